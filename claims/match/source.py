"""Where the matcher's texts come from: a sequence of changes that can be read on from any point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schema.match import Candidate

    TextChange: TypeAlias = tuple[int, str, Candidate | None]
    """One text that came, changed or went: its place in the sequence, its key, and the text as it is now."""


class TextSource(Protocol):
    """The texts to be searched. The database is one; ``MemorySource`` another."""

    def changes(self, since: int, limit: int) -> Sequence[TextChange]:
        """The changes after a point of the sequence, in its order, at most so many."""

    def last(self) -> int:
        """The newest point of the sequence; 0 where nothing ever changed."""

    def candidates(self, keys: Sequence[str]) -> Sequence[Candidate]:
        """The texts of these keys, in any order; keys that name nothing are left out."""


class MemorySource:
    """Texts held in memory, for one-off searches.

    Args:
        texts: The texts, each with a key of its own.
    """

    def __init__(self, texts: Sequence[Candidate]) -> None:
        self._texts = {text.key: text for text in texts}
        self._changes = [text.key for text in texts]

    def put(self, text: Candidate) -> None:
        """Add a text, or change the one of the same key."""
        self._texts[text.key] = text
        self._changes.append(text.key)

    def remove(self, key: str) -> None:
        """Take a text away."""
        del self._texts[key]
        self._changes.append(key)

    def changes(self, since: int, limit: int) -> Sequence[TextChange]:
        """See ``TextSource``."""
        changed = enumerate(self._changes[since : since + limit], since + 1)
        return [(seq, key, self._texts.get(key)) for seq, key in changed]

    def last(self) -> int:
        """See ``TextSource``."""
        return len(self._changes)

    def candidates(self, keys: Sequence[str]) -> Sequence[Candidate]:
        """See ``TextSource``."""
        return [self._texts[key] for key in keys if key in self._texts]
