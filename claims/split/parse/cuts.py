"""Cuts that the cues miss and the tree shows. Each is made only where tree and marks agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.split.parse.models import questions
from claims.split.parse.subjects import name_of, shared_subject, words_of
from claims.split.parse.tree import Form, Relation
from claims.split.pieces import Piece, Role
from claims.split.saying import is_speech

if TYPE_CHECKING:
    from claims.split.parse.frame import Frame

_FEWEST_WORDS = 2
_FEWEST_BESIDE = 3
"""Words that a clause between commas has at least."""

_LONGEST_APPOSITION = 14
_DASHES = frozenset({"–", "—"})
_SHARING = frozenset({Form.PARTICIPLE, Form.INFINITIVE, Form.GERUND})
_PARTICIPLE = re.compile(r"\w{3,}(?:é|ée|és|ées|uit|uite|uits|uites|ite|ites|ise|ises)")
"""Past participles of French by their ending, where the tagger calls them adjectives."""


def coordinated(frame: Frame, at: int) -> None:
    """«a visité Lyon puis rejoint Paris»: a second predicate of the same subject, or a second clause."""
    line, tree = frame.line, frame.tree
    head = tree.words[at].head
    shared = _shares_auxiliary(frame, head, at)
    if not (tree.finite(head) and (tree.finite(at) or shared)):
        return
    first, last = frame.clause(at)
    host = frame.ending(first, last)
    if host is None or not host.first <= line.places[head] < first or line.places[at] >= host.last:
        return
    short = min(len(line.words(host.first, first)), len(line.words(first, last))) < _FEWEST_WORDS
    if short or not _marked_off(frame, at, first):
        return
    own = tree.child(at, Relation.SUBJECT) is not None
    if not own and line.may_be_infinitive(at):
        return
    piece = Piece(Role.MAIN if own else Role.COORDINATED, first, host.last)
    if not own:
        piece.subject = _carried(frame, head, host)
        piece.verb = _auxiliary(frame, head) if shared else None
    host.last = first
    frame.add(piece, host)


def _shares_auxiliary(frame: Frame, head: int, at: int) -> bool:
    """«a visité Lyon et rejoint Paris»: the auxiliary is not said twice."""
    tree = frame.tree
    form = tree.words[head].form
    if form not in _SHARING or tree.words[at].form is not form:
        return False
    own = tree.child(at, Relation.SUBJECT, Relation.MARKER) is not None
    return not own and tree.child(head, Relation.AUXILIARY) is not None


def _auxiliary(frame: Frame, head: int) -> tuple[int, int] | None:
    """The tokens of a verb's auxiliaries."""
    places = [
        frame.line.places[one]
        for one in frame.tree.children[head]
        if frame.tree.words[one].relation is Relation.AUXILIARY
    ]
    return (min(places), max(places) + 1) if places else None


def _carried(frame: Frame, head: int, host: Piece) -> tuple[int, int] | None:
    """The subject of the first predicate; in a relative clause what the clause is about."""
    line = frame.line
    found = shared_subject(line, head)
    if found is None:
        return host.subject
    span = line.span(found)
    if line.has(span[0], "relatives"):
        return host.antecedent
    return span if span[1] <= line.places[head] + 1 else None


def _marked_off(frame: Frame, at: int, first: int) -> bool:
    """Whether a conjunction stands before a predicate, or the comma of a list: «a vu, a lu et a compris»."""
    line, words = frame.line, frame.tree.words
    if line.has(first - 1, "conjunctions", "list_words"):
        return True
    if line[first - 1].word or _closes_clause(frame, first - 1):
        return False
    heads = {at, words[at].head}
    listed = any(one.relation is Relation.CONJUNCT and one.head in heads for one in words[at + 1 :])
    return listed or frame.tree.child(at, Relation.SUBJECT) is not None


def _closes_clause(frame: Frame, comma: int) -> bool:
    """Whether a comma is the second of two around a clause: «le jeune, qui a porté plainte, souffre …»."""
    line = frame.line
    begin = comma
    while begin > 0 and line[begin - 1].word:
        begin -= 1
    embedded = any(one.role is not Role.MAIN and one.last == comma for one in frame.pieces)
    return embedded or line.has(begin, "relatives")


