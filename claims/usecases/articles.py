"""Articles: adding, listing, showing, editing, dating."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import plugins
from claims.errors import Refused
from claims.i18n import gettext as _
from claims.ids import new_id
from claims.store import pages
from claims.store.rows import dump, insert_sql
from claims.usecases.redate import redated
from claims.usecases.session import KEEP, Keep, Session, passed, rules_in_words
from schema.anchor import Anchor, Placement
from schema.article import Article, DateBasis, Document, Revision
from schema.claim import Claim, ClaimDraft, Split
from schema.history import EventKind
from schema.view import ArticleLine, ArticlePage, ChangedDate, DatabaseGlance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claims.reading import Reading
    from claims.store.unit import Unit
    from schema.base import Id, PartialDate


class ArticleCases:
    """What can be done with articles."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self,
        reading: Reading,
        *,
        title: str | None = None,
        url: str | None = None,
        publisher: str | None = None,
        author: str | None = None,
        published: PartialDate | None = None,
        date_basis: DateBasis | None = None,
        lang: str | None = None,
        splitter: str = "rules",
        split: Split | None = None,
        again: bool = False,
    ) -> ArticlePage:
        """Store an article with its text and its claims.

        Args:
            reading: What was read; see ``claims.reading``.
            title: Its title, where the text's own is not right.
            url: Where it was published.
            publisher: Who published it.
            author: Who wrote it.
            published: When; the reading's own date where none is given.
            date_basis: How that date is known.
            lang: ISO 639 code; detected where neither this nor the reading says.
            splitter: Name of the splitter.
            split: The claims, where they are known already.
            again: Store it although the same bytes are there.

        Raises:
            Refused: When the same bytes are there already, or a value does not fit.
            NotFound: When there is no such splitter.
        """
        self._session.who()
        if not again:
            self._refuse_twice(reading.sha256)
        day = published or reading.published
        basis = date_basis or (DateBasis.STATED if day else DateBasis.UNKNOWN)
        language = lang or (split.lang if split else None) or reading.lang or _detected(reading.text)
        found = split or plugins.splitter(splitter)(reading.text, lang=language, published=day)
        with self._session.change(EventKind.ARTICLE_ADDED, count=len(found.claims)) as unit:
            article = Article(
                id=new_id(),
                title=title or reading.title or _first_line(reading.text, found),
                url=url or reading.url,
                publisher=publisher or reading.publisher,
                author=author or reading.author,
                lang=language,
                published=day,
                date_basis=basis,
                changed_by=unit.analyst,
                changed_at=unit.at,
            )
            unit.about["article"] = article.title
            unit.insert(article)
            revision = _add_revision(unit, article.id, 1, reading)
            add_claims(
                unit, article.id, revision.id, reading.text, found.claims, first=1, origin=found.splitter
            )
        return pages.article_page(self._session.store, article.id)

    def list(self, *, search: str | None = None) -> tuple[ArticleLine, ...]:
        """The library, the newest first.

        Args:
            search: Words that title, publisher or author contain.
        """
        return pages.article_lines(self._session.store, search)

    def page(self, article: Id, *, lines: bool = True) -> ArticlePage:
        """An article ready for the desk.

        Args:
            article: Its id.
            lines: Whether to compute its claims; the text alone is quicker.

        Raises:
            NotFound: When there is no such article.
        """
        return pages.article_page(self._session.store, article, lines=lines)

    def text(self, article: Id) -> str:
        """The newest text of an article.

        Raises:
            NotFound: When there is no such article.
        """
        return pages.text_of(self._session.store, pages.current_revision(self._session.store, article))

    def original(self, article: Id, revision: Id | None = None) -> Document:
        """The original bytes of a revision, the newest where none is named.

        Raises:
            NotFound: When there is no such article or revision.
        """
        store = self._session.store
        wanted = store.get(Revision, revision) if revision else pages.current_revision(store, article)
        return store.select(Document, "WHERE digest = ?", (wanted.content,))[0]

    def edit(
        self,
        article: Id,
        version: int | None,
        *,
        title: str | Keep = KEEP,
        url: str | Keep | None = KEEP,
        publisher: str | Keep | None = KEEP,
        author: str | Keep | None = KEEP,
        lang: str | Keep = KEEP,
    ) -> Article:
        """Change what is said about an article; only what is passed changes.

        Raises:
            Conflict: When somebody else changed it since this version.
            Refused: When a value does not fit.
        """
        fields = passed(title=title, url=url, publisher=publisher, author=author, lang=lang)
        with self._session.change(EventKind.ARTICLE_EDITED) as unit:
            before = unit.store.get(Article, article)
            unit.check(before, version)
            unit.about["article"] = before.title
            return unit.edit(before, **fields)

    def date(
        self, article: Id, published: PartialDate | None, basis: DateBasis, version: int | None
    ) -> ChangedDate:
        """Change the publication date and read the relative dates of the claims anew.

        A claim whose standalone sentence the splitter wrote gets the one it writes with the new date; one a
        person worded keeps its words. Judged claims whose words change reopen by themselves.

        Raises:
            Conflict: When somebody else changed the article since this version.
            Refused: When date and basis do not fit.
        """
        with self._session.store.reading():
            before = self._session.store.get(Article, article)
            revision = pages.current_revision(self._session.store, article)
            text = pages.text_of(self._session.store, revision)
        with rules_in_words():
            Article(**(dict(before) | {"published": published, "date_basis": basis}))
        split = plugins.splitter("rules")
        old = split(text, lang=before.lang, published=before.published)
        new = split(text, lang=before.lang, published=published)
        with self._session.change(EventKind.ARTICLE_EDITED) as unit:
            current = unit.store.get(Article, article)
            unit.check(current, version)
            unit.about["article"] = current.title
            changed = unit.edit(current, published=published, date_basis=basis)
            places = {
                place.claim: place
                for place in unit.store.select(Placement, "WHERE revision = ?", (revision.id,))
            }
            claims = unit.store.select(Claim, "WHERE article = ? AND retired = 0 ORDER BY number", (article,))
            touched = []
            for claim in claims:
                fields = redated(claim, places.get(claim.id), old, new)
                if fields:
                    unit.edit(claim, **fields)
                    touched.append(claim.id)
        return ChangedDate(article=changed, before=before.published, claims=tuple(touched))

    def glance(self) -> DatabaseGlance:
        """The claims database at a glance."""
        return pages.glance(self._session.store)

    def _refuse_twice(self, digest: str) -> None:
        found = self._session.store.one(
            "SELECT a.id, a.title FROM revision r JOIN article a ON a.id = r.article WHERE r.content = ?",
            (digest,),
        )
        if found:
            raise Refused(
                _("This article is there already: {id} “{title}”.").format(id=found[0], title=found[1]),
                _("Open it with “claimdesk open {id}”.").format(id=found[0]),
            )


