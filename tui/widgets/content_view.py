"""A pane of wrapped content that scrolls; other content costs one redraw of the pane and no layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import RenderOptions

if TYPE_CHECKING:
    from textual.events import Resize
    from textual.style import Style


class ContentView(ScrollView, inherit_bindings=False):
    """Content, wrapped to the width of the pane."""

    can_focus = True
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 -- Textual's own name
        super().__init__(id=id)
        self._content = Content("")
        self._strips: list[Strip] | None = None

    def show(self, content: Content, *, from_top: bool = False) -> None:
        """Show other content.

        Args:
            content: Made by `tui.display`.
            from_top: Whether to scroll back to its beginning.
        """
        self._content, self._strips = content, None
        self._measure()
        if from_top and self.scroll_offset.y:
            self.scroll_to(y=0, animate=False, immediate=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one row of the screen."""
        strips, number, width = self._wrapped(), y + self.scroll_offset.y, self.size.width
        if number >= len(strips):
            return Strip.blank(width, self.rich_style)
        return strips[number].extend_cell_length(width, self.rich_style)

    def notify_style_update(self) -> None:
        """Forget what was drawn in the colours of another theme."""
        super().notify_style_update()
        self._strips = None

    def on_resize(self, _event: Resize) -> None:
        """Wrap anew."""
        self._strips = None
        self._measure()
        self.refresh()

    def _measure(self) -> None:
        size = Size(self.scrollable_content_region.width, len(self._wrapped()))
        if size != self.virtual_size:
            self.virtual_size = size

    def _wrapped(self) -> list[Strip]:
        if self._strips is None:
            options = RenderOptions(self._style_named, {})
            width = self.scrollable_content_region.width
            self._strips = self._content.render_strips(width, None, self.visual_style, options)
        return self._strips

    def _style_named(self, style: str | Style) -> Style:
        return self.app.stylesheet.parse_style(style)
