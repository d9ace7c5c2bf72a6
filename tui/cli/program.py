"""What all commands share: the options --db, --as and --lang, help in two languages, errors as sentences."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from claims import i18n
from claims.errors import DeskError
from claims.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

FINDING = 1
"""Exit status when a check of the program found something."""
USER_ERROR = 2
"""Exit status for what the user can mend, where the rest was done."""
INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it."""
PIPE_CLOSED = 141
"""Exit status when the reader of standard output went away, as shells have it."""


def N_(message: str) -> str:  # noqa: N802 -- the gettext manual's own name, known to extraction tools
    """Mark a message so that the translations list it; it is translated when it is shown."""
    return message


class Settings:
    """What was said about the whole run, before or after the command's name."""

    def __init__(self) -> None:
        self.db: str | None = None
        """Path of the database; None is the user's own."""
        self.analyst: str | None = None
        """Who acts."""
        self.migrate = False
        """Whether an older database may be brought up to date without asking."""


class Option(click.Option):
    """An option whose help is translated at the moment it is shown."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The two columns of the help."""
        message = self.help
        self.help = _(message) if message else message
        try:
            return super().get_help_record(ctx)
        finally:
            self.help = message


class Command(click.Command):
    """A command that also takes the shared options and prints details and examples in its help.

    Args:
        name: The command's name.
        details: Paragraphs after the one-line help, marked for translation.
        examples: Command lines that work as they stand.
    """

    def __init__(
        self,
        name: str | None,
        *,
        details: str = "",
        examples: Sequence[str] = (),
        params: list[click.Parameter] | None = None,
        callback: Callable[..., object] | None = None,
        help: str | None = None,  # noqa: A002 -- click passes the docstring by this name
    ) -> None:
        super().__init__(name, params=params, callback=callback, help=help)
        self.details = details
        self.examples = tuple(examples)
        taken = {text for parameter in self.params for text in parameter.opts}
        self.params += [option for option in shared_options() if taken.isdisjoint(option.opts)]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the one-line help and the details."""
        del ctx
        for message in (self.short_help, self.details):
            if message:
                formatter.write_paragraph()
                with formatter.indentation():
                    formatter.write_text(_(message))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        del ctx
        if self.examples:
            with formatter.section(_("Examples")):
                for example in self.examples:
                    formatter.write(f"{'':>{formatter.current_indent}}{example}\n")


def option(*names: str, **attributes: object) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Declare an option with translated help; takes what ``click.option`` takes."""
    decorate: Callable[[Callable[..., None]], Callable[..., None]] = click.option(
        *names,
        cls=Option,
        **attributes,
    )
    return decorate


def command(
    name: str, *, details: str = "", examples: Sequence[str] = ()
) -> Callable[[Callable[..., None]], Command]:
    """Make a function the command of this name; the table in ``tui.cli`` holds its one-line help."""

    def decorate(function: Callable[..., None]) -> Command:
        made: Command = click.command(name, cls=Command, details=details, examples=examples)(function)
        return made

    return decorate


def shared_options(*, from_environment: bool = False) -> list[click.Parameter]:
    """The options every command takes, whether they stand before or after its name.

    Args:
        from_environment: Whether CLAIMDESK_DB and CLAIMDESK_ANALYST count; only before the name, so that
            they never win over an option that was typed there.
    """
    return [
        Option(
            ["--db"],
            metavar="PATH",
            envvar="CLAIMDESK_DB" if from_environment else None,
            expose_value=False,
            callback=_remember("db"),
            help=N_("The database to use; CLAIMDESK_DB says the same."),
        ),
        Option(
            ["--as"],
            metavar="NAME",
            envvar="CLAIMDESK_ANALYST" if from_environment else None,
            expose_value=False,
            callback=_remember("analyst"),
            help=N_("Who you are; CLAIMDESK_ANALYST says the same."),
        ),
        Option(
            ["--lang"],
            type=click.Choice(i18n.LANGUAGES),
            is_eager=True,
            expose_value=False,
            callback=_speak,
            help=N_("Language of the messages and reports; by default that of your system."),
        ),
        Option(
            ["--migrate"],
            is_flag=True,
            expose_value=False,
            callback=_remember("migrate"),
            help=N_("Bring a database of an older release up to date without asking."),
        ),
    ]


