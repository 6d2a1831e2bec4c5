"""One map with everything on it, in three languages, measured and written."""

from __future__ import annotations

import pytest

from tropa.core.maps import JourneyMap, MapCell, MapClaim, MapLane, MapStage, MapStep
from tropa.report.language import Language
from tropa.report.map_facts import (
    EmotionPoint,
    EmotionSeries,
    MapFacts,
    ShownFigure,
    ShownTouchpoint,
)
from tropa.report.map_table import map_table

DAY = 86_400
KINDS = (
    "physical_evidence", "actions", "frontstage", "backstage", "support", "channel", "departments",
    "reach", "expectation_experience", "gap", "emotion", "waiting", "exit", "quotes", "pains",
    "strengths", "opportunities", "text",
)  # fmt: skip
STAGES = {
    "search": ("Search, поиск, szukać", ["Ad", "Website"]),
    "purchase": ("Purchase", ["Visit the branch: Zażółć gęślą jaźń", "Оплата заказа ёлки"]),
    "service": ("Service", ["Replacement of a part", "Complaint", '=HYPERLINK("http://x")']),
}
WRITTEN = {
    "actions": "Asks & compares <three> offers; спрашивает и сравнивает; pyta i porównuje",
    "frontstage": "Greets within a minute",
    "backstage": "Orders the part from the central store",
    "physical_evidence": "Leaflet, e-mail, receipt",
    "support": "Stock system; courier",
    "pains": "Does not know when the part will come",
    "strengths": "Friendly staff",
    "opportunities": "Tell the date by SMS",
    "text": "=1+1",
}


def figure(measure, unit, value, **more):
    half = abs(value) * 0.08 if value is not None else 0
    ends = {} if value is None else {"low": value - half, "high": value + half}
    return ShownFigure(
        **{"measure": measure, "unit": unit, "value": value, "n": 312, "state": "measured"}
        | ends
        | more
    )


def figures_at(place):
    """Measure a touchpoint; every figure differs from place to place."""
    states = ("measured", "supported", "refuted", "undecided")
    scale = {"scale_min": 1.0, "scale_max": 5.0}
    gap = (0.4, -0.9, 0.1, -1.3, 0.7, -0.2, 0.0)[place]
    wait = figure("wait_after", "seconds", (place + 1.7) * DAY, counts={"n_censored": 41},
                  state=states[place % 4])  # fmt: skip
    if place == 3:
        wait = ShownFigure("wait_after", "seconds", n=7, withheld="withheld", state="undecided")
    return {
        item.measure: item
        for item in (
            figure("covered", "records", 1234.0, low=None, high=None),
            figure("reach_share", "share", 0.93 - place * 0.11, denominator=4000,
                   is_stale=place == 1),
            figure("expectation", "rating", 4.1, state="measured", **scale),
            figure("experience", "rating", 4.1 + gap, state="measured", **scale),
            figure("gap", "rating", gap, low=gap - 0.2, high=gap + 0.2, state=states[place % 4],
                   withheld="flagged" if place == 4 else "", **scale),
            figure("emotion_gap", "emotion", gap, state="measured"),
            wait,
            figure("exit", "share", 0.02 * (place + 1), denominator=900),
        )
    }  # fmt: skip


@pytest.fixture(scope="session")
def document():
    stages = [
        MapStage(id=key, name=name, name_key=f"lifecycle.{key}" if key != "search" else None)
        for key, (name, _) in STAGES.items()
    ]
    names = [(key, name) for key, (_, steps) in STAGES.items() for name in steps]
    steps = [
        MapStep(id=f"s{at}", stage_id=key, name=name, touchpoint_id=f"t{at}",
                is_moment_of_truth=at == 3, is_quick_win=at in {3, 4})
        for at, (key, name) in enumerate(names)
    ]  # fmt: skip
    lanes = [MapLane(id=kind, kind=kind) for kind in KINDS]
    cells = [
        MapCell(lane_id=kind, step_id=step.id, text=text)
        for at, step in enumerate(steps)
        for kind, text in WRITTEN.items()
        if at % 2 == 0 or kind == "actions"
    ]
    cells += [
        MapCell(lane_id="emotion", step_id=step.id, claim=MapClaim(measure="emotion_gap", low=0))
        for step in steps[:4]
    ]
    return JourneyMap(id="m", title="Repair: ремонт, naprawa łódki", stages=stages, steps=steps,
                      lanes=lanes, cells=cells, version=7)  # fmt: skip


@pytest.fixture(scope="session")
def facts():
    every = [f"t{at}" for at in range(7)]
    figures = {key: figures_at(at) for at, key in enumerate(every) if key != "t6"}
    gaps = {key: found["emotion_gap"] for key, found in figures.items() if key != "t2"}
    points = {
        key: EmotionPoint(one.value, one.value - 0.35, one.value + 0.35)
        for key, one in gaps.items()
    }
    return MapFacts(
        figures=figures,
        emotion=(EmotionSeries("gap", points, peak=-1.3, mean=-0.28),),
        quotes={"t4": ("Ждала две недели!", "Pół roku czekania… <b>nigdy</b> więcej")},
        touchpoints={
            key: ShownTouchpoint(name=f"T{at}", channels=("website", "сайт")[: at % 2 + 1],
                                 departments=("Sales", "Сервис"), accountable="Sales",
                                 promise="Tomorrow", promise_value=4.5, scale=(1.0, 5.0))
            for at, key in enumerate(every)
        },
        first_us=1_725_494_400_000_000,
        last_us=1_760_745_600_000_000,
        cases=3_100,
        total_cases=4_000,
    )  # fmt: skip


@pytest.fixture(scope="session", params=["en", "ru", "pl"])
def language(request):
    return Language(request.param)


@pytest.fixture(scope="session")
def table(document, facts, language):
    return map_table(document, facts, language)
