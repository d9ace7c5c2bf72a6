"""Normal forms as text, on the way between processes: who asks spends a third of the time on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, overload

from claims.dedupe.normal import BREAK, Form, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claims.dedupe.decide import Weighed


class Packed(NamedTuple):
    """A normal form as text."""

    same: str
    """That of the form: its words and who said it."""
    rest: str
    """All else."""

    @property
    def words(self) -> list[str]:
        """What is compared, in order."""
        return self.same[: self.same.index(BREAK)].split()


class Forms(Sequence[Form]):
    """Packed forms, unpacked one by one when they are asked for."""

    def __init__(self, packed: Sequence[Packed]) -> None:
        self._packed = packed

    def __len__(self) -> int:
        return len(self._packed)

    @overload
    def __getitem__(self, at: int) -> Form: ...

    @overload
    def __getitem__(self, at: slice) -> Forms: ...

    def __getitem__(self, at: int | slice) -> Form | Forms:
        return Forms(self._packed[at]) if isinstance(at, slice) else unpack(self._packed[at])


def pack(form: Form) -> Packed:
    """A form as text."""
    written = "" if form.written == form.words else " ".join(form.written)
    return Packed(form.same, BREAK.join((written, form.text, "denied" if form.denied else "", form.lang)))


def unpack(packed: Packed) -> Form:
    """The form again."""
    told, opening, ending = packed.same.split(BREAK)
    written, text, denied, lang = packed.rest.split(BREAK, 3)
    words = tuple(told.split())
    return Form(words, tuple(written.split()) or words, text, lang, opening, ending, bool(denied))


def read(texts: Iterable[tuple[str, str | None]]) -> list[Packed]:
    """The normal forms of many claims; see :func:`claims.dedupe.normal.normalise`."""
    return [pack(form) for form in normalise(texts)]


def weigh(pairs: Iterable[tuple[Packed, Packed, float]]) -> list[Weighed | None]:
    """What to say of many pairs; see :func:`claims.dedupe.decide.weigh`. Each form is unpacked once."""
    from claims.dedupe import decide

    forms: dict[Packed, Form] = {}

    def form(packed: Packed) -> Form:
        if packed not in forms:
            forms[packed] = unpack(packed)
        return forms[packed]

    return decide.weigh((form(a), form(b), score) for a, b, score in pairs)
