"""The order of questions, held against the slow and obvious way to tell it."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, Literal, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from claims.dedupe.review import Open
from schema.cluster import Pair, PairDecision

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CLAIMS = "abcdefgh"
ALL = list(combinations(CLAIMS, 2))


class Step(NamedTuple):
    """Something a person says about two claims."""

    kind: Literal["must", "apart", "nothing", "later", "again"]
    pair: tuple[str, str]


pairs = st.lists(
    st.builds(
        lambda two, score: Pair(a=two[0], b=two[1], decision=PairDecision.REVIEW, score=score),
        st.sampled_from(ALL),
        st.integers(60, 99),
    ),
    max_size=20,
    unique_by=lambda pair: (pair.a, pair.b),
)
steps = st.lists(
    st.builds(
        Step, st.sampled_from(["must", "apart", "nothing", "later", "later", "again"]), st.sampled_from(ALL)
    ),
    max_size=25,
)


def groups_of(together: Iterable[Sequence[str]]) -> dict[str, str]:
    """The smallest claim of each claim's group, by joining until nothing changes."""
    home = {claim: claim for claim in CLAIMS}
    for group in [*together] * len(CLAIMS):
        least = min(home[claim] for claim in group)
        home.update({claim: least for claim, at in home.items() if at in {home[each] for each in group}})
    return home


def slowly(
    found: Sequence[Pair],
    groups: Iterable[Sequence[str]],
    links: dict[tuple[str, str], bool],
    later: Sequence[Pair],
) -> list[tuple[Pair, int]]:
    """All questions in order, each with how many other pairs it settles, told from nothing each time."""
    home = groups_of([*groups, *(pair for pair, must in links.items() if must)])

    def sides(a: str, b: str) -> frozenset[str]:
        return frozenset((home[a], home[b]))

    apart = {sides(*pair) for pair, must in links.items() if not must}
    turns = {sides(pair.a, pair.b): turn for turn, pair in enumerate(later, 1)}
    ordered = sorted(found, key=lambda pair: -pair.score)
    count = Counter(sides(pair.a, pair.b) for pair in ordered)
    first = {sides(pair.a, pair.b): pair for pair in reversed(ordered)}
    asked = [each for each in first if len(each) > 1 and each not in apart]
    asked.sort(key=lambda each: (turns.get(each, 0), -count[each], ordered.index(first[each])))
    return [(first[each], count[each] - 1) for each in asked]


@given(pairs, st.lists(st.lists(st.sampled_from(CLAIMS), min_size=2, max_size=3, unique=True)), steps)
def test_what_is_next_is_what_telling_all_anew_would_say(
    found: list[Pair], groups: list[list[str]], said: list[Step]
) -> None:
    opened = Open(found, groups)
    links: dict[tuple[str, str], bool] = {}
    later: list[tuple[int, Pair]] = []
    for step in said:
        if step.kind == "later":
            asked = opened.ahead(1)
            later += [(opened.put_off(pair), pair) for pair in asked]
        elif step.kind == "again":
            if later:
                opened.take_up(later.pop()[0])
        else:
            together = {"must": True, "apart": False, "nothing": None}[step.kind]
            opened.link(*reversed(step.pair), together=together)
            links.pop(step.pair, None)
            if together is not None:
                links[step.pair] = together
        wanted = slowly(found, groups, links, [pair for _turn, pair in later])
        assert opened.left == len(wanted)
        assert opened.ahead(len(ALL)) == tuple(pair for pair, _count in wanted)
        assert [opened.settles(pair) for pair, _count in wanted] == [count for _pair, count in wanted]
        asked_about = {(pair.a, pair.b) for pair, _count in wanted}
        assert all(opened.is_open(pair) for pair, _count in wanted)
        assert all(opened.is_open(pair) or (pair.a, pair.b) not in asked_about for pair in found)


def test_links_known_from_the_beginning_count() -> None:
    found = [
        Pair(a=a, b=b, decision=PairDecision.REVIEW, score=90)
        for a, b in (("a", "b"), ("b", "c"), ("c", "d"))
    ]
    opened = Open(found, [], must=[("b", "a")], apart=[("b", "c")])
    assert [(pair.a, pair.b) for pair in opened.ahead(9)] == [("c", "d")]


def test_many_answers_read_few_pairs() -> None:
    # A review of 20,000 questions that read all of them at each answer would look at some 20 million.
    looked = 0

    class Counting(dict):  # type: ignore[type-arg]
        def get(self, *args: object) -> object:
            nonlocal looked
            looked += 1
            return super().get(*args)

    found = [Pair(a=f"{n}", b=f"{n}'", decision=PairDecision.REVIEW, score=90 - n % 7) for n in range(20_000)]
    opened = Open(found)
    opened._between = Counting(opened._between)
    for number in range(1000):
        (pair,) = opened.ahead(1)
        opened.link(pair.a, pair.b, together=bool(number % 2))
    assert opened.left == 19_000
    assert looked < 40_000
