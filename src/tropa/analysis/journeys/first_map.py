"""A first map from events: touchpoints in order, cut into stages, with how far to trust it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from tropa.analysis.journeys.first_map_inputs import (
    CutCases,
    Precedence,
    Transitions,
    precedence,
    transitions,
)
from tropa.analysis.journeys.first_map_names import StageName, name_stages
from tropa.analysis.journeys.first_map_order import backward, order_touchpoints
from tropa.analysis.journeys.first_map_stages import cohesion, cut_stages
from tropa.analysis.journeys.first_map_touchpoints import MappedTouchpoint, read_touchpoints

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from tropa.store.journeys import Journeys

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

Warn = Literal["no-dominant-order", "weak-stages"]
Proposal = Literal["stages", "order"]

RESAMPLES = 20
SEED = 20_260_101
DOMINANT_AGREEMENT, FAIR_QUALITY, FAIR_STABILITY = 0.6, 0.1, 0.6


@dataclass(frozen=True, slots=True)
class MappedStage:
    """A proposed stage: touchpoints that lie side by side and hold together."""

    id: str
    name: StageName
    touchpoints: tuple[MappedTouchpoint, ...]


@dataclass(frozen=True, slots=True)
class FirstMap:
    """A proposed map and how far to trust it.

    Attributes
    ----------
    stages : tuple[MappedStage, ...]
        In order; their touchpoints too.
    left_out : tuple[MappedTouchpoint, ...]
        Touchpoints beyond the 50 of highest reach.
    hidden_share : float
        Share of all events that lie at the touchpoints left out.
    cases, events : int
        Of the filter.
    backward_share : float | None
        Share of the flow between different touchpoints that runs against the order.
    agreement : float | None
        1 − 2 · (precedence against the order) / (all precedence): 1 all agree, 0 none.
    quality, stability : float | None
        Modularity of the stages; mean adjusted Rand index of the stages over resamples of cases.
        None below three touchpoints.
    warnings : tuple[str, ...]
        ``no-dominant-order`` (agreement < .6), ``weak-stages`` (quality < .1 or stability < .6).
    proposal : {'stages', 'order'}
        ``order`` where the stages are weak: propose the order only, or the lifecycle template.
    """

    stages: tuple[MappedStage, ...]
    left_out: tuple[MappedTouchpoint, ...]
    hidden_share: float
    cases: int
    events: int
    backward_share: float | None
    agreement: float | None
    quality: float | None
    stability: float | None
    warnings: tuple[Warn, ...]
    proposal: Proposal

    @property
    def order(self) -> tuple[MappedTouchpoint, ...]:
        """All touchpoints of the map, first to last."""
        return tuple(place for stage in self.stages for place in stage.touchpoints)


def first_map(
    journeys: Journeys,
    *,
    by_channel: Collection[str] = (),
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> FirstMap:
    """Propose a map of journeys that are already narrowed to a filter.

    Parameters
    ----------
    journeys : Journeys
        Clickstreams are cut into sessions by their lens.
    by_channel : Collection[str]
        Activities that are one touchpoint per channel.
    resamples, seed : int
        Of the cases, for the stability.
    """
    read = read_touchpoints(journeys, by_channel=by_channel)
    drawn = _draw(read.cut, resamples=resamples, seed=seed)
    ordered = [read.kept[number] for number in drawn.order]
    stops = [*drawn.starts[1:], len(ordered)]
    blocks = [ordered[a:b] for a, b in zip(drawn.starts, stops, strict=True) if a < b]
    names = name_stages([[(place.activity, place.reach) for place in block] for block in blocks])
    warnings = _warnings(drawn)
    return FirstMap(
        stages=tuple(
            MappedStage(f"stage-{number}", name, tuple(block))
            for number, (name, block) in enumerate(zip(names, blocks, strict=True), start=1)
        ),
        left_out=read.left_out,
        hidden_share=read.hidden_share,
        cases=read.cases,
        events=read.events,
        backward_share=drawn.backward_share,
        agreement=drawn.agreement,
        quality=drawn.quality,
        stability=drawn.stability,
        warnings=warnings,
        proposal="order" if "weak-stages" in warnings else "stages",
    )


@dataclass(frozen=True, slots=True)
class _Drawn:
    order: Ints
    starts: list[int]
    backward_share: float | None
    agreement: float | None
    quality: float | None
    stability: float | None


def _draw(cut: CutCases, *, resamples: int, seed: int) -> _Drawn:
    first, steps = precedence(cut), transitions(cut)
    weights = _weights(cut.cases, resamples=resamples, seed=seed)
    befores = first.matrix(weights)
    before = befores[0]
    counts, closeness = steps.counts_and_closeness(weights[0])
    order = order_touchpoints(before, first.placement(weights[0]))
    starts, quality = cut_stages(cohesion(counts, closeness), order)
    against, precedences = backward(order, before), float(before.sum())
    flow = float(counts.sum())
    likeness = [
        adjusted_rand(*_redraw(first, steps, _labels(order, starts), weights=own, before=other))
        for own, other in zip(weights[1:], befores[1:], strict=True)
        if len(starts) > 1
    ]
    return _Drawn(
        order=order,
        starts=starts,
        backward_share=backward(order, counts) / flow if flow else None,
        agreement=1 - 2 * against / precedences if precedences else None,
        quality=quality if len(starts) > 1 else None,
        stability=float(np.mean(likeness)) if likeness else None,
    )


def _weights(cases: int, *, resamples: int, seed: int) -> Floats:
    """Weigh every case once, then as often as each resample draws it."""
    everyone = np.ones((1, cases))
    if cases == 0:
        return everyone
    chance = np.random.default_rng(seed)
    draws = chance.multinomial(cases, np.full(cases, 1 / cases), size=resamples)
    return np.concatenate([everyone, draws])


def _redraw(
    first: Precedence, steps: Transitions, labels: Ints, *, weights: Floats, before: Floats
) -> tuple[Ints, Ints]:
    """Draw the map again from resampled cases: the old and new stage of what they reach."""
    seen = np.bincount(first.touchpoint, weights[first.case], first.touchpoints) > 0
    counts, closeness = steps.counts_and_closeness(weights)
    inside = np.ix_(seen, seen)
    order = order_touchpoints(before[inside], first.placement(weights)[seen])
    starts, _ = cut_stages(cohesion(counts, closeness)[inside], order)
    return labels[seen], _labels(order, starts)


def _labels(order: Ints, starts: list[int]) -> Ints:
    """Give each touchpoint the number of its stage."""
    labels = np.empty(len(order), dtype=np.int64)
    labels[order] = np.searchsorted(starts, np.arange(len(order)), side="right")
    return labels


def adjusted_rand(one: Ints, other: Ints) -> float:
    """Compare two groupings of the same things: 1 the same, about 0 by chance (Hubert & Arabie).

    Examples
    --------
    >>> adjusted_rand(np.array([0, 0, 1, 1]), np.array([5, 5, 3, 3]))
    1.0
    """
    table = np.zeros((one.max() + 1, other.max() + 1))
    np.add.at(table, (one, other), 1)

    def pairs(counts: Floats) -> float:
        return float((counts * (counts - 1) / 2).sum())

    together, rows, columns = pairs(table), pairs(table.sum(axis=1)), pairs(table.sum(axis=0))
    every = len(one) * (len(one) - 1) / 2
    expected = rows * columns / every if every else 0.0
    most = (rows + columns) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)


def _warnings(drawn: _Drawn) -> tuple[Warn, ...]:
    found: list[Warn] = []
    if drawn.agreement is not None and drawn.agreement < DOMINANT_AGREEMENT:
        found.append("no-dominant-order")
    if drawn.quality is not None and drawn.stability is not None:
        is_weak = drawn.quality < FAIR_QUALITY or drawn.stability < FAIR_STABILITY
        found += ["weak-stages"] if is_weak else []
    return tuple(found)
