"""Finding by what people type: an id, the beginning of one, or ``ARTICLE/24``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import Ambiguous, NotFound
from claims.i18n import gettext as _
from claims.ids import as_typed, could_be_id

if TYPE_CHECKING:
    from claims.usecases.session import Session
    from schema.base import Digest, Id

_SHOWN = 5
"""How many candidates an ambiguous prefix is answered with."""

_BY_PREFIX = {
    "article": "SELECT id, title FROM article WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
    "claim": "SELECT id, claim FROM claim WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
    "source": "SELECT id, title FROM source WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
}
_AFTER_ALL = "~"
"""Sorts after every character of an id."""


class FindCases:
    """Turns names into ids."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def article(self, name: str) -> Id:
        """The article with this id or prefix.

        Raises:
            NotFound: When there is none.
            Ambiguous: When there are several.
        """
        return self._by_prefix(
            "article", name, _("There is no article “{name}”."), _("“claimdesk articles” lists them.")
        )

    def source(self, name: str) -> Id:
        """The source with this id or prefix.

        Raises:
            NotFound: When there is none.
            Ambiguous: When there are several.
        """
        return self._by_prefix(
            "source", name, _("There is no source “{name}”."), _("“claimdesk source list” lists them.")
        )

    def claim(self, name: str) -> Id:
        """The claim with this id or prefix, or with this number in an article: ``ARTICLE/24``.

        Raises:
            NotFound: When there is none.
            Ambiguous: When there are several.
        """
        article, slash, number = name.rpartition("/")
        hint = _("“claimdesk claims ARTICLE” lists them; ARTICLE/24 is a name too.")
        if not slash:
            return self._by_prefix("claim", name, _("There is no claim “{name}”."), hint)
        if not (number.isascii() and number.isdigit()):
            raise NotFound(_("There is no claim “{name}”.").format(name=name), hint)
        parent = self.article(article)
        found = self._session.store.one(
            "SELECT id FROM claim WHERE article = ? AND number = ?", (parent, min(int(number[:18]), 2**62))
        )
        if found is None:
            raise NotFound(_("There is no claim “{name}”.").format(name=name), hint)
        return str(found[0])

    def content(self, digest: Digest) -> Id | None:
        """The article whose newest or older text was read from these bytes, or None.

        Args:
            digest: sha256 of the bytes.
        """
        found = self._session.store.one(
            "SELECT article FROM revision WHERE content = ? ORDER BY rowid LIMIT 1", (digest,)
        )
        return None if found is None else str(found[0])

    def _by_prefix(self, table: str, name: str, missing: str, hint: str) -> Id:
        prefix = as_typed(name)
        if not could_be_id(prefix):
            raise NotFound(missing.format(name=name), hint)
        found = self._session.store.all(_BY_PREFIX[table], (prefix, prefix + _AFTER_ALL, _SHOWN))
        if not found:
            raise NotFound(missing.format(name=name), hint)
        if len(found) > 1:
            several = "; ".join(f"{key!s} {str(words)[:40]}" for key, words in found)
            raise Ambiguous(
                _("“{name}” could be several: {several}.").format(name=name, several=several),
                _("Type one more character of the id."),
            )
        return str(found[0][0])
