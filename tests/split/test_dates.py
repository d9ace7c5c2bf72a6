"""Dates are found where they stand and mean what a reader of that day would take them for."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.language.dates import find

SUNDAY = "2020-03-29"
"""The publication date of the tables: a Sunday."""

FRENCH = [
    ("Le musée a fermé ce dimanche.", "ce dimanche", "2020-03-29", None),
    ("Il est venu dimanche.", "dimanche", "2020-03-29", None),
    ("Il est venu dimanche dernier.", "dimanche dernier", "2020-03-22", None),
    ("Le vote a eu lieu mardi.", "mardi", "2020-03-24", None),
    ("Le vote a eu lieu mardi soir.", "mardi soir", "2020-03-24", None),
    ("Le vote aura lieu mardi.", "mardi", "2020-03-31", None),
    ("Rendez-vous mercredi prochain.", "mercredi prochain", "2020-04-01", None),
    ("Elle est partie hier.", "hier", "2020-03-28", None),
    ("Elle est partie hier soir.", "hier soir", "2020-03-28", None),
    ("Elle est partie avant-hier.", "avant-hier", "2020-03-27", None),
    ("Le train part aujourd'hui.", "aujourd'hui", "2020-03-29", None),
    ("Le train part aujourd’hui.", "aujourd’hui", "2020-03-29", None),
    ("Le train partira demain.", "demain", "2020-03-30", None),
    ("Il y a dix jours, tout allait bien.", "Il y a dix jours", "2020-03-19", None),
    ("Il y a 3 jours.", "Il y a 3 jours", "2020-03-26", None),
    ("C'était il y a deux semaines.", "il y a deux semaines", "2020-03-15", None),
    ("C'était il y a quatre mois.", "il y a quatre mois", "2019-11", None),
    ("C'était il y a environ vingt ans.", "il y a environ vingt ans", "2000", None),
    ("Il a plu la semaine dernière.", "la semaine dernière", "2020-03-16", "2020-03-22"),
    ("Il pleut cette semaine.", "cette semaine", "2020-03-23", "2020-03-29"),
    ("Il a plu le mois dernier.", "le mois dernier", "2020-02", None),
    ("Il a plu l'an dernier.", "l'an dernier", "2019", None),
    ("Il a plu l’année dernière.", "l’année dernière", "2019", None),
    ("Il pleuvra l'an prochain.", "l'an prochain", "2021", None),
    ("Il pleut cette année.", "cette année", "2020", None),
    ("Le siège a changé ces dernières semaines.", "ces dernières semaines", "2020-03", None),
    ("Des tirs au cours des derniers mois.", "au cours des derniers mois", "2020", None),
    ("Il a neigé ces trois derniers jours.", "ces trois derniers jours", "2020-03-26", "2020-03-29"),
    ("Il est mort le 17 mars.", "le 17 mars", "2020-03-17", None),
    ("Il est mort le 27 décembre.", "le 27 décembre", "2019-12-27", None),
    ("Il est mort le mardi 17 mars.", "le mardi 17 mars", "2020-03-17", None),
    ("Il est né le 1er avril 1990.", "le 1er avril 1990", "1990-04-01", None),
    ("Le procès s'ouvrira le 2 avril.", "le 2 avril", "2020-04-02", None),
    ("Tout a commencé en mai.", "mai", "2019-05", None),
    ("Tout a commencé en mai dernier.", "mai dernier", "2019-05", None),
    ("Tout a commencé en mars 2020.", "mars 2020", "2020-03", None),
    ("Tout a commencé mi-juin.", "mi-juin", "2019-06", None),
    ("Tout a commencé en 2018.", "2018", "2018", None),
    ("La ville l'a acheté (2018).", "2018", "2018", None),
    ("Reçu le 17/03/2020.", "17/03/2020", "2020-03-17", None),
    ("Reçu le 2020-03-17.", "2020-03-17", "2020-03-17", None),
    ("Le festival du 22 au 24 juin 2012.", "du 22 au 24 juin 2012", "2012-06-22", "2012-06-24"),
    ("Les jeux du 27 juillet au 12 août 2012.", "du 27 juillet au 12 août 2012", "2012-07-27", "2012-08-12"),
    ("Une conférence les 9 et 10 mars.", "les 9 et 10 mars", "2020-03-09", "2020-03-10"),
    ("Les années 1990 furent douces.", "années 1990", "1990", "1999"),
    ("Entre 2008 et 2009.", "Entre 2008 et 2009", "2008", "2009"),
    ("Ouvert au printemps 2012.", "printemps 2012", "2012", None),
    ("Téhéran a riposté quelques jours plus tard.", "quelques jours plus tard", None, None),
    ("Il revint le lendemain.", "le lendemain", None, None),
    ("On rendra la base dans deux semaines.", "dans deux semaines", "2020-04-12", None),
]

ENGLISH = [
    ("The base closed on Sunday.", "on Sunday", "2020-03-29", None),
    ("The base closed last Sunday.", "last Sunday", "2020-03-22", None),
    ("On Saturday the base closed.", "On Saturday", "2020-03-28", None),
    ("They met Thursday afternoon.", "Thursday afternoon", "2020-03-26", None),
    ("They will meet on Tuesday.", "on Tuesday", "2020-03-31", None),
    ("They meet next Tuesday.", "next Tuesday", "2020-03-31", None),
    ("He left yesterday.", "yesterday", "2020-03-28", None),
    ("He left last night.", "last night", "2020-03-28", None),
    ("He leaves today.", "today", "2020-03-29", None),
    ("He leaves tomorrow.", "tomorrow", "2020-03-30", None),
    ("It began three days ago.", "three days ago", "2020-03-26", None),
    ("It began a week ago.", "a week ago", "2020-03-22", None),
    ("It began 2 years ago.", "2 years ago", "2018", None),
    ("It began two months ago.", "two months ago", "2020-01", None),
    ("It rained last week.", "last week", "2020-03-16", "2020-03-22"),
    ("It rained last month.", "last month", "2020-02", None),
    ("It rained last year.", "last year", "2019", None),
    ("It opens next year.", "next year", "2021", None),
    ("It rained this month.", "this month", "2020-03", None),
    ("It rained in recent weeks.", "in recent weeks", "2020-03", None),
    ("It rained over the past three days.", "over the past three days", "2020-03-26", "2020-03-29"),
    ("He died on March 17.", "March 17", "2020-03-17", None),
    ("He died on 17 March.", "17 March", "2020-03-17", None),
    ("He died on Dec. 27.", "Dec. 27", "2019-12-27", None),
    ("He died on Tuesday, March 17.", "on Tuesday, March 17", "2020-03-17", None),
    ("He died on March 17, 2020.", "March 17, 2020", "2020-03-17", None),
    ("He died on 1st April 1990.", "1st April 1990", "1990-04-01", None),
    ("It began in May.", "May", "2019-05", None),
    ("It began in March 2020.", "March 2020", "2020-03", None),
    ("It began in 2018.", "2018", "2018", None),
    ("It began on 03/17/2020.", "03/17/2020", "2020-03-17", None),
    ("The fair ran April 5–7, 2019.", "April 5–7, 2019", "2019-04-05", "2019-04-07"),
    ("It was the 1990s.", "the 1990s", "1990", "1999"),
    ("Iran answered a few days later.", "a few days later", None, None),
    ("He returned the next day.", "the next day", None, None),
]


def _one(text: str, lang: str, published: str | None) -> tuple[str, str | None, str | None]:
    (found,) = find(text, lang, published)
    assert text[found.start : found.end] == found.text
    return found.text, found.value, found.end_value


@pytest.mark.parametrize(("text", "words", "value", "end"), FRENCH, ids=[row[0] for row in FRENCH])
def test_a_french_date_means_what_its_day_says(
    text: str, words: str, value: str | None, end: str | None
) -> None:
    assert _one(text, "fr", SUNDAY) == (words, value, end)


@pytest.mark.parametrize(("text", "words", "value", "end"), ENGLISH, ids=[row[0] for row in ENGLISH])
def test_an_english_date_means_what_its_day_says(
    text: str, words: str, value: str | None, end: str | None
) -> None:
    assert _one(text, "en", SUNDAY) == (words, value, end)


@pytest.mark.parametrize(
    ("text", "lang"), [(row[0], "fr") for row in FRENCH] + [(row[0], "en") for row in ENGLISH]
)
def test_without_a_publication_date_no_relative_date_is_resolved(text: str, lang: str) -> None:
    (found,) = find(text, lang, None)
    assert found.value is None or not found.relative


@pytest.mark.parametrize("published", ["2020-03", "2020"])
def test_a_publication_month_or_year_resolves_no_day_it_cannot_know(published: str) -> None:
    assert [mention.value for mention in find("Il est venu dimanche, puis hier.", "fr", published)] == [
        None,
        None,
    ]
    assert find("C'était l'an dernier.", "fr", published)[0].value == "2019"


def test_a_doubtful_order_of_day_and_month_is_a_guess() -> None:
    (found,) = find("It began on 03/04/2020.", "en", SUNDAY)
    assert (found.value, found.guess) == ("2020-03-04", True)


def test_a_day_and_month_that_may_lie_just_ahead_is_a_guess() -> None:
    (found,) = find("La conférence du 9 avril.", "fr", SUNDAY)
    assert (found.value, found.guess) == ("2019-04-09", True)


@pytest.mark.parametrize(
    "text",
    [
        "Le 31 février 2020.",
        "Le mois de mer.",
        "La planète Mars.",
        "Il marche 2 018 km.",
        "On l'a vu partir.",
    ],
)
def test_words_that_only_look_like_dates_are_none(text: str) -> None:
    assert find(text, "fr", SUNDAY) == ()


@pytest.mark.parametrize(
    "text", ["You may go.", "They march on.", "On that 31 February 2020.", "It cost 2,018 euros."]
)
def test_english_words_that_only_look_like_dates_are_none(text: str) -> None:
    assert find(text, "en", SUNDAY) == ()


def test_a_full_date_of_another_language_is_read() -> None:
    (found,) = find("Er kam am 3. März 2020 an.", "de", None)
    assert (found.text, found.value) == ("3. März 2020", "2020-03-03")


def test_a_wrong_publication_date_is_refused() -> None:
    with pytest.raises(ValueError, match="no date"):
        find("hier", "fr", "last year")


def test_french_and_english_never_load_the_heavy_library() -> None:
    code = (
        "import sys; from claims.language.dates import find\n"
        "find('Il y a dix jours, le 3 mai.', 'fr', '2020-03-29'); find('on Sunday, 3 days ago', 'en', '2020-03-29')\n"
        "sys.exit('dateparser' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(st.text(), st.sampled_from(["fr", "en", "de"]), st.sampled_from([None, SUNDAY]))
def test_spans_of_any_text_are_exact_and_apart(text: str, lang: str, published: str | None) -> None:
    end = 0
    for mention in find(text, lang, published):
        assert text[mention.start : mention.end] == mention.text == mention.text.strip()
        assert mention.start >= end
        end = mention.end


PIECES = [words for _, words, _, _ in FRENCH + ENGLISH] + [
    " ",
    ", ",
    "le ",
    "31 ",
    "2020",
    "9" * 12,
    "mars",
    "-",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["fr", "en"]))
def test_dates_thrown_together_never_fail(parts: list[str], lang: str) -> None:
    text = "".join(parts)
    for mention in find(text, lang, SUNDAY):
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("Le lundi de Pâques 2024.", "fr", "2024-04-01"),
        ("On Easter Sunday 1818.", "en", "1818-03-22"),
        ("On Easter Sunday 2038.", "en", "2038-04-25"),
        ("Le Mardi gras 2020.", "fr", "2020-02-25"),
    ],
)
def test_a_feast_that_moves_with_easter_is_reckoned(text: str, lang: str, value: str) -> None:
    assert [date.value for date in find(text, lang, None)] == [value]


def test_what_counts_from_an_event_is_not_counted_from_another_date() -> None:
    found = find("Le 4 mai 2021, la veille du scrutin, il a plu.", "fr", SUNDAY)
    assert [date.value for date in found] == ["2021-05-04", None]


def test_the_day_before_counts_from_a_date_of_its_own_paragraph_only() -> None:
    assert find("Le 4 mai 2021, il a plu.\nLa veille, il a neigé.", "fr", SUNDAY)[-1].value is None
