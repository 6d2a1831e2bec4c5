"""Ratings in the columns of a file, scored."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tropa.analysis.voice.gap import gap
from tropa.analysis.voice.ratings import Place, clean
from tropa.analysis.voice.score import score
from tropa.core.errors import InputError, listed
from tropa.core.mappings import Scale
from tropa.formats.open import open_source
from tropa.formats.text_rows import text_rows

if TYPE_CHECKING:
    from os import PathLike

    from tropa.analysis.voice.gap import Gap
    from tropa.analysis.voice.score import ScoreMeasure
    from tropa.core.mappings import ReadOptions
    from tropa.core.results import Score

SCALE = re.compile(r"\s*(-?\d+(?:[.,]\d+)?)\s*(?:-|–|:|\.\.)\s*(-?\d+(?:[.,]\d+)?)\s*")


@dataclass(frozen=True, slots=True)
class RatingTable:
    """A table of texts in memory.

    Attributes
    ----------
    columns : dict[str, list[str | None]]
        Texts by column.
    rows : list[int]
        Row in the file, of each place.
    """

    file: str
    columns: dict[str, list[str | None]]
    rows: list[int]
    scale: Scale
    weight: str | None

    def column(self, name: str) -> list[str | None]:
        """Give one column.

        Raises
        ------
        InputError
            It is not there; the message lists those that are.
        """
        if name not in self.columns:
            raise InputError(
                "There is no such column.",
                file=self.file,
                column=name,
                hint=f"The columns are: {listed(self.columns)}.",
            )
        return self.columns[name]

    def place(self, column: str, *, at: int = 0) -> Place:
        """Say where a column stands, for messages."""
        return Place(self.file, column, self.rows[at] if self.rows else 1)


def read_scale(text: str, *, missing: str = "") -> Scale:
    """Read a scale such as ``1-5`` and codes such as ``0,11``.

    Examples
    --------
    >>> read_scale("-3–3", missing="9, n/a")
    Scale(minimum=-3.0, maximum=3.0, missing=['9', 'n/a'])
    """
    match = SCALE.fullmatch(text)
    if match is None:
        raise InputError(f"'{text}' is no scale.", hint="Write it as 1-5 or 0-10.")
    low, high = (float(bound.replace(",", ".")) for bound in match.groups())
    codes = [code.strip() for code in missing.split(",")]
    return Scale(minimum=low, maximum=high, missing=[code for code in codes if code])


def rating_table(
    path: str | PathLike[str], options: ReadOptions, *, scale: Scale, weight: str | None = None
) -> RatingTable:
    """Read a CSV, XLSX or Parquet file of ratings."""
    with tempfile.TemporaryDirectory(prefix="tropa-") as work_dir:
        source = open_source(Path(path), options, work_dir=Path(work_dir))
        rows, columns = [], [list[str | None]() for _ in source.columns]
        for number, cells in text_rows(source):
            rows.append(number)
            for column, name in zip(columns, source.columns, strict=True):
                column.append(cells.get(name))
        named = dict(zip(source.columns, columns, strict=True))
        return RatingTable(source.file, named, rows, scale, weight)


def score_column(table: RatingTable, column: str, *, measure: ScoreMeasure) -> Score:
    """Score one column."""
    return score(
        table.column(column),
        measure=measure,
        scale=table.scale,
        weights=None if table.weight is None else table.column(table.weight),
        place=table.place(column),
    )


def gap_columns(table: RatingTable, *, expectation: str, experience: str) -> Gap:
    """Measure experience less expectation over the rows that hold both."""
    weights = None if table.weight is None else _weights(table, table.weight)
    return gap(_ratings(table, expectation), _ratings(table, experience), weights=weights)


def _ratings(table: RatingTable, name: str) -> list[float | None]:
    """Give a rating to each row, None where it is blank or bears a missing code."""
    ratings: list[float | None] = []
    for at, text in enumerate(table.column(name)):
        found = clean([text], scale=table.scale, place=table.place(name, at=at)).values
        ratings.append(float(found[0]) if len(found) else None)
    return ratings


def _weights(table: RatingTable, name: str) -> list[float]:
    weights = table.column(name)
    anything = Scale(minimum=0, maximum=0)
    return [
        float(
            clean(["0"], scale=anything, weights=[text], place=table.place(name, at=at)).weights[0]
        )
        for at, text in enumerate(weights)
    ]
