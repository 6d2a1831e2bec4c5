"""An event log: cases cut from events, and everything they can be asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tropa.analysis.journeys import between as between_
from tropa.analysis.journeys import funnel as funnel_
from tropa.analysis.journeys import graph as graph_
from tropa.analysis.journeys import narrowing as narrowing_
from tropa.analysis.journeys import sessions as sessions_
from tropa.analysis.journeys import summary as summary_
from tropa.analysis.journeys import variants as variants_
from tropa.core.filters import Filter
from tropa.log.moments import moment_us, span_seconds
from tropa.log.questions import ask
from tropa.log.shown import ShownFunnel, ShownGraph, ShownVariants, summary_html
from tropa.log.writing import write_events

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from os import PathLike

    from tropa.analysis.journeys.sessions import Sessions
    from tropa.core.results import Between, ReadReport, Summary
    from tropa.log.answers import Answer
    from tropa.log.moments import Moment, Span
    from tropa.store.journeys import Journeys


class EventLog:
    """Cases and their events; ``tropa.read`` makes one, ``filter`` narrows it.

    Attributes
    ----------
    journeys : Journeys
        The tables behind every answer.
    report : ReadReport
        What became of the file: rows taken, refused, duplicates, ties, warnings.
    """

    def __init__(self, journeys: Journeys, report: ReadReport) -> None:
        self.journeys = journeys
        self.report = report

    def summary(self) -> Summary:
        """Count events, cases, activities and variants; first and last moment; open cases; ties."""
        return summary_.summary(self.journeys)

    def graph(self, *, quantiles: bool = False, coverage: float | None = None) -> ShownGraph:
        """Count which activity directly follows which.

        Parameters
        ----------
        quantiles : bool
            Also the exact median and 90th percentile of the time of each edge.
        coverage : float, optional
            Leave out the rarest edges beyond this share of the transitions; ``hidden_share`` of
            the result says what share that is.
        """
        return ShownGraph.of(graph_.graph(self.journeys, quantiles=quantiles, coverage=coverage))

    def variants(self, *, limit: int | None = None) -> ShownVariants:
        """List the distinct paths, commonest first, with their share of all cases."""
        return ShownVariants.of(variants_.variants(self.journeys, limit=limit))

    def between(self, source: str, target: str) -> Between:
        """Measure the time from a case's first ``source`` to its first later ``target``.

        One record per case (Aalen–Johansen): a case closed without the target never gets there;
        a quantile never reached is None.
        """
        return between_.between(self.journeys, source, target)

    def funnel(
        self,
        steps: Sequence[str],
        *,
        within: Span | None = None,
        step_within: Sequence[Span | None] | None = None,
    ) -> ShownFunnel:
        """Follow cases through activities in this order; anything may happen between two steps.

        Parameters
        ----------
        within : seconds, text such as "7d", or timedelta
            How long after the first step any later one may come.
        step_within : one per step after the first
            How long after the step before it may come.
        """
        windows = None
        if step_within is not None:
            windows = [None if span is None else span_seconds(span) for span in step_within]
        return ShownFunnel(
            funnel_.funnel(
                self.journeys,
                steps,
                within_seconds=None if within is None else span_seconds(within),
                step_within_seconds=windows,
            )
        )

    def sessions(self, *, minutes: float = 30) -> Sessions:
        """Cut each case where more than ``minutes`` pass without an event; measure the pieces."""
        return sessions_.sessions(self.journeys, minutes=minutes)

    def ask(self, name: str) -> Answer:
        """Answer one of the questions that ``tropa.questions()`` lists."""
        return ask(self.journeys, name)

    def filter(
        self,
        *,
        case: Mapping[str, Sequence[str]] | None = None,
        event: Mapping[str, Sequence[str]] | None = None,
        without: Sequence[str] = (),
        contains: Sequence[str] = (),
        starts: Sequence[str] = (),
        ends: Sequence[str] = (),
        follows: tuple[str, str] | None = None,
        since: Moment | None = None,
        until: Moment | None = None,
        min_seconds: float | None = None,
        max_seconds: float | None = None,
    ) -> EventLog:
        """Narrow the log; every part narrows, and a narrowed log can be narrowed again.

        Parameters
        ----------
        case, event : dict
            Attribute → accepted values, of the case or of its events. Events that do not match
            are left out and their neighbours linked anew.
        without : list of str
            Activities left out; neighbours are linked anew.
        contains, starts, ends : list of str
            Cases that hold all of these; begin with one of these; end with one of these.
        follows : (str, str)
            Cases in which the second directly follows the first.
        since, until : str or datetime
            Cases that start in ``[since, until)``; without a zone UTC.
        min_seconds, max_seconds : float
            Cases whose length lies in this closed range.
        """
        where = Filter(
            case={name: list(values) for name, values in (case or {}).items()},
            event={name: list(values) for name, values in (event or {}).items()},
            without=list(without),
            contains=list(contains),
            starts=list(starts),
            ends=list(ends),
            follows=follows,
            since_us=None if since is None else moment_us(since),
            until_us=None if until is None else moment_us(until),
            min_seconds=min_seconds,
            max_seconds=max_seconds,
        )
        return self.narrowed(where)

    def narrowed(self, where: Filter) -> EventLog:
        """Narrow the log by a ready-made filter."""
        return EventLog(narrowing_.narrow(self.journeys, where), self.report)

    def write(self, path: str | PathLike[str]) -> int:
        """Write the events as .csv, .parquet, .xes or .xes.gz; returns how many there are."""
        return write_events(self.journeys, Path(path))

    def _repr_html_(self) -> str:
        return summary_html(self.summary())
