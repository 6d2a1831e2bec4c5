"""A map as CSV: a title, stages and steps across, lanes down, one line of text in each cell."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from tropa.formats.formula_guard import guard_text

if TYPE_CHECKING:
    from tropa.report.map_table import MapTable

_BETWEEN = " | "


def csv_table(table: MapTable) -> bytes:
    """Write a map as CSV that spreadsheets open rightly: UTF-8 with its mark, no formula runs.

    Where decimals have commas, semicolons part the cells, as spreadsheets there expect.
    """
    target = StringIO()
    separator = "," if table.language.code == "en" else ";"
    writer = csv.writer(target, delimiter=separator, lineterminator="\r\n")
    for row in rows(table):
        writer.writerow([guard_text(cell) for cell in row])
    return b"\xef\xbb\xbf" + target.getvalue().encode()


def rows(table: MapTable) -> list[list[str]]:
    """List the rows: title, what the figures rest on, stages, steps, lanes."""
    say = table.language.say
    blank = [""] * len(table.columns)
    return [
        [table.title, *blank],
        [table.about, *blank],
        [say("head.stage"), *(table.stages[column.stage] for column in table.columns)],
        [say("export.step"), *(step_words(table, index) for index in range(len(table.columns)))],
        *(
            [lane.name, *(_BETWEEN.join(cell.lines(table.language)) for cell in lane.cells)]
            for lane in table.worded_lanes
        ),
    ]


def step_words(table: MapTable, index: int) -> str:
    """Name a step with its marks in words."""
    column, say = table.columns[index], table.language.say
    marks = [
        say(f"legend.{key}")
        for key, is_there in (
            ("moment_of_truth", column.is_moment_of_truth),
            ("quick_win", column.is_quick_win),
        )
        if is_there
    ]
    marks += [column.alternative] if column.alternative else []
    return f"{column.name} ({', '.join(marks)})" if marks else column.name
