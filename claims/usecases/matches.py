"""Earlier checks: finding them, and what people decide about them."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from claims import places
from claims.errors import BadInput, DeskError, NotFound
from claims.i18n import gettext as _
from claims.ids import new_id
from claims.language.analysis import language_of
from claims.store.decisions import others_of
from claims.store.feed import TextFeed
from claims.store.rows import canonical, moment_text
from claims.usecases.alarms import with_alarms
from claims.usecases.earlier import compared, matches_of
from claims.usecases.reuse import reuse_citations
from schema.claim import Claim
from schema.factcheck import FactCheck
from schema.history import EventKind
from schema.match import Band, Match, MatchDecision, Relation, Search
from schema.source import Citation, Source, SourceKind, Stance
from schema.verdict import VerdictValue

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Mapping, Sequence

    from claims.match import Matcher
    from claims.progress import Progress
    from claims.store.unit import Unit
    from claims.usecases.session import Session
    from schema.base import Id
    from schema.match import Hit

_STANCES = {VerdictValue.SUPPORTED: Stance.SUPPORTS, VerdictValue.CONTRADICTED: Stance.CONTRADICTS}
_REMEMBERED = 200
"""Claims whose hits are kept, some 10 kB each."""
_TOLD = 80
"""Characters of an earlier check by which the history names it."""
_TEXTS = (
    "SELECT c.id, c.claim, c.article, a.lang FROM claim c JOIN article a ON a.id = c.article"
    " WHERE c.id IN (SELECT value FROM json_each(?))"
)

_PAGE_OF_CHECK = (
    "WHERE confidential IS NULL AND (url = ? OR id IN (SELECT source FROM citation WHERE reused_from = ?))"
    " ORDER BY url IS ? DESC LIMIT 1"
)
"""The page a check was entered as: by its address, or, for one without, by what was cited from it before."""


class MatchCases:
    """What can be done with earlier checks.

    Args:
        session: The open session.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._opened: Matcher | None = None
        self._counted: dict[tuple[str, str], int] = {}
        self._hits: dict[tuple[str, str, int], list[Hit]] = {}
        self._looked_in: Mapping[str, int] = {}
        self._remembered_at = (-1, -1, -1)
        self._no_model: DeskError | None = None
        """Why the configured model cannot be used; earlier checks are then found by their words."""

    def update(self) -> Generator[Progress, None, None]:
        """Bring the index up to date; searching works before that too, a little slower."""
        yield from self._matcher().update()

    def unread(self) -> int:
        """How many texts a search would miss: not in the index yet, and too many to look at one by one."""
        return self._matcher().unread()

    def embed(self) -> Generator[Progress, None, None]:
        """Work out what new texts mean, where the configuration names a model; some 30 ms a text.

        Searching works before that too, by the words.

        Raises:
            NotFound: When the model is not there, or a package it needs is not installed.
            BadInput: When it cannot be used.
        """
        matcher = self._matcher()
        if self._no_model is not None:
            raise self._no_model
        yield from matcher.embed()

    def search(
        self,
        text: str,
        *,
        lang: str | None = None,
        limit: int = 10,
        all: bool = False,  # noqa: A002 - the word people use
        exclude: Collection[str] = (),
        full: bool | None = None,
    ) -> Search:
        """Earlier checks of a text, best first.

        Args:
            text: The claim to look for.
            lang: ISO 639-1 code; detected where none is given.
            limit: How many at most.
            all: Also those that are probably unrelated.
            exclude: Keys not to answer with.
            full: Whether near meanings are looked for in the whole database, as a model of sentence vectors
                sees them; as the configuration says when not given.

        Raises:
            BadInput: When a full search is asked for and the configuration names no model.
        """
        matcher = self._matcher()
        if full and self._no_model is not None:
            raise self._no_model
        if full and not matcher.has_vectors:
            raise BadInput(
                _("A full search needs a model of sentence vectors, and the configuration names none."),
                _("Install 'claimdesk[embeddings]' and set CLAIMDESK_EMBEDDINGS=e5, or name a folder."),
            )
        hits = matcher.search(text, lang=lang, limit=limit, all=all, exclude=exclude, full=full)
        return Search(
            matches=with_alarms(self._session.store, None, matches_of(self._session.store, hits, {})),
            looked_in=dict(matcher.looked_in()),
            asked_in=language_of(text, lang),
            unindexed=matcher.unread(),
        )

    def for_claim(self, claim: Id, *, limit: int = 10) -> Search:
        """Earlier checks of a claim, without the claims of its own article.

        What people confirmed comes first, what they rejected last; confirmed ones are always among them.

        Raises:
            NotFound: When there is no such claim.
        """
        store = self._session.store
        found = store.get(Claim, claim)
        lang = store.one("SELECT lang FROM article WHERE id = ?", (found.article,))
        decisions = {
            decision.key: decision for decision in store.select(MatchDecision, "WHERE claim = ?", (claim,))
        }
        found_now = self._hits_for(found, str(lang[0]) if lang else None, limit + len(decisions))
        there = {hit.key for hit in found_now}
        hits = found_now + compared(
            store,
            found.claim,
            [key for key, each in decisions.items() if each.confirmed and key not in there],
        )
        others = others_of(store, claim, decisions.values())
        matches = sorted(matches_of(store, hits, decisions, others), key=_rank)[:limit]
        return Search(
            matches=with_alarms(store, claim, matches),
            looked_in=dict(self._looked_in),
            asked_in=language_of(found.claim, str(lang[0]) if lang else None),
            unindexed=self._matcher().unread(),
        )

    def decided(self, claim: Id) -> tuple[Match, ...]:
        """The earlier checks people decided about, confirmed ones first, with their alarms; needs no index.

        Raises:
            NotFound: When there is no such claim.
        """
        store = self._session.store
        found = store.get(Claim, claim)
        newest = store.select(MatchDecision, "WHERE claim = ? ORDER BY at DESC", (claim,))
        decisions = {decision.key: decision for decision in newest}
        hits = compared(store, found.claim, decisions)
        bands = {True: Band.SAME, False: Band.NONE}
        hits = [hit.model_copy(update={"band": bands[decisions[hit.key].confirmed]}) for hit in hits]
        matches = matches_of(store, hits, decisions, others_of(store, claim, newest))
        return with_alarms(store, claim, sorted(matches, key=_rank))

    def others(self, claim: Id, key: str) -> tuple[MatchDecision, ...]:
        """What other analysts decided about a pair before the decision that stands, the newest first."""
        store = self._session.store
        found = store.select(MatchDecision, "WHERE claim = ? AND key = ?", (claim, key))
        return others_of(store, claim, found).get(key, ())

    def counts(self, claims: Sequence[Id]) -> dict[Id, int]:
        """How many earlier checks are likely the same or related, for each claim; some thirty at most."""
        store = self._session.store
        self._forget_when_texts_changed()
        rows = store.all(_TEXTS, (canonical(list(claims)),))
        own: dict[str, frozenset[str]] = {}
        counts: dict[Id, int] = {}
        for key, text, article, lang in rows:
            asked = (str(article), str(text))
            if asked not in self._counted:
                if asked[0] not in own:
                    own[asked[0]] = self._own(asked[0])
                self._counted[asked] = self._matcher().count(asked[1], str(lang), own[asked[0]])
            counts[str(key)] = self._counted[asked]
        return counts

    def confirm(self, claim: Id, key: str, relation: Relation = Relation.SAME) -> MatchDecision:
        """Say that an earlier check is about this claim, and how it relates to it.

        Raises:
            NotFound: When the claim or the earlier check is not there.
        """
        with self._session.change(EventKind.MATCH_DECIDED, relation=relation) as unit:
            return _decide(unit, claim, key, relation, confirmed=True)

    def reject(self, claim: Id, key: str) -> MatchDecision:
        """Say that an earlier check has nothing to do with this claim.

        Raises:
            NotFound: When the claim or the earlier check is not there.
        """
        relation = Relation.UNRELATED
        with self._session.change(EventKind.MATCH_DECIDED, relation=relation) as unit:
            return _decide(unit, claim, key, relation, confirmed=False)

    def accept(self, claim: Id, key: str) -> tuple[Citation, ...]:
        """Confirm an earlier check as the same and take over what it rests on.

        A claim of ours hands on its citations, with the day they were seen. A published check becomes a page
        itself, and is cited.

        Raises:
            NotFound: When the claim or the earlier check is not there.
        """
        with self._session.change(EventKind.CHECK_REUSED, relation=Relation.SAME) as unit:
            _decide(unit, claim, key, Relation.SAME, confirmed=True)
            taken = _of_check(unit, key) if key.startswith("f:") else _of_claim(unit, key)
            citations = reuse_citations(unit, claim, key, taken)
            unit.about["count"] = len(citations)
            return citations

    def _hits_for(self, claim: Claim, lang: str | None, limit: int) -> list[Hit]:
        """What the index says of a claim, remembered: a verdict changes no text, and keys come quickly."""
        self._forget_when_texts_changed()
        asked = (claim.article, claim.claim, limit)
        if asked not in self._hits:
            if len(self._hits) == _REMEMBERED:
                self._hits.clear()
            self._hits[asked] = self._matcher().search(
                claim.claim, lang=lang, limit=limit, all=False, exclude=self._own(claim.article)
            )
        return self._hits[asked]

    def _forget_when_texts_changed(self) -> None:
        moment = self._matcher().moment()
        if moment != self._remembered_at:
            self._counted.clear()
            self._hits.clear()
            self._looked_in = self._matcher().looked_in()
            self._remembered_at = moment

    def _own(self, article: Id) -> frozenset[str]:
        """Keys of the claims of one article."""
        rows = self._session.store.all("SELECT id FROM claim WHERE article = ?", (article,))
        return frozenset(f"c:{row[0]!s}" for row in rows)

    def _matcher(self) -> Matcher:
        if self._opened is None:
            from claims import embedding
            from claims.match import Matcher

            store, bands = self._session.store, places.settings().bands
            vectors = None
            try:
                vectors = embedding.vectors_of(store.database_id)
            except DeskError as error:  # told by who asks for vectors; all else works by words
                self._no_model = error
            self._opened = Matcher(
                places.index_folder(),
                store.database_id,
                TextFeed(store),
                same=bands.same,
                related=bands.related,
                vectors=vectors,
                full=places.embeddings().full,
            )
        return self._opened


