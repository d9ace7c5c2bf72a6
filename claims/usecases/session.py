"""What every use case stands on: the open store, who acts and what time it is."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from pydantic import JsonValue, ValidationError

from claims.errors import Refused
from claims.i18n import gettext as _
from claims.store import events
from claims.store.rows import moment_text
from claims.store.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from claims.store.store import Store
    from schema.claim import Claim
    from schema.history import EventKind

_MAX_NAME = 80
_PREFIX = 6
"""Characters of an article's id that name it in lists."""


class Keep(Enum):
    """Says that a field keeps its value, where None would empty it."""

    KEEP = "keep"


KEEP = Keep.KEEP
"""The default of every editable field: only what is passed changes."""

T = TypeVar("T")


def now_utc() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def passed(**fields: object) -> dict[str, object]:
    """The fields that were given."""
    return {name: value for name, value in fields.items() if value is not KEEP}


@contextmanager
def rules_in_words() -> Iterator[None]:
    """Turn a broken rule of a model into a refusal in one sentence.

    Raises:
        Refused: When a value does not fit.
    """
    try:
        yield
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        reason = first["msg"].removeprefix("Value error, ")
        where = _("{field}: {reason}.").format(field=field, reason=_(reason)) if field else f"{_(reason)}."
        raise Refused(where[0].upper() + where[1:], _("Nothing was changed.")) from error


class Session:
    """An open store with the analyst who acts.

    Args:
        store: The open store.
        analyst: Who acts, as ``checked_name`` gives it; None may only read.
        clock: Where the time comes from.
    """

    def __init__(self, store: Store, analyst: str | None, clock: Callable[[], datetime]) -> None:
        self.store = store
        self.analyst = analyst
        self.clock = clock
        self._known = False

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return self.clock().astimezone(UTC)

    def who(self) -> str:
        """Who acts.

        Raises:
            Refused: When nobody said so.
        """
        if self.analyst is None:
            raise Refused(
                _("Say who you are before changing anything."), _("Give --as NAME, or set CLAIMDESK_ANALYST.")
            )
        return self.analyst

    @contextmanager
    def change(self, kind: EventKind, *, job: int | None = None, **about: JsonValue) -> Iterator[Unit]:
        """One transaction and, where it changed a row, one event.

        Args:
            kind: What happens.
            job: The first event of the bulk job it belongs to.
            **about: Codes and parameters for the history's sentence.

        Raises:
            Refused: When nobody said who acts, or a value does not fit.
            StoreError: When nothing could be stored.
        """
        unit = Unit(self.store, self.who(), self.now())
        unit.about.update(about)
        with rules_in_words(), self.store.writing():
            self.introduce(unit)
            yield unit
            changes = unit.changes
            if changes:
                payload = events.payload_text(changes, unit.about)
                events.append(self.store, kind, unit.analyst, moment_text(unit.at), payload, job=job)
        self._known = True

    def remark(
        self,
        kind: EventKind,
        *,
        job: int | None = None,
        target: int | None = None,
        starts_job: bool = False,
        about: dict[str, JsonValue],
    ) -> int:
        """Write an event that changes no row, inside a transaction that is open already; gives its number."""
        payload = events.payload_text((), about)
        at = moment_text(self.now())
        return events.append(
            self.store, kind, self.who(), at, payload, job=job, target=target, starts_job=starts_job
        )

    def forget_traces(self) -> None:
        """Empty the write-ahead log, which may still hold what was just erased.

        It stays as it is while another process reads; that process empties it when it closes.
        """
        self.store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def introduce(self, unit: Unit) -> None:
        """Put the analyst on the list of analysts when they act for the first time."""
        if self._known:
            return
        self.store.db.execute(
            "INSERT INTO analyst (name, initials, since) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING",
            (unit.analyst, initials_of(unit.analyst), moment_text(unit.at)),
        )


def name_claims(unit: Unit, claims: Sequence[Claim]) -> None:
    """Put the numbers of claims into the event's parameters, so that the history can tell which they were."""
    if len(claims) == 1:
        unit.about["claim"] = claims[0].number
    else:
        unit.about["claims"] = [claim.number for claim in claims]


def name_claims_across(unit: Unit, claims: Sequence[Claim]) -> None:
    """Like ``name_claims``, for claims of several articles: with the beginning of their article's id."""
    names: list[JsonValue] = [name_across(claim) for claim in claims]
    if len(names) == 1:
        unit.about["claim"] = names[0]
    else:
        unit.about["claims"] = names


def name_across(claim: Claim) -> str:
    """A claim as commands take it, whichever article one looks at: “k3m9ap/20”."""
    return f"{claim.article[:_PREFIX]}/{claim.number}"


def checked_name(name: str) -> str:
    """An analyst's name without white space at its edges.

    Raises:
        Refused: When it is empty, too long or has characters that do not print.
    """
    clean = " ".join(name.split())
    if not clean or len(clean) > _MAX_NAME or not clean.isprintable():
        raise Refused(
            _("An analyst's name has 1 to {count} printable characters.").format(count=_MAX_NAME),
            _("Give --as NAME, or set CLAIMDESK_ANALYST."),
        )
    return clean


def initials_of(name: str) -> str:
    """The initials of a name: “Anna Bell” is AB; a name of up to three letters is its own initials."""
    words = name.replace("-", " ").split() or [name]
    if len(words) == 1:
        return name if len(name) <= len("ABC") else name[:2].upper()
    return "".join(word[0] for word in words[:3]).upper()
