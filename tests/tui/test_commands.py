"""One class per action: its keys clash with no other, can be typed anywhere, and can be replaced."""

from __future__ import annotations

import pytest

from claims import i18n
from tests.tui.examples import Sample, held, on_desk
from tui.commands.base import AnyCommand, Group, spoken_key
from tui.commands.checking import CHECKING
from tui.commands.desk import DESK, VISITED
from tui.commands.duplicates import DUPLICATES
from tui.commands.library import LIBRARY
from tui.commands.review import REVIEW
from tui.display import plain

SCREENS = pytest.mark.parametrize(
    "commands",
    [DESK, VISITED, LIBRARY, CHECKING, DUPLICATES, REVIEW],
    ids=["desk", "visited desk", "library", "checks", "duplicates", "review"],
)
TYPED_EVERYWHERE = set("abcdefghijklmnopqrstuvwxyzDFGINRZ") | {
    "slash",
    "question_mark",
    "minus",
    "plus",
    "equals_sign",
    "asterisk",
    "space",
    "enter",
    "escape",
    "tab",
    "shift+tab",
    "backspace",
    "home",
    "end",
    "up",
    "down",
    "left",
    "right",
    "pageup",
    "pagedown",
    "f1",
    "f2",
}
"""Keys that AZERTY and QWERTY reach without a dead key; control with a letter is one as well."""


@SCREENS
def test_no_two_commands_of_a_screen_share_a_name_or_a_key(commands: tuple[AnyCommand, ...]) -> None:
    names = [command.name for command in commands]
    keys = [key for command in commands for key in command.keys.split(",")]
    assert len(set(names)) == len(names)
    assert len(set(keys)) == len(keys)


@SCREENS
def test_every_key_can_be_typed_on_french_and_english_keyboards(commands: tuple[AnyCommand, ...]) -> None:
    for command in commands:
        for key in command.keys.split(","):
            assert key in TYPED_EVERYWHERE or key.startswith("ctrl+"), command.name


@SCREENS
def test_every_command_says_what_it_does(commands: tuple[AnyCommand, ...]) -> None:
    for command in commands:
        assert command.words()
        assert command.explanation().endswith((".", "…"))
        assert command.group in Group
        assert plain(command.words()) == command.words()


@SCREENS
def test_every_command_speaks_french(commands: tuple[AnyCommand, ...]) -> None:
    english = [command.explanation() for command in commands]
    i18n.use("fr")
    french = [command.explanation() for command in commands]
    assert all(one != other for one, other in zip(english, french, strict=True))


def test_keys_are_shown_as_people_read_them() -> None:
    assert [spoken_key(key) for key in ("slash", "ctrl+p", "enter", "s")] == ["/", "^p", "⏎", "s"]


async def test_a_key_of_the_configuration_takes_the_place_of_the_usual_one(sample: Sample) -> None:
    async with on_desk(sample, keys={"supported": "y", "next_claim": "ctrl+n"}) as (pilot, screen):
        assert dict(screen.keys_of)["supported"] == ["y"]
        await pilot.press("j")
        assert held(screen).number == 1
        await pilot.press("ctrl+n")
        assert held(screen).number == 2
