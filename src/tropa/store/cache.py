"""Dictionaries of the cache: which columns become ENUMs, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.store.names_sql import literal
from tropa.store.steps_sql import NUMBERS, optional_columns

if TYPE_CHECKING:
    import duckdb

    from tropa.store.flat import FlatEvents

DICTIONARY_LIMIT = 4096
"""Above so many distinct values a column stays plain text."""


def filled_columns(
    connection: duckdb.DuckDBPyConnection, flat: FlatEvents, *, table: str
) -> tuple[list[str], dict[str, str]]:
    """Find the columns that hold anything, and the ENUM type of each with few distinct values.

    Values stand in byte order: ``min``, ``max`` and ORDER BY follow an ENUM's definition order,
    and every other engine compares texts by their bytes.
    """
    columns = optional_columns(flat)
    texts = [column for column in ("activity", *columns) if column not in NUMBERS]
    counts = [f"COUNT({column})" for column in columns]
    counts += [f"approx_count_distinct({column})" for column in texts]
    row = connection.execute(f"SELECT {', '.join(counts)} FROM {table}").fetchone() or ()
    filled = [column for column, count in zip(columns, row, strict=False) if count]
    sizes = dict(zip(texts, row[len(columns) :], strict=True))
    few = [column for column, size in sizes.items() if 0 < size <= DICTIONARY_LIMIT]
    lists = [f"list(DISTINCT {column}) FILTER ({column} IS NOT NULL)" for column in few]
    values = connection.execute(f"SELECT {', '.join(lists) or 'NULL'} FROM {table}").fetchone()
    return filled, {
        column: f"ENUM({', '.join(map(literal, sorted(found, key=str.encode)))})"
        for column, found in zip(few, values or (), strict=False)
    }
