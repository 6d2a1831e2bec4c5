"""Typed cells on paper: every format is written from what these say."""

from __future__ import annotations

from datetime import date

import pytest

from tropa.core.map_contents import (
    CellFile,
    Duration,
    Files,
    Importance,
    Kpi,
    Opportunity,
    Systems,
)
from tropa.core.maps import MapCell
from tropa.report.language import Language
from tropa.report.map_cells import shown_cell
from tropa.report.map_facts import ShownFigure, TouchpointFacts

SALES = Kpi(name="Sales", value=4.5, unit="%", target=5, as_of=date(2026, 9, 30))
FILES = Files(files=(CellFile(file_id="a", name="a.png", is_picture=True, caption="Door"),))


def said(kind, content, *, language="en", figures=None, text=""):
    cell = MapCell(lane_id="l", step_id="s", content=content, text=text)
    words = Language(language)
    return shown_cell(kind, TouchpointFacts(figures or {}), cell, language=words).lines(words)


@pytest.mark.parametrize(
    ("kind", "content", "lines"),
    [
        ("importance_company", Importance(marks=4), ["4 / 5"]),
        ("kpi", SALES, ["Sales: 4.5\xa0%", "missed", "target: at least 5\xa0%",
                        "as of Sep 30, 2026"]),
        ("kpi", Kpi(name="Returns", value=4, target=5, is_less_better=True),
         ["Returns: 4", "met", "target: at most 5"]),
        ("duration", Duration(amount=1.5, unit="day"), ["1.5 days", "assumed"]),
        ("systems", Systems(names=("CRM", "1C")), ["CRM · 1C"]),
        ("opportunities", Opportunity(value=5, effort=2), ["Value 5 / 5", "Effort 2 / 5"]),
        ("storyboard", FILES, ["Door"]),
    ],
)  # fmt: skip
def test_a_typed_cell_says_what_it_holds(kind, content, lines):
    assert said(kind, content) == lines


def test_what_is_measured_stands_beside_what_people_think():
    wait = ShownFigure("wait_after", "seconds", 259_200, 172_800, 345_600, n=40, state="measured")
    lines = said(
        "duration", Duration(amount=2, unit="day"), language="ru", figures={"wait_after": wait}
    )
    assert lines == [
        "2 дня", "предположение", "измерено, до следующего шага: 3 дня · 2–4 дня · n\xa0=\xa040",
    ]  # fmt: skip


def test_a_kpi_that_names_its_measure_shows_what_is_measured():
    late = Kpi(name="Late", target=5, unit="%", is_less_better=True, measure="exit")
    measured = {"exit": ShownFigure("exit", "share", 0.12, 0.1, 0.14, n=48, denominator=400)}
    assert said("kpi", late, figures=measured)[-1] == "measured, Exit: 12% · 10–14% · 48 of 400"
    assert len(said("kpi", late)) == 2


def test_a_withheld_figure_is_not_said_beside():
    few = ShownFigure("importance", "rating", 4.4, 4, 4.8, n=3, withheld="withheld")
    assert said("importance_customer", None, figures={"importance": few}) == [
        "say customers: too few (n\xa0=\xa03)"
    ]


def test_words_stand_below_what_a_cell_holds():
    assert said("systems", Systems(names=("CRM",)), text="old\nslow") == ["CRM", "old", "slow"]
