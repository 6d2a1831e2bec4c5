"""How customers really go: who comes to each touchpoint, in which order, and how long after."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from tropa.analysis.journeys.aalen_johansen import (
    Outcomes,
    cumulative_incidence,
    incidence_quantile,
)
from tropa.analysis.journeys.closing import closings
from tropa.analysis.journeys.measures_walks import walked_cases, walks
from tropa.analysis.ordered_rows import column

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tropa.analysis.binding import Binding
    from tropa.analysis.journeys.measures_walks import WalkedCases, Walks
    from tropa.analysis.ordered_rows import Ints
    from tropa.core.results import Estimate
    from tropa.store.journeys import Journeys

Pair = tuple[str, str]
"""Two touchpoints, the one that the company draws first before the other."""


@dataclass(frozen=True, slots=True)
class PairFacts:
    """Two touchpoints in the journeys of customers.

    Attributes
    ----------
    both : int
        Cases that came to both.
    turned : int
        Of these, the cases whose first event at the second precedes that at the first.
    median_seconds : Estimate
        From the first event at the first to the first later one at the second (Aalen–Johansen);
        n counts all cases that came to the first.
    n_reached, n_censored, n_never : int
        Of those n: got there, still open, closed without getting there.
    """

    both: int
    turned: int
    median_seconds: Estimate
    n_reached: int
    n_censored: int
    n_never: int


@dataclass(frozen=True, slots=True)
class PathFacts:
    """What events say of a path.

    Attributes
    ----------
    cases : int
        Cases in the filter.
    reach : dict[str, int]
        Touchpoint with bound events → cases that came there.
    pairs : dict[Pair, PairFacts]
        Of the pairs that were asked for and have bound events at both ends.
    events, elsewhere : int
        All events, and those at no touchpoint of the binding.
    """

    cases: int = 0
    first_us: int | None = None
    last_us: int | None = None
    reach: Mapping[str, int] = field(default_factory=dict)
    pairs: Mapping[Pair, PairFacts] = field(default_factory=dict)
    events: int = 0
    elsewhere: int = 0


def path_facts(journeys: Journeys, binding: Binding, pairs: Sequence[Pair]) -> PathFacts:
    """Count who came where, and follow pairs of touchpoints, in one walk through the events.

    Parameters
    ----------
    journeys : Journeys
        Narrowed to the filter already.
    pairs : sequence of (str, str)
        Touchpoints whose order and time are asked for.
    """
    cases = walked_cases(journeys)
    numbers = {
        touchpoint: number
        for number, (touchpoint, rules) in enumerate(binding.touchpoints.items())
        if rules.events
    }
    asked = [pair for pair in pairs if pair[0] in numbers and pair[1] in numbers]
    gathered = {pair: _Gathered() for pair in asked}
    reach: Counter[str] = Counter()
    events = elsewhere = 0
    ends_us = _ends_us(journeys, cases)
    for part in walks(journeys, binding, cases):
        firsts = {name: _firsts(part, number) for name, number in numbers.items()}
        reach.update({name: len(rows) for name, rows in firsts.items()})
        events += len(part.here)
        elsewhere += int(np.count_nonzero(part.here < 0))
        for pair, found in gathered.items():
            ends = (firsts[pair[0]], firsts[pair[1]])
            found.take(part, ends, number=numbers[pair[1]], ends_us=ends_us)
    return PathFacts(
        cases=len(cases.case_no),
        first_us=cases.first_us,
        last_us=cases.last_us,
        reach={name: reach[name] for name in numbers},
        pairs={pair: found.facts() for pair, found in gathered.items()},
        events=events,
        elsewhere=elsewhere,
    )


def _ends_us(journeys: Journeys, cases: WalkedCases) -> Ints:
    """Give when each case was closed, or until when an open one was watched."""
    rows = journeys.run(closings(journeys).select("case_no", "closed_us"))
    numbers = column(rows, "case_no")
    closed_us = np.zeros(max(numbers.max(initial=-1), cases.case_no.max(initial=-1)) + 1, np.int64)
    closed_us[numbers] = column(rows, "closed_us")
    ends: Ints = np.where(cases.is_open, journeys.as_of_us, closed_us[cases.case_no])
    return ends


def _firsts(part: Walks, number: int) -> Ints:
    """List the rows of each case's first event at a touchpoint."""
    rows = np.flatnonzero(part.here == number)
    case = part.case[rows]
    firsts: Ints = rows[np.r_[True, case[1:] != case[:-1]][: len(rows)]]
    return firsts


