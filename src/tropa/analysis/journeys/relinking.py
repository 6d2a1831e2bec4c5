"""Leaving events out and linking the neighbours of what remains anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import ibis

from tropa.analysis.journeys.bridging import bridged_steps
from tropa.analysis.journeys.known_names import event_column, require_activities
from tropa.analysis.journeys.relinked_rows import (
    RelinkedMoves,
    RelinkedPaths,
    RelinkedRows,
    RelinkedVariants,
)
from tropa.store.held import HoldingEngine
from tropa.store.journeys import KeptEvents, Linked

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, StringValue, Table

    from tropa.core.filters import Filter
    from tropa.store.held import Held
    from tropa.store.journeys import Engine, Journeys

IN_MEMORY_EVENTS = 20_000_000
"""Longer logs are linked by the engine, which spills to disk where it must: here a column of whole
numbers takes eight bytes an event, and a question reads two to five of them."""
STEPS, PATHS, VARIANTS = "relinked_steps", "relinked_paths", "relinked_variants"
MOVES = "relinked_moves"


def relink(journeys: Journeys, where: Filter) -> Journeys:
    """Leave out the events that do not match and link each of the rest with its new successor.

    Everything that depends on the neighbours or on the path is drawn anew: successors, waits,
    firsts and lasts, places, the case's start, end, length and variant. A case's state and
    outcome stay what they are in the whole journey. A case without any event left goes.
    """
    require_activities(journeys, [*where.without, *where.event.get("activity", [])])
    if _is_in_memory(journeys):
        rows = _rows_left(journeys, where)
        steps, paths, variants, moves, engine = _linked_here(journeys, rows)
    else:
        steps, paths, variants = _linked_by_engine(journeys, where)
        rows, moves, engine = None, None, journeys.engine
    old = journeys.cases.drop("variant_id", "start_us", "end_us", "length")
    cases = paths.join(old, "case_no").select(*journeys.cases.columns)
    return replace(
        journeys,
        steps=steps,
        cases=cases,
        variants=variants,
        moves=moves if journeys.moves is not None else None,
        engine=engine,
        origin=journeys.origin or journeys,
        kept=(*journeys.kept, *_conditions(journeys, where)),
        linked=Linked(rows, cases) if rows else None,
    )


def _is_in_memory(journeys: Journeys) -> bool:
    is_small = journeys.events is not None and journeys.events <= IN_MEMORY_EVENTS
    return is_small and journeys.origin is None and isinstance(journeys.engine, HoldingEngine)


def _rows_left(journeys: Journeys, where: Filter) -> RelinkedRows:
    return RelinkedRows(
        journeys,
        journeys.steps.filter(*_kept(journeys, where)),
        conditions=_conditions(journeys, where),
        has_whole_activities=set(where.event) <= {"activity"},
    )


def _linked_here(
    journeys: Journeys, rows: RelinkedRows
) -> tuple[Table, Table, Table, Table, Engine]:
    """Give steps, paths, variants and moves of what is left, and who knows these tables."""
    assert isinstance(journeys.engine, HoldingEngine)  # noqa: S101 (the caller looked)
    held: dict[str, Held] = {
        STEPS: rows,
        PATHS: RelinkedPaths(rows),
        VARIANTS: RelinkedVariants(rows),
        MOVES: RelinkedMoves(rows),
    }
    steps, paths, variants, moves = (
        ibis.table(ibis.Schema.from_pyarrow(table.schema), name=name)
        for name, table in held.items()
    )
    return steps, paths, variants, moves, journeys.engine.holding(held)


def _linked_by_engine(journeys: Journeys, where: Filter) -> tuple[Table, Table, Table]:
    """Give steps, paths and variants of what is left."""
    steps = _left(journeys, where)
    folded = _paths(steps)
    return steps, folded.drop("activities"), _variants(folded)


def _variants(paths: Table) -> Table:
    return paths.select("variant_id", "activities").distinct()


def _left(journeys: Journeys, where: Filter) -> Table:
    """Link anew what is left; numbers of moves no longer hold."""
    steps = journeys.steps.drop("move") if "move" in journeys.steps.columns else journeys.steps
    if set(where.event) <= {"activity"}:
        return bridged_steps(steps, lambda activity: _is_kept(activity, where))
    return relinked_steps(steps.filter(*_kept(replace(journeys, steps=steps), where)))


def _is_kept(activity: StringValue, where: Filter) -> BooleanValue:
    is_kept = ~activity.isin(where.without) if where.without else ibis.literal(value=True)
    return is_kept & activity.isin(where.event["activity"]) if where.event else is_kept


def _conditions(journeys: Journeys, where: Filter) -> list[KeptEvents]:
    conditions = [
        KeptEvents(event_column(journeys, name), tuple(values))
        for name, values in where.event.items()
    ]
    left_out = [KeptEvents("activity", tuple(where.without), is_kept=False)]
    return conditions + (left_out if where.without else [])


def _kept(journeys: Journeys, where: Filter) -> list[BooleanValue]:
    steps = journeys.steps
    return [
        steps[one.column].isin(one.values) if one.is_kept else ~steps[one.column].isin(one.values)
        for one in _conditions(journeys, where)
    ]


def relinked_steps(kept: Table) -> Table:
    """Link the rows of ``steps`` that were kept; engines skip the columns nobody asks for."""
    line = ibis.window(group_by="case_no", order_by="seq")
    whole = ibis.window(group_by="case_no")
    linked = kept.mutate(
        next_activity=kept.activity.lead().over(line),
        next_time_us=kept.time_us.lead().over(line),
        seq=ibis.row_number().over(line),
        case_start_us=kept.time_us.min().over(whole),
        case_end_us=kept.time_us.max().over(whole),
        case_length=kept.count().over(whole),
    )
    here = ibis.window(group_by=["case_no", "activity"], order_by="seq")
    edge = ibis.window(group_by=["case_no", "activity", "next_activity"], order_by="seq")
    return linked.mutate(
        wait_us=linked.next_time_us - linked.time_us,
        is_first=linked.seq == 0,
        is_last=linked.next_time_us.isnull(),
        is_first_of_activity=ibis.row_number().over(here) == 0,
        is_first_of_edge=(ibis.row_number().over(edge) == 0) & linked.next_time_us.notnull(),
    ).select(*kept.columns)


def _paths(steps: Table) -> Table:
    """Fold steps into one row per case with its path and a digest of it as variant id."""
    place = ibis.struct({"seq": steps.seq, "activity": steps.activity})
    folded = steps.group_by("case_no").agg(
        start_us=steps.time_us.min(),
        end_us=steps.time_us.max(),
        length=steps.count(),
        places=place.collect(),
    )
    paths = folded.mutate(activities=folded.places.sort().map(lambda step: step.activity))
    return paths.mutate(variant_id=path_id(paths)).drop("places")


def path_id(paths: Table) -> StringValue:
    """Digest ``activities``; each name carries its length, so that no two paths read alike."""
    named = paths.activities.map(lambda name: name.length().cast("string") + ":" + name)
    return named.join("").hexdigest("md5")
