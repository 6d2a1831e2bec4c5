"""What the cells of a column look like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tropa.formats.dates import DateForm, guess_date_form, is_blank
from tropa.formats.heading_words import TIME, words_of
from tropa.formats.numbers import parse_number

_DATE_SAMPLES = 200


@dataclass(frozen=True, slots=True)
class ColumnShape:
    """A column, by its heading and by some of its cells.

    Attributes
    ----------
    filled : int
        Cells that are not blank.
    counts : Counter[str]
        How often each text occurs.
    dates : DateForm
        How its dates are written; ``is_date`` False where they are none.
    numbers : Counter[float]
        How often each number occurs, when every cell is one; else empty.
    mean_length : float
        Letters in a cell.
    """

    name: str
    words: tuple[str, ...]
    rows: int
    filled: int
    counts: Counter[str]
    dates: DateForm
    numbers: Counter[float]
    mean_length: float

    @property
    def is_unique(self) -> bool:
        """Whether no text occurs twice."""
        return self.filled > 0 and len(self.counts) == self.filled

    @property
    def is_date(self) -> bool:
        """Whether the column holds dates; bare numbers only where the heading speaks of time."""
        if not self.dates.is_date:
            return False
        is_bare = self.dates.unit is not None or bool(self.numbers)
        return not is_bare or any(word in TIME for word in self.words)

    @property
    def is_prose(self) -> bool:
        """Whether the cells are texts that people wrote."""
        spaced = sum(count for text, count in self.counts.items() if text.count(" ") >= 2)
        is_varied = len(self.counts) > 0.5 * self.filled
        return self.filled >= 3 and is_varied and self.mean_length > 25 and spaced > self.filled / 2


def column_shapes(
    columns: Sequence[str], rows: Sequence[Sequence[str | None]], *, decimal: str = "."
) -> tuple[ColumnShape, ...]:
    """Describe every column by these rows.

    Examples
    --------
    >>> (shape,) = column_shapes(["when"], [["2025-04-03"], [None]])
    >>> shape.filled, shape.is_date
    (1, True)
    """
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    return tuple(_shape(name, column, decimal) for name, column in zip(columns, cells, strict=True))


def _shape(name: str, column: Sequence[str | None], decimal: str) -> ColumnShape:
    said = [cell.strip() for cell in column if cell is not None and not is_blank(cell)]
    counts = Counter(said)
    return ColumnShape(
        name=name,
        words=words_of(name),
        rows=len(column),
        filled=len(said),
        counts=counts,
        dates=guess_date_form(list(counts)[:_DATE_SAMPLES]),
        numbers=_numbers(counts, decimal),
        mean_length=sum(map(len, said)) / len(said) if said else 0.0,
    )


def _numbers(counts: Counter[str], decimal: str) -> Counter[float]:
    numbers: Counter[float] = Counter()
    for text, count in counts.items():
        number = parse_number(text, decimal)
        if number is None:
            return Counter()
        numbers[number] += count
    return numbers
