"""What the index keeps of a text: its fields, and how a text becomes a document of them."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import tantivy

from claims.language.analysis import language_of, tokens
from claims.match.free import free_tokens, plain_code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schema.match import Candidate

FIELDS = {"claim": 1.0, "title": 1.0, "review": 0.7}
"""Fields searched and their weights; the review text at .7 gave the best MAP@5 of those tried."""

COMPARED = "compared"
"""The words by which deduplication compares claims of articles; published checks are not deduplicated."""

_CLAIM = "c:"
"""Keys of claims of articles begin so."""


def schema() -> tantivy.Schema:
    """The fields of the index."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("stated", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("lang", tokenizer_name="raw", index_option="basic")
    for field in (*FIELDS, "free"):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field(COMPARED, stored=True, tokenizer_name="whitespace", index_option="basic")
    return builder.build()


def document(text: Candidate) -> tantivy.Document:
    """A text as the index keeps it."""
    lang = language_of(text.text, text.lang)
    made = tantivy.Document()
    made.add_text("key", text.key)
    made.add_text("stated", text.lang or "?")
    made.add_text("lang", plain_code(lang))
    told = tokens(text.text, lang)
    made.add_text("claim", " ".join(told))
    made.add_text("free", " ".join(free_tokens(text.text, lang, told)))
    for field, more in (("title", text.title), ("review", text.review)):
        if more:
            made.add_text(field, " ".join(tokens(more, lang)))
    if words := compared(text):
        made.add_text(COMPARED, words)
    return made


def compared(text: Candidate) -> str:
    """The words of a claim's normal form in the order of the alphabet; empty for a published check."""
    from claims.dedupe.normal import normal  # deduplication needs the guard, which is here: loaded when used

    return " ".join(sorted(normal(text.text, text.lang).words)) if text.key.startswith(_CLAIM) else ""


def sharing_two(fields: tantivy.Schema, words: Sequence[str]) -> list[tantivy.Query]:
    """For each two of some words the claims that are compared by both; for one word those that have it.

    Args:
        fields: The fields of the index.
        words: Words of a normal form.
    """
    terms = [tantivy.Query.term_query(fields, COMPARED, word, index_option="basic") for word in words]
    if len(terms) == 1:
        return terms
    return [
        tantivy.Query.boolean_query([(tantivy.Occur.Must, one), (tantivy.Occur.Must, other)])
        for one, other in combinations(terms, 2)
    ]
