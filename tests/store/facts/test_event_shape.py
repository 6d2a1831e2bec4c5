from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tropa.core.clock import FixedClock, to_us, use_clock
from tropa.core.errors import InputError
from tropa.core.mappings import ColumnMapping, EventMapping
from tropa.core.results import Refusal
from tropa.formats.source import ParquetPlan, TableSource

if TYPE_CHECKING:
    from pathlib import Path

THREE = "case,what,when\na,Pay,2025-01-01 10:00:00\na,Go,2025-01-01 11:00:00\nb,Pay,2025-01-02\n"


def us(text: str) -> int:
    return to_us(datetime.fromisoformat(text))


@pytest.fixture
def plain(bench: Any) -> EventMapping:
    return bench.roles(case="case", what="activity", when="time")


def test_a_table_becomes_one_flat_row_an_event(bench: Any, plain: EventMapping) -> None:
    shaped = bench.shape(bench.csv(THREE), plain)
    found = [(r["case"], r["activity"], r["time_us"]) for r in bench.rows(shaped.flat().sql)]
    assert found == [
        ("a", "Pay", us("2025-01-01T10:00+00:00")),
        ("a", "Go", us("2025-01-01T11:00+00:00")),
        ("b", "Pay", us("2025-01-02T00:00+00:00")),
    ]
    assert (shaped.report.rows, shaped.report.taken, shaped.report.refused) == (3, 3, 0)


def test_a_file_with_a_bad_row_is_refused_by_row_column_and_value(
    bench: Any, plain: EventMapping
) -> None:
    text = THREE + "c,Go,maybe\n\nc,,2025-01-01\nc,Go\n"
    with pytest.raises(InputError, match=r"log.csv, row 5, column 'when': 'maybe'.*2 more"):
        bench.shape(bench.csv(text), plain)
    assert bench.rows("SHOW TABLES") == []


def test_bad_rows_set_aside_keep_their_place_in_the_file(bench: Any, plain: EventMapping) -> None:
    text = THREE + "c,Go,maybe\n\nc,,2025-01-01\nc,Go\n,,\nc,End,2025-01-05\n"
    shaped = bench.shape(bench.csv(text), plain, refuse=True)
    assert shaped.refusals() == [
        Refusal(5, "when", "maybe", "This is no date that can be read."),
        Refusal(7, "what", "", "The row names no activity."),
        Refusal(8, "", "c,Go", "The row has 2 values, the header 3."),
    ]
    assert shaped.refusals(limit=1, offset=1)[0].row == 7
    assert [row["case"] for row in bench.rows(shaped.flat().sql)] == ["a", "a", "b", "c"]
    assert (shaped.report.rows, shaped.report.taken, shaped.report.refused) == (8, 4, 3)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_title_rows_do_not_matter(bench: Any, plain: EventMapping, end: str) -> None:
    text = end.join(["Report;;", "case;what;when", "a;Pay;2025-01-01", 'b;"G;o";x', ""])
    with pytest.raises(InputError, match="row 4, column 'when': 'x'"):
        bench.shape(bench.csv(text, separator=";", header_row=2), plain)


def test_an_end_before_the_start_is_refused(bench: Any) -> None:
    mapping = bench.roles(case="case", what="activity", start="time", end="end")
    text = "case,what,start,end\na,Go,2025-01-02,2025-01-03\na,Go,2025-01-02,2025-01-01\n"
    with pytest.raises(InputError, match=r"row 3, column 'end': '2025-01-01.*before the start"):
        bench.shape(bench.csv(text), mapping)


def test_dates_of_many_forms_in_one_column_are_read(bench: Any, plain: EventMapping) -> None:
    days = [
        "2025-04-03",
        "03.04.2025",
        "3 апреля 2025",
        "3 kwi 2025",
        "2025-04-03T03:00+03:00",
    ]
    book = bench.book({"case": ["a"] * 5, "what": ["Go"] * 5, "when": list(days)})
    found = {row["time_us"] for row in bench.rows(bench.shape(book, plain).flat().sql)}
    assert found == {us("2025-04-03T00:00+00:00")}


def test_day_or_month_first_is_decided_by_the_whole_column(bench: Any, plain: EventMapping) -> None:
    rows = 3000  # beyond the sample
    when = ["01/02/2025"] * (rows - 1) + ["25/02/2025"]
    book = bench.book({"case": ["a"] * rows, "what": ["Go"] * rows, "when": list(when)})
    assert bench.rows(bench.shape(book, plain).flat().sql)[0]["time_us"] == us(
        "2025-02-01T00:00+00:00"
    )


