"""Compare with DuckDB alone, PM4Py and retentioneering; writes ``benchmarks/RESULTS.md``.

``run.py [EVENTS …]`` measures 1 M and 10 M events unless told otherwise.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from measuring import Figures, measured_elsewhere
from results_table import results_table
from synthetic import write_log

HERE = Path(__file__).parent
TOOLS = HERE.parent / ".tools" / "bench"
PEERS = {"pm4py": "pm4py", "retentioneering": "retentioneering"}
OWN_SECONDS, PEER_SECONDS = 1200.0, 240.0
Run = dict[str, dict[str, Figures]]
"""Tool → task → figures."""


def peers_python() -> Path:
    """Set the peers up in an environment of their own; none of them is ever a dependency."""
    folder = TOOLS / "peers"
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PEERS, "pyarrow"], check=True)
    return python


def run(events: int) -> Run:
    """Measure every tool on one log, each in a process of its own, one after the other."""
    csv, parquet = write_log(TOOLS / "data", events)
    python, peers = Path(sys.executable), peers_python()
    commands: dict[str, list[list[str | Path]]] = {
        "tropa": [[python, HERE / "ours.py", csv]],
        "duckdb": [
            [python, HERE / "raw_duckdb.py", csv, parquet, task] for task in ("answers", "build")
        ],
        **{name: [[peers, HERE / "peers" / f"{name}_figures.py", parquet]] for name in PEERS},
    }
    found: Run = {}
    shutil.rmtree(TOOLS / "cache", ignore_errors=True)
    for tool, tasks in commands.items():
        found[tool] = {}
        for command in tasks:
            limit = PEER_SECONDS if tool in PEERS else OWN_SECONDS
            print(f"{events:,} events: {tool} …", flush=True)
            figures = measured_elsewhere(
                command, timeout_seconds=limit, environment={"TROPA_CACHE": str(TOOLS / "cache")}
            )
            found[tool] |= figures or {}
    return found


def versions() -> dict[str, str]:
    """Tell whose figures these are."""
    script = f"from importlib.metadata import version as v; print(*map(v, {list(PEERS)}))"
    done = subprocess.run(
        [peers_python(), "-c", script], capture_output=True, text=True, check=True
    )
    ours = {name: version(name) for name in ("duckdb", "ibis-framework", "pyarrow")}
    return {**ours, **dict(zip(PEERS, done.stdout.split(), strict=True))}


if __name__ == "__main__":
    sizes = [int(argument) for argument in sys.argv[1:]] or [1_000_000, 10_000_000]
    runs = {}
    for size in sizes:
        runs[size] = run(size)
        (HERE / "RESULTS.md").write_text(results_table(runs, versions()), encoding="utf-8")
    print((HERE / "RESULTS.md").read_text(encoding="utf-8"))
