"""Delimited text as company exports really are, made ready for an engine to scan."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tropa.core.errors import InputError
from tropa.formats.csv_copy import (
    copy_as_utf8,
    copy_without_end,
    copy_without_titles,
    needs_copy,
    tail_text,
)
from tropa.formats.csv_dialect import (
    guess_quote,
    guess_separator,
    length_of_rows,
    named_separator,
    parse_rows,
)
from tropa.formats.encoding import look_at_text
from tropa.formats.headings import is_total_row, refuse_endless_names, unique_names
from tropa.formats.numbers import guess_decimal
from tropa.formats.sheet_layout import join_headings
from tropa.formats.source import CsvPlan, Progress, TableSource
from tropa.formats.text_heading import find_heading, holds_values, table_width

if TYPE_CHECKING:
    from tropa.core.mappings import ReadOptions

_HEAD_BYTES = 1 << 19
_FOOT_ROWS = 5


@dataclass(frozen=True, slots=True)
class _Table:
    """What the head of a text tells: where its heading ends, and what the columns are."""

    separator: str
    quote: str
    header_row: int
    columns: tuple[str, ...]
    rows: list[list[str]]
    warnings: list[str] = field(default_factory=list)


def open_csv(
    path: Path,
    options: ReadOptions,
    *,
    work_dir: Path,
    file: str = "",
    progress: Progress | None = None,
) -> TableSource:
    """Understand a delimited text.

    Encoding, separator, quote, heading and decimal mark are found out unless the options name
    them. A file that is not UTF-8, or that ends its lines in two ways, is copied into the work
    folder a piece at a time; so is one with sums at its foot, which are left out with a warning,
    and one with quotes in its titles.

    Raises
    ------
    InputError
        When the file is no text, has no heading, or is not in the encoding named.
    """
    file = file or path.name
    looked = look_at_text(path, file=file, encoding=options.encoding, progress=progress)
    if needs_copy(looked):
        path = copy_as_utf8(path, looked, file=file, work_dir=work_dir, progress=progress)
    head = _head_text(path)
    table = _understand(head, options, file)
    path = _with_plain_titles(
        path, head, table, rows=table.header_row - options.header_rows, work_dir=work_dir
    )
    path, foot = _without_foot(path, table, work_dir)
    decimal = options.decimal or guess_decimal(cell for row in table.rows for cell in row)
    return TableSource(
        file=file,
        kind="csv",
        columns=table.columns,
        plan=CsvPlan(
            path=path,
            separator=table.separator,
            quote=table.quote,
            header_row=table.header_row,
            columns=table.columns,
        ),
        decimal=decimal,
        options={
            "encoding": looked.encoding,
            "separator": table.separator,
            "decimal": decimal,
            "header_row": table.header_row,
        },
        warnings=(*table.warnings, *foot),
    )


def _head_text(path: Path) -> str:
    """Read the first lines of a UTF-8 text, up to the end of a line."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD_BYTES)
    if len(head) == _HEAD_BYTES:
        head = head[: head.rfind(b"\n") + 1] or head
    return head.decode("utf-8-sig", "ignore")


def _understand(text: str, options: ReadOptions, file: str) -> _Table:
    named = named_separator(text)
    quote = guess_quote(text)
    separator = options.separator or named or guess_separator(text, quote=quote)
    rows = parse_rows(text, separator=separator, quote=quote)
    first = 1 if named else 0
    if options.header_row is None:
        at = first + find_heading(rows[first:])
    else:
        at = _stated_heading(rows, options.header_row, file)
    last = at + options.header_rows
    names = join_headings(_spread(rows[at:last]), max(map(len, rows[at:last]), default=0))
    if not any(names):
        raise InputError(
            "no row names the columns.",
            file=file,
            hint="Put one row with the names of the columns above the data.",
        )
    refuse_endless_names(names, file=file, row=last)
    table = _Table(separator, quote, last, (), rows[last:])
    return _with_columns(table, names, titles=at - first)


def _spread(heading: list[list[str]]) -> list[list[str]]:
    """Let a group's name hold for the blank cells to its right, in all rows but the last."""
    spread = [list(row) for row in heading]
    for row in spread[:-1]:
        for at in range(1, len(row)):
            row[at] = row[at] or row[at - 1]
    return spread


def _stated_heading(rows: list[list[str]], header_row: int, file: str) -> int:
    if not 1 <= header_row <= len(rows):
        raise InputError(
            "there is no such row to take the names of the columns from.",
            file=file,
            row=header_row,
            hint="Name the row that holds the names of the columns, counted from 1.",
        )
    return header_row - 1


def _with_columns(table: _Table, names: list[str], *, titles: int) -> _Table:
    warnings = []
    if titles:
        warnings.append(f"{titles} row(s) above the names of the columns were skipped.")
    if holds_values(names):
        warnings.append(
            f"Row {table.header_row} was taken for the names of the columns, "
            "but it looks like data."
        )
    width = table_width(table.rows)
    if width > len(names):
        warnings.append(f"The rows have {width} cells but only {len(names)} columns have a place.")
        names = names + [""] * (width - len(names))
    return replace(table, columns=unique_names(names), warnings=warnings)


def _with_plain_titles(path: Path, head: str, table: _Table, *, rows: int, work_dir: Path) -> Path:
    """Blank the rows above the heading where their quotes could lead an engine astray."""
    length = length_of_rows(head, separator=table.separator, quote=table.quote, rows=rows)
    if table.quote not in head[:length]:
        return path
    return copy_without_titles(path, head[:length], rows=rows, work_dir=work_dir)


def _without_foot(path: Path, table: _Table, work_dir: Path) -> tuple[Path, list[str]]:
    """Leave out sums at the foot, with a warning that names their rows."""
    lines = tail_text(path).splitlines(keepends=True)
    foot: list[str] = []
    for line in reversed(lines[-_FOOT_ROWS:]):
        if line.strip() and not _is_total_line(line, table):
            break
        foot.insert(0, line)
    if not any(line.strip() for line in foot) or len(foot) == len(lines):
        return path, []
    cut_bytes = sum(len(line.encode()) for line in foot)
    copy, kept_lines = copy_without_end(path, cut_bytes, work_dir=work_dir)
    return copy, [
        f"Row {kept_lines + place} is a sum and was left out: {line.strip()[:80]}"
        for place, line in enumerate(foot, start=1)
        if line.strip()
    ]


def _is_total_line(line: str, table: _Table) -> bool:
    rows = parse_rows(line, separator=table.separator, quote=table.quote)
    return len(rows) == 1 and is_total_row(rows[0])
