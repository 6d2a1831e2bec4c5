"""SQL that finishes ``cases``: state and outcome, as far as they are known at a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.core.clock import MICROSECONDS_PER_SECOND
from tropa.core.errors import InputError
from tropa.store.names_sql import attribute_column, literals

if TYPE_CHECKING:
    from tropa.core.lenses import Lens, Outcome
    from tropa.store.flat import FlatEvents

STATE = "ENUM('complete', 'left-cut', 'open')"


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
    state = f"CASE WHEN {cut} THEN 'left-cut' WHEN {closed} THEN 'complete' ELSE 'open' END"
    return f"CAST({state} AS {STATE})"


def outcome_sql(lens: Lens, as_of_us: int) -> str:
    """Say what is known of the outcome: true, false, or null while it may still come.

    Without the wanted event the outcome is false once the case is closed or the horizon over.
    """
    wanted = lens.wanted
    if wanted is None:
        return "CAST(NULL AS BOOLEAN)"
    over = closed_sql(lens, as_of_us)
    if wanted.horizon_seconds is not None:
        horizon_us = round(wanted.horizon_seconds * MICROSECONDS_PER_SECOND)
        over = f"({over} OR {as_of_us} - start_us > {horizon_us})"
    return f"CASE WHEN is_wanted THEN TRUE WHEN {over} THEN FALSE END"


def folded_sql(names: str, attributes: tuple[str, ...], *, has_sessions: bool) -> str:
    """Name the folded cases, which are registered as ``tropa_folded``."""
    extra = "".join(f", {attribute_column(name)}" for name in attributes)
    session = """ || '/' || session""" if has_sessions else ""
    return f"""
        SELECT folded.case_no, "case" AS source_case, "case"{session} AS "case", variant_id,
            start_us, end_us, length, first_activity, last_activity, is_wanted, ties{extra}
        FROM tropa_folded AS folded JOIN {names} AS names ON names.case_no = folded.staged_no"""


def cases_sql(lens: Lens, attributes: tuple[str, ...], *, folded: str, as_of_us: int) -> str:
    """Finish ``cases``: state and outcome as far as they are known at ``as_of_us``."""
    extra = "".join(f", {attribute_column(name)}" for name in attributes)
    return f"""
        SELECT case_no, "case", variant_id, start_us, end_us, length,
            {state_sql(lens, as_of_us)} AS state,
            {outcome_sql(lens, as_of_us)} AS has_outcome{extra}
        FROM {folded} ORDER BY case_no"""


HIDDEN = "case_no, source_case, first_activity, last_activity, is_wanted, ties"
"""What a refresh needs to know of a case and no analysis asks: the table ``case_facts``."""
