"""Feeds every pattern of the splitting and language code long runs of what it looks for; run by a test as a process.

Prints each pattern before it is tried, so that the last line names the one that did not end.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import pkgutil
import re
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

LENGTH = 400
"""Characters of a run: a pattern that backtracks without bound would not end in a lifetime, a cubic one in hours."""

SIGNS = " \n\t\xa0.,;:!?…'’\"«»“”()[]{}-–—/|>•*0123aeMAÉÀZ€%_°&+@日"
MIXED = (
    "a ",
    "A. ",
    "1 ",
    "1.",
    "1 0",
    "a,",
    " - ",
    "a-",
    "Aa ",
    "a'",
    "0 a ",
    "M. ",
    "«a",
    "a» ",
    "(a",
    "a/",
)
LANGUAGES = ("fr", "en", "de", "es", "it", "pt", "ar", "el", "ja", "pl", "ru", "uk", "zh", "xx")
PACKAGES = ("claims.split", "claims.language")


def modules() -> Iterator[ModuleType]:
    """Every module of the two packages."""
    for name in PACKAGES:
        package = importlib.import_module(name)
        yield package
        for found in pkgutil.walk_packages(package.__path__, f"{name}."):
            yield importlib.import_module(found.name)


def load_tables() -> None:
    """Call everything that is computed once, for each language where it asks for one: it compiles patterns."""
    for module in list(modules()):
        for value in list(vars(module).values()):
            if isinstance(value, functools._lru_cache_wrapper) and value.__module__ == module.__name__:
                names = list(inspect.signature(value).parameters)
                if names in ([], ["lang"]):
                    for lang in LANGUAGES if names else [None]:
                        call(value, *([lang] if lang else []))


def call(function: Any, *arguments: str) -> None:
    """Call a function that may refuse a language or miss an optional library."""
    from claims.errors import DeskError

    try:
        function(*arguments)
    except (OSError, KeyError, ImportError, DeskError):
        sys.stdout.write(f"refused {function.__module__} {arguments}\n")


def attacks(pattern: str) -> Iterator[str]:
    """Texts made of one thing said over and over, alone and with an end that does not fit."""
    words = sorted(set(re.findall(r"[^\W\d_]{2,}", pattern)), key=len)[:12]
    for unit in (*SIGNS, *MIXED, *words, *(f"{word} " for word in words)):
        run = (unit * (LENGTH // len(unit) + 1))[:LENGTH]
        yield from (run, f"A{run}!", f"{run}\0")


def main() -> None:
    """Record what is compiled, then try it."""
    patterns: dict[str, re.Pattern[str]] = {}
    original = re.compile

    def recorded(pattern: Any, flags: Any = 0) -> Any:
        compiled = original(pattern, flags)
        if "claims" in sys._getframe(1).f_code.co_filename and isinstance(compiled.pattern, str):
            patterns[compiled.pattern] = compiled
        return compiled

    re.compile = recorded
    load_tables()
    re.compile = original
    for text, compiled in patterns.items():
        sys.stdout.write(f"{text[:200]}\n")
        sys.stdout.flush()
        for attack in attacks(text):
            compiled.search(attack)
            compiled.match(attack)
            compiled.fullmatch(attack)
    sys.stdout.write(f"\n{len(patterns)}\n")


if __name__ == "__main__":
    main()
