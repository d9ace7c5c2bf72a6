"""One row of an import as a fact-check: labels mapped, dates read, everything the publisher said kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pydantic import ValidationError

from claims.exchange.dates import read_date
from claims.exchange.labels import read_verdict, verdict_of_scale
from claims.exchange.linked_data import language
from claims.exchange.raw import RowError
from claims.i18n import gettext as _
from claims.ids import new_id
from claims.store.events import sha256
from claims.store.rows import canonical
from schema.factcheck import FactCheck, RatingScale

if TYPE_CHECKING:
    from datetime import datetime

    from pydantic import JsonValue

_PLAIN_FIELDS = ("title", "review", "url", "publisher", "speaker")


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
    fields = {name: _text(row.get(name)) for name in _PLAIN_FIELDS} | {"lang": _language(row.get("lang"))}
    date, date_text = read_date(row.get("date"))
    verdict, label = read_verdict(row.get("verdict"), row.get("label"))
    try:
        scale = _scale(row.get("scale"))
        return FactCheck(
            id=new_id(),
            source=source,
            external_id=canonical(_identity(key, row.get("url"), text)),
            claim=text.strip(),
            verdict=verdict or (verdict_of_scale(scale) if scale and not label else None),
            label=label,
            scale=scale,
            date=date,
            date_text=date_text,
            imported_at=at,
            **fields,  # type: ignore[arg-type]  # checked by the model
        )
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        return RowError(line, key, _("{field}: {reason}.").format(field=field, reason=first["msg"]))


def _scale(value: JsonValue) -> RatingScale | None:
    """A rating's numbers; None where not one is given."""
    scale = None if value is None else RatingScale.model_validate(value, strict=False)
    return scale if scale != RatingScale() else None


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


def _language(value: JsonValue) -> JsonValue:
    """The language without its region; what is no code stays as it was given."""
    told = _text(value)
    return (language(told) or told) if isinstance(told, str) else told
