"""The report as Markdown that any CommonMark renderer shows, and that reads well unrendered in a mail."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from claims import i18n
from claims.report.environment import environment
from claims.report.links import link
from claims.report.picture import picture
from claims.safe import visible

if TYPE_CHECKING:
    import jinja2

    from claims.report.annotate import Paragraph
    from schema.report import Report

_BAR = 60
"""How many signs the bar of verdicts has at most."""


def render(report: Report, lang: str) -> str:
    """Write the report as Markdown.

    Args:
        report: What to write. Internal notes and details of confidential sources are left out.
        lang: Language of the report's own words, ``en`` or ``fr``; the article keeps its own.
    """
    shown = picture(report, lang)
    page = _environment(lang).get_template("report.md.j2")
    scale = min(1.0, _BAR / max(1, len(shown.entries)))
    bar = "".join(part.symbol * max(1, round(part.count * scale)) for part in shown.bar)
    return page.render(report=shown, bar=bar)


def escape(text: str) -> str:
    """Text that Markdown shows as it is: no markup, no link, no HTML, on one line.

    Args:
        text: Anything; runs of spaces, tabs and line ends become one space, as they do when rendered.
    """
    shown = visible(_SPACES.sub(" ", text))
    shown = _MARKUP.sub(r"\\\g<0>", shown)
    shown = _AT_START.sub(_escape_start, shown)
    return shown.replace("://", ":\\/\\/")


_SPACES = re.compile(r"[ \t\r\n]+")
_MARKUP = re.compile(r"[\\`*_\[\]<>&|~]")
_AT_START = re.compile(r"^( ?)(?:([#+=-])|([0-9]{1,9})([.)])(?= |$))")
"""What would open a heading, a list or a rule at the start of a line, where a value may come to stand."""


def _escape_start(found: re.Match[str]) -> str:
    space, sign, digits, stop = found.groups()
    return f"{space}\\{sign}" if sign else f"{space}{digits}\\{stop}"


def _marked(paragraph: Paragraph, strike: str) -> str:
    """A paragraph with the wording proposed after what is wrong, and each claim's sign and number after it.

    It is put together before it is escaped: two harmless pieces can make a list item.
    """
    told: list[str] = []
    for piece in paragraph.pieces:
        told.append(piece.text)
        if piece.fix is not None and piece.fix_ends:
            told.append(f" ⟦→ {piece.fix.proposed or strike}⟧")
        told.extend(f" ({entry.symbol}{entry.number})" for entry in piece.ending)
    return "".join(told)


def _guard(value: object) -> object:
    """Escape whatever a template prints, unless it is Markdown of ours already."""
    return value if isinstance(value, Markup) else Markup(escape(str(value)))  # noqa: S704 -- escaped for its medium


def _address(url: str) -> Markup:
    """An address as a link where it may be followed, else as plain text."""
    target = link(url, ("http", "https"))
    return Markup(f"<{target}>" if target else escape(url))  # noqa: S704 -- checked or escaped


@cache
def _environment(lang: str) -> jinja2.Environment:
    made = environment(lang, _guard)
    made.filters["address"] = _address
    made.filters["marked"] = partial(_marked, strike=i18n.translations(lang).gettext("strike out"))
    return made
