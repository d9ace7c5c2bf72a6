"""Dates that count from another day than the publication, and dates told roughly."""

from __future__ import annotations

import pytest

from claims.language.dates import find

PUBLISHED = "2020-03-29"


def meant(text: str, lang: str, words: str) -> tuple[str | None, bool]:
    """The value of the date over the words, and whether it is a guess."""
    start = text.index(words)
    date = next(one for one in find(text, lang, PUBLISHED) if one.start <= start < one.end)
    return date.value, date.guess


@pytest.mark.parametrize(
    ("text", "lang", "words", "value"),
    [
        ("Il a expliqué que le musée rouvrirait en juin.", "fr", "juin", "2020-06"),
        ("Il a précisé qu'elles partiraient en juin.", "fr", "juin", "2020-06"),
        ("He said the museum would reopen in June.", "en", "June", "2020-06"),
        ("Il a dit lundi que le pont rouvrirait en juin.", "fr", "lundi", "2020-03-23"),
        ("Le suspect aurait été tué en juin.", "fr", "juin", "2019-06"),
        ("Il entrait au musée en juin.", "fr", "juin", "2019-06"),
        ("Il habiterait Lyon depuis mardi.", "fr", "mardi", "2020-03-24"),
    ],
)
def test_a_conditional_looks_ahead(text: str, lang: str, words: str, value: str) -> None:
    assert meant(text, lang, words) == (value, False)


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("En 2018, il avait dit « hier, j'ai volé ».", "fr", "hier"),
        ("In 2018 he told the court: “Yesterday I stole.”", "en", "Yesterday"),
        ("« Nous voterons demain », a-t-il dit hier.", "fr", "demain"),
        ("En 2018, il avait expliqué que le musée rouvrirait en juin.", "fr", "juin"),
    ],
)
def test_what_was_said_on_another_day_stays_unresolved(text: str, lang: str, words: str) -> None:
    assert meant(text, lang, words) == (None, False)


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("« Hier, j'ai volé », a-t-il dit dimanche.", "fr", "Hier"),
        ("« Hier, j'ai volé », a dit Paul. Il était parti en 2018.", "fr", "Hier"),
        ("“Yesterday I stole.” In 2018 he left.", "en", "Yesterday"),
    ],
)
def test_what_was_said_about_the_publication_is_resolved(text: str, lang: str, words: str) -> None:
    assert meant(text, lang, words) == ("2020-03-28", False)


@pytest.mark.parametrize(
    ("text", "lang", "words", "value", "guess"),
    [
        ("Dimanche en huit, il votera.", "fr", "Dimanche", "2020-04-05", True),
        ("Il votera mardi en huit.", "fr", "mardi", "2020-04-07", False),
        ("Il votera mardi en quinze.", "fr", "mardi", "2020-04-14", False),
        ("Il court dimanche en huit minutes.", "fr", "dimanche", "2020-03-29", False),
        ("They vote a week on Tuesday.", "en", "week", "2020-04-07", False),
    ],
)
def test_en_huit_is_a_week_after_the_next_such_day(
    text: str, lang: str, words: str, value: str, *, guess: bool
) -> None:
    assert meant(text, lang, words) == (value, guess)


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("Il y a près de dix jours, le pont fermait.", "fr", "dix jours"),
        ("Il y a environ dix jours, le pont fermait.", "fr", "dix jours"),
        ("Il y a près d'une dizaine de jours, il partait.", "fr", "dizaine"),
        ("Dans une dizaine de jours, il rouvrira.", "fr", "dizaine"),
        ("Il est parti vers mardi.", "fr", "mardi"),
        ("About ten days ago the bridge closed.", "en", "ten days"),
        ("Some ten days ago the bridge closed.", "en", "ten days"),
        ("Nearly ten days ago the bridge closed.", "en", "ten days"),
        ("Ten days or so ago the bridge closed.", "en", "Ten days"),
    ],
)
def test_a_rough_date_is_a_guess(text: str, lang: str, words: str) -> None:
    assert meant(text, lang, words)[1]


def test_an_exact_number_of_days_is_no_guess() -> None:
    assert meant("Il y a dix jours, le pont fermait.", "fr", "dix jours") == ("2020-03-19", False)
    assert meant("Ten days ago the bridge closed.", "en", "Ten days") == ("2020-03-19", False)


@pytest.mark.parametrize("words", ["Yesterday's", "Last week’s", "Sunday's"])
def test_a_possessive_belongs_to_the_words_of_a_relative_date(words: str) -> None:
    dates = find(f"{words} vote was close.", "en", PUBLISHED)
    assert [date.text for date in dates] == [words]
