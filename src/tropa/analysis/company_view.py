"""The company's process held against the path of its customers, finding by finding."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tropa.analysis.intervals import share_estimate
from tropa.analysis.journeys.path_facts import PathFacts
from tropa.core.errors import InputError
from tropa.core.figures import Figure
from tropa.core.results import Estimate
from tropa.core.states import cell_state

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tropa.analysis.company_matching import Match
    from tropa.analysis.journeys.path_facts import Pair
    from tropa.core.company_process import CompanyStep, StepCorrection
    from tropa.core.maps import JourneyMap, MapStep
    from tropa.core.states import CellState

Seen = Literal["known", "unknown", "absent"]
Happening = Literal["happens", "seldom", "never", "unmeasured", "unplaced"]
Basis = Literal["events", "map"]
Held = str | tuple[str, str]
"""What events are held against: a step of the company, or two that follow each other."""
EVENTS = ("events",)
FALSE_SHARE = 0.05
"""Of the differences that are called clear, so many may be chance."""
HALF = 0.5
MOST_PAIRS = 1_000


@dataclass(frozen=True, slots=True)
class PathView:
    """A step of the customers' path.

    Attributes
    ----------
    seen : {'known', 'unknown', 'absent'}
        The company's process knows it; does not know it, at a stage it knows; knows nothing of
        its whole stage.
    known_by : tuple[str, ...]
        The company's steps that mean it.
    reach : Figure or None
        Share of the journeys in the filter that come here; None where no event is bound.
    """

    step_id: str
    stage_id: str
    seen: Seen
    known_by: tuple[str, ...]
    reach: Figure | None


@dataclass(frozen=True, slots=True)
class CompanyStepView:
    """A step of the company's process.

    Attributes
    ----------
    happening : str
        ``unplaced``: no step of the path is meant; ``unmeasured``: no event could show it;
        ``never``: in no journey; ``seldom``: clearly fewer than half come, though the process draws
        it for everybody; ``happens`` else.
    """

    step_id: str
    match: Match
    happening: Happening
    share: Figure | None


@dataclass(frozen=True, slots=True)
class PairView:
    """Two steps that follow each other in the company's process.

    Attributes
    ----------
    basis : {'events', 'map'}
        What tells the real order: events, or where there are none, the order of the map.
    turned : Figure or None
        Share of the journeys that come to both and come to the second first.
    is_turned : bool
        Whether customers clearly go the other way round; on a map, as it is drawn.
    time : Figure or None
        Median from the first to the second; ``counts`` tells open and lost journeys.
    planned_seconds : float or None
        What the company means it to take at most.
    time_state : str
        Whether the time bears out the plan; ``measured`` where there is no plan.
    """

    first: str
    second: str
    basis: Basis
    turned: Figure | None
    is_turned: bool
    time: Figure | None
    planned_seconds: float | None
    time_state: CellState


@dataclass(frozen=True, slots=True)
class CompanyView:
    """Both views side by side.

    What is called clear is done by more than half of the journeys, beyond chance among all that is
    held against the process: steps that are done without, and orders that are turned (binomial
    test, Benjamini and Hochberg 1995, 5 %).

    Attributes
    ----------
    stages_present : int
        Stages with a step that the company knows: the "1" of "present at 1 of 7 stages".
    stages : int
        Stages of the path that have steps; empty ones are left out.
    steps_known, steps : int
        Steps of the path that the company knows, and all.
    """

    stages_present: int
    stages: int
    steps_known: int
    steps: int
    path: tuple[PathView, ...]
    company: tuple[CompanyStepView, ...]
    pairs: tuple[PairView, ...]


def neighbours(
    company: Sequence[CompanyStep], matches: Mapping[str, Match]
) -> list[tuple[str, str]]:
    """List the pairs of steps that follow each other and mean different steps of the path.

    Steps that mean nothing on the path, or the same, are stepped over. A pair that the process
    draws both ways (a loop) has no order and is left out.

    Raises
    ------
    InputError
        There are more than ``MOST_PAIRS``: each is followed through all events.

    Examples
    --------
    >>> from tropa.analysis.company_matching import Match
    >>> from tropa.core.company_process import CompanyStep
    >>> steps = [CompanyStep(id="a", name="A"), CompanyStep(id="b", name="B", after=("a",)),
    ...          CompanyStep(id="c", name="C", after=("b",))]
    >>> meant = {"a": Match("x", "name"), "b": Match(None, "none"), "c": Match("y", "name")}
    >>> neighbours(steps, meant)
    [('a', 'c')]
    """
    after = {step.id: step.after for step in company}
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for step in company:
        meant = matches[step.id].step_id
        if meant is None:
            continue
        for before in _nearest(step.id, after, matches):
            ends = (matches[before].step_id or "", meant)
            found.setdefault(ends, (before, step.id))
    listed = [pair for ends, pair in found.items() if ends[::-1] not in found]
    if len(listed) > MOST_PAIRS:
        raise InputError(
            f"In this process {len(listed)} pairs of steps follow each other; at most {MOST_PAIRS} "
            "are compared.",
            hint="Take the part that touches customers.",
        )
    return listed


def _nearest(
    step: str, after: Mapping[str, tuple[str, ...]], matches: Mapping[str, Match]
) -> list[str]:
    meant, found = matches[step].step_id, []
    waiting, seen = list(after[step])[::-1], {step}
    while waiting:
        one = waiting.pop()
        if one in seen or one not in after:
            continue
        seen.add(one)
        if matches[one].step_id in (None, meant):
            waiting += after[one][::-1]
        else:
            found.append(one)
    return found


def company_view(
    document: JourneyMap,
    company: Sequence[CompanyStep],
    matches: Mapping[str, Match],
    *,
    facts: PathFacts | None,
    corrections: Mapping[str, StepCorrection],
) -> CompanyView:
    """Hold the company's process against the path.

    Parameters
    ----------
    facts : PathFacts or None
        What events say of the path, with the pairs of :func:`neighbours`; without events the map
        alone is the path.
    """
    comparing = _Comparing(document, matches, facts=facts or PathFacts(), company=company)
    path = comparing.path()
    present = {one.stage_id for one in path if one.seen == "known"}
    return CompanyView(
        stages_present=len(present),
        stages=len({one.stage_id for one in path}),
        steps_known=sum(one.seen == "known" for one in path),
        steps=len(path),
        path=path,
        company=tuple(comparing.company_step(step) for step in company),
        pairs=comparing.pairs(corrections),
    )


class _Comparing:
    def __init__(
        self,
        document: JourneyMap,
        matches: Mapping[str, Match],
        *,
        facts: PathFacts,
        company: Sequence[CompanyStep],
    ) -> None:
        self.document, self.matches, self.facts = document, matches, facts
        self.steps = {step.id: step for step in company}
        self.places = {step.id: (n, step) for n, step in enumerate(_in_order(document))}
        self.known: dict[str, list[str]] = defaultdict(list)
        for own, match in matches.items():
            if match.step_id is not None:
                self.known[match.step_id].append(own)
        self.listed = neighbours(company, matches)
        self.clear = _beyond_chance({**self._avoided(), **self._turned()})

    def _avoided(self) -> dict[Held, tuple[int, int]]:
        """Count of each step drawn for everybody the journeys that do without it."""
        found: dict[Held, tuple[int, int]] = {}
        for own, step in self.steps.items():
            meant = self.matches[own].step_id
            share = self._reach(self.places[meant][1].touchpoint_id) if meant else None
            if share and not step.is_optional:
                all_of_them = share.estimate.denominator or 0
                found[own] = (all_of_them - share.estimate.n, all_of_them)
        return found

    def _turned(self) -> dict[Held, tuple[int, int]]:
        """Count of each pair the journeys that go the other way round."""
        facts = {pair: self.facts.pairs.get(self._touchpoints(pair)) for pair in self.listed}
        return {pair: (one.turned, one.both) for pair, one in facts.items() if one}

    def path(self) -> tuple[PathView, ...]:
        """Go along the path."""
        ordered = [step for _, step in self.places.values()]
        present = {step.stage_id for step in ordered if step.id in self.known}
        return tuple(
            PathView(
                step_id=step.id,
                stage_id=step.stage_id,
                seen="known"
                if step.id in self.known
                else "unknown"
                if step.stage_id in present
                else "absent",
                known_by=tuple(self.known.get(step.id, ())),
                reach=self._reach(step.touchpoint_id),
            )
            for step in ordered
        )

    def _reach(self, touchpoint: str | None) -> Figure | None:
        if touchpoint is None or touchpoint not in self.facts.reach:
            return None
        return self._share(self.facts.reach[touchpoint], self.facts.cases)

    def _share(self, part: int, whole: int) -> Figure:
        return self._figure(share_estimate(part, whole))

    def _figure(self, estimate: Estimate, **counts: int) -> Figure:
        return Figure(
            estimate,
            "seconds" if counts else "share",
            first_us=self.facts.first_us,
            last_us=self.facts.last_us,
            sources=EVENTS,
            counts=counts,
        )

    def company_step(self, step: CompanyStep) -> CompanyStepView:
        """Tell whether customers live through a step of the company."""
        match = self.matches[step.id]
        if match.step_id is None:
            return CompanyStepView(step.id, match, "unplaced", None)
        share = self._reach(self.places[match.step_id][1].touchpoint_id)
        if share is None or share.estimate.value is None:
            return CompanyStepView(step.id, match, "unmeasured", share)
        happening: Happening = "happens"
        if share.estimate.n == 0:
            happening = "never"
        elif step.id in self.clear:
            happening = "seldom"
        return CompanyStepView(step.id, match, happening, share)

    def pairs(self, corrections: Mapping[str, StepCorrection]) -> tuple[PairView, ...]:
        """Compare order and time of the steps that follow each other."""
        return tuple(self._pair(pair, corrections=corrections) for pair in self.listed)

    def _touchpoints(self, pair: tuple[str, str]) -> Pair:
        first, second = (self._place(one)[1].touchpoint_id or "" for one in pair)
        return first, second

    def _place(self, own: str) -> tuple[int, MapStep]:
        return self.places[self.matches[own].step_id or ""]

    def _pair(
        self, pair: tuple[str, str], *, corrections: Mapping[str, StepCorrection]
    ) -> PairView:
        first, second = pair
        found = self.facts.pairs.get(self._touchpoints(pair))
        said = corrections.get(first)
        is_next = first in self.steps[second].after
        planned = said.planned_seconds if said and is_next else None
        if found is None:
            is_turned = self._place(second)[0] < self._place(first)[0]
            state: CellState = "unmeasured" if planned is None else "assumed"
            return PairView(first, second, "map", None, is_turned, None, planned, state)
        median = found.median_seconds
        time = self._figure(
            median,
            n_reached=found.n_reached,
            n_censored=found.n_censored,
            n_never=found.n_never,
        )
        return PairView(
            first,
            second,
            basis="events",
            turned=self._share(found.turned, found.both),
            is_turned=pair in self.clear,
            time=time,
            planned_seconds=planned,
            time_state=_time_state(median, planned),
        )


def _time_state(median: Estimate, planned: float | None) -> CellState:
    """Judge "at most so long" by the interval of the median; an end never reached is open."""
    if median.n == 0:
        return "unmeasured" if planned is None else "assumed"
    low = float("inf") if median.low is None else median.low
    high = float("inf") if median.high is None else median.high
    claim = None if planned is None else (None, planned)
    return cell_state(interval=(low, high), claim=claim)


def _beyond_chance(counts: Mapping[Held, tuple[int, int]]) -> set[Held]:
    """Tell what more than half of those who could do it do, beyond chance among all asked."""
    asked = [one for one, (_, whole) in counts.items() if whole]
    if not asked:
        return set()
    from scipy.special import bdtrc  # the probability of more than k of n
    from scipy.stats import false_discovery_control  # a second to load: only where it is asked

    chances = [float(bdtrc(counts[one][0] - 1, counts[one][1], HALF)) for one in asked]
    adjusted = false_discovery_control(chances, method="bh")
    return {one for one, p in zip(asked, adjusted, strict=True) if p <= FALSE_SHARE}


def _in_order(document: JourneyMap) -> list[MapStep]:
    return [step for stage in document.stages for step in document.steps_of(stage.id)]
