"""A screen worked by commands: keys, footer, help and palette from one list, and one place for refusals."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from claims.errors import DeskError
from tui import display

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator, Mapping

    from textual.worker import Worker

    from tui.app import ClaimdeskApp
    from tui.commands.base import AnyCommand
    from tui.jobs import Bench


class CommandedScreen(Screen[None]):
    """Runs the commands listed in `COMMANDS_HERE` when their keys are pressed."""

    COMMANDS_HERE: ClassVar[tuple[AnyCommand, ...]] = ()
    """Everything that can be done on this screen."""

    @property
    def desk_app(self) -> ClaimdeskApp:
        """The application, as what it is."""
        from tui.app import ClaimdeskApp

        if not isinstance(self.app, ClaimdeskApp):
            raise TypeError("the screens of the desk belong to its application")
        return self.app

    @property
    def bench(self) -> Bench:
        """The threads that own the desk."""
        return self.desk_app.bench

    @cached_property
    def keys_of(self) -> Mapping[str, list[str]]:
        """The keys of each command by its name, the user's own where the configuration has some."""
        bound = self._bindings.copy()
        bound.apply_keymap(self.desk_app.user_keys)
        keys: dict[str, list[str]] = {}
        for key, bindings in bound.key_to_bindings.items():
            for binding in bindings:
                if binding.id:
                    keys.setdefault(binding.id, []).append(key)
        return keys

    def usable(self) -> Iterator[tuple[str, AnyCommand]]:
        """The commands that work here and now, each with the key that calls it."""
        keys = self.keys_of
        for command in self.COMMANDS_HERE:
            if command.works(self):
                yield keys.get(command.name, [""])[0], command

    def action_do(self, name: str) -> None:
        """Run the command of this name, if it works here and now."""
        for command in self.COMMANDS_HERE:
            if command.name == name and command.works(self):
                self.perform(command)
                return

    def perform(self, command: AnyCommand) -> None:
        """Run a command; what the desk refuses is told, and nothing else happens."""
        try:
            waiting = command.run(self)
        except DeskError as error:
            self.tell(error)
            return
        if waiting is not None:
            self.attend(waiting, command.name)

    def attend(self, waiting: Coroutine[None, None, None], name: str = "") -> Worker[None]:
        """Await something beside the event loop's work, telling what the desk refuses.

        Args:
            waiting: What to await.
            name: For the log.
        """
        return self.run_worker(self._telling(waiting), name=name, group="attended")

    def tell(self, error: DeskError) -> None:
        """Show a refusal: what is wrong, and what to do about it."""
        words = f"{error.message}\n{error.hint}" if error.hint else error.message
        display.notify(self, words, "error")

    async def _telling(self, waiting: Coroutine[None, None, None]) -> None:
        try:
            await waiting
        except DeskError as error:
            if self.is_attached:
                self.tell(error)
