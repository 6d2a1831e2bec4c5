from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from deltalake import DeltaTable
from deltalake.exceptions import CommitFailedError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tropa.core.errors import Cancelled, Conflict, InputError
from tropa.core.mappings import EventMapping
from tropa.store import connect
from tropa.store.delta_tables import VERSION_KEY, FactTable
from tropa.store.lake import Lake

if TYPE_CHECKING:
    from pathlib import Path

Row = tuple[str, str, str]
FIRST: list[Row] = [
    ("a", "Pay", "2025-01-01"),
    ("a", "Go", "2025-01-02"),
    ("b", "Pay", "2025-01-01"),
]
OTHER: list[Row] = [("b", "Pay", "2025-01-01"), ("c", "Pay", "2025-01-03")]
SLOW = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
LOGS = st.lists(
    st.tuples(st.sampled_from("ab"), st.sampled_from("XY"), st.just("2025-01-01")),
    min_size=1,
    max_size=4,
)


class Warehouse:
    """A lake and the bench its files are shaped on."""

    def __init__(self, bench: Any, root: Path) -> None:
        self.bench = bench
        self.lake = Lake(root)

    def shaped(self, log: list[Row]) -> Any:
        case, what, when = (list(column) for column in zip(*log, strict=True))
        mapping: EventMapping = self.bench.roles(case="case", what="activity", when="time")
        source = self.bench.book({"case": case, "what": what, "when": when})
        return self.bench.shape(source, mapping, source="shop")

    def bring(self, log: list[Row], import_id: str) -> Any:
        return self.lake.add_events(self.shaped(log), import_id)

    def seen(self) -> list[tuple[Any, ...]]:
        found = self.bench.rows(self.lake.visible_sql("events"))
        return sorted(
            (row["objects"][0]["id"], row["activity"], row["time_us"], row["event_id"])
            for row in found
        )


@pytest.fixture
def warehouse(bench: Any, tmp_path: Path) -> Warehouse:
    return Warehouse(bench, tmp_path / "lake")


def fresh(bench: Any, tmp_path: Path) -> Warehouse:
    """A lake that no earlier example has touched."""
    number = len(list(tmp_path.glob("lake*")))
    (tmp_path / f"lake{number}").mkdir()
    return Warehouse(bench, tmp_path / f"lake{number}")


def test_a_new_lake_is_empty(warehouse: Warehouse) -> None:
    assert warehouse.seen() == []
    assert warehouse.lake.imports() == []


def test_the_same_file_twice_adds_nothing(warehouse: Warehouse) -> None:
    first = warehouse.bring(FIRST, "one")
    seen = warehouse.seen()
    again = warehouse.bring(FIRST, "two")
    assert (first.taken, first.new, first.duplicates) == (3, 3, 0)
    assert (again.taken, again.new, again.duplicates) == (3, 0, 3)
    assert warehouse.seen() == seen


def test_a_fact_stays_while_another_import_holds_it(warehouse: Warehouse) -> None:
    warehouse.bring(FIRST, "one")
    assert warehouse.bring(OTHER, "two").new == 1
    warehouse.lake.take_out("one")
    assert [row[:2] for row in warehouse.seen()] == [("b", "Pay"), ("c", "Pay")]
    warehouse.bring(FIRST, "one")
    assert len(warehouse.seen()) == 4
    warehouse.lake.take_out("two")
    assert [row[:2] for row in warehouse.seen()] == [("a", "Go"), ("a", "Pay"), ("b", "Pay")]
    warehouse.lake.take_out("one")
    warehouse.lake.take_out("one")
    assert warehouse.seen() == []


@SLOW
@given(log=LOGS, data=st.data())
def test_arrival_order_changes_nothing(
    bench: Any, tmp_path: Path, log: list[Row], data: st.DataObject
) -> None:
    here, there = fresh(bench, tmp_path), fresh(bench, tmp_path)
    here.bring(log, "one")
    there.bring(data.draw(st.permutations(log)), "one")
    assert here.seen() == there.seen()


@SLOW
@given(first=LOGS, other=LOGS)
def test_what_is_left_after_taking_one_out_is_the_other(
    bench: Any, tmp_path: Path, first: list[Row], other: list[Row]
) -> None:
    both, alone = fresh(bench, tmp_path), fresh(bench, tmp_path)
    both.bring(first, "one")
    both.bring(other, "two")
    both.lake.take_out("one")
    alone.bring(other, "two")
    assert both.seen() == alone.seen()


def test_identical_rows_of_one_file_are_as_many_events(warehouse: Warehouse) -> None:
    warehouse.bring([FIRST[0], FIRST[0]], "one")
    assert len(warehouse.seen()) == len({row[3] for row in warehouse.seen()}) == 2