def test_old_dates_and_the_epoch_are_dates_and_told(bench: Any, plain: EventMapping) -> None:
    text = "case,what,when\na,Go,1948-05-05\na,Go,1970-01-01\na,Go,2030-01-01\n"
    with use_clock(FixedClock(datetime.fromisoformat("2026-01-01T00:00+00:00"))):
        shaped = bench.shape(bench.csv(text), plain)
    assert [row["time_us"] for row in bench.rows(shaped.flat().sql)][:2] == [
        us("1948-05-05T00:00+00:00"),
        0,
    ]
    assert shaped.report.warnings == (
        "Column 'when': 1 times lie in the future.",
        "Column 'when': 1 times are 1970-01-01 00:00 UTC, which often stands for 'unknown'.",
    )


def test_wall_clock_times_are_read_in_the_zone_and_clock_changes_told(bench: Any) -> None:
    mapping = bench.roles(zone="Europe/Warsaw", case="case", what="activity", when="time")
    times = ["2025-10-26 02:30", "2025-03-30 02:30", "2025-06-01 12:00", "2025-06-01T12:00Z"]
    text = "case,what,when\n" + "".join(f"a,Go,{time}\n" for time in times)
    shaped = bench.shape(bench.csv(text), mapping)
    assert [row["time_us"] for row in bench.rows(shaped.flat().sql)] == [
        us("2025-10-26T00:30+00:00"),
        us("2025-03-30T01:30+00:00"),
        us("2025-06-01T10:00+00:00"),
        us("2025-06-01T12:00+00:00"),
    ]
    assert len(shaped.report.warnings) == 3


def test_a_wide_row_unfolds_into_its_moments(bench: Any) -> None:
    mapping = bench.roles(
        order="case",
        paid=ColumnMapping(role="moment", label="Pay", sequence=1),
        sent=ColumnMapping(role="moment", sequence=2),
        city="case_attribute",
    )
    text = "order,paid,sent,city\na,2025-01-01,2025-01-01,Omsk\nb,2025-01-02,,Tver\nc,,,Ufa\n"
    shaped = bench.shape(bench.csv(text), mapping)
    found = sorted((r["case"], r["activity"], r["sequence"]) for r in bench.rows(shaped.flat().sql))
    assert found == [("a", "Pay", 1), ("a", "sent", 2), ("b", "Pay", 1)]
    assert shaped.flat().case_attributes == ("city",)


def test_the_order_of_the_rows_can_be_trusted(bench: Any, plain: EventMapping) -> None:
    trusting = plain.model_copy(update={"sequence": "row"})
    text = "case,what,when\na,B,12 апреля 2025\na,A,2025-04-12\na,C,12.04.2025\n"
    rows = bench.rows(bench.shape(bench.csv(text), trusting).flat().sql)
    assert [row["activity"] for row in sorted(rows, key=lambda row: row["sequence"])] == [
        "B",
        "A",
        "C",
    ]


def test_dropped_and_hashed_columns_are_never_stored(bench: Any) -> None:
    mapping = bench.roles(
        case=ColumnMapping(role="case", privacy="hash", personal="phone"),
        what="activity",
        when="time",
        secret=ColumnMapping(privacy="drop"),
    )
    text = "case,what,when,secret\n+7 900,Pay,2025-01-01,s3cret\n"
    shaped = bench.shape(
        bench.csv(text), mapping, pseudonymise=lambda value, kind: f"{kind}:{len(value)}"
    )
    assert bench.rows(shaped.flat().sql)[0]["case"] == "phone:6"
    assert "s3cret" not in str(bench.rows(f"FROM {shaped.table}"))
    assert "+7 900" not in str(bench.rows(f"FROM {shaped.table}"))


def test_hashing_without_a_key_is_refused(bench: Any) -> None:
    hashed = ColumnMapping(role="case", privacy="hash")
    with pytest.raises(InputError, match="no key"):
        bench.shape(bench.csv(THREE), bench.roles(case=hashed, what="activity", when="time"))


