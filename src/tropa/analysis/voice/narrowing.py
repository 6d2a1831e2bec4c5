"""Narrowing observations to those a filter is about, and saying what cannot be narrowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.store.journeys import ATTRIBUTE

if TYPE_CHECKING:
    from tropa.core.filters import Filter
    from tropa.store.observations import Observations

COLUMNS = ("channel", "department")


def narrow_observations(observations: Observations, where: Filter) -> Observations:
    """Choose observations by period, channel, department and the attributes they carry.

    A filter speaks of journeys; what it says about paths and about attributes that observations do
    not carry cannot be asked of them: :func:`parts_not_narrowed` lists that, so that a screen can
    say so.

    Parameters
    ----------
    observations : Observations
        What to choose from.
    where : Filter
        ``since_us`` and ``until_us`` choose by the time of the observation, in
        ``[since_us, until_us)``; observations without a time stay out then.
    """
    table = observations.table
    kept = [
        table[column].isin(values)
        for name, values in {**where.case, **where.event}.items()
        if (column := _column(observations, name)) is not None
    ]
    kept += [] if where.since_us is None else [table.time_us >= where.since_us]
    kept += [] if where.until_us is None else [table.time_us < where.until_us]
    return observations.narrowed(*kept) if kept else observations


def parts_not_narrowed(observations: Observations, where: Filter) -> tuple[str, ...]:
    """Name the parts of a filter that observations cannot be narrowed by."""
    unknown = [
        name for name in {**where.case, **where.event} if _column(observations, name) is None
    ]
    about_paths = where.model_dump(
        include={
            "without",
            "contains",
            "starts",
            "ends",
            "follows",
            "variants",
            "min_seconds",
            "max_seconds",
            "states",
        }
    )
    return (*unknown, *(name for name, value in about_paths.items() if value not in (None, [])))


def _column(observations: Observations, name: str) -> str | None:
    if name in COLUMNS:
        return name
    return f"{ATTRIBUTE}{name}" if name in observations.attributes else None
