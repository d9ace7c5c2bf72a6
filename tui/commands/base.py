"""What every action has: a name, keys, words for footer and help, and whether it works here and now."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeAlias, TypeVar

from textual.binding import Binding

from claims.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterable

    from textual.screen import Screen

S = TypeVar("S", bound="Screen[None]")


def marked(message: str) -> str:
    """Mark a message so that the translations list it; it is translated when it is shown."""
    return message


class Group(StrEnum):
    """Headings of the help screen, in its order."""

    JUDGE = marked("Judge")
    EVIDENCE = marked("Sources and earlier checks")
    WORK = marked("Organise the work")
    SHAPE = marked("Correct the claims")
    MOVE = marked("Move and find")
    DUPLICATES = marked("Duplicates")
    DESK = marked("Desk")


class Command(Generic[S]):
    """One thing a person can do on a screen of type ``S``.

    The docstring of a subclass is for programmers; people read `label` and `help`, which are gettext
    messages.
    """

    name: ClassVar[str]
    """Stable name, for the configuration's ``[keys]``."""
    keys: ClassVar[str]
    """Default keys, separated by commas; none needs a dead key on AZERTY or QWERTY."""
    label: ClassVar[str]
    """A word or two for footer and palette, in English."""
    help: ClassVar[str]
    """One sentence for the help screen, in English."""
    group: ClassVar[Group]
    """Where the help screen lists it."""
    rank: ClassVar[int] = 0
    """Place in the footer, from 1; 0 keeps it out."""

    def works(self, screen: S) -> bool:
        """Whether it can be done here and now."""
        del screen
        return True

    def run(self, screen: S) -> Coroutine[None, None, None] | None:
        """Do it at once, or return what has to be awaited.

        Raises:
            DeskError: What the desk refuses, told to the person by the screen.
        """
        raise NotImplementedError

    def words(self) -> str:
        """The label in the language spoken."""
        return _(self.label)

    def explanation(self) -> str:
        """The help sentence in the language spoken."""
        return _(self.help)

    def binding(self) -> Binding:
        """What Textual needs to know; the keymap of the configuration replaces the keys by the name."""
        return Binding(self.keys, f"do('{self.name}')", self.name, show=False, id=self.name)


AnyCommand: TypeAlias = "Command[Any]"
"""A command of some screen: a list of them belongs to one kind of screen, which the list's owner knows."""


def bindings(commands: Iterable[AnyCommand]) -> list[Binding]:
    """The key bindings of some commands."""
    return [command.binding() for command in commands]


_SPOKEN_KEYS = {
    "slash": "/",
    "question_mark": "?",
    "minus": "-",
    "plus": "+",
    "equals_sign": "=",
    "asterisk": "*",
    "enter": "⏎",
    "space": marked("space"),
    "escape": "esc",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "tab": "tab",
    "shift+tab": "shift tab",
    "backspace": "⌫",
    "pagedown": "pgdn",
    "pageup": "pgup",
}


def spoken_key(key: str) -> str:
    """A key as people read it: ``/``, ``^p``, ``⏎``."""
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+")
    return _(_SPOKEN_KEYS.get(key, key))
