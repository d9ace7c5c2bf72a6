"""Whatever the text: spans slice exactly, and a standalone sentence drops nothing of its span."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.samples import corpus_folder
from claims.split import split_text
from claims.split.lexicon import cues
from schema.claim import ClaimDraft, Split

if TYPE_CHECKING:
    from pathlib import Path

SAMPLES = sorted(path for path in corpus_folder().rglob("*") if path.suffix in {".txt", ".md"})
DAY = "2020-03-29"

VOCABULARY = """
le la ministre qui que dont où et mais a est sont déclaré selon Paul Lyon 12 mars 2020 hier , . : ; ? ! « » “ ” " ( ) —
- il ne parce alors the said which and was "it according to Ann on Sunday 3 percent e\u0301 🙂 \u200b \x1b[2J
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n\n", "\u00a0", "\u202f"])
NEWS = st.lists(WORDS, max_size=40).map(" ".join)


def check(text: str, split: Split) -> None:
    for draft in split.claims:
        assert text[draft.start : draft.end] == draft.text
        assert draft.text == draft.text.strip()
        for mark in (*draft.dates, *draft.numbers):
            assert draft.start <= mark.start < mark.end <= draft.end
            assert text[mark.start : mark.end] == mark.text
        assert 0 <= draft.checkworthiness <= 1
    starts = [draft.start for draft in split.claims]
    assert starts == sorted(starts)


@given(st.text(), st.sampled_from(["fr", "en", "de"]))
def test_spans_of_any_text_are_exact(text: str, lang: str) -> None:
    check(text, split_text(text, lang, DAY))


@settings(max_examples=300)
@given(NEWS, st.sampled_from(["fr", "en"]))
def test_spans_of_words_of_the_news_in_any_order_are_exact(text: str, lang: str) -> None:
    check(text, split_text(text, lang, DAY))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_spans_of_the_samples_are_exact_and_no_claim_is_told_twice(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    split = split_text(text, "en" if ".en." in path.name else "fr", DAY)
    check(text, split)
    assert split.claims
    places = Counter((draft.start, draft.end) for draft in split.claims)
    assert places.most_common(1)[0][1] == 1


PRONOUNS = re.compile(
    r"\b(?:(?:qu|lorsqu|puisqu|s)['’])?(?:il|elle|ils|elles)\b|\b(?:he|she|it|they|his|her|its|their)\b"
)


def kept(draft: ClaimDraft) -> tuple[Counter[str], Counter[str]]:
    """The words that must stay, and those of the standalone sentence; a noun may stand for a pronoun."""
    words = draft.text
    for mention in reversed(draft.dates):
        if mention.relative and not mention.guess and mention.value:
            words = words[: mention.start - draft.start] + " " + words[mention.end - draft.start :]
    must = re.findall(r"\w+", PRONOUNS.sub(" ", words.lower()))
    lists = cues("fr").lists["subject_relatives"] | cues("en").lists["subject_relatives"]
    if must and must[0] in lists:
        must = must[1:]
    return Counter(must), Counter(re.findall(r"\w+", draft.claim.lower()))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("published", [None, DAY])
def test_a_standalone_sentence_keeps_every_word_of_its_span(path: Path, published: str | None) -> None:
    text = path.read_text(encoding="utf-8")
    for draft in split_text(text, "en" if ".en." in path.name else "fr", published).claims:
        must, there = kept(draft)
        assert not must - there, draft
        assert draft.claim[0] == draft.claim[0].upper()
        assert draft.claim[-1] in ".!?…"


@settings(max_examples=200)
@given(NEWS, st.sampled_from(["fr", "en"]))
def test_a_standalone_sentence_of_any_words_keeps_them(text: str, lang: str) -> None:
    for draft in split_text(text, lang, DAY).claims:
        must, there = kept(draft)
        assert not must - there, draft


@pytest.mark.parametrize(
    "text",
    [
        "mot " * 20_000,
        "(" * 20_000,
        "« oui " * 5_000,
        ", " * 20_000,
        "que " * 20_000,
        "a\n\n" * 5_000,
        "x" * 200_000,
    ],
)
def test_a_long_text_without_sense_still_has_exact_spans(text: str) -> None:
    check(text, split_text(text, "fr"))


def test_a_split_is_written_and_read_back_whole() -> None:
    split = split_text("Le 3 mars, dit-il, 12 élus ont voté. « C'est faux », dit Paul Roux.", "fr", DAY)
    assert Split.model_validate_json(json.dumps(split.model_dump(mode="json"))) == split
