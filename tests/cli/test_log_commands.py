"""Every command that reads a log, by its JSON and as people see it."""

import json
import subprocess
import sys

import pytest

from tropa.cli.main import COMMANDS, main

COLUMNS = ("--case", "order", "--activity", "status", "--time", "at")


def test_summary_has_the_fields_of_the_library(asked):
    assert asked("summary") == {
        "events": 6, "cases": 3, "activities": 3, "variants": 3,
        "first": "2025-01-01T09:00:00+00:00", "last": "2025-01-04T11:00:00+00:00",
        "open_cases": 0, "ties": 0, "left_cut_cases": 0,
    }  # fmt: skip


def test_graph_lists_edges_starts_and_ends(asked):
    graph = asked("graph")
    assert graph["edges"][0] == {
        "source": "Order", "target": "Pay", "count": 2, "cases": 2, "mean_seconds": 1200.0,
    }  # fmt: skip
    assert graph["starts"] == [{"activity": "Order", "cases": 3}]
    assert {row["activity"] for row in graph["ends"]} == {"Order", "Pay", "Ship"}
    assert graph["hidden_share"] == 0


def test_graph_gives_quantiles_and_hides_the_rare_when_asked(asked):
    assert asked("graph", "--quantiles")["edges"][0]["p90_seconds"] > 1200
    assert 0 <= asked("graph", "--coverage", "0.5")["hidden_share"] < 1


def test_variants_are_all_there_and_say_what_is_hidden(asked):
    assert len(asked("variants")["variants"]) == 3
    cut = asked("variants", "--limit", "1")
    assert cut["hidden_share"] == pytest.approx(2 / 3)
    assert cut["variants"][0]["cumulative_share"] == pytest.approx(1 / 3)


def test_between_gives_each_quantile_with_low_and_high(asked):
    found = asked("between", "Order", "Pay")
    assert (found["n"], found["n_reached"], found["n_never"]) == (3, 2, 1)
    assert found["median_seconds"] == 1800.0
    assert found["p90_seconds"] is None
    assert {"median_seconds_low", "median_seconds_high", "n_censored"} <= found.keys()


def test_funnel_follows_the_steps(asked):
    steps = asked("funnel", "--step", "Order", "--step", "Pay", "--within", "10m")["steps"]
    assert [(step["step"], step["cases"]) for step in steps] == [("Order", 3), ("Pay", 1)]
    assert steps[1]["share_of_first_low"] < steps[1]["share_of_first"]


def test_funnel_takes_a_window_for_each_step(asked):
    steps = ("--step", "Order", "--step", "Pay", "--step", "Ship")
    found = asked("funnel", *steps, "--step-within", "1h", "--step-within", "-")["steps"]
    assert [step["cases"] for step in found] == [3, 2, 1]


def test_sessions_are_cut_by_minutes(asked):
    assert asked("sessions", "--minutes", "15")["sessions"] == 5


def test_ask_answers_a_question(asked):
    answer = asked("ask", "first-touchpoint")
    assert answer["rows"][0]["activity"] == "Order"
    assert answer["note"]


@pytest.mark.parametrize(
    ("narrowing", "cases"),
    [
        (("--only-case", "region=north"), 2),
        (("--only-case", "region=north", "--only-case", "region=south"), 3),
        (("--only-event", "activity=Ship"), 1),
        (("--contains", "Pay"), 2),
        (("--ending-with", "Pay"), 1),
        (("--starting-with", "Order", "--without", "Order"), 0),
        (("--follows", "Pay", "Ship"), 1),
        (("--since", "2025-01-03", "--until", "2025-01-04"), 1),
        (("--max-seconds", "0"), 1),
    ],
)
def test_every_command_narrows(asked, narrowing, cases):
    assert asked("summary", *narrowing)["cases"] == cases


def test_filter_writes_the_narrowed_log(asked, folder, tropa):
    output = folder / "north.xes.gz"
    written = asked("filter", "--only-case", "region=north", "--output", str(output))
    assert written == {"output": str(output), "events": 4, "cases": 2}
    code, out, _ = tropa("summary", output, "--json")
    assert (code, json.loads(out)["events"]) == (0, 4)


@pytest.mark.parametrize(
    ("command", "arguments", "shown"),
    [
        ("summary", (), "left cut cases"),
        ("graph", (), "20 min"),
        ("variants", (), "Order → Pay"),
        ("between", ("Order", "Pay"), "30 min"),
        ("funnel", ("--step", "Order", "--step", "Pay"), "66.7% ("),
        ("sessions", (), "single event sessions"),
        ("ask", ("first-touchpoint",), "Where do customers first meet us?"),
        ("ask", ("rework",), "Nothing to show."),
        ("filter", ("--output", "out.csv"), "events"),
    ],
)
def test_people_see_a_table(tropa, folder, monkeypatch, command, arguments, shown):
    monkeypatch.chdir(folder)
    code, out, err = tropa(command, "orders.csv", *arguments, *COLUMNS)
    assert (code, err) == (0, "")
    assert shown in out


