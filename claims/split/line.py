"""A sentence as the cue rules see it: its tokens, and questions about the words at a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.split.tokens import MARKS, QUOTE, Token, is_gerund, is_participle

if TYPE_CHECKING:
    from claims.split.lexicon import Cues


class Line:
    """The tokens of one sentence with the cue words of its language. Places are token positions."""

    def __init__(self, tokens: list[Token], cues: Cues) -> None:
        self.tokens = tokens
        self.cues = cues
        self._lows = [token.low for token in tokens] + [""] * _BEYOND
        self._size = len(self._lows)
        self._lists = [cues.lists_of.get(low, _NO_LISTS) for low in self._lows]
        self.meant: dict[int, tuple[str, int]] = {}
        """For pronouns by their place the words they stand for and where those stand in the text."""
        self.end = _last_word(tokens)
        """Where the words end: behind the last one, before the closing marks."""
        self.ends = _ends(tokens, self.end)
        """For each place the place of the next mark outside brackets, its own if it is one."""

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, at: int) -> Token:
        return self.tokens[at]

    @property
    def french(self) -> bool:
        """Whether the rules of French apply rather than those of English."""
        return self.cues.lang == "fr"

    def low(self, at: int) -> str:
        """The word in lower case, empty beyond either end."""
        return self._lows[at] if at < self._size else ""

    def has(self, at: int, *names: str) -> bool:
        """Whether the word stands in one of the cue lists."""
        if at >= self._size:
            return False
        found = self._lists[at]
        return not found.isdisjoint(names) if found else False

    def phrase(self, at: int, name: str) -> int:
        """The number of tokens of the longest phrase of a list that begins here, 0 for none."""
        if at >= self._size or name not in self._lists[at]:
            return 0
        for words in self.cues.phrases[name][self._lows[at]]:
            length = len(words)
            if length == 1 or tuple(self._lows[at : at + length]) == words:
                return length
        return 0

    def finite(self, first: int, last: int) -> int | None:
        """The first finite verb between two places."""
        for at in range(first, min(last, len(self.tokens))):
            if self.tokens[at].finite:
                return at
        return None

    def words(self, first: int, last: int) -> list[Token]:
        """The words between two places, marks left out."""
        return [token for token in self.tokens[first:last] if token.word]

    def quotes(self, first: int, last: int) -> bool:
        """Whether a whole quotation stands between two places."""
        return any(token.low == QUOTE for token in self.tokens[max(0, first) : last])

    def gerund(self, at: int) -> bool:
        """Whether the word is a present participle."""
        return at < len(self) and is_gerund(self.tokens[at], self.cues)

    def participle(self, at: int) -> bool:
        """Whether the word may be a past participle."""
        return at < len(self) and is_participle(self.tokens[at], self.cues)

    def is_connector(self, at: int, end: int) -> int:
        """The number of tokens of a linking word that opens a clause: «Cependant,», «et», «rappelons que»."""
        length = self.phrase(at, "connectors")
        if length and at + length < end and self.low(at + length) == ",":
            return length + 1
        bare = self.phrase(at, "bare_connectors")
        return bare if at + bare < end else 0

    def is_date_like(self, first: int, last: int) -> bool:
        """Whether the words are a date or a clock time rather than a name."""
        return last - first <= _LONGEST_DATE and any(self.has(at, "calendar") for at in range(first, last))


_LONGEST_DATE = 7
_NO_LISTS: frozenset[str] = frozenset()
_BEYOND = 8
"""Empty words behind the last, so that rules may look a few places beyond either end without asking."""

_FULL_STOPS = frozenset(".!?…")


def _last_word(tokens: list[Token]) -> int:
    end = len(tokens)
    while end > 0 and not tokens[end - 1].word and tokens[end - 1].text in _FULL_STOPS:
        end -= 1
    return end


def _ends(tokens: list[Token], last: int) -> list[int]:
    ends = [len(tokens)] * (len(tokens) + 2)
    end = last
    for at in range(last - 1, -1, -1):
        if tokens[at].text in MARKS and not tokens[at].quoted:
            end = at
        ends[at] = end
    return ends
