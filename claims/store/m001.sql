-- The first schema. Never edited once released: later changes are steps of their own.
-- The CHECKs repeat the invariants of the models under schema/; tests compare the lists of codes with the enums.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE analyst (
  name     TEXT PRIMARY KEY CHECK (name <> ''),
  initials TEXT NOT NULL CHECK (initials <> ''),
  since    TEXT NOT NULL
) STRICT;

CREATE TABLE document (
  digest  TEXT PRIMARY KEY CHECK (length(digest) = 64),
  content BLOB NOT NULL,
  text    TEXT NOT NULL
) STRICT;

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
CREATE INDEX revision_content ON revision (content);

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
CREATE TRIGGER claim_number_given AFTER INSERT ON claim BEGIN
  UPDATE article SET last_number = NEW.number WHERE id = NEW.article AND last_number < NEW.number;
END;
CREATE INDEX claim_same_fact ON claim (same_fact) WHERE same_fact IS NOT NULL;

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
CREATE INDEX anchor_revision ON anchor (revision);

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
CREATE INDEX verdict_claim ON verdict (claim);
CREATE INDEX verdict_revision ON verdict (revision);
CREATE UNIQUE INDEX verdict_one_stands ON verdict (claim, aspect, analyst) WHERE standing = 1;

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
CREATE INDEX fix_claim ON fix (claim);
CREATE INDEX fix_revision ON fix (revision);

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
CREATE INDEX resolution_claim ON resolution (claim);

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
CREATE INDEX source_url ON source (url) WHERE url IS NOT NULL;
CREATE INDEX source_based_on ON source (based_on) WHERE based_on IS NOT NULL;

CREATE TABLE identity (
  number  INTEGER PRIMARY KEY AUTOINCREMENT, -- numbers of erased identities are never given again
  details TEXT NOT NULL
) STRICT;

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
CREATE INDEX citation_claim ON citation (claim);
CREATE INDEX citation_source ON citation (source);

CREATE TABLE note (
  id      TEXT PRIMARY KEY CHECK (length(id) = 12),
  claim   TEXT NOT NULL REFERENCES claim (id),
  text    TEXT NOT NULL CHECK (text <> ''),
  analyst TEXT NOT NULL,
  at      TEXT NOT NULL
) STRICT;
CREATE INDEX note_claim ON note (claim);

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
CREATE INDEX match_decision_fact_check ON match_decision (fact_check) WHERE fact_check IS NOT NULL;
CREATE INDEX match_decision_other ON match_decision (other) WHERE other IS NOT NULL;

CREATE TABLE cluster (
  id         TEXT PRIMARY KEY CHECK (length(id) = 12),
  canonical  TEXT NOT NULL REFERENCES claim (id),
  members    TEXT NOT NULL CHECK (json_array_length(members) >= 2),
  version    INTEGER NOT NULL CHECK (version >= 1),
  changed_by TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;
CREATE INDEX cluster_canonical ON cluster (canonical);

-- Derived from cluster.members by the triggers below, so that one claim is never in two clusters.
CREATE TABLE cluster_member (
  claim   TEXT PRIMARY KEY REFERENCES claim (id),
  cluster TEXT NOT NULL REFERENCES cluster (id)
) STRICT, WITHOUT ROWID;
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
CREATE INDEX link_b ON link (b);

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
CREATE INDEX correction_article ON correction (article);

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
CREATE INDEX signoff_article ON signoff (article);
CREATE INDEX signoff_revision ON signoff (revision);

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
CREATE INDEX event_analyst ON event (analyst, seq);
CREATE INDEX event_job ON event (job) WHERE job IS NOT NULL;
CREATE INDEX event_target ON event (target) WHERE target IS NOT NULL;

-- Which texts changed, for whoever keeps an index over them. Append-only; a cursor is the last seq seen.
CREATE TABLE text_change (
  seq  INTEGER PRIMARY KEY AUTOINCREMENT,
  key  TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('put', 'gone'))
) STRICT;
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

-- What is kept for proof does not change by mistake.
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
