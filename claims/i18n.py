"""Words for people, in French or English, through gettext.

Messages are written in English in the code; translations lie in ``claims/locale``. Codes of the models
(verdicts, reasons, kinds) are put into words by ``claims.words``.
"""

from __future__ import annotations

import gettext as _gettext
import os
from pathlib import Path

LOCALE = Path(__file__).with_name("locale")
"""Folder of the translations."""

LANGUAGES = ("en", "fr")
"""Languages the interface and the reports speak."""

_spoken: dict[str, _gettext.NullTranslations] = {}
"""The one language spoken now, by its code; empty until first asked."""


def language_from_environment() -> str:
    """The language asked for by ``LC_ALL``, ``LC_MESSAGES`` or ``LANG``; English where none of ours is."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return value[:2] if value[:2] in LANGUAGES else "en"
    return "en"


def use(language: str) -> None:
    """Speak this language from now on.

    Args:
        language: ``fr`` or ``en``; anything else means English.
    """
    code = language if language in LANGUAGES else "en"
    _spoken.clear()
    _spoken[code] = translations(code)


def current() -> str:
    """The language spoken now."""
    if not _spoken:
        use(language_from_environment())
    return next(iter(_spoken))


def translations(language: str) -> _gettext.NullTranslations:
    """The messages of one language, for instance for a report in another language than the screens."""
    return _gettext.translation("claimdesk", LOCALE, [language], fallback=True)


def gettext(message: str) -> str:
    """The message in the language spoken now."""
    return _now().gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The message for a count, in the language spoken now."""
    return _now().ngettext(one, many, count)


def _now() -> _gettext.NullTranslations:
    return _spoken[current()]
