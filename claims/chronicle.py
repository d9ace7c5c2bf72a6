"""The history in sentences: what an event did, from its kind and the parameters it carries.

An event's ``about`` holds codes and parameters, never prose, so that every reader gets their own language.
Parameters understood, each one optional:

claim       number of the claim within its article, with the article's id before it where that is not plain
claims      several such
giver       the claim whose verdict was handed on
count       how many things a bulk event touched
article     title of the article
check       key and first words of an earlier check
source      title of the source, or the neutral label of a confidential one
value, aspect, reason, state, stance, relation, link, inside, fix
            codes of VerdictValue, Aspect, Reason, WorkState, Stance, Relation, LinkKind, InsideDecision,
            FixState
wrong, proposed, right, who, role, name, why
            words people wrote
grouped     whether claims were grouped as one fact, or taken apart
event       number of the event an undo, redo or redaction is about
of          kind of that event, or of the events of a bulk job
"""

from __future__ import annotations

from functools import cache
from string import Formatter
from typing import TYPE_CHECKING

from claims import words
from schema.claim import WorkState
from schema.cluster import LinkKind
from schema.history import EventKind
from schema.inside import InsideDecision
from schema.match import Relation
from schema.source import Stance
from schema.verdict import Aspect, FixState, Reason, VerdictValue

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

    from pydantic import JsonValue


def _m(message: str) -> str:
    """Mark a message so that the translations list it; it is translated when it is asked for."""
    return message


_SENTENCES: dict[EventKind, tuple[str, ...]] = {
    EventKind.ARTICLE_ADDED: (
        _m("article added: “{article}”, {count} claims"),
        _m("article added: “{article}”"),
        _m("article added"),
    ),
    EventKind.ARTICLE_EDITED: (_m("details of “{article}” changed"), _m("article's details changed")),
    EventKind.ARTICLE_REVISED: (_m("new text of “{article}”"), _m("new text of the article")),
    EventKind.CLAIM_EDITED: (_m("claim {claim} edited"), _m("claim edited")),
    EventKind.CLAIM_ADDED: (_m("claim {claim} added by hand"), _m("claim added by hand")),
    EventKind.CLAIM_CUT: (
        _m("claim {claim} cut into {claims}"),
        _m("claim {claim} cut in two"),
        _m("claim cut in two"),
    ),
    EventKind.CLAIMS_JOINED: (
        _m("claims {claims} joined as {claim}"),
        _m("claims {claims} joined"),
        _m("claims joined"),
    ),
    EventKind.SAME_FACT_GROUPED: (
        _m("claims {claims}: {grouped}"),
        _m("claims {claims} grouped as one fact"),
        _m("claims grouped as one fact"),
    ),
    EventKind.INSIDE_DECIDED: (_m("claims {claims}: {inside}"), _m("two claims of one article compared")),
    EventKind.VERDICT_MARKED: (
        _m("claim {claim}: {value}, handed on from {giver}"),
        _m("claims {claims}: {value}, handed on from {giver}"),
        _m("claim {claim}, {aspect}: {value}, {reason}"),
        _m("claim {claim}, {aspect}: {value}"),
        _m("claim {claim}: {value}, {reason}"),
        _m("claim {claim}: {value}"),
        _m("claims {claims}, {aspect}: {value}, {reason}"),
        _m("claims {claims}, {aspect}: {value}"),
        _m("claims {claims}: {value}, {reason}"),
        _m("claims {claims}: {value}"),
        _m("{count} claims: {value}"),
        _m("verdict given"),
    ),
    EventKind.VERDICT_CLEARED: (
        _m("claim {claim}: verdict withdrawn"),
        _m("claims {claims}: verdict withdrawn"),
        _m("verdict withdrawn"),
    ),
    EventKind.FIX_PROPOSED: (
        _m("claim {claim}: fix proposed, “{wrong}” → “{proposed}”"),
        _m("claim {claim}: fix proposed"),
        _m("fix proposed"),
    ),
    EventKind.FIX_DECIDED: (
        _m("claim {claim}: fix of “{wrong}” {fix}"),
        _m("claim {claim}: fix {fix}"),
        _m("fix of “{wrong}” {fix}"),
        _m("fix decided"),
    ),
    EventKind.DISPUTE_RESOLVED: (
        _m("claim {claim}: dispute resolved as {value}, {why}"),
        _m("claim {claim}: dispute resolved as {value}"),
        _m("claim {claim}: dispute resolved"),
        _m("dispute resolved"),
    ),
    EventKind.SOURCE_ADDED: (_m("source added: {source}"), _m("source added")),
    EventKind.SOURCE_EDITED: (_m("source edited: {source}"), _m("source edited")),
    EventKind.CITED: (
        _m("claim {claim}: {source} cited, {stance}"),
        _m("claim {claim}: {source} cited"),
        _m("claims {claims}: {source} cited, {stance}"),
        _m("claims {claims}: {source} cited"),
        _m("{source} cited"),
        _m("claim {claim}: source cited"),
        _m("source cited"),
    ),
    EventKind.CITATION_EDITED: (_m("claim {claim}: citation edited"), _m("citation edited")),
    EventKind.CITATION_REMOVED: (
        _m("claim {claim}: citation of {source} removed"),
        _m("claim {claim}: citation removed"),
        _m("citation removed"),
    ),
    EventKind.CHECK_REUSED: (
        _m("claim {claim}: {count} citations taken over from an earlier check"),
        _m("claim {claim}: citations taken over from an earlier check"),
        _m("citations taken over from an earlier check"),
    ),
    EventKind.WORK_CHANGED: (
        _m("claim {claim}: {state}, {why}"),
        _m("claim {claim}: {state}"),
        _m("claims {claims}: {state}"),
        _m("claim {claim}: work state changed"),
        _m("work state changed"),
    ),
    EventKind.NOTE_ADDED: (_m("claim {claim}: internal note added"), _m("internal note added")),
    EventKind.MATCH_DECIDED: (
        _m("claim {claim}: earlier check {check} decided, {relation}"),
        _m("claim {claim}: earlier check decided, {relation}"),
        _m("claim {claim}: earlier check decided"),
        _m("earlier check decided"),
    ),
    EventKind.FACT_CHECKS_IMPORTED: (
        _m("{count} fact-checks imported from {name}"),
        _m("{count} fact-checks imported"),
        _m("fact-checks imported"),
    ),
    EventKind.CLUSTERS_CHANGED: (
        _m("{count} clusters changed"),
        _m("claim {claim} stands for all of its cluster, {why}"),
        _m("claim {claim} stands for all of its cluster"),
        _m("clusters changed"),
    ),
    EventKind.LINKED: (
        _m("claims {claims}: {link}, {why}"),
        _m("claims {claims}: {link}"),
        _m("claim {claim} taken out of its cluster, {why}"),
        _m("claim {claim} taken out of its cluster"),
        _m("two claims: {link}"),
        _m("two claims linked"),
    ),
    EventKind.CORRECTION_ADDED: (
        _m("correction recorded: “{wrong}” → “{right}”"),
        _m("correction recorded"),
    ),
    EventKind.SIGNED_OFF: (_m("signed off by {who}, {role}"), _m("signed off by {who}"), _m("signed off")),
    EventKind.JOB_STARTED: (_m("bulk job started: {of}"), _m("bulk job started")),
    EventKind.JOB_ENDED: (
        _m("bulk job ended: {of}, {count} done"),
        _m("bulk job ended, {count} done"),
        _m("bulk job ended"),
    ),
    EventKind.UNDONE: (_m("undone: {of} (no. {event})"), _m("undone: {of}"), _m("undone")),
    EventKind.REDONE: (_m("redone: {of} (no. {event})"), _m("redone: {of}"), _m("redone")),
    EventKind.REDACTED: (_m("content of no. {event} redacted: {why}"), _m("content redacted")),
    EventKind.IDENTITY_ERASED: (
        _m("identity of a confidential source erased: {why}"),
        _m("identity of a confidential source erased"),
    ),
}
"""The sentences of each kind, the fullest first and one without parameters last."""

