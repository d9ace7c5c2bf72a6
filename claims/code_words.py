"""The words of every code of the models, as message ids; ``claims.words`` puts them into a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.article import DateBasis
from schema.claim import BlockRole, ClaimKind, NumberKind, WorkState, WorthReason
from schema.cluster import LinkKind, PairDecision
from schema.factcheck import Repair
from schema.inside import InsideDecision, InsideKind, InsideState
from schema.match import Alarm, Band, DifferenceKind, MatchSource, Relation
from schema.source import SourceKind, Stance, Terms
from schema.verdict import Aspect, FixState, Reason, VerdictValue
from schema.view import Standing

if TYPE_CHECKING:
    from enum import StrEnum


def _m(message: str) -> str:
    """Mark a message so that the translations list it; it is translated when it is asked for."""
    return message


WORDS: dict[type[StrEnum], dict[str, str]] = {
    VerdictValue: {
        "supported": _m("supported"),
        "unverified": _m("unverified"),
        "contradicted": _m("contradicted"),
    },
    Standing: {
        "open": _m("open"),
        "supported": _m("supported"),
        "unverified": _m("unverified"),
        "contradicted": _m("contradicted"),
        "disputed": _m("disputed"),
        "reopened": _m("reopened"),
    },
    Aspect: {"content": _m("content"), "attribution": _m("attribution")},
    Reason: {
        "no_source": _m("no source found"),
        "conflicting_sources": _m("conflicting sources"),
        "not_checkable": _m("not checkable"),
        "not_reached": _m("could not be reached"),
        "number_wrong": _m("figure wrong"),
        "date_wrong": _m("date wrong"),
        "name_wrong": _m("name or title wrong"),
        "place_wrong": _m("place wrong"),
        "out_of_date": _m("out of date"),
        "misleading_context": _m("misleading context"),
        "exaggerated": _m("exaggerated"),
        "fabricated": _m("made up"),
        "verbatim": _m("word for word"),
        "faithful_translation": _m("faithful translation"),
        "paraphrase": _m("paraphrase"),
        "not_heard": _m("original not heard or read"),
        "altered": _m("words altered"),
        "out_of_context": _m("out of context"),
        "wrong_speaker": _m("said by someone else"),
    },
    Repair: {
        "empty_item": _m("empty item left out"),
        "trailing_comma": _m("a comma too many in the JSON"),
        "inverted_scale": _m("rating scale upside down, kept as published"),
        "label_shape": _m("label as a list or object"),
        "label_name": _m("label found in another field"),
        "entities": _m("HTML entities in the text"),
        "date": _m("date not readable, its words kept"),
        "address": _m("address completed by the page's own"),
        "repeated": _m("same id as an earlier row, the later one counts"),
    },
    Alarm: {
        "opposite": _m("says the opposite of our verdict"),
        "divided": _m("earlier checks contradict each other"),
        "changed": _m("changed since it was relied on"),
    },
    FixState: {"proposed": _m("proposed"), "accepted": _m("accepted"), "refused": _m("refused")},
    ClaimKind: {
        "statement": _m("statement"),
        "reported": _m("reported speech"),
        "quotation": _m("quotation"),
        "headline": _m("headline"),
        "caption": _m("caption"),
        "image": _m("image"),
        "opinion": _m("opinion"),
        "prediction": _m("prediction"),
    },
    WorkState: {
        "todo": _m("to do"),
        "doing": _m("in hand"),
        "waiting": _m("waiting"),
        "done": _m("done"),
        "skipped": _m("skipped"),
    },
    WorthReason: {
        "figure": _m("figure"),
        "dated_event": _m("dated event"),
        "name": _m("proper name"),
        "allegation": _m("allegation"),
        "superlative": _m("superlative"),
        "causal": _m("cause and effect"),
        "vague": _m("vague wording"),
        "opinion": _m("opinion"),
        "furniture": _m("page furniture"),
    },
    BlockRole: {
        "title": _m("headline"),
        "kicker": _m("kicker"),
        "heading": _m("subheading"),
        "caption": _m("caption"),
        "byline": _m("byline"),
        "dateline": _m("dateline"),
        "body": _m("body text"),
        "list_item": _m("list item"),
        "quote": _m("quotation"),
        "table": _m("table"),
        "furniture": _m("page furniture"),
    },
    NumberKind: {
        "count": _m("count"),
        "ordinal": _m("rank"),
        "percent": _m("percentage"),
        "money": _m("amount of money"),
        "measure": _m("measurement"),
        "duration": _m("duration"),
        "fraction": _m("fraction"),
        "vague": _m("vague quantity"),
    },
    SourceKind: {
        "page": _m("web page"),
        "document": _m("document"),
        "person": _m("person"),
        "dataset": _m("data set"),
        "image": _m("image"),
        "observation": _m("own observation"),
    },
    Terms: {
        "on_record": _m("on the record"),
        "background": _m("on background"),
        "off_record": _m("off the record"),
    },
    Stance: {"supports": _m("supports"), "contradicts": _m("contradicts"), "context": _m("context")},
    DateBasis: {
        "stated": _m("stated date"),
        "planned": _m("planned date"),
        "inferred": _m("inferred date"),
        "unknown": _m("unknown date"),
    },
    Band: {"same": _m("likely the same"), "related": _m("related"), "none": _m("probably unrelated")},
    MatchSource: {"fact_check": _m("published check"), "claim": _m("our desk")},
    Relation: {
        "same": _m("same claim"),
        "opposite": _m("opposite claim"),
        "narrower": _m("narrower claim"),
        "broader": _m("broader claim"),
        "conflicting_figure": _m("same fact, conflicting figure"),
        "unrelated": _m("unrelated"),
    },
    DifferenceKind: {
        "number": _m("number"),
        "date": _m("date"),
        "negation": _m("negation"),
        "antonym": _m("opposite word"),
        "entity": _m("name"),
        "order": _m("who did what to whom"),
        "wording": _m("another word"),
    },
    PairDecision: {
        "same": _m("same claim"),
        "review": _m("to be reviewed"),
        "different": _m("different claims"),
    },
    InsideKind: {"same": _m("same fact"), "disagrees": _m("disagreement")},
    InsideState: {"open": _m("to be decided"), "confirmed": _m("confirmed"), "rejected": _m("rejected")},
    InsideDecision: {
        "disagrees": _m("the article disagrees with itself"),
        "apart": _m("about different things"),
    },
    LinkKind: {
        "must": _m("held together by hand"),
        "cannot": _m("kept apart by hand"),
        "conflicting_figure": _m("same fact, conflicting figure"),
    },
}
"""For each enumeration, the word of each of its values."""
