"""Clauses that can be true or false on their own, out of the chunks of one sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claims.split import shapes
from claims.split.names import NOBODY, PRONOUN, Source, named, subject
from claims.split.openers import chunks
from claims.split.pieces import Chunk, Opener, Piece, Role
from claims.split.saying import is_passive, is_speech, source_phrase, tail, via_between

if TYPE_CHECKING:
    from claims.split.line import Line

_EMBEDDED = {Opener.RELATIVE: Role.RELATIVE, Opener.PARTICIPLE: Role.PARTICIPLE, Opener.FIGURE: Role.FIGURE}
_LONGEST_LABEL = 3
_LONGEST_SENTENCE = 400
"""Tokens beyond which a «sentence» is a list, a table or a text without full stops, and stays whole."""

_OPENING = frozenset('«“"„')
_VERB_REACH = 4
"""Words between an auxiliary and the verb of saying."""


def cut(line: Line) -> list[Piece]:
    """The pieces of one sentence, in the order of their first words."""
    if len(line) > _LONGEST_SENTENCE:
        return [Piece(Role.MAIN, 0, len(line))]
    joiner = _Joiner(line)
    parts = chunks(line) if len(line) else []
    for at, chunk in enumerate(parts):
        if at not in joiner.taken:
            joiner.take(at, chunk, parts[at + 1] if at + 1 < len(parts) else None)
    return joiner.finish()


class _Joiner:
    """Joins chunks to pieces: what interrupts a clause becomes a piece, and the clause goes on behind it."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.pieces: list[Piece] = []
        self.main: Piece | None = None
        self.last: Piece | None = None
        self.interrupted = False
        """Whether the last piece stood between commas, so that plain words belong to the clause around it."""
        self.leading: Source | None = None
        """The source named before the first clause: «Selon X, …»."""
        self.listing = False
        """Whether the last piece ends in a list behind a colon: its members are no appositions."""
        self.taken: set[int] = set()
        """Chunks that an earlier one took along."""
        self.sourced = 0
        """Where the words end that named the source of the main clause; 0 where none did."""
        self.scope = 0
        """First piece to which a source named at the end applies."""

    def take(self, at: int, chunk: Chunk, following: Chunk | None) -> None:
        """Add one chunk; ``following`` is the next, which a source may take along with its name."""
        opener, main = chunk.opener, self.main
        if opener is Opener.SOURCE:
            if self._source(chunk, following):
                self.taken.add(at + 1)
        elif opener in _EMBEDDED and main is None and self.leading is not None:
            pass
        elif opener in _EMBEDDED and self.last is not None:
            self._embed(self.last, _EMBEDDED[opener], chunk)
        elif opener is Opener.CONTENT and main is not None:
            self._content(main, chunk)
        elif opener is Opener.COORDINATED and main is not None:
            self._coordinated(main, chunk)
        elif opener in {Opener.CLAUSE, Opener.CAUSE}:
            self._clause(Role.CAUSE if opener is Opener.CAUSE else Role.MAIN, chunk)
        elif opener is Opener.RESUME and main is not None:
            self._resume(main, chunk)
        elif main is None or self.last is None:
            self._first(chunk, following)
        else:
            self._plain(main, self.last, chunk, following)

    def finish(self) -> list[Piece]:
        """All pieces, those that only say who speaks left out."""
        first = next((one for one in self.pieces if one.role is Role.MAIN), None)
        for piece in self.pieces:
            if first is not None and piece.role is Role.PARTICIPLE and piece.host is None:
                piece.antecedent = self._subject_of(first)
        kept = (piece for piece in self.pieces if not piece.headless and piece.first < piece.last)
        return sorted(kept, key=lambda one: (one.first, -one.last))

    # -- what becomes of a chunk

    def _first(self, chunk: Chunk, following: Chunk | None) -> None:
        """The first clause, or who the source named before it is: «Selon X, propriétaire du site, …»."""
        waits = self.leading is not None and following is not None and self.last is not None
        verbless = shapes.own_verb(self.line, chunk) is None
        if chunk.opener is Opener.PARTICIPLE:
            self.pieces.append(Piece(Role.PARTICIPLE, chunk.body, chunk.end))
        elif self.last and waits and verbless and shapes.is_apposition(self.line, chunk, following, None):
            self._embed(self.last, Role.APPOSITION, chunk)
        else:
            self._start(Role.MAIN, chunk)

    def _plain(self, main: Piece, last: Piece, chunk: Chunk, following: Chunk | None) -> None:
        """A chunk that no word opens: a clause of its own, or part of the one before."""
        verb = shapes.own_verb(self.line, chunk)
        self.listing = self.listing and not chunk.hard and verb is None
        if chunk.hard and self._is_enumeration(main, chunk):
            self._extend(chunk)
            self.listing = True
        elif chunk.hard:
            self._drop_label(main, chunk)
            self._start(Role.MAIN, chunk)
            self.scope = len(self.pieces) - 1
        elif last.role is Role.RELATIVE and self.line.finite(last.first, last.last) is None:
            last.last = chunk.end
        elif verb is not None:
            self._with_verb(main, chunk, verb)
        else:
            self._without_verb(main, last, chunk, following)

    def _with_verb(self, main: Piece, chunk: Chunk, verb: int) -> None:
        opens = shapes.verb_opens(self.line, chunk, verb)
        if not self._has_verb(main) or (not opens and shapes.waits(self.line, main.first, main.last)):
            self._resume(main, chunk)
        elif opens:
            self._coordinated(main, chunk)
        else:
            self._clause(Role.MAIN, chunk)

    def _without_verb(self, main: Piece, last: Piece, chunk: Chunk, following: Chunk | None) -> None:
        verbless = not self._has_verb(main)
        office = shapes.skip_connectors(self.line, main.first, chunk.start) if verbless else None
        if not self.listing and shapes.is_apposition(self.line, chunk, following, office):
            self._appose(last, chunk, office)
        elif verbless and following is not None and shapes.is_place(self.line, chunk, main.first):
            if last.role is Role.PLACE:
                last.last = chunk.end
            else:
                self._embed(last, Role.PLACE, chunk)
        elif self.interrupted and following is not None and shapes.goes_on_with_place(self.line, chunk):
            last.last = chunk.end
        else:
            self._extend(chunk)

    def _extend(self, chunk: Chunk) -> None:
        """Plain words belong to the last piece, or to the clause around it behind a closing comma."""
        target = self.main if self.interrupted else self.last
        if target is not None:
            target.last = chunk.end
            self.last, self.interrupted = target, False

    def _add(self, piece: Piece) -> None:
        self.pieces.append(piece)
        self.main = self.last = piece
        self.interrupted = False

    def _start(self, role: Role, chunk: Chunk) -> None:
        piece = Piece(role, chunk.body, chunk.end)
        if self.leading is not None:
            self._attribute(piece, self.leading)
        self._add(piece)

    def _resume(self, main: Piece, chunk: Chunk) -> None:
        if main.first >= main.last:
            main.first = chunk.body
        main.last = chunk.end
        self.last, self.interrupted = main, False

    def _clause(self, role: Role, chunk: Chunk) -> None:
        before = self.main
        if role is Role.CAUSE and before is not None and self.line.has(before.last - 1, "empty_verbs"):
            before.headless = True
        self._start(role, chunk)
        opened = before is not None and before.first >= before.last
        if before is not None and before.reported and (opened or not chunk.comma) and self.main is not None:
            self.main.speaker, self.main.via, self.main.reported = before.speaker, before.via, True
        listed = not self.line.french and self.line.has(chunk.start, "conjunctions")
        if chunk.comma and self.leading is None and not listed:
            self.scope = len(self.pieces) - 1

    def _coordinated(self, main: Piece, chunk: Chunk) -> None:
        if self.last is not None and self.last.role is Role.RELATIVE and not self._has_verb(main):
            self._go_on_inside(self.last, chunk)
            return
        host = main
        gapped = shapes.own_verb(self.line, chunk) is None
        if gapped and self.last is not None and self.last.role is Role.RELATIVE:
            host = self.last
        piece = Piece(Role.COORDINATED, chunk.body, chunk.end, subject=self._subject_of(host), host=host)
        piece.verb = self._borrowed_verb(host, chunk)
        if host.reported and shapes.says(self.line, chunk):
            speakers = (one.subject for one in self.pieces if one.headless and one.subject)
            piece.subject = next(speakers, piece.subject)
        elif host.reported:
            piece.speaker, piece.via, piece.reported = host.speaker, host.via, True
        self._add(piece)

    def _go_on_inside(self, host: Piece, chunk: Chunk) -> None:
        """«L'usine, qui a ouvert en 1962 et emploie 800 personnes, …»: the subject waits for its verb."""
        piece = Piece(Role.COORDINATED, chunk.body, chunk.end, subject=host.antecedent, host=host)
        piece.speaker, piece.via, piece.reported = host.speaker, host.via, host.reported
        self.pieces.append(piece)
        self.last, self.interrupted = piece, True

    def _embed(self, host: Piece, role: Role, chunk: Chunk) -> None:
        piece = Piece(role, chunk.body, chunk.end)
        if not self.line.phrase(chunk.start, "keeping_subordinators"):
            piece.antecedent = shapes.antecedent(self.line, chunk.start, listed=role is Role.RELATIVE)
        piece.antecedent = shapes.shared_antecedent(self.line, self.last, role, chunk) or piece.antecedent
        piece.host = host if host.role is Role.RELATIVE else self.main
        piece.speaker, piece.via, piece.reported = host.speaker, host.via, host.reported
        self.pieces.append(piece)
        self.last, self.interrupted = piece, chunk.comma

    def _appose(self, host: Piece, chunk: Chunk, office: int | None) -> None:
        """A name alone says nothing: the span of «le ministre, Jean Dupont» begins with the office."""
        self._embed(host, Role.APPOSITION, chunk)
        bare = shapes.is_all_capital(self.line, chunk.body, chunk.end)
        piece = self.pieces[-1]
        if office is not None and bare and self.line.has(office, "determiners"):
            piece.first = office
        second = shapes.second_office(self.line, piece.first, piece.last)
        if second is not None:
            self.pieces.append(replace(piece, first=second))
            piece.last = second - 1

    def _content(self, host: Piece, chunk: Chunk) -> None:
        """What follows «que» after a verb of saying: the words before it only say who speaks."""
        piece = Piece(Role.MAIN, chunk.body, chunk.end, reported=True)
        if self.line.has(chunk.start, "own_acts") and chunk.start == chunk.body:
            piece.role, piece.subject = Role.COORDINATED, self._subject_of(host)
            piece.verb = shapes.finite_before(self.line, chunk.start)
        if self.last is not None and self.last.role is Role.PARTICIPLE:
            self.last.headless = True
            if host.reported and host.speaker:
                piece.speaker = host.speaker
            else:
                self._attribute(piece, self._as_source(self._subject_of(host)))
        elif host.reported and self.line.has(chunk.start, "conjunctions"):
            piece.speaker, piece.via = host.speaker, host.via
        else:
            who = self._speaker_of(host, chunk.start)
            self._attribute(piece, who)
            if who.pronoun and host.reported:
                piece.speaker = host.speaker
            piece.via = piece.via or self._medium(host.first, chunk.start)
            host.headless = True
            host.subject = who.span or host.subject
            for one in self.pieces:
                one.headless = one.headless or (
                    one.role is Role.PLACE and host.first <= one.first < host.last
                )
        self._add(piece)
        self.scope = len(self.pieces) - 1

    def _source(self, chunk: Chunk, following: Chunk | None) -> bool:
        """Name the speaker of the clauses before or behind; whether the next chunk gave the name."""
        found = source_phrase(self.line, chunk.start, chunk.end)
        who = found[1] if found else tail(self.line, chunk.start, chunk.end)
        if who is None:
            self._extend(chunk)
            return False
        who = replace(who, via=who.via or via_between(self.line, chunk.start, chunk.end))
        last = self.last
        if last and last.role is Role.RELATIVE and self.line.finite(last.first, last.last) is None:
            last.last = chunk.end
            self._attribute(last, who)
            return False
        marker = Piece(Role.MAIN, chunk.start, chunk.end, headless=True)
        self.pieces.append(marker)
        named = who.span is not None and shapes.gives_name(self.line, who.span, following)
        if named and who.span is not None and following is not None:
            who = replace(who, span=(who.span[0], following.end))
            self.pieces.append(Piece(Role.APPOSITION, *(who.span or (0, 0))))
        if self.main is None:
            self.leading = who
        elif self.sourced and shapes.adds_figure(self.line, self.sourced, chunk.start):
            self.main.speaker, self.main.via, self.main.last = None, None, chunk.end
        else:
            self.sourced = chunk.end
            for piece in self.pieces[self.scope :]:
                if not piece.headless and piece.role is not Role.APPOSITION:
                    self._attribute(piece, who)
        self.last, self.interrupted = marker, chunk.comma
        return named

    def _is_enumeration(self, main: Piece, chunk: Chunk) -> bool:
        """«27 centres : 10 à Damas, 4 à Homs»: words without verb behind a colon go on with the clause."""
        colon = self.line.low(chunk.start - 1) == ":"
        told = self.line.finite(chunk.body, chunk.end) is not None or self.line[chunk.body].text in _OPENING
        return colon and not told and self._has_verb(main) and not self.line.quotes(chunk.start, chunk.end)

    def _drop_label(self, piece: Piece, chunk: Chunk) -> None:
        """«Autre mesure :» only introduces what follows."""
        words = self.line.words(piece.first, piece.last)
        if (
            len(words) <= _LONGEST_LABEL
            and self.line.low(chunk.start - 1) == ":"
            and not self._has_verb(piece)
        ):
            piece.headless = True

    # -- who and what a piece is about

    def _attribute(self, piece: Piece, who: Source) -> None:
        """Name the speaker; a second source is the one through whom it is known."""
        words = shapes.words_of(self.line, who.span) if who.span else None
        if piece.reported and piece.speaker:
            piece.via = piece.via or words
            return
        piece.via = piece.via or (shapes.words_of(self.line, who.via) if who.via else None)
        piece.speaker, piece.reported = words or ("" if who.pronoun else None), True

    def _medium(self, first: int, last: int) -> str | None:
        """«X explique dans un communiqué que»."""
        found = via_between(self.line, first, last)
        return shapes.words_of(self.line, found) if found else None

    def _speaker_of(self, host: Piece, at: int) -> Source:
        if host.role is Role.COORDINATED and host.subject is not None:
            return self._as_source(host.subject)
        verb = next((n for n in range(at - 1, host.first - 1, -1) if is_speech(self.line, n)), at)
        if is_passive(self.line, verb):
            return self._agent(verb, at)
        near = [
            n for n in range(max(host.first, verb - _VERB_REACH), verb + 1) if n < at and self.line[n].finite
        ]
        first = self.line.finite(host.first, verb + 1)
        finite = first if first is not None else verb
        who = subject(self.line, host.first, near[-1] if near else finite)
        impersonal = self.line.has(finite - 1, "impersonal") and finite > host.first
        if who.pronoun and impersonal and self.line.has(finite, "being"):
            return NOBODY
        return who

    def _as_source(self, span: tuple[int, int] | None) -> Source:
        return PRONOUN if span is not None and self.line.has(span[0], "subject_pronouns") else Source(span)

    def _agent(self, verb: int, at: int) -> Source:
        """Who says it where the verb is passive: "it is asserted by the Crown that"; seldom anybody."""
        by = next((n for n in range(verb + 1, at) if self.line.has(n, "agents")), None)
        return named(self.line, by + 1, at) if by is not None else NOBODY

    def _subject_of(self, host: Piece) -> tuple[int, int] | None:
        if host.subject is not None:
            return host.subject
        if host.role is Role.RELATIVE and self.line.has(host.first, "subject_relatives"):
            return host.antecedent
        verb = self._main_verb(host)
        if verb is None:
            return None
        found = subject(self.line, host.first, verb).span
        if found is not None:
            return found
        pronouns = (at for at in range(verb - 1, host.first - 1, -1) if self.line.has(at, "subject_pronouns"))
        at = next(pronouns, None)
        return None if at is None else (at, at + 1)

    def _borrowed_verb(self, host: Piece, chunk: Chunk) -> tuple[int, int] | None:
        """The verb, or its auxiliary, that the coordinated predicate does not say again."""
        verb = self._main_verb(host)
        if verb is None or self.line.finite(chunk.body, chunk.end) is not None:
            return None
        body = chunk.body
        while self.line.has(body, "adverbs", "sequence"):
            body += 1
        whole = not self.line.participle(body)
        end = verb + 1
        while end < host.last and (self.line.has(end, "passive") or (whole and self.line.participle(end))):
            end += 1
        return verb, end

    def _main_verb(self, host: Piece) -> int | None:
        return next((at for at in range(host.first, host.last) if self._is_own_verb(host, at)), None)

    def _is_own_verb(self, host: Piece, at: int) -> bool:
        if not self.line[at].finite:
            return False
        return not any(one.first <= at < one.last for one in self.pieces if one.first > host.first)

    def _has_verb(self, piece: Piece) -> bool:
        """Whether the piece has its own finite verb, not only one in a relative or adverbial clause."""
        adjunct, skipped = False, 0
        for at in range(piece.first, piece.last):
            if self.line.low(at) == ",":
                adjunct, skipped = False, 0
            elif shapes.is_adjunct(self.line, at):
                adjunct = True
            elif at > piece.first and shapes.is_relative(self.line, at):
                skipped += 1
            elif self._is_own_verb(piece, at) and not adjunct:
                if not skipped:
                    return True
                skipped -= 1
        return False
