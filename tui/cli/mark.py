"""``mark``, ``fix`` and ``resolve``: verdicts, proposed wordings and disputes."""

from __future__ import annotations

import click

from claims import words
from claims.errors import BadInput, NotFound
from claims.i18n import gettext as _
from schema.verdict import REASONS, Aspect, FixState, Reason, VerdictValue
from tui.cli.dates import date
from tui.cli.lines import report_lines
from tui.cli.output import document, plain, say
from tui.cli.program import N_, command, one_of, option
from tui.cli.session import desk, find_claims

WITHDRAW = "open"
"""Typed instead of a verdict, takes one's own back."""


@command(
    "mark",
    details=N_(
        "VERDICT is supported, unverified or contradicted; “open” takes your own back. CLAIM may be "
        "repeated. Reasons on the content: no_source, conflicting_sources, not_checkable, not_reached "
        "(unverified); number_wrong, date_wrong, name_wrong, place_wrong, out_of_date, misleading_context, "
        "exaggerated, fabricated (contradicted). On the attribution: verbatim, faithful_translation, "
        "paraphrase (supported); not_heard, no_source, not_reached (unverified); altered, out_of_context, "
        "wrong_speaker (contradicted)."
    ),
    examples=(
        "claimdesk mark k3/20 contradicted --reason place_wrong --fix '(est)=(ouest)'",
        "claimdesk mark k3/8 supported --on attribution --reason verbatim",
    ),
)
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@click.argument("value", metavar="VERDICT", type=one_of((*VerdictValue, WITHDRAW)))
@option("--on", "aspect", type=one_of(Aspect), default=Aspect.CONTENT.value, help=N_("What was judged."))
@option("--reason", metavar="CODE", type=one_of(Reason), help=N_("Why, as a code; see above."))
@option("--note", help=N_("Why, in your words: the rationale readers see."))
@option("--as-of", type=date, help=N_("The day the verdict speaks of, where truth depends on it."))
@option(
    "--fix",
    "fixes",
    metavar="OLD=NEW",
    multiple=True,
    help=N_("Words of the claim, exactly as they stand, and what they should be."),
)
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def mark_command(
    *,
    claims: tuple[str, ...],
    value: str,
    aspect: str,
    reason: str | None,
    note: str | None,
    as_of: str | None,
    fixes: tuple[str, ...],
    as_json: bool,
) -> None:
    """Give a verdict on claims, or take one's own back."""
    on = Aspect(aspect)
    with desk() as ready:
        found = find_claims(ready, claims)
        if value == WITHDRAW:
            lines = tuple(ready.verdicts.clear(claim, on) for claim in found)
        else:
            why = _fitting(on, VerdictValue(value), reason)
            lines = ready.verdicts.mark_many(
                found,
                VerdictValue(value),
                aspect=on,
                reason=why,
                rationale=note,
                as_of=as_of,
                fixes=[_wording(fix) for fix in fixes],
            )
    report_lines(lines, as_json=as_json)


def _fitting(aspect: Aspect, value: VerdictValue, reason: str | None) -> Reason | None:
    """The reason typed, if it fits the verdict.

    Raises:
        BadInput: When it does not; the hint lists those that do.
    """
    if reason is None:
        return None
    allowed = REASONS[aspect, value]
    if reason in allowed:
        return Reason(reason)
    raise BadInput(
        _("The reason {reason} does not fit {value}.").format(reason=reason, value=value.value),
        _("Fitting: {reasons}.").format(reasons=", ".join(allowed) or _("none")),
    )


def _wording(fix: str) -> tuple[str, str]:
    """Wrong words and the proposed ones, from ``OLD=NEW``.

    Raises:
        BadInput: When there is no equals sign or nothing before it.
    """
    wrong, sign, proposed = fix.partition("=")
    if not sign or not wrong:
        raise BadInput(
            _("“{fix}” is no fix.").format(fix=fix),
            _("Write the words as they stand, an equals sign and the new words: '(est)=(ouest)'."),
        )
    return wrong, proposed


@command(
    "fix",
    details=N_(
        "Without DECISION, FIX is OLD=NEW: words of the claim exactly as they stand, and what they should "
        "be. With DECISION it is the id of a fix, which “show” prints."
    ),
    examples=("claimdesk fix k3/20 '(est)=(ouest)'", "claimdesk fix k3/20 8f2c accepted"),
)
@click.argument("claim", metavar="CLAIM")
@click.argument("fix", metavar="FIX")
@click.argument("state", metavar="[DECISION]", type=one_of(FixState), required=False)
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def fix_command(*, claim: str, fix: str, state: str | None, as_json: bool) -> None:
    """Propose another wording, or accept or refuse one."""
    with desk() as ready:
        found = ready.find.claim(claim)
        if state is None:
            made = ready.verdicts.fix(found, *_wording(fix))
        else:
            named = [each for each in ready.claims.detail(found).fixes if each.id.startswith(fix)]
            if len(named) != 1:
                raise NotFound(
                    _("No single fix of this claim has the id “{id}”.").format(id=fix),
                    _("“claimdesk show {claim}” lists them.").format(claim=claim),
                )
            made = ready.verdicts.decide_fix(named[0].id, FixState(state))
    if as_json:
        document("fix", {"fix": plain(made)})
    else:
        say(f"{made.wrong} → {made.proposed or '∅'} · {words.word(made.state)} · {made.id}")


@command(
    "resolve",
    examples=("claimdesk resolve k3/24 supported 'The ministry confirmed the figure in writing.'",),
)
@click.argument("claim", metavar="CLAIM")
@click.argument("value", metavar="VERDICT", type=one_of(VerdictValue))
@click.argument("why", metavar="WHY")
@option("--on", "aspect", type=one_of(Aspect), default=Aspect.CONTENT.value, help=N_("What was disputed."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def resolve_command(*, claim: str, value: str, why: str, aspect: str, as_json: bool) -> None:
    """End a dispute between analysts."""
    with desk() as ready:
        line = ready.verdicts.resolve(ready.find.claim(claim), VerdictValue(value), why, Aspect(aspect))
    report_lines((line,), as_json=as_json)
