"""Dictionaries of the cache: which columns become ENUMs, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.store.names_sql import literal
from tropa.store.single_row import single_row
from tropa.store.steps_sql import NUMBERS, optional_columns

if TYPE_CHECKING:
    import duckdb

    from tropa.store.flat import FlatEvents

DICTIONARY_LIMIT = 4096
LISTS_AT_ONCE = 25
"""Each keeps a hash table of megabytes: 300 columns at once fill a gigabyte for three rows."""
"""Above so many distinct values a column stays plain text."""


def filled_columns(
    connection: duckdb.DuckDBPyConnection, flat: FlatEvents, *, table: str
) -> tuple[list[str], dict[str, str]]:
    """Find the columns that hold anything, and the ENUM type of each with few distinct values.

    Values stand in byte order: ``min``, ``max`` and ORDER BY follow an ENUM's definition order,
    and every other engine compares texts by their bytes.
    """
    columns = optional_columns(flat)
    counts = ", ".join(f"COUNT({column})" for column in columns)
    row = single_row(connection, f"SELECT {counts} FROM {table}")
    filled = [column for column, count in zip(columns, row, strict=True) if count]
    texts = ["activity", *(column for column in filled if column not in NUMBERS)]
    return filled, enum_types(connection, texts, table=table)


def enum_types(
    connection: duckdb.DuckDBPyConnection, texts: list[str], *, table: str
) -> dict[str, str]:
    """Find the ENUM type of each text column with few distinct values, in byte order."""
    counts = ", ".join(f"approx_count_distinct({column})" for column in texts)
    sizes = single_row(connection, f"SELECT {counts} FROM {table}")
    few = [c for c, size in zip(texts, sizes, strict=True) if 0 < size <= DICTIONARY_LIMIT]
    if not few:
        return {}
    values: list[list[str]] = []
    for start in range(0, len(few), LISTS_AT_ONCE):
        lists = [
            f"list(DISTINCT {column}) FILTER ({column} IS NOT NULL)"
            for column in few[start : start + LISTS_AT_ONCE]
        ]
        values += single_row(connection, f"SELECT {', '.join(lists)} FROM {table}")
    return {
        column: f"ENUM({', '.join(map(literal, sorted(found, key=str.encode)))})"
        for column, found in zip(few, values, strict=True)
    }