def test_identical_rows_with_one_id_are_one_event_and_others_are_refused(bench: Any) -> None:
    mapping = bench.roles(case="case", what="activity", when="time", id="event_id")
    same = "case,what,when,id\na,Go,2025-01-01,1\na,Go,2025-01-01,1\n"
    shaped = bench.shape(bench.csv(same), mapping)
    assert len(bench.rows(shaped.flat().sql)) == shaped.report.duplicates == 1
    with pytest.raises(InputError, match=r"column 'id': '1'.*differ"):
        bench.shape(bench.csv(same + "a,Go,2025-01-02,1\n"), mapping)


def test_parquet_keeps_its_types_and_empty_columns(bench: Any, tmp_path: Path) -> None:
    table = pa.table(
        {
            "case": pa.array([1, 2]),
            "what": ["Pay", "Go"],
            "when": pa.array([0, 1_000_000], pa.timestamp("us")),
            "nothing": pa.nulls(2),
        }
    )
    pq.write_table(table, tmp_path / "log.parquet")
    plan = ParquetPlan(tmp_path / "log.parquet")
    source = TableSource("log.parquet", "parquet", tuple(table.column_names), plan)
    shaped = bench.shape(source, bench.roles(case="case", what="activity", when="time"))
    found = [
        (r["case"], r["time_us"], r["attribute_nothing"]) for r in bench.rows(shaped.flat().sql)
    ]
    assert found == [("1", 0, None), ("2", 1_000_000, None)]


def test_blanks_around_a_cell_are_no_part_of_it(bench: Any, plain: EventMapping) -> None:
    book = bench.book(
        {"case": [" a\u00a0", "\t"], "what": ["Go\n", "Go"], "when": ["2025-01-01"] * 2}
    )
    shaped = bench.shape(book, plain, refuse=True)
    assert [(r["case"], r["activity"]) for r in bench.rows(shaped.flat().sql)] == [("a", "Go")]
    assert [refusal.row for refusal in shaped.refusals()] == [3]


def test_a_mapping_must_name_case_activity_and_time_once(bench: Any) -> None:
    with pytest.raises(InputError, match="case"):
        bench.shape(bench.csv(THREE), bench.roles(what="activity", when="time"))
    with pytest.raises(InputError, match="no such column"):
        bench.shape(bench.csv(THREE), bench.roles(client="case", what="activity", when="time"))
    with pytest.raises(InputError, match="Two columns"):
        bench.shape(bench.csv(THREE), bench.roles(case="case", what="case", when="time"))


def test_a_table_without_rows_holds_no_events(bench: Any, plain: EventMapping) -> None:
    shaped = bench.shape(bench.csv("case,what,when\n"), plain)
    assert bench.rows(shaped.flat().sql) == []
    assert shaped.report.rows == 0


def test_a_failure_inside_the_file_is_told_as_it_was(bench: Any, plain: EventMapping) -> None:
    whole = bench.book({"case": ["a"], "what": ["Go"], "when": ["2025-01-01"]})

    def broken() -> Any:
        yield from whole.plan.batches()
        raise InputError("The archive is cut off.", file="book.xlsx")

    cut = replace(whole, plan=replace(whole.plan, batches=broken))
    with pytest.raises(InputError, match="cut off"):
        bench.shape(cut, plain)
    assert bench.rows("SHOW TABLES") == []


def test_several_ids_lay_the_same_events_flat_by_each(bench: Any) -> None:
    order = ColumnMapping(role="case", object_type="order")
    mapping = bench.roles(
        order=order,
        client=ColumnMapping(role="case", object_type="customer"),
        what="activity",
        when="time",
    )
    text = "order,client,what,when\n1,x,Pay,2025-01-01\n2,x,Pay,2025-01-02\n,x,Call,2025-01-03\n"
    shaped = bench.shape(bench.csv(text), mapping)
    assert [row["case"] for row in bench.rows(shaped.flat("order").sql)] == ["1", "2"]
    assert [row["case"] for row in bench.rows(shaped.flat("customer").sql)] == ["x", "x", "x"]
    with pytest.raises(InputError, match="No column names a claim"):
        shaped.flat("claim")


def test_moments_of_one_time_stand_in_the_order_of_their_columns(bench):
    table = bench.csv("order,Sent,Paid\n1,2026-01-01,2026-01-01\n2,2026-01-02,2026-01-01\n")
    shaped = bench.shape(table, bench.roles(order="case", Sent="moment", Paid="moment"))
    found = bench.rows(
        f"SELECT activity FROM ({shaped.flat().sql}) WHERE \"case\" = '1'"
        " ORDER BY time_us, sequence"
    )
    assert [row["activity"] for row in found] == ["Sent", "Paid"]
