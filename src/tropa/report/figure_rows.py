"""Every figure of a map as a row of numbers; what is withheld has none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tropa.report.language import Language
    from tropa.report.map_facts import MapFacts, ShownFigure
    from tropa.report.map_table import MapTable

SECONDS_PER_DAY = 86_400


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure in a table: shares from 0 to 1, durations in days."""

    stage: str
    step: str
    measure: str
    value: float | None
    low: float | None
    high: float | None
    unit_key: str
    unit: str
    scale: str
    n: int
    denominator: int | None
    state: str
    remark: str
    first: str
    last: str
    """Days of the first and the last record behind it."""


def figure_rows(table: MapTable, facts: MapFacts) -> list[FigureRow]:
    """List the figures in the order of the map, each touchpoint's measures by their names."""
    return [
        _row((table.stages[column.stage], column.name), figure, table.language)
        for column in table.columns
        for figure in facts.at(column.touchpoint_id).figures.values()
        if figure.is_shown
    ]


def measure_name(measure: str, language: Language) -> str:
    """Name a measure in a language; one that people brought keeps its own name."""
    if language.knows(f"measure.{measure}"):
        return language.say(f"measure.{measure}")
    if measure.endswith("_top"):
        inner = measure_name(measure.removesuffix("_top"), language)
        return language.say("measure.top", measure=inner)
    return measure


def _row(place: tuple[str, str], figure: ShownFigure, language: Language) -> FigureRow:
    is_hidden = figure.withheld == "withheld"
    value, low, high = (
        None if is_hidden or number is None else _told(number, figure.unit)
        for number in (figure.value, figure.low, figure.high)
    )
    unit = f"export.unit_of.{figure.unit}"
    return FigureRow(
        stage=place[0],
        step=place[1],
        measure=measure_name(figure.measure, language),
        value=value,
        low=low,
        high=high,
        unit_key=figure.unit,
        unit=language.say(unit) if language.knows(unit) else figure.unit,
        scale=_scale(figure, language),
        n=figure.n,
        denominator=figure.denominator,
        state=language.say(f"state.{figure.state}"),
        remark=_remark(figure, language),
        first="" if figure.first_us is None else language.date(figure.first_us),
        last="" if figure.last_us is None else language.date(figure.last_us),
    )


def _told(number: float, unit: str) -> float:
    return number / SECONDS_PER_DAY if unit == "seconds" else number


def _scale(figure: ShownFigure, language: Language) -> str:
    if figure.scale_min is None or figure.scale_max is None:
        return ""
    return f"{language.number(figure.scale_min, 2)}–{language.number(figure.scale_max, 2)}"


def _remark(figure: ShownFigure, language: Language) -> str:
    said = [language.say(f"export.{figure.withheld}")] if figure.withheld else []
    if figure.is_stale:
        said.append(language.say("export.stale"))
    return "; ".join(said)
