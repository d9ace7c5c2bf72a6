"""A screen worked by commands: keys, footer, help and palette from one list, and one place for refusals."""

from __future__ import annotations

import asyncio
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.screen import Screen

from claims.errors import DeskError
from tui import display

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator, Mapping

    from tui.app import ClaimdeskApp
    from tui.commands.base import AnyCommand
    from tui.jobs import Bench


Answer = TypeVar("Answer")


class CommandedScreen(Screen[None]):
    """Runs the commands listed in `COMMANDS_HERE` when their keys are pressed."""

    COMMANDS_HERE: ClassVar[tuple[AnyCommand, ...]] = ()
    """Everything that can be done on this screen."""

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.attended: set[asyncio.Task[None]] = set()
        """What is being awaited now."""

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

    @property
    def is_in_front(self) -> bool:
        """Whether nothing covers this screen. Textual calls the screen below the current one current, too."""
        return self.is_running and self.app.screen is self

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
            self.attend(waiting)

    def attend(self, waiting: Coroutine[None, None, None]) -> asyncio.Task[None]:
        """Await something beside the event loop's work, telling what the desk refuses.

        A plain task: a Textual worker reports each of its states, and that costs half as much as a verdict.

        Args:
            waiting: What to await; it is cancelled when the screen goes.
        """
        task = asyncio.create_task(self._telling(waiting))
        self.attended.add(task)
        task.add_done_callback(self._attended_to)
        return task

    async def ask(self, dialog: Screen[Answer]) -> Answer | None:
        """Show a dialog and await what it gives; None where it was left."""
        answer: asyncio.Future[Answer | None] = asyncio.get_running_loop().create_future()

        def give(given: Answer | None) -> None:
            if not answer.done():  # whoever asked may be gone
                answer.set_result(given)

        self.app.push_screen(dialog, give)
        return await answer

    def search_moved(self, *, ended: bool) -> None:
        """Hear how the search for duplicates goes; screens that show it say more.

        Args:
            ended: Whether none runs any more.
        """

    def on_unmount(self) -> None:
        """Give up what is still awaited."""
        for task in tuple(self.attended):
            task.cancel()

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

    def _attended_to(self, task: asyncio.Task[None]) -> None:
        """Hand what nobody foresaw to the application, which ends with it."""
        self.attended.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            self.call_later(_raise, error)


def _raise(error: BaseException) -> None:
    raise error
