"""What the screens foresee of a change is what the commands do: both are held to one file."""

import json
from pathlib import Path

import pytest

from tropa.core.map_apply import apply_all
from tropa.core.map_commands import COMMANDS
from tropa.core.maps import JourneyMap

FILE = Path(__file__).resolve().parents[2] / "web" / "src" / "canvas" / "apply.cases.json"
TOLD = json.loads(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", TOLD["cases"], ids=lambda case: case["name"])
def test_a_command_does_what_the_screens_foresee(case):
    before = JourneyMap.model_validate(TOLD["before"])
    after, _ = apply_all(before, COMMANDS.validate_python(case["commands"]))
    assert after.model_dump(mode="json") == case["after"]


def test_every_kind_of_command_is_told():
    kinds = {command["kind"] for case in TOLD["cases"] for command in case["commands"]}
    every = set(COMMANDS.json_schema()["items"]["discriminator"]["mapping"])
    assert kinds == every