def _rank(match: Match) -> int:
    """Confirmed before undecided before rejected."""
    if match.decision is None:
        return 1
    return 0 if match.decision.confirmed else 2


def _decide(unit: Unit, claim: Id, key: str, relation: Relation, *, confirmed: bool) -> MatchDecision:
    found = unit.store.get(Claim, claim)
    unit.about["claim"] = found.number
    check = TextFeed(unit.store).candidates([key])
    if not check or key == f"c:{claim}":
        raise NotFound(
            _("There is no earlier check “{key}”.").format(key=key),
            _("“claimdesk show” lists them with their keys."),
        )
    unit.about["check"] = f"{key} “{shorten(check[0].text, _TOLD, placeholder=' …')}”"
    earlier = unit.store.select(MatchDecision, "WHERE claim = ? AND key = ?", (claim, key))
    decision = MatchDecision(
        id=earlier[0].id if earlier else new_id(),
        claim=claim,
        key=key,
        confirmed=confirmed,
        relation=relation,
        analyst=unit.analyst,
        at=unit.at,
    )
    return unit.update(decision) if earlier else unit.insert(decision)


def _of_claim(unit: Unit, key: str) -> tuple[Citation, ...]:
    return unit.store.select(Citation, "WHERE claim = ? ORDER BY rowid", (key.removeprefix("c:"),))


def _of_check(unit: Unit, key: str) -> tuple[Citation, ...]:
    """A citation of a published check, as a page that is entered once however many claims it serves."""
    check = unit.store.get(FactCheck, key.removeprefix("f:"))
    known = unit.store.select(Source, _PAGE_OF_CHECK, (check.url, key, check.url))
    if known:
        page = known[0]
    else:
        page = unit.insert(
            Source(
                id=new_id(),
                kind=SourceKind.PAGE,
                title=check.title or check.claim,
                url=check.url,
                publisher=check.publisher,
                published=check.date,
                changed_by=unit.analyst,
                changed_at=unit.at,
            )
        )
    unit.about["source"] = page.title
    return (
        Citation(
            id=new_id(),
            claim=new_id(),
            source=page.id,
            stance=_STANCES.get(check.verdict, Stance.CONTEXT) if check.verdict else Stance.CONTEXT,
            quote=check.review,
            quote_lang=check.lang if check.review else None,
            accessed=moment_text(check.imported_at)[:10],
            seen_by=unit.analyst,
            seen_at=unit.at,
            changed_by=unit.analyst,
            changed_at=unit.at,
        ),
    )
