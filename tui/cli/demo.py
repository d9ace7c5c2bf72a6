"""``demo``: the desk on sample articles, in a database that is gone afterwards."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from claims.desk import Desk
from claims.i18n import gettext as _
from claims.reading import read_file
from claims.samples import SampleKind, read_manifest
from tui.cli.output import on_terminal, say
from tui.cli.program import N_, command
from tui.cli.progress import drive
from tui.cli.session import asked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schema.base import Id

ANALYST = "Demo"
"""Who acts in the demonstration where nobody said who they are."""
REPORT = Path("sample-report.html")
"""Where the sample report goes."""


@command(
    "demo",
    details=N_(
        "Nothing is kept, apart from reports you export. Where there is no terminal it prints the claims of "
        "the sample article with their earlier checks, writes the report and says where."
    ),
    examples=("claimdesk demo", "claimdesk demo | less"),
)
def demo_command() -> None:
    """Open the desk on sample articles."""
    analyst = asked().analyst or ANALYST
    with TemporaryDirectory(prefix="claimdesk-demo-") as folder, _index_in(folder):
        path = Path(folder) / "demo.db"
        with Desk(path, analyst=analyst) as ready:
            first = fill(ready)
            if not on_terminal():
                from tui.cli.told import tell_article

                say(_("Sample articles in our own words; names, publishers and checks are invented."))
                say()
                tell_article(ready, first, REPORT)
                return
        from tui.app import run

        run(path, analyst, first)


@contextmanager
def _index_in(folder: str) -> Iterator[None]:
    """Keep the search index beside the throw-away database, so that it goes when that goes."""
    before = os.environ.get("CLAIMDESK_INDEX")
    os.environ["CLAIMDESK_INDEX"] = str(Path(folder) / "index")
    try:
        yield
    finally:
        if before is None:
            del os.environ["CLAIMDESK_INDEX"]
        else:
            os.environ["CLAIMDESK_INDEX"] = before


def fill(ready: Desk) -> Id:
    """Put the sample articles and checks into a database.

    Returns:
        The article the demonstration opens.
    """
    manifest = read_manifest()
    for sample in manifest.of_kind(SampleKind.FACT_CHECKS):
        drive(ready.factchecks.import_file(sample.path, source="corpus"))
    added = [
        ready.articles.add(
            read_file(sample.path),
            title=sample.title,
            publisher=sample.publisher,
            author=sample.author,
            published=sample.published,
            date_basis=sample.date_basis,
            lang=sample.language,
        ).article.id
        for sample in reversed(manifest.of_kind(SampleKind.ARTICLE))
    ]
    return added[-1]
