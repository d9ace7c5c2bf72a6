"""The templates of the reports: each format says once how every value it prints is made harmless."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import jinja2

from claims import i18n

if TYPE_CHECKING:
    from collections.abc import Callable

TEMPLATES = Path(__file__).with_name("templates")
"""Folder of the templates and of the style sheet."""


def environment(lang: str, guard: Callable[[object], object] | None = None) -> jinja2.Environment:
    """Templates that speak a language and escape what they print.

    Args:
        lang: Language of the messages, ``en`` or ``fr``.
        guard: Turns every value printed into something harmless; without it, HTML escaping does.
    """
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=guard,
        undefined=jinja2.StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # Old style: messages stay plain text until printed, so that the escaping sees what was put into them.
    made.install_gettext_translations(i18n.translations(lang), newstyle=False)  # type: ignore[attr-defined] # by i18n
    return made
