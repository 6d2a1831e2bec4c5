"""Dates in a column: their form, and each of them read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from tropa.formats.counted_dates import Unit, read_count, unit_of
from tropa.formats.engine_formats import EngineFormat, engine_format
from tropa.formats.moments import Moment, Precision, is_blank, read_written
from tropa.formats.rare_dates import read_rarely_written
from tropa.formats.written_dates import split_moment

__all__ = ["DateForm", "Moment", "guess_date_form", "is_blank", "parse_moment", "read_moment"]

_PRECISIONS: tuple[Precision, ...] = ("day", "minute", "second", "microsecond")

LONGEST_DATE = 100
"""A longer text is no date, and not worth the patience of a parser."""


@dataclass(frozen=True, slots=True)
class DateForm:
    """How the dates of a column are written.

    An engine may read the commonest forms by itself: ``local_formats`` are times on the wall of the
    mapping's zone, ``utc_formats`` are UTC, ``zoned_formats`` hold ``%z``; commonest first, for
    DuckDB's ``try_strptime`` on the trimmed text. What none of them reads goes to ``parse_moment``
    with this form. A time that the wall showed twice is the *earlier* one: let ``parse_moment``
    read local times near a clock change where the engine decides otherwise.

    Attributes
    ----------
    unit : Unit | None
        What bare numbers count (Excel's days, seconds since 1970 …), when the column holds numbers.
    day_first : bool | None
        Found out from the column or given; None where no such date is there.
    is_ambiguous : bool
        No sample tells day from month: ``day_first`` is a habit, ask.
    is_contradictory : bool
        Some samples have the day first, some the month.
    has_zone, is_mixed : bool
        Every sample names its zone; some do and some do not.
    precision : Precision
        The finest unit that any sample names.
    share : float
        Share of the non-blank samples that are understood.
    """

    unit: Unit | None = None
    local_formats: tuple[str, ...] = ()
    utc_formats: tuple[str, ...] = ()
    zoned_formats: tuple[str, ...] = ()
    day_first: bool | None = None
    is_ambiguous: bool = False
    is_contradictory: bool = False
    has_zone: bool = False
    is_mixed: bool = False
    precision: Precision = "day"
    share: float = 0.0

    @property
    def is_date(self) -> bool:
        """Whether the column can be taken as a column of dates."""
        return self.share >= 0.9


def parse_moment(
    text: str | None,
    *,
    zone: str = "UTC",
    day_first: bool | None = None,
    form: DateForm | None = None,
) -> int | None:
    """Read a moment as microseconds since 1970 UTC; None where the text is blank or no date.

    ``is_blank`` tells the two apart.

    Examples
    --------
    >>> parse_moment("12 paź 2025", zone="Europe/Warsaw")
    1760220000000000
    >>> parse_moment("2025-04-03T14:05:00.123456789+03") == parse_moment("1743678300123456")
    True
    >>> parse_moment("0000-00-00") is None
    True
    """
    moment = read_moment(text, zone=zone, day_first=day_first, form=form)
    return None if moment is None else moment.time_us


def read_moment(
    text: str | None,
    *,
    zone: str = "UTC",
    day_first: bool | None = None,
    form: DateForm | None = None,
) -> Moment | None:
    """Read a moment and tell how sure the reading is; None where the text is blank or no date."""
    if text is None or len(text) > LONGEST_DATE or is_blank(text):
        return None
    bare = text.strip()
    unit = form.unit if form else unit_of(bare)
    if unit:
        counted = read_count(bare, unit=unit, zone=zone)
        if counted is not None:
            return counted
    if day_first is None and form is not None:
        day_first = form.day_first
    return read_written(bare, zone=zone, day_first=day_first) or read_rarely_written(
        bare, zone=zone, day_first=day_first
    )


def guess_date_form(samples: Iterable[str | None], *, day_first: bool | None = None) -> DateForm:
    """Find out how the dates of a column are written, from some of its cells.

    Examples
    --------
    >>> guess_date_form(["03.04.2025 14:05", "25.04.2025 09:30", None]).local_formats
    ('%d.%m.%Y %H:%M',)
    >>> guess_date_form(["03/04/2025"]).is_ambiguous
    True
    >>> guess_date_form(["delivered", "shipped"]).is_date
    False
    """
    texts = [text.strip() for text in samples if text is not None and not is_blank(text)]
    if not texts:
        return DateForm()
    units = Counter(unit for unit in map(unit_of, texts) if unit)
    if units and units.most_common(1)[0][1] >= 0.9 * len(texts):
        return _counted_form(texts, units.most_common(1)[0][0])
    return _written_form(texts, day_first=day_first)


def _counted_form(texts: list[str], unit: Unit) -> DateForm:
    read = [moment for text in texts if (moment := read_count(text, unit=unit)) is not None]
    return DateForm(
        unit=unit,
        has_zone=unit != "excel",
        precision=max((moment.precision for moment in read), key=_PRECISIONS.index),
        share=len(read) / len(texts),
    )


def _written_form(texts: list[str], *, day_first: bool | None) -> DateForm:
    form = _day_order(texts, day_first=day_first)
    moments = [moment for text in texts if (moment := read_written(text, day_first=form.day_first))]
    if not moments:
        return replace(form, share=0.0)
    zoned = sum(moment.has_zone for moment in moments)
    formats = Counter(
        found for text in texts if (found := _engine_format(text, day_first=form.day_first))
    )
    return replace(
        form,
        local_formats=_of_kind(formats, "local"),
        utc_formats=_of_kind(formats, "utc"),
        zoned_formats=_of_kind(formats, "zoned"),
        has_zone=zoned == len(moments),
        is_mixed=0 < zoned < len(moments),
        precision=max((moment.precision for moment in moments), key=_PRECISIONS.index),
        share=len(moments) / len(texts),
    )


def _of_kind(formats: Counter[EngineFormat], kind: str) -> tuple[str, ...]:
    return tuple(found.text for found, _ in formats.most_common() if found.kind == kind)


@lru_cache(maxsize=4096)
def _engine_format(text: str, *, day_first: bool | None) -> EngineFormat | None:
    return engine_format(text, day_first=day_first)


def _day_order(texts: list[str], *, day_first: bool | None) -> DateForm:
    """Decide by all samples together whether the day or the month comes first."""
    pairs: list[tuple[int, int, bool]] = []
    for text in texts:
        pieces = split_moment(text)
        if pieces and "first" in pieces:
            numbers = int(pieces["first"].text), int(pieces["second"].text)
            pairs.append((*numbers, "half" in pieces))
    if day_first is not None or not pairs:
        return DateForm(day_first=day_first)
    firsts = sum(first > 12 for first, _, _ in pairs)
    seconds = sum(second > 12 for _, second, _ in pairs)
    if firsts or seconds:
        return DateForm(day_first=firsts >= seconds, is_contradictory=bool(firsts and seconds))
    is_american = any(is_half_day for _, _, is_half_day in pairs)
    return DateForm(day_first=not is_american, is_ambiguous=True)
