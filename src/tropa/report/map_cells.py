"""What each cell of a map says: words, state, and how long its bars are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tropa.core.map_contents import LANE_CONTENTS
from tropa.core.maps import WRITTEN_LANES
from tropa.report.cell_contents import content_cell
from tropa.report.figure_words import n_words, range_words, value_words
from tropa.report.language import printable
from tropa.report.ratings_cell import first_rating, ratings_cell
from tropa.report.shown_cell import ShownCell

if TYPE_CHECKING:
    from collections.abc import Callable

    from tropa.core.maps import LaneKind, MapCell
    from tropa.core.states import CellState
    from tropa.report.language import Language
    from tropa.report.map_facts import ShownFigure, TouchpointFacts

FIRST_MEASURE: dict[str, str] = {
    "reach": "reach_share",
    "score": "score",
    "gap": "gap",
    "waiting": "wait_after",
    "exit": "exit",
    "return": "return",
    "processing": "processing",
    "complaints": "complaints",
    "decisive": "decisive",
}
"""The measure that the cells of a lane show."""
_SHARES = frozenset({"reach", "exit", "return"})
_BAD_SHARES = frozenset({"exit", "return"})
_SIGNED = frozenset({"gap", "decisive"})
_QUOTES_SHOWN = 2


def shown_cell(
    kind: LaneKind, known: TouchpointFacts, written: MapCell | None, *, language: Language
) -> ShownCell:
    """Say what the cell of a lane shows."""
    if kind in LANE_CONTENTS:
        return content_cell(kind, known, written, language=language)
    if kind in WRITTEN_LANES or kind == "text":
        text = printable(written.text) if written else ""
        return ShownCell(body=tuple(text.split("\n"))) if text else ShownCell()
    cell = _measured_cell(kind, known, language, is_claimed=bool(written and written.claim))
    note = printable(written.text) if written else ""
    return replace(cell, body=(*cell.body, *note.split("\n"))) if note else cell


def _measured_cell(
    kind: LaneKind, known: TouchpointFacts, language: Language, *, is_claimed: bool
) -> ShownCell:
    if kind in _REGISTERED:
        return _REGISTERED[kind](known, language)
    if kind == "emotion":
        return _emotion(known, language, is_claimed=is_claimed)
    if kind == "expectation_experience":
        plain = figure_cell(kind, first_rating(known), language)
        return ratings_cell(known, language) or plain
    return figure_cell(kind, known.figures.get(FIRST_MEASURE[kind]), language, claimed=is_claimed)


def figure_cell(
    kind: str, figure: ShownFigure | None, language: Language, *, claimed: bool = False
) -> ShownCell:
    """Say a figure with its interval, n and state."""
    if figure is not None and not figure.is_shown and "outcome-not-declared" in figure.note_keys:
        return ShownCell(head=language.say("note.outcome-not-declared"), is_muted=True)
    if figure is None or not figure.is_shown:
        state: CellState = "assumed" if claimed else "unmeasured"
        word = language.say("state.assumed" if claimed else "figure.none")
        return ShownCell(head=word, state=state, is_muted=True)
    is_withheld = figure.withheld == "withheld"
    return ShownCell(
        head=value_words(language, figure),
        small=() if is_withheld else tuple(_small(figure, language)),
        state=figure.state,
        is_stale=figure.is_stale,
        is_muted=is_withheld,
        share=None if figure.value is None or kind not in _SHARES else min(1.0, figure.value),
        is_bad=kind in _BAD_SHARES,
        signed=_signed(figure) if kind in _SIGNED else None,
    )


def _small(figure: ShownFigure, language: Language) -> list[str]:
    said = [" · ".join(filter(None, (range_words(language, figure), n_words(language, figure))))]
    waiting = figure.counts.get("n_censored", 0) if figure.measure == "wait_after" else 0
    if waiting:
        said.append(language.count("waiting.wait_after", waiting))
    if figure.withheld == "flagged":
        said.append(language.say("figure.flag"))
    return said


def _signed(figure: ShownFigure) -> float | None:
    if figure.value is None:
        return None
    low, high = figure.scale_min, figure.scale_max
    is_rating = figure.unit == "rating" and low is not None and high is not None
    reach = (high - low) / 2 if is_rating and low is not None and high is not None else 0.25
    return max(-1.0, min(1.0, figure.value / reach))


def _emotion(known: TouchpointFacts, language: Language, *, is_claimed: bool) -> ShownCell:
    found = [
        figure
        for source in ("gap", "score", "sentiment")
        if (figure := known.figures.get(f"emotion_{source}")) and figure.is_shown
    ]
    return figure_cell("emotion", found[0] if found else None, language, claimed=is_claimed)


def _channel(known: TouchpointFacts, language: Language) -> ShownCell:
    channels = known.registered.channels if known.registered else ()
    if not channels:
        return ShownCell(head=language.say("cell.no_channel"), is_muted=True)
    return ShownCell(body=tuple(map(printable, channels)))


def _departments(known: TouchpointFacts, language: Language) -> ShownCell:
    found = known.registered
    if found is None or not found.departments:
        return ShownCell(head=language.say("cell.no_department"), is_muted=True)
    accountable = language.say("cell.accountable")
    return ShownCell(
        body=tuple(
            printable(f"{name} ({accountable})" if name == found.accountable else name)
            for name in found.departments
        )
    )


def _promise(known: TouchpointFacts, language: Language) -> ShownCell:
    if known.registered is None or not known.registered.promise:
        return ShownCell(head=language.say("cell.no_promise"), is_muted=True)
    return ShownCell(body=(language.say("cell.quoted", text=printable(known.registered.promise)),))


def _quotes(known: TouchpointFacts, language: Language) -> ShownCell:
    quotes = list(dict.fromkeys(map(printable, known.quotes)))[:_QUOTES_SHOWN]
    if not quotes:
        return ShownCell(head=language.say("cell.no_quotes"), is_muted=True)
    said = tuple(language.say("cell.quoted", text=quote) for quote in quotes)
    return ShownCell(body=said, is_quoted=True)


_REGISTERED: dict[str, Callable[[TouchpointFacts, Language], ShownCell]] = {
    "channel": _channel,
    "departments": _departments,
    "promise": _promise,
    "quotes": _quotes,
}