_OF_ONE: dict[EventKind, str] = {
    EventKind.ARTICLE_ADDED: _m("article added: “{article}”, {count} claim"),
    EventKind.FACT_CHECKS_IMPORTED: _m("{count} fact-check imported from {name}"),
    EventKind.CLUSTERS_CHANGED: _m("{count} cluster changed"),
}
"""The fullest sentence of a kind where the count is one."""

_CODES: dict[str, type[StrEnum]] = {
    "value": VerdictValue,
    "aspect": Aspect,
    "reason": Reason,
    "state": WorkState,
    "stance": Stance,
    "relation": Relation,
    "link": LinkKind,
    "inside": InsideDecision,
    "fix": FixState,
}
"""Parameters that hold a code, and whose words are asked for."""

_GROUPED = {True: _m("grouped as one fact"), False: _m("no longer one fact")}


def sentence(kind: EventKind, about: Mapping[str, JsonValue], lang: str | None = None) -> str:
    """Tell an event in one sentence, as fully as its parameters allow.

    Args:
        kind: What happened.
        about: The event's parameters; missing, empty or unknown ones make the sentence shorter.
        lang: Language wanted; the one in use when None.
    """
    told = {name: said for name, value in about.items() if (said := _said(name, value, lang))}
    if about.get("aspect") == Aspect.CONTENT:
        del told["aspect"]
    alone = (_OF_ONE[kind],) if about.get("count") == 1 and kind in _OF_ONE else ()
    fullest = next(template for template in (*alone, *_SENTENCES[kind]) if _fields(template) <= told.keys())
    return words.translator(lang)(fullest).format(**told)


def label(kind: EventKind, lang: str | None = None) -> str:
    """The name of a kind of event: “verdict given”."""
    return words.translator(lang)(_SENTENCES[kind][-1])


def _said(name: str, value: JsonValue, lang: str | None) -> str:
    """A parameter in words; empty when it says nothing we know."""
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    if name in _CODES:
        return words.word(_CODES[name](value), lang) if value in tuple(_CODES[name]) else ""
    if isinstance(value, bool):
        return words.translator(lang)(_GROUPED[value]) if name == "grouped" else ""
    if name == "of":
        return label(EventKind(value), lang) if value in tuple(EventKind) else ""
    return "" if value is None else str(value)


@cache
def _fields(template: str) -> frozenset[str]:
    """The parameters a sentence needs."""
    return frozenset(field for _text, field, _spec, _how in Formatter().parse(template) if field)
