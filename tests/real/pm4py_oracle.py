"""PM4Py as an oracle, in an environment and a process of its own.

It is under the AGPL: never a dependency of tropa and never imported beside it. The tests ask
``answers``; the same file, run by the other environment's Python, gives them.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

VERSION = "2.7.23.11"
TOOLS = Path(__file__).parents[2] / ".tools"
HOME = TOOLS / "pm4py-venv"
ACTIVITY, CASE = "concept:name", "case:concept:name"


def answers(path: Path, questions: list[dict[str, object]]) -> list[dict[str, object]]:
    """Ask PM4Py about a log: for each filter its graph and its variants."""
    done = subprocess.run(
        [_python(), __file__, str(path)],
        input=json.dumps(questions),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"PM4Py failed on {path.name}:\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def _python() -> Path:
    """Make the environment where it is missing; two that try at once do not disturb each other."""
    python = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        TOOLS.mkdir(exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=TOOLS))
        uv = [sys.executable, "-m", "uv"]  # pip takes a minute, mostly to compile modules
        inside = fresh / python.relative_to(HOME)
        subprocess.run(
            [*uv, "venv", "-q", "--clear", "--python", sys.executable, fresh], check=True
        )
        subprocess.run(
            [*uv, "pip", "install", "-q", "--python", inside, f"pm4py=={VERSION}"], check=True
        )
        try:
            fresh.rename(HOME)
        except OSError:
            shutil.rmtree(fresh)
    return python


def _read(pm4py, path):
    if path.name.endswith(".xes.gz"):
        return pm4py.read_xes(str(path))
    import pandas as pd

    table = pd.read_csv(path, dtype={"resource": str}).sort_values([".order"])
    table["timestamp"] = pd.to_datetime(table["timestamp"], utc=True)
    return pm4py.format_dataframe(
        table, case_id="case_id", activity_key="activity", timestamp_key="timestamp"
    )


def _chosen(pm4py, log, where):
    """Do what ``tropa.core.filters.Filter`` says: first events, then cases."""
    for column, values in where.get("event", {}).items():
        log = pm4py.filter_event_attribute_values(log, column, values, level="event")
    if "without" in where:
        log = pm4py.filter_event_attribute_values(
            log, ACTIVITY, where["without"], level="event", retain=False
        )
    for column, values in where.get("case", {}).items():
        log = pm4py.filter_trace_attribute_values(log, column, values)
    for name in where.get("contains", []):
        log = pm4py.filter_event_attribute_values(log, ACTIVITY, [name], level="case")
    if "starts" in where:
        log = pm4py.filter_start_activities(log, where["starts"])
    if "ends" in where:
        log = pm4py.filter_end_activities(log, where["ends"])
    if "follows" in where:
        log = pm4py.filter_directly_follows_relation(log, [tuple(where["follows"])])
    if "min_seconds" in where or "max_seconds" in where:
        low, high = where.get("min_seconds", 0), where.get("max_seconds", 1e18)
        log = pm4py.filter_case_performance(log, low, high)
    return log


def _answer(pm4py, log):
    edges, starts, ends = pm4py.discover_dfg(log)
    variants = pm4py.get_variants(log)
    return {
        "edges": sorted([a, b, int(n)] for (a, b), n in edges.items()),
        "starts": {name: int(n) for name, n in starts.items()},
        "ends": {name: int(n) for name, n in ends.items()},
        "variants": sorted([list(path), int(n)] for path, n in variants.items()),
    }


def main() -> None:
    """Answer the questions on standard input about the log named as argument."""
    import pm4py

    log = _read(pm4py, Path(sys.argv[1]))
    found = [_answer(pm4py, _chosen(pm4py, log, where)) for where in json.load(sys.stdin)]
    sys.stdout.write("\n" + json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
