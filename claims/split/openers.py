"""Where a sentence may be cut: each rule looks at one place and says what begins there."""

from __future__ import annotations

from claims.split.attribution import (
    QUOTE,
    match_phrase,
    opens_zero_content,
    source_phrase,
    speech_verb_before,
    tail,
)
from claims.split.lexicon import Cues
from claims.split.pieces import Chunk, Opener
from claims.split.tokens import Token, is_gerund, is_participle

_MARKS = {",", ";", ":", "—", "–", "--"}
_HARD = {";", ":"}
_SHORTEST_RELATIVE = 4
"""Words a relative clause without comma has at least, to be worth a claim of its own."""

_SHORTEST_LONG_RELATIVE = 8
"""Words a clause with «où» or «dont» without comma has at least."""

_LONGEST_CLEFT = 6
"""«C'est le syndicat SUD qui …» has the pronoun within so many words."""


def chunks(tokens: list[Token], cues: Cues) -> list[Chunk]:
    """Cut a sentence at every mark and opener; together the chunks cover all tokens but the marks."""
    return _Chunker(tokens, cues).run()


class _Chunker:
    def __init__(self, tokens: list[Token], cues: Cues) -> None:
        self.tokens, self.cues = tokens, cues
        self.ends = _clause_ends(tokens)
        self.made: list[Chunk] = []
        self.verb_seen = False
        """Whether the clause at hand has its finite verb."""

    def run(self) -> list[Chunk]:
        self._open(self._leading(0), 0, comma=False, hard=False)
        at = self.made[-1].body
        while at < len(self.tokens):
            at = self._step(at)
        self.made[-1].end = len(self.tokens)
        return [chunk for chunk in self.made if chunk.end > chunk.start]

    def _step(self, at: int) -> int:
        token = self.tokens[at]
        if token.quoted:
            return at + 1
        if token.text in _MARKS and at + 1 < len(self.tokens) and not self._is_score(at):
            found = self._after_mark(at + 1) or (Opener.PLAIN, at + 1)
            if token.text in _HARD:
                self.verb_seen = False
            self.made[-1].end = at
            self._open(found, at + 1, comma=True, hard=token.text in _HARD)
            return max(self.made[-1].body, at + 1)
        found = self._within(at) if at > self.made[-1].body else None
        if found:
            self.made[-1].end = at
            self._open(found, at, comma=False, hard=False)
            return max(found[1], at + 1)
        self.verb_seen = self.verb_seen or token.finite or token.low == QUOTE
        return at + 1

    def _is_score(self, at: int) -> bool:
        """«2:1», "Scientology: 0": a colon before a lone figure or two words ends no clause."""
        following = self.tokens[at + 1 : self.ends[at + 1]]
        quote = any(token.low == QUOTE for token in following)
        return self.tokens[at].text == ":" and len(following) < 3 and not quote  # noqa: PLR2004

    def _open(self, found: tuple[Opener, int], start: int, *, comma: bool, hard: bool) -> None:
        opener, body = found
        self.made.append(Chunk(opener, start, body, comma=comma, hard=hard))
        if opener in {Opener.CLAUSE, Opener.CAUSE, Opener.CONTENT}:
            self.verb_seen = False
        for token in self.tokens[start:body]:
            self.verb_seen = self.verb_seen or token.finite

    def _leading(self, at: int) -> tuple[Opener, int]:
        source = source_phrase(self.tokens, at, self.ends[at], self.cues)
        if source and not any(token.finite for token in self.tokens[at : self.ends[at]]):
            return Opener.SOURCE, at + source[0]
        return self._cause(at, comma=True) or (Opener.PLAIN, at)

    def _after_mark(self, at: int) -> tuple[Opener, int] | None:
        return (
            self._source(at, comma=True)
            or self._content(at)
            or self._coordination(at)
            or self._cause(at, comma=True)
            or self._figure(at)
            or self._relative_after_mark(at)
            or self._participle_after_mark(at)
        )

    def _within(self, at: int) -> tuple[Opener, int] | None:
        return (
            self._content(at)
            or self._source(at, comma=False)
            or self._coordination(at)
            or self._cause(at, comma=False)
            or self._relative(at)
            or self._resume(at)
            or self._gerund(at)
        )

    def _source(self, at: int, *, comma: bool) -> tuple[Opener, int] | None:
        end = self.ends[at]
        found = source_phrase(self.tokens, at, end, self.cues)
        if found:
            return Opener.SOURCE, at + found[0]
        said = any(token.finite or token.low == QUOTE for token in self.tokens[:at])
        if (
            said
            and self.tokens[at].low in self.cues.lists["like"]
            and tail(self.tokens, at + 1, end, self.cues)
        ):
            return Opener.SOURCE, at
        if comma and said and tail(self.tokens, at, end, self.cues):
            return Opener.SOURCE, at
        return None

    def _content(self, at: int) -> tuple[Opener, int] | None:
        tokens, cues = self.tokens, self.cues
        low = self.made[-1].start
        if self.made[-1].comma and len(self.made) > 1 and tokens[at - 1].text == ",":
            low = self.made[-2].start
        if tokens[at].low in cues.lists["that"]:
            verb = speech_verb_before(tokens, at, low, cues)
            if verb is None or at + 1 >= len(tokens) or self._first_person(verb):
                return None
            return Opener.CONTENT, at + 1
        said = (
            cues.has("speech_gerunds", tokens[at - 1].low) and cues.lang == "en" and self._clause_follows(at)
        )
        if said and self.made[-1].opener is Opener.PARTICIPLE and at == self.made[-1].start + 1:
            return Opener.CONTENT, at
        if opens_zero_content(tokens, at, low, cues) and not self._first_person(at - 1):
            return Opener.CONTENT, at
        return None

    def _first_person(self, verb: int) -> bool:
        """«je pense que …» judges; it reports nobody else's words."""
        near = self.tokens[max(0, verb - 2) : verb]
        return any(token.low in self.cues.lists["first_persons"] for token in near)

    def _coordination(self, at: int) -> tuple[Opener, int] | None:
        tokens, cues = self.tokens, self.cues
        if tokens[at].low not in cues.lists["conjunctions"] or at + 1 >= len(tokens):
            return None
        after = at + 1
        if at and tokens[after].low == tokens[at - 1].low:
            return None
        if tokens[after].low in cues.lists["that"]:
            reported = any(chunk.opener is Opener.CONTENT for chunk in self.made)
            return (Opener.CONTENT, after + 1) if reported else None
        if tokens[after].low in cues.lists["subject_relatives"] and self._finite_soon(after + 1):
            return Opener.RELATIVE, after
        verb = self._skip(after)
        if verb < len(tokens) and tokens[verb].finite and self.verb_seen:
            return Opener.COORDINATED, after
        if self.verb_seen and (self._shared_auxiliary(at, verb) or self._repeats_with_date(after)):
            return Opener.COORDINATED, after
        if self.verb_seen and not self._subject_pending(at):
            return (
                (Opener.CLAUSE, after)
                if any(one.finite for one in tokens[after : self._stop(after)])
                else None
            )
        return None

    def _subject_pending(self, at: int) -> bool:
        """«il importe que les enfants et les femmes aient …»: the words before «et» still wait for their verb."""
        lists = self.cues.lists
        for n in range(at - 1, self.made[-1].start - 1, -1):
            token = self.tokens[n]
            if token.finite:
                return False
            if (
                token.low in lists["that"]
                or token.low in lists["clause_adjuncts"]
                or token.low in lists["relatives"]
            ):
                return True
        return False

    def _shared_auxiliary(self, at: int, verb: int) -> bool:
        """«a arrêté X et remis Y», "may associate and worship": the auxiliary is not said twice."""
        tokens, cues = self.tokens, self.cues
        if verb + 1 >= len(tokens) or tokens[verb].capital or not tokens[verb + 1].word:
            return False
        follows = tokens[verb + 1]
        complement = (
            follows.low in cues.lists["determiners"]
            or follows.low in cues.lists["prepositions"]
            or follows.number
        )
        if not (complement or follows.capital):
            return False
        low = self.made[-1].start
        for back in range(at - 1, low - 1, -1):
            token = tokens[back]
            if token.low == "to" or (
                cues.lang == "fr" and token.low in cues.lists["prepositions"] and back == at - 1
            ):
                return False
            if not token.finite:
                continue
            if token.low in cues.verbs.modals and cues.lang == "en":
                return tokens[verb].low in cues.verbs.bases
            if token.low in cues.verbs.auxiliaries and is_participle(tokens[verb], cues):
                near = tokens[back + 1 : min(back + 5, at)]
                return any(is_participle(other, cues) for other in near) and not is_participle(
                    tokens[at - 1], cues
                )
            return False
        return False

    def _repeats_with_date(self, at: int) -> bool:
        """«… et le 17 mars la base …»: the verb is not said twice, the date tells the two apart."""
        tokens, lists = self.tokens, self.cues.lists
        near = tokens[at : at + 5]
        months = [n for n, token in enumerate(near) if token.low in lists["calendar"]]
        if not months or tokens[at - 2].number or not any(token.number for token in near[: months[0] + 1]):
            return False
        after = at + months[0] + 1
        if after < len(tokens) and tokens[after].number:
            after += 1
        return after < len(tokens) and tokens[after].low in lists["determiners"]

    def _cause(self, at: int, *, comma: bool) -> tuple[Opener, int] | None:
        tokens, cues = self.tokens, self.cues
        length = match_phrase(tokens, at, cues.phrases["subordinators"])
        if not length:
            return None
        words = tuple(token.low for token in tokens[at : at + length])
        end = self.ends[at] if length == 1 else len(tokens)
        if not any(token.finite for token in tokens[at + length : end]) or at + length >= end:
            return None
        if cues.lang == "en":
            if words[0] in cues.lists["needs_comma"] and not comma and words[0] not in {"after", "while"}:
                return None
            if not self._clause_follows(at + length):
                return None
            if words[0] in {"as", "so"} and at == 0:
                return None
            if words == ("after",) and not comma and not self._is_told(at):
                return None
            if words == ("as",) and tokens[at + length].low in cues.lists["not_causal"]:
                return None
        keeps = words in cues.phrases["keeping_subordinators"]
        if keeps and not comma:
            return None
        if keeps:
            return Opener.RELATIVE, at
        return Opener.CAUSE, at + length

    def _is_told(self, at: int) -> bool:
        """Whether enough is said before "after" to stand alone; "shortly after" only dates it."""
        tokens = self.tokens
        prior = tokens[at - 1].low
        return (
            not prior.endswith("ly")
            and prior not in self.cues.lists["calendar"]
            and prior not in {"soon", "just"}
        )

    def _figure(self, at: int) -> tuple[Opener, int] | None:
        tokens, lists = self.tokens, self.cues.lists
        if tokens[at].low not in lists["figure_openers"]:
            return None
        near = tokens[at + 1 : min(at + 5, self.ends[at])]
        counted = [n for n, token in enumerate(near) if token.number or token.low in lists["numbers"]]
        if not counted:
            return None
        if any(token.finite for token in tokens[at : self.ends[at]]):
            return (Opener.RELATIVE, at) if tokens[at].low in lists["relatives"] else None
        return Opener.FIGURE, at

    def _relative_after_mark(self, at: int) -> tuple[Opener, int] | None:
        tokens, lists = self.tokens, self.cues.lists
        pronoun = at
        if tokens[at].low in lists["relative_prepositions"] and at + 1 < len(tokens):
            pronoun = at + 1
        low = tokens[pronoun].low
        if low not in lists["relatives"] or low in lists["that"]:
            return None
        if not any(token.finite for token in tokens[pronoun : self._clause_stop(pronoun + 1)]):
            return None
        return Opener.RELATIVE, at

    def _relative(self, at: int) -> tuple[Opener, int] | None:
        tokens, lists = self.tokens, self.cues.lists
        low = tokens[at].low
        if not tokens[at - 1].word:
            return None
        if not (low in lists["subject_relatives"] and self._finite_soon(at + 1)):
            return self._long_relative(at)
        prior = tokens[at - 1]
        if (
            prior.low in lists["antecedents_that_restrict"]
            or prior.low in lists["prepositions"]
            or prior.finite
        ):
            return None
        start = self.made[-1].body
        cleft = tokens[start].low in lists["clefts"] and at - start <= _LONGEST_CLEFT
        if cleft or tokens[start].low in lists["relatives"]:
            return None
        if self.made[-1].opener in {Opener.PARTICIPLE, Opener.SOURCE, Opener.RELATIVE, Opener.FIGURE}:
            return None
        if not self.verb_seen and not self._second_verb(at + 1):
            return None
        if self._words_until(at + 1) < _SHORTEST_RELATIVE:
            return None
        return Opener.RELATIVE, at

    def _long_relative(self, at: int) -> tuple[Opener, int] | None:
        """«dans lequel …», «où …» without comma, when it says enough to stand alone."""
        tokens, lists = self.tokens, self.cues.lists
        pronoun = at + (tokens[at].low in lists["relative_prepositions"] and at + 1 < len(tokens))
        if tokens[pronoun].low not in lists["other_relatives"] or not self.verb_seen:
            return None
        if self.made[-1].opener is not Opener.PLAIN or tokens[self.made[-1].body].low in lists["clefts"]:
            return None
        if pronoun == at and tokens[at].low in lists["subject_relatives"]:
            return None
        end = self.ends[at]
        long_enough = self._words_until(at + 1) >= _SHORTEST_LONG_RELATIVE
        return (Opener.RELATIVE, at) if long_enough and any(one.finite for one in tokens[at:end]) else None

    def _resume(self, at: int) -> tuple[Opener, int] | None:
        """The main verb after a relative clause that stood between it and its subject."""
        chunk = self.made[-1]
        last_part = self.ends[at] >= len(self.tokens) - 1
        if (
            chunk.opener is not Opener.RELATIVE
            or (chunk.comma and not last_part)
            or self._main_verb_before(chunk.start)
        ):
            return None
        verb = self._skip(at, adverbs=False)
        if verb >= len(self.tokens) or not self.tokens[verb].finite:
            return None
        if not any(token.finite for token in self.tokens[chunk.body : at]):
            return None
        return Opener.RESUME, at

    def _main_verb_before(self, at: int) -> bool:
        chunk = next((one for one in reversed(self.made[:-1]) if one.opener is not Opener.RELATIVE), None)
        begin = chunk.body if chunk else 0
        return any(token.finite for token in self.tokens[begin:at])

    def _participle_after_mark(self, at: int) -> tuple[Opener, int] | None:
        tokens, cues = self.tokens, self.cues
        at_verb = at
        if tokens[at].low == "en" and cues.lang == "fr":
            at_verb += 1
        elif cues.lang == "en" and tokens[at].low == "with":
            stop = self.ends[at]
            if any(is_gerund(token, cues) for token in tokens[at + 2 : min(stop, at + 8)]):
                return Opener.PARTICIPLE, at
            return None
        if at_verb >= self.ends[at]:
            return None
        while at_verb + 1 < self.ends[at] and tokens[at_verb].low in cues.lists["adverbs"]:
            at_verb += 1
        if self.ends[at] - at < 2:
            return None
        token = tokens[at_verb]
        if is_gerund(token, cues):
            return (Opener.PARTICIPLE, at) if self._words_until(at) > 2 else None  # noqa: PLR2004
        if is_participle(token, cues) and not token.finite and at_verb + 1 < self.ends[at]:
            follows = tokens[at_verb + 1]
            if (
                follows.low in cues.lists["prepositions"]
                or follows.low in cues.lists["determiners"]
                or follows.quoted
                or follows.text == "«"
            ):
                return Opener.PARTICIPLE, at
        return None

    def _gerund(self, at: int) -> tuple[Opener, int] | None:
        """«abritant des troupes» right after its noun, at the end of the clause (French)."""
        tokens, cues = self.tokens, self.cues
        if cues.lang != "fr" or not is_gerund(tokens[at], cues) or not self.verb_seen:
            return None
        prior = tokens[at - 1]
        if prior.low in {"en", "se", "s'", "ne", "n'"} or prior.low in cues.lists["prepositions"]:
            return None
        if tokens[at].low in cues.lists["restrictive_gerunds"] or self.made[-1].opener is not Opener.PLAIN:
            return None
        end = self.ends[at]
        closes = end >= len(tokens) or not tokens[end].word
        enough = end - at > _SHORTEST_RELATIVE - 1 and at - self.made[-1].start > _SHORTEST_RELATIVE
        if closes and enough and not any(token.finite for token in tokens[at:end]):
            return Opener.PARTICIPLE, at
        return None

    def _clause_follows(self, at: int) -> bool:
        """Whether a subject and its verb follow rather than a noun: «after North and South Korea exchanged fire»."""
        lists = self.cues.lists
        for n in range(at, self.ends[at]):
            token = self.tokens[n]
            if token.finite:
                return self.tokens[n - 1].low not in lists["conjunctions"]
            if token.low in lists["relatives"] and token.low not in {"that"}:
                return False
        return False

    def _finite_soon(self, at: int) -> bool:
        verb = self._skip(at)
        return verb < len(self.tokens) and self.tokens[verb].finite

    def _second_verb(self, at: int) -> bool:
        """Whether the main verb still comes, after the verb of the relative clause that begins before ``at``."""
        finite = [token for token in self.tokens[at : self.ends[at]] if token.finite]
        return len(finite) > 1

    def _skip(self, at: int, *, adverbs: bool = True) -> int:
        """Over adverbs and object pronouns to the verb."""
        lists, tokens = self.cues.lists, self.tokens
        while at < len(tokens) and not tokens[at].finite:
            low = tokens[at].low
            adverb = adverbs and (low in lists["adverbs"] or low.endswith(("ment", "ly")))
            if not adverb and low not in lists["clitics"]:
                break
            at += 1
        return at

    def _stop(self, at: int) -> int:
        """Where a plain run of words ends: a mark, a conjunction, a relative pronoun."""
        lists = self.cues.lists
        for n in range(at, len(self.tokens)):
            token = self.tokens[n]
            if token.text in _MARKS and not token.quoted:
                return n
            if n > at and (
                token.low in lists["relatives"] or (token.low in lists["conjunctions"] and not token.finite)
            ):
                return n
        return len(self.tokens)

    def _clause_stop(self, at: int) -> int:
        """Like ``_stop``, over one comma: «où, dit-il, le drapeau …»."""
        end = self.ends[at] if at < len(self.tokens) else at
        if end + 1 < len(self.tokens) and end - at < _SHORTEST_RELATIVE:
            further = self.ends[end + 1]
            return self.ends[further + 1] if end == at and further + 1 < len(self.tokens) else further
        return end

    def _words_until(self, at: int) -> int:
        return sum(token.word for token in self.tokens[at : self.ends[at]])


def _clause_ends(tokens: list[Token]) -> list[int]:
    """For each token the place of the next mark outside brackets; one pass from the right."""
    ends = [0] * (len(tokens) + 1)
    end = len(tokens)
    ends[len(tokens)] = end
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at].text in _MARKS and not tokens[at].quoted:
            end = at
        ends[at] = end
    return ends
