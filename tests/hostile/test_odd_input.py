"""What is odd and still sound is taken, with the figures a person would count."""

import gzip
from datetime import UTC, datetime

import pyarrow as pa
import pytest

import tropa
from hostile_files import (
    AT,
    ENDINGS,
    HEADING,
    INCLUDE,
    ROWS,
    WRITERS,
    csv_bytes,
    parquet_bytes,
    table_bytes,
    weblog_bytes,
    xes_bytes,
    xlsx_bytes,
)
from tropa.log.plain import plain

TIED = (("A", "Pay", AT), ("A", "Order", AT), ("A", "Order", AT))
OLD = (("A", "Born", "1948-05-01T00:00:00Z"), ("A", "Epoch", "1970-01-01T00:00:00Z"))
MIXED = (("A", "x", AT), ("A", "y", "2025-01-01T11:00:00+03:00"), ("A", "z", "2025-01-01 10:00"))
FORMULAS = (("=1", "=cmd|' /C calc'!A0", AT), ("+1", "@SUM(1)", AT), ("-1", "-5", AT))
EMPTY = tuple((*row, "") for row in ROWS)
OWN = tuple((*row, "x", "y", "z") for row in ROWS)
OWN_HEADING = (*HEADING, "__row", "__refused", "rowid")
EVENTS = {"events": 3, "cases": 2, "activities": 2}
NESTED = table_bytes(
    pa.table(
        {
            "case": [{"id": 1}, {"id": 1}, {"id": 2}], "activity": [["x"], ["y"], ["x"]],
            "time": [AT] * 3, "more": pa.array([[("a", 1)], [], None], pa.map_("string", "int8")),
        }
    )
)  # fmt: skip
MOMENTS = pa.array([datetime(2025, 1, 1, 6, tzinfo=UTC)] * 3, pa.timestamp("ns", "Europe/Moscow"))
ZONED = table_bytes(
    pa.table({"case": ["A", "A", "B"], "activity": ["x", "y", "x"], "time": MOMENTS})
)
NAMELESS = xes_bytes(ROWS[:1]).replace(b'<string key="concept:name" value="A1"/>', b"")
SAME = {
    "one row": ("f.csv", csv_bytes(ROWS[:1]), {"events": 1, "cases": 1, "variants": 1}),
    "no rows": ("f.csv", csv_bytes(()), {"events": 0, "cases": 0, "first": None}),
    "ties": ("f.csv", csv_bytes(TIED), {"events": 3, "cases": 1, "ties": 3, "variants": 1}),
    "1948 and 1970": (
        "f.csv",
        csv_bytes(OLD),
        {"first": "1948-05-01T00:00:00+00:00", "last": "1970-01-01T00:00:00+00:00"},
    ),
    "mixed zones": (
        "f.csv",
        csv_bytes(MIXED),
        {"events": 3, "first": "2025-01-01T08:00:00+00:00", "last": "2025-01-01T10:00:00+00:00"},
    ),
    "a column of nothing": ("f.csv", csv_bytes(EMPTY, heading=(*HEADING, "x")), EVENTS),
    "a marked text": ("f.csv", csv_bytes(encoding="utf-8-sig"), EVENTS),
    "a text marked twice": ("f.csv", b"\xef\xbb\xbf" * 2 + csv_bytes(), EVENTS),
    "Windows lines": ("f.csv", csv_bytes(newline="\r\n"), EVENTS),
    "old Mac lines": ("f.csv", csv_bytes(newline="\r"), EVENTS),
    "UTF-16 unmarked": ("f.csv", csv_bytes(encoding="utf-16-le"), EVENTS),
    "UTF-16 backwards": ("f.csv", csv_bytes(encoding="utf-16-be"), EVENTS),
    "UTF-32": ("f.csv", csv_bytes(encoding="utf-32"), EVENTS),
    "headings twice": ("f.csv", csv_bytes(OWN, heading=(*HEADING, "case", "CASE", "case")), EVENTS),
    "our own names": ("f.csv", csv_bytes(OWN, heading=OWN_HEADING), EVENTS),
    "our own names in a workbook": ("f.xlsx", xlsx_bytes(OWN, heading=OWN_HEADING), EVENTS),
    "our own names in Parquet": ("f.parquet", parquet_bytes(OWN, heading=OWN_HEADING), EVENTS),
    "NUL in Parquet": ("f.parquet", parquet_bytes().replace(b"Order", b"Or\0er"), EVENTS),
    "no XML beside": ("f.xes", xes_bytes(inside=INCLUDE), EVENTS),
    "a plain text named .gz": ("f.csv.gz", csv_bytes(), EVENTS),
    "a gzip named .csv": ("f.csv", gzip.compress(csv_bytes()), EVENTS),
    "a name with wild cards": ("f[1]*?.csv", csv_bytes(), EVENTS),
    "headings alone in a workbook": ("f.xlsx", xlsx_bytes(()), {"events": 0, "cases": 0}),
    "no rows in Parquet": ("f.parquet", parquet_bytes(()), {"events": 0, "cases": 0}),
    "nested columns in Parquet": ("f.parquet", NESTED, EVENTS),
    "times as pandas writes them": (
        "f.parquet",
        ZONED,
        {**EVENTS, "first": "2025-01-01T06:00:00+00:00"},
    ),
    "a log of nothing": ("f.xes", b"<log/>", {"events": 0, "cases": 0}),
    "a trace without a name": ("f.xes", NAMELESS, {"events": 1, "cases": 1}),
    "300 columns": (
        "f.csv",
        csv_bytes(
            tuple(row + ("v",) * 297 for row in ROWS),
            heading=HEADING + tuple(f"a{i}" for i in range(297)),
        ),
        EVENTS,
    ),
}
AT_THE_SERVER = (
    "ties", "1948 and 1970", "mixed zones", "a column of nothing", "NUL in Parquet",
    "UTF-16 unmarked",
)  # fmt: skip


