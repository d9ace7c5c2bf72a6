"""How many small changes of meaning the guard sees, and how many harmless edits it lets pass, kind by kind.

    python bench/look_alikes.py                      # both batches, both languages
    python bench/look_alikes.py second --misses      # one batch, and what was judged wrongly

The edits stand in ``bench/edits/BATCH.LANG.txt``: a sentence, then its edits, one a line, as
``! kind | old => new`` where the claim changes and ``= kind | old => new`` where it does not. The first batch
was looked at while the guard was written, the second was written afterwards. Typing slips, capitals, accents,
punctuation, quotation marks, attributions and changed digits are also made from each sentence by rule.
"""

from __future__ import annotations

import argparse
import random
import re
import time
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from claims.match.facts import facts
from claims.match.guard import differences

FOLDER = Path(__file__).parent / "edits"
LANGUAGES = ("fr", "en")
SEED = 7
_DIGIT = re.compile(r"\d")
_LONG_WORD = re.compile(r"(?<![\w'’-])[a-zà-ÿ]{7,}(?![\w'’-])")
_OPENINGS = {
    "fr": ("Selon un rapport publié jeudi, ", "D'après le ministère, ", "Le porte-parole a affirmé que "),
    "en": ("According to a report, ", "Officials say ", "The spokesman said that "),
}
_ENDINGS = {
    "fr": (", a déclaré la ministre.", ", selon une source policière.", ", rapporte l'agence."),
    "en": (", the minister said.", ", according to police.", ", officials told reporters."),
}


class Edit(NamedTuple):
    """A sentence and what became of it."""

    kind: str
    same: bool
    """Whether both still claim the same."""
    before: str
    after: str


def written(path: Path) -> list[Edit]:
    """The edits written by hand.

    Raises:
        ValueError: An edit does not fit its sentence.
    """
    edits: list[Edit] = []
    sentence = ""
    for line in path.read_text("utf-8").splitlines():
        if line[:2] not in {"! ", "= "}:
            sentence = line or sentence
            continue
        kind, change = line[2:].split(" | ", 1)
        old, new = change.split(" => ", 1)
        if old not in sentence:
            message = f"{path.name}: {old!r} is not in {sentence!r}"
            raise ValueError(message)
        edits.append(Edit(kind, line[0] == "=", sentence, sentence.replace(old, new, 1)))
    return edits


def by_rule(sentences: list[str], lang: str) -> list[Edit]:
    """Edits any sentence can have; the same at each run."""
    chance = random.Random(SEED)  # noqa: S311 - nothing secret
    edits: list[Edit] = []
    for sentence in sentences:
        edits += _harmless(sentence, lang, chance)
        digits = list(_DIGIT.finditer(sentence))
        if digits:
            at = chance.choice(digits)
            digit = chance.choice([one for one in "123456789" if one != at[0]])
            changed = sentence[: at.start()] + digit + sentence[at.end() :]
            edits.append(Edit("rule:digit", same=False, before=sentence, after=changed))
    return edits


def _harmless(sentence: str, lang: str, chance: random.Random) -> list[Edit]:
    found: list[tuple[str, str]] = [
        ("rule:case", sentence.upper()),
        ("rule:case", sentence.lower()),
        ("rule:accent", _without_accents(sentence)),
        ("rule:punctuation", sentence.rstrip(".") + " !"),
        ("rule:quotes", f"« {sentence} »" if lang == "fr" else f"“{sentence}”"),
        ("rule:attribution", chance.choice(_ENDINGS[lang]).join((sentence.rstrip("."), ""))),
    ]
    opening = chance.choice(_OPENINGS[lang])
    if not opening.endswith("que "):
        small = sentence if sentence[1:2].isupper() else sentence[0].lower() + sentence[1:]
        found.append(("rule:attribution", opening + small))
    words = list(_LONG_WORD.finditer(sentence))
    if words:
        word = chance.choice(words)
        found.append(
            ("rule:typo", sentence[: word.start()] + _slip(word[0], chance) + sentence[word.end() :])
        )
    return [Edit(kind, same=True, before=sentence, after=after) for kind, after in found if after != sentence]


def _slip(word: str, chance: random.Random) -> str:
    """A word with a letter lost, doubled, or changed places with the next."""
    at = chance.randrange(1, len(word) - 2)
    return chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    return "".join(one for one in apart if not unicodedata.combining(one))


def measure(edits: list[Edit], lang: str, *, misses: bool) -> None:
    """Print the share of flagged edits, kind by kind and together, and the time of a pair."""
    flagged: dict[tuple[bool, str], list[bool]] = defaultdict(list)
    hard: dict[bool, list[bool]] = defaultdict(list)
    began = time.perf_counter()
    compared = [(edit, differences(facts(edit.before, lang), facts(edit.after, lang))) for edit in edits]
    seconds = time.perf_counter() - began
    for edit, found in compared:
        flagged[edit.same, edit.kind].append(bool(found))
        flagged[edit.same, "together"].append(bool(found))
        hard[edit.same].append(any(one.hard for one in found))
        if misses and bool(found) is edit.same:
            told = "; ".join(f"{one.kind.value} {one.ours!r} / {one.theirs!r} {one.hard}" for one in found)
            print(f"  {edit.kind:16} {edit.before}\n{'':19}{edit.after}\n{'':19}{told}")
    for (same, kind), marks in sorted(flagged.items()):
        share = sum(marks) / len(marks)
        print(f"{lang}  {'harmless' if same else 'look-alike':10}  {kind:18} {len(marks):5}  {share:.3f}")
    for same, marks in sorted(hard.items()):
        share = sum(marks) / len(marks)
        print(f"{lang}  {'harmless' if same else 'look-alike':10}  {'hard':18} {len(marks):5}  {share:.3f}")
    print(f"{lang}  {1000 * seconds / len(edits):.2f} ms a pair, reading both included")


def main() -> None:
    """Measure one batch or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("batches", nargs="*", default=["first", "second"])
    parser.add_argument("--misses", action="store_true", help="print what was judged wrongly")
    parser.add_argument("--lang", choices=LANGUAGES, help="one language alone")
    args = parser.parse_args()
    for batch in args.batches:
        for lang in [args.lang] if args.lang else LANGUAGES:
            edits = written(FOLDER / f"{batch}.{lang}.txt")
            sentences = list(dict.fromkeys(edit.before for edit in edits))
            print(f"{batch} batch, {lang}: {len(sentences)} sentences")
            measure(edits + by_rule(sentences, lang), lang, misses=args.misses)


if __name__ == "__main__":
    main()
