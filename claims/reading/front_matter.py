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
    kept["published"] = _date(kept["published"])
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


def _date(value: str) -> str:
    """The plain date of «2020-03-29», «2020-03» and «2020-03-29 10:00»; nothing for other forms."""
    found = re.match(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T\s])", value)
    try:
        return check_partial_date(found[0]) if found else ""
    except ValueError:
        return ""