def _detected(text: str) -> str:
    from claims.language.detect import detect

    return detect(text)


def _first_line(text: str, split: Split) -> str:
    """The title the text itself shows, or its first line with words."""
    from claims.split.blocks import title_of

    stated = title_of(text, split.blocks)
    lines = (line.strip() for line in text.splitlines())
    return (stated or next((line for line in lines if line), _("Untitled")))[:300]


def _add_revision(unit: Unit, article: Id, number: int, reading: Reading) -> Revision:
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


def add_claims(
    unit: Unit, article: Id, revision: Id, text: str, drafts: Iterable[ClaimDraft], *, first: int, origin: str
) -> tuple[Claim, ...]:
    """Store claims a splitter found, each with its anchor sliced anew from the text.

    Args:
        unit: The unit of work.
        article: Whose claims.
        revision: In which text.
        text: That text.
        drafts: The claims, in document order.
        first: Number of the first one.
        origin: The splitter's name and version.
    """
    claims, anchors = [], []
    for number, draft in enumerate(drafts, first):
        fields = draft.model_dump(include=set(Claim.model_fields))
        claim = Claim.model_validate(
            fields
            | {
                "id": new_id(),
                "article": article,
                "number": number,
                "dates": draft.dates,
                "numbers": draft.numbers,
                "origin": f"splitter {origin}",
                "changed_by": unit.analyst,
                "changed_at": unit.at,
            }
        )
        claims.append(claim)
        anchors.append(placed(text, draft.start, draft.end, claim.id, revision))
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
