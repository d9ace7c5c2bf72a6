"""Feeds Textual's palette with the commands that work here and now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Provider

from tui import display
from tui.commands.base import spoken_key
from tui.screens.commanded import CommandedScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.command import Hits

    from tui.commands.base import AnyCommand


class Actions(Provider):
    """The palette's only provider: what the footer and the help screen know as well."""

    async def discover(self) -> Hits:
        """Everything that works, before anything is typed."""
        for command, label in self._offered():
            yield DiscoveryHit(
                display.text(label), self._running(command), text=label, help=command.explanation()
            )

    async def search(self, query: str) -> Hits:
        """What fits the words typed."""
        matcher = self.matcher(query)
        for command, label in self._offered():
            score = max(matcher.match(label), matcher.match(command.explanation()) / 2)
            if score > 0:
                yield Hit(
                    score,
                    matcher.highlight(label),
                    self._running(command),
                    text=label,
                    help=command.explanation(),
                )

    def _offered(self) -> Iterator[tuple[AnyCommand, str]]:
        screen = self.screen
        if isinstance(screen, CommandedScreen):
            for key, command in screen.usable():
                yield command, f"{command.words()}  ({spoken_key(key)})" if key else command.words()

    def _running(self, command: AnyCommand) -> partial[None]:
        screen = self.screen
        if not isinstance(screen, CommandedScreen):
            raise TypeError("the palette opens above a screen with commands")
        return partial(screen.perform, command)
