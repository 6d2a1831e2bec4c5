"""The guide names every command, every option and every argument there is."""

import argparse
import inspect
from pathlib import Path

import pytest

import tropa
from tropa.cli.main import parser

GUIDE = Path(__file__).parents[2] / "docs" / "guide"
COMMAND_LINE = (GUIDE / "command-line.md").read_text(encoding="utf-8")
LIBRARY = (GUIDE / "library.md").read_text(encoding="utf-8")
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
