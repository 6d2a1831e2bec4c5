"""How large a sheet becomes in memory, told from its XML before anything holds it."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tropa.core.errors import InputError
from tropa.formats.xml_guard import (
    LARGEST_TOKEN_BYTES,
    guarded_parser,
    local_name,
    parse_guarded,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

ANY_CELL = re.compile(rb"<(?:[^\s<>/:!?]+:)?c[\s/>]")
CELL = re.compile(rb'<(?:[^\s<>/:!?]+:)?c\s(?:[^<>]*?\s)?r="([A-Z]{1,3})(\d{1,7})"')
SINGLE_QUOTED = re.compile(rb"=\s*'")
STRING_END = re.compile(rb"</(?:[^\s<>/:!?]+:)?si\s*>")
LONGEST_LETTERS, LONGEST_NUMBER = 9, 20
"""A column has fewer letters; a row, or the place of a shared text, fewer digits."""
REFERENCE = re.compile(r"([A-Za-z]+)0*([0-9]+)")


@dataclass(slots=True)
class SheetSize:
    """What a sheet takes: the corner of its rectangle, its cells, the text they hold.

    Attributes
    ----------
    is_sure : bool
        False where a quick look cannot tell, since the sheet is written in an unusual way.
    """

    rows: int = 0
    columns: int = 0
    cells: int = 0
    text_bytes: int = 0
    is_sure: bool = True

    @property
    def rectangle(self) -> int:
        """Cells of the rectangle up to the corner."""
        return self.rows * self.columns


def whole_tags(chunks: Iterable[bytes], *, file: str) -> Iterable[bytes]:
    """Cut chunks anew so that no tag is split; texts, which may have no end, are.

    Raises
    ------
    InputError
        A tag is longer than any honest one.
    """
    held = b""
    for chunk in chunks:
        text = held + chunk
        begun = text.rfind(b"<")
        end = len(text) if begun < 0 or text.find(b">", begun) >= 0 else begun
        yield text[:end]
        held = text[end:]
        if len(held) > LARGEST_TOKEN_BYTES:
            raise InputError(
                f"One tag is longer than {LARGEST_TOKEN_BYTES // 1024**2} MB.",
                file=file,
                hint="Look whether the file is damaged.",
            )
    yield held


def quick_size(chunks: Iterable[bytes], *, file: str) -> SheetSize:
    """Look at the references of the cells alone, as Excel writes them."""
    size = SheetSize()
    names: set[bytes] = set()
    for text in whole_tags(chunks, file=file):
        cells = CELL.findall(text)
        count = len(ANY_CELL.findall(text))
        size.is_sure &= count == len(cells) and not SINGLE_QUOTED.search(text)
        size.cells += count
        names.update(column for column, _ in cells)
        size.rows = max(size.rows, max((int(row) for _, row in cells), default=0))
    size.columns = max((column_number(name.decode()) for name in names), default=0)
    return size


def longest_string(chunks: Iterable[bytes], *, file: str) -> int:
    """Tell how long one shared string is at most."""
    longest = since = 0
    for text in whole_tags(chunks, file=file):
        start = 0
        for end in STRING_END.finditer(text):
            longest = max(longest, since + end.end() - start)
            start, since = end.end(), 0
        since += len(text) - start
    return max(longest, since)


def string_lengths(chunks: Iterable[bytes], *, file: str) -> array[int]:
    """Measure every shared string, in order."""
    lengths = array("Q")

    def start(tag: str, _: list[str]) -> None:
        if local_name(tag) == "si":
            lengths.append(0)

    def text(piece: str) -> None:
        if lengths:
            lengths[-1] += len(piece)

    parser = guarded_parser(file)
    parser.ordered_attributes = True
    parser.StartElementHandler, parser.CharacterDataHandler = start, text
    parse_guarded(parser, chunks, file=file)
    return lengths


@dataclass(slots=True)
class _Reader:
    """Follows the cells of a sheet, whatever way it is written."""

    lengths: array[int]
    longest: int = field(init=False)
    size: SheetSize = field(default_factory=SheetSize)
    row: int = 0
    column: int = 0
    is_shared: bool = False
    held: str | None = None

    def __post_init__(self) -> None:
        self.longest = max(self.lengths, default=0)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local_name(tag)
        if name == "row":
            number = attributes.get("r", "")
            self.row = int(number[:LONGEST_NUMBER]) if number.isdecimal() else self.row + 1
            self.column = 0
        elif name == "c":
            self._place(attributes.get("r", ""))
            self.is_shared = attributes.get("t") == "s"
        elif name == "v" and self.is_shared:
            self.held = ""

    def _place(self, reference: str) -> None:
        found = REFERENCE.fullmatch(reference)
        if found:
            self.column = column_number(found[1][:LONGEST_LETTERS].upper())
            self.row = int(found[2][:LONGEST_NUMBER])
        else:
            self.column += 1
        self.size.cells += 1
        self.size.rows = max(self.size.rows, self.row)
        self.size.columns = max(self.size.columns, self.column)

    def text(self, piece: str) -> None:
        if self.held is not None:
            self.held = (self.held + piece)[:LONGEST_NUMBER]

    def end(self, tag: str) -> None:
        if self.held is not None and local_name(tag) == "v":
            self.size.text_bytes += self._length_of(self.held)
            self.held = None

    def _length_of(self, number: str) -> int:
        """Measure the text that a cell shares; one that is named oddly may be the longest."""
        if not number:
            return 0
        if not (number.isascii() and number.isdecimal() and len(number) < LONGEST_NUMBER):
            return self.longest
        return self.lengths[int(number)] if int(number) < len(self.lengths) else 0


def exact_size(chunks: Iterable[bytes], lengths: array[int], *, file: str) -> SheetSize:
    """Read a sheet tag by tag; slower, and sure."""
    reader = _Reader(lengths)
    parser = guarded_parser(file)
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    parse_guarded(parser, chunks, file=file)
    return reader.size


def column_number(letters: str) -> int:
    """Turn the letters of a column into its number.

    Examples
    --------
    >>> column_number("A"), column_number("AB")
    (1, 28)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