@pytest.mark.parametrize("oddity", SAME)
def test_the_library_counts_right(read, oddity):
    name, data, expected = SAME[oddity]
    found = plain(read(name, data).summary())
    assert {key: found[key] for key in expected} == expected


@pytest.mark.django_db
@pytest.mark.parametrize("oddity", AT_THE_SERVER)
def test_the_server_counts_the_same(read, imported, oddity):
    name, data, _ = SAME[oddity]
    done = imported(name, data)
    assert (done["state"], done["error"]) == ("done", None)
    summary = read(name, data).summary()
    report = done["report"]
    assert (report["new"], report["cases"], report["ties"]) == (
        summary.events, summary.cases, summary.ties,
    )  # fmt: skip


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_sound_file_of_each_format_is_three_events(read, ending):
    found = read(f"f{ending}", WRITERS[ending]()).summary()
    assert (found.events, found.cases, found.activities) == (3, 2, 2)


def test_nothing_from_outside_comes_in_by_inclusion(read):
    log = read("f.xes", xes_bytes(inside=INCLUDE))
    assert "root:" not in str(plain(log.variants()))


def test_formulas_are_texts_and_harmless_in_what_is_written(read, tmp_path):
    log = read("f.csv", csv_bytes(FORMULAS))
    log.write(tmp_path / "out.csv")
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[1].strip('"') for line in lines[1:]] == [
        "'@SUM(1)", "-5", "'=cmd|' /C calc'!A0",
    ]  # fmt: skip


def test_formulas_are_harmless_among_the_refused_rows(read, tmp_path):
    rows = (*ROWS, ("C", "Pay", "=1+1"))
    read("f.csv", csv_bytes(rows), refused=tmp_path / "refused.csv")
    assert "5,time,'=1+1," in (tmp_path / "refused.csv").read_text(encoding="utf-8-sig")


def test_lines_that_are_no_requests_are_refused_with_the_reason(read, tmp_path):
    bad = b"hello\n"
    with pytest.raises(tropa.InputError, match=r"f\.log, row 2: This line is no request"):
        read("f.log", weblog_bytes(ROWS[:1]) + bad + weblog_bytes(ROWS[1:] * 5))
    log = read("g.log", weblog_bytes(ROWS * 3) + bad, refused=tmp_path / "refused.csv")
    assert (log.report.rows, log.report.taken, log.report.refused) == (10, 9, 1)
    assert log.report.refusals[0].reason.startswith("This line is no request")


def test_times_that_are_infinite_in_parquet_are_no_times(read):
    table = pa.table(
        {"case": ["A"], "activity": ["x"], "time": pa.array([2**63 - 1], pa.timestamp("us", "UTC"))}
    )
    with pytest.raises(tropa.InputError, match=r"no time|no date"):
        read("f.parquet", table_bytes(table))
