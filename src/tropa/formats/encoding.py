"""The encoding of a text file, found out by reading all of it once, a piece at a time."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from charset_normalizer import from_bytes

from tropa.core.errors import InputError
from tropa.formats.letters import best_encoding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tropa.formats.source import Progress

PIECE_BYTES = 1 << 22
_WINDOW_BYTES = 1 << 13
_SAMPLE_BYTES = 1 << 18
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27}) + b"\x7f"
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32-le",  # before UTF-16, whose mark is its beginning
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_ALIASES = {"latin-1": "cp1252", "latin1": "cp1252", "iso-8859-1": "cp1252"}
"""Exports that call themselves Latin-1 are Windows-1252: the same letters and more signs."""


@dataclass(slots=True)
class Looked:
    """What one pass over a text file saw.

    Attributes
    ----------
    encoding : str
        ``utf-8``, ``utf-16-le``, ``utf-16-be``, ``cp1251`` …
    has_bom : bool
        Whether the file begins with a byte order mark.
    newlines : set[bytes]
        Of ``\\r\\n``, ``\\n``, ``\\r``.
    """

    encoding: str = "utf-8"
    has_bom: bool = False
    newlines: set[bytes] = field(default_factory=set)


def look_at_text(
    path: Path, *, file: str, encoding: str | None = None, progress: Progress | None = None
) -> Looked:
    """Find out how a text file is encoded and how its lines end.

    Raises
    ------
    InputError
        When it is no text, or not in the encoding named.
    """
    with path.open("rb") as stream:
        head = stream.read(1 << 16)
    wide, has_bom = _wide_encoding(head)
    named = _canonical(encoding, file) if encoding else None
    if wide and named in {None, wide[:6], wide}:
        return Looked(wide, has_bom=has_bom, newlines={b"\r\n"})
    seen = _Pass(file)
    for piece, share in pieces_of(path):
        seen.take(piece)
        if progress:
            progress(share)
    if named:
        seen.looked.encoding = _checked(named, seen)
    else:
        seen.looked.encoding = seen.verdict()
    seen.looked.has_bom = head.startswith(codecs.BOM_UTF8)
    return seen.looked


def pieces_of(path: Path) -> Iterator[tuple[bytes, float]]:
    """Read a file piece by piece, with the share read so far."""
    total = max(path.stat().st_size, 1)
    done = 0
    with path.open("rb") as stream:
        while piece := stream.read(PIECE_BYTES):
            done += len(piece)
            yield piece, min(done / total, 1.0)


def _wide_encoding(head: bytes) -> tuple[str | None, bool]:
    for mark, encoding in _MARKS.items():
        if head.startswith(mark):
            return encoding, True
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = max(len(head) // 2, 1)
    if odd > 0.1 * half and even < 0.001 * half:
        return "utf-16-le", False
    if even > 0.1 * half and odd < 0.001 * half:
        return "utf-16-be", False
    return None, False


def _canonical(encoding: str, file: str) -> str:
    try:
        name = codecs.lookup(encoding).name
    except LookupError as error:
        raise InputError(
            f"'{encoding}' is no encoding.", file=file, hint="Use utf-8, utf-16, cp1251, cp1250 …"
        ) from error
    name = "utf-8" if name == "utf-8-sig" else name
    return _ALIASES.get(encoding.lower(), _ALIASES.get(name, name))


def _checked(named: str, seen: _Pass) -> str:
    if named == "utf-8" and (seen.broken_row or seen.is_cut_off):
        raise seen.broken_utf8()
    return named


class _Pass:
    """Takes the pieces of a file in turn and remembers what matters.

    It must stay as quick as reading: a file of 2 GB goes through here before an engine sees it.
    """

    def __init__(self, file: str) -> None:
        self.looked = Looked()
        self.broken_row = 0
        self._file = file
        self._rest = b""
        self._lines = 0
        self._letters = 0
        self._broken = 0
        self._sample = bytearray()
        self._ends_with_return = False

    @property
    def is_cut_off(self) -> bool:
        """Whether the text ended in the middle of a letter of UTF-8."""
        return bool(self._rest)

    def take(self, piece: bytes) -> None:
        self._refuse_binary(piece)
        feeds = piece.count(b"\n")
        self._see_newlines(piece, feeds)
        if self._is_no_utf8:
            self._keep_sample(piece)
        elif self._rest or not piece.isascii():
            self._see_letters(self._rest + piece)
        self._lines += feeds

    def verdict(self) -> str:
        if not self.broken_row and not self._rest:
            return "utf-8"
        if not self._is_no_utf8 and self._letters:
            raise self.broken_utf8()
        sample = bytes(self._sample) or self._rest
        best = best_encoding(sample)
        if best:
            return best
        match = from_bytes(sample).best()
        return match.encoding if match else "cp1252"

    def broken_utf8(self) -> InputError:
        return InputError(
            "this row is not valid UTF-8.",
            file=self._file,
            row=self.broken_row or self._lines + 1,
            hint="Export the file again as UTF-8, or name its encoding (cp1251, cp1250 …).",
        )

    @property
    def _is_no_utf8(self) -> bool:
        """Whether too many letters are broken for a damaged UTF-8."""
        return self._broken > 0 and self._letters <= 20 * self._broken

    def _refuse_binary(self, piece: bytes) -> None:
        head = piece[:_WINDOW_BYTES]
        controls = len(head) - len(head.translate(None, _CONTROLS))
        if b"\0" in piece or controls > 0.01 * len(head):
            raise InputError(
                "this is a binary file, not a table of text.",
                file=self._file,
                hint="Export the table as CSV, XLSX or Parquet.",
            )

    def _see_newlines(self, piece: bytes, feeds: int) -> None:
        if self._ends_with_return and not piece.startswith(b"\n"):
            self.looked.newlines.add(b"\r")
        pairs = returns = 0
        if b"\r" in piece:
            pairs, returns = piece.count(b"\r\n"), piece.count(b"\r") - piece.endswith(b"\r")
        if self._ends_with_return and piece.startswith(b"\n"):
            pairs, returns = pairs + 1, returns + 1
        self._ends_with_return = piece.endswith(b"\r")
        counts = {b"\r\n": pairs, b"\n": feeds - pairs, b"\r": returns - pairs}
        self.looked.newlines |= {newline for newline, count in counts.items() if count > 0}

    def _see_letters(self, text: bytes) -> None:
        """Count the letters of UTF-8; where it breaks, note the row and keep a sample."""
        try:
            decoded, used = codecs.utf_8_decode(text, "strict", False)  # noqa: FBT003  # C function
        except UnicodeDecodeError as error:
            row = self._lines + text.count(b"\n", 0, error.start) + 1
            self.broken_row = self.broken_row or row
            decoded, used = text.decode("utf-8", "replace"), len(text)
            self._broken += decoded.count("\ufffd")
            self._keep_sample(text)
        self._letters += used - len(decoded)
        self._rest = text[used:]

    def _keep_sample(self, text: bytes) -> None:
        if len(self._sample) < _SAMPLE_BYTES and not text.isascii():
            start = next(at for at, byte in enumerate(text) if byte > 127)
            self._sample += text[start : start + _WINDOW_BYTES]
