"""Every example of the page on splitting is what the program gives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claims.inside import compare_claims
from claims.inside.told import Telling
from claims.split import split_text
from claims.split.blocks import blocks

PAGE = (Path(__file__).parents[2] / "docs/splitting.md").read_text("utf-8")
EXAMPLES = re.findall(
    r"^```(blocks|sentences|claims|inside) (\w\w)(?: (\S+))?\n(.*?)\n---\n(.*?)\n?```$",
    PAGE,
    re.MULTILINE | re.DOTALL,
)


def test_the_page_has_examples_of_each_sort() -> None:
    assert {sort for sort, *_ in EXAMPLES} == {"blocks", "sentences", "claims", "inside"}
    assert len(EXAMPLES) == len(re.findall(r"^```\w", PAGE, re.MULTILINE))


@pytest.mark.parametrize(
    ("lang", "text", "expected"), [(e[1], e[3], e[4]) for e in EXAMPLES if e[0] == "blocks"]
)
def test_blocks_are_as_shown(lang: str, text: str, expected: str) -> None:
    found = [f"{block.role.value}: {text[block.start : block.end]}" for block in blocks(text, lang)]
    assert found == expected.splitlines()


@pytest.mark.parametrize(
    ("lang", "text", "expected"), [(e[1], e[3], e[4]) for e in EXAMPLES if e[0] == "sentences"]
)
def test_sentences_are_as_shown(lang: str, text: str, expected: str) -> None:
    found = [text[start:end] for start, end in split_text(text, lang).sentences]
    assert found == expected.splitlines()


@pytest.mark.parametrize(
    ("lang", "published", "text", "expected"), [e[1:] for e in EXAMPLES if e[0] == "claims"]
)
def test_claims_are_as_shown(lang: str, published: str, text: str, expected: str) -> None:
    drafts = split_text(text, lang, published or None).claims
    shown = re.split(r"\n(?! )", expected)
    assert [draft.text for draft in drafts] == [example.split("\n")[0] for example in shown]
    for draft, example in zip(drafts, shown, strict=True):
        told = {
            "claim": draft.claim,
            "kind": draft.kind.value,
            "speaker": draft.speaker or "",
            "via": draft.via or "",
            "uncertain": ", ".join(draft.uncertain),
            "reasons": ", ".join(draft.reasons),
        }
        for row in example.split("\n")[1:]:
            name, value = row.strip().split(": ", 1)
            assert told[name] == value


@pytest.mark.parametrize(
    ("lang", "text", "expected"), [(e[1], e[3], e[4]) for e in EXAMPLES if e[0] == "inside"]
)
def test_what_an_article_says_of_itself_is_as_shown(lang: str, text: str, expected: str) -> None:
    tellings = [
        Telling(f"{number:012}", draft.claim, draft.start, draft.end, draft.kind, draft.speaker)
        for number, draft in enumerate(split_text(text, lang).claims)
    ]
    found = [
        f"{pair.kind}: {one.ours} / {one.theirs}"
        for pair in compare_claims(tellings, text, lang)
        for one in pair.differences
    ]
    assert found == expected.splitlines()
