"""A lens cut by its changed cases is the lens cut whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tropa.core.lenses import Lens, Outcome
from tropa.core.mappings import ColumnMapping, StatusEntry
from tropa.store.engine_duckdb import open_journeys
from tropa.store.lake import Lake
from tropa.store.lens_refresh import Before, Recipe, cut_lake

if TYPE_CHECKING:
    from pathlib import Path

    from tropa.store.lens_files import LensFiles

LENS = Lens(object_type="order", wanted=Outcome(activities=["Pay"]))


def log(*orders: str) -> str:
    """Write orders as words: each letter is an activity of its own hour."""
    lines = ["order,what,when,city"]
    for order, path in (word.split(":") for word in orders):
        lines += [f"{order},{a},2026-01-01 {h:02d}:00,Omsk" for h, a in enumerate(path)]
    return "\n".join(lines) + "\n"


@pytest.fixture
def take_in(bench: Any, tmp_path: Path) -> Any:
    lake = Lake(tmp_path / "lake")
    mapping = bench.roles(
        order=ColumnMapping(role="case", object_type="order"), what="activity", when="time"
    )

    def take(name: str, *orders: str) -> Lake:
        lake.add_events(bench.shape(bench.csv(log(*orders)), mapping, source="shop"), name)
        return lake

    return take


def told(files: LensFiles) -> tuple[Any, ...]:
    """Everything a version says, cases by their names."""
    journeys = open_journeys(files)
    names = {row["case_no"]: row["case"] for row in journeys.run(journeys.cases).to_pylist()}
    paths = {
        row["variant_id"]: row["activities"] for row in journeys.run(journeys.variants).to_pylist()
    }
    moves = {row.pop("move"): row for row in journeys.run(journeys.moves).to_pylist()}
    rows = [row | moves[row.pop("move")] for row in journeys.run(journeys.steps).to_pylist()]
    steps = sorted(
        (names[row["case_no"]], *(str(row[name]) for name in sorted(row) if name != "case_no"))
        for row in rows
    )
    cases = sorted(
        (row["case"], row["length"], row["state"], tuple(paths[row["variant_id"]]))
        for row in journeys.run(journeys.cases).to_pylist()
    )
    return steps, cases, files.events, files.case_count, files.as_of_us


OLD = tuple(f"{number}:AB" for number in range(20))


@pytest.mark.parametrize(
    "news", [("3:ABC",), ("99:AC",), ("3:A", "98:BB", "97:C")], ids=["longer", "new", "several"]
)
def test_new_facts_give_what_cutting_everything_gives(
    take_in: Any, tmp_path: Path, news: tuple[str, ...]
) -> None:
    recipe = Recipe(LENS, {})
    lake = take_in("one", *OLD)
    before = Before(cut_lake(lake, recipe, target=tmp_path / "lens"), lake.version)
    take_in("two", *news)
    quick = cut_lake(lake, recipe, target=tmp_path / "lens", before=before)
    assert told(quick) == told(cut_lake(lake, recipe, target=tmp_path / "whole"))


def test_taking_an_import_out_takes_its_cases_away(take_in: Any, tmp_path: Path) -> None:
    recipe = Recipe(LENS, {})
    lake = take_in("one", *OLD)
    take_in("two", "3:ABC", "99:AC")
    before = Before(cut_lake(lake, recipe, target=tmp_path / "lens"), lake.version)
    lake.take_out("two")
    quick = cut_lake(lake, recipe, target=tmp_path / "lens", before=before)
    assert told(quick) == told(cut_lake(lake, recipe, target=tmp_path / "whole"))
    assert quick.case_count == 20


def test_another_dictionary_is_another_recipe() -> None:
    entry = StatusEntry(code="A", touchpoint="Order")
    assert Recipe(LENS, {}).fingerprint != Recipe(LENS, {("shop", "A"): entry}).fingerprint
    assert Recipe(LENS, {}).fingerprint != Recipe(Lens(), {}).fingerprint
