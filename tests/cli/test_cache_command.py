"""The cache and the questions from the command line; and the bar that shows progress."""

import io
import json

from tropa.cli.progress_bar import progress_bar


def test_cache_tells_its_path(tropa, cache):
    assert tropa("cache", "path") == (0, f"{cache}\n", "")


def test_cache_is_measured_and_cleared(tropa, folder):
    columns = ("--case", "order", "--activity", "status", "--time", "at")
    tropa("summary", folder / "orders.csv", *columns)
    size = json.loads(tropa("cache", "size", "--json")[1])["bytes"]
    assert size > 0
    assert tropa("cache", "clear")[1] == f"{size}\n"
    assert tropa("cache", "size")[1] == "0\n"


def test_without_a_cache_nothing_is_kept(tropa, folder):
    tropa("cache", "clear")
    columns = ("--case", "order", "--activity", "status", "--time", "at", "--no-cache")
    assert tropa("summary", folder / "orders.csv", *columns)[0] == 0
    assert tropa("cache", "size")[1] == "0\n"


def test_questions_are_listed(tropa):
    code, out, _ = tropa("questions", "--json")
    assert (code, "first-touchpoint" in json.loads(out)) == (0, True)
    assert "Where do customers leave" in tropa("questions")[1]


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


def test_a_bar_appears_on_a_terminal_once_a_second_has_passed():
    terminal, times = Terminal(), iter([0.0, 0.5, 2.0])
    with progress_bar("Reading", stream=terminal, clock=lambda: next(times)) as tell:
        tell(0.1)
        assert terminal.getvalue() == ""
        tell(0.2)
    assert "Reading" in terminal.getvalue()


def test_no_bar_where_nobody_looks():
    with progress_bar("Reading", stream=io.StringIO()) as tell:
        assert tell is None
