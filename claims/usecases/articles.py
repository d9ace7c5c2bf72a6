"""Articles: adding, listing, showing, editing, dating."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import plugins
from claims.errors import Refused
from claims.i18n import gettext as _
from claims.ids import new_id
from claims.splitting import chosen
from claims.store import pages
from claims.usecases.redate import redated
from claims.usecases.revise import carry_over, overlap
from claims.usecases.session import KEEP, Keep, Session, passed, rules_in_words
from claims.usecases.texts import add_claims, add_revision, detected, first_line
from schema.anchor import Placement
from schema.article import Article, DateBasis, Document, Revision
from schema.claim import Claim, Split
from schema.history import EventKind
from schema.view import ArticleLine, ArticlePage, ChangedDate, DatabaseGlance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claims.reading import Reading
    from schema.base import Digest, Id, PartialDate


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
        splitter: str | None = None,
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
            splitter: Name of the splitter; the configured one when not given.
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
        language = lang or (split.lang if split else None) or reading.lang or detected(reading.text)
        found = split or chosen(splitter)(reading.text, lang=language, published=day)
        with self._session.change(EventKind.ARTICLE_ADDED, count=len(found.claims)) as unit:
            if not again:  # asked anew, for another process may have stored it while this one split it
                self._refuse_twice(reading.sha256)
            article = Article(
                id=new_id(),
                title=title or reading.title or first_line(reading.text, found),
                url=url or reading.url,
                publisher=publisher or reading.publisher,
                author=author or reading.author,
                lang=language,
                published=day,
                date_basis=date_basis or (DateBasis.STATED if day else DateBasis.UNKNOWN),
                changed_by=unit.analyst,
                changed_at=unit.at,
            )
            unit.about["article"] = article.title
            unit.insert(article)
            revision = add_revision(unit, article.id, 1, reading)
            add_claims(unit, revision, reading.text, found.claims, origin=found.splitter)
        return pages.article_page(self._session.store, article.id)

    def revise(
        self,
        article: Id,
        reading: Reading,
        *,
        places: Mapping[Id, tuple[int, int]] | None = None,
        splitter: str | None = None,
        split: Split | None = None,
    ) -> ArticlePage:
        """Store a corrected text of an article; its claims keep their ids, numbers, verdicts and sources.

        A claim whose words stand in the new text once, or once with the same words around them, keeps its
        place. One whose words are gone has no line any more, but stays with all that was found about it. What
        the splitter finds between the claims that kept their place is new.

        Args:
            article: Which article.
            reading: The corrected text.
            places: Where claims stand in it, where a person said so: first code point and one after the last.
            splitter: Name of the splitter; the configured one when not given.
            split: The claims of the new text, where they are known already.

        Raises:
            NotFound: When there is no such article.
            Refused: When it is the text that is there, or a place cannot be a claim's.
        """
        before = self.page(article)
        if before.revision.content == reading.sha256:
            raise Refused(
                _("This article is there already: {id} “{title}”.").format(
                    id=article, title=before.article.title
                )
            )
        day, lang = before.article.published, before.article.lang
        found = split or chosen(splitter)(reading.text, lang=lang, published=day)
        with self._session.change(EventKind.ARTICLE_REVISED, article=before.article.title) as unit:
            current = pages.current_revision(unit.store, article)
            revision = add_revision(unit, article, current.number + 1, reading)
            kept = carry_over(unit, revision, reading.text, places or {})
            fresh = [draft for draft in found.claims if not any(overlap(draft, place) for place in kept)]
            unit.about["count"] = len(fresh)
            add_claims(unit, revision, reading.text, fresh, origin=found.splitter)
        return self.page(article)

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

    def stored(self, digest: Digest) -> frozenset[Id]:
        """The articles whose text came from a file.

        Args:
            digest: sha256 of its bytes.
        """
        rows = self._session.store.all("SELECT article FROM revision WHERE content = ?", (digest,))
        return frozenset(str(row[0]) for row in rows)

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
