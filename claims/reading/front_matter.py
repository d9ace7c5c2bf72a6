"""The head of a Markdown file: lines such as ``title: …`` between two lines of three dashes.

Only what newsrooms write there is read (one value or one list a key); that needs no YAML, whose full form can
nest without end.
"""

from __future__ import annotations

import re
from functools import cache

from schema.base import check_partial_date

_LINES = 200
"""Lines a head may have; a text that begins with a rule of dashes goes on for longer."""

_LONGEST_DATE = 80
"""Characters of a stated date that are read."""

_NAMES = {
    "title": ("title", "titre", "headline"),
    "published": ("date", "published", "publication_date", "pubdate", "datepublished"),
    "author": ("author", "authors", "auteur", "auteurs", "by", "byline"),
    "lang": ("lang", "language", "langue"),
    "publisher": ("publisher", "site", "site_name", "publication"),
    "url": ("url", "source", "link", "canonical", "canonical_url"),
}
"""What we keep, and the keys under which it is written."""


@cache
def _key() -> re.Pattern[str]:
    return re.compile(r"([A-Za-z][\w-]{0,40})\s*[:=](?:\s+(.*))?$")


def split(text: str) -> tuple[dict[str, str], str]:
    """The values stated in the head, and the text after it; no values and the whole text without a head.

    Args:
        text: The decoded text of a file, its line ends line feeds.

    Returns:
        What is stated of ``title``, ``published``, ``author``, ``lang``, ``publisher`` and ``url``.
    """
    fence, _, rest = text.partition("\n")
    if fence.rstrip() not in {"---", "+++"}:
        return {}, text
    lines = rest.split("\n", _LINES)
    last = next(
        (n for n, line in enumerate(lines[:_LINES]) if line.rstrip() in {fence.rstrip(), "..."}), None
    )
    stated = _values(lines[:last]) if last else None
    if not last or stated is None:
        return {}, text
    kept = {name: _first(stated, keys) for name, keys in _NAMES.items()}
    kept["lang"] = _language(kept["lang"])
    kept["published"] = _date(kept["published"], kept["lang"])
    body = "\n".join(lines[last + 1 :])
    return {name: value for name, value in kept.items() if value}, body.lstrip("\n")


def _values(lines: list[str]) -> dict[str, list[str]] | None:
    """The values by key, or None where a line shows that this is no head."""
    stated: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        found = _key().match(line)
        if found:
            key = found[1].lower()
            stated[key] = _items(found[2] or "")
        elif key and line.lstrip().startswith("- "):
            stated[key].append(_unquoted(line.lstrip()[2:]))
        elif line.strip() and not line.startswith((" ", "\t", "#", "[")):
            return None
    return stated or None


def _items(value: str) -> list[str]:
    """One value, or those of a list in brackets."""
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return [item for item in map(_unquoted, value[1:-1].split(",")) if item]
    return [_unquoted(value)] if value else []


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _first(stated: dict[str, list[str]], keys: tuple[str, ...]) -> str:
    return next((", ".join(stated[key]) for key in keys if stated.get(key)), "")


def _language(value: str) -> str:
    """«fr» of «fr», «fr-FR» and «fr_CA»; nothing for words such as «French»."""
    code = re.split("[-_]", value.lower())[0]
    return code if re.fullmatch("[a-z]{2,3}", code) else ""


def _date(value: str, lang: str) -> str:
    """The plain date of «2020-03-29 10:00», «29 mars 2020», "March 29, 2020"; doubtful ones give nothing.

    Args:
        value: What the head says.
        lang: The language it states; without one French and English must not read different dates.
    """
    iso = re.match(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T\s])", value)
    try:
        if iso:
            return check_partial_date(iso[0])
    except ValueError:
        return ""
    from claims.language.dates import find

    told: set[str] = set()
    for code in (lang,) if lang else ("fr", "en"):
        found = find(value[:_LONGEST_DATE], code)
        if len(found) == 1 and _stands_alone(value, found[0].start, found[0].end):
            plain = found[0].value is not None and not found[0].guess and found[0].end_value is None
            told.add(found[0].value if plain and found[0].value else "")
    return told.pop() if len(told) == 1 else ""


def _stands_alone(value: str, start: int, end: int) -> bool:
    """Whether nothing but a lead («le») and a time of day stands beside the date."""
    return bool(_lead().fullmatch(value[:start]) and _clock().fullmatch(value[end:]))


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(r"(?:(?:publié|published|mis à jour|updated)?\s*(?:le|on)?\s*:?\s*)", re.IGNORECASE)


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(r"(?:[,\s]*(?:à|at|-|–|,)?\s*\d{1,2}\s?(?:[:h.]\s?\d{0,2}|[ap]\.?m)[^\n]{0,30})?")
