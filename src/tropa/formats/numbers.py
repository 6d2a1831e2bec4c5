"""Numbers as people write them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Literal

Decimal = Literal[".", ","]

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009']")
_GROUPED = {
    ".": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d*)?"),
    ",": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d*)?"),
}
_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?", re.IGNORECASE)
_TAIL_DECIMAL = re.compile(r"\d([.,])(\d+)$")


def parse_number(text: str | None, decimal: str = ".") -> float | None:
    """Read a number; None where the text is blank or no number.

    Thin, hard and plain spaces and apostrophes between thousands are taken away, the *other* mark
    of thousands only where it stands before every three digits.

    Parameters
    ----------
    decimal : str
        ``.`` or ``,``.

    Examples
    --------
    >>> parse_number("1\\u202f234,50", ","), parse_number("1,234.5"), parse_number("−7")
    (1234.5, 1234.5, -7.0)
    >>> parse_number("1,5", "."), parse_number("12 szt.")
    (None, None)
    """
    if text is None:
        return None
    bare = _SPACES.sub("", text).replace("−", "-")
    sign, digits = (bare[:1], bare[1:]) if bare[:1] in {"+", "-"} else ("", bare)
    if decimal in _GROUPED and _GROUPED[decimal].fullmatch(digits):
        digits = digits.replace("," if decimal == "." else ".", "")
    if decimal == ",":
        if "." in digits and not re.search(r"e", digits, re.IGNORECASE):
            return None
        digits = digits.replace(",", ".")
    if not _PLAIN.fullmatch(sign + digits):
        return None
    number = float(sign + digits)
    return number if math.isfinite(number) else None


def guess_decimal(cells: Iterable[str | None]) -> Decimal:
    """Tell whether a comma or a dot marks decimals in a table's cells.

    A comma followed by other than three digits is a decimal one; so is a dot.

    Examples
    --------
    >>> guess_decimal(["12,5", "1 300,75", "2025-01-01", None])
    ','
    """
    votes = {".": 0, ",": 0}
    for cell in cells:
        bare = _SPACES.sub("", cell or "").lstrip("+-−")
        if not bare or bare.strip("0123456789.,"):
            continue
        marks = [mark for mark in bare if mark in ".,"]
        found = _TAIL_DECIMAL.search(bare)
        if not found:
            continue
        if len(set(marks)) == 2 or (len(marks) == 1 and len(found[2]) != 3):
            votes[found[1]] += 1
    return "," if votes[","] > votes["."] else "."
