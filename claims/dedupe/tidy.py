"""What a text carries that nobody wrote: broken letters, links, tags, pictures and calls to read on.

A claim copied from a page or a feed says the same with and without them.
"""

from __future__ import annotations

import functools
import html
import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_LINK = re.compile(r"\(?(?:https?://|www\.|pic\.twitter\.com/|\b[\w-]+\.(?:com|fr|org|net|co)/)\S*")
_BROKEN = re.compile("[ÂÃâÅÄ]")
_BROKEN_RUN = re.compile(r"â[€„†][^\s\w]?|[ÂÃÅÄ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_LOST_BLANK = re.compile("Ã(?= )")
"""« à » in the wrong letters ends with a hard blank, which is soon a plain one."""
_PICTURES = re.compile("[\U0001f000-\U0001faff\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\ufe0f\u200d]+")
_PARTED_NOT = re.compile(r"(?<=\w)n['’] t\b")
_QUOTES = str.maketrans("‹›„‟", '""""')
_TAGS = re.compile(r"(?:\s+#\w+)+[\s.]*$")
_RETWEET = re.compile(r"(?:RT\s+)?@\w+\s*:\s*")
_HANDLE = re.compile(r"(?:(?<=[.!?…\"»”)])|\svia)\s+@\w+\s*$")
_BULLET = re.compile(r"(?:[•·▪►‣*>–—-]+\s+|\d{1,2}[.)]\s+(?=[\"“«A-ZÀ-Þ]))")
_NOTE = re.compile(r"(?:\s*(?:\[\d{1,3}\]|[(\[](?:sic|photo|video|vidéo)[)\]]))+[\s.]*$", re.IGNORECASE)
"""A footnote's number, and what an editor adds in brackets."""
_COUNTER = re.compile(r"\s*[(\[]\d{1,2}/\d{1,2}[)\]]\s*$")
_MONEY = re.compile(
    r"\b(?:US|A|C|NZ)?\$\s?(?=\d)|\b(?P<code>USD|EUR|GBP)\s?(?=\d)|(?<=\d)\s?(?P<after>USD|EUR|GBP)\b"
)
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
_SCALE = re.compile(
    r"(?P<figure>(?P<sign>[$€£])\d[\d,.]*)\s?(?P<short>m|mn|mln|b|bn|tn)\b|"
    r"(?P<count>\d[\d,.]*)\s?(?P<letters>M|Md|Mds)(?=\s?[$€£])"
)
_SCALES = {
    "en": {"m": "million", "b": "billion", "t": "trillion"},
    "fr": {"M": "millions", "Md": "milliards"},
}
_DIGIT_IN_WORD = re.compile(r"(?<=[^\W\d_][^\W\d_])[015]{1,2}(?=[^\W\d_]{2})")
"""A letter read as a digit: “chem1cal”; F16 and 3D have none."""
_DOTTED = re.compile(r"\b(?:(?:[A-Z]\.){2,}|(?:u\.s\.|u\.k\.|u\.n\.|e\.u\.))(?!\w)")
"""“U.S.” is “US”."""
_DOUBLED = re.compile(r"([,;:])\1+|(?<!\.)\.\.(?!\.)")
"""A mark typed twice; three points are meant."""
_LETTERS = str.maketrans("015", "ols")
_REACH = 90
"""Characters at the end in which a call to read on is looked for."""


def tidied(text: str, lang: str) -> str:
    """The text without what pages and feeds add to it.

    Args:
        text: Any text.
        lang: ISO 639-1 code.

    Returns:
        The text; as it was where nothing would be left.
    """
    tidy = _with_letters(text)
    if "/" in tidy:
        tidy = _COUNTER.sub("", _LINK.sub(" ", tidy))
    if not tidy.isascii():
        tidy = _PICTURES.sub(" ", tidy).translate(_QUOTES)
    if "' " in tidy:
        tidy = _PARTED_NOT.sub("n't", tidy)
    if "''" in tidy:
        tidy = tidy.replace("''", '"')
    if "#" in tidy:
        tidy = _TAGS.sub("", tidy)
    tidy = _without_notes(tidy).strip()
    if "@" in tidy:
        tidy = _HANDLE.sub("", tidy[found.end() :] if (found := _RETWEET.match(tidy)) else tidy)
    if found := _BULLET.match(tidy):
        tidy = tidy[found.end() :]
    tidy = _without_calls(tidy, lang)
    tidy = _typed_right(tidy)
    return _money(tidy, lang) if any(letter.isalnum() for letter in tidy) else text


def _without_notes(text: str) -> str:
    """The text without marks of bold letters, a footnote's number and what an editor added behind it."""
    if "**" in text:
        text = text.replace("**", "")
    return _NOTE.sub("", text) if text.endswith(("]", ")", "].", ").")) else text


def _typed_right(text: str) -> str:
    """The text without doubled commas, points within initials and letters read as digits."""
    if ",," in text or ".." in text:
        text = _DOUBLED.sub(lambda found: found[1] or ".", text)
    if text.count(".") > 1:
        text = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    if "0" in text or "1" in text or "5" in text:
        text = _DIGIT_IN_WORD.sub(lambda found: found[0].translate(_LETTERS), text)
    return text


def _with_letters(text: str) -> str:
    """The text with letters for HTML entities and for bytes read in the wrong encoding."""
    if "&" in text and ";" in text:
        text = html.unescape(html.unescape(text))
    if text.isascii() or not _BROKEN.search(text):
        return text
    return _LOST_BLANK.sub("à", _BROKEN_RUN.sub(_mended, text)) if _BROKEN_RUN.search(text) else text


def _mended(found: re.Match[str]) -> str:
    raw = b"".join(_byte(letter) for letter in found[0])
    for length in (len(raw), len(raw) - 1):
        try:
            return raw[:length].decode() + found[0][length:]
        except UnicodeDecodeError:
            continue
    return "”" if found[0].startswith("â€") else found[0]


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1", "replace")


def _without_calls(text: str, lang: str) -> str:
    """The text without “Read more” and « Crédit photo : » at its end."""
    calls = _calls(lang)
    end = max(0, len(text) - _REACH)
    if calls is None or not calls.beginning.search(text, end):
        return text
    found = calls.whole.search(text, end)
    if not (found and found.start()):
        return text
    if text[found.start() - 1].isalnum() and not any(word[:1].islower() for word in text.split()):
        return text  # in capitals throughout any word looks like the first one of a call
    return text[: found.start()].rstrip()


class _Calls(NamedTuple):
    """Patterns of calls to the reader."""

    beginning: re.Pattern[str]
    """Their first words: a text without any, as nearly all are, is done with."""
    whole: re.Pattern[str]


@functools.cache
def _calls(lang: str) -> _Calls | None:
    text = files("claims.dedupe").joinpath("data", "calls.json").read_text(encoding="utf-8")
    lists = json.loads(text).get(lang)
    if lists is None:
        return None
    calls, labels = (_as_written(lists[key]) for key in ("calls", "labels"))
    firsts = sorted({one.split()[0] for one in (*calls, *labels)})
    return _Calls(
        re.compile("|".join(map(re.escape, firsts))),
        re.compile(
            rf"(?:\s+|(?<=[.!?]))[-–—|(\[]?\s*"
            rf"(?:(?:{'|'.join(map(re.escape, calls))})\b|(?:{'|'.join(map(re.escape, labels))})\s?:)"
            r"[^.!?]*[.!?)\]\s]*$"
        ),
    )


def _as_written(phrases: Iterable[str]) -> list[str]:
    """Phrases with a capital, and all in capitals."""
    return [written for one in phrases for written in (f"{one[0].upper()}{one[1:]}", one.upper())]


def _money(text: str, lang: str) -> str:
    """Sums with the sign of their currency and the scale in words: “US$5m” is “$5 million”."""
    if not ("$" in text or "€" in text or "£" in text or "USD" in text or "EUR" in text or "GBP" in text):
        return text
    text = _MONEY.sub(_sign, text)
    return _SCALE.sub(lambda found: _scaled(found, lang), text)


def _sign(found: re.Match[str]) -> str:
    code = found["code"] or found["after"]
    return _SIGNS[code] if code else "$"


def _scaled(found: re.Match[str], lang: str) -> str:
    scales = _SCALES.get(lang, {})
    if found["short"]:
        name = scales.get(found["short"][0])
        return f"{found['figure']} {name}" if name else found[0]
    name = scales.get(found["letters"].removesuffix("s"))
    return f"{found['count']} {name}" if name else found[0]
