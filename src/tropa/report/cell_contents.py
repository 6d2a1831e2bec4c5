"""What a typed cell says: marks, a KPI against its target, a duration beside the measured one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.units import format_unit

from tropa.core.map_contents import Duration, Importance, Kpi, Opportunity, Systems
from tropa.report.figure_rows import measure_name
from tropa.report.figure_words import n_words, range_words, value_words
from tropa.report.language import printable, with_minus
from tropa.report.shown_cell import Marked, ShownCell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tropa.core.map_contents import CellContent, Files
    from tropa.core.maps import LaneKind, MapCell
    from tropa.report.language import Language
    from tropa.report.map_facts import ShownFigure, TouchpointFacts

_DIGITS = 6
"""Amounts that people wrote are not rounded for show."""


def content_cell(
    kind: LaneKind, known: TouchpointFacts, cell: MapCell | None, *, language: Language
) -> ShownCell:
    """Say what a cell holds, what is measured of it, and its words."""
    text = printable(cell.text) if cell else ""
    content = cell.content if cell else None
    held = _held(content, language)
    counted = _counted(content, known, language) if isinstance(content, Kpi) else ()
    small = (*held.small, *counted, *_measured(kind, known, language))
    return ShownCell(
        head=held.head,
        marks=held.marks,
        badge=held.badge,
        badge_sign=held.badge_sign,
        small=small,
        body=(*held.body, *(text.split("\n") if text else ())),
    )


def _held(content: CellContent | None, language: Language) -> ShownCell:
    match content:
        case Importance():
            return ShownCell(marks=(Marked("", content.marks),))
        case Kpi():
            return _kpi(content, language)
        case Duration():
            head = _time(content, language)
            return ShownCell(head=head, small=(language.say("content.assumed"),))
        case Systems():
            return ShownCell(body=(" · ".join(map(printable, content.names)),))
        case Opportunity():
            return ShownCell(marks=tuple(_worth(content, language)))
        case _:
            return ShownCell(body=tuple(_file_words(content)) if content else ())


def _worth(opportunity: Opportunity, language: Language) -> Iterator[Marked]:
    for name, marks in (("value", opportunity.value), ("effort", opportunity.effort)):
        if marks is not None:
            yield Marked(language.say(f"content.{name}"), marks)


def _kpi(kpi: Kpi, language: Language) -> ShownCell:
    name = printable(kpi.name)
    is_met = kpi.is_met
    small = []
    if kpi.target is not None:
        key = "content.at_most" if kpi.is_less_better else "content.at_least"
        small.append(language.say(key, target=_quantity(kpi.target, kpi.unit, language)))
    if kpi.as_of:
        small.append(language.say("content.as_of", date=language.day(kpi.as_of)))
    value = "" if kpi.value is None else _quantity(kpi.value, kpi.unit, language)
    return ShownCell(
        head=f"{name}: {value}" if value else name,
        badge="" if is_met is None else language.say("content.met" if is_met else "content.missed"),
        badge_sign="plus" if is_met else "minus",
        small=tuple(small),
    )


def _quantity(value: float, unit: str, language: Language) -> str:
    number = language.number(value, _DIGITS)
    return f"{number}\xa0{printable(unit)}" if unit else number


def _time(duration: Duration, language: Language) -> str:
    text = format_unit(
        duration.amount, f"duration-{duration.unit}", "long", format="#,##0.######",
        locale=language.code,
    )  # fmt: skip
    return with_minus(text)


def _measured(kind: LaneKind, known: TouchpointFacts, language: Language) -> Iterator[str]:
    """Say what is measured of what people assume here."""
    for measure, key in _BESIDE.get(kind, ()):
        figure = known.figures.get(measure)
        if figure is not None and figure.is_shown:
            yield f"{language.say(key)}: {_figure_line(figure, language)}"
            return


def _counted(kpi: Kpi, known: TouchpointFacts, language: Language) -> Iterator[str]:
    """Say what is measured of a KPI, where it names what counts the same."""
    figure = known.figures.get(kpi.measure or "")
    if figure is not None and figure.is_shown:
        name = measure_name(figure.measure, language)
        said = language.say("content.measured", measure=name)
        yield f"{said}: {_figure_line(figure, language)}"


def _figure_line(figure: ShownFigure, language: Language) -> str:
    value = value_words(language, figure)
    if figure.withheld == "withheld":
        return value
    beside = (range_words(language, figure), n_words(language, figure))
    flag = language.say("figure.flag") if figure.withheld == "flagged" else ""
    return " · ".join(filter(None, (value, *beside, flag)))


_BESIDE: dict[str, tuple[tuple[str, str], ...]] = {
    "importance_customer": (("importance", "content.customers"),),
    "duration": (("processing", "content.processing"), ("wait_after", "content.wait_after")),
}
"""A lane → the measures that stand beside what people wrote; the first that is shown."""


def _file_words(files: Files) -> Iterator[str]:
    for number, file in enumerate(files.files, 1):
        words = printable(file.caption or file.name)
        yield f"{number}. {words}" if len(files.files) > 1 else words
