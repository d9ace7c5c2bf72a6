"""Verdict reports: building, rendering and writing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import plugins
from claims.errors import BadInput
from claims.files import replace_file
from claims.i18n import current
from claims.i18n import gettext as _
from claims.store import events, pages
from claims.store.details import claim_details
from claims.usecases.earlier import confirmed_matches
from claims.usecases.inside import InsideCases
from schema.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from claims.usecases.session import Session
    from schema.base import Id
    from schema.report import Report


class ReportCases:
    """What can be done with reports."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def formats(self) -> tuple[str, ...]:
        """The formats there are, ours and those of other packages."""
        return plugins.names(plugins.REPORTS)

    def build(self, article: Id) -> Report:
        """Everything a report says about an article, as data. It holds no notes and no confidential identity.

        Raises:
            NotFound: When there is no such article.
        """
        from claims.report.build import assemble

        store = self._session.store
        with store.reading():
            page = pages.article_page(store, article)
            details = claim_details(store, [line.id for line in page.lines])
            last = events.read(store, "ORDER BY seq DESC LIMIT 1", ())[0]
            return assemble(
                page,
                details,
                confirmed_matches(store, details),
                head=last.digest,
                made_at=last.at,
                disagreements=InsideCases(self._session).of(article).disagreements(),
                origins=store.select(Source, "WHERE id IN (SELECT based_on FROM source) ORDER BY rowid"),
            )

    def render(self, article: Id, format: str, *, lang: str | None = None) -> str | bytes:  # noqa: A002 - the word people use
        """The report of an article in one format.

        Args:
            article: Its id.
            format: One of ``formats()``.
            lang: Language of the report; that of the screens by default.

        Raises:
            NotFound: When there is no such article or format.
        """
        write = plugins.renderer(format)
        return write(self.build(article), lang or current())

    def write(self, article: Id, format: str, path: Path, *, lang: str | None = None) -> Path:  # noqa: A002 - same
        """Write the report of an article to a file, whole or not at all.

        Args:
            article: Its id.
            format: One of ``formats()``.
            path: The file; one that is there is replaced, a device or pipe is written to.
            lang: Language of the report; that of the screens by default.

        Raises:
            NotFound: When there is no such article or format.
            BadInput: When the file cannot be written; an older one is left as it was.
        """
        rendered = self.render(article, format, lang=lang)
        content = rendered.encode() if isinstance(rendered, str) else rendered
        try:
            replace_file(path, content)
        except OSError as error:
            raise BadInput(
                _("The report {path} cannot be written: {reason}.").format(path=path, reason=error.strerror),
                _("Choose another place with -o PATH."),
            ) from error
        return path
