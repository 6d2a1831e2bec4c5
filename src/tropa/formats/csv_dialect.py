"""The dialect of a delimited text: what separates cells, and what quotes them."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import Counter

SEPARATORS = (",", ";", "\t", "|")
_NAMED_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_SAMPLE_ROWS = 400
csv.field_size_limit(1 << 27)


def named_separator(text: str) -> str | None:
    """Read the separator that Excel writes in a first line of its own (``sep=;``).

    Examples
    --------
    >>> named_separator("sep=;\\na;b\\n"), named_separator("a;b\\n")
    (';', None)
    """
    found = _NAMED_SEPARATOR.match(text)
    return found[1] if found else None


def guess_quote(text: str) -> str:
    """Tell which mark quotes cells; a double quote unless only single ones do.

    Examples
    --------
    >>> guess_quote("'a';'b'\\n'c;d';'e'\\n"), guess_quote("it's;5\\n")
    ("'", '"')
    """
    if '"' in text:
        return '"'
    opening = len(re.findall(r"(?:^|[,;\t|])'[^'\n]*'(?=[,;\t|\r\n]|$)", text, re.MULTILINE))
    return "'" if opening >= 2 and opening * 2 >= text.count("'") - 1 else '"'


def guess_separator(text: str, *, quote: str = '"') -> str:
    """Find the separator that cuts most rows into the same number of cells.

    Examples
    --------
    >>> guess_separator('a;b\\n"1,5;x";2\\n3,5;4\\n')
    ';'
    """
    return max(SEPARATORS, key=lambda separator: _evenness(text, separator, quote))


def parse_rows(
    text: str, *, separator: str, quote: str = '"', limit: int = _SAMPLE_ROWS
) -> list[list[str]]:
    """Cut the first rows of a text into cells; a broken end is left out."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, quotechar=quote)
    rows: list[list[str]] = []
    try:
        rows.extend(itertools.islice(reader, limit))
    except csv.Error:
        return rows
    return rows


def _evenness(text: str, separator: str, quote: str) -> tuple[float, int]:
    rows = [row for row in parse_rows(text, separator=separator, quote=quote) if row]
    if not rows:
        return 0.0, 0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0, 0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    return round(count / len(rows), 1), width


def length_of_rows(text: str, *, separator: str, quote: str, rows: int) -> int:
    """Count the letters that the first rows take, their line ends included.

    Examples
    --------
    >>> length_of_rows("title\\na,b\\n1,2\\n", separator=",", quote='"', rows=1)
    6
    """
    stream = io.StringIO(text, newline="")
    reader = csv.reader(stream, delimiter=separator, quotechar=quote)
    for _ in itertools.islice(reader, rows):
        continue
    return stream.tell()
