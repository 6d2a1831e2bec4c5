"""Times that can be read and yet deserve a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.core.clock import now_us
from tropa.store.clock_changes import clock_changes
from tropa.store.connect import rows

if TYPE_CHECKING:
    import duckdb

    from tropa.core.mappings import TimeReading
    from tropa.store.staging import Staged
    from tropa.store.table_parts import TimePart
    from tropa.store.times import TimeColumn


def time_warnings(
    staged: Staged, table: str, parts: list[TimePart], *, times: TimeReading
) -> list[str]:
    """Tell of times in the future or at a computer's zero, of mixed zones and clock changes."""
    found = []
    for part in parts:
        for said in _of_column(staged.connection, table, part.column, zone=times.zone):
            found.append(f"Column '{part.source}': {said}")
    return found


def _of_column(
    connection: duckdb.DuckDBPyConnection, table: str, column: TimeColumn, *, zone: str
) -> list[str]:
    counted = rows(
        connection,
        f"SELECT count(*) FILTER ({column.us} > {now_us()}), count(*) FILTER ({column.us} = 0),"
        f" count(*) FILTER ({column.us} IS NOT NULL AND {column.is_zoned}),"
        f" count(*) FILTER ({column.us} IS NOT NULL AND NOT {column.is_zoned}) FROM {table}",
    )
    future, zero, zoned, naive = counted[0]
    said = []
    if future:
        said.append(f"{future} times lie in the future.")
    if zero:
        said.append(f"{zero} times are 1970-01-01 00:00 UTC, which often stands for 'unknown'.")
    if zoned and naive:
        said.append(f"{zoned} times name their zone, {naive} do not and were read as {zone}.")
    return [*said, *_clock_change_warnings(connection, table, column, zone=zone)]


def _clock_change_warnings(
    connection: duckdb.DuckDBPyConnection, table: str, column: TimeColumn, *, zone: str
) -> list[str]:
    if zone == "UTC":
        return []
    bounds = f"SELECT min({column.wall}), max({column.wall}) FROM {table}"
    low, high = rows(connection, bounds)[0]
    counts = {True: 0, False: 0}
    for change in clock_changes(zone, low, high) if low is not None else []:
        within = f"{column.wall} >= {change.low_us} AND {column.wall} < {change.high_us}"
        counted = rows(connection, f"SELECT count(*) FROM {table} WHERE {within}")
        counts[change.is_twice] += counted[0][0]
    said = []
    if counts[True]:
        said.append(
            f"{counts[True]} times were shown twice by clocks in {zone}: the earlier holds."
        )
    if counts[False]:
        said.append(f"{counts[False]} times were never shown by clocks in {zone}: moved on.")
    return said