def test_a_crash_between_the_two_commits_leaves_nothing_visible(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    warehouse.bring(OTHER, "two")
    before = warehouse.seen()
    write = FactTable.overwrite

    def crash(table: FactTable, *given: Any, **named: Any) -> None:
        if table.path.name == "holds":
            raise OSError("power cut")
        write(table, *given, **named)

    with monkeypatch.context() as patched:
        patched.setattr(FactTable, "overwrite", crash)
        with pytest.raises(OSError, match="power cut"):
            warehouse.bring(FIRST, "one")
    assert warehouse.seen() == before
    warehouse.bring(FIRST, "three")
    assert len(warehouse.seen()) == 4
    warehouse.bring(FIRST, "one")
    warehouse.lake.take_out("three")
    assert len(warehouse.seen()) == 4


def test_a_crash_while_taking_out_leaves_the_import_gone(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    warehouse.bring(FIRST, "one")
    warehouse.bring(OTHER, "two")

    def crash(*_given: Any, **_named: Any) -> None:
        raise OSError("power cut")

    with monkeypatch.context() as patched:
        patched.setattr(FactTable, "overwrite", crash)
        with pytest.raises(OSError, match="power cut"):
            warehouse.lake.take_out("one")
    assert [row[:2] for row in warehouse.seen()] == [("b", "Pay"), ("c", "Pay")]
    warehouse.lake.take_out("one")
    assert len(warehouse.seen()) == 2


def test_a_change_is_tried_anew_when_another_was_first(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, failures = FactTable.overwrite, [CommitFailedError("stale")]

    def late(table: FactTable, *given: Any, **named: Any) -> None:
        if failures:
            raise failures.pop()
        write(table, *given, **named)

    monkeypatch.setattr(FactTable, "overwrite", late)
    assert warehouse.bring(FIRST, "one").new == 3
    assert len(warehouse.seen()) == 3


def test_an_import_asked_for_twice_tells_the_same(warehouse: Warehouse) -> None:
    assert warehouse.bring(FIRST, "one") == warehouse.bring(FIRST, "one")
    assert len(warehouse.seen()) == 3


def test_erasure_reaches_the_files(warehouse: Warehouse) -> None:
    warehouse.bring(FIRST, "one")
    warehouse.lake.erase("case", "a")
    assert [row[0] for row in warehouse.seen()] == ["b"]
    parts = list(warehouse.lake.root.glob("*/*/*.parquet"))
    assert len(parts) == 2  # one of facts, one of holds
    assert warehouse.bring(FIRST, "two").new == 2


def test_compaction_changes_nothing_that_is_seen(warehouse: Warehouse) -> None:
    warehouse.bring(FIRST, "one")
    warehouse.bring(OTHER, "two")
    before = warehouse.seen()
    warehouse.lake.compact()
    warehouse.lake.vacuum()
    assert warehouse.seen() == before


def test_the_changed_cases_of_an_import_and_of_its_removal_are_known(warehouse: Warehouse) -> None:
    warehouse.bring(FIRST, "one")
    then = warehouse.lake.version
    warehouse.bring(OTHER, "two")
    assert warehouse.lake.changed_objects(then, "case") == {"c"}
    now = warehouse.lake.version
    warehouse.lake.take_out("one")
    assert warehouse.lake.changed_objects(now, "case") == {"a", "b"}
    assert warehouse.lake.changed_objects(warehouse.lake.version, "case") == set()
    warehouse.lake.erase("case", "c")
    assert warehouse.lake.changed_objects(now, "case") is None


def test_an_event_id_that_comes_again_with_other_content_is_told(warehouse: Warehouse) -> None:
    bench = warehouse.bench
    mapping = bench.roles(case="case", what="activity", when="time", id="event_id")
    head = "case,what,when,id\n"
    first = bench.shape(bench.csv(head + "a,Pay,2025-01-01,1\n"), mapping, source="shop")
    assert warehouse.lake.add_events(first, "one").warnings == ()
    other = bench.csv(head + "a,Go,2025-01-01,1\nb,Go,2025-01-01,2\n")
    report = warehouse.lake.add_events(bench.shape(other, mapping, source="shop"), "two")
    assert (report.new, report.duplicates, len(report.warnings)) == (1, 1, 1)
    assert [row[1:4:2] for row in warehouse.seen()] == [("Pay", "shop#1"), ("Go", "shop#2")]


def test_a_cancelled_import_leaves_nothing(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "case,what,when\n" + "a,Go,2025-01-01\n" * 50_000
    mapping = warehouse.bench.roles(case="case", what="activity", when="time")
    shaped = warehouse.bench.shape(warehouse.bench.csv(text), mapping)
    monkeypatch.setattr(connect, "POLL_SECONDS", 0.0001)

    def stop(_: float) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        warehouse.lake.add_events(shaped, "one", progress=stop)
    assert warehouse.lake.imports() == []
    assert warehouse.seen() == []


def test_a_lake_of_a_newer_tropa_is_left_alone(warehouse: Warehouse) -> None:
    warehouse.bring(FIRST, "one")
    DeltaTable(warehouse.lake.root / "events").alter.set_table_properties(
        {VERSION_KEY: "99"}, raise_if_not_exists=False
    )
    with pytest.raises(Conflict, match="newer tropa"):
        warehouse.seen()


def test_an_import_has_a_plain_name(warehouse: Warehouse) -> None:
    with pytest.raises(InputError, match="cannot name an import"):
        warehouse.bring(FIRST, "../one")