def _remember(field: str) -> Callable[[click.Context, click.Parameter, object], None]:
    """A callback that keeps a shared option; one that was not typed changes nothing."""

    def keep(ctx: click.Context, parameter: click.Parameter, value: object) -> None:
        del parameter
        if value:
            setattr(ctx.ensure_object(Settings), field, value)

    return keep


def _speak(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    """Speak the language asked for; the outermost call without one follows the system."""
    if value:
        i18n.use(value)
    elif ctx.parent is None:
        i18n.use(i18n.language_from_environment())


class Program(click.Group):
    """A group that tells what the user can mend in one sentence and a hint, and returns the exit status."""

    def main(  # type: ignore[override]  # click's overloads tell two modes apart; this has only one
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        **extra: bool,
    ) -> int:
        """Run the command line. Defects of ours go through: ``tui.__main__`` logs them.

        Args:
            args: The words after the program's name; those of this process when None.
            prog_name: The name shown in the help.
            complete_var: The variable by which a shell asks for completions.
            **extra: Settings of the context; ``standalone_mode`` is always off.

        Returns:
            The exit status.
        """
        extra["standalone_mode"] = False
        try:
            status = super().main(args, prog_name, complete_var, **extra)
            sys.stdout.flush()
        except click.exceptions.Abort:
            complain(_("Stopped."))
            return INTERRUPTED
        except BrokenPipeError:
            _let_go_of_output()
            return PIPE_CLOSED
        except (DeskError, click.ClickException, OSError) as error:
            complain(*_sentence_and_hint(error))
            return USER_ERROR
        return status if isinstance(status, int) else 0

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; click itself would answer a closed pipe with status 1, which means a finding."""
        try:
            result: object = super().invoke(ctx)
        except BrokenPipeError:
            _let_go_of_output()
            return PIPE_CLOSED
        return result


def complain(sentence: str, hint: str = "") -> None:
    """Write a sentence and a hint to standard error, harmless whatever they quote."""
    from claims.safe import visible

    for text in (sentence, hint):
        if text:
            click.echo(visible(text), err=True)


def _let_go_of_output() -> None:
    """Point standard output to nowhere, so that the interpreter does not complain while it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _sentence_and_hint(error: DeskError | click.ClickException | OSError) -> tuple[str, str]:
    """What to say about an error the user can mend."""
    if isinstance(error, DeskError):
        return error.message, error.hint
    if isinstance(error, click.UsageError):
        path = error.ctx.command_path if error.ctx else "claimdesk"
        return _sentence(error), _("“{command} --help” shows how it is used.").format(command=path)
    if isinstance(error, click.ClickException):
        return error.format_message(), ""
    return _os_sentence(error), ""


def _sentence(error: click.UsageError) -> str:
    """What is wrong with the command line, in the reader's language where the case is a common one."""
    parameter = getattr(error, "param", None)
    name = _shown(parameter) if parameter else ""
    if isinstance(error, click.MissingParameter):
        return _("{name} is missing.").format(name=name)
    if isinstance(error, click.NoSuchOption):
        near = sorted(error.possibilities or ())[:2]
        if near:
            said = _("There is no option {name}; did you mean {near}?")
            return said.format(name=error.option_name, near=_(" or ").join(near))
        return _("There is no option {name}.").format(name=error.option_name)
    if isinstance(error, click.BadParameter) and parameter and isinstance(parameter.type, click.Choice):
        choices = ", ".join(parameter.type.choices)
        return _("{name} is one of: {choices}.").format(name=name, choices=choices)
    return error.format_message()


def _shown(parameter: click.Parameter) -> str:
    """The name of a parameter as people type it or as the usage line writes it."""
    if isinstance(parameter, click.Option):
        return parameter.opts[0]
    return (parameter.metavar or parameter.name or "").strip("[].").upper()


def _os_sentence(error: OSError) -> str:
    """Say which file the system refused, and why."""
    reason = error.strerror or str(error)
    if error.filename is None:
        return _("The system refused: {reason}.").format(reason=reason)
    return _("{name}: {reason}.").format(name=os.fsdecode(error.filename), reason=reason)


def one_of(values: Iterable[str]) -> click.Choice[str]:
    """A choice among codes, for options that take an enumeration of the models."""
    return click.Choice([str(value) for value in values])
