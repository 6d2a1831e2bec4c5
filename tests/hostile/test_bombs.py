"""Files that blow up: refused in one line, within bounded memory and disk, at every door."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from functools import partial

import pytest

import tropa
from hostile_bombs import BOMBS, MEGABYTE
from hostile_files import PEAK_MB
from tropa.features.sources.lakes import lake_of
from tropa.formats.chunks import HARMLESS_BYTES, LARGEST_RATIO

COLUMNS = ("--case", "case", "--activity", "activity", "--time", "time")
MOST_MEMORY_MB = 700
ASK = f"""
import json, sys
from tropa.cli.main import main
code = main(sys.argv[1:])
{PEAK_MB}
print(json.dumps([code, peak_mb]))
"""
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
    done = subprocess.run(
        [sys.executable, "-c", ASK, "summary", str(path), *COLUMNS],
        capture_output=True, text=True, check=True,
        env={**os.environ, "TROPA_CACHE": str(tmp_path / "cache")},
        preexec_fn=partial(limit_files, path.stat().st_size),
    )  # fmt: skip
    code, peak_mb = json.loads(done.stdout)
    assert (code, done.stderr.count("\n")) == (2, 1)
    assert re.search(words, done.stderr)
    assert peak_mb < MOST_MEMORY_MB


def limit_files(packed_bytes):
    """Have the system end whoever writes a file beyond what any file may unpack to."""
    import resource  # Windows has none

    most = max(HARMLESS_BYTES, LARGEST_RATIO * packed_bytes) + MEGABYTE
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


@pytest.mark.django_db
@pytest.mark.parametrize("bomb", ["csv", "xes", "repeated text", "many parts", "endless rows"])
def test_the_server_refuses_it(imported, company, bytes_of, bomb):
    name, _, words = BOMBS[bomb]
    failed = imported(name, bytes_of(bomb))
    assert (failed["state"], failed["error"]["code"]) == ("failed", "bad-input")
    assert re.search(words, failed["error"]["detail"])
    assert lake_of(company.workspace.pk).imports() == []
