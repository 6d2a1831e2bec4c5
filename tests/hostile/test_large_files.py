"""A file far larger than the memory it may take."""

import json
import os
import subprocess
import sys

import pytest

from hostile_files import PEAK_MB

MEGABYTE = 1024 * 1024
NOTE = "x" * 40
READ = f"""
import json, sys, tropa
log = tropa.read(sys.argv[1], case="case", activity="activity", time="time", cache=False)
summary = log.summary()
{PEAK_MB}
print(json.dumps([summary.events, summary.cases, peak_mb]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Peak memory is told by /proc on Linux alone.")
@pytest.mark.parametrize(
    ("size_mb", "bound_mb"),
    [
        (60, 1500),  # what DuckDB may take, the interpreter and two chunks
        pytest.param(
            2048,
            2500,
            marks=[
                pytest.mark.large,
                pytest.mark.timeout(3600),
                pytest.mark.skipif(
                    os.environ.get("TROPA_LARGE") != "1", reason="TROPA_LARGE=1 runs it."
                ),
            ],
        ),
    ],
)
def test_a_large_file_is_read_within_bounded_memory(tmp_path, size_mb, bound_mb):
    path = tmp_path / "large.csv"
    events, cases = write_large(path, size_mb * MEGABYTE)
    environment = {**os.environ, "TROPA_CACHE": str(tmp_path / "cache")}
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)],
        capture_output=True, text=True, check=True, env=environment,
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert found[:2] == [events, cases]
    assert found[2] < bound_mb


def write_large(path, size_bytes):
    """Write blocks of 1 000 cases of twelve events, until there are bytes enough."""
    cases = 0
    with path.open("w", encoding="utf-8") as stream:
        stream.write("case,activity,time,note\n")
        while stream.tell() < size_bytes:
            stream.writelines(
                f"C{case:09},Step {step:02},2025-01-{step + 1:02}T{case % 24:02}:00:00Z,{NOTE}\n"
                for case in range(cases, cases + 1000)
                for step in range(12)
            )
            cases += 1000
    return cases * 12, cases