@dataclass
class _Gathered:
    """The cases of one pair, part by part."""

    both: int = 0
    turned: int = 0
    reached: list[Ints] = field(default_factory=list)
    censored: list[Ints] = field(default_factory=list)
    never: list[Ints] = field(default_factory=list)

    def take(self, part: Walks, firsts: tuple[Ints, Ints], *, number: int, ends_us: Ints) -> None:
        first, second = firsts
        case = part.case[first]
        common, at_first, at_second = np.intersect1d(
            case, part.case[second], assume_unique=True, return_indices=True
        )
        self.both += len(common)
        self.turned += int(np.count_nonzero(second[at_second] < first[at_first]))
        rows = np.flatnonzero(part.here == number)
        place = np.searchsorted(rows, first, side="right")
        goal = rows[np.minimum(place, len(rows) - 1)] if len(rows) else first
        is_reached = (place < len(rows)) & (part.case[goal] == case)
        self.reached.append(part.time_us[goal[is_reached]] - part.time_us[first[is_reached]])
        left = ~is_reached
        rest_us = np.maximum(ends_us[case[left]] - part.time_us[first[left]], 0)
        is_open = part.cases.is_open[case[left]]
        self.censored.append(rest_us[is_open])
        self.never.append(rest_us[~is_open])

    def facts(self) -> PairFacts:
        reached, censored, never = (
            np.concatenate(times) if times else np.zeros(0, np.int64)
            for times in (self.reached, self.censored, self.never)
        )
        times, place = np.unique(np.concatenate([reached, never, censored]), return_inverse=True)
        ends = np.split(place, [len(reached), len(reached) + len(never)])
        counts = [np.bincount(one, minlength=len(times)) for one in ends]
        incidence = cumulative_incidence(Outcomes(times, counts[0], counts[1], counts[2]))
        return PairFacts(
            both=self.both,
            turned=self.turned,
            median_seconds=incidence_quantile(incidence, 0.5),
            n_reached=len(reached),
            n_censored=len(censored),
            n_never=len(never),
        )


def pair_cases(
    journeys: Journeys, binding: Binding, pair: Pair, *, limit: int, offset: int
) -> tuple[list[dict[str, object]], int]:
    """List the cases that came to both touchpoints: those that go the other way round first.

    Returns
    -------
    list of dict, int
        ``case, first_us, second_us`` (first event at each), and how many cases there are.
    """
    numbers = [binding.ids.index(name) for name in pair]
    cases = walked_cases(journeys)
    found: list[tuple[bool, int, int, int]] = []
    for part in walks(journeys, binding, cases):
        first, second = (_firsts(part, number) for number in numbers)
        common, at_first, at_second = np.intersect1d(
            part.case[first], part.case[second], assume_unique=True, return_indices=True
        )
        first, second = first[at_first], second[at_second]
        columns = (second > first, part.time_us[first], part.time_us[second], common)
        found += zip(*(one.tolist() for one in columns), strict=True)
    page = sorted(found)[offset : offset + limit]
    chosen = [int(cases.case_no[place]) for *_, place in page]
    names = journeys.cases.filter(journeys.cases.case_no.isin(chosen)).select("case_no", "case")
    named = {row["case_no"]: row["case"] for row in journeys.run(names).to_pylist()}
    rows: list[dict[str, object]] = [
        {"case": named[number], "first_us": first_us, "second_us": second_us}
        for number, (_, first_us, second_us, _) in zip(chosen, page, strict=True)
    ]
    return rows, len(found)
