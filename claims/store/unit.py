"""The unit of work: changes rows and remembers how each was before and after, for one event at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import Conflict, NotFound
from claims.i18n import gettext as _
from claims.store.events import Change
from claims.store.rows import (
    TABLES,
    M,
    Row,
    SqlValue,
    delete_sql,
    dump,
    image_sql,
    insert_sql,
    moment_text,
    stored,
    table_of,
    update_sql,
    whole,
)
from claims.store.store import noun

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from pydantic import JsonValue

    from claims.store.store import Store
    from schema.base import Model


class Unit:
    """What one event changes, inside one write transaction.

    Args:
        store: Where.
        analyst: Who acts.
        at: When; every row and the event carry the same moment.
    """

    def __init__(self, store: Store, analyst: str, at: datetime) -> None:
        self.store = store
        self.analyst = analyst
        self.at = at
        self.about: dict[str, JsonValue] = {}
        """Codes and parameters for the sentence the history shows."""
        self._changes: dict[tuple[str, str], Change] = {}

    @property
    def changes(self) -> list[Change]:
        """What was changed so far, in the order in which rows were first touched."""
        return [change for change in self._changes.values() if change.before != change.after]

    def insert(self, model: M) -> M:
        """Add a row."""
        return self.insert_all([model])[0]

    def insert_all(self, models: Sequence[M]) -> Sequence[M]:
        """Add rows of one table."""
        if models:
            rows = [dump(model) for model in models]
            self.store.db.conn.executemany(insert_sql(type(models[0])), [tuple(row.values()) for row in rows])
            for row in rows:
                self._record(type(models[0]), str(row["id"]), None, row)
        return models

    def update(self, model: M) -> M:
        """Write a row that is there already.

        Raises:
            NotFound: When it is not.
        """
        row = dump(model)
        key = str(row["id"])
        before = self._image(type(model), key)
        if before != row:
            self.store.db.execute(update_sql(type(model)), (*row.values(), key))
            self._record(type(model), key, before, row)
        return model

    def edit(self, model: M, **fields: object) -> M:
        """Write changed fields of a versioned row, one version further.

        Raises:
            pydantic.ValidationError: When the changed row breaks a rule.
        """
        if all(dict(model)[name] == value for name, value in fields.items()):
            return model
        return self.touch(model, **fields)

    def touch(self, model: M, **fields: object) -> M:
        """Like ``edit``, and one version further even where only a row beside it changed.

        Raises:
            pydantic.ValidationError: When the changed row breaks a rule.
        """
        values = dict(model) | fields
        values |= {"version": values["version"] + 1, "changed_by": self.analyst, "changed_at": self.at}
        return self.update(type(model)(**values))

    def delete(self, model: Model) -> None:
        """Take a row away."""
        key = str(dict(model)["id"])
        before = self._image(type(model), key)
        self.store.db.execute(delete_sql(type(model)), (key,))
        self._record(type(model), key, before, None)

    def put(self, change: Change) -> None:
        """Take a row from one image to the other: how undo and redo work.

        Args:
            change: The images; ``before`` is how the row stands now.
        """
        model = TABLES[change.table]
        write_image(self.store, model, change.id, change.after, exists=change.before is not None)
        self._record(model, change.id, change.before, change.after)

    def check(self, model: Model, version: int | None) -> None:
        """Make sure nobody changed a row since it was read.

        Args:
            model: The row as it stands now.
            version: The version the caller has seen; None when it does not mind.

        Raises:
            Conflict: When it is another.
        """
        now = dict(model)
        if version is not None and version != now["version"]:
            raise Conflict(
                _("This {noun} was changed by {who} at {when}.").format(
                    noun=noun(type(model)),
                    who=now["changed_by"],
                    when=moment_text(now["changed_at"])[:16].replace("T", " ") + " UTC",
                ),
                _("Nothing was overwritten. Look at it again, then make your change."),
            )

    def _image(self, model: type[Model], key: str) -> Row:
        found = image(self.store, model, key)
        if found is None:
            raise NotFound(_("There is no {noun} “{name}”.").format(noun=noun(model), name=key))
        return found

    def _record(self, model: type[Model], key: str, before: Row | None, after: Row | None) -> None:
        table = table_of(model)
        earlier = self._changes.get((table, key))
        first = before if earlier is None else earlier.before
        self._changes[table, key] = Change(table, key, first, after)


def image(store: Store, model: type[Model], key: str) -> Row | None:
    """A row as its columns stand now, or None where there is none."""
    found = store.one(image_sql(model) + "WHERE id = ?", (key,))
    return None if found is None else dict(zip(stored(model), found, strict=True))


def write_image(store: Store, model: type[Model], key: str, row: Row | None, *, exists: bool) -> None:
    """Write a row as an image says, without recording it.

    Args:
        store: Where.
        model: The model of its table.
        key: Its id.
        row: What it must be; None to take it away.
        exists: Whether it is there now.
    """
    if row is None:
        store.db.execute(delete_sql(model), (key,))
        return
    values: list[SqlValue] = list(whole(model, row).values())
    if exists:
        store.db.execute(update_sql(model), (*values, key))
    else:
        store.db.execute(insert_sql(model), values)
