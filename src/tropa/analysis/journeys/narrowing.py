"""Narrowing journeys to the cases and events that an answer is about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tropa.analysis.journeys.known_names import (
    case_column,
    event_column,
    require_activities,
    unknown,
)
from tropa.analysis.journeys.relinking import relink
from tropa.core.clock import MICROSECONDS_PER_SECOND
from tropa.core.lenses import CASE_STATES

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, Table

    from tropa.core.filters import Filter
    from tropa.store.journeys import Journeys


def narrow(journeys: Journeys, where: Filter) -> Journeys:
    """Choose cases and events; nothing is executed but the check of the names.

    Events are left out first and their neighbours linked anew; then cases are chosen by what is
    left of them: an edge or a variant seen on a screen is found again by the same filter. (To
    keep the cases that hold an activity and hide it, narrow twice.) Case attributes and states
    are those of the whole journey.

    Parameters
    ----------
    journeys : Journeys
        What to choose from.
    where : Filter
        Every part narrows; an empty filter returns the very same journeys.

    Raises
    ------
    InputError
        When an attribute, activity or state is unknown; the message lists near names.
    """
    if where.is_empty:
        return journeys
    if where.relinks:
        journeys = relink(journeys, where)
    named = [*where.contains, *where.starts, *where.ends, *(where.follows or ())]
    require_activities(journeys, named)
    of_cases = [*_by_attribute(journeys, where), *_by_time(journeys, where)]
    by_steps = _by_steps(journeys, where)
    if not of_cases and not by_steps:
        return journeys
    return _keep(journeys, of_cases, by_steps)


def members(journeys: Journeys, rule: Filter) -> Journeys:
    """Choose the customers whom a rule is about, their journeys whole.

    As :func:`narrow`, but conditions on events choose cases: those stay that hold an event which
    meets them all, with everything else that happened to them. (``without`` chooses
    nobody and is not looked at.)

    Raises
    ------
    InputError
        As for :func:`narrow`.
    """
    chosen = narrow(journeys, rule.model_copy(update={"event": {}, "without": []}))
    if not rule.event:
        return chosen
    steps = chosen.steps
    met = [steps[event_column(chosen, name)].isin(values) for name, values in rule.event.items()]
    return _keep(chosen, [], [steps.filter(*met).select("case_no")])


def _keep(journeys: Journeys, of_cases: list[BooleanValue], by_steps: list[Table]) -> Journeys:
    cases = journeys.cases.filter(*of_cases) if of_cases else journeys.cases
    for chosen in by_steps:
        cases = cases.semi_join(chosen, "case_no")
    return replace(
        journeys,
        cases=cases,
        steps=_of_cases(journeys.steps, cases),
        variants=journeys.variants.semi_join(cases.select("variant_id"), "variant_id"),
        origin=journeys.origin or journeys,
    )


def _of_cases(steps: Table, cases: Table) -> Table:
    """Keep the steps of some cases: a join, for each case is there once; semi-joins are slower."""
    return steps.inner_join(cases.select("case_no"), "case_no")


def _by_attribute(journeys: Journeys, where: Filter) -> list[BooleanValue]:
    cases = journeys.cases
    kept = [cases[case_column(journeys, k)].isin(values) for k, values in where.case.items()]
    if where.states:
        for state in where.states:
            if state not in CASE_STATES:
                raise unknown("state", state, CASE_STATES)
        kept.append(cases.state.isin(where.states))
    if where.variants:
        kept.append(cases.variant_id.cast("string").isin(where.variants))
    return kept


def _by_time(journeys: Journeys, where: Filter) -> list[BooleanValue]:
    cases = journeys.cases
    length_us = cases.end_us - cases.start_us
    kept: list[BooleanValue] = []
    if where.since_us is not None:
        kept.append(cases.start_us >= where.since_us)
    if where.until_us is not None:
        kept.append(cases.start_us < where.until_us)
    if where.min_seconds is not None:
        kept.append(length_us >= round(where.min_seconds * MICROSECONDS_PER_SECOND))
    if where.max_seconds is not None:
        kept.append(length_us <= round(where.max_seconds * MICROSECONDS_PER_SECOND))
    return kept


def _by_steps(journeys: Journeys, where: Filter) -> list[Table]:
    """Give, for each condition on the path, the steps that fulfil it."""
    steps = journeys.steps
    chosen = [
        steps.filter(steps.activity == name, steps.is_first_of_activity) for name in where.contains
    ]
    if where.starts:
        chosen.append(steps.filter(steps.is_first, steps.activity.isin(where.starts)))
    if where.ends:
        chosen.append(steps.filter(steps.is_last, steps.activity.isin(where.ends)))
    if where.follows:
        source, target = where.follows
        edge = (steps.activity == source) & (steps.next_activity == target)
        chosen.append(steps.filter(edge))
    return [rows.select("case_no") for rows in chosen]
