"""What a log answers, by hand."""

from datetime import UTC, datetime, timedelta

import pytest

import tropa


@pytest.fixture
def log(shared):
    return shared()


def edges(log):
    return [(e["source"], e["target"], e["count"]) for e in log.graph().edges.to_pylist()]


def test_it_sums_up(log):
    summary = log.summary()
    assert (summary.events, summary.cases, summary.activities, summary.variants) == (6, 3, 3, 3)
    assert summary.first == datetime(2025, 1, 1, 9, tzinfo=UTC)
    assert summary.last == datetime(2025, 1, 4, 11, tzinfo=UTC)
    assert summary.ties == 0


def test_it_counts_what_follows_what(log):
    graph = log.graph(quantiles=True)
    assert edges(log) == [("Order", "Pay", 2), ("Pay", "Ship", 1)]
    assert graph.edges["mean_seconds"].to_pylist() == [1200.0, 86_400.0]
    assert graph.edges["median_seconds"].to_pylist() == [1200.0, 86_400.0]
    assert graph.starts.to_pylist() == [{"activity": "Order", "cases": 3}]
    assert graph.hidden_share == 0


def test_it_lists_variants_with_their_shares(log):
    variants = log.variants(limit=1)
    (row,) = variants.table.to_pylist()
    assert row["share"] == pytest.approx(1 / 3)
    assert variants.hidden_share == pytest.approx(2 / 3)


def test_it_measures_between_and_counts_who_never_came(shared):
    log = shared(idle="1h", as_of="2025-02-01")
    found = log.between("Order", "Pay")
    assert (found.n, found.n_reached, found.n_censored, found.n_never) == (3, 2, 0, 1)
    assert found.median_seconds.value == 1800.0
    assert found.p90_seconds.value is None


@pytest.mark.parametrize("within", ["10m", 600, timedelta(minutes=10)])
def test_a_funnel_takes_its_window_in_any_form(log, within):
    first, second = log.funnel(["Order", "Pay"], within=within)
    assert (first.cases, second.cases) == (3, 1)


def test_a_funnel_takes_a_window_for_each_step(log):
    steps = log.funnel(["Order", "Pay", "Ship"], step_within=["1h", "1h"])
    assert [step.cases for step in steps] == [3, 2, 0]


def test_it_cuts_sessions(log):
    sessions = log.sessions(minutes=30)
    assert (sessions.sessions, sessions.single_event_sessions) == (4, 2)


@pytest.mark.parametrize(
    ("where", "cases"),
    [
        ({"case": {"region": ["north"]}}, 2),
        ({"event": {"channel": ["app"]}}, 1),
        ({"contains": ["Pay"]}, 2),
        ({"starts": ["Order"]}, 3),
        ({"ends": ["Pay"]}, 1),
        ({"follows": ("Pay", "Ship")}, 1),
        ({"since": "2025-01-03", "until": datetime(2025, 1, 4, tzinfo=UTC)}, 1),
        ({"min_seconds": 1, "max_seconds": 1800}, 1),
    ],
)
def test_it_narrows_to_cases(log, where, cases):
    assert log.filter(**where).summary().cases == cases


def test_leaving_an_activity_out_links_its_neighbours(log):
    assert ("Order", "Ship", 1) in edges(log.filter(without=["Pay"]))


def test_a_narrowed_log_narrows_again_and_the_first_stays_whole(log):
    twice = log.filter(case={"region": ["north"]}).filter(contains=["Pay"])
    assert (twice.summary().cases, log.summary().cases) == (1, 3)


def test_a_filter_that_names_nothing_known_says_what_there_is(log):
    with pytest.raises(tropa.InputError, match=r"no case attribute 'regoin'.*'region'"):
        log.filter(case={"regoin": ["north"]}).summary()


def test_it_shows_itself_in_a_notebook(log):
    graph = log.graph()._repr_html_()
    assert graph.startswith("<svg")
    assert graph.count("<rect") == 3
    assert graph == log.graph()._repr_html_()
    assert "<td>6</td>" in log._repr_html_()
    assert "Order → Pay" in log.variants()._repr_html_()
    assert "<td>Pay</td>" in log.funnel(["Order", "Pay"])._repr_html_()
    assert "Where do customers" in log.ask("first-touchpoint")._repr_html_()


@pytest.mark.parametrize("ending", ["csv", "parquet", "xes", "xes.gz"])
def test_what_it_writes_reads_the_same(log, tmp_path, ending):
    path = tmp_path / f"out.{ending}"
    narrowed = log.filter(contains=["Pay"])
    assert narrowed.write(path) == 5
    columns = {"case": "case", "activity": "activity", "time": "time", "sequence": "sequence"}
    again = tropa.read(path, **({} if "xes" in ending else columns))
    assert again.graph().edges.equals(narrowed.graph().edges)
    assert again.filter(event={"region": ["south"]}).summary().cases == 1
    assert again.summary().last == narrowed.summary().last


def test_it_writes_nothing_that_it_does_not_know(log, tmp_path):
    with pytest.raises(tropa.InputError, match=r"End its name with one of: \.csv, \.parquet"):
        log.write(tmp_path / "out.doc")
    with pytest.raises(tropa.InputError, match="cannot be written: No such file or directory"):
        log.write(tmp_path / "nowhere" / "out.xes")
