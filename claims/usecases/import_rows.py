"""One row of an import as a fact-check: labels mapped, dates read, everything the publisher said kept."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from pydantic import ValidationError

from claims.i18n import gettext as _
from claims.ids import new_id
from claims.store.events import sha256
from claims.store.rows import canonical
from claims.store.text import fold
from schema.base import check_partial_date
from schema.factcheck import FactCheck, RatingScale
from schema.verdict import VerdictValue

if TYPE_CHECKING:
    from datetime import datetime

    from pydantic import JsonValue

_ISO = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ].*)?", re.DOTALL)
_DAY_FIRST = re.compile(
    r"(?:\w+[,.]? )?(\d{1,2})(?:er|st|nd|rd|th)?[ .]+([^\W\d]+)\.?,? (\d{4})\b.*", re.DOTALL
)
_MONTH_FIRST = re.compile(
    r"(?:\w+[,.]? )?([^\W\d]+)\.? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})\b.*", re.DOTALL
)
_FIGURES = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b.*", re.DOTALL)
_MONTHS = 12
_KEPT_WHOLE = 300
"""Characters of a date's text worth keeping."""

_PLAIN_FIELDS = ("title", "review", "lang", "url", "publisher", "speaker")


@dataclass(frozen=True, slots=True)
class RowError:
    """A row that could not be imported; the rest of the import went on."""

    line: int
    """Its line in the file, or its place in the list, from 1."""
    id: JsonValue
    """The row's own identifier, where it could be read."""
    reason: str
    """What is wrong with it, in one sentence."""


def read_row(line: int, row: JsonValue, source: str, at: datetime) -> FactCheck | RowError:
    """Turn a row into a fact-check, or say what is wrong with it.

    Args:
        line: Where it stands.
        row: ``{"id", "text", "title"?, "lang"?, "verdict"?, "label"?, "url"?, "publisher"?, "speaker"?,
            "date"?, "review"?, "scale"?}``; other fields are left alone.
        source: Name of where it comes from.
        at: Time of the import.
    """
    if not isinstance(row, Mapping):
        return RowError(line, None, _("The row is no object with fields."))
    key = row.get("id")
    if isinstance(key, (list, dict)):
        return RowError(line, None, _("The id must be a text, a number or a truth value."))
    if not _can_be_stored(dict(row)):
        told = key if _can_be_stored(key) else None
        return RowError(line, told, _("The row holds an endless number or half a character."))
    text = row.get("text") or row.get("claim")
    if not isinstance(text, str) or not text.strip():
        return RowError(line, key, _("The row has no text."))
    date, date_text = read_date(row.get("date"))
    verdict, label = read_verdict(row.get("verdict"), row.get("label"))
    try:
        return FactCheck(
            id=new_id(),
            source=source,
            external_id=canonical(_identity(key, row.get("url"), text)),
            claim=text.strip(),
            verdict=verdict,
            label=label,
            scale=None
            if row.get("scale") is None
            else RatingScale.model_validate(row["scale"], strict=False),
            date=date,
            date_text=date_text,
            imported_at=at,
            **{name: _text(row.get(name)) for name in _PLAIN_FIELDS},  # type: ignore[arg-type]  # checked by the model
        )
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        return RowError(line, key, _("{field}: {reason}.").format(field=field, reason=first["msg"]))


def _can_be_stored(value: JsonValue) -> bool:
    """Whether all of it can be written: JSON has no infinity, and no encoding writes a lone surrogate."""
    try:
        canonical(value).encode()
    except (ValueError, RecursionError):
        return False
    return True


def _identity(key: JsonValue, url: JsonValue, text: str) -> JsonValue:
    """The row's own id; where it has none, one made of its address or words, so that it is found again."""
    if key is not None and key != "":
        return key
    return "made:" + sha256(str(url or text).strip())[:16]


def _text(value: JsonValue) -> JsonValue:
    """A field without white space around it, None where empty; the model refuses other types."""
    return (value.strip() or None) if isinstance(value, str) else value


def read_verdict(value: JsonValue, label: JsonValue) -> tuple[VerdictValue | None, str | None]:
    """Our verdict and the publisher's own words for it.

    Args:
        value: The row's ``verdict``: one of ours, or the publisher's words.
        label: The row's ``label``: the publisher's words.
    """
    words = label if isinstance(label, str) and label.strip() else None
    if isinstance(value, bool):
        value = "true" if value else "false"
    if not isinstance(value, str) or not value.strip():
        return (verdict_of(words) if words else None), words
    ours = value.strip() in set(VerdictValue)
    return verdict_of(value) or (verdict_of(words) if words else None), words or (
        None if ours else value.strip()
    )


def verdict_of(label: str) -> VerdictValue | None:
    """The verdict a publisher's label stands for; None where that is not known."""
    return _verdict_words().get(fold(label).strip(" .!?\"'«»"))


@cache
def _verdict_words() -> dict[str, VerdictValue]:
    text = resources.files("claims.usecases").joinpath("data/verdict_words.json").read_text(encoding="utf-8")
    listed = json.loads(text)
    return {fold(word).strip(" .!?"): value for value in VerdictValue for word in listed[value]}


@cache
def _months() -> dict[str, int]:
    text = resources.files("claims.language").joinpath("data/calendar.json").read_text(encoding="utf-8")
    return {
        fold(name): number for each in json.loads(text).values() for name, number in each["months"].items()
    }


def read_date(value: JsonValue) -> tuple[str | None, str | None]:
    """A plain date, and the text it was read from where that says more or something else.

    Figures alone (``05/06/2015``) are read only where they can mean one day alone.

    Args:
        value: The row's ``date``: ``2015-05-26``, ``26 May 2015``, ``7 octobre 2020``, ``2020-10-07 20:05`` …
    """
    if value is None or isinstance(value, (bool, list, dict)):
        return None, None
    text = str(value).strip()
    if not text:
        return None, None
    found = _read_plain(text)
    return found, None if found == text else text[:_KEPT_WHOLE]


@lru_cache(4096)
def _read_plain(text: str) -> str | None:
    iso, day_first = _ISO.fullmatch(text), _DAY_FIRST.fullmatch(text)
    month_first, figures = _MONTH_FIRST.fullmatch(text), _FIGURES.fullmatch(text)
    if iso:
        parts: str | None = iso[1]
    elif day_first:
        parts = _joined(day_first[3], _months().get(fold(day_first[2])), day_first[1])
    elif month_first:
        parts = _joined(month_first[3], _months().get(fold(month_first[1])), month_first[2])
    elif figures and (int(figures[1]) > _MONTHS) != (int(figures[2]) > _MONTHS):
        day, month = (figures[1], figures[2]) if int(figures[1]) > _MONTHS else (figures[2], figures[1])
        parts = _joined(figures[3], int(month), day)
    else:
        parts = None
    try:
        return check_partial_date(parts) if parts else None
    except ValueError:
        return None


def _joined(year: str, month: int | None, day: str | None) -> str | None:
    if month is None:
        return None
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")
