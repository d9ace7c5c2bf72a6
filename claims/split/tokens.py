"""Words of a text with what the cue rules ask of them: above all, which of them are finite verbs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claims.split.lexicon import Cues

_TOKEN = {
    "fr": re.compile(
        r"(?P<elided>\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu)['’])(?=\w)"
        r"|(?P<word>\d+(?:[\u00a0\u202f .,]\d{3})+(?:,\d+)?|\d+(?:[.,:]\d+)*|\w+(?:[-’'](?!\s)\w+)*)|(?P<mark>\S)",
        re.IGNORECASE,
    ),
    "en": re.compile(r"(?P<elided>(?!))|(?P<word>\d+(?:[.,:]\d+)*|\w+(?:[-’'.](?!\s)\w+)*)|(?P<mark>\S)"),
}
_INVERTED = re.compile(r"(\w+)-(?:t-)?(?:il|elle|ils|elles|on|je)")
_FINITE_ENDING = re.compile(r"\w{3,}(?:aient|èrent|eront|iront|erait|irait|eraient)")
_MAYBE_ENDING = re.compile(r"\w{3,}(?:[^aeiou]ait|era|ira)")
_PARTICIPLE_ENDING = re.compile(r"\w{3,}(?:é|ée|és|ées)")


@dataclass(slots=True)
class Token:
    """A word or mark with its place in the text and what it is likely to be."""

    start: int
    end: int
    text: str
    low: str
    """Lower case, with a straight apostrophe."""
    word: bool
    quoted: bool = False
    """Inside short quotation marks or brackets: no clause begins or ends there."""
    finite: bool = False
    capital: bool = field(init=False)
    number: bool = field(init=False)

    def __post_init__(self) -> None:
        first = self.text[0]
        self.capital = first.isupper()
        self.number = first.isdigit()


def tokenize(text: str, start: int, end: int, cues: Cues) -> list[Token]:
    """The tokens of ``text[start:end]``, finite verbs not yet marked."""
    found = []
    for match in _TOKEN[cues.lang].finditer(text, start, end):
        piece = match.group()
        low = piece.lower().replace("’", "'")
        dash = (
            piece == "-"
            and text[match.start() - 1 : match.start()].isspace()
            and text[match.end() : match.end() + 1].isspace()
        )
        shown = "–" if dash else piece
        found.append(Token(match.start(), match.end(), shown, low, word=match.lastgroup != "mark"))
    return found


def mark_brackets(tokens: list[Token]) -> None:
    """Mark what stands in brackets or short quotation marks as opaque."""
    depth, opened = 0, 0
    for at, token in enumerate(tokens):
        if token.text in "([":
            depth += 1
            opened = at
        elif token.text in ")]" and depth:
            depth -= 1
            if not depth:
                for inner in tokens[opened : at + 1]:
                    inner.quoted = True


def mark_finite(tokens: list[Token], cues: Cues) -> None:
    """Mark the finite verbs of one sentence in place."""
    judge = _finite_fr if cues.lang == "fr" else _finite_en
    for at, token in enumerate(tokens):
        if (
            token.word
            and not token.quoted
            and not token.number
            and token.low not in cues.lists["prepositions"]
        ):
            token.finite = judge(tokens, at, cues)
    if cues.lang == "en":
        _settle_past(tokens, cues)


def before(tokens: list[Token], at: int) -> Token | None:
    """The token before, None at the start."""
    return tokens[at - 1] if at else None


def after(tokens: list[Token], at: int) -> Token | None:
    """The token after, None at the end."""
    return tokens[at + 1] if at + 1 < len(tokens) else None


def inverted_verb(word: str) -> str | None:
    """The verb of «ajoute-t-il», None for another word."""
    found = _INVERTED.fullmatch(word)
    return found.group(1) if found else None


def is_gerund(token: Token, cues: Cues) -> bool:
    """Whether a word is a present participle."""
    verbs = cues.verbs
    if token.low in verbs.not_gerund or not token.word or token.capital or "-" in token.low:
        return False
    if cues.lang == "fr":
        return token.low in verbs.gerunds or token.low in {"ayant", "étant"}
    return token.low in verbs.gerunds or (token.low.endswith("ing") and len(token.low) > len("aiming"))


def is_participle(token: Token, cues: Cues) -> bool:
    """Whether a word may be a past participle."""
    if token.low in cues.lists["prepositions"]:
        return False
    if token.low in cues.verbs.participles:
        return True
    if cues.lang == "fr":
        return bool(_PARTICIPLE_ENDING.fullmatch(token.low)) and not token.capital
    return token.low.endswith("ed") and token.low not in cues.verbs.not_finite and not token.capital


def _finite_fr(tokens: list[Token], at: int, cues: Cues) -> bool:
    token, verbs = tokens[at], cues.verbs
    low = inverted_verb(token.low) or token.low
    if low != token.low:
        return low in verbs.finite or low in verbs.auxiliaries or low == "a"
    previous = before(tokens, at)
    prior = previous.low if previous else ""
    if low in verbs.auxiliaries:
        return _auxiliary_fr(tokens, at, prior, cues)
    if low in verbs.not_finite or (token.capital and at):
        return False
    if low in verbs.seldom_nouns:
        near = {tokens[n].low for n in range(max(0, at - 3), at)}
        closed = (
            prior in cues.lists["articles"] or prior in cues.lists["prepositions"] or near & verbs.auxiliaries
        )
        return bool(prior) and not closed and prior not in {"le", "la", "l'"}
    if low in verbs.noun_like:
        return _verb_rather_than_noun(tokens, at, prior, cues)
    known = low in verbs.finite or _FINITE_ENDING.fullmatch(low)
    if known:
        return prior not in cues.lists["articles"]
    if _MAYBE_ENDING.fullmatch(low):
        return prior not in cues.lists["determiners"] and prior not in cues.lists["prepositions"]
    return False


def _auxiliary_fr(tokens: list[Token], at: int, prior: str, cues: Cues) -> bool:
    low = tokens[at].low
    following = after(tokens, at)
    if low == "est":
        compass = prior in {"l'", "d'", "nord", "sud", "côte", "(", "plein", "moyen-"} and not (
            following and is_participle(following, cues) and prior == "l'"
        )
        return not compass
    if low == "soit":
        return prior not in {"", ",", "soit", ";", "(", "ou"} and not (following and following.number)
    if low in {"as", "ai", "es", "suis"}:
        return prior in {"j'", "je", "tu", "n'", "ne", "que", "qui", "m'"}
    if low == "a" and (tokens[at].capital or _is_ago(tokens, at, prior, cues)):
        return False
    return prior not in {"un", "une", "d'"}


def _is_ago(tokens: list[Token], at: int, prior: str, cues: Cues) -> bool:
    """«il y a dix jours» is a date."""
    return prior == "y" and any(token.low in cues.lists["time_units"] for token in tokens[at + 1 : at + 5])


def _verb_rather_than_noun(tokens: list[Token], at: int, prior: str, cues: Cues) -> bool:
    following = after(tokens, at)
    follows = following.low if following else ""
    lists = cues.lists
    if (
        prior in lists["subject_pronouns"]
        or prior in lists["negations"]
        or prior in lists["subject_relatives"]
    ):
        return True
    if (
        not prior
        or prior in lists["determiners"]
        or prior in lists["prepositions"]
        or not tokens[at - 1].word
    ):
        resumes = prior == "," and at > 1 and (follows in lists["determiners"] or follows in lists["that"])
        return bool(resumes)
    if tokens[at - 1].number or prior in lists["conjunctions"]:
        return follows in {
            "la",
            "le",
            "les",
            "l'",
            "que",
            "qu'",
            "un",
            "une",
            "son",
            "sa",
            "ses",
            "leur",
            "leurs",
        } and (prior in lists["conjunctions"])
    opens = {
        "la",
        "le",
        "les",
        "l'",
        "que",
        "qu'",
        "un",
        "une",
        "son",
        "sa",
        "ses",
        "leur",
        "leurs",
        "à",
        "au",
        "aux",
    }
    opens |= {
        "ce",
        "cette",
        "cet",
        "ces",
        "sur",
        "en",
        "dans",
        "pour",
        "plus",
        "également",
        "pas",
        "des",
        "par",
        "ainsi",
    }
    opens = opens | cues.lists["calendar"] if tokens[at - 1].capital else opens
    return follows in opens or (following is not None and following.number)


def _finite_en(tokens: list[Token], at: int, cues: Cues) -> bool:
    token, verbs, lists = tokens[at], cues.verbs, cues.lists
    low = token.low
    previous = before(tokens, at)
    prior = previous.low if previous else ""
    if low in verbs.modals:
        return not (low == "may" and token.capital) and prior not in {"the", "a"}
    if low in verbs.auxiliaries:
        return (
            prior not in verbs.modals
            and prior != "to"
            and prior not in {"not", "n't"}
            or low in {"is", "are", "was"}
        )
    if token.capital and at and low not in {"said", "says"}:
        return False
    if low not in verbs.finite:
        return False
    relative = (
        prior == "that" and at > 1 and tokens[at - 2].word and tokens[at - 2].low not in lists["prepositions"]
    )
    if relative and not tokens[at - 2].finite:
        return True
    if prior in verbs.modals or prior in {"to", "not", "n't"} or prior in lists["determiners"]:
        return False
    if low not in verbs.noun_like:
        return prior not in lists["prepositions"]
    return _present_en(tokens, at, prior, cues)


def _present_en(tokens: list[Token], at: int, prior: str, cues: Cues) -> bool:
    """Whether «claims» or «claim» is the verb of its clause rather than a noun or an infinitive."""
    low, lists = tokens[at].low, cues.lists
    following = after(tokens, at)
    follows = following.low if following else ""
    if prior in {"he", "she", "it", "they", "we", "i", "you", "who", "which"}:
        return True
    if not prior or prior in lists["prepositions"] or not tokens[at - 1].word or tokens[at - 1].number:
        return False
    if any(
        back.low in cues.verbs.modals or back.low in {"to", "do", "did", "does", "let"}
        for back in tokens[max(0, at - 3) : at]
    ):
        return False
    opens = (
        follows in lists["determiners"]
        or follows in lists["prepositions"]
        or follows in {"that", "to", "not"}
    )
    opens = (
        opens
        or (following is not None and (following.number or following.capital))
        or follows in {"aspects", "him", "her", "them", "it"}
    )
    third = low.endswith("s") and low not in cues.verbs.bases
    plural = prior.endswith("s") and not prior.endswith(("'s", "ss"))
    return (
        opens
        and (third != plural)
        and prior not in lists["conjunctions"]
        and prior not in cues.verbs.auxiliaries
    )


def _settle_past(tokens: list[Token], cues: Cues) -> None:
    """Tell past tense from past participle, left to right, clause by clause."""
    had_finite, main_had = False, True
    for at, token in enumerate(tokens):
        relative = token.low in cues.lists["subject_relatives"]
        opens = token.low in cues.lists["relatives"] or token.low in cues.lists["conjunctions"]
        if token.text in ",;:—–" or opens or token.low in cues.lists["clause_starters"]:
            main_had = had_finite or not relative
            had_finite = False
        elif token.finite:
            had_finite = True
        elif token.word and not token.quoted and not token.number and _is_past(tokens, at, cues):
            resumes = had_finite and not main_had and _has_plain_object(after(tokens, at), cues)
            if not had_finite or resumes:
                token.finite = True
                main_had = main_had or had_finite
                had_finite = True


def _has_plain_object(token: Token | None, cues: Cues) -> bool:
    return token is not None and (
        token.low in cues.lists["determiners"] or token.number or token.low == "various"
    )


def _is_past(tokens: list[Token], at: int, cues: Cues) -> bool:
    token, verbs, lists = tokens[at], cues.verbs, cues.lists
    ending = token.low.endswith("ed") and token.low not in verbs.not_finite
    if not (token.low in verbs.past or ending) or token.capital:
        return False
    back = at - 1
    while back >= 0 and (tokens[back].low.endswith("ly") or tokens[back].low in lists["adverbs"]):
        if tokens[back].low in {"be", "been", "to", "have"}:
            return False
        back -= 1
    if back < 0:
        return False
    prior = tokens[back]
    if (
        prior.low in verbs.auxiliaries
        or prior.low in verbs.modals
        or prior.low in {"be", "been", "being", "to", "having"}
    ):
        return False
    if prior.low in lists["prepositions"] or (
        prior.low in lists["determiners"] and prior.low not in {"that", "this"}
    ):
        return False
    following = after(tokens, at)
    if prior.low in lists["conjunctions"] or not prior.word:
        return _has_object(following, cues)
    return not (_starts_adjunct(following, cues) and _verb_follows(tokens, at, cues))


def _has_object(token: Token | None, cues: Cues) -> bool:
    if token is None or not token.word:
        return False
    lists = cues.lists
    return (
        token.low in lists["determiners"]
        or token.capital
        or token.number
        or token.low in lists["prepositions"]
    )


def _starts_adjunct(token: Token | None, cues: Cues) -> bool:
    return token is not None and (token.low in cues.lists["prepositions"] or token.low.endswith("ly"))


def _verb_follows(tokens: list[Token], at: int, cues: Cues) -> bool:
    """Whether a sure verb comes before the clause ends, so that the form at hand is a participle."""
    for token in tokens[at + 1 :]:
        if not token.word or token.low in cues.lists["relatives"] or token.low in cues.lists["conjunctions"]:
            return False
        if token.finite:
            return True
    return False
