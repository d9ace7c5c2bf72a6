"""What a chunk between commas is: an apposition, a place, a member of a list, the verb going on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.split.pieces import Chunk, Opener, Piece, Role
from claims.split.saying import is_speech
from claims.split.tokens import QUOTE, inverted_verb

if TYPE_CHECKING:
    from claims.split.line import Line

_FEWEST_WORDS = 2
_LONGEST_APPOSITION = 14
_LONGEST_NAME = 8
_LONGEST_BARE_NAME = 4
_NEAR = 3
_AGES = range(10, 120)
_LONGEST_STATE = 5
_SPEECH_REACH = 5
_CLOSERS = ')]»"”'


def is_relative(line: Line, at: int) -> bool:
    """A relative pronoun other than «que» or "that", which conjunctions are too."""
    return line.has(at, "relatives") and not line.has(at, "that") and not line[at].quoted


def is_adjunct(line: Line, at: int) -> bool:
    """«lorsque», "if", «s'il»: what follows up to the comma only tells when or whether."""
    if line[at].quoted:
        return False
    if line.has(at, "reflexive"):
        return line.has(at + 1, "clause_pronouns")
    return line.has(at, "clause_adjuncts")


def own_verb(line: Line, chunk: Chunk) -> int | None:
    """The verb of the chunk's own clause; those after «lorsque», "if" or a relative pronoun are not."""
    skipped = 0
    for at in range(chunk.body, chunk.end):
        if line[at].finite and not skipped:
            return at
        if line[at].finite:
            skipped -= 1
        elif at > chunk.body and is_relative(line, at):
            skipped += 1
        elif is_adjunct(line, at):
            return None
    return None


def finite_before(line: Line, at: int) -> tuple[int, int] | None:
    """The last finite verb before a place, the words behind it up to the place included."""
    verb = next((n for n in range(at - 1, -1, -1) if line[n].finite), None)
    return None if verb is None else (verb, at)


def verb_opens(line: Line, chunk: Chunk, verb: int) -> bool:
    """Whether the chunk begins with its verb, so that the clause before goes on."""
    if inverted_verb(line.low(verb)):
        return False
    if line.has(chunk.body, "third_person"):
        return False
    before = range(chunk.body, verb)
    return all(line.has(at, "clitics", "adverbs") or line.low(at).endswith("ly") for at in before)


def says(line: Line, chunk: Chunk) -> bool:
    """Whether the chunk's predicate is a verb of saying in the active voice."""
    near = range(chunk.body, min(chunk.body + _SPEECH_REACH, len(line)))
    if any(line.has(at, "passive") or line.low(at) in line.cues.verbs.modals for at in near):
        return False
    return any(is_speech(line, at) for at in near)


def antecedent(line: Line, at: int, *, listed: bool = False) -> tuple[int, int] | None:
    """The noun phrase that ends right before ``at``; ``listed`` takes a list of names as one."""
    end = at
    while end > 0 and not line[end - 1].word and line[end - 1].text not in _CLOSERS:
        end -= 1
    begin = end
    while begin > 0 and _belongs_to_noun(line, begin - 1):
        begin -= 1
    if listed and begin and line[begin].capital and line.has(begin - 1, "list_words"):
        begin = _list_start(line, begin - 1) or begin
    article = next((n for n in range(begin, end) if line.has(n, "determiners")), None)
    if article is not None and not any(line[n].capital for n in range(begin, article)):
        begin = article
    while begin < end and (
        _is_loose_word(line, begin)
        or _is_verb_before_name(line, begin, end)
        or (line.has(begin, "calendar") and line.participle(begin - 1))
    ):
        begin += 1
    return (begin, end) if begin < end else None


def _is_verb_before_name(line: Line, at: int, end: int) -> bool:
    """«a reçu Paul Roux»."""
    name = at + 1
    while name < end and line.has(name, "calendar", "adverbs"):
        name += 1
    return name < end and line.participle(at) and not line[at].capital and line[name].capital


def _list_start(line: Line, at: int) -> int | None:
    """Where «Iran, Libya, and Yemen» begins; None where two names only are joined."""
    begin = at
    while begin and (line[begin - 1].capital or line.low(begin - 1) == ","):
        begin -= 1
    while begin < at and not line[begin].word:
        begin += 1
    return begin if any(line.low(n) == "," for n in range(begin, at)) else None


def _belongs_to_noun(line: Line, at: int) -> bool:
    token = line[at]
    if (
        token.finite
        or token.low == QUOTE
        or (not token.word and not token.quoted)
        or line.has(at, "conjunctions", "relatives")
    ):
        return False
    return not line.has(at, "prepositions") or line.has(at, "free_preposition")


def _is_loose_word(line: Line, at: int) -> bool:
    return line.has(at, "adverbs") or (line.has(at, "clitics") and not line.has(at, "determiners"))


