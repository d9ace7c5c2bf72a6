PRAGMA application_id = 1129073988;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'claimdesk','m001_first_schema','2026-11-22 21:14:49.732164+00:00');
CREATE TABLE analyst (
  name     TEXT PRIMARY KEY CHECK (name <> ''),
  initials TEXT NOT NULL CHECK (initials <> ''),
  since    TEXT NOT NULL
) STRICT;
INSERT INTO "analyst" VALUES('Anna Bell','AB','2026-11-22T09:00:00.000000+00:00');
INSERT INTO "analyst" VALUES('Ben','Ben','2026-11-22T09:00:02.000000+00:00');
CREATE TABLE anchor (
  id       TEXT PRIMARY KEY CHECK (length(id) = 12),
  claim    TEXT NOT NULL REFERENCES claim (id),
  revision TEXT NOT NULL REFERENCES revision (id),
  start    INTEGER NOT NULL CHECK (start >= 0),
  "end"    INTEGER NOT NULL,
  exact    TEXT NOT NULL CHECK (exact <> ''),
  prefix   TEXT NOT NULL,
  suffix   TEXT NOT NULL,
  UNIQUE (claim, revision),
  CHECK (start < "end"),
  -- length() stops at a NUL character, so both bounds are needed to say “as long as its words”
  CHECK (length(exact) <= "end" - start AND length(CAST(exact AS BLOB)) >= "end" - start)
) STRICT;
INSERT INTO "anchor" VALUES('21ddb3r7rek8','cdk6c3c7pwbd','gv8ks9hkknkt',0,33,'La base K1 a été rendue dimanche.','',' Le général Barker parle d''un « ');
INSERT INTO "anchor" VALUES('p31pqckeb8qp','nyjepsp8mgwt','gv8ks9hkknkt',34,88,'Le général Barker parle d''un « emplacement critique ».',' base K1 a été rendue dimanche. ','

Al-Qaim (est) a été quittée le');
INSERT INTO "anchor" VALUES('k63km1g9z8am','gr2mk8m0yty0','gv8ks9hkknkt',90,129,'Al-Qaim (est) a été quittée le 17 mars.','d''un « emplacement critique ».

',' Un entrepreneur a été tué le 27');
INSERT INTO "anchor" VALUES('9h8ah51tvh8b','vzrhe8wd7jt1','gv8ks9hkknkt',130,171,'Un entrepreneur a été tué le 27 décembre.','(est) a été quittée le 17 mars. ',' L''Iran a répondu.');
INSERT INTO "anchor" VALUES('zbhdpct2xeza','vbtxhppxcqqd','gv8ks9hkknkt',172,189,'L''Iran a répondu.','eneur a été tué le 27 décembre. ','');
INSERT INTO "anchor" VALUES('rbd7mexd2n8t','mbn6aq8kzhff','af7gvpwfm9yf',0,17,'Une autre phrase.','','');
INSERT INTO "anchor" VALUES('z04bayhmxxfb','8f6k6y2k4tat','gv8ks9hkknkt',172,178,'L''Iran','eneur a été tué le 27 décembre. ',' a répondu.');
INSERT INTO "anchor" VALUES('zew7dg6pjcs9','e7ftmebtwxbv','gv8ks9hkknkt',179,189,'a répondu.',' été tué le 27 décembre. L''Iran ','');
CREATE TABLE article (
  id          TEXT PRIMARY KEY CHECK (length(id) = 12 AND id NOT GLOB '*[^0-9a-hjkmnp-tv-z]*'),
  title       TEXT NOT NULL,
  url         TEXT,
  publisher   TEXT,
  author      TEXT,
  lang        TEXT NOT NULL CHECK (length(lang) IN (2, 3)),
  published   TEXT CHECK (published GLOB '[0-9][0-9][0-9][0-9]*' AND length(published) IN (4, 7, 10)),
  date_basis  TEXT NOT NULL CHECK (date_basis IN ('stated', 'planned', 'inferred', 'unknown')),
  last_number INTEGER NOT NULL DEFAULT 0 CHECK (last_number >= 0), -- kept by the trigger below
  version     INTEGER NOT NULL CHECK (version >= 1),
  changed_by  TEXT NOT NULL,
  changed_at  TEXT NOT NULL,
  CHECK ((published IS NULL) = (date_basis = 'unknown'))
) STRICT;
INSERT INTO "article" VALUES('wnwqef2p5a8z','K1',NULL,NULL,NULL,'fr','2020-03-29','stated',7,1,'Anna Bell','2026-11-22T09:00:00.000000+00:00');
INSERT INTO "article" VALUES('7g61kzntydrk','K1',NULL,NULL,NULL,'fr',NULL,'unknown',1,1,'Anna Bell','2026-11-22T09:00:15.000000+00:00');
CREATE TABLE citation (
  id          TEXT PRIMARY KEY CHECK (length(id) = 12),
  claim       TEXT NOT NULL REFERENCES claim (id),
  source      TEXT NOT NULL REFERENCES source (id),
  aspect      TEXT NOT NULL CHECK (aspect IN ('content', 'attribution')),
  stance      TEXT NOT NULL CHECK (stance IN ('supports', 'contradicts', 'context')),
  quote       TEXT,
  quote_lang  TEXT,
  translation TEXT,
  locator     TEXT,
  accessed    TEXT CHECK (accessed GLOB '[0-9][0-9][0-9][0-9]*' AND length(accessed) IN (4, 7, 10)),
  seen_by     TEXT NOT NULL,
  seen_at     TEXT NOT NULL,
  reused_from TEXT,
  version     INTEGER NOT NULL CHECK (version >= 1),
  changed_by  TEXT NOT NULL,
  changed_at  TEXT NOT NULL
) STRICT;
INSERT INTO "citation" VALUES('ww26617avqde','cdk6c3c7pwbd','7y1dpqmed1tn','content','supports','«K1»',NULL,NULL,NULL,NULL,'Anna Bell','2026-11-22T09:00:06.000000+00:00',NULL,1,'Anna Bell','2026-11-22T09:00:06.000000+00:00');
INSERT INTO "citation" VALUES('fjhk5a5mq8t1','nyjepsp8mgwt','7y1dpqmed1tn','content','supports','«K1»',NULL,NULL,NULL,NULL,'Anna Bell','2026-11-22T09:00:06.000000+00:00',NULL,1,'Anna Bell','2026-11-22T09:00:06.000000+00:00');
CREATE TABLE claim (
  id              TEXT PRIMARY KEY CHECK (length(id) = 12 AND id NOT GLOB '*[^0-9a-hjkmnp-tv-z]*'),
  article         TEXT NOT NULL REFERENCES article (id),
  number          INTEGER NOT NULL CHECK (number >= 1),
  claim           TEXT NOT NULL CHECK (claim <> ''),
  kind            TEXT NOT NULL CHECK (kind IN ('statement', 'reported', 'quotation', 'headline', 'caption',
                                                'image', 'opinion', 'prediction')),
  speaker         TEXT,
  via             TEXT,
  dates           TEXT NOT NULL CHECK (json_valid(dates)),
  numbers         TEXT NOT NULL CHECK (json_valid(numbers)),
  checkworthiness REAL NOT NULL CHECK (checkworthiness BETWEEN 0 AND 1),
  reasons         TEXT NOT NULL CHECK (json_valid(reasons)),
  uncertain       TEXT NOT NULL CHECK (json_valid(uncertain)),
  priority        INTEGER NOT NULL CHECK (priority BETWEEN -9 AND 9),
  work            TEXT NOT NULL CHECK (work IN ('todo', 'doing', 'waiting', 'done', 'skipped')),
  work_note       TEXT,
  work_until      TEXT,
  assignee        TEXT,
  origin          TEXT NOT NULL,
  derived_from    TEXT NOT NULL CHECK (json_valid(derived_from)),
  retired         INTEGER NOT NULL CHECK (retired IN (0, 1)),
  same_fact       TEXT,
  version         INTEGER NOT NULL CHECK (version >= 1),
  changed_by      TEXT NOT NULL,
  changed_at      TEXT NOT NULL,
  UNIQUE (article, number),
  CHECK (work NOT IN ('waiting', 'skipped') OR work_note <> '')
) STRICT;
INSERT INTO "claim" VALUES('cdk6c3c7pwbd','wnwqef2p5a8z',1,'La base K1 a été rendue dimanche.','statement',NULL,NULL,'[]','[]',0.5,'[]','[]',0,'todo',NULL,NULL,NULL,'splitter test 1','[]',0,NULL,1,'Anna Bell','2026-11-22T09:00:00.000000+00:00');
INSERT INTO "claim" VALUES('nyjepsp8mgwt','wnwqef2p5a8z',2,'Le général Barker parle d''un « emplacement critique ».','statement',NULL,NULL,'[]','[]',0.5,'[]','[]',0,'todo',NULL,NULL,NULL,'splitter test 1','[]',0,NULL,1,'Anna Bell','2026-11-22T09:00:00.000000+00:00');
INSERT INTO "claim" VALUES('gr2mk8m0yty0','wnwqef2p5a8z',3,'Al-Qaim (est) a été quittée le 17 mars.','statement',NULL,NULL,'[]','[]',0.5,'[]','[]',0,'todo',NULL,NULL,NULL,'splitter test 1','[]',0,NULL,1,'Anna Bell','2026-11-22T09:00:00.000000+00:00');
INSERT INTO "claim" VALUES('vzrhe8wd7jt1','wnwqef2p5a8z',4,'Un entrepreneur a été tué le 27 décembre.','statement',NULL,NULL,'[]','[]',0.5,'[]','[]',0,'waiting','Barker',NULL,NULL,'splitter test 1','[]',0,NULL,2,'Anna Bell','2026-11-22T09:00:08.000000+00:00');
INSERT INTO "claim" VALUES('vbtxhppxcqqd','wnwqef2p5a8z',5,'L''Iran a répondu.','statement',NULL,NULL,'[]','[]',0.5,'[]','[]',0,'todo',NULL,NULL,NULL,'splitter test 1','[]',1,NULL,2,'Anna Bell','2026-11-22T09:00:17.000000+00:00');
INSERT INTO "claim" VALUES('mbn6aq8kzhff','7g61kzntydrk',1,'Une autre phrase.','statement',NULL,NULL,'[]','[]',0.5,'[]','[]',0,'todo',NULL,NULL,NULL,'splitter test 1','[]',0,NULL,1,'Anna Bell','2026-11-22T09:00:15.000000+00:00');
INSERT INTO "claim" VALUES('8f6k6y2k4tat','wnwqef2p5a8z',6,'L''Iran','statement',NULL,NULL,'[]','[]',0.5,'[]','[]',0,'todo',NULL,NULL,NULL,'analyst Anna Bell','["vbtxhppxcqqd"]',0,NULL,1,'Anna Bell','2026-11-22T09:00:17.000000+00:00');
INSERT INTO "claim" VALUES('e7ftmebtwxbv','wnwqef2p5a8z',7,'a répondu.','statement',NULL,NULL,'[]','[]',0.5,'[]','[]',0,'todo',NULL,NULL,NULL,'analyst Anna Bell','["vbtxhppxcqqd"]',0,NULL,1,'Anna Bell','2026-11-22T09:00:17.000000+00:00');
CREATE TABLE cluster (
  id         TEXT PRIMARY KEY CHECK (length(id) = 12),
  canonical  TEXT NOT NULL REFERENCES claim (id),
  members    TEXT NOT NULL CHECK (json_array_length(members) >= 2),
  version    INTEGER NOT NULL CHECK (version >= 1),
  changed_by TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;
INSERT INTO "cluster" VALUES('6nmj88yy1tpg','cdk6c3c7pwbd','["cdk6c3c7pwbd","mbn6aq8kzhff"]',1,'Anna Bell','2026-11-22T09:00:16.000000+00:00');
CREATE TABLE cluster_member (
  claim   TEXT PRIMARY KEY REFERENCES claim (id),
  cluster TEXT NOT NULL REFERENCES cluster (id)
) STRICT, WITHOUT ROWID;
INSERT INTO "cluster_member" VALUES('cdk6c3c7pwbd','6nmj88yy1tpg');
INSERT INTO "cluster_member" VALUES('mbn6aq8kzhff','6nmj88yy1tpg');
CREATE TABLE correction (
  id        TEXT PRIMARY KEY CHECK (length(id) = 12),
  article   TEXT NOT NULL REFERENCES article (id),
  wrong     TEXT NOT NULL CHECK (wrong <> ''),
  "right"   TEXT NOT NULL CHECK ("right" <> ''),
  published TEXT CHECK (published GLOB '[0-9][0-9][0-9][0-9]*' AND length(published) IN (4, 7, 10)),
  why       TEXT NOT NULL CHECK (why <> ''),
  analyst   TEXT NOT NULL,
  at        TEXT NOT NULL
) STRICT;
INSERT INTO "correction" VALUES('xysjp0gar3dm','wnwqef2p5a8z','est','ouest',NULL,'carte','Anna Bell','2026-11-22T09:00:18.000000+00:00');
CREATE TABLE document (
  digest  TEXT PRIMARY KEY CHECK (length(digest) = 64),
  content BLOB NOT NULL,
  text    TEXT NOT NULL
) STRICT;
INSERT INTO "document" VALUES('10f1bd50005135f1a4fe482eea22f9411a41b8061356e58b29ffa370f381d897',X'4C612062617365204B31206120C3A974C3A92072656E6475652064696D616E6368652E204C652067C3A96EC3A972616C204261726B6572207061726C65206427756E20C2AB20656D706C6163656D656E7420637269746971756520C2BB2E0A0A416C2D5161696D202865737429206120C3A974C3A9207175697474C3A965206C65203137206D6172732E20556E20656E7472657072656E657572206120C3A974C3A9207475C3A9206C652032372064C3A963656D6272652E204C274972616E20612072C3A9706F6E64752E','La base K1 a été rendue dimanche. Le général Barker parle d''un « emplacement critique ».

Al-Qaim (est) a été quittée le 17 mars. Un entrepreneur a été tué le 27 décembre. L''Iran a répondu.');
INSERT INTO "document" VALUES('10c2e73ce9df9697ae36bb6c7f65b5a3ec7f12a36bc5ed58778c5f1a59f231ca',X'556E65206175747265207068726173652E','Une autre phrase.');
CREATE TABLE event (
  seq            INTEGER PRIMARY KEY CHECK (seq >= 1),
  kind           TEXT NOT NULL,
  analyst        TEXT NOT NULL,
  at             TEXT NOT NULL,
  job            INTEGER,
  target         INTEGER,
  payload        ANY, -- JSON text, zlib of it where it is long, NULL once purged
  payload_digest TEXT NOT NULL CHECK (length(payload_digest) = 64),
  previous       TEXT NOT NULL CHECK (length(previous) = 64),
  digest         TEXT NOT NULL UNIQUE CHECK (length(digest) = 64)
) STRICT;
INSERT INTO "event" VALUES(1,'article_added','Anna Bell','2026-11-22T09:00:00.000000+00:00',NULL,NULL,X'7801DD97C1929B3810865F45C525BBB5E32904631B7C4B6E5B99CB56ED9E92944B4063144060216C8F53F340AE7D84BDC52F96961C184C3C86AD5C32E3F2018490BA3FFD6AFD7CB15850D4CA5A7CB198543CCCC05A58EFA9756385452DB07DFA889709132BA8ACC507EC152B90A67BAD9202AF449D654D9768C9F015CBB19DD984D289E3FC6DFB0BDBC6FFAD6D7E7F981B3DBA19325A060FD8FFAD108CBC832CC3071153B00C58C5713AAB527817612B8FF06E2BB66B889D72CABC3DB6651814B6C612AFCB3AC87895605F33BB3DB1DD89E3771EB4812AAE9E72AC65D624B00159F142580B8A0907101712499C72BB34B9628119A681F678D3451345301E0533BD7F00D18CFC43DE612114E8A5B1A81DD3209A22D92975A731657731DC790E00739CD8BFA3D84003CF9EE1C3194CBDC0F1E398B9733B763D1A79FE1CF94410161137206B154F3C6C32E9AE365E5AF9499A8A54619BA8F3402FFB33707ABD1B381236DC403DA7D3EAACB7A0ACAAF84A40CBBDD1C84F6B2A4C204CB78554091750A1B0ECDB294A30633C478AF78CA0DE80BCA78491E3411D0F4482886A2011CF99C0976F352854A296E4874F869AE41B5CE258167A04D366B085513A0BDD705E6E032DDB940BAD4823E35CAF59876473D90E5A48BEE22840AB2A33AE7097119C5111BD174BC9F1A9C2BD62DF5812585588F635098A4B2D7C7C54B11C96310B511C27E95625B0542FDCE9B6162148C5CC2C26E827D5DF581BCE9A7EC82AC54054111538BBBE5B8A42B50B631AB03AF0EFBBE7F28EE9B1684471C2FE6B2B02C8EA7810C783641979C72412242593192AE24D2DC8D77F09E465C642D06B4A425C19BE46B97CFD6FBC50C4C36728ABD2CB575BAD8A2B42715EBD507A2C5E9050DE6693BFB08890DF70A3FEDE568F758DDBF778008282A1739233598D17C64A3A79EAE5F6837AB0AF0BC37DF5C2E8B17841C2F847102C0D124A3C49A096AD34548DA70BCAC29993E878C00212C8FF71BA6CF632016F1BCD3F2B7D2A5C291A77AF5E1B3D162F481BF76FFE944CA024E4F150166834C617874DA0764959EEC2F57AC05EA0BF3979B6D627BC367BD1637145008DD1EB1912F478D6C2C52A0A3BE398461A41E3F31C1A45812BE712526D99719BC77C878E09AF5BD3BBB07AB6186DA04467A67D5A1D9FFA93FB41AB615D7657BD089AF4B55FC5AFB2337BD5E4DF3B674DFE9ED7C97F30962BB6C760295D5AAEC314026F5D76B10C1A6C32069C8B55AD25F7517C1483C7EF33EC7A618E61D73B8A0C3BEAF84FF00663E95A01032B9DB9694E57FEDE637917D690C7D4998FC1E59F096DF8447A06562FCC31B07AB5F9046B4E9F600D07737E3C1A5E7EE2B1644AD526F1822EAF61F3354A5DD43DE375A14A5FDE88BDB046F1392FE3273E5E474C1726FFFE5DBE0F92A80C95B3833DEB42186133C65198E3F746BBC99E91442F887ECA9F1EBF01B4C60246','c0c1795b8d661e8491082643710e9123d94503cf1eaa8fc73bf5221fede305ed','0000000000000000000000000000000000000000000000000000000000000000','8df91f48a5292b83fa20e89ff142fc1a71a861a1c7f2f8fb805ccce59987c8ef');
INSERT INTO "event" VALUES(2,'verdict_marked','Anna Bell','2026-11-22T09:00:01.000000+00:00',NULL,NULL,'{"about":{"aspect":"content","claim":1,"reason":null,"value":"supported"},"changes":[{"after":{"analyst":"Anna Bell","as_of":null,"aspect":"content","at":"2026-11-22T09:00:01.000000+00:00","claim":"cdk6c3c7pwbd","id":"t42cdt287ht4","judged":"414f9fbf2e0d77d112f8bcc415390169319589dddfc9e6c17ac31378cc373451","rationale":"vu","reason":null,"revision":"gv8ks9hkknkt","standing":1,"value":"supported"},"before":null,"id":"t42cdt287ht4","table":"verdict"}]}','d03f59fd717a05a9b141c31f1ea4261d1cfe1b13ef28239b93b6b6c8ece41acf','8df91f48a5292b83fa20e89ff142fc1a71a861a1c7f2f8fb805ccce59987c8ef','71c112901c4ab0c0dfabf0c65a8820eff67974fa06533f9267c03f7a879b8bcc');
INSERT INTO "event" VALUES(3,'verdict_marked','Ben','2026-11-22T09:00:02.000000+00:00',NULL,NULL,'{"about":{"aspect":"content","claim":1,"reason":"date_wrong","value":"contradicted"},"changes":[{"after":{"analyst":"Ben","as_of":null,"aspect":"content","at":"2026-11-22T09:00:02.000000+00:00","claim":"cdk6c3c7pwbd","id":"942hx12mcfmd","judged":"414f9fbf2e0d77d112f8bcc415390169319589dddfc9e6c17ac31378cc373451","rationale":null,"reason":"date_wrong","revision":"gv8ks9hkknkt","standing":1,"value":"contradicted"},"before":null,"id":"942hx12mcfmd","table":"verdict"}]}','fb4baba20f276e9bffaaca8a69f79980f714456147a11ce3bb8ed119a0bcc545','71c112901c4ab0c0dfabf0c65a8820eff67974fa06533f9267c03f7a879b8bcc','e8f7df65153be11ef27468234b11509523a8e87e763c880319bbb309ac4a29c8');
INSERT INTO "event" VALUES(4,'dispute_resolved','Anna Bell','2026-11-22T09:00:03.000000+00:00',NULL,NULL,'{"about":{"aspect":"content","claim":1,"value":"supported","why":"relu"},"changes":[{"after":{"analyst":"Anna Bell","aspect":"content","at":"2026-11-22T09:00:03.000000+00:00","claim":"cdk6c3c7pwbd","id":"bz8vbmx1emq6","value":"supported","verdicts":"[\"t42cdt287ht4\",\"942hx12mcfmd\"]","why":"relu"},"before":null,"id":"bz8vbmx1emq6","table":"resolution"}]}','eae114d39b3190370caffbc1f9b83825098621ab40977f96effa6290757407bd','e8f7df65153be11ef27468234b11509523a8e87e763c880319bbb309ac4a29c8','04c5de076564c71c970b432423ffe689243f332a77936116b5c9c3241a8f03ba');
INSERT INTO "event" VALUES(5,'fix_proposed','Anna Bell','2026-11-22T09:00:04.000000+00:00',NULL,NULL,'{"about":{"claim":3,"proposed":"(ouest)","wrong":"(est)"},"changes":[{"after":{"analyst":"Anna Bell","at":"2026-11-22T09:00:04.000000+00:00","changed_at":"2026-11-22T09:00:04.000000+00:00","changed_by":"Anna Bell","claim":"gr2mk8m0yty0","end":103,"id":"mpydb51z6s3s","proposed":"(ouest)","revision":"gv8ks9hkknkt","start":98,"state":"proposed","version":1,"wrong":"(est)"},"before":null,"id":"mpydb51z6s3s","table":"fix"}]}','192cc448883ad261f7925aa947cc819404458255171d43f61180c4c74e659214','04c5de076564c71c970b432423ffe689243f332a77936116b5c9c3241a8f03ba','c0eded2b9ee3a6b8e0b3a2477f92fe5e49f0d497658cb0024f7fed5814e7af04');
INSERT INTO "event" VALUES(6,'source_added','Anna Bell','2026-11-22T09:00:05.000000+00:00',NULL,NULL,'{"about":{"source":"Communiqué"},"changes":[{"after":{"archived":null,"author":null,"based_on":null,"changed_at":"2026-11-22T09:00:05.000000+00:00","changed_by":"Anna Bell","channel":null,"confidential":null,"id":"7y1dpqmed1tn","kind":"page","primary":1,"published":null,"publisher":null,"role":null,"snapshot":null,"spoken":null,"supplied_by":null,"terms":null,"title":"Communiqué","url":null,"version":1},"before":null,"id":"7y1dpqmed1tn","table":"source"}]}','c8f2518125102f3d3620be3ba5ca319118c7bf920ef21476b4613b3d1b9cbc65','c0eded2b9ee3a6b8e0b3a2477f92fe5e49f0d497658cb0024f7fed5814e7af04','6651e09e39bd8592454459e46e92db3f8a84bf9fa62b56b3192368827e90591f');
INSERT INTO "event" VALUES(7,'cited','Anna Bell','2026-11-22T09:00:06.000000+00:00',NULL,NULL,'{"about":{"aspect":"content","claims":[1,2],"source":"Communiqué","stance":"supports"},"changes":[{"after":{"accessed":null,"aspect":"content","changed_at":"2026-11-22T09:00:06.000000+00:00","changed_by":"Anna Bell","claim":"cdk6c3c7pwbd","id":"ww26617avqde","locator":null,"quote":"«K1»","quote_lang":null,"reused_from":null,"seen_at":"2026-11-22T09:00:06.000000+00:00","seen_by":"Anna Bell","source":"7y1dpqmed1tn","stance":"supports","translation":null,"version":1},"before":null,"id":"ww26617avqde","table":"citation"},{"after":{"accessed":null,"aspect":"content","changed_at":"2026-11-22T09:00:06.000000+00:00","changed_by":"Anna Bell","claim":"nyjepsp8mgwt","id":"fjhk5a5mq8t1","locator":null,"quote":"«K1»","quote_lang":null,"reused_from":null,"seen_at":"2026-11-22T09:00:06.000000+00:00","seen_by":"Anna Bell","source":"7y1dpqmed1tn","stance":"supports","translation":null,"version":1},"before":null,"id":"fjhk5a5mq8t1","table":"citation"}]}','1aa6196385ee129149e93e225eb8f044faf21dacbfc07e2a44fb6f8862a8dac6','6651e09e39bd8592454459e46e92db3f8a84bf9fa62b56b3192368827e90591f','7fc3b57696d7477cebb500fb2edda77b74ff29bcd1e4e008ff8a7337c14075f6');
INSERT INTO "event" VALUES(8,'source_added','Anna Bell','2026-11-22T09:00:07.000000+00:00',NULL,NULL,'{"about":{"source":"confidential source 1"},"changes":[{"after":{"archived":null,"author":null,"based_on":null,"changed_at":"2026-11-22T09:00:07.000000+00:00","changed_by":"Anna Bell","channel":null,"confidential":1,"id":"6k2p1e1t0npw","kind":"person","primary":0,"published":null,"publisher":null,"role":null,"snapshot":null,"spoken":null,"supplied_by":null,"terms":null,"title":"confidential source 1","url":null,"version":1},"before":null,"id":"6k2p1e1t0npw","table":"source"}]}','703463a9b295da17f7305748ff4c976bd2d8729c4f187af6db3978f1fbe16a0c','7fc3b57696d7477cebb500fb2edda77b74ff29bcd1e4e008ff8a7337c14075f6','ad26b4acd04cd163a77c7f69de64b549ccf58f24586e95dbfd243392ef1dc385');
INSERT INTO "event" VALUES(9,'work_changed','Anna Bell','2026-11-22T09:00:08.000000+00:00',NULL,NULL,'{"about":{"claim":4,"state":"waiting"},"changes":[{"after":{"article":"wnwqef2p5a8z","assignee":null,"changed_at":"2026-11-22T09:00:08.000000+00:00","changed_by":"Anna Bell","checkworthiness":0.5,"claim":"Un entrepreneur a été tué le 27 décembre.","dates":"[]","derived_from":"[]","id":"vzrhe8wd7jt1","kind":"statement","number":4,"numbers":"[]","origin":"splitter test 1","priority":0,"reasons":"[]","retired":0,"same_fact":null,"speaker":null,"uncertain":"[]","version":2,"via":null,"work":"waiting","work_note":"Barker","work_until":null},"before":{"article":"wnwqef2p5a8z","assignee":null,"changed_at":"2026-11-22T09:00:00.000000+00:00","changed_by":"Anna Bell","checkworthiness":0.5,"claim":"Un entrepreneur a été tué le 27 décembre.","dates":"[]","derived_from":"[]","id":"vzrhe8wd7jt1","kind":"statement","number":4,"numbers":"[]","origin":"splitter test 1","priority":0,"reasons":"[]","retired":0,"same_fact":null,"speaker":null,"uncertain":"[]","version":1,"via":null,"work":"todo","work_note":null,"work_until":null},"id":"vzrhe8wd7jt1","table":"claim"}]}','1c97a332afa15f159362f5c22d070cbb591f1c87304d26a7ab45537d60b63e42','ad26b4acd04cd163a77c7f69de64b549ccf58f24586e95dbfd243392ef1dc385','d8740393f4deddd73cf0d069be46cd934658fb7bb7cf48fcc2c70f20edb7a2f6');
INSERT INTO "event" VALUES(10,'note_added','Anna Bell','2026-11-22T09:00:09.000000+00:00',NULL,NULL,'{"about":{"claim":4},"changes":[{"after":{"analyst":"Anna Bell","at":"2026-11-22T09:00:09.000000+00:00","claim":"vzrhe8wd7jt1","id":"nc8jvtwqw13b","text":"rappeler"},"before":null,"id":"nc8jvtwqw13b","table":"note"}]}','31e1e59e7082dd6462aa80e226b6b1d0a2451692c3ad56979b57eae64755b720','d8740393f4deddd73cf0d069be46cd934658fb7bb7cf48fcc2c70f20edb7a2f6','c92cb64faf44a04fa688abb0197a6ff90142455f0b3d4b2993aae6fa384d1de7');
INSERT INTO "event" VALUES(11,'job_started','Anna Bell','2026-11-22T09:00:12.000000+00:00',11,NULL,'{"about":{"name":"import","of":"fact_checks_imported"},"changes":[]}','741cbfeedf84ee1af297272a952e6dbc37e4447de242aba16e97a8b03b4b5791','c92cb64faf44a04fa688abb0197a6ff90142455f0b3d4b2993aae6fa384d1de7','0836c7d1263fcdd7b7fdbadd3ab0f18ddb978fd52adfe6867dc5f49ccfdb2b66');
INSERT INTO "event" VALUES(12,'fact_checks_imported','Anna Bell','2026-11-22T09:00:11.000000+00:00',11,NULL,'{"about":{"count":1,"name":"import"},"changes":[{"after":{"claim":"Al-Qaim a été quittée le 17 mars.","date":null,"date_text":null,"external_id":"1","id":"bhhx08wx5vja","imported_at":"2026-11-22T09:00:10.000000+00:00","label":"Faux","lang":"fr","publisher":null,"review":null,"scale":"{\"best\":5.0,\"value\":1.0,\"worst\":null}","source":"import","speaker":null,"title":null,"url":null,"verdict":"contradicted","version":1},"before":null,"id":"bhhx08wx5vja","table":"fact_check"}]}','7e5eb0acaa936aeb8f92f7a6d000ceb9f4421847b2e9de31a92b5a817994cd23','0836c7d1263fcdd7b7fdbadd3ab0f18ddb978fd52adfe6867dc5f49ccfdb2b66','a803e21108a5540b856e616ffc8e6f839c98d679d1e8a389b3ebeecf2f79d232');
INSERT INTO "event" VALUES(13,'job_ended','Anna Bell','2026-11-22T09:00:13.000000+00:00',11,NULL,'{"about":{"cancelled":false,"count":1,"name":"import","of":"fact_checks_imported"},"changes":[]}','b22957c97a7375762791c5b9e31f93de54877328fe786c2f700a1725e25a1bbb','a803e21108a5540b856e616ffc8e6f839c98d679d1e8a389b3ebeecf2f79d232','04bb528f6f4d0b71c2477651da641c02d5d15bf1a460cf08625d05fdcfc307a2');
INSERT INTO "event" VALUES(14,'match_decided','Anna Bell','2026-11-22T09:00:14.000000+00:00',NULL,NULL,'{"about":{"claim":3,"relation":"same"},"changes":[{"after":{"analyst":"Anna Bell","at":"2026-11-22T09:00:14.000000+00:00","claim":"gr2mk8m0yty0","confirmed":1,"id":"tsytn68qjb3w","key":"f:bhhx08wx5vja","relation":"same"},"before":null,"id":"tsytn68qjb3w","table":"match_decision"}]}','71d08a991863529f71313918937289ff0afa22b10a5b24478a808f92057ff531','04bb528f6f4d0b71c2477651da641c02d5d15bf1a460cf08625d05fdcfc307a2','06342b1bd1aa7b06d27f0d07d3f4533dfa6a5291712e724e44ba48d8dc907029');
INSERT INTO "event" VALUES(15,'article_added','Anna Bell','2026-11-22T09:00:15.000000+00:00',NULL,NULL,'{"about":{"article":"K1","count":1},"changes":[{"after":{"author":null,"changed_at":"2026-11-22T09:00:15.000000+00:00","changed_by":"Anna Bell","date_basis":"unknown","id":"7g61kzntydrk","lang":"fr","published":null,"publisher":null,"title":"K1","url":null,"version":1},"before":null,"id":"7g61kzntydrk","table":"article"},{"after":{"added_at":"2026-11-22T09:00:15.000000+00:00","added_by":"Anna Bell","article":"7g61kzntydrk","content":"10c2e73ce9df9697ae36bb6c7f65b5a3ec7f12a36bc5ed58778c5f1a59f231ca","decoding":"utf-8","id":"af7gvpwfm9yf","number":1},"before":null,"id":"af7gvpwfm9yf","table":"revision"},{"after":{"article":"7g61kzntydrk","assignee":null,"changed_at":"2026-11-22T09:00:15.000000+00:00","changed_by":"Anna Bell","checkworthiness":0.5,"claim":"Une autre phrase.","dates":"[]","derived_from":"[]","id":"mbn6aq8kzhff","kind":"statement","number":1,"numbers":"[]","origin":"splitter test 1","priority":0,"reasons":"[]","retired":0,"same_fact":null,"speaker":null,"uncertain":"[]","version":1,"via":null,"work":"todo","work_note":null,"work_until":null},"before":null,"id":"mbn6aq8kzhff","table":"claim"},{"after":{"claim":"mbn6aq8kzhff","end":17,"exact":"Une autre phrase.","id":"rbd7mexd2n8t","prefix":"","revision":"af7gvpwfm9yf","start":0,"suffix":""},"before":null,"id":"rbd7mexd2n8t","table":"anchor"}]}','24c78625929e4ed1274be8a1ae0a3b72392d756a9b7204dce1c651c72969f8de','06342b1bd1aa7b06d27f0d07d3f4533dfa6a5291712e724e44ba48d8dc907029','a12f96b6b436f93385a25615146f2d25f8735742ae4c4c8c1a996df6e7cbf96a');
INSERT INTO "event" VALUES(16,'linked','Anna Bell','2026-11-22T09:00:16.000000+00:00',NULL,NULL,'{"about":{"claims":[1,1],"link":"must","why":"même fait"},"changes":[{"after":{"a":"cdk6c3c7pwbd","analyst":"Anna Bell","at":"2026-11-22T09:00:16.000000+00:00","b":"mbn6aq8kzhff","id":"92znkhxa8ndp","kind":"must","why":"même fait"},"before":null,"id":"92znkhxa8ndp","table":"link"},{"after":{"canonical":"cdk6c3c7pwbd","changed_at":"2026-11-22T09:00:16.000000+00:00","changed_by":"Anna Bell","id":"6nmj88yy1tpg","members":"[\"cdk6c3c7pwbd\",\"mbn6aq8kzhff\"]","version":1},"before":null,"id":"6nmj88yy1tpg","table":"cluster"}]}','640b021efe5dedcc886aa9f6d5555f6e3c7b1ae1ce1b0e4643a28d0c7d3f326d','a12f96b6b436f93385a25615146f2d25f8735742ae4c4c8c1a996df6e7cbf96a','11d8a6c1c5693f129ed0c208d02182d56b1499cf8221536ee290b681894096f3');
INSERT INTO "event" VALUES(17,'claim_cut','Anna Bell','2026-11-22T09:00:17.000000+00:00',NULL,NULL,X'7801E555CD8E9B30107E15E44B0F6523837643C2ADBD55EAB1B76C141918820B18621B4236CA03E539F2621DC3C292689BAE5691BA5573883CF60CF3F7CD377BC282A2D2C4DF9330633C27FE83DD9D14F11753DB5B1E504E985883B9D813166B90469D49CDC30C884FB662BB81D82D1FD8EC89D88429C5D702F0455459D65B472B865E884BDDE99DE3DCB9EE0F3AF729F51D6F42DBDF67142845FBCE5BB40A76A8FF4508667D852C6B1F204CB785D40917A0301C3AE98345CDEF9FBE4926502D62DAC44A164B2380E43544AB5816981B593C923AD04D52964DB8D9448FC4E8F0085F66F1349DEEDCF45E639C3649B930B70A25C841982B51E581497DDA1F072785E46B2E509D0996ED94B6C6519792E3BBC664A84D24305588C15082E612D0113E2996C32A662156A9AB9B2A81A5C66127562204A959EBA74DAD06A978816E1D9BD49CF57A58A01443D1455460D0465A89420FDD682F2AA179D619607B03880B3928BC560DCD82B6D31D440EF60806CFA8B9AC1F98F239DECC26D0B439BDF4A775F044EF03B64BF2A689030CB39410F306C3060195B498753AEAD3D1D215FE6560B99E159D8E21E481848985FA126ADE254FD6F52C55F3244D456ABA841D935842C773F15CC5DD57F183F2742C0B115513F27AC61701F51933112685449B51CA1F0DF9E3E4DE0B7FF0629D43A0B74D506315AFC0DFFB0FE07F518D1E0C57E07F61D1C17F367F81FF7993BA1980AD17ADA7E5CF50CDC7337015FC1DCDBD7106D0FF3003BFC3FD79107DAAFF02EE9F4B715ED9ABEC3FB0FD78095C873B6E988EF807D21ED85E9519D7B80D2DDC37DA72DA16BE81EB91AEDFCFF5C86A37E1FA9BED6F4A6FBABFCF98FA0F64F621BAF95737774B231758EE27F899AC96875FBFC439E7','3f53334185db8bacafdb2662901c0a85c9ec7cb7f74cf5eb5b98db5cfee58e01','11d8a6c1c5693f129ed0c208d02182d56b1499cf8221536ee290b681894096f3','560265aa4e88ce93287988993cd7ec81f51526cb2a9a3b76957b067d7894668a');
INSERT INTO "event" VALUES(18,'correction_added','Anna Bell','2026-11-22T09:00:18.000000+00:00',NULL,NULL,'{"about":{"article":"K1","right":"ouest","wrong":"est"},"changes":[{"after":{"analyst":"Anna Bell","article":"wnwqef2p5a8z","at":"2026-11-22T09:00:18.000000+00:00","id":"xysjp0gar3dm","published":null,"right":"ouest","why":"carte","wrong":"est"},"before":null,"id":"xysjp0gar3dm","table":"correction"}]}','7f0da9bff35f64265d3a478ca8f64eba45f8914e5c5e6a38c027138b8b0b751e','560265aa4e88ce93287988993cd7ec81f51526cb2a9a3b76957b067d7894668a','a05e1e9df65025f219b448b14a9e97851e647335759144755d00b07b72b69dd8');
INSERT INTO "event" VALUES(19,'signed_off','Anna Bell','2026-11-22T09:00:19.000000+00:00',NULL,NULL,'{"about":{"article":"K1","role":"editor","who":"Chef"},"changes":[{"after":{"article":"wnwqef2p5a8z","at":"2026-11-22T09:00:19.000000+00:00","content":"10f1bd50005135f1a4fe482eea22f9411a41b8061356e58b29ffa370f381d897","head":"a05e1e9df65025f219b448b14a9e97851e647335759144755d00b07b72b69dd8","id":"4184h88vh8cz","revision":"gv8ks9hkknkt","role":"editor","who":"Chef"},"before":null,"id":"4184h88vh8cz","table":"signoff"}]}','7d1657babaf451006b64377db1b478cf2a5be8b5c8ec35f370370b14f9c30be8','a05e1e9df65025f219b448b14a9e97851e647335759144755d00b07b72b69dd8','340b908cdba74d681569cc2865ab8909bc470efdad271111ba33e6892f86b1c4');
INSERT INTO "event" VALUES(20,'undone','Anna Bell','2026-11-22T09:00:20.000000+00:00',NULL,19,'{"about":{"event":19,"of":"signed_off"},"changes":[{"after":null,"before":{"article":"wnwqef2p5a8z","at":"2026-11-22T09:00:19.000000+00:00","content":"10f1bd50005135f1a4fe482eea22f9411a41b8061356e58b29ffa370f381d897","head":"a05e1e9df65025f219b448b14a9e97851e647335759144755d00b07b72b69dd8","id":"4184h88vh8cz","revision":"gv8ks9hkknkt","role":"editor","who":"Chef"},"id":"4184h88vh8cz","table":"signoff"}]}','ac602b58b0a3efeb3a7fb5c7b2889a33fbe6f6138b633249b7d3ed1f23118254','340b908cdba74d681569cc2865ab8909bc470efdad271111ba33e6892f86b1c4','c118ac8a688b638708b5ce5ece94edd576e9ec245cb9808a8bd98f05375ffe89');
INSERT INTO "event" VALUES(21,'redone','Anna Bell','2026-11-22T09:00:21.000000+00:00',NULL,19,'{"about":{"event":19,"of":"signed_off"},"changes":[{"after":{"article":"wnwqef2p5a8z","at":"2026-11-22T09:00:19.000000+00:00","content":"10f1bd50005135f1a4fe482eea22f9411a41b8061356e58b29ffa370f381d897","head":"a05e1e9df65025f219b448b14a9e97851e647335759144755d00b07b72b69dd8","id":"4184h88vh8cz","revision":"gv8ks9hkknkt","role":"editor","who":"Chef"},"before":null,"id":"4184h88vh8cz","table":"signoff"}]}','3056c0052bb4ac2f4acedf870ba4ae9e2ec88fae34d09f3a99b06d096d357f4f','c118ac8a688b638708b5ce5ece94edd576e9ec245cb9808a8bd98f05375ffe89','9cd439f3518f2aa40ba465d7ff74544b0244e855037aea32ad1c0f6e984fdda9');
CREATE TABLE fact_check (
  id          TEXT PRIMARY KEY CHECK (length(id) = 12),
  source      TEXT NOT NULL,
  external_id TEXT NOT NULL CHECK (json_valid(external_id)),
  claim       TEXT NOT NULL CHECK (claim <> ''),
  title       TEXT,
  review      TEXT,
  lang        TEXT,
  verdict     TEXT CHECK (verdict IN ('supported', 'unverified', 'contradicted')),
  label       TEXT,
  scale       TEXT CHECK (scale IS NULL OR json_valid(scale)), -- older SQLite takes NULL for invalid
  url         TEXT,
  publisher   TEXT,
  speaker     TEXT,
  date        TEXT CHECK (date GLOB '[0-9][0-9][0-9][0-9]*' AND length(date) IN (4, 7, 10)),
  date_text   TEXT,
  imported_at TEXT NOT NULL,
  version     INTEGER NOT NULL CHECK (version >= 1),
  UNIQUE (source, external_id)
) STRICT;
INSERT INTO "fact_check" VALUES('bhhx08wx5vja','import','1','Al-Qaim a été quittée le 17 mars.',NULL,NULL,'fr','contradicted','Faux','{"best":5.0,"value":1.0,"worst":null}',NULL,NULL,NULL,NULL,NULL,'2026-11-22T09:00:10.000000+00:00',1);
CREATE TABLE fix (
  id         TEXT PRIMARY KEY CHECK (length(id) = 12),
  claim      TEXT NOT NULL REFERENCES claim (id),
  revision   TEXT NOT NULL REFERENCES revision (id),
  start      INTEGER NOT NULL CHECK (start >= 0),
  "end"      INTEGER NOT NULL,
  wrong      TEXT NOT NULL CHECK (wrong <> ''),
  proposed   TEXT NOT NULL,
  state      TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'refused')),
  analyst    TEXT NOT NULL,
  at         TEXT NOT NULL,
  version    INTEGER NOT NULL CHECK (version >= 1),
  changed_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  CHECK (start < "end" AND wrong <> proposed)
) STRICT;
INSERT INTO "fix" VALUES('mpydb51z6s3s','gr2mk8m0yty0','gv8ks9hkknkt',98,103,'(est)','(ouest)','proposed','Anna Bell','2026-11-22T09:00:04.000000+00:00',1,'Anna Bell','2026-11-22T09:00:04.000000+00:00');
CREATE TABLE identity (
  number  INTEGER PRIMARY KEY AUTOINCREMENT, -- numbers of erased identities are never given again
  details TEXT NOT NULL
) STRICT;
INSERT INTO "identity" VALUES(1,'Untel
06');
CREATE TABLE link (
  id      TEXT PRIMARY KEY CHECK (length(id) = 12),
  a       TEXT NOT NULL REFERENCES claim (id),
  b       TEXT NOT NULL REFERENCES claim (id),
  kind    TEXT NOT NULL CHECK (kind IN ('must', 'cannot', 'conflicting_figure')),
  why     TEXT,
  analyst TEXT NOT NULL,
  at      TEXT NOT NULL,
  CHECK (a < b),
  UNIQUE (a, b)
) STRICT;
INSERT INTO "link" VALUES('92znkhxa8ndp','cdk6c3c7pwbd','mbn6aq8kzhff','must','même fait','Anna Bell','2026-11-22T09:00:16.000000+00:00');
CREATE TABLE match_decision (
  id         TEXT PRIMARY KEY CHECK (length(id) = 12),
  claim      TEXT NOT NULL REFERENCES claim (id),
  key        TEXT NOT NULL CHECK (key GLOB '[cf]:*'),
  confirmed  INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
  relation   TEXT NOT NULL CHECK (relation IN ('same', 'opposite', 'narrower', 'broader', 'conflicting_figure',
                                               'unrelated')),
  analyst    TEXT NOT NULL,
  at         TEXT NOT NULL,
  fact_check TEXT REFERENCES fact_check (id) AS (CASE WHEN key GLOB 'f:*' THEN substr(key, 3) END) STORED,
  other      TEXT REFERENCES claim (id) AS (CASE WHEN key GLOB 'c:*' THEN substr(key, 3) END) STORED,
  UNIQUE (claim, key)
) STRICT;
INSERT INTO "match_decision" VALUES('tsytn68qjb3w','gr2mk8m0yty0','f:bhhx08wx5vja',1,'same','Anna Bell','2026-11-22T09:00:14.000000+00:00');
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "meta" VALUES('database_id','hb4p99v39ka4');
INSERT INTO "meta" VALUES('made_at','2026-11-22T21:14:49+00:00');
INSERT INTO "meta" VALUES('oldest_reader','1');
CREATE TABLE note (
  id      TEXT PRIMARY KEY CHECK (length(id) = 12),
  claim   TEXT NOT NULL REFERENCES claim (id),
  text    TEXT NOT NULL CHECK (text <> ''),
  analyst TEXT NOT NULL,
  at      TEXT NOT NULL
) STRICT;
INSERT INTO "note" VALUES('nc8jvtwqw13b','vzrhe8wd7jt1','rappeler','Anna Bell','2026-11-22T09:00:09.000000+00:00');
CREATE TABLE resolution (
  id       TEXT PRIMARY KEY CHECK (length(id) = 12),
  claim    TEXT NOT NULL REFERENCES claim (id),
  aspect   TEXT NOT NULL CHECK (aspect IN ('content', 'attribution')),
  value    TEXT NOT NULL CHECK (value IN ('supported', 'unverified', 'contradicted')),
  why      TEXT NOT NULL CHECK (why <> ''),
  verdicts TEXT NOT NULL CHECK (json_valid(verdicts)),
  analyst  TEXT NOT NULL,
  at       TEXT NOT NULL
) STRICT;
INSERT INTO "resolution" VALUES('bz8vbmx1emq6','cdk6c3c7pwbd','content','supported','relu','["t42cdt287ht4","942hx12mcfmd"]','Anna Bell','2026-11-22T09:00:03.000000+00:00');
CREATE TABLE revision (
  id       TEXT PRIMARY KEY CHECK (length(id) = 12),
  article  TEXT NOT NULL REFERENCES article (id),
  number   INTEGER NOT NULL CHECK (number >= 1),
  content  TEXT NOT NULL REFERENCES document (digest),
  decoding TEXT NOT NULL,
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL,
  UNIQUE (article, number)
) STRICT;
INSERT INTO "revision" VALUES('gv8ks9hkknkt','wnwqef2p5a8z',1,'10f1bd50005135f1a4fe482eea22f9411a41b8061356e58b29ffa370f381d897','utf-8','Anna Bell','2026-11-22T09:00:00.000000+00:00');
INSERT INTO "revision" VALUES('af7gvpwfm9yf','7g61kzntydrk',1,'10c2e73ce9df9697ae36bb6c7f65b5a3ec7f12a36bc5ed58778c5f1a59f231ca','utf-8','Anna Bell','2026-11-22T09:00:15.000000+00:00');
CREATE TABLE signoff (
  id       TEXT PRIMARY KEY CHECK (length(id) = 12),
  article  TEXT NOT NULL REFERENCES article (id),
  revision TEXT NOT NULL REFERENCES revision (id),
  content  TEXT NOT NULL CHECK (length(content) = 64),
  who      TEXT NOT NULL,
  role     TEXT NOT NULL,
  at       TEXT NOT NULL,
  head     TEXT NOT NULL CHECK (length(head) = 64)
) STRICT;
INSERT INTO "signoff" VALUES('4184h88vh8cz','wnwqef2p5a8z','gv8ks9hkknkt','10f1bd50005135f1a4fe482eea22f9411a41b8061356e58b29ffa370f381d897','Chef','editor','2026-11-22T09:00:19.000000+00:00','a05e1e9df65025f219b448b14a9e97851e647335759144755d00b07b72b69dd8');
CREATE TABLE source (
  id           TEXT PRIMARY KEY CHECK (length(id) = 12 AND id NOT GLOB '*[^0-9a-hjkmnp-tv-z]*'),
  kind         TEXT NOT NULL CHECK (kind IN ('page', 'document', 'person', 'dataset', 'image', 'observation')),
  title        TEXT NOT NULL,
  url          TEXT,
  publisher    TEXT,
  author       TEXT,
  published    TEXT CHECK (published GLOB '[0-9][0-9][0-9][0-9]*' AND length(published) IN (4, 7, 10)),
  archived     TEXT,
  snapshot     TEXT CHECK (length(snapshot) = 64),
  role         TEXT,
  channel      TEXT,
  spoken       TEXT CHECK (spoken GLOB '[0-9][0-9][0-9][0-9]*' AND length(spoken) IN (4, 7, 10)),
  terms        TEXT CHECK (terms IN ('on_record', 'background', 'off_record')),
  supplied_by  TEXT,
  based_on     TEXT REFERENCES source (id) CHECK (based_on <> id),
  "primary"    INTEGER NOT NULL CHECK ("primary" IN (0, 1)),
  confidential INTEGER UNIQUE CHECK (confidential >= 1),
  version      INTEGER NOT NULL CHECK (version >= 1),
  changed_by   TEXT NOT NULL,
  changed_at   TEXT NOT NULL,
  CHECK (confidential IS NULL OR coalesce(url, publisher, author, role, channel, archived) IS NULL)
) STRICT;
INSERT INTO "source" VALUES('7y1dpqmed1tn','page','Communiqué',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,1,'Anna Bell','2026-11-22T09:00:05.000000+00:00');
INSERT INTO "source" VALUES('6k2p1e1t0npw','person','confidential source 1',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,1,1,'Anna Bell','2026-11-22T09:00:07.000000+00:00');
CREATE TABLE text_change (
  seq  INTEGER PRIMARY KEY AUTOINCREMENT,
  key  TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('put', 'gone'))
) STRICT;
INSERT INTO "text_change" VALUES(1,'c:cdk6c3c7pwbd','put');
INSERT INTO "text_change" VALUES(2,'c:nyjepsp8mgwt','put');
INSERT INTO "text_change" VALUES(3,'c:gr2mk8m0yty0','put');
INSERT INTO "text_change" VALUES(4,'c:vzrhe8wd7jt1','put');
INSERT INTO "text_change" VALUES(5,'c:vbtxhppxcqqd','put');
INSERT INTO "text_change" VALUES(6,'f:bhhx08wx5vja','put');
INSERT INTO "text_change" VALUES(7,'c:mbn6aq8kzhff','put');
INSERT INTO "text_change" VALUES(8,'c:8f6k6y2k4tat','put');
INSERT INTO "text_change" VALUES(9,'c:e7ftmebtwxbv','put');
INSERT INTO "text_change" VALUES(10,'c:vbtxhppxcqqd','gone');
CREATE TABLE verdict (
  id        TEXT PRIMARY KEY CHECK (length(id) = 12),
  claim     TEXT NOT NULL REFERENCES claim (id),
  revision  TEXT NOT NULL REFERENCES revision (id),
  aspect    TEXT NOT NULL CHECK (aspect IN ('content', 'attribution')),
  value     TEXT NOT NULL CHECK (value IN ('supported', 'unverified', 'contradicted')),
  reason    TEXT,
  rationale TEXT,
  as_of     TEXT CHECK (as_of GLOB '[0-9][0-9][0-9][0-9]*' AND length(as_of) IN (4, 7, 10)),
  judged    TEXT NOT NULL CHECK (length(judged) = 64),
  analyst   TEXT NOT NULL,
  at        TEXT NOT NULL,
  standing  INTEGER NOT NULL CHECK (standing IN (0, 1))
) STRICT;
INSERT INTO "verdict" VALUES('t42cdt287ht4','cdk6c3c7pwbd','gv8ks9hkknkt','content','supported',NULL,'vu',NULL,'414f9fbf2e0d77d112f8bcc415390169319589dddfc9e6c17ac31378cc373451','Anna Bell','2026-11-22T09:00:01.000000+00:00',1);
INSERT INTO "verdict" VALUES('942hx12mcfmd','cdk6c3c7pwbd','gv8ks9hkknkt','content','contradicted','date_wrong',NULL,NULL,'414f9fbf2e0d77d112f8bcc415390169319589dddfc9e6c17ac31378cc373451','Ben','2026-11-22T09:00:02.000000+00:00',1);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX revision_content ON revision (content);
CREATE TRIGGER claim_number_given AFTER INSERT ON claim BEGIN
  UPDATE article SET last_number = NEW.number WHERE id = NEW.article AND last_number < NEW.number;
END;
CREATE INDEX claim_same_fact ON claim (same_fact) WHERE same_fact IS NOT NULL;
CREATE INDEX anchor_revision ON anchor (revision);
CREATE INDEX verdict_claim ON verdict (claim);
CREATE INDEX verdict_revision ON verdict (revision);
CREATE UNIQUE INDEX verdict_one_stands ON verdict (claim, aspect, analyst) WHERE standing = 1;
CREATE INDEX fix_claim ON fix (claim);
CREATE INDEX fix_revision ON fix (revision);
CREATE INDEX resolution_claim ON resolution (claim);
CREATE INDEX source_url ON source (url) WHERE url IS NOT NULL;
CREATE INDEX source_based_on ON source (based_on) WHERE based_on IS NOT NULL;
CREATE INDEX citation_claim ON citation (claim);
CREATE INDEX citation_source ON citation (source);
CREATE INDEX note_claim ON note (claim);
CREATE INDEX match_decision_fact_check ON match_decision (fact_check) WHERE fact_check IS NOT NULL;
CREATE INDEX match_decision_other ON match_decision (other) WHERE other IS NOT NULL;
CREATE INDEX cluster_canonical ON cluster (canonical);
CREATE INDEX cluster_member_cluster ON cluster_member (cluster);
CREATE TRIGGER cluster_added AFTER INSERT ON cluster BEGIN
  INSERT INTO cluster_member (claim, cluster) SELECT value, NEW.id FROM json_each(NEW.members);
END;
CREATE TRIGGER cluster_changed AFTER UPDATE OF members ON cluster BEGIN
  DELETE FROM cluster_member WHERE cluster = NEW.id;
  INSERT INTO cluster_member (claim, cluster) SELECT value, NEW.id FROM json_each(NEW.members);
END;
CREATE TRIGGER cluster_removed BEFORE DELETE ON cluster BEGIN
  DELETE FROM cluster_member WHERE cluster = OLD.id;
END;
CREATE INDEX link_b ON link (b);
CREATE INDEX correction_article ON correction (article);
CREATE INDEX signoff_article ON signoff (article);
CREATE INDEX signoff_revision ON signoff (revision);
CREATE INDEX event_analyst ON event (analyst, seq);
CREATE INDEX event_job ON event (job) WHERE job IS NOT NULL;
CREATE INDEX event_target ON event (target) WHERE target IS NOT NULL;
CREATE INDEX text_change_key ON text_change (key);
CREATE TRIGGER claim_text_added AFTER INSERT ON claim WHEN NEW.retired = 0 BEGIN
  INSERT INTO text_change (key, kind) VALUES ('c:' || NEW.id, 'put');
END;
CREATE TRIGGER claim_text_changed AFTER UPDATE OF claim, retired ON claim
WHEN OLD.claim IS NOT NEW.claim OR OLD.retired IS NOT NEW.retired BEGIN
  INSERT INTO text_change (key, kind) VALUES ('c:' || NEW.id, iif(NEW.retired, 'gone', 'put'));
END;
CREATE TRIGGER claim_text_removed AFTER DELETE ON claim BEGIN
  INSERT INTO text_change (key, kind) VALUES ('c:' || OLD.id, 'gone');
END;
CREATE TRIGGER article_language_changed AFTER UPDATE OF lang ON article WHEN OLD.lang IS NOT NEW.lang BEGIN
  INSERT INTO text_change (key, kind) SELECT 'c:' || id, 'put' FROM claim WHERE article = NEW.id AND retired = 0;
END;
CREATE TRIGGER fact_check_text_added AFTER INSERT ON fact_check BEGIN
  INSERT INTO text_change (key, kind) VALUES ('f:' || NEW.id, 'put');
END;
CREATE TRIGGER fact_check_text_changed AFTER UPDATE OF claim, title, review, lang ON fact_check
WHEN (OLD.claim, OLD.title, OLD.review, OLD.lang) IS NOT (NEW.claim, NEW.title, NEW.review, NEW.lang) BEGIN
  INSERT INTO text_change (key, kind) VALUES ('f:' || NEW.id, 'put');
END;
CREATE TRIGGER fact_check_text_removed AFTER DELETE ON fact_check BEGIN
  INSERT INTO text_change (key, kind) VALUES ('f:' || OLD.id, 'gone');
END;
CREATE TRIGGER event_kept BEFORE DELETE ON event BEGIN
  SELECT RAISE(ABORT, 'events are never deleted');
END;
CREATE TRIGGER event_sealed BEFORE UPDATE OF seq, kind, analyst, at, job, target, payload_digest, previous, digest ON event BEGIN
  SELECT RAISE(ABORT, 'events are never changed');
END;
CREATE TRIGGER event_purged BEFORE UPDATE OF payload ON event WHEN NEW.payload IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'a payload is purged or left alone');
END;
CREATE TRIGGER document_kept BEFORE UPDATE ON document BEGIN
  SELECT RAISE(ABORT, 'a text never changes');
END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('text_change',10);
INSERT INTO "sqlite_sequence" VALUES('identity',1);
COMMIT;
