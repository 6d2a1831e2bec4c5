"""SQL that draws ``cases`` and ``variants`` from ordered steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.core.clock import MICROSECONDS_PER_SECOND
from tropa.core.errors import InputError
from tropa.store.names_sql import attribute_column, literals

if TYPE_CHECKING:
    from tropa.core.lenses import Lens, Outcome
    from tropa.store.flat import FlatEvents

STATE = "ENUM('complete', 'left-cut', 'open')"
VARIANT_ID = """CAST(md5_number_lower(array_to_string(
    list_transform(path, lambda a: length(CAST(a AS VARCHAR)) || ':' || a), '')) >> 1 AS BIGINT)"""
"""Drawn from the path alone: the same in every version and every arrival order."""


def closed_sql(lens: Lens, as_of_us: int) -> str:
    """Say when a case is closed, by its last activity and by silence."""
    ended = f"last_activity IN ({literals(lens.ends)})" if lens.ends else "FALSE"
    if lens.idle_seconds is None:
        return f"({ended})" if lens.ends else "TRUE"
    idle_us = round(lens.idle_seconds * MICROSECONDS_PER_SECOND)
    return f"({ended} OR {as_of_us} - end_us > {idle_us})"


def state_sql(lens: Lens, as_of_us: int) -> str:
    """Say whether a case is open, complete, or lacks its beginning."""
    cut = f"first_activity NOT IN ({literals(lens.starts)})" if lens.starts else "FALSE"
    closed = closed_sql(lens, as_of_us)
    return f"CASE WHEN {cut} THEN 'left-cut' WHEN {closed} THEN 'complete' ELSE 'open' END"


def wanted_sql(wanted: Outcome | None, flat: FlatEvents) -> str:
    """Say, over the events of a case, whether the wanted outcome occurred."""
    if wanted is None:
        return "FALSE"
    hits = ["FALSE"]
    if wanted.activities:
        horizon = horizon_us(wanted)
        within = "" if horizon is None else f" AND time_us - case_start_us <= {horizon}"
        hits.append(f"(activity IN ({literals(wanted.activities)}){within})")
    if wanted.attribute in flat.event_attributes:
        hits.append(attribute_hit_sql(wanted))
    return f"bool_or({' OR '.join(hits)})"


def attribute_hit_sql(wanted: Outcome) -> str:
    """Say whether the wanted attribute has one of the wanted values."""
    column = attribute_column(str(wanted.attribute))
    return f"COALESCE({column} IN ({literals(wanted.values)}), FALSE)"


def check_wanted(wanted: Outcome | None, flat: FlatEvents) -> None:
    """Refuse a wanted outcome by an attribute that no event has."""
    if wanted is None or wanted.attribute is None:
        return
    if wanted.attribute not in (*flat.case_attributes, *flat.event_attributes):
        raise InputError(
            "the wanted outcome names an attribute that no event has.",
            column=wanted.attribute,
            hint="Choose one of the attributes kept.",
        )


def horizon_us(wanted: Outcome) -> int | None:
    """Tell how long after a case's start the wanted event may come."""
    if wanted.horizon_seconds is None:
        return None
    return round(wanted.horizon_seconds * MICROSECONDS_PER_SECOND)


def outcome_sql(lens: Lens, flat: FlatEvents, as_of_us: int) -> str:
    """Say what is known of the outcome: true, false, or null while it may still come."""
    wanted = lens.wanted
    if wanted is None:
        return "CAST(NULL AS BOOLEAN)"
    has = "is_wanted"
    if wanted.attribute in flat.case_attributes:
        has = f"(is_wanted OR {attribute_hit_sql(wanted)})"
    over = closed_sql(lens, as_of_us)
    horizon = horizon_us(wanted)
    if horizon is not None:
        over = f"({over} OR {as_of_us} - start_us > {horizon})"
    return f"CASE WHEN {has} THEN TRUE WHEN {over} THEN FALSE END"


def case_rows_sql(lens: Lens, flat: FlatEvents, *, events: str) -> str:
    """Fold the ordered events of each case into one row with its path."""
    attributes = "".join(
        f", arg_min({column}, seq) FILTER ({column} <> '') AS {column}"
        for column in map(attribute_column, flat.case_attributes)
    )
    return f"""
        SELECT case_no, any_value(case_start_us) AS start_us, any_value(case_end_us) AS end_us,
            any_value(case_length) AS length,
            arg_min(activity, seq) AS first_activity, arg_max(activity, seq) AS last_activity,
            list(activity ORDER BY seq) AS path,
            {wanted_sql(lens.wanted, flat)} AS is_wanted{attributes}
        FROM {events} GROUP BY case_no"""


def variants_sql(folded: str) -> str:
    """List the distinct paths."""
    return f"""
        SELECT {VARIANT_ID} AS variant_id, path AS activities
        FROM (SELECT DISTINCT path FROM {folded}) ORDER BY variant_id"""


def cases_sql(lens: Lens, flat: FlatEvents, *, variants: str, as_of_us: int) -> str:
    """Finish ``cases``: name, variant, and the state and outcome known at ``as_of_us``."""
    attributes = "".join(f", {attribute_column(name)}" for name in flat.case_attributes)
    return f"""
        SELECT case_no, "case", variant_id, start_us, end_us, length,
            CAST({state_sql(lens, as_of_us)} AS {STATE}) AS state,
            {outcome_sql(lens, flat, as_of_us)} AS has_outcome{attributes}
        FROM tropa_folded JOIN tropa_names USING (case_no)
            JOIN {variants} ON path = activities
        ORDER BY case_no"""
