"""Articles are read as they are, or refused in one plain sentence."""

from __future__ import annotations

import hashlib
import io
import os
from importlib.metadata import EntryPoint, EntryPoints
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claims.reading.page
from claims.errors import BadInput, DeskError, NotFound
from claims.reading import MAX_BYTES, READERS, read_bytes, read_file, read_stream
from claims.safe import visible

if TYPE_CHECKING:
    from pathlib import Path

    from claims.reading.page import Page

FRENCH = "L’été à Nîmes coûte 3 €."


@pytest.mark.parametrize(
    ("content", "decoding"),
    [
        (FRENCH.encode("utf-8"), "utf-8"),
        (FRENCH.encode("utf-8-sig"), "utf-8-sig"),
        (FRENCH.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + FRENCH.encode("utf-16-be"), "utf-16"),
        (FRENCH.encode("utf-32"), "utf-32"),
        (FRENCH.encode("cp1252"), "cp1252"),
    ],
)
def test_the_decoding_is_told_and_the_bytes_are_kept(content: bytes, decoding: str) -> None:
    reading = read_bytes(content, name="a.txt")
    assert (reading.text, reading.decoding, reading.content) == (FRENCH, decoding, content)
    assert reading.sha256 == hashlib.sha256(content).hexdigest()


def test_a_declared_encoding_comes_before_the_guess_and_after_utf_8() -> None:
    russian = "Привет, мир."
    assert read_bytes(russian.encode("koi8-r"), name="a", declared="KOI8-R").text == russian
    assert read_bytes(russian.encode("utf-8"), name="a", declared="koi8-r").text == russian
    assert read_bytes(russian.encode("utf-16-le"), name="a", declared="UTF-16LE").text == russian


@pytest.mark.parametrize("declared", ["no-such-charset", "hex", "unicode_escape", "", "\0"])
def test_a_declaration_that_names_no_text_encoding_is_passed_over(declared: str) -> None:
    assert read_bytes(FRENCH.encode("cp1252"), name="a", declared=declared).decoding == "cp1252"


def test_line_ends_become_line_feeds_and_nothing_else_changes() -> None:
    odd = "a\r\nb\rc\n\n\u2028\ufb01\u00adne e\u0301 \u200b\tfin"
    assert read_bytes(odd.encode(), name="a").text == "a\nb\nc\n\n\u2028\ufb01\u00adne e\u0301 \u200b\tfin"


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
        lambda text: text.strip("\ufeff \xa0")
    )
)
def test_any_text_in_utf_8_is_read_as_it_is(text: str) -> None:
    if text.strip() and not text.startswith("\ufeff"):
        assert read_bytes(text.encode(), name="a.txt").text == text


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        reading = read_bytes(content, name="a")
    except BadInput:
        return
    assert reading.text.strip()
    reading.text.encode("utf-8")


REFUSED = [
    (b"", "“a.txt” is empty."),
    (b" \n\t\r\n", "“a.txt” is empty."),
    (b"\xef\xbb\xbf", "“a.txt” is empty."),
    (b"text\0more", "“a.txt” is no text file."),
    (b"%PDF-1.7 text", "“a.txt” is no text file."),
    (b"PK\x03\x04word", "“a.txt” is no text file."),
    (b"caf\xe9 \x01\x02", "“a.txt” is no text file."),
    (b"caf\xe9 \x81", "“a.txt” cannot be decoded: its bytes mean nothing in UTF-8, Windows-1252."),
    (b"\xff\xfea", "“a.txt” cannot be decoded: its bytes mean nothing in utf-16."),
    (b"half \xed\xa0\x80 sign", "“a.txt” holds half a character (U+D800) at position 5."),
    (b"a" * (MAX_BYTES + 1), "“a.txt” is longer than 5 MB."),
]


