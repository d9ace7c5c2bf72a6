"""What every screen offers: help, palette, theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.i18n import gettext as _
from tui.commands.base import Command, Group, marked

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from tui.screens.commanded import CommandedScreen


class Help(Command["CommandedScreen"]):
    """Lists the keys."""

    name, keys, rank = "help", "question_mark,f1", 99
    label, help = (
        marked("keys"),
        marked("List everything that can be done here; type to search, Enter does it."),
    )
    group = Group.DESK

    def run(self, screen: CommandedScreen) -> Coroutine[None, None, None]:
        """Show the list and do what is chosen from it."""
        return self._show(screen)

    async def _show(self, screen: CommandedScreen) -> None:
        from tui.screens.help import HelpScreen

        chosen = await screen.ask(HelpScreen(screen))
        if chosen is not None:
            screen.perform(chosen)


class Palette(Command["CommandedScreen"]):
    """Opens the palette."""

    name, keys = "palette", "ctrl+p"
    label, help = marked("palette"), marked("Find an action by its name.")
    group = Group.DESK

    def run(self, screen: CommandedScreen) -> None:
        """Open it."""
        from textual.command import CommandPalette

        screen.app.push_screen(CommandPalette(placeholder=_("Find an action…")))


class Light(Command["CommandedScreen"]):
    """Turns the light on or off."""

    name, keys = "light", "f2"
    label, help = marked("light or dark"), marked("Change between the dark and the light theme.")
    group = Group.DESK

    def run(self, screen: CommandedScreen) -> None:
        """Change the theme."""
        from tui.theme import DARK, LIGHT

        screen.app.theme = LIGHT.name if screen.app.theme != LIGHT.name else DARK.name
