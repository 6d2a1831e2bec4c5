"""Decisive touchpoints: how much the chance of the wanted outcome changes by coming here."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tropa.analysis.intervals import Moments, mean_estimate
from tropa.core.figures import Figure
from tropa.core.results import Estimate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ibis.expr.types import Table

    from tropa.store.journeys import Journeys

FOLDS = 5
START = "start"
State = int | str | None


def outcome_edges(journeys: Journeys, steps: Table) -> Table:
    """Count first walks of each edge, by fold, in cases whose outcome is known.

    Returns
    -------
    ibis Table
        ``fold, here, next (null: the case ends), walks, wanted, starts, wanted_starts``.
    """
    known = journeys.cases.filter(journeys.cases.has_outcome.notnull())
    steps = steps.join(known.select("case_no", "has_outcome"), "case_no")
    walks = steps.is_first_of_edge | steps.is_last
    steps = steps.mutate(fold=steps.case_no % FOLDS, walks=walks)
    return steps.group_by("fold", "here", "next").agg(
        walks=steps.walks.sum(),
        wanted=(steps.walks & steps.has_outcome).sum(),
        starts=steps.is_first.sum(),
        wanted_starts=(steps.is_first & steps.has_outcome).sum(),
    )


@dataclass(slots=True)
class _Tally:
    n: int = 0
    wanted: int = 0

    def add(self, n: int, wanted: int) -> None:
        self.n += n
        self.wanted += wanted


def decisive_figures(
    rows: Iterable[Mapping[str, int | None]], *, touchpoints: int, known_cases: int
) -> list[Figure]:
    """Measure the change of P(wanted outcome) associated with coming to each touchpoint.

    Before: the chance of cases at the touchpoint they came from, learnt from the other folds of
    the cases. After: what became of those that came here. The mean difference has a t interval
    over the arrivals; a case that comes from two places counts from each.

    Parameters
    ----------
    rows : iterable of dict
        Rows of :func:`outcome_edges`.
    known_cases : int
        Cases with a known outcome, the denominator.
    """
    edges = _edges(rows)
    chances = _chances_without(edges)
    sums = [[0.0, 0.0, 0.0] for _ in range(touchpoints)]
    for (fold, source, target), tally in edges.items():
        before = chances.get((fold, source))
        if isinstance(target, int) and target >= 0 and before is not None:
            lost, won = tally.n - tally.wanted, tally.wanted
            own = sums[target]
            own[0] += tally.n
            own[1] += won * (1 - before) - lost * before
            own[2] += won * (1 - before) ** 2 + lost * before**2
    return [_figure(own, known_cases=known_cases) for own in sums]


def _edges(
    rows: Iterable[Mapping[str, int | None]],
) -> dict[tuple[int, State, State], _Tally]:
    """Tally the walks by fold and edge; staying at a touchpoint is no walk."""
    edges: dict[tuple[int, State, State], _Tally] = defaultdict(_Tally)
    for row in rows:
        fold, here, following = row["fold"] or 0, row["here"], row["next"]
        if here != following:
            edges[fold, here, following].add(row["walks"] or 0, row["wanted"] or 0)
        edges[fold, START, here].add(row["starts"] or 0, row["wanted_starts"] or 0)
    return edges


def _chances_without(
    edges: Mapping[tuple[int, State, State], _Tally],
) -> dict[tuple[int, State], float]:
    """Give, for each fold and place, the chance of the outcome there in all other folds."""
    inside: dict[tuple[int, State], _Tally] = defaultdict(_Tally)
    everywhere: dict[State, _Tally] = defaultdict(_Tally)
    for (fold, source, _), tally in edges.items():
        inside[fold, source].add(tally.n, tally.wanted)
        everywhere[source].add(tally.n, tally.wanted)
    chances = {}
    for (fold, source), own in inside.items():
        others = everywhere[source].n - own.n
        if others > 0:
            chances[fold, source] = (everywhere[source].wanted - own.wanted) / others
    return chances


def _figure(sums: list[float], *, known_cases: int) -> Figure:
    n, total, squares = int(sums[0]), sums[1], sums[2]
    estimate = mean_estimate(Moments(n, n, n, total, squares))
    return Figure(
        Estimate(estimate.value, estimate.low, estimate.high, n=n),
        "share",
        sources=("events",),
        counts={"known_cases": known_cases},
    )
