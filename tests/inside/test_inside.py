"""What tells the same fact inside one article, what disagrees, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.inside.candidates import BEST, candidates
from claims.inside.figures import clash
from claims.inside.groups import groups
from claims.inside.told import Telling, read
from schema.claim import ClaimKind, Number, NumberKind
from schema.inside import InsideKind
from schema.match import DifferenceKind
from tests.inside.examples import found_in

HEADLINE = "headline"


def kinds(*claims: str, lang: str = "fr", headline: bool = False) -> list[tuple[int, int, InsideKind]]:
    told = [{"text": text} for text in claims]
    if headline:
        told[0]["kind"] = HEADLINE
    return [(int(pair.a), int(pair.b), pair.kind) for pair in found_in(told, lang)]


def test_a_headline_that_drops_a_qualifier_disagrees_with_the_body() -> None:
    found = found_in(
        [
            {"text": "La coalition remet la troisième base à l'Irak dans deux semaines.", "kind": HEADLINE},
            {"text": "C'est la troisième base qu'elle a quittée en moins de deux semaines."},
        ],
        "fr",
    )
    (pair,) = found
    (difference,) = pair.differences
    assert (difference.kind, difference.ours, difference.theirs) == (
        DifferenceKind.NUMBER,
        "deux semaines",
        "moins de deux semaines",
    )
    assert difference.ours_at == (51, 64)


def test_fifteen_days_are_two_weeks_and_still_not_less_than_two_weeks() -> None:
    body = "C'est la troisième emprise abandonnée en moins de deux semaines."
    assert kinds("Une troisième base rendue dans quinze jours.", body, headline=True) == [
        (1, 2, InsideKind.DISAGREES)
    ]
    body = "C'est la troisième emprise abandonnée en deux semaines."
    assert kinds("Une troisième base rendue dans quinze jours.", body, headline=True) == []


@pytest.mark.parametrize(
    "claims",
    [
        ("Un incendie a fait sept morts à Lorme.", "Un incendie a fait neuf morts à Brévannes."),
        ("Les ponts de Sarles ont coûté 9 millions.", "Parmi les ponts de Sarles, un a coûté 4 millions."),
        ("La régie de Sarles emploie 40 agents.", "Auparavant, la régie de Sarles employait 60 agents."),
        ("La régie de Sarles emploie 40 agents.", "En 2015, la régie de Sarles employait 60 agents."),
        (
            "Le ministre a visité le lycée de Sarles le 3 mai.",
            "Le ministre a visité le lycée de Sarles le 9 mai.",
        ),
    ],
    ids=["two towns", "a part", "a before", "another year", "two visits"],
)
def test_look_alikes_stay_silent(claims: tuple[str, str]) -> None:
    assert kinds(*claims) == []


def test_two_speakers_may_give_two_figures() -> None:
    one = {"text": "À Verlin, 500 enseignants étaient en grève mardi.", "kind": "reported"}
    other = {"text": "À Verlin, 1 200 enseignants étaient en grève mardi.", "kind": "reported"}
    said = found_in([one | {"speaker": "le rectorat"}, other | {"speaker": "les syndicats"}], "fr")
    assert said == ()
    assert [pair.kind for pair in found_in([one, other], "fr")] == [InsideKind.DISAGREES]


def test_clauses_of_one_sentence_are_not_compared() -> None:
    text = "Le pont de Sarles a coûté 4 millions d'euros, le pont de Sarles a coûté 5 millions d'euros"
    half = text.index(",")
    tellings = [
        Telling("0" * 12, text[:half], 0, half, ClaimKind.STATEMENT, None),
        Telling("1" * 12, text[half + 2 :], half + 2, len(text), ClaimKind.STATEMENT, None),
    ]
    from claims.inside import compare_claims

    assert compare_claims(tellings, text, "fr") == ()
    assert compare_claims(tellings, text.replace(",", "."), "fr") != ()


@pytest.mark.parametrize(
    ("one", "other", "clashes"),
    [
        ((200, None), (213, None), True),
        ((200, ">"), (213, None), False),
        ((200, ">"), (200, None), True),
        ((200, ">="), (200, None), True),
        ((200, ">="), (200, ">"), False),
        ((200, "~"), (200, None), False),
        ((30, "~"), (33, None), False),
        ((950, "~"), (900, None), True),
        ((3_000_000, None), (3_048_000, None), False),
        ((14, "<"), (14, None), True),
        ((40, ">="), (37, None), True),
        ((200, ">"), (900, None), True),
    ],
)
def test_which_figures_cannot_both_be_meant(
    one: tuple[float, str | None], other: tuple[float, str | None], *, clashes: bool
) -> None:
    first, second = (
        Number(start=0, end=1, text="1", value=value, kind=NumberKind.COUNT, bound=bound)
        for value, bound in (one, other)
    )
    assert clash(first, second) is clash(second, first) is clashes


def test_no_group_ever_holds_two_claims_that_disagree() -> None:
    assert groups([(1, 2), (2, 3), (4, 5)], [(1, 3)]) == ((1, 2), (4, 5))


PAIRS = st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)).filter(lambda pair: pair[0] != pair[1]))


@given(PAIRS, PAIRS)
def test_groups_are_apart_and_keep_apart(same: list[tuple[int, int]], foes: list[tuple[int, int]]) -> None:
    found = groups(same, foes)
    members = [number for group in found for number in group]
    assert len(members) == len(set(members))
    assert not any(a in group and b in group for group in found for a, b in foes)


WORDS = st.lists(
    st.sampled_from(
        ["pont", "Sarles", "12", "morts", "ne", "pas", "moins de", "le 3 mai", "😀", "e\u0301", "%"]
    ),
    max_size=12,
).map(" ".join)


@settings(deadline=None)
@given(st.lists(WORDS.filter(lambda words: words.strip()), min_size=2, max_size=6))
def test_whatever_the_words_the_places_shown_are_those_of_the_words(claims: list[str]) -> None:
    for pair in found_in([{"text": text, "kind": HEADLINE} for text in claims], "fr"):
        ours, theirs = claims[int(pair.a) - 1], claims[int(pair.b) - 1]
        for one in pair.differences:
            assert one.ours_at is None or ours[slice(*one.ours_at)] == one.ours
            assert one.theirs_at is None or theirs[slice(*one.theirs_at)] == one.theirs


def test_the_work_grows_with_the_claims_and_not_with_their_square() -> None:
    texts = [f"Le pont numéro {number} de Sarles a coûté cher à la ville." for number in range(400)]
    told = [
        read(Telling("0" * 12, text, 0, len(text), ClaimKind.STATEMENT, None), text, "fr") for text in texts
    ]
    assert len(list(candidates(told))) <= BEST * len(told)
