"""Reports say the same words as the screens, and write figures as they do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from tropa.core.errors import InputError
from tropa.core.filters import Filter
from tropa.core.languages import LANGUAGES
from tropa.core.maps import BLUEPRINT_LINES, LaneKind
from tropa.core.states import CellState
from tropa.report.figure_words import range_words, value_words
from tropa.report.filter_words import filter_words
from tropa.report.language import Language
from tropa.report.map_facts import ShownFigure

ROOT = Path(__file__).resolve().parents[2]
OWN = {"export", "story", "content"}


def words(folder, code):
    name = f"words.{code}.json" if "web" in folder else f"{code}.json"
    return json.loads((ROOT / folder / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_word_is_the_screens_own(code):
    screen = words("web/src/features/journeys", code)
    for group, said in words("src/tropa/report/words", code).items():
        if group not in OWN:
            assert said == {key: screen[group][key] for key in said}, group


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_a_cell_holds_is_said_as_on_the_screen(code):
    screen = words("web/src/features/journeys/contents", code)
    known = {
        key: text
        for group in screen.values()
        if isinstance(group, dict)
        for key, text in group.items()
    }
    said = words("src/tropa/report/words", code)["content"]
    opportunity = {key: screen["opportunity"][key] for key in ("value", "effort")}
    assert said == {key: known[key] for key in said} | opportunity


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_filter_is_said_as_the_filter_bar_says_it(code):
    bar = words("web/src/features/insights", code)["filter"]
    said = words("src/tropa/report/words", code)["export"]["filter"]
    assert said == {key: bar[key] for key in said}


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (Filter(), []),
        (Filter(since_us=0, until_us=86_400_000_000), ["Jan 1, 1970 – Jan 1, 1970"]),
        (Filter(since_us=0), ["since Jan 1, 1970"]),
        (Filter(event={"channel": ["site", "app"]}), ["Channel: site, app"]),
        (Filter(case={"city": ["Łódź"]}), ["city: Łódź"]),
        (Filter(follows=("A", "B"), variants=["x"]), ["A → B", "1 path chosen"]),
        (Filter(min_seconds=86_400 * 3), ["length: at least 3 days"]),
        (Filter(min_seconds=60, max_seconds=120), ["length: 60 seconds to 2 minutes"]),
        (Filter(states=["left-cut"]), ["state: beginning not in the data"]),
    ],
)
def test_each_condition_is_said(where, said):
    assert filter_words(where, Language()) == said


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_lane_state_and_line_has_its_words(code):
    language = Language(code)
    keys = [f"lane.{kind}" for union in get_args(LaneKind) for kind in get_args(union)]
    keys += [f"state.{state}" for state in get_args(CellState)]
    keys += [f"blueprint_line.{line}" for line in BLUEPRINT_LINES.values()]
    assert keys
    assert [key for key in keys if not language.knows(key)] == []


def test_all_languages_say_the_same_keys():
    def keys(told, before=""):
        for key, value in told.items():
            if isinstance(value, dict):
                yield from keys(value, f"{before}{key}.")
            elif not key.endswith(("_few", "_many")):  # English has no such forms
                yield before + key

    every = [set(keys(words("src/tropa/report/words", code))) for code in LANGUAGES]
    assert every[0] == every[1] == every[2]


def test_another_language_is_refused():
    with pytest.raises(InputError, match="'de'"):
        Language("de")


@pytest.mark.parametrize(
    ("code", "figure", "value", "interval"),
    [
        ("en", ("exit", "share", 0.0731, 0.07, 0.08), "7.3%", "7–8%"),
        ("ru", ("exit", "share", 0.5, 0.451, 0.549), "50\xa0%", "45–55\xa0%"),
        ("pl", ("wait_after", "seconds", 362_880, 300_000, 432_000), "4,2 dnia", "3,5–5 dnia"),
        ("ru", ("gap", "rating", -1.25, -1.5, 0.5), "−1,25", "−1,5…+0,5"),
        ("en", ("gap", "rating", 0.001, None, None), "0.0", ""),
        ("pl", ("covered", "records", 12_345, None, None), "12\xa0345", ""),
        ("en", ("complaints", "per_1000", 3.25, 3.25, 3.25), "3.3", "3.3"),
        ("ru", ("wait_after", "seconds", 3600 * 24 * 900, None, None), "2,5\xa0года", ""),
    ],
)
def test_figures_are_written_as_the_language_does(code, figure, value, interval):
    measure, unit, *numbers = figure
    shown = ShownFigure(measure, unit, *numbers)
    language = Language(code)
    assert value_words(language, shown).replace("\xa0", " ") == value.replace("\xa0", " ")
    said = range_words(language, shown).replace("\xa0", " ")
    assert said.split(" ")[0] == interval.replace("\xa0", " ").split(" ")[0]


def test_what_is_withheld_has_no_interval():
    hidden = ShownFigure("exit", "share", None, 0.1, 0.2, n=3, denominator=9, withheld="withheld")
    assert range_words(Language(), hidden) == ""
    assert value_words(Language(), hidden) == "too few (n\xa0=\xa09)"
