"""From files to logs: columns, cache, bad rows."""

import stat
from pathlib import Path

import openpyxl
import pytest

import tropa
from tropa.log.cache_folder import cache_bytes, cache_folder, clear_cache, logs_folder


def test_importing_tropa_loads_nothing_heavy():
    import subprocess
    import sys

    code = "import tropa, sys; print([m for m in ('duckdb', 'pandas', 'ibis') if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_its_face_is_complete():
    assert set(tropa.__all__) <= set(dir(tropa))
    assert callable(tropa.read)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        tropa.nothing  # noqa: B018


def test_columns_are_found_out(orders):
    assert tropa.read(orders).summary().cases == 3


def test_an_ambiguous_case_is_asked_for(tmp_path):
    path = tmp_path / "a.csv"
    rows = [f"o{i // 2},c{i // 4},Step {i % 2},2025-01-0{i + 1}" for i in range(8)]
    path.write_text("\n".join(["order_id,customer_id,activity,time", *rows]))
    with pytest.raises(
        tropa.InputError, match=r"Which column is the case\? .*case=, one of: order_id, customer_id"
    ):
        tropa.read(path)
    assert tropa.read(path, case="customer_id").summary().cases == 2


def test_a_table_of_ratings_is_no_log(tmp_path):
    path = tmp_path / "survey.csv"
    rows = [f"r{i},{i % 5 + 1},{5 - i % 5}" for i in range(40)]
    path.write_text("\n".join(["respondent,score delivery,score product", *rows]))
    with pytest.raises(tropa.InputError, match="holds ratings, not events"):
        tropa.read(path)


def test_a_column_that_is_not_there_is_named_with_those_that_are(orders):
    with pytest.raises(
        tropa.InputError, match=r"orders\.csv, column 'id': There is no such column.*order, status"
    ):
        tropa.read(orders, case="id")


def test_a_column_cannot_be_two_things(orders):
    with pytest.raises(tropa.InputError, match="named twice, as case and as activity"):
        tropa.read(orders, case="order", activity="order", time="at")


def test_a_bad_row_is_refused_with_its_place_and_leaves_nothing(orders, columns):
    orders.write_text(orders.read_text() + "D4,Order,yesterday,north,web\n")
    with pytest.raises(tropa.InputError, match=r"orders\.csv, row 8, column 'at': 'yesterday'"):
        tropa.read(orders, **columns)
    kept = [path for path in logs_folder().rglob("*") if path.is_file()]
    assert kept == []


def test_bad_rows_can_be_set_aside(orders, columns, tmp_path):
    orders.write_text(orders.read_text() + "D4,Order,yesterday,north,web\n")
    for _ in range(2):  # from the file, then from the cache
        refused = tmp_path / "refused.csv"
        log = tropa.read(orders, **columns, refused=refused)
        assert (log.report.rows, log.report.taken, log.report.refused) == (7, 6, 1)
        header, line = refused.read_text(encoding="utf-8-sig").splitlines()
        assert header == "row,column,value,reason"
        assert line.startswith("8,at,yesterday,")
        refused.unlink()
    assert log.summary().events == 6


def test_refused_rows_need_a_folder_that_is_there(orders, columns, tmp_path):
    with pytest.raises(tropa.InputError, match="refused rows cannot be written"):
        tropa.read(orders, **columns, refused=tmp_path / "nowhere" / "r.csv")


def test_a_sequence_decides_between_events_of_the_same_time(tmp_path):
    path = tmp_path / "ties.csv"
    path.write_text("case,activity,time,n\nA,Z,2025-01-01,1\nA,B,2025-01-01,2\nB,Q,2025-01-02,3\n")
    named = {"case": "case", "activity": "activity", "time": "time"}

    def first_edge(**more):
        return tropa.read(path, **named, **more).graph().edges["source"][0].as_py()

    assert first_edge(sequence="n") == "Z"
    assert first_edge(sequence="row") == "Z"
    assert tropa.read(path, **named).summary().ties > 0


def test_the_outcome_and_the_bounds_reach_the_lens(orders, columns):
    log = tropa.read(
        orders, **columns, wanted="Ship", starts="Order", ends=["Ship"], as_of="2025-06-01"
    )
    lens = log.journeys.lens
    assert lens.wanted.activities == ["Ship"]
    assert (lens.starts, lens.ends) == (["Order"], ["Ship"])
    by_region = tropa.read(orders, **columns, wanted={"region": ["north"]})
    assert by_region.journeys.lens.wanted.attribute == "region"


