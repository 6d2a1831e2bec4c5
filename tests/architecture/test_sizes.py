"""Files and functions stay small (the figures are CONTRIBUTING's)."""

from __future__ import annotations

import importlib.util
from pathlib import Path

_spec = importlib.util.spec_from_file_location("sizes", Path(__file__).with_name("sizes.py"))
assert _spec is not None
assert _spec.loader is not None
sizes = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(sizes)

FILE_LIMIT, FILE_LIMIT_95, FILE_MEDIAN = 400, 300, 100
FUNCTION_LIMIT, FUNCTION_LIMIT_95, FUNCTION_MEDIAN = 60, 40, 10
ARGUMENT_LIMIT = 3


def test_no_python_file_is_longer_than_the_limit() -> None:
    long = {
        path.relative_to(sizes.ROOT).as_posix(): sizes.line_count(path)
        for path in sizes.python_files()
        if sizes.line_count(path) > FILE_LIMIT
    }
    assert long == {}


def test_python_files_are_short_on_the_whole() -> None:
    lengths = [sizes.line_count(path) for path in sizes.python_files()]
    assert sizes.quantile(lengths, 0.5) <= FILE_MEDIAN
    assert sizes.quantile(lengths, 0.95) <= FILE_LIMIT_95


def test_no_function_is_longer_than_the_limit() -> None:
    found = [entry for path in sizes.python_files() for entry in sizes.functions(path)]
    assert [where for where, lines, _ in found if lines > FUNCTION_LIMIT] == []


def test_functions_are_short_on_the_whole() -> None:
    lengths = [n for path in sizes.python_files() for _, n, _ in sizes.functions(path)]
    assert sizes.quantile(lengths, 0.5) <= FUNCTION_MEDIAN
    assert sizes.quantile(lengths, 0.95) <= FUNCTION_LIMIT_95


def test_no_function_takes_more_than_three_positional_arguments() -> None:
    found = [entry for path in sizes.python_files() for entry in sizes.functions(path)]
    assert [where for where, _, arguments in found if arguments > ARGUMENT_LIMIT] == []
