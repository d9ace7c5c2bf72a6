"""Any run of actions by two people can be taken back whole, told again from the history, and done again."""

# ruff: noqa: ARG001, ARG005 - every action takes the same two numbers to choose with
from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.errors import DeskError, Refused
from claims.progress import finished
from claims.store.connection import MEMORY, open_store
from claims.store.rows import TABLES, image_sql
from claims.store.verify import replay
from schema.claim import WorkState
from schema.cluster import LinkKind
from schema.inside import InsideDecision
from schema.match import Relation
from schema.source import SourceKind, Stance
from schema.verdict import Aspect, FixState, Reason, VerdictValue
from tests.desk.examples import colleague, desk, filled, reading, rows, split

if TYPE_CHECKING:
    from collections.abc import Callable

    from claims.desk import Desk

Action = tuple[bool, str, int, int]
"""Who acts (the second analyst?), what they do, and two numbers to choose with."""


def _ids(of: Desk, table: str, where: str = "") -> list[str]:
    found = of._session.store.all(f"SELECT id FROM {table} {where} ORDER BY rowid")  # noqa: S608 - our own words
    return [str(row[0]) for row in found]


def _pick(of: Desk, table: str, number: int, where: str = "") -> str:
    found = _ids(of, table, where)
    if not found:
        raise Refused("nothing there yet")
    return found[number % len(found)]


def _claim(of: Desk, number: int) -> str:
    return _pick(of, "claim", number, "WHERE retired = 0")


def _article(of: Desk) -> str:
    return _pick(of, "article", 0)


def _mark(of: Desk, a: int, b: int) -> None:
    value = list(VerdictValue)[b % 3]
    reason = Reason.DATE_WRONG if value is VerdictValue.CONTRADICTED else None
    of.verdicts.mark_many(dict.fromkeys([_claim(of, a), _claim(of, b)]), value, reason=reason)


def _disagree(of: Desk, a: int, b: int) -> None:
    theirs = (
        "SELECT claim FROM verdict WHERE standing = 1 AND aspect = 'content' AND analyst <> ? ORDER BY rowid"
    )
    found = of._session.store.all(theirs, (of.analyst,))
    if found:
        line = of.claims.line(str(found[a % len(found)][0]))
        of.verdicts.mark(line.id, next(value for value in VerdictValue if value is not line.verdict))


def _resolve(of: Desk, a: int, b: int) -> None:
    disputed = of.claims.lines(_article(of), filter="disputed")
    if disputed:
        of.verdicts.resolve(disputed[a % len(disputed)].id, list(VerdictValue)[b % 3], "seen")


def _cut(of: Desk, a: int, b: int) -> None:
    line = of.claims.line(_claim(of, a))
    of.claims.cut(line.id, None, line.start + 1 + b % max(1, line.end - line.start - 1))


def _fix(of: Desk, a: int, b: int) -> None:
    line = of.claims.line(_claim(of, a))
    of.verdicts.fix(line.id, line.text[: 1 + b % len(line.text)], "")


def _respan(of: Desk, a: int, b: int) -> None:
    line = of.claims.line(_claim(of, a))
    of.claims.respan(line.id, None, line.start, line.end - 1 - b % 5)


def _revise(of: Desk, a: int, b: int) -> None:
    text = of.articles.text(_article(of))
    corrected = text[: a % 40] + " Ajout. " + text[b % 60 + a % 40 :]
    of.articles.revise(_article(of), reading(corrected), split=split(corrected))


def _import(of: Desk, a: int, b: int) -> None:
    listed = [{"id": number, "text": f"claim {number} {b}"} for number in range(a % 4)]
    finished(of.factchecks.import_rows(listed))