def is_apposition(line: Line, chunk: Chunk, following: Chunk | None, office: int | None) -> bool:  # noqa: PLR0911 - one return for each rule
    """Whether a chunk between commas says who or what the noun before it is.

    Args:
        line: The sentence.
        chunk: A chunk without a verb of its own.
        following: The chunk after it.
        office: Where the clause begins whose verb has not come yet; None after the verb.
    """
    words = line.words(chunk.body, chunk.end)
    if chunk.comma and is_age(line, chunk.body, chunk.end):
        return line[chunk.start - 2].capital
    if chunk.comma and _is_address(line, chunk):
        return True
    if not chunk.comma or not _FEWEST_WORDS <= len(words) <= _LONGEST_APPOSITION:
        return False
    if _is_state(line, chunk):
        return True
    if line.has(chunk.body, "prepositions", "adverbs", "conjunctions", "adjuncts") or words[0].number:
        return False
    dated = line.is_date_like(chunk.body, chunk.end) and not _ends_with_age(line, chunk)
    if dated or _is_list(line, chunk, following):
        return False
    prior = next((at for at in range(chunk.start - 1, -1, -1) if line[at].word), None)
    if prior is None or line.has(prior, "adverbs"):
        return False
    paired = following is not None and _is_office_before_name(line, chunk, following)
    if office is not None and not paired and _subject_follows(line, chunk, following):
        return False
    if is_all_capital(line, chunk.body, chunk.end):
        dated = office is not None and line.is_date_like(office, line.ends[office])
        short = len(words) <= _LONGEST_BARE_NAME and not dated
        return office is not None and short and line.has(office, "determiners")
    alone = not any(line.has(at, "list_words", "measures") for at in range(chunk.body, chunk.end))
    last = alone and following is None and office is None and line.has(chunk.body, "indefinite")
    opened = alone and office is not None and line.has(chunk.body, "indefinite")
    between = opened and _verb_follows(line, following)
    return _describes(line, chunk, names=line[prior].capital or last or between)


def _verb_follows(line: Line, following: Chunk | None) -> bool:
    """«La légionellose, une infection grave, a touché …»: the verb of the subject before."""
    if following is None or not following.comma or following.opener is not Opener.PLAIN:
        return False
    verb = own_verb(line, following)
    return verb is not None and verb_opens(line, following, verb)


def is_age(line: Line, first: int, last: int) -> bool:
    """Whether it is an age, ", 52," or «, 58 ans,»; a year or a score is none."""
    while first < last and line.has(first, "age_words", "prepositions"):
        first += 1
    units = last - first - 1
    counted = first < last and line[first].number and line.low(first).isdigit()
    if not counted or int(line.low(first)) not in _AGES:
        return False
    return units == bool(line.french) and (not line.french or line.has(last - 1, "age_units"))


def _is_address(line: Line, chunk: Chunk) -> bool:
    """Behind the age, ", 52, of Quay Lane": where somebody lives."""
    before = chunk.start - 1
    known = before > 0 and (line[before - 1].number or line.has(before - 1, "age_units"))
    start = before - 2 if line.has(before - 1, "age_units") else before - 1
    aged = known and line.low(start - 1) == "," and is_age(line, start, before)
    return aged and line.has(chunk.body, "address_words") and line[chunk.body + 1].capital


def _is_state(line: Line, chunk: Chunk) -> bool:
    """«un promoteur, aujourd'hui introuvable»: an adverb of time and how things are."""
    at = chunk.body + 1
    if not line.has(chunk.body, "time_adverbs") or chunk.end - chunk.body > _LONGEST_STATE:
        return False
    loose = line.has(at, "prepositions", "determiners", "adverbs", "calendar", "conjunctions", "adjuncts")
    return at < chunk.end and not loose and not line[at].capital and not line[at].number


def _ends_with_age(line: Line, chunk: Chunk) -> bool:
    """«une institutrice de 71 ans» is no date."""
    aged = line.has(chunk.end - 1, "age_units") and line[chunk.end - 2].number
    return aged and line.has(chunk.body, "apposition_openers") and line.has(chunk.end - 3, "free_preposition")


def second_office(line: Line, first: int, last: int) -> int | None:
    """Where "a volunteer and a close friend of hers" goes on with the second office; None for one."""
    if not line.has(first, "indefinite"):
        return None
    joints = (at for at in range(first + 1, last - 2) if line.has(at, "joining"))
    at = next((at for at in joints if line.has(at + 1, "indefinite")), None)
    return None if at is None else at + 1


def _describes(line: Line, chunk: Chunk, *, names: bool) -> bool:
    """Whether the words describe a noun: by their article, rank or office."""
    at = chunk.body
    if line.has(at, "describing_words"):
        return line[at + 1].number or line.has(at + 1, "prepositions", "determiners", "money")
    one = at + (line.low(at) == "l'")
    if line.has(one, "one_of") and line.has(one + 1, "of_many"):
        return True
    if line.has(at, "apposition_openers"):
        return names or line.has(at, "ranks") or line.has(at + 1, "ranks")
    if not line.french:
        return names and any(line.has(n, "role_words") for n in range(at, min(at + _NEAR, chunk.end)))
    return names and not line[at].capital and not line.has(at, "determiners")


