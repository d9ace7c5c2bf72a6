"""A parsed sentence in our own words: what each word is, what it hangs on, and which words hang on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Form(Enum):
    """The form of a verb."""

    FINITE = "finite"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    INFINITIVE = "infinitive"


class Relation(Enum):
    """How a word hangs on its head, the labels of all parsers brought to one list."""

    ROOT = "root"
    SUBJECT = "subject"
    RELATIVE = "relative"
    PARTICIPLE = "participle"
    """A verb form that describes a noun: «construit en 1931»."""
    ADVERBIAL = "adverbial"
    CONTENT = "content"
    """What is said, thought or shown."""
    OPEN = "open"
    """A verb whose subject is its head's: «doit fermer»."""
    CONJUNCT = "conjunct"
    CONJUNCTION = "conjunction"
    APPOSITION = "apposition"
    AUXILIARY = "auxiliary"
    COPULA = "copula"
    MARKER = "marker"
    PUNCTUATION = "punctuation"
    PARATAXIS = "parataxis"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a parser, by its place in the article (code points, end exclusive)."""

    start: int
    end: int
    kind: str
    """Universal part of speech, such as NOUN."""
    form: Form | None
    relation: Relation
    head: int
    """Position of the head among the sentence's words; its own at the root."""


@dataclass
class Tree:
    """The words of one sentence."""

    words: list[Word]
    children: list[list[int]] = field(init=False)
    """For each word the positions of those that hang on it, in order."""

    def __post_init__(self) -> None:
        self.children = [[] for _ in self.words]
        for at, word in enumerate(self.words):
            if word.head != at:
                self.children[word.head].append(at)

    def below(self, at: int) -> list[int]:
        """The word and all that hang on it, in order of the text."""
        found, waiting = [], [at]
        while waiting:
            one = waiting.pop()
            found.append(one)
            waiting += self.children[one]
        return sorted(found)

    def child(self, at: int, *relations: Relation) -> int | None:
        """The first word that hangs on another by one of the relations."""
        return next((one for one in self.children[at] if self.words[one].relation in relations), None)

    def finite(self, at: int) -> bool:
        """Whether the word heads a clause with a finite verb: its own or its auxiliary's."""
        if self.words[at].form is Form.FINITE:
            return True
        helpers = {Relation.AUXILIARY, Relation.COPULA}
        return any(
            self.words[one].relation in helpers and self.words[one].form is Form.FINITE
            for one in self.children[at]
        )
