"""What a reader remembers of an article: who spoke last, whom a pronoun means, who is awaited."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from claims.split.grammar import RULES, Grammar
from claims.split.names import NOBODY, subject
from claims.split.nouns import gender_of, is_many, is_person_name, named_people, pronoun_genders
from claims.split.saying import is_speech

if TYPE_CHECKING:
    from claims.split.drafts import Rough
    from claims.split.interviews import Interview
    from claims.split.lexicon import Cues
    from claims.split.line import Line
    from claims.split.names import Source

_OPENING = 2
"""Words that may stand before the subject with which a sentence opens."""


@dataclass
class Article:
    """What is known while an article is read from top to bottom."""

    text: str
    cues: Cues
    ruled: bool
    """Whether the language has clause rules; otherwise a sentence is a claim."""
    grammar: Grammar = RULES
    """Who reads the sentences."""
    found: list[Rough] = field(default_factory=list)
    last_speaker: str | None = None
    """Whom a pronoun before a verb of saying means."""
    last_subject: str | None = None
    """What the sentence before is about: whom the pronoun means where the last speaker cannot be meant."""
    carried: str | None = None
    """Who spoke in the quotation with which the paragraph before ended."""
    awaited: str | None = None
    """Whom a sentence that ends with a colon announces."""
    interview: Interview | None = None
    """Set where questions and answers alternate."""

    @cached_property
    def people(self) -> dict[str, str]:
        """The genders of the people named with their given names, by name."""
        return named_people(self.text, self.cues.lang)

    def name(self, line: Line, who: Source | None) -> str | None:
        """The words that name a source; for a pronoun those that named it before."""
        if who is None or who.span is None:
            return self._meant(line) if who is not None and who.pronoun else None
        return self.words(line, who.span)

    def _meant(self, line: Line) -> str | None:
        """Whom the pronoun before a verb of saying means: the one noun found, or the last speaker."""
        found = {words for words, _ in line.meant.values()}
        if len(found) == 1:
            return found.pop()
        genders = pronoun_genders(line)
        several = any(line.has(at, "plural_pronouns") for at in range(len(line)))
        candidates = [self.last_speaker, self.last_subject]
        if line.low(0) == "it":
            candidates.reverse()
        if not line.has(0, "third_person"):
            candidates.insert(0, self._own_subject(line))
        for name in candidates:
            known = gender_of(name, self.people, self.cues) if name else None
            many = name and genders and not several and is_many(name, self.cues)
            if name and not many and not (genders and known and known not in genders):
                return name
        return None

    def _own_subject(self, line: Line) -> str | None:
        """What the sentence itself is about: "The bureau confirmed nine cases, although it believes …"."""
        verb = line.finite(0, len(line))
        who = subject(line, 0, verb) if verb else NOBODY
        if who.span is None or who.span[0] > _OPENING or is_speech(line, verb or 0):
            return None
        thing = any(line.has(at, "impersonal") for at in range(who.span[1], len(line)))
        return self.words(line, who.span) if thing and not is_person_name(line, *who.span) else None

    def words(self, line: Line, span: tuple[int, int]) -> str:
        """The words of a stretch of tokens."""
        return self.text[line[span[0]].start : line[span[1] - 1].end]

    def medium(self, line: Line, who: Source | None, via: Source | None) -> str | None:
        """Through whom it is known: the second source, or the paper of the first."""
        if via is None and who is not None and who.via is not None:
            return self.words(line, who.via)
        return self.name(line, via)
