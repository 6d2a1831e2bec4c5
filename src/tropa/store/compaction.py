"""Merging an overlay into its base: steps sorted and numbered as a full build would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.store.cache import enum_types
from tropa.store.journeys_tables import STEPS

if TYPE_CHECKING:
    import duckdb

TEXTS = ("activity", "channel", "department", "event_id")


def compact(
    connection: duckdb.DuckDBPyConnection,
    *,
    steps: str,
    variants: str,
    further: list[str],
    new: str,
) -> None:
    """Write ``new.steps`` and ``new.variants``, and number ``new.cases`` by the cases' names.

    Parameters
    ----------
    steps, variants : str
        SELECTs of all steps and paths of the version.
    further : list of str
        Columns of the steps beyond those of every log.
    new : str
        Database of the version; holds ``cases`` and ``case_facts``.
    """
    run = connection.execute
    run(f"""CREATE TABLE {new}.numbers AS
        SELECT case_no, ROW_NUMBER() OVER (ORDER BY source_case, start_us) - 1 AS number
        FROM {new}.cases JOIN {new}.case_facts USING (case_no)""")
    attributes = [name for name in further if name != "move"]
    types = enum_types(connection, [*TEXTS, *attributes], table=f"({steps})")
    types = types | {"next_activity": types.get("activity", "VARCHAR")}
    columns = ", ".join(
        f"CAST({name} AS {types[name]}) AS {name}" if name in types else name
        for name in [*list(STEPS)[1:], *further]
    )
    run(f"""CREATE TABLE {new}.steps AS SELECT number AS case_no, {columns}
        FROM ({steps}) JOIN {new}.numbers USING (case_no) ORDER BY number, seq""")
    run(f"""CREATE TABLE {new}.variants AS
        SELECT variant_id, CAST(activities AS {types["next_activity"]}[]) AS activities
        FROM ({variants}) ORDER BY variant_id""")
    for table in ("cases", "case_facts"):
        run(f"""CREATE OR REPLACE TABLE {new}.{table} AS
            SELECT * EXCLUDE (number) REPLACE (number AS case_no)
            FROM {new}.{table} JOIN {new}.numbers USING (case_no) ORDER BY number""")
    run(f"DROP TABLE {new}.numbers")
