"""Times that SQL could not read or decide: read by Python, each distinct text once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from tropa.formats.dates import guess_date_form, is_blank, read_moment
from tropa.formats.zones import wall_to_us, zone_named
from tropa.store.clock_changes import clock_changes
from tropa.store.connect import execute, rows
from tropa.store.times import moment_us, readings

if TYPE_CHECKING:
    import duckdb

    from tropa.core.mappings import TimeReading
    from tropa.formats.dates import DateForm
    from tropa.store.times import TimeColumn

BATCH = 50_000
FORM_SAMPLE = 200_000


def read_remaining_times(
    connection: duckdb.DuckDBPyConnection, table: str, column: TimeColumn, *, times: TimeReading
) -> DateForm | None:
    """Read what the first pass left as text; what is still text afterwards is no date.

    Returns the form of what was left, None where nothing was.
    """
    samples = [
        text
        for (text,) in rows(
            connection,
            f"SELECT DISTINCT {column.text} FROM {table}"
            f" WHERE {column.text} IS NOT NULL LIMIT {FORM_SAMPLE}",
        )
    ]
    form = None
    if samples:
        form = guess_date_form(samples, day_first=times.day_first)
        _read_by_form(connection, table, column, form=form, zone=times.zone)
        _read_one_by_one(connection, table, column, form=form, zone=times.zone)
    if times.zone != "UTC":
        _take_the_earlier(connection, table, column, zone=times.zone)
    return form


def _read_by_form(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    column: TimeColumn,
    *,
    form: DateForm,
    zone: str,
) -> None:
    local, zoned = readings(column.text, form)
    for moment, stamp in ((moment_us(local, zone), local), (f"epoch_us({zoned})", zoned)):
        if not stamp:
            continue
        wall = f", {column.wall} = epoch_us({stamp})" if zone != "UTC" and stamp is local else ""
        execute(
            connection,
            f"UPDATE {table} SET {column.us} = {moment}, {column.text} = NULL{wall},"
            f" {column.is_zoned} = {stamp is not local} WHERE {stamp} IS NOT NULL",
        )


def _read_one_by_one(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    column: TimeColumn,
    *,
    form: DateForm,
    zone: str,
) -> None:
    """Read each distinct text that is left; blanks such as ``n/a`` become no time at all."""
    reader = connection.cursor().execute(
        f"SELECT DISTINCT {column.text} FROM {table} WHERE {column.text} IS NOT NULL"
    )
    batches: list[pa.Table] = []
    while texts := reader.fetchmany(BATCH):
        batches.append(_read([text for (text,) in texts], form=form, zone=zone))
    if not batches:
        return
    name = f"{table}_{column.name}_read"
    connection.register(name, pa.concat_tables(batches))
    execute(
        connection,
        f"UPDATE {table} SET {column.us} = r.us, {column.is_zoned} = r.is_zoned,"
        f" {column.text} = NULL FROM {name} r WHERE {table}.{column.text} = r.text",
    )
    connection.unregister(name)


def _read(texts: list[str], *, form: DateForm, zone: str) -> pa.Table:
    """Table of text → moment, for the texts that are blank or a moment."""
    found: list[tuple[str, int | None, bool]] = []
    for text in texts:
        moment = read_moment(text, zone=zone, form=form)
        if moment is not None:
            found.append((text, moment.time_us, moment.has_zone))
        elif is_blank(text):
            found.append((text, None, False))
    return pa.table(
        {
            "text": pa.array([text for text, _, _ in found], pa.string()),
            "us": pa.array([us for _, us, _ in found], pa.int64()),
            "is_zoned": pa.array([is_zoned for _, _, is_zoned in found], pa.bool_()),
        }
    )


def _take_the_earlier(
    connection: duckdb.DuckDBPyConnection, table: str, column: TimeColumn, *, zone: str
) -> None:
    """Of two moments that a wall showed alike the earlier is meant, as everywhere in tropa."""
    bounds = f"SELECT min({column.wall}), max({column.wall}) FROM {table}"
    low, high = rows(connection, bounds)[0]
    for change in clock_changes(zone, low, high) if low is not None else []:
        if change.is_twice:
            offset, _ = wall_to_us(change.wall, zone_named(zone))
            execute(
                connection,
                f"UPDATE {table} SET {column.us} = {column.wall} - {change.low_us - offset}"
                f" WHERE {column.wall} >= {change.low_us} AND {column.wall} < {change.high_us}",
            )
