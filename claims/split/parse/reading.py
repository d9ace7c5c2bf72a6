"""A sentence seen by the cue rules and by a parser, which knows verbs that the lists miss or confuse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.split.finite import mark_finite
from claims.split.line import Line
from claims.split.parse.models import questions
from claims.split.parse.tree import Form, Relation, Tree

if TYPE_CHECKING:
    from claims.split.lexicon import Cues
    from claims.split.tokens import Token

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "ADV", "NUM", "DET", "PRON"})
_CLAUSE_HEADS = frozenset(
    {Relation.ROOT, Relation.RELATIVE, Relation.CONTENT, Relation.ADVERBIAL, Relation.PARATAXIS}
)
_VERBAL = _CLAUSE_HEADS | {Relation.AUXILIARY, Relation.COPULA, Relation.PARTICIPLE, Relation.OPEN}
_SURE = re.compile(r"\w{2,}(?:ait|aient|èrent|eront|iront)")
"""Endings of French that no noun has in this number."""

_ZERO_THAT = "zero_that"


class ParsedLine(Line):
    """A sentence with its tree."""

    def __init__(self, tokens: list[Token], cues: Cues, tree: Tree) -> None:
        super().__init__(tokens, cues)
        self.tree = tree
        self.places = _places(tokens, tree)
        """For each word of the tree the token that it lies in."""
        self.inside: dict[int, list[int]] = {}
        """For each token the words of the tree that lie in it."""
        for word, place in enumerate(self.places):
            self.inside.setdefault(place, []).append(word)
        mark_finite(self)
        self._correct()

    def has(self, at: int, *names: str) -> bool:
        """Whether the word stands in a cue list; whether "said" opens what is said, the tree tells."""
        found = super().has(at, *names)
        return found and (names != (_ZERO_THAT,) or self._opens_content(at))

    def _opens_content(self, at: int) -> bool:
        """Whether a clause hangs on the verb that tells something; "said why …" does not."""
        asked = questions(self.cues.lang)
        return any(
            self.tree.words[one].relation is Relation.CONTENT and self.low(self.span(one)[0]) not in asked
            for word in self.inside.get(at, ())
            for one in self.tree.children[word]
        )

    def gerund(self, at: int) -> bool:
        """Whether the word is a present participle, by its ending or by the parser."""
        if super().gerund(at):
            return True
        word = self._word(at)
        if word is None or self.low(at) in self.cues.verbs.not_gerund or self[at].capital:
            return False
        if self.low(at - 1) != ",":
            return False
        known = self.tree.words[word]
        return known.form is Form.GERUND and known.relation in {Relation.PARTICIPLE, Relation.ADVERBIAL}

    def participle(self, at: int) -> bool:
        """Whether the word may be a past participle, by its ending or by the parser."""
        if super().participle(at):
            return True
        word = self._word(at)
        return word is not None and self.tree.words[word].form is Form.PARTICIPLE

    def span(self, word: int) -> tuple[int, int]:
        """The tokens of a word and all that hangs on it, from the first to behind the last."""
        places = [self.places[one] for one in self.tree.below(word)]
        return min(places), max(places) + 1

    def _word(self, at: int) -> int | None:
        """The only word in a token; None for a quotation, a word with an apostrophe and the like."""
        words = self.inside.get(at, [])
        return words[0] if len(words) == 1 else None

    def _correct(self) -> None:
        for at, token in enumerate(self.tokens):
            word = self._word(at)
            if word is None or not token.word or token.quoted or token.number:
                continue
            if token.finite and self._is_no_verb(at, word):
                token.finite = False
            elif not token.finite and self._is_verb(at, word):
                token.finite = True

    def _is_verb(self, at: int, word: int) -> bool:
        """A verb form that the lists do not know."""
        if self.tree.words[word].form is not Form.FINITE or (self[at].capital and at):
            return False
        known = self.low(at) in self.cues.verbs.auxiliaries or self.has(at, "prepositions")
        return (
            not known
            and self._heads_clause(word)
            and not (self.french and self.low(at) in self.cues.verbs.not_finite)
        )

    def _is_only_verb(self, at: int) -> bool:
        """Whether the sentence, or a relative clause between marks, has no other verb."""
        others = [n for n, token in enumerate(self.tokens) if token.finite and n != at]
        first = at
        while first > 0 and self[first - 1].word:
            first -= 1
        relative = self.has(first, "relatives", "that", "clause_adjuncts")
        return not others or (relative and not any(first <= n < self.ends[at] for n in others))

    def _heads_clause(self, word: int) -> bool:
        """Whether a verb form stands where a clause may have its verb: not as the object of another word."""
        known = self.tree.words[word]
        if known.relation is Relation.CONJUNCT:
            return self.tree.words[known.head].form is not None and not self.may_be_infinitive(word)
        object_follows = self.has(self.places[word] + 1, "determiners")
        return known.relation in _VERBAL or (object_follows and self.tree.words[known.head].form is not None)

    def may_be_infinitive(self, word: int) -> bool:
        """The base form goes with the nearer infinitive: "sent to command … and prepare"."""
        if self.low(self.places[word]) not in self.cues.verbs.bases:
            return False
        before = self.tree.words[self.tree.words[word].head : word]
        return any(one.form is Form.INFINITIVE for one in before)

    def _is_no_verb(self, at: int, word: int) -> bool:
        """A noun that looks like a verb: «la mise en orbite»; never the only verb of the sentence."""
        known = self.tree.words[word]
        if known.form is Form.FINITE or self._is_only_verb(at):
            return False
        if self.french:
            if _SURE.fullmatch(self.low(at)) or self.has(at - 1, "subject_pronouns", "negations", "clitics"):
                return False
            return known.kind in _NOMINAL and known.relation not in _CLAUSE_HEADS
        object_follows = known.kind == "NOUN" and self.has(at + 1, "determiners")
        if object_follows or self.tree.child(word, Relation.SUBJECT) is not None:
            return False
        loose = known.form is Form.PARTICIPLE and known.relation is Relation.CONJUNCT
        auxiliary = self.low(at) in self.cues.verbs.auxiliaries
        return not loose and not auxiliary and known.relation is not Relation.ROOT


def _places(tokens: list[Token], tree: Tree) -> list[int]:
    """For each word the token that its first letter lies in, or the one before it."""
    places, at = [], 0
    for word in tree.words:
        while at + 1 < len(tokens) and tokens[at + 1].start <= word.start:
            at += 1
        places.append(at)
    return places
