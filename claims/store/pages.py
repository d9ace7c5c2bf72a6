"""Whole pictures: an article's page, the library, the database at a glance."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from claims.errors import NotFound
from claims.i18n import gettext as _
from claims.store.feed import TextFeed
from claims.store.lines import all_lines, lines_of_article
from claims.store.text import sought
from schema.article import Article, Revision
from schema.claim import WorkState
from schema.publication import Correction, SignOff
from schema.view import (
    ArticleLine,
    ArticlePage,
    ClaimLine,
    Counts,
    DatabaseGlance,
    Standing,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from claims.store.store import Store


_REVISIONS = "SELECT article, max(number) FROM revision GROUP BY article"


def current_revision(store: Store, article: str) -> Revision:
    """The newest text of an article.

    Raises:
        NotFound: When there is no such article.
    """
    found = store.select(Revision, "WHERE article = ? ORDER BY number DESC LIMIT 1", (article,))
    if not found:
        raise NotFound(
            _("There is no article “{name}”.").format(name=article), _("“claimdesk articles” lists them.")
        )
    return found[0]


def text_of(store: Store, revision: Revision) -> str:
    """The text of a revision."""
    found = store.one("SELECT text FROM document WHERE digest = ?", (revision.content,))
    if found is None:
        raise NotFound(
            _("The text of this revision is missing from the database."), _("Run “claimdesk doctor”.")
        )
    return str(found[0])


def article_page(store: Store, article: str, *, lines: bool = True) -> ArticlePage:
    """An article ready for the desk.

    Args:
        store: Where.
        article: Its id.
        lines: Whether to compute the claims; without them the counts are empty too.
    """
    with store.reading():
        revision = current_revision(store, article)
        shown = lines_of_article(store, article) if lines else ()
        return ArticlePage(
            article=store.get(Article, article),
            revision=revision,
            text=text_of(store, revision),
            lines=shown,
            counts=count(shown),
            corrections=store.select(Correction, "WHERE article = ? ORDER BY at, rowid", (article,)),
            signoffs=store.select(SignOff, "WHERE article = ? ORDER BY at, rowid", (article,)),
        )


def article_lines(store: Store, search: str | None = None) -> tuple[ArticleLine, ...]:
    """The library: articles with the newest first, each with its counts."""
    where = ""
    parameters: tuple[str, ...] = ()
    if search:
        where = (
            "WHERE instr(fold(title || ' ' || coalesce(publisher, '') || ' ' || coalesce(author, '')), ?) "
        )
        parameters = (sought(search),)
    with store.reading():
        articles = store.select(Article, where + "ORDER BY rowid DESC", parameters)
        numbers = {str(row[0]): int(str(row[1])) for row in store.all(_REVISIONS)}
        counts = {
            article: count(lines)
            for article, lines in groupby(all_lines(store), key=lambda line: line.article)
        }
    return tuple(
        ArticleLine(article=article, revision=numbers[article.id], counts=counts.get(article.id, Counts()))
        for article in articles
    )


def count(lines: Iterable[ClaimLine]) -> Counts:
    """How far these claims are."""
    found: dict[str, int] = dict.fromkeys(Counts.model_fields, 0)
    due: list[datetime] = []
    for line in lines:
        found["claims"] += 1
        found["settled"] += line.settled
        found["must_check"] += line.must_check
        if line.work is WorkState.SKIPPED:
            found["skipped"] += 1
        elif line.work is WorkState.WAITING:
            found["waiting"] += 1
            due += [line.until] if line.until else []
        found[line.standing] += 1
    next_until = min(due, default=None)
    return Counts.model_validate(found | {"next_until": next_until})


def glance(store: Store) -> DatabaseGlance:
    """The claims database at a glance."""
    with store.reading():
        languages = TextFeed(store).counts()
        imported = store.one("SELECT max(imported_at) FROM fact_check")
        return DatabaseGlance.model_validate(
            {
                "articles": store.count("SELECT count(*) FROM article"),
                "claims": store.count("SELECT count(*) FROM claim WHERE retired = 0"),
                "fact_checks": store.count("SELECT count(*) FROM fact_check"),
                "sources": store.count("SELECT count(*) FROM source"),
                "languages": languages,
                "last_import": imported[0] if imported else None,
            },
            strict=False,
        )


def matches_filter(line: ClaimLine, name: str) -> bool:
    """Whether a line belongs to a filter of the claim list.

    Raises:
        NotFound: When there is no such filter.
    """
    answers = {
        "open": line.standing in {Standing.OPEN, Standing.REOPENED} and line.work is not WorkState.SKIPPED,
        "settled": line.settled,
        "disputed": line.standing is Standing.DISPUTED,
        "reopened": line.standing is Standing.REOPENED,
        "waiting": line.work is WorkState.WAITING,
        "must_check": line.must_check,
        "no_source": line.unsourced,
        "fix": line.open_fixes > 0,
        "supported": line.standing is Standing.SUPPORTED,
        "unverified": line.standing is Standing.UNVERIFIED,
        "contradicted": line.standing is Standing.CONTRADICTED,
        "skipped": line.work is WorkState.SKIPPED,
    }
    if name not in answers:
        raise NotFound(
            _("There is no filter “{name}”.").format(name=name),
            _("There are: {names}.").format(names=", ".join(answers)),
        )
    return answers[name]