@pytest.mark.parametrize(("content", "sentence"), REFUSED)
def test_what_is_no_text_is_refused_in_one_sentence_with_a_hint(content: bytes, sentence: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_bytes(content, name="a.txt")
    assert caught.value.message == sentence
    assert caught.value.hint


def test_a_text_of_the_longest_length_is_read() -> None:
    assert len(read_bytes(b"a" * MAX_BYTES, name="a").text) == MAX_BYTES


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(FRENCH.encode("cp1252"))
    assert read_file(path).text == FRENCH


def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"There is no file “.*nowhere\.txt”"):
        read_file(tmp_path / "nowhere.txt")
    with pytest.raises(NotFound):
        read_file(_written(tmp_path) / "below.txt")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is a folder"):
        read_file(tmp_path)


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(BadInput, match="device or pipe"):
        read_file(path)


def test_a_device_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "zero.txt"
    link.symlink_to("/dev/zero")
    with pytest.raises(BadInput, match="device or pipe"):
        read_file(link)


def test_a_file_too_long_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(BadInput, match="longer than 5 MB"):
        read_file(path)


@pytest.mark.parametrize("name", ["a\0b.txt", "n" * 300 + ".txt", "\ud800.txt"])
def test_an_impossible_name_is_one_sentence_too(tmp_path: Path, name: str) -> None:
    with pytest.raises(DeskError) as caught:
        read_file(tmp_path / name)
    assert visible(caught.value.message) == caught.value.message


def test_a_link_that_turns_in_circles_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "round.txt"
    link.symlink_to(link)
    with pytest.raises(DeskError):
        read_file(link)


def test_a_hostile_file_name_cannot_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b]0;title\x07\u202e\n.txt"
    path.write_bytes(b"")
    with pytest.raises(BadInput) as caught:
        read_file(path)
    assert visible(caught.value.message) == caught.value.message
    assert "␛]0;title␇\ufffd␊" in caught.value.message


class Endless(io.RawIOBase):
    """A stream that never ends and counts what was taken."""

    taken = 0

    def read(self, size: int | None = -1) -> bytes:
        assert size is not None
        assert size > 0
        self.taken += size
        return b"a" * size


def test_an_endless_stream_is_read_no_further_than_the_limit() -> None:
    stream = Endless()
    with pytest.raises(BadInput, match=r"Standard input is longer than 5 MB"):
        read_stream(stream)  # type: ignore[arg-type]
    assert stream.taken < 1.1 * MAX_BYTES


def test_a_stream_that_gives_little_at_a_time_is_read_whole() -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:  # noqa: ARG002
            return super().read(3)

    assert read_stream(Slow(FRENCH.encode())).text == FRENCH


def test_standard_input_is_named_so() -> None:
    with pytest.raises(BadInput, match=r"^Standard input is empty"):
        read_stream(io.BytesIO(b""))


def upside_down(text: str) -> Page:
    """A reader as a plug-in brings it."""
    return claims.reading.page.Page(text=text[::-1], title="Upside down")


def _install(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    offered = EntryPoints([EntryPoint(name="flip", value=value, group=READERS)])
    monkeypatch.setattr("importlib.metadata.entry_points", offered.select)
    monkeypatch.setattr("claims.reading.plain.upside_down", upside_down, raising=False)


def test_a_plug_in_reads_the_files_of_its_suffix(monkeypatch: pytest.MonkeyPatch) -> None:
    _install(monkeypatch, "claims.reading.plain:upside_down")
    reading = read_bytes(b"olleh", name="a.FLIP")
    assert (reading.text, reading.title, reading.content) == ("hello", "Upside down", b"olleh")
    assert read_bytes(b"olleh", name="a.other").text == "olleh"


@pytest.mark.parametrize("value", ["claims.reading.nowhere:read", "claims.reading.plain:nothing"])
def test_a_plug_in_that_cannot_be_loaded_is_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    _install(monkeypatch, value)
    with pytest.raises(BadInput, match=r"reader for “\.flip”") as caught:
        read_bytes(b"text", name="a.flip")
    assert value in caught.value.hint


def _written(folder: Path) -> Path:
    path = folder / "file.txt"
    path.write_text("text")
    return path
