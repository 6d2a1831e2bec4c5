"""Results on standard output: tables for people, JSON for scripts."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tropa.core.results import ReadReport


FIGURES = ("value", "share", "median_seconds")
"""Which figure a bare ``low`` and ``high`` belong to."""


def print_json(facts: object) -> None:
    """Print JSON, letters of every alphabet as they are."""
    sys.stdout.write(json.dumps(facts, ensure_ascii=False, allow_nan=False, indent=2) + "\n")


def print_table(rows: Sequence[Mapping[str, Any]], *, title: str = "", note: str = "") -> None:
    """Print rows as a table; numbers stand on the right, seconds are written for reading."""
    from rich.console import Console  # JSON does not pay for it
    from rich.table import Table

    console = Console(file=sys.stdout)
    rows = [fold_intervals(row) for row in rows]
    table = Table(title=title or None, title_justify="left", caption=note or None)
    names = [*rows[0]] if rows else []
    for name in names:
        is_number = any(isinstance(row[name], int | float) for row in rows)
        table.add_column(_heading(name), justify="right" if is_number else "left")
    for row in rows:
        table.add_row(*(_cell(name, row[name]) for name in names))
    if rows:
        console.print(table, markup=False)
    else:
        console.print(f"{title}\nNothing to show. {note}".strip(), markup=False)


def fold_intervals(row: Mapping[str, Any]) -> dict[str, Any]:
    """Put each interval behind its figure, to save width.

    Examples
    --------
    >>> fold_intervals({"share": 0.5, "low": 0.4, "high": 0.6, "n": 100})
    {'share': '50.0% (40.0%–60.0%)', 'n': 100}
    """
    folded = dict(row)
    for name in row:
        low, high = (f"{name}_low", f"{name}_high") if f"{name}_low" in row else ("low", "high")
        is_figure = f"{name}_low" in row or name in FIGURES
        if is_figure and low in folded and high in folded:
            bounds = [_cell(name, folded.pop(bound)) for bound in (low, high)]
            folded[name] = f"{_cell(name, row[name])} ({'–'.join(bounds)})"
    return folded


def print_facts(facts: Mapping[str, Any], *, title: str = "") -> None:
    """Print one record, a field a line."""
    facts = fold_intervals(facts)
    rows = [{"": _heading(name), "value": _cell(name, facts[name])} for name in facts]
    print_table(rows, title=title)


def tell_report(report: ReadReport) -> None:
    """Say on standard error what the reader should know of the file."""
    for warning in report.warnings:
        sys.stderr.write(f"{warning}\n")
    if report.refused:
        sys.stderr.write(f"Set aside {report.refused} of {report.rows} rows.\n")


def _heading(name: str) -> str:
    return name.removesuffix("_seconds").replace("_", " ")


def _cell(name: str, value: object) -> str:
    from rich.markup import escape

    if isinstance(value, float) and "share" in name:
        return f"{value:.1%}"
    if isinstance(value, int | float) and "seconds" in name:
        return duration(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
    from tropa.log.html import text_of

    return escape(text_of(value))


def duration(seconds: float) -> str:
    """Write seconds in the unit that suits them.

    Examples
    --------
    >>> duration(40), duration(5400), duration(200_000)
    ('40 s', '1.5 h', '2.31 d')
    """
    for unit, length in (("d", 86_400), ("h", 3_600), ("min", 60)):
        if abs(seconds) >= length:
            return (
                f"{seconds / length:.3g} {unit}"
                if seconds < 999 * length
                else (f"{seconds / length:.0f} {unit}")
            )
    return f"{seconds:.3g} s"