def _subject_follows(line: Line, chunk: Chunk, following: Chunk | None) -> bool:
    """«Au Mali, les Touareg, les Peul ne …»: a list of subjects, or an adjunct before the subject."""
    if following is None or following.opener is not Opener.PLAIN or not following.comma or following.hard:
        return False
    verb = own_verb(line, following)
    if verb is not None:
        return not verb_opens(line, following, verb)
    return line.has(chunk.body, "determiners") and line.has(following.body, "determiners")


def _is_list(line: Line, chunk: Chunk, following: Chunk | None) -> bool:
    """A member of a list: the words before «et» come after it, or «et» stands in it."""
    if any(line.has(at, "list_words") for at in range(chunk.body, min(chunk.body + _NEAR, chunk.end))):
        return True
    if following is None or not following.comma or following.opener is not Opener.PLAIN:
        return False
    if line.finite(following.start, following.end) is not None or line.has(following.start, "prepositions"):
        return False
    if _is_office_before_name(line, chunk, following):
        return False
    return any(line.has(at, "list_words") for at in range(following.start, following.end))


def _is_office_before_name(line: Line, chunk: Chunk, following: Chunk) -> bool:
    """«Paul Roux, maire de Lyon, et Anne Morin …»: a word without article between two names."""
    named = chunk.start > 1 and line[chunk.start - 2].capital
    office = not line[chunk.body].capital and not line.has(chunk.body, "determiners", "prepositions")
    joined = line.has(following.start, "list_words") and following.start + 1 < len(line)
    return named and office and joined and line[following.start + 1].capital


def is_place(line: Line, chunk: Chunk, first: int) -> bool:
    """«K1, dans la province de Kirkuk, a été …»: where the subject that begins at ``first`` lies."""
    if not chunk.comma or not line.has(chunk.body, "place_prepositions"):
        return False
    if line.has(first, "prepositions", "adverbs") or line.is_date_like(first, chunk.start):
        return False
    located = any(line[at].capital for at in range(chunk.body, chunk.end))
    return located and not line.is_date_like(chunk.body, chunk.end)


def goes_on_with_place(line: Line, chunk: Chunk) -> bool:
    """A name right behind a name at the end of an inserted clause: "which lies in Evansville, Indiana, …"."""
    near = line[max(0, chunk.start - 2)]
    return near.capital and is_all_capital(line, chunk.body, chunk.end) and chunk.end - chunk.body <= _NEAR


def is_all_capital(line: Line, first: int, last: int) -> bool:
    """Whether the words are a bare name."""
    return all(
        line[at].capital or line.has(at, "joined_particles") for at in range(first, last) if line[at].word
    )


def gives_name(line: Line, office: tuple[int, int], following: Chunk | None) -> bool:
    """Whether the next chunk names the office just told: «l'ambassadeur …, Bernard Bajolet»."""
    if following is None or following.opener is not Opener.PLAIN or not following.comma:
        return False
    words = line.words(following.body, following.end)
    if any(token.finite for token in words) or not _FEWEST_WORDS <= len(words) <= _LONGEST_NAME:
        return False
    first, last = office
    named = line[min(first + 1, last - 1)].capital and line[last - 1].capital
    if named or not line.has(first, "determiners"):
        return False
    if is_all_capital(line, following.body, following.end):
        return True
    nameless = not any(line[at].capital for at in range(first, last))
    return nameless and line.has(following.body, "determiners") and words[-1].capital


def skip_connectors(line: Line, first: int, last: int) -> int:
    """The first word behind the linking words that open a clause."""
    while first < last:
        length = line.is_connector(first, last)
        if not length:
            break
        first += length
    return min(first, last - 1)


def words_of(line: Line, span: tuple[int, int]) -> str:
    """The words between two places as a text would write them."""
    parts, previous = [], line[span[0]].start
    for token in line.tokens[span[0] : span[1]]:
        parts.append(" " if token.start > previous else "")
        parts.append(token.text)
        previous = token.end
    return "".join(parts).strip()


def waits(line: Line, first: int, last: int) -> bool:
    """Whether the words end in a «que» whose clause has not begun: «il dit qu'après avoir vu ça»."""
    for at in range(last - 1, first, -1):
        if line[at].finite:
            return False
        if line.has(at, "that"):
            return True
    return False


def shared_antecedent(line: Line, last: Piece | None, role: Role, chunk: Chunk) -> tuple[int, int] | None:
    """«… qui a servi et qui a fui», «signé le 18 mars, qui …»: the noun of the clause before."""
    if role is not Role.RELATIVE or last is None or last.role not in {Role.RELATIVE, Role.PARTICIPLE}:
        return None
    joined = last.role is Role.RELATIVE and line.has(chunk.start, "conjunctions")
    dated = last.role is Role.PARTICIPLE and line.has(chunk.start - 2, "calendar", "numbers")
    year = last.role is Role.PARTICIPLE and line[max(0, chunk.start - 2)].number
    return last.antecedent if joined or dated or year else None


def adds_figure(line: Line, first: int, last: int) -> bool:
    """«12 morts, selon A, et 20 selon B»: whether a second figure without verb stands between two sources."""
    counted = any(line[at].number or line.has(at, "numbers") for at in range(first, last))
    return counted and line.finite(first, last) is None
