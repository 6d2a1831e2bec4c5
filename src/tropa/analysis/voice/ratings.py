"""Ratings made clean: missing codes apart, nothing outside the scale, weights checked."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum, isfinite, isnan
from typing import TYPE_CHECKING

import numpy as np

from tropa.analysis.intervals import Moments
from tropa.core.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tropa.core.mappings import Scale

Rating = float | int | str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the ratings stand, for messages; the first rating stands in row ``first_row``."""

    file: str = ""
    column: str | None = None
    first_row: int = 1


@dataclass(frozen=True, slots=True)
class Ratings:
    """Valid ratings with their weights; ``n_missing`` were blank or bore a missing code."""

    values: NDArray[np.float64]
    weights: NDArray[np.float64]
    n_missing: int

    @property
    def moments(self) -> Moments:
        """The sums that a mean and its interval need, the same to the last digit in any order."""
        weighted = self.weights * self.values
        return Moments(
            n=len(self.values),
            weight=fsum(self.weights),
            weight_squares=fsum(self.weights**2),
            total=fsum(weighted),
            squares=fsum(weighted * self.values),
        )


def clean(
    values: Sequence[Rating],
    *,
    scale: Scale,
    weights: Sequence[Rating] | None = None,
    place: Place | None = None,
) -> Ratings:
    """Leave missing ratings out and refuse what is no rating on the scale.

    Raises
    ------
    InputError
        A value is no number or lies outside the scale and is no missing code; a weight is missing,
        negative or no number. Names the row.

    Examples
    --------
    >>> from tropa.core.mappings import Scale
    >>> clean([5, "0", None, 4], scale=Scale(minimum=1, maximum=5, missing=["0"])).n_missing
    2
    """
    where = place or Place()
    if weights is not None and len(weights) != len(values):
        raise InputError(
            f"There are {len(values)} ratings and {len(weights)} weights.",
            file=where.file,
            hint="Give each rating one weight.",
        )
    codes = {_code(code) for code in scale.missing} | {""}
    kept, weighing = [], []
    for position, value in enumerate(values):
        if value is None or _code(value) in codes:
            continue
        row = where.first_row + position
        kept.append(_rating(value, row, scale=scale, where=where))
        weighing.append(1.0 if weights is None else _weight(weights[position], row, where=where))
    return Ratings(np.array(kept, float), np.array(weighing, float), len(values) - len(kept))


def _code(value: Rating) -> str:
    """Write a value so that ``0``, ``0.0`` and ``"0"`` are the same code."""
    text = str(value).strip()
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return text
    return "" if isnan(number) else f"{number:g}"


def _rating(value: Rating, row: int, *, scale: Scale, where: Place) -> float:
    number = _number(value)
    if number is None:
        raise InputError(
            f"'{value}' is no rating.",
            file=where.file,
            row=row,
            column=where.column,
            hint="Correct it, or name it as a missing code.",
        )
    if not scale.minimum <= number <= scale.maximum:
        raise InputError(
            f"{number:g} lies outside the scale {scale.minimum:g}–{scale.maximum:g}.",
            file=where.file,
            row=row,
            column=where.column,
            hint="Correct the scale, or name the value as a missing code.",
        )
    return number


def _weight(value: Rating, row: int, *, where: Place) -> float:
    number = _number(value)
    if number is None or number < 0:
        raise InputError(
            f"'{value}' is no weight.",
            file=where.file,
            row=row,
            hint="A weight is a number of 0 or more.",
        )
    return number


def _number(value: Rating) -> float | None:
    try:
        number = float(str(value).strip().replace(",", "."))
    except ValueError:
        return None
    return number if isfinite(number) else None
