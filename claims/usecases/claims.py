"""Claims: reading, editing, cutting, joining, adding and grouping them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import Refused
from claims.i18n import gettext as _
from claims.ids import new_id
from claims.store import pages
from claims.store.details import claim_detail
from claims.store.lines import lines_of, lines_of_article
from claims.store.text import fold, sought
from claims.usecases.pair_links import drop_separations
from claims.usecases.places_of import Spot, spot_of
from claims.usecases.session import KEEP, Keep, Session, passed
from claims.usecases.texts import next_number, placed
from schema.article import Article
from schema.claim import Claim, ClaimKind, DateMention, Number
from schema.history import EventKind
from schema.source import Citation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.store.unit import Unit
    from schema.base import Id
    from schema.view import ClaimDetail, ClaimLine

_PAIR = 2


class ClaimCases:
    """What can be done with claims."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def line(self, claim: Id) -> ClaimLine:
        """One claim as the list shows it.

        Raises:
            NotFound: When there is no such claim.
        """
        self._session.store.get(Claim, claim)
        return lines_of(self._session.store, [claim])[0]

    def lines(
        self,
        article: Id,
        *,
        search: str | None = None,
        filter: str | None = None,  # noqa: A002 - the word people use
    ) -> tuple[ClaimLine, ...]:
        """The claims of an article in document order.

        Args:
            article: Its id.
            search: Words that the span or the standalone sentence contains.
            filter: One of the filters of the claim list; see ``claims.store.pages.matches_filter``.

        Raises:
            NotFound: When there is no such article or filter.
        """
        self._session.store.get(Article, article)
        found = lines_of_article(self._session.store, article)
        if filter:
            found = tuple(line for line in found if pages.matches_filter(line, filter))
        if search:
            words = sought(search)
            found = tuple(
                line for line in found if words in fold(f"{line.text}\n{line.claim}\n{line.speaker or ''}")
            )
        return found

    def detail(self, claim: Id) -> ClaimDetail:
        """Everything known about one claim.

        Raises:
            NotFound: When there is no such claim.
        """
        return claim_detail(self._session.store, claim)

    def search(self, text: str, *, limit: int = 50) -> tuple[ClaimLine, ...]:
        """Claims of all articles whose standalone sentence contains these words, the newest first."""
        found = self._session.store.all(
            "SELECT id FROM claim WHERE retired = 0 AND instr(fold(claim), ?) ORDER BY rowid DESC LIMIT ?",
            (sought(text), limit),
        )
        return lines_of(self._session.store, [str(row[0]) for row in found])

    def edit(
        self,
        which: Id,
        version: int | None,
        /,
        *,
        claim: str | Keep = KEEP,
        kind: ClaimKind | Keep = KEEP,
        speaker: str | Keep | None = KEEP,
        via: str | Keep | None = KEEP,
        priority: int | Keep = KEEP,
    ) -> Claim:
        """Change a claim; only what is passed changes. Another standalone sentence reopens a judged claim.

        Args:
            which: Which claim.
            version: The version seen.
            claim: Its standalone sentence.
            kind: What sort of assertion it is.
            speaker: Who says it.
            via: Through whom it is known.
            priority: −9 to 9, set by hand.

        Raises:
            NotFound: When there is no such claim.
            Conflict: When somebody else changed it since this version.
            Refused: When a value does not fit.
        """
        fields = passed(claim=claim, kind=kind, speaker=speaker, via=via, priority=priority)
        with self._session.change(EventKind.CLAIM_EDITED) as unit:
            before = unit.store.get(Claim, which)
            unit.check(before, version)
            unit.about["claim"] = before.number
            return unit.edit(before, **fields)

    def respan(self, claim: Id, version: int | None, start: int, end: int) -> Claim:
        """Move the borders of a claim's span; a judged claim reopens.

        Raises:
            Conflict: When somebody else changed the claim since this version.
            Refused: When the span lies outside the text or has white space at an edge.
        """
        with self._session.change(EventKind.CLAIM_EDITED) as unit:
            spot = spot_of(unit.store, claim)
            unit.check(spot.claim, version)
            unit.about["claim"] = spot.claim.number
            if (start, end) == (spot.place.start, spot.place.end):
                return spot.claim
            text = _text(unit, spot)
            unit.update(placed(text, start, end, claim, spot.revision, spot.place.id))
            dates, numbers = _dates([spot], start, end), _numbers([spot], start, end)
            return unit.touch(spot.claim, dates=dates, numbers=numbers)

    def cut(self, claim: Id, version: int | None, at: int) -> tuple[Claim, Claim]:
        """Cut a claim in two. It retires; both parts keep its citations and neither keeps its verdicts.

        Args:
            claim: Which claim.
            version: The version seen.
            at: Where, as a position in the article's text, inside the span.

        Raises:
            Conflict: When somebody else changed the claim since this version.
            Refused: When a part would have no words.
        """
        with self._session.change(EventKind.CLAIM_CUT) as unit:
            spot = spot_of(unit.store, claim)
            unit.check(spot.claim, version)
            if not spot.place.start < at < spot.place.end:
                raise Refused(_("A claim is cut inside its words, so that both parts have some."))
            text = _text(unit, spot)
            # A span has no white space at its edges, so each part has a word of its own.
            spans = [_trimmed(text, spot.place.start, at), _trimmed(text, at, spot.place.end)]
            parts = [_child(unit, [spot], start, end, text[start:end], text) for start, end in spans]
            unit.edit(spot.claim, retired=True)
            unit.about |= {"claim": spot.claim.number, "claims": [part.number for part in parts]}
            return parts[0], parts[1]

    def join(self, claims: Sequence[Id]) -> Claim:
        """Join claims of one article into one over all their words. They retire; it keeps their citations.

        Raises:
            Refused: When there are fewer than two, or they are of several articles.
        """
        with self._session.change(EventKind.CLAIMS_JOINED) as unit:
            spots = [spot_of(unit.store, claim) for claim in dict.fromkeys(claims)]
            spots.sort(key=lambda spot: (spot.place.start, spot.place.end))
            _check_same_article(spots)
            start, end = spots[0].place.start, max(spot.place.end for spot in spots)
            sentence = " ".join(spot.claim.claim for spot in spots)
            joined = _child(unit, spots, start, end, sentence, _text(unit, spots[0]))
            for spot in spots:
                unit.edit(spot.claim, retired=True)
            unit.about |= {"claim": joined.number, "claims": [spot.claim.number for spot in spots]}
            return joined

    def add(
        self, article: Id, start: int, end: int, *, claim: str | None = None, kind: ClaimKind | None = None
    ) -> Claim:
        """Add a claim the splitter missed.

        Args:
            article: Its article.
            start: First code point of its span in the newest text.
            end: One after the last.
            claim: Its standalone sentence; its words by default.
            kind: What sort of assertion it is; a statement by default.

        Raises:
            NotFound: When there is no such article.
            Refused: When the span lies outside the text or has white space at an edge.
        """
        with self._session.change(EventKind.CLAIM_ADDED) as unit:
            revision = pages.current_revision(unit.store, article)
            text = pages.text_of(unit.store, revision)
            key = new_id()
            place = placed(text, start, end, key, revision.id)
            added = Claim(
                id=key,
                article=article,
                number=next_number(unit, article),
                claim=claim or place.exact,
                kind=kind or ClaimKind.STATEMENT,
                checkworthiness=1.0,
                origin=f"analyst {unit.analyst}",
                changed_by=unit.analyst,
                changed_at=unit.at,
            )
            unit.insert(added)
            unit.insert(place)
            unit.about["claim"] = added.number
            return added

    def same_fact(
        self,
        claims: Sequence[Id],
        grouped: bool = True,  # noqa: FBT001, FBT002 - reads well enough: same_fact(claims, False)
    ) -> tuple[Claim, ...]:
        """Say that claims of one article tell the same fact, or that they do not.

        Args:
            claims: Two or more to group; one or more to take out of their group.
            grouped: Whether they belong together.

        Raises:
            Refused: When there are too few, or they are of several articles.
        """
        with self._session.change(EventKind.SAME_FACT_GROUPED) as unit:
            found = [unit.store.get(Claim, claim) for claim in dict.fromkeys(claims)]
            if len(found) < (_PAIR if grouped else 1) or len({claim.article for claim in found}) > 1:
                raise Refused(_("Claims that tell the same fact are two or more of one article."))
            unit.about |= {"claims": [claim.number for claim in found], "grouped": grouped}
            if not grouped:
                return tuple(unit.edit(claim, same_fact=None) for claim in found)
            group = next((claim.same_fact for claim in found if claim.same_fact), None) or new_id()
            merged = {claim.same_fact for claim in found if claim.same_fact} - {group}
            others = [
                claim
                for old in sorted(merged)
                for claim in unit.store.select(Claim, "WHERE same_fact = ?", (old,))
                if claim not in found
            ]
            drop_separations(unit, [claim.id for claim in [*found, *others]])
            changed = [unit.edit(claim, same_fact=group) for claim in [*found, *others]]
            return tuple(changed[: len(found)])


