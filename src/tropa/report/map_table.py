"""A map as a table of what its cells say: every format of a report is written from this."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tropa.core.maps import BLUEPRINT_LINES
from tropa.report.filter_words import filter_words
from tropa.report.language import printable
from tropa.report.map_cells import shown_cell
from tropa.report.map_curves import ShownCurve, shown_curves
from tropa.report.map_ways import way_words, with_way
from tropa.report.shown_cell import ShownCell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tropa.core.maps import JourneyMap, LaneKind, MapLane, MapStage, MapStep
    from tropa.report.language import Language
    from tropa.report.map_facts import MapFacts


_STAGE_NAMES = ("lifecycle.", "stage.")
"""Groups of words that name stages: a map from elsewhere may bear any other key."""


@dataclass(frozen=True, slots=True)
class Column:
    """One step, or the empty place of a stage that has none."""

    stage: int
    name: str = ""
    about: str = ""
    touchpoint_id: str | None = None
    step_id: str | None = None
    is_moment_of_truth: bool = False
    is_quick_win: bool = False
    is_white: bool = False
    alternative: str = ""
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class LaneRow:
    """A lane with its cells, one for each column.

    Attributes
    ----------
    line_below : str
        Words of the blueprint line that lies below the lane; empty where none does.
    curves : tuple[ShownCurve, ...]
        For the emotion lane.
    """

    kind: LaneKind
    name: str
    about: str
    cells: tuple[ShownCell, ...]
    line_below: str = ""
    curves: tuple[ShownCurve, ...] = ()


@dataclass(frozen=True, slots=True)
class MapTable:
    """A map in words of a language: stages across, lanes down."""

    title: str
    about: str
    stages: tuple[str, ...]
    columns: tuple[Column, ...]
    lanes: tuple[LaneRow, ...]
    language: Language

    @property
    def worded_lanes(self) -> tuple[LaneRow, ...]:
        """The lanes as tables of words list them: first where the steps lead, if any does."""
        if not any(column.leads_to for column in self.columns):
            return self.lanes
        cells = tuple(
            ShownCell(body=(column.leads_to,)) if column.leads_to else ShownCell()
            for column in self.columns
        )
        name = self.language.say("lane.journeys")
        return (LaneRow(kind="journeys", name=name, about="", cells=cells), *self.lanes)

    def span_of(self, stage: int) -> range:
        """List the columns of a stage."""
        inside = [index for index, column in enumerate(self.columns) if column.stage == stage]
        return range(inside[0], inside[-1] + 1)


def map_table(document: JourneyMap, facts: MapFacts, language: Language) -> MapTable:
    """Lay a map out as a table in a language.

    Examples
    --------
    >>> from tropa.core.maps import JourneyMap, MapLane, MapStage
    >>> from tropa.report.language import Language
    >>> from tropa.report.map_facts import MapFacts
    >>> document = JourneyMap(
    ...     id="m", title="Repair", stages=(MapStage(id="s", name="Visit"),),
    ...     lanes=(MapLane(id="l", kind="goal"),),
    ... )
    >>> table = map_table(document, MapFacts(), Language("pl"))
    >>> table.stages, table.lanes[0].name
    (('Visit',), 'Cel')
    """
    columns = tuple(
        column
        for index, stage in enumerate(document.stages)
        for column in _columns_of(document, index, facts=facts, words=language)
    )
    return MapTable(
        title=printable(document.title),
        about=about_words(facts, language),
        stages=tuple(stage_name(stage, language) for stage in document.stages),
        columns=columns,
        lanes=tuple(
            _lane_row(document, lane, columns, facts=facts, language=language)
            for lane in document.lanes
        ),
        language=language,
    )


def _columns_of(
    document: JourneyMap, stage: int, *, facts: MapFacts, words: Language
) -> list[Column]:
    steps = document.steps_of(document.stages[stage].id)
    if not steps:
        return [Column(stage)]
    names = {step.id: printable(step.name) for step in document.steps}
    return [
        _alternative(
            _column(stage, step, facts=facts, words=words),
            names.get(step.instead_of or "", ""),
            words=words,
        )
        for step in steps
    ]


def _alternative(column: Column, other: str, *, words: Language) -> Column:
    """Say of a step that some take it in place of another one."""
    if not other:
        return column
    told = f"{words.say('instead.or')} {words.say('instead.of', name=other)}"
    about = " · ".join(filter(None, (told, column.about)))
    return replace(column, alternative=told, about=about)


def _column(stage: int, step: MapStep, *, facts: MapFacts, words: Language) -> Column:
    bound = step.touchpoint_id or ""
    covered = facts.figures.get(bound, {}).get("covered")
    is_white = covered is None or not covered.value
    known = facts.touchpoints.get(bound)
    channels = ", ".join(known.channels[:2]) if known else ""
    about = words.say("white_spot.short") if is_white else printable(channels)
    leads_to = way_words(step.link, facts, words)
    return Column(
        stage=stage,
        name=printable(step.name),
        about=" ".join(filter(None, (about, leads_to))),
        touchpoint_id=step.touchpoint_id,
        step_id=step.id,
        is_moment_of_truth=step.is_moment_of_truth,
        is_quick_win=step.is_quick_win,
        is_white=is_white,
        leads_to=leads_to,
    )


def _lane_row(
    document: JourneyMap,
    lane: MapLane,
    columns: tuple[Column, ...],
    *,
    facts: MapFacts,
    language: Language,
) -> LaneRow:
    line = BLUEPRINT_LINES.get(lane.kind)
    written = {
        cell.step_id: with_way(cell, facts, language)
        for cell in document.cells
        if cell.lane_id == lane.id
    }
    curves: tuple[ShownCurve, ...] = ()
    if lane.kind == "emotion":
        curves = shown_curves(columns, facts, claimed=written, language=language)
    cells = tuple(
        shown_cell(
            lane.kind,
            facts.at(column.touchpoint_id),
            written.get(column.step_id),
            language=language,
        )
        if column.step_id
        else ShownCell()
        for column in columns
    )
    return LaneRow(
        kind=lane.kind,
        name=printable(lane.title) or language.say(f"lane.{lane.kind}"),
        about=_lane_about(lane.kind, language),
        cells=cells,
        line_below=language.say(f"blueprint_line.{line}") if line else "",
        curves=curves,
    )


def _lane_about(kind: LaneKind, language: Language) -> str:
    key = f"lane_about.{kind}"
    return language.say(key) if language.knows(key) else ""


def stage_name(stage: MapStage, language: Language) -> str:
    """Name a stage in a language, or as people named it."""
    key = stage.name_key or ""
    if key.startswith(_STAGE_NAMES) and language.knows(key):
        return language.say(key)
    return printable(stage.name)


def about_words(facts: MapFacts, language: Language) -> str:
    """Say what the figures of a map rest on: period, how many journeys, filter."""
    return " ".join((_period(facts, language), *_narrowed(facts, language))).strip()


def _period(facts: MapFacts, language: Language) -> str:
    if facts.cases is None:
        return language.say("notes.no_lens")
    if facts.first_us is None or facts.last_us is None:  # no journey fits the filter
        return ""
    first, last = language.date(facts.first_us), language.date(facts.last_us)
    return language.say("notes.period", **{"from": first, "to": last})


def _narrowed(facts: MapFacts, language: Language) -> Iterator[str]:
    """Say under which filter the figures stand, how much of all that is, and what is whole."""
    if facts.cases is not None and facts.total_cases is not None:
        shown, every = language.number(facts.cases), language.number(facts.total_cases)
        if facts.cases < facts.total_cases:
            yield language.say("export.narrowed", cases=shown, all=every)
    if conditions := filter_words(facts.where, language):
        yield f"{language.say('export.filter.label')}: {'; '.join(conditions)}."
    if facts.not_narrowed:
        names = [f"narrow.{part}" for part in facts.not_narrowed]
        told = [
            language.say(key) if language.knows(key) else printable(part)
            for key, part in zip(names, facts.not_narrowed, strict=True)
        ]
        yield language.say("notes.not_narrowed", parts=", ".join(told))
