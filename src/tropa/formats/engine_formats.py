"""The strptime format of a written moment, for an engine that reads millions of them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from typing import Literal

from tropa.formats.moments import is_day_first
from tropa.formats.written_dates import Piece, split_moment


@dataclass(frozen=True, slots=True)
class EngineFormat:
    """A format as DuckDB's strptime takes it, and what the time it reads is relative to."""

    text: str
    kind: Literal["local", "utc", "zoned"]


_PLAIN = {"day": "%d", "month": "%m", "minute": "%M", "seconds": "%S"}
_ENGLISH = {name.lower(): "%B" for name in calendar.month_name if name} | {
    name.lower(): "%b" for name in calendar.month_abbr if name
}


def engine_format(text: str, *, day_first: bool | None = None) -> EngineFormat | None:
    """Write the strptime format of a moment; None where an engine could not read it.

    Examples
    --------
    >>> engine_format("2017-10-31 23:07:19.123+03:00")
    EngineFormat(text='%Y-%m-%d %H:%M:%S.%f%z', kind='zoned')
    >>> engine_format("3 апреля 2025 г.") is None
    True
    """
    pieces = split_moment(text)
    if pieces is None or "place" in pieces or "weekday" in pieces:
        return None
    directives = {
        name: _directive(piece, pieces, day_first=day_first) for name, piece in pieces.items()
    }
    if None in directives.values():
        return None
    written, end = "", 0
    for name, piece in sorted(pieces.items(), key=lambda item: item[1].start):
        written += text[end : piece.start].replace("%", "%%") + str(directives[name])
        end = piece.end
    return EngineFormat(written + text[end:].replace("%", "%%"), _kind(pieces))


def _kind(pieces: dict[str, Piece]) -> Literal["local", "utc", "zoned"]:
    if "zone" not in pieces:
        return "local"
    return "utc" if pieces["zone"].text in {"Z", "UTC", "GMT"} else "zoned"


def _directive(piece: Piece, pieces: dict[str, Piece], *, day_first: bool | None) -> str | None:
    if piece.name in _PLAIN:
        return _PLAIN[piece.name]
    if piece.name in {"first", "second"}:
        first, second = int(pieces["first"].text), int(pieces["second"].text)
        is_first = is_day_first(first, second, day_first=day_first, is_half_day="half" in pieces)
        return "%d" if is_first == (piece.name == "first") else "%m"
    if piece.name == "word":
        return _ENGLISH.get(piece.text.lower())
    if piece.name == "year":
        return "%Y" if len(piece.text) == 4 else "%y"
    return _clock_directive(piece, pieces)


def _clock_directive(piece: Piece, pieces: dict[str, Piece]) -> str | None:
    if piece.name == "hour":
        return "%I" if "half" in pieces else "%H"
    if piece.name == "half":
        return "%p" if piece.text.lower() in {"am", "pm"} else None
    if piece.name == "fraction":
        return "%f" if len(piece.text) <= 6 else None  # DuckDB rounds finer ones, we cut them
    if piece.text in {"Z", "UTC", "GMT"}:
        return piece.text
    return "%z" if piece.text[0] in "+-" and len(piece.text) in {3, 5, 6} else None
