"""A foreign file once it is understood: its columns, and how its rows are reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from tropa.core.mappings import EventMapping

ROW = "__row"
"""The int64 column with the row number in the file (1-based, as an editor or Excel counts)."""

REFUSED = "__refused"
"""A text column that a batch plan may hold: why the row must be refused, null where it need not."""

Progress = Callable[[float], None]
"""Told the share done (0…1); may raise ``Cancelled``."""


@dataclass(frozen=True, slots=True)
class CsvPlan:
    """A delimited UTF-8 text that an engine can scan by itself; every column is text.

    ``path`` is the file itself when it is UTF-8 already, else a transcoded copy in the work folder.
    Sums at the foot are not in it any more. Lines end in one way only; empty lines are no rows.

    How to scan it: leave out the first ``header_row`` *rows* as DuckDB and Python's csv count
    them (blank lines count, line breaks within quotes do not; titles and ``sep=`` are among
    them), take no heading, and give the names in ``columns``. A row is ragged when it has fewer or
    more cells than ``columns``: scan strictly, without null padding, and refuse such rows by number
    (in DuckDB ``ignore_errors`` with ``store_rejects`` names each; without them the first one
    stops the scan).
    """

    path: Path
    separator: str
    quote: str
    header_row: int
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParquetPlan:
    """A Parquet file that an engine can scan by itself; columns keep their types."""

    path: Path


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """Rows that Python hands over in batches; holds ``ROW`` and every column as text (or null).

    Where the schema has ``REFUSED``, a row with a reason there is refused with it and not read.
    """

    schema: pa.Schema
    batches: Callable[[], Iterator[pa.RecordBatch]]


@dataclass(frozen=True, slots=True)
class TableSource:
    """A file that can be read as a table.

    Attributes
    ----------
    file : str
        The name to use in messages.
    columns : tuple[str, ...]
        Unique names, in file order; blank headings are named ``column 3``.
    decimal : str
        ``.`` or ``,``: how numbers are written in text columns.
    sheets : tuple[str, ...]
        Sheets of a workbook, else empty.
    options : dict[str, str | int]
        What was found out (encoding, separator, decimal, sheet, header_row), to show and to keep.
    known : EventMapping | None
        The mapping, where the format itself fixes it (XES, web server log).
    warnings : tuple[str, ...]
        Things the user should know (title rows skipped, total rows left out …).
    """

    file: str
    kind: str
    columns: tuple[str, ...]
    plan: CsvPlan | ParquetPlan | BatchPlan
    decimal: str = "."
    sheets: tuple[str, ...] = ()
    options: dict[str, str | int] = field(default_factory=dict)
    known: EventMapping | None = None
    warnings: tuple[str, ...] = ()
