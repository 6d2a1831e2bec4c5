"""Files that blow up: refused in one line, within bounded memory and disk, at every door."""

from __future__ import annotations

import re
import sys

import pytest

import tropa
from command_line_apart import run_apart
from hostile_bombs import BOMBS, MEGABYTE
from tropa.features.sources.lakes import lake_of
from tropa.formats.chunks import HARMLESS_BYTES, LARGEST_RATIO

COLUMNS = ("--case", "case", "--activity", "activity", "--time", "time")
MOST_MEMORY_MB = 700
every_bomb = pytest.mark.parametrize("bomb", BOMBS)


@pytest.fixture(scope="module")
def bytes_of():
    """Make each bomb once."""
    made = {}

    def give(bomb):
        if bomb not in made:
            made[bomb] = BOMBS[bomb][1]()
        return made[bomb]

    return give


@every_bomb
def test_the_library_refuses_it(read, cache, bytes_of, bomb):
    name, _, words = BOMBS[bomb]
    with pytest.raises(tropa.InputError, match=words) as caught:
        read(name, bytes_of(bomb))
    assert str(caught.value).startswith(name)
    assert caught.value.hint.endswith(".")
    assert len(str(caught.value)) < 600
    assert [path for path in (cache / "logs").rglob("*") if path.is_file()] == []


@pytest.mark.skipif(sys.platform != "linux", reason="Peak memory is told by /proc on Linux alone.")
@every_bomb
def test_the_command_line_refuses_it_within_its_means(tmp_path, bytes_of, bomb):
    name, _, words = BOMBS[bomb]
    path = tmp_path / name
    path.write_bytes(bytes_of(bomb))
    most = max(HARMLESS_BYTES, LARGEST_RATIO * path.stat().st_size) + MEGABYTE
    code, said, peak_mb = run_apart(
        ["summary", str(path), *COLUMNS], cache=tmp_path / "cache", most_file_bytes=most
    )
    assert (code, said.count("\n")) == (2, 1)
    assert re.search(words, said)
    assert peak_mb < MOST_MEMORY_MB


@pytest.mark.django_db
@pytest.mark.parametrize("bomb", ["csv", "xes", "repeated text", "many parts", "endless rows"])
def test_the_server_refuses_it(imported, company, bytes_of, bomb):
    name, _, words = BOMBS[bomb]
    failed = imported(name, bytes_of(bomb))
    assert (failed["state"], failed["error"]["code"]) == ("failed", "bad-input")
    assert re.search(words, failed["error"]["detail"])
    assert lake_of(company.workspace.pk).imports() == []
