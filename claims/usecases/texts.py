"""The texts of articles: storing a revision, its claims and their anchors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import Refused
from claims.i18n import gettext as _
from claims.ids import new_id
from claims.store.rows import dump, insert_sql
from schema.anchor import Anchor, Placement
from schema.article import Article, Document, Revision
from schema.claim import Claim, ClaimDraft, Split

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claims.reading import Reading
    from claims.store.unit import Unit
    from schema.base import Id


def detected(text: str) -> str:
    """The language a text is most likely in."""
    from claims.language.detect import detect

    return detect(text)


def first_line(text: str, split: Split) -> str:
    """The title the text itself shows, or its first line with words."""
    from claims.split.blocks import title_of

    stated = title_of(text, split.blocks)
    lines = (line.strip() for line in text.splitlines())
    return (stated or next((line for line in lines if line), _("Untitled")))[:300]


def add_revision(unit: Unit, article: Id, number: int, reading: Reading) -> Revision:
    """Store the bytes and the text, unless they are there, and a revision that names them."""
    stored = unit.store.one("SELECT text FROM document WHERE digest = ?", (reading.sha256,))
    if stored is None:
        document = Document(digest=reading.sha256, content=reading.content, text=reading.text)
        unit.store.db.execute(insert_sql(Document), tuple(dump(document).values()))
    elif stored[0] != reading.text:
        raise Refused(
            _("These bytes were read as another text before, and a stored text never changes."),
            _("Read the file the way it was read the first time."),
        )
    return unit.insert(
        Revision(
            id=new_id(),
            article=article,
            number=number,
            content=reading.sha256,
            decoding=reading.decoding,
            added_by=unit.analyst,
            added_at=unit.at,
        )
    )


def next_number(unit: Unit, article: Id) -> int:
    """The next claim number of an article; numbers are never given twice, not even after an undo."""
    return unit.store.get(Article, article).last_number + 1


def add_claims(
    unit: Unit, revision: Revision, text: str, drafts: Iterable[ClaimDraft], *, origin: str
) -> tuple[Claim, ...]:
    """Store claims a splitter found, each with its anchor sliced anew from the text.

    Args:
        unit: The unit of work.
        revision: In which text.
        text: That text.
        drafts: The claims, in document order.
        origin: The splitter's name and version.
    """
    claims, anchors = [], []
    first = next_number(unit, revision.article)
    for number, draft in enumerate(drafts, first):
        fields = draft.model_dump(include=set(Claim.model_fields))
        claim = Claim.model_validate(
            fields
            | {
                "id": new_id(),
                "article": revision.article,
                "number": number,
                "dates": draft.dates,
                "numbers": draft.numbers,
                "origin": f"splitter {origin}",
                "changed_by": unit.analyst,
                "changed_at": unit.at,
            }
        )
        claims.append(claim)
        anchors.append(placed(text, draft.start, draft.end, claim.id, revision.id))
    unit.insert_all(claims)
    unit.insert_all(anchors)
    return tuple(claims)


def placed(text: str, start: int, end: int, claim: Id, revision: Id, place: Id | None = None) -> Placement:
    """The anchor of a claim, cut from the text.

    Args:
        text: The text of the revision.
        start: First code point.
        end: One after the last.
        claim: Whose anchor.
        revision: In which text.
        place: The id of the row, a fresh one by default.

    Raises:
        Refused: When the span lies outside the text, is empty or has white space at an edge.
    """
    try:
        anchor = Anchor.cut(text, start, end)
    except ValueError as error:
        raise Refused(
            _("The span {start}–{end} cannot be a claim's.").format(start=start, end=end),
            _("A span lies inside the text and has no white space at its edges."),
        ) from error
    return Placement(id=place or new_id(), claim=claim, revision=revision, **dict(anchor))
