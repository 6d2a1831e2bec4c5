"""Which facts belong to which touchpoint: the registry's rules, compiled to names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import ibis
import numpy as np

from tropa.core.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ibis.expr.types import IntegerColumn, IntegerValue, StringValue, Table
    from numpy.typing import NDArray

    from tropa.store.journeys import Journeys

ELSEWHERE = -1
"""The number of events that no touchpoint of the binding takes."""


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Events of one activity, in one channel or (None) in any."""

    activity: str
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class TouchpointRules:
    """The facts of one touchpoint: places of events, and names used by observations."""

    events: tuple[EventPlace, ...] = ()
    observations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Binding:
    """Touchpoint id → its facts.

    An activity bound in one channel and in any belongs, in that channel, to the narrower rule,
    also where that is the rule of a touchpoint that is not here: ``elsewhere`` names such places.
    So a touchpoint has the same facts whatever others are asked for beside it.

    Raises
    ------
    InputError
        Two touchpoints claim the same events, or the same observations.

    Examples
    --------
    >>> Binding({"pay": TouchpointRules(events=(EventPlace("Pay"),))}).ids
    ('pay',)
    """

    touchpoints: Mapping[str, TouchpointRules] = field(default_factory=dict)
    elsewhere: tuple[EventPlace, ...] = ()

    def __post_init__(self) -> None:
        places = [place for rules in self.touchpoints.values() for place in rules.events]
        names = [name for rules in self.touchpoints.values() for name in rules.observations]
        claims: tuple[list[Any], ...] = (places, names)
        for claimed in claims:
            for twice, times in Counter(claimed).items():
                if times == 1:
                    continue
                word = twice.activity if isinstance(twice, EventPlace) else twice
                raise InputError(
                    f"'{word}' is bound twice.", hint="Bind it to one touchpoint only."
                )

    @property
    def ids(self) -> tuple[str, ...]:
        """Touchpoint ids in their order; their places are the numbers used in expressions."""
        return tuple(self.touchpoints)

    @property
    def names(self) -> dict[str, str]:
        """Touchpoint name in observations → touchpoint id."""
        return {
            name: touchpoint
            for touchpoint, rules in self.touchpoints.items()
            for name in rules.observations
        }

    @property
    def places(self) -> list[tuple[EventPlace, int]]:
        """Places of events with their touchpoint's number, narrower rules first."""
        found = [(place, ELSEWHERE) for place in self.elsewhere]
        found += [
            (place, number)
            for number, rules in enumerate(self.touchpoints.values())
            for place in rules.events
        ]
        return sorted(found, key=lambda entry: entry[0].channel is None)

    @property
    def has_channels(self) -> bool:
        """Whether any rule looks at the channel."""
        return any(place.channel is not None for place, _ in self.places)

    def number(self, activity: StringValue, channel: StringValue) -> IntegerValue:
        """Give the touchpoint's number of an event as an expression."""
        branches = [
            (
                activity == place.activity
                if place.channel is None
                else (activity == place.activity) & (channel == place.channel),
                ibis.literal(number, "int16"),
            )
            for place, number in self.places
        ]
        elsewhere = ibis.literal(ELSEWHERE, "int16")
        return ibis.cases(*branches, else_=elsewhere) if branches else elsewhere

    def numbers(self, activities: Sequence[str], channels: Sequence[str] = ()) -> NDArray[np.int16]:
        """Give the touchpoint's number for each activity (row) and channel (column).

        Another column comes last, for events whose channel is unknown.

        Examples
        --------
        >>> rules = {"pay": TouchpointRules(events=(EventPlace("Pay"),))}
        >>> Binding(rules).numbers(["Order", "Pay"]).tolist()
        [[-1], [0]]
        """
        table = np.full((len(activities), len(channels) + 1), ELSEWHERE, np.int16)
        rows = {activity: row for row, activity in enumerate(activities)}
        columns = {channel: column for column, channel in enumerate(channels)}
        for place, number in reversed(self.places):
            if place.activity not in rows:
                continue
            if place.channel is None:
                table[rows[place.activity]] = number
            elif place.channel in columns:
                table[rows[place.activity], columns[place.channel]] = number
        return table


def located(journeys: Journeys, binding: Binding) -> Table:
    """Give every event its touchpoint (``here``) and that of the next event (``next``).

    ``next`` is null after the last event of a case; both are ``ELSEWHERE`` where nothing is bound.
    """
    steps = journeys.steps
    next_channel = steps.channel
    if binding.has_channels:
        steps = steps.mutate(
            next_channel=steps.channel.lead().over(ibis.window(group_by="case_no", order_by="seq"))
        )
        next_channel = steps.next_channel
    following: IntegerColumn = binding.number(steps.next_activity, next_channel)
    return steps.mutate(
        here=binding.number(steps.activity, steps.channel),
        next=ibis.ifelse(steps.is_last, ibis.null("int16"), following),
    )
