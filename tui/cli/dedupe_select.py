"""The options of ``dedupe`` that say which articles are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.dates import date, language
from tui.cli.program import N_, option

if TYPE_CHECKING:
    from collections.abc import Callable

_OPTIONS = (
    option(
        "--article",
        metavar="ARTICLE",
        multiple=True,
        help=N_("Only what this article has in common with others."),
    ),
    option("--since", type=date, metavar="DATE", help=N_("Only articles published then or later.")),
    option("--until", type=date, metavar="DATE", help=N_("Only articles published then or earlier.")),
    option("--lang", type=language, help=N_("Only articles in this language.")),
    option("--publisher", metavar="NAME", help=N_("Only articles of this publisher.")),
)


def over_articles(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command take --article, --since, --until, --lang and --publisher.

    Args:
        command: Takes them as arguments of the same names.
    """
    for declare in reversed(_OPTIONS):
        command = declare(command)
    return command
