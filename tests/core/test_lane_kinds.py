"""The kinds of lanes are the same on the screen and in the document."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest

from tropa.core.maps import (
    BLUEPRINT_LINES,
    WRITTEN_LANES,
    JourneyMap,
    MapCell,
    MapLane,
    MeasuredKind,
)

JOURNEYS = Path(__file__).parents[2] / "web" / "src" / "features" / "journeys"
MEASURES = (JOURNEYS / "lanes" / "measures.ts").read_text(encoding="utf-8")


def test_the_screen_draws_the_lines_of_the_blueprint_below_the_same_lanes():
    body = re.search(r"BLUEPRINT_LINE[^{]*\{(.*?)\};", MEASURES, re.DOTALL)
    drawn = dict(re.findall(r'(\w+): "(\w+)"', body.group(1)))
    assert drawn == dict(BLUEPRINT_LINES)


def test_the_screen_lets_people_write_into_the_same_lanes():
    body = re.search(r"MEASURES: Record[^{]*\{(.*?)\n\};", MEASURES, re.DOTALL)
    assert set(re.findall(r"(\w+): \[\]", body.group(1))) == set(WRITTEN_LANES)
    assert set(re.findall(r'(\w+): \["', body.group(1))) == set(get_args(MeasuredKind))


@pytest.mark.parametrize("language", ["en", "ru", "pl"])
def test_every_lane_and_line_has_a_name(language):
    words = json.loads((JOURNEYS / f"words.{language}.json").read_text(encoding="utf-8"))
    assert set(words["lane"]) == {*WRITTEN_LANES, *get_args(MeasuredKind)}
    assert set(words["blueprint_line"]) == set(BLUEPRINT_LINES.values())


@pytest.mark.parametrize("kind", WRITTEN_LANES)
def test_a_lane_of_any_written_kind_takes_words(kind):
    lane = MapLane(id="l", kind=kind)
    cell = MapCell(lane_id="l", stage_id="s", text="Слова")
    stages = ({"id": "s", "name": "Search"},)
    document = JourneyMap.model_validate(
        {"id": "m", "title": "M", "stages": stages, "lanes": (lane,), "cells": (cell,)}
    )
    assert JourneyMap.model_validate_json(document.model_dump_json()) == document