DOINGS: dict[str, Callable[[Desk, int, int], object]] = {
    "mark": _mark,
    "disagree": _disagree,
    "attribute": lambda of, a, b: of.verdicts.mark(
        _claim(of, a), list(VerdictValue)[b % 3], aspect=Aspect.ATTRIBUTION
    ),
    "clear": lambda of, a, b: of.verdicts.clear(_claim(of, a)),
    "rationale": lambda of, a, b: of.verdicts.rationale(_claim(of, a), f"because {b}"),
    "resolve": _resolve,
    "fix": _fix,
    "decide_fix": lambda of, a, b: of.verdicts.decide_fix(_pick(of, "fix", a), list(FixState)[b % 3]),
    "source": lambda of, a, b: of.sources.add(SourceKind.PAGE, f"page {a}", primary=bool(b % 2)),
    "secret": lambda of, a, b: of.sources.add(SourceKind.PERSON, "Someone", confidential=f"phone {a}"),
    "edit_source": lambda of, a, b: of.sources.edit(
        _pick(of, "source", a), None, based_on=_pick(of, "source", b)
    ),
    "cite": lambda of, a, b: of.sources.cite(
        [_claim(of, a), _claim(of, b)], _pick(of, "source", b), stance=list(Stance)[a % 3]
    ),
    "uncite": lambda of, a, b: of.sources.uncite(_pick(of, "citation", a)),
    "edit_citation": lambda of, a, b: of.sources.edit_citation(
        _pick(of, "citation", a), None, quote=f"«{b}»"
    ),
    "work": lambda of, a, b: of.work.set(
        _claim(of, a), list(WorkState)[b % 5], note="Barker", priority=b % 9
    ),
    "note": lambda of, a, b: of.notes.add(_claim(of, a), f"call {b}"),
    "edit": lambda of, a, b: of.claims.edit(_claim(of, a), None, claim=f"Phrase {b % 3}.", speaker=None),
    "respan": _respan,
    "cut": _cut,
    "join": lambda of, a, b: of.claims.join([_claim(of, a), _claim(of, b)]),
    "add": lambda of, a, b: of.claims.add(_article(of), 3, 7),
    "same_fact": lambda of, a, b: of.claims.same_fact([_claim(of, a), _claim(of, b)], grouped=a % 3 > 0),
    "inside": lambda of, a, b: of.inside.decide(_claim(of, a), _claim(of, b), list(InsideDecision)[b % 2]),
    "edit_article": lambda of, a, b: of.articles.edit(
        _article(of), None, title=f"K{a}", lang="fr" if b % 2 else "en"
    ),
    "revise": _revise,
    "correct": lambda of, a, b: of.publications.correct(_article(of), "est", f"ouest {a}", "carte"),
    "sign": lambda of, a, b: of.publications.sign(_article(of), "Chef", "editor"),
    "import": _import,
    "confirm": lambda of, a, b: of.matches.confirm(
        _claim(of, a), f"f:{_pick(of, 'fact_check', b)}", list(Relation)[b % 6]
    ),
    "reject": lambda of, a, b: of.matches.reject(_claim(of, a), f"c:{_claim(of, b)}"),
    "accept": lambda of, a, b: of.matches.accept(
        _claim(of, a), f"f:{_pick(of, 'fact_check', b)}" if b % 2 else f"c:{_claim(of, b)}"
    ),
    "merge": lambda of, a, b: of.clusters.merge(_claim(of, a), _claim(of, b), "same"),
    "split_off": lambda of, a, b: of.clusters.split_off(_claim(of, a), "other"),
    "canonical": lambda of, a, b: of.clusters.canonical(_claim(of, a)),
    "link": lambda of, a, b: of.clusters.link(_claim(of, a), _claim(of, b), list(LinkKind)[b % 3]),
    "again": lambda of, a, b: filled(of, "Une phrase. Une autre phrase."),
    "undo": lambda of, a, b: of.history.undo(),
    "redo": lambda of, a, b: of.history.redo(),
}

ACTIONS = st.lists(
    st.tuples(st.booleans(), st.sampled_from(sorted(DOINGS)), st.integers(0, 60), st.integers(0, 60)),
    max_size=30,
)


def _act(anna: Desk, ben: Desk, action: Action) -> Desk:
    second, name, a, b = action
    actor = ben if second else anna
    with suppress(DeskError):
        DOINGS[name](actor, a, b)
    return actor


def _undo_everything(*desks: Desk) -> None:
    """Take back whatever can be taken back, until nobody has anything left."""
    while any(of.history.can_undo() for of in desks):
        before = desks[0].history.last()
        for of in desks:
            with suppress(Refused):
                of.history.undo()
        assert desks[0].history.last() > before, "somebody's action can never be taken back"


@given(ACTIONS)
@settings(max_examples=60)
def test_all_undos_give_back_the_start(actions: list[Action]) -> None:
    with desk() as anna:
        ben = colleague(anna, "Ben")
        start = rows(anna)
        filled(anna)
        for action in actions:
            _act(anna, ben, action)
        _undo_everything(anna, ben)
        assert rows(anna) == start
        assert anna.history.verify().findings == ()


@given(ACTIONS)
@settings(max_examples=40)
def test_the_history_alone_gives_the_rows(actions: list[Action]) -> None:
    with desk() as anna:
        ben = colleague(anna, "Ben")
        filled(anna)
        for action in actions:
            _act(anna, ben, action)
        replica = open_store(MEMORY)
        assert replay(anna._session.store, replica) == set()
        told = {table: replica.all(image_sql(model) + "ORDER BY id") for table, model in TABLES.items()}
        assert told == rows(anna)
        replica.close()


@given(ACTIONS)
@settings(max_examples=40)
def test_redo_after_undo_gives_the_state_before_undo(actions: list[Action]) -> None:
    with desk() as anna:
        ben = colleague(anna, "Ben")
        filled(anna)
        for action in actions:
            actor = _act(anna, ben, action)
            before = rows(anna)
            try:
                actor.history.undo()
            except Refused:
                continue
            actor.history.redo()
            assert rows(anna) == before


@given(ACTIONS)
@settings(max_examples=30)
def test_no_row_ever_breaks_a_rule(actions: list[Action]) -> None:
    with desk() as anna:
        ben = colleague(anna, "Ben")
        filled(anna)
        for action in actions:
            _act(anna, ben, action)
        assert anna.doctor() == ()
