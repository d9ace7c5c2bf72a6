"""Going through the clusters and their members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.base import Command, Group, marked

if TYPE_CHECKING:
    from tui.screens.duplicates import DuplicatesScreen


class _Step(Command["DuplicatesScreen"]):
    group = Group.MOVE
    by = 1

    def run(self, screen: DuplicatesScreen) -> None:
        """Take another row in hand."""
        screen.move(self.by)


class NextRow(_Step):
    """Goes down."""

    name, keys = "next_row", "j,down"
    label, help = marked("next"), marked("Take the next cluster or member in hand.")


class PreviousRow(_Step):
    """Goes up."""

    name, keys, by = "previous_row", "k,up", -1
    label, help = marked("previous"), marked("Take the previous cluster or member in hand.")


class FirstRow(_Step):
    """Goes to the first."""

    name, keys, by = "first_row", "g,home", -1_000_000_000
    label, help = marked("first"), marked("Take the first cluster or member in hand.")


class LastRow(_Step):
    """Goes to the last."""

    name, keys, by = "last_row", "G,end", 1_000_000_000
    label, help = marked("last"), marked("Take the last cluster or member in hand.")


class PageOfRows(_Step):
    """Goes a page down."""

    name, keys = "rows_down", "pagedown"
    label, help = marked("page down"), marked("Go a page down in the list in use.")

    def run(self, screen: DuplicatesScreen) -> None:
        """Move by what is in sight."""
        screen.move(self.by * screen.listing.page_size)


class PageOfRowsUp(PageOfRows):
    """Goes a page up."""

    name, keys, by = "rows_up", "pageup", -1
    label, help = marked("page up"), marked("Go a page up in the list in use.")


class OtherPane(Command["DuplicatesScreen"]):
    """Goes from clusters to members and back."""

    name, keys, rank = "other_pane", "enter,tab,shift+tab,l,right,h,left", 2
    label, help = marked("members"), marked("Go from the clusters to the members of one, and back.")
    group = Group.MOVE

    def run(self, screen: DuplicatesScreen) -> None:
        """Change the pane."""
        screen.pane = "clusters" if screen.pane == "members" else "members"


MOVES = (
    OtherPane(),
    NextRow(),
    PreviousRow(),
    FirstRow(),
    LastRow(),
    PageOfRows(),
    PageOfRowsUp(),
)
"""In the order of the help screen."""
