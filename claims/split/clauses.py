"""Clauses that can be true or false on their own, out of the chunks of one sentence."""

from __future__ import annotations

from claims.split.attribution import Source, connector, is_date_like, is_speech, source_phrase, subject, tail
from claims.split.lexicon import Cues
from claims.split.openers import chunks
from claims.split.pieces import Chunk, Opener, Piece, Role
from claims.split.tokens import Token, inverted_verb, is_participle

_EMBEDDED = {Opener.RELATIVE: Role.RELATIVE, Opener.PARTICIPLE: Role.PARTICIPLE, Opener.FIGURE: Role.FIGURE}
_LONGEST_APPOSITION = 14
_LONGEST_NAME = 8
_LONGEST_LABEL = 3


def cut(tokens: list[Token], cues: Cues) -> list[Piece]:
    """The pieces of one sentence, in the order of their first words."""
    if not tokens:
        return []
    joiner = _Joiner(tokens, cues)
    parts = chunks(tokens, cues)
    for at, chunk in enumerate(parts):
        if not joiner.taken.get(at):
            joiner.take(at, chunk, parts[at + 1] if at + 1 < len(parts) else None)
    return joiner.finish()


class _Joiner:
    """Joins chunks to pieces: what interrupts a clause becomes a piece, and the clause goes on behind it."""

    def __init__(self, tokens: list[Token], cues: Cues) -> None:
        self.tokens, self.cues = tokens, cues
        self.pieces: list[Piece] = []
        self.main: Piece | None = None
        self.last: Piece | None = None
        self.interrupted = False
        """Whether the last piece stood between commas, so that plain words belong to the clause around it."""
        self.leading: Source | None = None
        self.taken: dict[int, bool] = {}
        """Chunks that an earlier one took along."""
        self.scope = 0
        """First piece to which a source named at the end applies."""

    def take(self, at: int, chunk: Chunk, following: Chunk | None) -> None:
        """Add one chunk; ``following`` is the next, which a source may take along with its name."""
        opener = chunk.opener
        if opener is Opener.SOURCE:
            self.taken[at + 1] = self._source(chunk, following)
        elif opener in _EMBEDDED and self.main is None and self.leading is not None:
            pass
        elif opener in _EMBEDDED and self.last is not None:
            self._embed(_EMBEDDED[opener], chunk)
        elif opener is Opener.CONTENT:
            self._content(chunk)
        elif opener is Opener.COORDINATED and self.main is not None:
            self._coordinated(chunk)
        elif opener in {Opener.CLAUSE, Opener.CAUSE}:
            self._clause(Role.CAUSE if opener is Opener.CAUSE else Role.MAIN, chunk)
        elif opener is Opener.RESUME and self.main is not None:
            self.main.last = chunk.end
            self.last, self.interrupted = self.main, False
        else:
            self._plain(chunk, following)

    def finish(self) -> list[Piece]:
        """All pieces, those that only say who speaks left out."""
        kept = (piece for piece in self.pieces if not piece.headless and piece.first < piece.last)
        return sorted(kept, key=lambda one: (one.first, -one.last))

    # -- the cases -------------------------------------------------------------------------------------------------

    def _plain(self, chunk: Chunk, following: Chunk | None) -> None:
        verb = self._first_verb(chunk)
        if self.main is None or self.last is None:
            self._start(Role.MAIN, chunk)
        elif chunk.hard:
            self._drop_label(self.main, chunk)
            self._start(Role.MAIN, chunk)
            self.scope = len(self.pieces) - 1
        elif self.last.role is Role.RELATIVE and not any(one.finite for one in self._tokens_of(self.last)):
            self.last.last = chunk.end
        elif verb is not None and self._verb_opens(chunk, verb):
            if self._has_verb(self.main):
                self._coordinated(chunk)
            else:
                self._resume(chunk)
        elif verb is not None:
            if self._has_verb(self.main) and not self._waits(self.main):
                self._clause(Role.MAIN, chunk)
            else:
                self._resume(chunk)
        elif self._is_apposition(chunk, following):
            self._appose(chunk)
        elif self._is_place(chunk, following):
            if self.last.role is Role.PLACE:
                self.last.last = chunk.end
            else:
                self._embed(Role.PLACE, chunk)
        else:
            self._extend(chunk)

    def _start(self, role: Role, chunk: Chunk) -> None:
        piece = Piece(role, chunk.body, chunk.end)
        if self.leading is not None:
            self._attribute(piece, self.leading)
        self.pieces.append(piece)
        self.main = self.last = piece
        self.interrupted = False

    def _resume(self, chunk: Chunk) -> None:
        if self.main is not None:
            if self.main.first >= self.main.last:
                self.main.first = chunk.body
            self.main.last = chunk.end
            self.last, self.interrupted = self.main, False

    def _extend(self, chunk: Chunk) -> None:
        target = self.main if self.interrupted else self.last
        if target is not None:
            target.last = chunk.end
            self.last, self.interrupted = target, False

    def _clause(self, role: Role, chunk: Chunk) -> None:
        if role is Role.CAUSE and self.main is not None and self._is_empty(self.main):
            self.main.headless = True
        reported = self.main if self.main is not None and self.main.reported and not chunk.comma else None
        self._start(role, chunk)
        if reported is not None and self.main is not None:
            self.main.speaker, self.main.via, self.main.reported = reported.speaker, reported.via, True
        if chunk.comma and self.leading is None:
            self.scope = len(self.pieces) - 1

    def _coordinated(self, chunk: Chunk) -> None:
        host = self.main
        if host is None:
            return
        if self._first_verb(chunk) is None and self.last is not None and self.last.role is Role.RELATIVE:
            host = self.last
        piece = Piece(Role.COORDINATED, chunk.body, chunk.end, subject=self._subject_of(host), host=host)
        piece.verb = self._borrowed_verb(host, chunk)
        says = self._says(chunk)
        if host.reported and not says:
            piece.speaker, piece.via, piece.reported = host.speaker, host.via, True
        if host.reported and says:
            piece.subject = next(
                (one.subject for one in self.pieces if one.headless and one.subject), piece.subject
            )
        self.pieces.append(piece)
        self.main = self.last = piece
        self.interrupted = False

    def _borrowed_verb(self, host: Piece, chunk: Chunk) -> tuple[int, int] | None:
        """The verb, or its auxiliary, that the coordinated predicate does not say again."""
        if any(token.finite for token in self.tokens[chunk.body : chunk.end]):
            return None
        verb = next((n for n in range(host.first, host.last) if self._is_main_verb(host, n)), None)
        if verb is None:
            return None
        whole = not is_participle(self.tokens[chunk.body], self.cues)
        end = verb + 1
        while whole and end < host.last and is_participle(self.tokens[end], self.cues):
            end += 1
        return verb, end

    def _embed(self, role: Role, chunk: Chunk) -> None:
        host = self.last
        if host is None:
            return
        piece = Piece(role, chunk.body, chunk.end, antecedent=self._antecedent(chunk.start), host=self.main)
        piece.host = host if host.role is Role.RELATIVE else self.main
        piece.speaker, piece.via, piece.reported = host.speaker, host.via, host.reported
        self.pieces.append(piece)
        self.last, self.interrupted = piece, chunk.comma

    def _appose(self, chunk: Chunk) -> None:
        self._embed(Role.APPOSITION, chunk)
        piece = self.pieces[-1]
        host = self.main
        if host is None or self._has_verb(host) or not self._all_capital(chunk.body, chunk.end):
            return
        role_first = self._skip_connectors(host.first, chunk.start)
        if self.tokens[role_first].low in self.cues.lists["determiners"]:
            piece.first = role_first

    def _content(self, chunk: Chunk) -> None:
        host = self.main
        if host is None:
            self._start(Role.MAIN, chunk)
            return
        if self.last is not None and self.last.role is Role.PARTICIPLE:
            self._content_of_participle(self.last, host, chunk)
            return
        if host.reported and self.tokens[chunk.start].low in self.cues.lists["conjunctions"]:
            who: Source | None = None
        else:
            who = self._speaker_of(host, chunk.start)
        piece = Piece(Role.MAIN, chunk.body, chunk.end, reported=True)
        if who is None:
            piece.speaker, piece.via = host.speaker, host.via
        else:
            self._attribute(piece, who)
            host.headless = True
            host.subject = who.span or host.subject
            self._drop_inside(host)
        self.pieces.append(piece)
        self.main = self.last = piece
        self.interrupted = False
        self.scope = len(self.pieces) - 1

    def _content_of_participle(self, saying: Piece, host: Piece, chunk: Chunk) -> None:
        """«…, affirmant que X»: the subject of the clause before says X."""
        span = self._subject_of(host)
        saying.headless = True
        piece = Piece(Role.MAIN, chunk.body, chunk.end, reported=True)
        pronoun = span is not None and self.tokens[span[0]].low in self.cues.lists["subject_pronouns"]
        self._attribute(piece, Source(None if pronoun else span, pronoun=pronoun))
        self.pieces.append(piece)
        self.main = self.last = piece
        self.interrupted = False

    def _source(self, chunk: Chunk, following: Chunk | None) -> bool:
        found = source_phrase(self.tokens, chunk.start, chunk.end, self.cues)
        who = found[1] if found else tail(self.tokens, chunk.start, chunk.end, self.cues)
        if who is None:
            self._extend(chunk)
            return False
        marker = Piece(Role.MAIN, chunk.start, chunk.end, headless=True)
        self.pieces.append(marker)
        named = following is not None and who.span is not None and self._names(who.span, following)
        if named and following is not None and who.span is not None:
            who = Source((who.span[0], following.end))
            self.pieces.append(Piece(Role.APPOSITION, *who.span))
        if self.main is None:
            self.leading = who
        for piece in self.pieces[self.scope :] if self.main is not None else []:
            if not piece.headless and piece.role is not Role.APPOSITION:
                self._attribute(piece, who)
        self.last, self.interrupted = marker, chunk.comma
        return named

    def _names(self, span: tuple[int, int], following: Chunk) -> bool:
        """Whether the next chunk gives the name of the office just told: «l'ambassadeur …, Bernard Bajolet»."""
        words = [token for token in self.tokens[following.body : following.end] if token.word]
        if (
            following.opener is not Opener.PLAIN
            or not following.comma
            or any(token.finite for token in words)
        ):
            return False
        office = self.tokens[span[0]]
        noun = self.tokens[min(span[0] + 1, span[1] - 1)]
        if (
            noun.capital
            or office.low not in self.cues.lists["determiners"]
            or not 2 <= len(words) <= _LONGEST_NAME
        ):  # noqa: PLR2004
            return False
        if self._all_capital(following.body, following.end):
            return True
        nameless = not any(token.capital for token in self.tokens[span[0] : span[1]])
        return nameless and words[0].low in self.cues.lists["determiners"] and words[-1].capital

    # -- what they ask ---------------------------------------------------------------------------------------------

    def _attribute(self, piece: Piece, who: Source) -> None:
        words = self._words(who.span) if who.span else None
        if piece.reported and piece.speaker and words is None:
            return
        if piece.reported and piece.speaker and words:
            piece.via = piece.via or words
            return
        piece.speaker, piece.reported = words or ("" if who.pronoun else None), True

    def _words(self, span: tuple[int, int]) -> str:
        first, last = span
        parts, previous = [], self.tokens[first].start
        for token in self.tokens[first:last]:
            parts.append(" " if token.start > previous else "")
            parts.append(token.text)
            previous = token.end
        return "".join(parts).strip()

    def _speaker_of(self, host: Piece, at: int) -> Source:
        verb = next(
            (n for n in range(at - 1, host.first - 1, -1) if is_speech(self.tokens[n], self.cues)), at
        )
        if host.role is Role.COORDINATED and host.subject is not None:
            return Source(host.subject)
        finite = next((n for n in range(host.first, verb + 1) if self.tokens[n].finite), verb)
        near = [n for n in range(max(host.first, verb - 4), verb + 1) if self.tokens[n].finite]
        who = subject(self.tokens, host.first, near[-1] if near else finite, self.cues)
        return Source(None) if who.pronoun and self._is_impersonal(host, finite) else who

    def _is_impersonal(self, host: Piece, verb: int) -> bool:
        """«il est bon de rappeler que»."""
        pronoun = self.tokens[verb - 1].low if verb > host.first else ""
        return (
            pronoun in self.cues.lists["impersonal"] and self.tokens[verb].low in self.cues.verbs.auxiliaries
        )

    def _subject_of(self, host: Piece) -> tuple[int, int] | None:
        if host.subject is not None:
            return host.subject
        if host.role is Role.RELATIVE and self.tokens[host.first].low in self.cues.lists["subject_relatives"]:
            return host.antecedent
        verb = next((n for n in range(host.first, host.last) if self._is_main_verb(host, n)), None)
        if verb is None:
            return None
        found = subject(self.tokens, host.first, verb, self.cues)
        return found.span or self._pronoun_before(host.first, verb)

    def _pronoun_before(self, first: int, verb: int) -> tuple[int, int] | None:
        for at in range(verb - 1, first - 1, -1):
            if self.tokens[at].low in self.cues.lists["subject_pronouns"]:
                return at, at + 1
        return None

    def _is_main_verb(self, host: Piece, at: int) -> bool:
        inside = any(
            one.first <= at < one.last for one in self.pieces if one is not host and one.first > host.first
        )
        return self.tokens[at].finite and not inside

    def _has_verb(self, piece: Piece) -> bool:
        adjunct, skipped = False, 0
        for n in range(piece.first, piece.last):
            if self.tokens[n].text == ",":
                adjunct, skipped = False, 0
            elif self._is_adjunct(n):
                adjunct = True
            elif n > piece.first and self._is_relative(n):
                skipped += 1
            elif self._is_main_verb(piece, n) and not adjunct:
                if not skipped:
                    return True
                skipped -= 1
        return False

    def _waits(self, piece: Piece) -> bool:
        """Whether the words end in a «que» whose clause has not begun: «il dit qu'après avoir vu ça»."""
        for n in range(piece.last - 1, piece.first, -1):
            if self.tokens[n].finite:
                return False
            if self.tokens[n].low in self.cues.lists["that"]:
                return True
        return False

    def _tokens_of(self, piece: Piece) -> list[Token]:
        return self.tokens[piece.first : piece.last]

    def _drop_label(self, piece: Piece, chunk: Chunk) -> None:
        """«Autre mesure :» only introduces what follows."""
        words = sum(token.word for token in self._tokens_of(piece))
        if words <= _LONGEST_LABEL and self.tokens[chunk.start - 1].text == ":" and not self._has_verb(piece):
            piece.headless = True

    def _is_empty(self, piece: Piece) -> bool:
        """«The report comes» tells nothing without what follows."""
        return self.tokens[piece.last - 1].low in self.cues.lists["empty_verbs"]

    def _first_verb(self, chunk: Chunk) -> int | None:
        """The verb of the chunk's own clause; those after «lorsque», "if" or a relative pronoun are not."""
        lists = self.cues.lists
        skipped = 0
        for n in range(chunk.body, chunk.end):
            token = self.tokens[n]
            if token.finite and not skipped:
                return n
            if token.finite:
                skipped -= 1
            elif n > chunk.body and self._is_relative(n):
                skipped += 1
            elif self._is_adjunct(n):
                return None
        return None

    def _is_relative(self, at: int) -> bool:
        token, lists = self.tokens[at], self.cues.lists
        return token.low in lists["relatives"] - lists["that"] and not token.quoted

    def _is_adjunct(self, at: int) -> bool:
        """«lorsque», "if", «s'il»: what follows up to the comma only tells when or whether."""
        token = self.tokens[at]
        if token.quoted:
            return False
        if token.low == "s'" and at + 1 < len(self.tokens):
            return self.tokens[at + 1].low in {"il", "ils"}
        return token.low in self.cues.lists["clause_adjuncts"]

    def _verb_opens(self, chunk: Chunk, verb: int) -> bool:
        lists = self.cues.lists
        if inverted_verb(self.tokens[verb].low):
            return False
        before = self.tokens[chunk.body : verb]
        return all(
            one.low in lists["clitics"] or one.low in lists["adverbs"] or one.low.endswith("ly")
            for one in before
        )

    def _says(self, chunk: Chunk) -> bool:
        near = self.tokens[chunk.body : chunk.body + 5]
        passive = any(token.low in {"been", "be", "été", "being"} for token in near)
        return not passive and any(is_speech(token, self.cues) for token in near)

    def _antecedent(self, at: int) -> tuple[int, int] | None:
        """The noun phrase that ends right before ``at``."""
        end = at
        while end > 0 and not self.tokens[end - 1].word and self.tokens[end - 1].text not in ')]»"”':
            end -= 1
        lists = self.cues.lists
        begin = end
        while begin > 0:
            token = self.tokens[begin - 1]
            if token.finite or (not token.word and not token.quoted) or token.low in lists["conjunctions"]:
                break
            if token.low in lists["prepositions"] - {"de", "d'", "of"} or token.low in lists["relatives"]:
                break
            begin -= 1
        article = next((n for n in range(begin, end) if self.tokens[n].low in lists["determiners"]), None)
        if article is not None and not any(self.tokens[n].capital for n in range(begin, article)):
            begin = article
        while (
            begin < end
            and self.tokens[begin].low in lists["adverbs"] | lists["clitics"] - lists["determiners"]
        ):
            begin += 1
        return (begin, end) if begin < end else None

    def _is_apposition(self, chunk: Chunk, following: Chunk | None) -> bool:
        tokens, lists = self.tokens, self.cues.lists
        words = [token for token in tokens[chunk.body : chunk.end] if token.word]
        if not chunk.comma or not 2 <= len(words) <= _LONGEST_APPOSITION or self.last is None:  # noqa: PLR2004
            return False
        first = words[0]
        if (
            first.low in lists["prepositions"]
            or first.low in lists["adverbs"]
            or first.low in lists["conjunctions"]
        ):
            return False
        if (
            first.low in lists["adjuncts"]
            or is_date_like(tokens, chunk.body, chunk.end, self.cues)
            or first.number
        ):
            return False
        if self._is_list(chunk, following):
            return False
        prior = next((one for one in reversed(tokens[: chunk.start]) if one.word), None)
        if prior is None or prior.low in lists["adverbs"] or self._subject_follows(chunk, following):
            return False
        if self._all_capital(chunk.body, chunk.end):
            return (
                self.main is not None
                and not self._has_verb(self.main)
                and len(words) <= 4
                and self._role_before(chunk)
            )  # noqa: PLR2004
        names = prior.capital or prior.text.isupper()
        if first.low in lists["apposition_openers"]:
            return names or first.low in lists["ranks"] or words[1].low in lists["ranks"]
        if self.cues.lang == "en":
            return names and any(token.low in lists["role_words"] for token in words[:3])
        return names and not first.capital and first.low not in lists["determiners"]

    def _subject_follows(self, chunk: Chunk, following: Chunk | None) -> bool:
        """«Au Mali, les Touareg, les Peul ne …»: a list of subjects, or an adjunct before the subject."""
        if following is None or self.main is None or self._has_verb(self.main):
            return False
        if following.opener is not Opener.PLAIN or not following.comma or following.hard:
            return False
        verb = self._first_verb(following)
        if verb is not None:
            return not self._verb_opens(following, verb)
        lists = self.cues.lists
        both = (self.tokens[chunk.body].low, self.tokens[following.body].low)
        return all(word in lists["determiners"] for word in both)

    def _role_before(self, chunk: Chunk) -> bool:
        if self.main is None:
            return False
        first = self._skip_connectors(self.main.first, chunk.start)
        return self.tokens[first].low in self.cues.lists["determiners"]

    def _is_list(self, chunk: Chunk, following: Chunk | None) -> bool:
        """A member of a list: the words before «et» come after it, or «et» stands in it."""
        lists = self.cues.lists
        inner = self.tokens[chunk.body : chunk.end]
        if any(token.low in {"et", "and", "ou", "or"} for token in inner[:3]):
            return True
        if following is None or not following.comma or following.opener is not Opener.PLAIN:
            return False
        tail_words = self.tokens[following.start : following.end]
        if any(token.finite for token in tail_words):
            return False
        return any(token.low in {"et", "and", "ou", "or"} for token in tail_words) and not (
            tail_words[0].low in lists["prepositions"]
        )

    def _is_place(self, chunk: Chunk, following: Chunk | None) -> bool:
        """«K1, dans la province de Kirkuk, a été …»: between a subject and its verb."""
        tokens, lists = self.tokens, self.cues.lists
        main = self.main
        if main is None or following is None or self._has_verb(main) or not chunk.comma:
            return False
        if (
            tokens[chunk.body].low not in lists["place_prepositions"]
            or tokens[main.first].low in lists["prepositions"]
        ):
            return False
        named = any(token.capital for token in tokens[chunk.body : chunk.end])
        if tokens[main.first].low in lists["adverbs"] or is_date_like(
            tokens, main.first, main.last, self.cues
        ):
            return False
        return named and not is_date_like(tokens, chunk.body, chunk.end, self.cues)

    def _all_capital(self, first: int, last: int) -> bool:
        words = [token for token in self.tokens[first:last] if token.word]
        return all(
            token.capital or token.low in {"de", "d'", "van", "von", "bin", "al", "el", "la", "le"}
            for token in words
        )

    def _skip_connectors(self, first: int, last: int) -> int:
        while first < last:
            length = connector(self.tokens, first, last, self.cues)
            if not length:
                break
            first += length
        return min(first, last - 1)

    def _drop_inside(self, host: Piece) -> None:
        """Pieces that stand in the words of saying stay only when they say who the speaker is."""
        for piece in self.pieces:
            if (
                host.first <= piece.first < host.last
                and piece is not host
                and piece.role is not Role.APPOSITION
            ):
                piece.headless = piece.role in {Role.PLACE}
