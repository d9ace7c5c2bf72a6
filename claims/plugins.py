"""Extension points that other packages fill, found by entry points.

Splitters, report formats and models of sentence vectors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, cast

from claims.errors import DeskError, NotFound
from claims.i18n import gettext as _
from schema.claim import Split
from schema.report import Report

if TYPE_CHECKING:
    from claims.match.embed.models import Embedder

SPLITTERS = "claimdesk.splitters"
"""Functions ``(text, lang=None, published=None) -> Split``."""

REPORTS = "claimdesk.reports"
"""Functions ``(Report, lang) -> str`` or ``bytes``."""

EMBEDDERS = "claimdesk.embedders"
"""Functions ``() -> Embedder``, which give models of sentence vectors."""

Splitter = Callable[..., Split]
"""Cuts a text into claims: ``(text, lang=None, published=None)``."""

Renderer = Callable[[Report, str], str | bytes]
"""Writes a report in one format, in the language asked."""

_FAILURES = (
    ArithmeticError, AssertionError, AttributeError, EOFError, ImportError, LookupError, MemoryError,
    NameError, OSError, RuntimeError, SyntaxError, TypeError, ValueError,
)  # fmt: skip
"""The families of errors in which the code of another package fails: the fault is its own, and is told so."""

_OURS = {
    SPLITTERS: {"rules": "claims.split:split_text", "nlp": "claims.split.parse:split_text"},
    EMBEDDERS: {"e5": "claims.match.embed.packaged:load"},
    REPORTS: {
        "html": "claims.report.html:render",
        "json": "claims.report.json:render",
        "md": "claims.report.markdown:render",
    },
}
"""What comes with the program, so that it works from a checkout that nobody installed."""


def names(group: str) -> tuple[str, ...]:
    """What there is in a group, ours and other packages', sorted."""
    return tuple(sorted(_known(group)))


def splitter(name: str) -> Splitter:
    """A splitter by its name.

    Raises:
        NotFound: When there is none; the hint lists those there are.
        DeskError: When it comes from another package and cannot be loaded; so does the splitter itself, when
            it fails or answers with something else.
    """
    return cast("Splitter", _load(SPLITTERS, name, _("splitter")))


def renderer(name: str) -> Renderer:
    """A report format by its name.

    Raises:
        NotFound: When there is none; the hint lists those there are.
    """
    return cast("Renderer", _load(REPORTS, name, _("report format")))


def embedder(name: str) -> Embedder:
    """A model of sentence vectors by its name.

    Raises:
        NotFound: When there is none, or its package is not installed; the hint says what to do.
    """
    return cast("Embedder", _load(EMBEDDERS, name, _("model of sentence vectors"))())


def _known(group: str) -> dict[str, EntryPoint]:
    ours = {name: EntryPoint(name, value, group) for name, value in _OURS.get(group, {}).items()}
    return {point.name: point for point in entry_points(group=group)} | ours


def _load(group: str, name: str, noun: str) -> Callable[..., object]:
    ours = _OURS.get(group, {}).get(name)
    if ours is not None:
        module, _colon, function = ours.partition(":")
        found: Callable[..., object] = getattr(import_module(module), function)
        return found
    point = _known(group).get(name)
    if point is None:
        raise NotFound(
            _("There is no {noun} “{name}”.").format(noun=noun, name=name),
            _("There are: {names}.").format(names=", ".join(names(group))),
        )
    with _named(point, noun):
        loaded: Callable[..., object] = point.load()
    return loaded if group != SPLITTERS else _checked(point, noun, loaded)


def _checked(point: EntryPoint, noun: str, cut: Callable[..., object]) -> Splitter:
    """Another package's splitter, whose failures name it."""

    def split(text: str, lang: str | None = None, published: str | None = None) -> Split:
        with _named(point, noun):
            found = cut(text, lang=lang, published=published)
            if not isinstance(found, Split):
                raise TypeError(f"{type(found).__name__} instead of Split")
        return found

    return split


@contextmanager
def _named(point: EntryPoint, noun: str) -> Iterator[None]:
    """Name the package to blame where its code fails.

    Raises:
        DeskError: When it fails, in whatever way.
    """
    try:
        yield
    except DeskError:
        raise
    except _FAILURES as error:
        package = point.dist.name if point.dist else point.module
        said = _("The {noun} “{name}” of the package “{package}” is broken: {why}")
        why = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        hint = _("Update or remove that package, or choose another {noun}.").format(noun=noun)
        message = said.format(noun=noun, name=point.name, package=package, why=why)
        raise DeskError(message, hint) from error
