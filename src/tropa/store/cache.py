"""Dictionaries of the cache: which columns become ENUMs, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.store.names_sql import attribute_column, literal
from tropa.store.steps_sql import attribute_names

if TYPE_CHECKING:
    import duckdb

    from tropa.store.flat import FlatEvents

DICTIONARY_LIMIT = 4096
"""Above so many distinct values a column stays plain text."""


def enum_types(
    connection: duckdb.DuckDBPyConnection, flat: FlatEvents, *, table: str
) -> dict[str, str]:
    """Find the ENUM type of each text column of ``table`` with few distinct values.

    Values stand in byte order: ``min``, ``max`` and ORDER BY follow an ENUM's definition order,
    and every other engine compares texts by their bytes.
    """
    columns = ["activity", "channel", "department"]
    columns += [attribute_column(name) for name in attribute_names(flat)]
    counts = ", ".join(f"approx_count_distinct({column})" for column in columns)
    sizes = connection.execute(f"SELECT {counts} FROM {table}").fetchone() or ()
    types = {}
    for column, size in zip(columns, sizes, strict=True):
        if size <= DICTIONARY_LIMIT:
            types[column] = enum_type(connection, column, table=table)
    return types


def enum_type(connection: duckdb.DuckDBPyConnection, column: str, *, table: str) -> str:
    """Write the ENUM type of one column."""
    found = connection.execute(
        f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL"
    ).fetchall()
    values = sorted((row[0] for row in found), key=str.encode) or [""]
    return f"ENUM({', '.join(map(literal, values))})"
