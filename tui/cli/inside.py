"""``inside``: what an article says twice, and where it disagrees with itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claims import words
from claims.errors import BadInput
from claims.i18n import gettext as _
from claims.i18n import ngettext
from claims.inside.said import UNDECIDED, apart, sign
from schema.inside import InsideDecision, InsideKind, InsideState
from tui.cli.lines import report_lines
from tui.cli.output import columns, document, note, plain, say, wrap
from tui.cli.program import N_, command, option
from tui.cli.session import desk, find_claims

if TYPE_CHECKING:
    from collections.abc import Mapping

    from schema.base import Id
    from schema.inside import Inside, InsideLine
    from schema.view import ClaimLine

_PAIR = 2


@command(
    "inside",
    details=N_(
        "With an article: list what is told twice in it and what disagrees. With two of its claims: say "
        "that they tell the same fact, that they disagree, or that they are about different things; undo "
        "takes that back."
    ),
    examples=("claimdesk inside k3", "claimdesk inside k3/2 k3/6 --disagree --why 'headline rounds up'"),
)
@click.argument("names", metavar="ARTICLE | CLAIM CLAIM", nargs=-1, required=True)
@option("--same", "decision", flag_value="same", help=N_("They tell the same fact."))
@option("--disagree", "decision", flag_value="disagrees", help=N_("They cannot both be true."))
@option("--apart", "decision", flag_value="apart", help=N_("They are about different things."))
@option("--why", metavar="TEXT", help=N_("The reason for the decision."))
@option("--all", "everything", is_flag=True, help=N_("List also what was rejected."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def inside_command(
    *, names: tuple[str, ...], decision: str | None, why: str | None, everything: bool, as_json: bool
) -> None:
    """Hold an article against itself."""
    if decision is not None:
        _decide(names, decision, why, as_json=as_json)
        return
    if len(names) > 1:
        raise BadInput(
            _("Say what these claims are to each other."), _("Give --same, --disagree or --apart.")
        )
    with desk(readonly=True) as ready:
        article = ready.find.article(names[0])
        found = ready.inside.of(article)
        lines = {line.id: line for line in ready.claims.lines(article)}
    shown = tuple(line for line in found.lines if everything or line.state is not InsideState.REJECTED)
    if as_json:
        pairs = [plain(line) for line in shown]
        document("inside", {"article": article, "pairs": pairs, "groups": found.groups})
        return
    for line in shown:
        _print_pair(line, lines)
    for group in found.groups:
        said = _("proposed as one fact: {numbers}").format(numbers=", ".join(map(str, group)))
        say(f"{words.SAME_FACT}{UNDECIDED} {said}")
    note(summary_of(found))


def told_of(line: InsideLine, claim: Id) -> str:
    """What a claim has to do with another one: “≠? 6 · deux semaines ≠ moins de deux semaines”."""
    parts = [f"{sign(line)} {line.other_number(claim)}"]
    parts += [apart(one) for one in line.seen_from(claim)]
    if line.state is not InsideState.OPEN:
        parts.append(words.word(line.state))
    if line.why:
        parts.append(line.why)
    return " · ".join(parts)


def fields_of(found: Inside, claim: Id) -> list[dict[str, object]]:
    """The same as fields of a JSON document."""
    return [
        {
            "number": line.other_number(claim),
            "claim": line.other(claim),
            "kind": line.pair.kind.value,
            "state": line.state.value,
            "differences": [plain(one) for one in line.seen_from(claim)],
        }
        for line in found.about(claim)
    ]


def _decide(names: tuple[str, ...], decision: str, why: str | None, *, as_json: bool) -> None:
    if len(names) != _PAIR:
        raise BadInput(_("Name two claims of one article."))
    with desk() as ready:
        a, b = find_claims(ready, names)
        if decision == InsideKind.SAME:
            ready.claims.same_fact([a, b])
        else:
            ready.inside.decide(a, b, InsideDecision(decision), why)
        lines = tuple(ready.claims.line(claim) for claim in (a, b))
    report_lines(lines, as_json=as_json)


def _print_pair(line: InsideLine, lines: Mapping[Id, ClaimLine]) -> None:
    state = "" if line.state is InsideState.OPEN else f" · {words.word(line.state)}"
    by = f" ({line.analyst})" if line.analyst else ""
    differing = "".join(f" · {apart(one)}" for one in line.pair.differences)
    say(f"{sign(line)} {words.word(line.pair.kind)}{differing}{state}{by}")
    for claim in (line.pair.a, line.pair.b):
        say(wrap(lines[claim].claim, columns(), "        ", f"  {lines[claim].number:>4}  "))
    if line.why:
        say(f"        {line.why}")
    say()


def summary_of(found: Inside) -> str:
    """In how many places the article disagrees with itself."""
    count = len(found.disagreements())
    if not count:
        return _("The article does not disagree with itself, as far as rules can tell.")
    said = ngettext(
        "The article disagrees with itself in {n} place.",
        "The article disagrees with itself in {n} places.",
        count,
    )
    return said.format(n=count)
