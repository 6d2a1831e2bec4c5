"""Texts that a spreadsheet would take for a formula."""

from __future__ import annotations

import re
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

_FORMULA = r"^([=+\-@\t\r])"
_NUMBER = r"^[+-]?\d+([.,]\d+)*$"


def guard_text(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run; a plain number stays as it is.

    Examples
    --------
    >>> guard_text("=1+1"), guard_text("-5"), guard_text("+7 (916)"), guard_text("a=b")
    ("'=1+1", '-5', "'+7 (916)", 'a=b')
    """
    is_formula = re.match(_FORMULA, text) and not re.match(_NUMBER, text)
    return f"'{text}" if is_formula else text


def unguard_text(text: str) -> str:
    """Take that apostrophe away again, in a table of our own that comes back.

    Examples
    --------
    >>> unguard_text("'=1+1"), unguard_text("'s")
    ('=1+1', "'s")
    """
    bare = text.removeprefix("'")
    return bare if guard_text(bare) == text else text


def guard_column(column: pa.ChunkedArray[Any]) -> pa.ChunkedArray[Any]:
    """Do so in a whole column of texts.

    Examples
    --------
    >>> guard_column(pa.chunked_array([["@SUM(1)", "-1.5", None]])).to_pylist()
    ["'@SUM(1)", '-1.5', None]
    """
    guarded = pc.replace_substring_regex(column, pattern=_FORMULA, replacement=r"'\1")
    chosen: pa.ChunkedArray[Any] = pc.if_else(
        pc.match_substring_regex(column, _NUMBER), column, guarded
    )
    return chosen
