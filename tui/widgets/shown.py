"""Text on the screen, as content only: the one place that names Textual's own text widget.

`Static` takes plain strings and reads them as markup. This one is typed so that the type checker refuses a
string.
"""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class Shown(Static):
    """Content, wrapped to the width at hand.

    Args:
        content: Made by `tui.display`.
        id: Name in the style sheet.
        classes: Classes in the style sheet.
    """

    ALLOW_SELECT = False

    def __init__(
        self,
        content: Content | None = None,
        *,
        id: str | None = None,  # noqa: A002 -- Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(content or Content(""), id=id, classes=classes, markup=False)

    def show(self, content: Content, *, layout: bool = True) -> None:
        """Show other content.

        Args:
            content: Made by `tui.display`.
            layout: Whether its height may have changed.
        """
        self.update(content, layout=layout)
