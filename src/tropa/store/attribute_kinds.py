"""Which attributes belong to the case, and which change from event to event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.store.connect import rows
from tropa.store.names_sql import literal

if TYPE_CHECKING:
    import duckdb

    from tropa.store.lake import Lake

CASES_LOOKED_AT = 50_000
TOLERATED_SHARE = 0.01
"""Up to this share of cases may hold two values of an attribute that still is the case's."""


def attribute_kinds(
    lake: Lake, connection: duckdb.DuckDBPyConnection, *, object_type: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tell the case's attributes from the events'.

    Parameters
    ----------
    object_type : str
        What makes the cases: an attribute of an order may change within a customer.

    Returns
    -------
    tuple of two tuples of str
        Names of the attributes that hold one value in (nearly) every case, and of the others.
        Beyond 50 000 cases a part of them, chosen by their ids, is looked at.
    """
    wanted = literal(object_type)
    found = rows(
        connection,
        f"""
        WITH placed AS (
            SELECT unnest(list_distinct([o.id for o in objects if o.type = {wanted}])) AS id,
                attributes
            FROM ({lake.visible_sql("events")})),
        every AS (SELECT greatest(1, approx_count_distinct(id) // {CASES_LOOKED_AT}) AS nth
            FROM placed),
        looked AS (SELECT id, unnest(map_entries(attributes)) AS pair
            FROM placed WHERE hash(id) % (SELECT nth FROM every) = 0),
        of_case AS (SELECT id, pair.key AS name, count(DISTINCT pair.value) AS n
            FROM looked WHERE pair.value IS NOT NULL GROUP BY ALL)
        SELECT name, avg((n > 1)::INTEGER) FROM of_case GROUP BY name ORDER BY name""",
    )
    of_cases = tuple(name for name, changing in found if changing <= TOLERATED_SHARE)
    return of_cases, tuple(name for name, changing in found if changing > TOLERATED_SHARE)
