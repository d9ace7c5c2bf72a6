"""A sheet that asks for one thing or several, at the foot of the screen, below the article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen

from claims.i18n import gettext as _
from tui import display
from tui.widgets.fields import ChoiceField, LineField, TextField, WordsOf
from tui.widgets.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content
    from textual.widgets import Input

Answers = dict[str, str]
"""What was filled in, by field name, trimmed; every field is there."""

Draft = dict[str, str]
"""What was typed into a form left with Esc, so that it is there next time."""


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form."""

    name: str
    """Key of the answer."""
    label: str
    """What is asked, in the language spoken."""
    value: str = ""
    """What stands there at first."""
    kind: Literal["line", "text", "choice"] = "line"
    """One line, several lines, or one of `choices`."""
    choices: Sequence[tuple[str, str]] = ()
    """Value and label of each answer of a choice."""
    hint: str = ""
    """Shown in an empty line."""
    required: bool = False
    """Whether it may not stay empty."""
    words_of: str = ""
    """A text whose words complete what is typed."""
    check: Callable[[str], str | None] | None = None
    """Says what is wrong with an answer, or None."""


class Form(ModalScreen[Answers | None]):
    """Ask; the result is the answers, or None after Esc.

    Args:
        title: What it is for.
        fields: The questions.
        draft: What was typed here before and not sent; kept up to date until the form is sent.
        context: Something to look at while answering.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "leave", ""),
        ("ctrl+s", "send", ""),
        ("enter", "advance", ""),
        ("down", "app.focus_next", ""),
        ("up", "app.focus_previous", ""),
    ]

    def __init__(
        self,
        title: Content,
        fields: Sequence[Field],
        *,
        draft: Draft | None = None,
        context: Content | None = None,
    ) -> None:
        super().__init__()
        self._heading, self._fields, self._about = title, fields, context
        self._draft = draft if draft is not None else {}

    def compose(self) -> ComposeResult:
        """A row for each question, and one for what is wrong with the answers."""
        with VerticalScroll(id="sheet", can_focus=False):
            if self._about is not None:
                yield Shown(self._about, id="context")
            for field in self._fields:
                with Horizontal(classes=f"field {field.kind}"):
                    yield Shown(display.text(field.label), classes="label")
                    yield self._widget(field)
            yield Shown(self._help(), id="help")

    def on_mount(self) -> None:
        """Write the title and start at the first question."""
        display.title(self.query_one("#sheet"), self._heading)
        # A query, not query_one: a dialog that is closed while it opens has no fields, and that is no fault.
        self.query(f"#{self._fields[0].name}").focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on from a line, too."""
        event.stop()
        self.action_advance()

    def action_advance(self) -> None:
        """Go to the next question, or send from the last one."""
        names = [field.name for field in self._fields]
        focused = self.focused.id if self.focused is not None else None
        place = names.index(focused) if focused in names else len(names)
        if place + 1 < len(names):
            self.query_one(f"#{names[place + 1]}").focus()
        else:
            self.action_send()

    def action_send(self) -> None:
        """Give the answers, unless one of them is wrong."""
        answers = self._answers()
        for field in self._fields:
            wrong = self._wrong(field, answers[field.name])
            if wrong:
                self.query_one("#help", Shown).show(display.text(wrong, "$error"))
                self.query_one(f"#{field.name}").focus()
                return
        self._draft.clear()
        self.dismiss(answers)

    def action_leave(self) -> None:
        """Give nothing, keeping what was typed for the next time."""
        self._draft.update(self._answers())
        self.dismiss(None)

    def _widget(self, field: Field) -> LineField | TextField | ChoiceField:
        value = self._draft.get(field.name, field.value)
        if field.kind == "choice":
            return ChoiceField(field.choices, value, id=field.name)
        if field.kind == "text":
            return TextField(value, id=field.name)
        suggester = WordsOf(field.words_of) if field.words_of else None
        return LineField(value, placeholder=field.hint, suggester=suggester, id=field.name)

    def _answers(self) -> Answers:
        answers = {}
        for field in self._fields:
            widget = self.query_one(f"#{field.name}")
            if isinstance(widget, TextField):
                answers[field.name] = widget.text.strip()
            elif isinstance(widget, (LineField, ChoiceField)):
                answers[field.name] = widget.value.strip()
        return answers

    @staticmethod
    def _wrong(field: Field, answer: str) -> str | None:
        if field.required and not answer:
            return _("“{label}” may not stay empty.").format(label=field.label)
        return field.check(answer) if field.check and answer else None

    def _help(self) -> Content:
        keys = [("⏎", _("save"))]
        if len(self._fields) > 1:
            keys = [("⏎", _("go on")), ("^s", _("save"))]
        elif self._fields[0].kind == "text":
            keys = [("^s", _("save"))]
        keys.append(("esc", _("cancel")))
        return display.key_hints(*keys)