def test_an_empty_log_is_answered(tropa, folder):
    (folder / "empty.xes").write_text("<log/>")
    for command in ("summary", "graph", "variants", "sessions"):
        code, out, err = tropa(command, folder / "empty.xes", "--json")
        assert (code, err) == (0, "")
        assert isinstance(json.loads(out), dict)
    assert tropa("graph", folder / "empty.xes")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("summary", "missing.csv"), "tropa: missing.csv: there is no such file."),
        (("summary", "bad.csv", *COLUMNS), "tropa: bad.csv, row 8, column 'at': 'soon'"),
        (("summary", "orders.csv", "--case", "id"), "tropa: orders.csv, column 'id': There is no"),
        (("between", "orders.csv", "Order", "Fly", *COLUMNS), "tropa: There is no activity 'Fly'"),
        (("ask", "orders.csv", "why", *COLUMNS), "tropa: There is no question 'why'."),
        (("summary", "orders.csv", "--only-case", "x", *COLUMNS), "tropa: 'x' is not NAME=VALUE."),
        (("summary", "orders.csv", "--as-of", "now", *COLUMNS), "tropa: 'now' is no moment."),
        (("funnel", "orders.csv", *COLUMNS), "tropa funnel: the following arguments are required"),
        (("fly",), "tropa: argument COMMAND: invalid choice: 'fly'"),
        ((), "tropa: the following arguments are required: COMMAND"),
    ],
)
def test_bad_input_is_exit_code_2_and_one_line(tropa, folder, monkeypatch, arguments, message):
    monkeypatch.chdir(folder)
    code, out, err = tropa(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith(message)
    assert err.count("\n") == 1


def test_bad_rows_are_set_aside_and_counted(tropa, folder):
    refused = folder / "refused.csv"
    code, out, err = tropa("summary", folder / "bad.csv", *COLUMNS, "--refused", refused)
    assert (code, "Set aside 1 of 7 rows." in err) == (0, True)
    assert "8,at,soon," in refused.read_text(encoding="utf-8-sig")
    assert "events" in out


def test_help_names_every_command(tropa):
    code, out, _ = tropa("--help")
    assert code == 0
    for command in COMMANDS:
        name = command.__name__.rpartition(".")[2].removesuffix("_command")
        assert f"\n    {name}" in out


def test_it_runs_as_a_program_of_its_own(folder):
    command = [sys.executable, "-m", "tropa.cli.main", "summary", "orders.csv", *COLUMNS, "--json"]
    found = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    assert json.loads(found.stdout)["events"] == 6
    assert found.stderr == ""


def test_an_interrupted_command_leaves_with_130(monkeypatch):
    from tropa.cli import questions

    def interrupt(_asked):
        raise KeyboardInterrupt

    monkeypatch.setattr(questions, "run", interrupt)
    assert main(["questions"]) == 130


def test_serve_hands_its_address_to_the_server(tropa, monkeypatch):
    served = []
    monkeypatch.setattr(
        "tropa.server.serve.serve",
        lambda host, port, *, with_worker: served.append((host, port, with_worker)),
    )
    code, _, _ = tropa("serve", "--host", "127.0.0.1", "--port", "9000", "--without-worker")
    assert (code, served) == (0, [("127.0.0.1", 9000, False)])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            "order_id,customer_id,status,at\n1,5,A,2025-01-01\n",
            "Which column is the case? Name it with --case, one of: order_id, customer_id.",
        ),
        (
            "order_id,status,at\n1,A,01.02.2025\n2,A,03.02.2025\n",
            "Name the column with --time; days then come first.",
        ),
    ],
)
def test_what_is_asked_for_is_named_as_the_option_that_gives_it(tmp_path, capsys, content, said):
    (tmp_path / "orders.csv").write_text(content)
    assert main(["summary", str(tmp_path / "orders.csv")]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_what_another_library_says_of_a_broken_file_is_not_repeated(tmp_path, capsys):
    (tmp_path / "broken.parquet").write_bytes(b"PAR1" + b"x" * 200 + b"\x10\0\0\0PAR1")
    assert main(["summary", str(tmp_path / "broken.parquet")]) == 2
    told = capsys.readouterr().err
    assert told.startswith("tropa: broken.parquet: ")
    assert "Error" not in told
