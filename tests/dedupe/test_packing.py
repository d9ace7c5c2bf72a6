"""A normal form is itself again after its way as text."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from claims.dedupe import decide, packing
from claims.dedupe.normal import normal

TEXTS = st.one_of(
    st.text(max_size=80),
    st.builds(
        "{} {}, a déclaré {} à l\u2019AFP.".format,
        st.sampled_from(["Mme Roy", "Le pont"]),
        st.text(),
        st.text(),
    ),
)


@given(text=TEXTS, lang=st.sampled_from(["fr", "en", "sv", None]))
@example(text="Le maire\x1fa fermé&#31;le pont", lang="fr")
@example(text="", lang="fr")
def test_a_form_comes_back_from_its_text(text: str, lang: str | None) -> None:
    form = normal(text, lang)
    assert packing.unpack(packing.pack(form)) == form
    assert packing.pack(form).words == list(form.words)


def test_packed_pairs_are_weighed_as_their_forms_are() -> None:
    texts = [
        "Le pont a coûté 4 300 euros.",
        "Le pont a coûté 4 500 euros.",
        "Selon l'AFP, le pont a coûté 4300 euros",
    ]
    forms = [normal(text, "fr") for text in texts]
    packed = [packing.pack(form) for form in forms]
    pairs = [(0, 1, 95.0), (0, 2, 99.0), (1, 2, 95.0)]
    assert packing.weigh((packed[a], packed[b], score) for a, b, score in pairs) == decide.weigh(
        (forms[a], forms[b], score) for a, b, score in pairs
    )
    assert packing.Forms(packed)[1:][0] == forms[1]
