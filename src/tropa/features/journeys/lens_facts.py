"""What a version of a lens holds: counts, period, and the values that one can filter by."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import ibis

from tropa.analysis.journeys.summary import summary
from tropa.store.engine_duckdb import DuckDBEngine
from tropa.store.journeys import ATTRIBUTE
from tropa.store.journeys_tables import journeys_over

if TYPE_CHECKING:
    from tropa.store.journeys import Journeys
    from tropa.store.lens_files import LensFiles

VALUES_SHOWN = 60
"""Values of one attribute offered as a filter; an attribute with more of them is an id."""


def describe_version(files: LensFiles) -> dict[str, Any]:
    """Describe a version once, when it is built, so that screens need not ask again."""
    with closing(DuckDBEngine(files)) as engine:
        journeys = journeys_over(files, engine)
        counts = summary(journeys)
        return {
            "cases": counts.cases,
            "events": counts.events,
            "first_us": counts.first_us,
            "last_us": counts.last_us,
            "as_of_us": files.as_of_us,
            "activities": _values(journeys, table="steps", column="activity"),
            "channels": _values(journeys, table="steps", column="channel"),
            "departments": _values(journeys, table="steps", column="department"),
            "case_attributes": _attributes(journeys, "cases", files.case_attributes),
            "event_attributes": _attributes(journeys, "steps", files.event_attributes),
        }


def _attributes(journeys: Journeys, table: str, names: tuple[str, ...]) -> list[dict[str, Any]]:
    """List the attributes with few enough values to choose from."""
    listed = []
    for name in names:
        values = _values(journeys, table=table, column=ATTRIBUTE + name)
        if 1 < len(values) <= VALUES_SHOWN:
            listed.append({"name": name, "values": values})
    return listed


def _values(journeys: Journeys, *, table: str, column: str) -> list[dict[str, Any]]:
    """Count the cases of each value, commonest first; one more than is shown tells of more."""
    rows = journeys.steps if table == "steps" else journeys.cases
    of_column = rows.filter(rows[column].notnull())
    counted = of_column.group_by(value=of_column[column]).agg(cases=of_column.case_no.nunique())
    ordered = counted.order_by([ibis.desc("cases"), "value"]).limit(
        VALUES_SHOWN + 1 if table == "cases" or column.startswith(ATTRIBUTE) else 10_000
    )
    found: list[dict[str, Any]] = journeys.run(ordered).to_pylist()
    return found