def _text(unit: Unit, spot: Spot) -> str:
    return pages.text_of(unit.store, pages.current_revision(unit.store, spot.claim.article))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without white space at its edges; empty where there is nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _dates(spots: Sequence[Spot], start: int, end: int) -> tuple[DateMention, ...]:
    """The dates of claims that lie inside a span, in the order in which they stand."""
    found = {date.start: date for spot in spots for date in spot.claim.dates}
    return tuple(found[place] for place in sorted(found) if start <= place and found[place].end <= end)


def _numbers(spots: Sequence[Spot], start: int, end: int) -> tuple[Number, ...]:
    """The numbers of claims that lie inside a span, in the order in which they stand."""
    found = {number.start: number for spot in spots for number in spot.claim.numbers}
    return tuple(found[place] for place in sorted(found) if start <= place and found[place].end <= end)


def _check_same_article(spots: Sequence[Spot]) -> None:
    if len(spots) < _PAIR or len({spot.claim.article for spot in spots}) > 1:
        raise Refused(_("Two or more claims of one article can be joined."))


def _child(unit: Unit, parents: Sequence[Spot], start: int, end: int, sentence: str, text: str) -> Claim:
    """A claim that takes over from others: their citations carry over, their verdicts never."""
    first = parents[0].claim
    key = new_id()
    child = Claim(
        id=key,
        article=first.article,
        number=next_number(unit, first.article),
        claim=sentence,
        kind=first.kind,
        speaker=first.speaker,
        via=first.via,
        checkworthiness=max(spot.claim.checkworthiness for spot in parents),
        reasons=tuple(dict.fromkeys(reason for spot in parents for reason in spot.claim.reasons)),
        uncertain=tuple(dict.fromkeys(word for spot in parents for word in spot.claim.uncertain)),
        priority=max(spot.claim.priority for spot in parents),
        origin=f"analyst {unit.analyst}",
        derived_from=tuple(spot.claim.id for spot in parents),
        changed_by=unit.analyst,
        changed_at=unit.at,
        dates=_dates(parents, start, end),
        numbers=_numbers(parents, start, end),
    )
    unit.insert(child)
    unit.insert(placed(text, start, end, key, parents[0].revision))
    for spot in parents:
        for citation in unit.store.select(Citation, "WHERE claim = ? ORDER BY rowid", (spot.claim.id,)):
            unit.insert(citation.model_copy(update={"id": new_id(), "claim": key}))
    return child
