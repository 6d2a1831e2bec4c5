"""The parts of a foreign table that are kept, read in one scan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tropa.formats.source import REFUSED, CsvPlan
from tropa.store.cell_sql import cell_text
from tropa.store.connect import execute
from tropa.store.names_sql import quoted
from tropa.store.pseudonyms import register_pseudonym
from tropa.store.time_forms import guess_forms
from tropa.store.time_repair import read_remaining_times
from tropa.store.times import TimeColumn, time_select

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tropa.core.mappings import ColumnMapping, TimeReading
    from tropa.formats.source import Progress
    from tropa.store.pseudonyms import Pseudonymise
    from tropa.store.staging import Staged

REFUSAL = "refusal"
"""The column with the reason why the format itself could not read a row."""


@dataclass(frozen=True, slots=True)
class Part:
    """One foreign column and the column it is kept in."""

    source: str
    kept: str
    mapping: ColumnMapping


@dataclass(frozen=True, slots=True)
class TimePart:
    """One foreign column of times."""

    source: str
    column: TimeColumn
    mapping: ColumnMapping


def keep_parts(
    staged: Staged,
    table: str,
    *,
    texts: Iterable[Part],
    times: list[TimePart],
    reading: TimeReading,
    pseudonymise: Pseudonymise | None,
    progress: Progress | None,
) -> None:
    """Read the parts into a table; private values are replaced on the way, never stored."""
    forms = guess_forms(
        staged,
        [part.source for part in times if staged.types[part.source] == "VARCHAR"],
        day_first=reading.day_first,
    )
    items = ['"__row" AS row_number'] if staged.has_row else []
    items += [f"{quoted(REFUSED)} AS {REFUSAL}"] if staged.has_refusals else []
    items += [_text_item(part, staged, pseudonymise) for part in texts]
    for part in times:
        items += time_select(
            part.column,
            quoted(part.source),
            kind=staged.types[part.source],
            zone=reading.zone,
            form=forms[part.source],
        )
    with staged.scan(rejects=f"{table}_rejects") as scan:
        create = f"CREATE TABLE {table} AS SELECT {', '.join(items)} FROM {scan}"
        execute(staged.connection, create, progress=progress)
    for part in times:
        read_remaining_times(staged.connection, table, part.column, times=reading)


def _text_item(part: Part, staged: Staged, pseudonymise: Pseudonymise | None) -> str:
    kind = staged.types[part.source]
    value = quoted(part.source)
    if kind == "VARCHAR" and not isinstance(staged.source.plan, CsvPlan):
        value = f"replace({value}, chr(0), '')"  # no database takes them, and a CSV has none
    value = cell_text(value, kind)
    if part.mapping.privacy == "hash":
        function = register_pseudonym(
            staged.connection, pseudonymise, kind=part.mapping.personal, column=part.source
        )
        value = f"{function}({value})"
    return f"{value} AS {part.kept}"


def drop_table(staged: Staged, table: str) -> None:
    """Let go of a table and of those that were made beside it."""
    for suffix in ("", "_faults", "_rejects", "_rejects_scan"):
        execute(staged.connection, f"DROP TABLE IF EXISTS {table}{suffix}")


def kept_columns(texts: Iterable[Part], times: Iterable[TimePart]) -> list[str]:
    """Name every kept column that holds something of the row, as text."""
    columns = [part.kept for part in texts]
    for part in times:
        columns += [f"CAST({part.column.us} AS VARCHAR)", part.column.text]
    return columns