def test_times_without_a_zone_are_read_in_the_one_given(tmp_path):
    path = tmp_path / "naive.csv"
    path.write_text("case,activity,time\nA,Order,2025-01-01 12:00\nB,Pay,2025-01-02 12:00\n")
    named = {"case": "case", "activity": "activity", "time": "time"}
    log = tropa.read(path, **named, zone="Europe/Warsaw")
    assert log.summary().first.isoformat() == "2025-01-01T11:00:00+00:00"


def test_a_workbook_with_titles_reads_like_a_csv(tmp_path, columns):
    workbook = openpyxl.Workbook()
    rows = [
        ["Orders of January"], [], ["order", "status", "at"],
        ["A1", "Order", "2025-01-01 09:00"], ["A1", "Pay", "2025-01-01 10:00"], ["Итого", 2, None],
    ]  # fmt: skip
    for row in rows:
        workbook.active.append(row)
    workbook.save(tmp_path / "orders.xlsx")
    log = tropa.read(tmp_path / "orders.xlsx", **columns)
    assert log.summary().events == 2
    assert any("total row" in warning for warning in log.report.warnings)


def test_a_log_without_events_answers_too(tmp_path):
    path = tmp_path / "empty.xes"
    path.write_text("<log/>")
    log = tropa.read(path)
    assert (log.summary().events, log.summary().first) == (0, None)
    assert log.graph().edges.num_rows == 0
    assert log.variants().total_variants == 0
    assert log.ask("first-touchpoint").rows == ()
    assert log.write(tmp_path / "out.xes") == 0
    assert "<svg" in log.graph()._repr_html_()


@pytest.mark.parametrize("name", ["missing.csv", "."])
@pytest.mark.parametrize("cache", [True, False])
def test_what_is_no_file_is_refused(tmp_path, name, cache):
    with pytest.raises(tropa.InputError):
        tropa.read(tmp_path / name, cache=cache)


def test_the_cache_is_private_and_used_again(orders, columns):
    tropa.read(orders, **columns)
    assert stat.S_IMODE(cache_folder().stat().st_mode) == 0o700
    (folder,) = logs_folder().iterdir()
    shares = []
    log = tropa.read(orders, **columns, progress=shares.append)
    assert (shares, log.summary().events) == ([], 6)
    assert [*logs_folder().iterdir()] == [folder]


def test_another_content_or_another_option_is_another_reading(orders, columns):
    tropa.read(orders, **columns)
    tropa.read(orders, **columns, as_of="2025-02-01")
    orders.write_text(orders.read_text() + "D4,Order,2025-01-09,north,web\n")
    assert tropa.read(orders, **columns).summary().events == 7
    assert len([*logs_folder().iterdir()]) == 3


def test_the_cache_can_be_measured_and_cleared(orders, columns):
    tropa.read(orders, **columns)
    assert cache_bytes() > 0
    assert clear_cache() > 0
    assert cache_bytes() == 0


def test_nothing_is_kept_where_no_cache_is_wanted(orders, columns):
    log = tropa.read(orders, **columns, cache=False)
    assert log.summary().events == 6
    assert cache_bytes() == 0


def test_it_tells_its_progress_up_to_the_end(orders, columns):
    shares = []
    tropa.read(orders, **columns, progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_visitors_of_a_web_server_are_hashed_with_a_key_of_this_users_own(tmp_path, cache):
    line = '192.0.2.7 - - [01/Jan/2025:09:0{}:00 +0000] "GET /{} HTTP/1.1" 200 99 "-" "Firefox"\n'
    path = tmp_path / "access.log"
    path.write_text("".join(line.format(i, page) for i, page in enumerate(["a", "b", "c"])))
    log = tropa.read(path)
    assert (log.summary().cases, log.summary().events) == (1, 3)
    log.write(tmp_path / "out.csv")
    assert "192.0.2.7" not in (tmp_path / "out.csv").read_text()
    key = cache / "pseudonym.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    before = key.read_bytes()
    tropa.read(path, as_of="2025-02-01")
    assert key.read_bytes() == before


@pytest.mark.real
@pytest.mark.parametrize(
    ("name", "figures"),
    [("helpdesk", (4580, 21348, 14, 226, 55, 16768)), ("receipt", (1434, 8577, 27, 116, 99, 7143))],
)
def test_real_logs_have_their_known_figures(name, figures):
    path = Path(__file__).parents[2] / ".." / "shared" / "data" / name / f"{name}.xes.gz"
    if not path.exists():
        pytest.skip(f"The real log {name} does not lie beside the project.")
    log = tropa.read(path)
    summary, counts = log.summary(), log.graph().edges["count"].to_pylist()
    facts = (summary.cases, summary.events, summary.activities, summary.variants)
    assert (*facts, len(counts), sum(counts)) == figures
