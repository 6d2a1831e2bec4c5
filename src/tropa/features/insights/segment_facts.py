"""The facts of one segment: its customers with their whole journeys, and what they said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tropa.analysis.disclosure import disclose
from tropa.analysis.intervals import share_estimate
from tropa.analysis.journeys.measures import measures
from tropa.analysis.journeys.measures_walks import walked_cases
from tropa.analysis.journeys.narrowing import members, narrow
from tropa.analysis.voice.narrowing import narrow_observations, parts_not_narrowed
from tropa.core.errors import InputError
from tropa.core.figures import Figure
from tropa.features.insights.journey_answers import rule_of
from tropa.features.insights.journey_schemas import EstimateOut
from tropa.features.insights.voices import voices_of
from tropa.features.journeys.lens_selectors import lens_open
from tropa.features.personas.selectors import segment_rule

if TYPE_CHECKING:
    from tropa.analysis.binding import Binding
    from tropa.analysis.journeys.measures import Measures
    from tropa.analysis.journeys.measures_walks import WalkedCases
    from tropa.core.filters import Filter
    from tropa.features.journeys.models import LensRecord
    from tropa.features.personas.models import Segment
    from tropa.store.journeys import Journeys
    from tropa.store.observations import Observations


@dataclass(frozen=True, slots=True)
class SegmentFacts:
    """What a segment is measured by, under the filter of the screen.

    ``total_cases`` counts all customers of the lens whom the filter takes: what the segment is a
    share of. ``untold`` names the parts of the rule that observations cannot be chosen by;
    observations are None then, for those of everybody would pass for the segment's.
    """

    segment: Segment
    journeys: Journeys | None
    observations: Observations | None
    cases: WalkedCases | None
    total_cases: int | None
    untold: tuple[str, ...]

    def measured(self, binding: Binding) -> Measures:
        """Measure as a map is measured: the same definitions, these facts."""
        return measures(self.journeys, self.observations, binding, cases=self.cases)

    def share(self) -> EstimateOut | None:
        """Tell the share of the segment among the customers whom the filter takes."""
        if self.cases is None or self.total_cases is None:
            return None
        found = share_estimate(len(self.cases.case_no), self.total_cases)
        shown = disclose(Figure(found, "share"), rule_of(self.segment.workspace))
        return EstimateOut(
            value=shown.estimate.value,
            low=shown.estimate.low,
            high=shown.estimate.high,
            n=shown.estimate.n,
            denominator=shown.estimate.denominator,
            unit="share",
            withheld=shown.withheld,
        )


def segment_facts(segment: Segment, lens: LensRecord | None, where: Filter) -> SegmentFacts:
    """Choose the facts of a segment, then those of them that the screen's filter takes.

    Parameters
    ----------
    lens : LensRecord | None
        That of the map; without one, only observations are asked.

    Raises
    ------
    InputError
        When the map shows other journeys than those the rule is about.
    """
    if lens is not None and lens.pk != segment.lens_id:
        raise InputError(
            f"The segment {segment.name!r} is a rule over other journeys than this map shows.",
            hint="Choose a segment of the map's own journeys.",
        )
    rule = segment_rule(segment)
    journeys = narrow(members(lens_open(lens), rule), where) if lens else None
    voices = voices_of(segment.workspace_id)
    untold = untold_parts(voices, rule)
    said = narrow_observations(narrow_observations(voices, rule), where)
    return SegmentFacts(
        segment=segment,
        journeys=journeys,
        observations=None if untold else said,
        cases=walked_cases(journeys) if journeys else None,
        total_cases=_count(narrow(lens_open(lens), where)) if lens else None,
        untold=untold,
    )


def untold_parts(voices: Observations, rule: Filter) -> tuple[str, ...]:
    """Name the parts of a rule that answers cannot be chosen by.

    The channel of an answer is not that of the customer's journey: conditions on events are among
    them.
    """
    return tuple(dict.fromkeys((*parts_not_narrowed(voices, rule), *rule.event)))


def members_shared(lens: LensRecord | None, first: SegmentFacts, second: SegmentFacts) -> int:
    """Count who belongs to both segments: customers, or answers where a map has no lens."""
    one, two = segment_rule(first.segment), segment_rule(second.segment)
    if lens is not None:
        both = members(members(lens_open(lens), one), two)
        return _count(both)
    if first.observations is None or second.observations is None:
        return 0
    said = narrow_observations(first.observations, two)
    (row,) = said.run(said.table.aggregate(n=said.table.count())).to_pylist()
    return int(row["n"])


def _count(journeys: Journeys) -> int:
    (row,) = journeys.run(journeys.cases.aggregate(n=journeys.cases.count())).to_pylist()
    return int(row["n"])
