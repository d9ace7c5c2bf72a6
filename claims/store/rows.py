"""Models as rows and rows as models, the same way for every noun.

Scalars are columns of their own; tuples, mappings and nested models are one column of canonical JSON; a truth
value is 0 or 1; a moment is ISO 8601 text in UTC, always with microseconds, so that text order is time order.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, TypeVar, Union, get_args, get_origin

from pydantic import JsonValue, TypeAdapter

from schema.anchor import Placement
from schema.article import Article, Document, Revision
from schema.base import Model
from schema.claim import Claim
from schema.cluster import Cluster, Link
from schema.factcheck import FactCheck
from schema.match import MatchDecision
from schema.publication import Analyst, Correction, Note, SignOff
from schema.source import Citation, Identity, Source
from schema.verdict import Fix, Resolution, Verdict

SqlValue = str | int | float | bytes | None
"""What a column can hold."""

Row = dict[str, SqlValue]
"""A row by its columns."""

M = TypeVar("M", bound=Model)

TABLES: dict[str, type[Model]] = {
    "article": Article,
    "revision": Revision,
    "claim": Claim,
    "anchor": Placement,
    "verdict": Verdict,
    "fix": Fix,
    "resolution": Resolution,
    "source": Source,
    "citation": Citation,
    "note": Note,
    "fact_check": FactCheck,
    "match_decision": MatchDecision,
    "cluster": Cluster,
    "link": Link,
    "correction": Correction,
    "signoff": SignOff,
}
"""The tables whose every change is an event, with their models; a row comes after those it refers to."""

OUTSIDE: dict[str, type[Model]] = {"analyst": Analyst, "document": Document, "identity": Identity}
"""Tables outside the history: names, texts that never change, and identities that must be erasable."""

DERIVED: dict[type[Model], frozenset[str]] = {Article: frozenset({"last_number"})}
"""Columns the database keeps by itself: no event tells of them and undo leaves them alone.

So a claim's number is never given twice, not even after an undo, and two people who add claims do not block
each other's undo.
"""

_NAMES = {model: name for name, model in (TABLES | OUTSIDE).items()}


def table_of(model: type[Model]) -> str:
    """The table that holds this model."""
    return _NAMES[model]


def canonical(value: JsonValue) -> str:
    """JSON with one spelling for one value: sorted keys, no spaces, characters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def moment_text(moment: datetime) -> str:
    """A moment as the store writes it: ``2026-11-22T19:42:45.000000+00:00``."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


@cache
def columns(model: type[Model]) -> tuple[str, ...]:
    """The columns of a model's table, in the order of its fields."""
    return tuple(model.model_fields)


@cache
def stored(model: type[Model]) -> tuple[str, ...]:
    """The columns that are written and that the history tells of, in the order of the fields."""
    return tuple(name for name in model.model_fields if name not in DERIVED.get(model, ()))


def _is_json(annotation: object) -> bool:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _is_json(get_args(annotation)[0])
    if origin in {Union, UnionType}:
        return any(_is_json(part) for part in get_args(annotation) if part is not NoneType)
    if origin in {tuple, dict}:
        return True
    return isinstance(annotation, type) and issubclass(annotation, Model)


@cache
def json_columns(model: type[Model]) -> frozenset[str]:
    """The columns that hold JSON."""
    return frozenset(name for name, field in model.model_fields.items() if _is_json(field.annotation))


def dump(model: Model) -> Row:
    """The row of a model."""
    json_names = json_columns(type(model))
    row: Row = {}
    for name in stored(type(model)):
        value = getattr(model, name)
        if value is None:
            row[name] = None
        elif name in json_names:
            row[name] = canonical(_plain(value))
        elif isinstance(value, str):
            row[name] = str(value)
        elif isinstance(value, bool):
            row[name] = int(value)
        elif isinstance(value, datetime):
            row[name] = moment_text(value)
        else:
            row[name] = value
    return row


@cache
def _defaults(model: type[Model]) -> Row:
    row: Row = {}
    for name, field in model.model_fields.items():
        if not field.is_required():
            value = field.get_default(call_default_factory=True)
            is_text = name in json_columns(model) and value is not None
            row[name] = canonical(_plain(value)) if is_text else _scalar(value)
    return row


def _scalar(value: object) -> SqlValue:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str):
        return str(value)
    if value is None or isinstance(value, (int, float, bytes)):
        return value
    raise TypeError(f"{type(value).__name__} is no default of a column")


def whole(model: type[Model], image: Row) -> Row:
    """An image in the order of the columns, with those that came after it was taken at their defaults."""
    full = _defaults(model) | image
    return {name: full[name] for name in stored(model)}


def _plain(value: object) -> JsonValue:
    if isinstance(value, Model):
        return value.model_dump(mode="json")
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, str):
        return str(value)
    if value is None or isinstance(value, (bool, int, float)):
        return value
    raise TypeError(f"{type(value).__name__} has no form in a row")


def load(model: type[M], values: Sequence[SqlValue]) -> M:
    """The model of a row.

    Args:
        model: Which model.
        values: The columns in the order of ``columns(model)``.

    Raises:
        pydantic.ValidationError: When the row breaks the model's rules.
    """
    json_names = json_columns(model)
    row = {
        name: json.loads(value) if name in json_names and isinstance(value, str) else value
        for name, value in zip(columns(model), values, strict=True)
    }
    return model.model_validate(row, strict=False)


@cache
def adapter(model: type[M]) -> TypeAdapter[tuple[M, ...]]:
    """Validates many models in one call."""
    return TypeAdapter(tuple[model, ...])  # type: ignore[valid-type]


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


@cache
def select_sql(model: type[Model]) -> str:
    """``SELECT`` of all columns of a model, to be continued by ``WHERE``. Names come from the code alone."""
    return f'SELECT {_quoted(columns(model))} FROM "{table_of(model)}" '  # noqa: S608 - our own names


@cache
def image_sql(model: type[Model]) -> str:
    """``SELECT`` of the columns the history tells of, to be continued by ``WHERE`` or ``ORDER BY``."""
    return f'SELECT {_quoted(stored(model))} FROM "{table_of(model)}" '  # noqa: S608 - our own names


@cache
def insert_sql(model: type[Model]) -> str:
    """``INSERT`` of one row."""
    marks = ", ".join("?" * len(stored(model)))
    return f'INSERT INTO "{table_of(model)}" ({_quoted(stored(model))}) VALUES ({marks})'  # noqa: S608 - our own names


@cache
def update_sql(model: type[Model]) -> str:
    """``UPDATE`` of one row; the last parameter is its id."""
    sets = ", ".join(f'"{name}" = ?' for name in stored(model))
    return f'UPDATE "{table_of(model)}" SET {sets} WHERE id = ?'  # noqa: S608 - our own names


@cache
def delete_sql(model: type[Model]) -> str:
    """``DELETE`` of one row by its id."""
    return f'DELETE FROM "{table_of(model)}" WHERE id = ?'  # noqa: S608 - our own names