def content(frame: Frame, at: int) -> None:
    """What is said without a word that opens it: "Sarvis notes he favors …"."""
    line, tree = frame.line, frame.tree
    head = tree.words[at].head
    verb, subject = line.places[head], tree.child(head, Relation.SUBJECT)
    told = is_speech(line, verb) and tree.finite(head) and tree.finite(at)
    if not told or subject is None or tree.child(at, Relation.SUBJECT) is None:
        return
    first, last = frame.clause(at)
    host = frame.ending(first, last)
    if host is None or host.reported or not host.first <= verb < first or first > verb + _FEWEST_BESIDE:
        return
    opened = line.has(first - 1, "that") or not line.french
    who = name_of(line, subject)
    if not opened or line.low(first) in questions(line.cues.lang) or line.has(who[0], "first_persons"):
        return
    piece = Piece(Role.MAIN, first, host.last)
    frame.add(piece, host)
    piece.speaker = "" if line.has(who[0], "subject_pronouns") else words_of(line, who)
    piece.reported = True
    frame.pieces.remove(host)


def relative(frame: Frame, at: int) -> None:
    """A relative clause between commas."""
    line = frame.line
    first, last = line.span(at)[0], frame.clause(at)[1]
    first += not line[first].word
    opened = line.has(first, "relatives", "that") or line.has(first + 1, "relatives")
    if opened and frame.tree.finite(at):
        _embed(frame, Role.RELATIVE, (first, last), frame.tree.words[at].head)


def apposition(frame: Frame, at: int) -> None:
    """What or who the noun before it is: ", an unusual feat for a third party"."""
    line, tree = frame.line, frame.tree
    word = tree.words[at]
    first, last = frame.clause(at)
    if word.kind != "NOUN" or len(line.words(first, last)) > _LONGEST_APPOSITION:
        return
    if line.is_date_like(first, last) or line[first].number:
        return
    office = line.french and tree.words[word.head].kind == "PROPN" and not line[first].capital
    listed = tree.child(at, Relation.CONJUNCT) or tree.child(word.head, Relation.CONJUNCT)
    if listed is None and (office or line.has(first, "determiners")):
        _embed(frame, Role.APPOSITION, (first, last), word.head)


def _embed(frame: Frame, role: Role, span: tuple[int, int], head: int) -> None:
    """Add a piece that stands between commas; at the end of its clause the clause loses it."""
    line = frame.line
    first, last = span
    closed = last >= line.end or not line[last].word
    opened = line.low(first - 1) in {",", *_DASHES}
    if not opened or not closed or len(line.words(first, last)) < _FEWEST_BESIDE or frame.begins(first):
        return
    host = frame.owner(first)
    if host is None or host.role is Role.APPOSITION or host.first >= first - 1 or host.last < last:
        return
    early = line.finite(host.first, first) is None
    if early and frame.tree.words[head].relation is not Relation.SUBJECT:
        return
    piece = Piece(role, first, last, antecedent=(min(line.span(head)[0], first - 2), first - 1))
    if not line.words(last, host.last):
        host.last = first
    frame.add(piece, host)


def openings(frame: Frame) -> None:
    """«Organisées par …, ces journées …»: the clause behind the comma is the main one."""
    line = frame.line
    for host in [one for one in frame.pieces if one.role is Role.MAIN and not one.headless]:
        first = host.first
        last = line.ends[first]
        if last + _FEWEST_BESIDE > host.last or line.low(last) != "," or not _describes_ahead(frame, first):
            continue
        verb = line.finite(last, host.last)
        if verb is None or line.finite(first, last) is not None or line.has(last + 1, "conjunctions"):
            continue
        piece = Piece(Role.RELATIVE, first, last, antecedent=_subject_behind(frame, last + 1, verb))
        host.first = last + 1
        frame.add(piece, host)


def _describes_ahead(frame: Frame, first: int) -> bool:
    """Whether a participle opens the sentence that tells something of the subject behind the comma."""
    line, tree = frame.line, frame.tree
    words = line.inside.get(first, [])
    if len(words) != 1 or is_speech(line, first) or tree.finite(words[0]):
        return False
    word = tree.words[words[0]]
    ending = line.french and word.kind in {"ADJ", "VERB", "NOUN"} and _PARTICIPLE.fullmatch(line.low(first))
    if word.form is not Form.PARTICIPLE and not ending:
        return False
    last = line.ends[first]
    return len(line.words(first, last)) >= _FEWEST_BESIDE or line.quotes(first, last)


def _subject_behind(frame: Frame, first: int, verb: int) -> tuple[int, int]:
    """The subject of a verb whose clause begins at ``first``, or all words before the verb."""
    line, tree = frame.line, frame.tree
    for word in line.inside.get(verb, ()):
        for top in (word, tree.words[word].head):
            found = tree.child(top, Relation.SUBJECT)
            span = name_of(line, found) if found is not None else (verb, verb)
            if first <= span[0] < span[1] <= verb:
                return span
    return first, verb
