"""Reports made by hand from the models, for the tests of every format."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING

from claims.report.build import assemble
from claims.samples import corpus_folder
from schema.anchor import Anchor
from schema.article import Article, DateBasis, Revision
from schema.claim import Claim, ClaimKind, WorkState
from schema.match import Band, Difference, DifferenceKind, Match, MatchDecision, MatchSource, Relation
from schema.publication import Correction, Note, SignOff
from schema.source import Citation, Source, SourceKind, Stance, Terms
from schema.verdict import Aspect, Fix, Reason, Resolution, Verdict, VerdictValue
from schema.view import ArticlePage, ClaimDetail, ClaimLine, Counts, Standing

if TYPE_CHECKING:
    from schema.report import Report

NOW = datetime(2026, 11, 22, 19, 30, tzinfo=UTC)
DIGEST = sha256(b"text").hexdigest()
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_id(numbers: count[int] = count(1)) -> str:  # noqa: B008 -- one run of ids for all
    number, letters = next(numbers), ""
    for _ in range(12):
        number, letter = divmod(number, 32)
        letters = ALPHABET[letter] + letters
    return letters


@dataclass
class Desk:
    """Collects what a report needs about one article, claim by claim."""

    text: str
    title: str = "Title"
    lang: str = "fr"
    url: str | None = None
    details: list[ClaimDetail] = field(default_factory=list)
    earlier: dict[str, tuple[Match, ...]] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    signoffs: tuple[SignOff, ...] = ()

    def __post_init__(self) -> None:
        self.article = Article(
            id=new_id(),
            title=self.title,
            lang=self.lang,
            url=self.url,
            publisher="Le Courrier (sample)",
            author="Rédaction",
            published="2020-03-29",
            date_basis=DateBasis.INFERRED,
            changed_by="AB",
            changed_at=NOW,
        )
        self.revision = Revision(
            id=new_id(),
            article=self.article.id,
            number=1,
            content=DIGEST,
            decoding="utf-8",
            added_by="AB",
            added_at=NOW,
        )

    def claim(
        self,
        words: str,
        standing: Standing = Standing.OPEN,
        *,
        sentence: str | None = None,
        kind: ClaimKind = ClaimKind.STATEMENT,
        reason: Reason | None = None,
        rationale: str | None = None,
        attribution: Standing = Standing.OPEN,
        speaker: str | None = None,
        cite: tuple[tuple[Source, Stance, dict[str, str]], ...] = (),
        fixes: tuple[tuple[str, str], ...] = (),
        work: WorkState = WorkState.TODO,
        work_note: str | None = None,
        worth: float = 0.4,
        notes: tuple[str, ...] = (),
        values: tuple[VerdictValue, ...] = (),
        resolved: VerdictValue | None = None,
    ) -> ClaimDetail:
        """Add a claim on the first place where these words stand."""
        start = self.text.index(words)
        claim_id, number = new_id(), len(self.details) + 1
        judged = standing.value in set(VerdictValue)
        given = values or ((VerdictValue(standing.value),) if judged else ())
        verdicts = [self._verdict(claim_id, value, reason, rationale, n) for n, value in enumerate(given)]
        if attribution.value in set(VerdictValue):
            value = VerdictValue(attribution.value)
            verdicts.append(self._verdict(claim_id, value, None, None, 0, Aspect.ATTRIBUTION))
        line = ClaimLine(
            id=claim_id,
            article=self.article.id,
            number=number,
            start=start,
            end=start + len(words),
            text=words,
            claim=sentence or words,
            kind=kind,
            speaker=speaker,
            standing=standing,
            verdict=given[0] if judged else None,
            reason=reason,
            attribution=attribution,
            open_fixes=len(fixes),
            sources=len({source.id for source, _stance, _more in cite}),
            origins=min(1, len(cite)),
            primaries=sum(source.primary for source, _stance, _more in cite),
            work=work,
            waiting_for=work_note,
            until=NOW + timedelta(hours=3) if work is WorkState.WAITING else None,
            checkworthiness=worth,
        )
        claim = Claim(
            id=claim_id,
            article=self.article.id,
            number=number,
            claim=sentence or words,
            kind=kind,
            speaker=speaker,
            checkworthiness=worth,
            work=work,
            work_note=work_note,
            work_until=line.until,
            origin="splitter rules 1",
            changed_by="AB",
            changed_at=NOW,
        )
        detail = ClaimDetail(
            line=line,
            claim=claim,
            anchor=Anchor.cut(self.text, start, start + len(words)),
            verdicts=tuple(verdicts),
            fixes=tuple(self._fix(claim_id, wrong, right, start) for wrong, right in fixes),
            citations=tuple(_citation(claim_id, *cited) for cited in cite),
            sources=tuple({source.id: source for source, _stance, _more in cite}.values()),
            notes=tuple(Note(id=new_id(), claim=claim_id, text=note, analyst="AB", at=NOW) for note in notes),
            resolutions=(
                Resolution(
                    id=new_id(),
                    claim=claim_id,
                    aspect=Aspect.CONTENT,
                    value=resolved,
                    why="la source primaire tranche",
                    analyst="CD",
                    at=NOW,
                ),
            )
            if resolved
            else (),
        )
        self.details.append(detail)
        return detail

    def report(self) -> Report:
        """The report on all claims added."""
        lines = sorted((detail.line for detail in self.details), key=lambda line: line.start)
        page = ArticlePage(
            article=self.article,
            revision=self.revision,
            text=self.text,
            lines=tuple(lines),
            counts=Counts(claims=len(lines)),
            corrections=self.corrections,
            signoffs=self.signoffs,
        )
        return assemble(page, self.details, self.earlier, head=sha256(b"head").hexdigest(), made_at=NOW)

    def _verdict(
        self,
        claim: str,
        value: VerdictValue,
        reason: Reason | None,
        rationale: str | None,
        which: int,
        aspect: Aspect = Aspect.CONTENT,
    ) -> Verdict:
        return Verdict(
            id=new_id(),
            claim=claim,
            revision=self.revision.id,
            aspect=aspect,
            value=value,
            reason=None if which else reason,
            rationale=rationale,
            judged=DIGEST,
            analyst=("Alice Bernard", "Chidi Diallo")[which % 2],
            at=NOW - timedelta(minutes=49),
        )

    def _fix(self, claim: str, wrong: str, right: str, start: int) -> Fix:
        at = self.text.index(wrong, start)
        return Fix(
            id=new_id(),
            claim=claim,
            revision=self.revision.id,
            start=at,
            end=at + len(wrong),
            wrong=wrong,
            proposed=right,
            analyst="AB",
            at=NOW,
            changed_by="AB",
            changed_at=NOW,
        )


def source(title: str, kind: SourceKind = SourceKind.PAGE, **fields: str | int | bool | Terms) -> Source:
    """A source with this title."""
    return Source(id=new_id(), kind=kind, title=title, changed_by="AB", changed_at=NOW, **fields)


def _citation(claim: str, cited: Source, stance: Stance, more: dict[str, str]) -> Citation:
    return Citation(
        id=new_id(),
        claim=claim,
        source=cited.id,
        stance=stance,
        seen_by="AB",
        seen_at=NOW,
        changed_by="AB",
        changed_at=NOW,
        **more,
    )


def coalition() -> Report:
    """A report on the sample article with every kind of finding in it."""
    text = (corpus_folder() / "articles/coalition-k1.fr.txt").read_text(encoding="utf-8")
    desk = Desk(
        text,
        "La coalition rendra à l'Irak une troisième base dans quinze jours",
        url="https://courrier.example/irak/k1",
    )
    communique = source(
        "Communiqué de la coalition",
        SourceKind.DOCUMENT,
        url="https://coalition.example/communiques/k1",
        publisher="Coalition internationale",
        published="2020-03-29",
        archived="https://archive.example/20200329/k1",
        primary=True,
        snapshot=sha256(b"copy").hexdigest(),
    )
    spokesman = source(
        "Porte-parole de l'armée irakienne",
        SourceKind.PERSON,
        role="porte-parole",
        channel="par téléphone",
        spoken="2020-03-29",
        terms=Terms.ON_RECORD,
        primary=True,
    )
    secret = source("confidential source 1", SourceKind.PERSON, confidential=1, spoken="2020-03-28")
    wire = source("Dépêche AEX", url="https://aex.example/d/1", publisher="AEX", published="2020-03-29")
    desk.claim(
        "La coalition rendra à l'Irak une troisième base dans quinze jours",
        Standing.CONTRADICTED,
        kind=ClaimKind.HEADLINE,
        reason=Reason.DATE_WRONG,
        rationale="Le premier paragraphe dit le contraire : la base est rendue ce dimanche, au terme de deux semaines.",
        cite=((communique, Stance.CONTRADICTS, {"locator": "p. 1", "quote": "handed over today"}),),
        fixes=(("dans quinze jours", "en moins de quinze jours"),),
    )
    desk.claim(
        "Une patrouille de soldats américains traverse à pied un hameau proche d'un poste avancé de la coalition, dans l'ouest irakien",
        kind=ClaimKind.CAPTION,
        worth=0.6,
    )
    desk.claim(
        "Les troupes de la coalition internationale engagée contre le groupe Daesh ont quitté ce dimanche la base aérienne K1, dans le nord de l'Irak",
        Standing.SUPPORTED,
        sentence="Les troupes de la coalition internationale engagée contre le groupe Daesh ont quitté le 29 mars 2020 la base aérienne K1, dans le nord de l'Irak.",
        cite=(
            (
                communique,
                Stance.SUPPORTS,
                {
                    "locator": "p. 1",
                    "quote": "Coalition forces departed K1 today.",
                    "quote_lang": "en",
                    "translation": "Les forces de la coalition ont quitté K1 aujourd'hui.",
                },
            ),
            (wire, Stance.SUPPORTS, {"accessed": "2026-11-21"}),
        ),
    )
    desk.claim("engagée contre le groupe Daesh", Standing.SUPPORTED, cite=((wire, Stance.SUPPORTS, {}),))
    desk.claim(
        "c'est la troisième emprise qu'elles abandonnent en moins de deux semaines",
        Standing.DISPUTED,
        values=(VerdictValue.SUPPORTED, VerdictValue.CONTRADICTED),
        rationale="Tout dépend du jour où l'on commence à compter.",
        cite=((wire, Stance.CONTEXT, {}),),
    )
    desk.claim(
        "Depuis K1, les unités irakiennes et nos équipes ont pu traquer puis détruire les caches de Daesh dans les vallées escarpées du Harim",
        Standing.UNVERIFIED,
        kind=ClaimKind.QUOTATION,
        speaker="le général de brigade Alan Whitcombe",
        reason=Reason.NO_SOURCE,
        attribution=Standing.SUPPORTED,
        cite=((secret, Stance.CONTEXT, {"quote": "QUOTE THAT TELLS WHO", "locator": "LOCATOR THAT TELLS"}),),
        notes=("NOTE FOR US ONLY",),
    )
    desk.claim(
        "ce départ était préparé de longue date avec les autorités de Bagdad",
        Standing.OPEN,
        kind=ClaimKind.REPORTED,
        speaker="la coalition",
        work=WorkState.WAITING,
        work_note="service de presse de la coalition",
        worth=0.7,
    )
    desk.claim(
        "Plusieurs camps occupés par des étrangers ont aussi été pris pour cible ces dernières semaines",
        Standing.SUPPORTED,
    )
    desk.claim(
        "L'agence irakienne INA a de son côté confirmé la remise des bâtiments tenus jusque-là par l'alliance",
        Standing.SUPPORTED,
        resolved=VerdictValue.SUPPORTED,
        values=(VerdictValue.SUPPORTED, VerdictValue.UNVERIFIED),
        cite=((spokesman, Stance.SUPPORTS, {}),),
    )
    desk.claim(
        "Elle a publié des photos d'officiers masqués et gantés en train de parapher les documents du transfert",
        work=WorkState.SKIPPED,
        work_note="hors sujet",
    )
    checked = desk.claim(
        "les alliés ont quitté il y a trois jours la base aérienne de Q-West, à Al-Qayyara (nord)",
        Standing.SUPPORTED,
        sentence="Les alliés ont quitté le 26 mars 2020 la base aérienne de Q-West, à Al-Qayyara (nord).",
        cite=((communique, Stance.SUPPORTS, {"locator": "p. 2"}),),
    )
    desk.earlier[checked.line.id] = (match_of(checked.line.id),)
    desk.claim(
        "le 17 mars celle d'Al-Qaïm (est), à deux pas de la frontière syrienne",
        Standing.CONTRADICTED,
        sentence="Les alliés ont quitté le 17 mars 2020 la base d'Al-Qaïm (est), à deux pas de la frontière syrienne.",
        reason=Reason.PLACE_WRONG,
        rationale="Al-Qaïm touche la frontière syrienne, à l'ouest du pays.",
        cite=((communique, Stance.CONTRADICTS, {"locator": "p. 2", "quote": "Al Qaim, western Iraq"}),),
        fixes=(("(est)", "(ouest)"),),
    )
    desk.claim("K1 a essuyé plusieurs tirs de roquettes au cours des derniers mois", worth=0.8)
    desk.claim("Le 27 décembre, l'un d'eux y a coûté la vie à un entrepreneur américain", worth=0.8)
    desk.claim("Ce fut le début d'une escalade", worth=0.2)
    desk.claim(
        "une frappe de Washington a tué le général iranien Qassem Soleimani à Bagdad",
        Standing.SUPPORTED,
        cite=((wire, Stance.SUPPORTS, {}),),
    )
    desk.corrections = (
        Correction(
            id=new_id(),
            article=desk.article.id,
            wrong="trois entrepreneurs américains",
            right="un entrepreneur américain",
            why="Une seule mort est établie.",
            published="2020-03-30",
            analyst="AB",
            at=NOW,
        ),
    )
    desk.signoffs = (
        SignOff(
            id=new_id(),
            article=desk.article.id,
            revision=desk.revision.id,
            content=DIGEST,
            who="Alice Bernard",
            role="cheffe de desk",
            at=NOW,
            head=sha256(b"head").hexdigest(),
        ),
    )
    return desk.report()


def match_of(claim: str, text: str = "La coalition a quitté Q-West.", **fields: str | None) -> Match:
    """An earlier check confirmed as the same claim."""
    told = {
        "publisher": "Example Check",
        "url": "https://check.example/q-west",
        "label": "Plutôt vrai",
        "date": "2020-04-02",
    }
    return Match(
        id="12",
        key="f:12",
        source=MatchSource.FACT_CHECK,
        text=text,
        verdict=VerdictValue.SUPPORTED,
        score=91.0,
        probability=0.93,
        band=Band.SAME,
        differences=(Difference(kind=DifferenceKind.DATE, ours="26 mars", theirs="mars 2020", hard=False),),
        decision=MatchDecision(
            id=new_id(), claim=claim, key="f:12", confirmed=True, relation=Relation.SAME, analyst="AB", at=NOW
        ),
        **{**told, **fields},
    )


HOSTILE = (
    "<script>alert(1)</script> </script><img src=x onerror=alert(1)> [x](javascript:alert(1)) "
    "[@click=app.quit]x[/] `code` | a | **b** &lt;i&gt; \x1b]52;c;aGk=\x07 \u202egpj.exe\u202c zero\u200bwidth "
    "${7*7} {{ 7*7 }} {% raw %} <!-- --> ]]> \u2028 http://evil.example"
)
"""Words that would do harm wherever they are not guarded."""


def tortured() -> Report:
    """A report in which everything a stranger can write is hostile."""
    text = f"# Title {HOSTILE}\n\n- {HOSTILE}\n\n1. He said « {HOSTILE} » yesterday.\n\n    {HOSTILE}"
    desk = Desk(text, HOSTILE, lang="en", url="javascript:alert(1)")
    bad = source(
        HOSTILE,
        url="javascript:alert(1)",
        archived='https://x.example/"onload=x',
        publisher=HOSTILE,
        author=HOSTILE,
    )
    told = {"quote": HOSTILE, "translation": HOSTILE, "locator": HOSTILE, "quote_lang": '"><script>'}
    judged = desk.claim(
        f"He said « {HOSTILE} » yesterday",
        Standing.CONTRADICTED,
        sentence=HOSTILE,
        speaker=HOSTILE,
        rationale=HOSTILE,
        cite=((bad, Stance.CONTRADICTS, told),),
        fixes=((HOSTILE, HOSTILE + "!"),),
    )
    desk.claim(f"Title {HOSTILE}", work=WorkState.WAITING, work_note=HOSTILE)
    desk.earlier[judged.line.id] = (
        match_of(judged.line.id, HOSTILE, publisher=HOSTILE, url="javascript:alert(1)", label=HOSTILE),
    )
    desk.corrections = (
        Correction(
            id=new_id(),
            article=desk.article.id,
            wrong=HOSTILE,
            right=HOSTILE,
            why=HOSTILE,
            analyst="AB",
            at=NOW,
        ),
    )
    return desk.report()
