"""The guide names every command, every option and every argument there is."""

import argparse
import inspect
import re
from pathlib import Path

import pytest

import tropa
from tropa.cli.main import parser

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "guide"
COMMAND_LINE = (GUIDE / "command-line.md").read_text(encoding="utf-8")
LIBRARY = (GUIDE / "library.md").read_text(encoding="utf-8")
SERVER = (GUIDE / "server.md").read_text(encoding="utf-8")
NAMED = re.compile(r"""["'](TROPA_[A-Z_]+)["']""")
UNNAMED = {"--help", "-h", "--version", "-o"}


def commands():
    (choices,) = (
        action.choices
        for action in parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    return choices


@pytest.mark.parametrize("name", [*commands()])
def test_every_command_and_its_options_stand_in_the_guide(name):
    assert f"`tropa {name}" in COMMAND_LINE
    flags = {flag for action in commands()[name]._actions for flag in action.option_strings}
    assert {flag for flag in flags - UNNAMED if flag not in COMMAND_LINE} == set()


@pytest.mark.parametrize("call", [tropa.read, tropa.EventLog.filter])
def test_every_argument_stands_in_the_guide(call):
    names = [name for name in inspect.signature(call).parameters if name not in {"self", "path"}]
    assert [
        name for name in names if f"`{name}`" not in LIBRARY and f"{name}=" not in LIBRARY
    ] == []


def test_every_question_can_be_listed_and_asked():
    assert "tropa.questions()" in LIBRARY
    assert "`tropa questions`" in COMMAND_LINE


def variables():
    """Every variable of the environment that the code, its build or its tests read."""
    programs = [*(ROOT / "src").rglob("*.py"), *(ROOT / "tools").glob("*.py")]
    texts = [path.read_text(encoding="utf-8") for path in [*programs, ROOT / "build_web.py"]]
    tests = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py")]
    texts += [line for text in tests for line in text.splitlines() if "environ.get(" in line]
    texts += [f'"{name}"' for name in re.findall(r"TROPA_[A-Z_]+", _makefile())]
    return {name for text in texts for name in NAMED.findall(text)}


def _makefile():
    return (ROOT / "Makefile").read_text(encoding="utf-8")


def test_every_variable_of_the_environment_stands_in_the_guide():
    read = variables()
    assert len(read) > 15
    assert {name for name in read if f"`{name}`" not in SERVER} == set()


def test_the_guide_names_no_variable_that_nothing_reads():
    named = set(re.findall(r"`(TROPA_[A-Z_]+)`", SERVER))
    assert named - variables() == set()
