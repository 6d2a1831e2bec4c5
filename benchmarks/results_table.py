"""The table of figures, ratios and bars."""

from __future__ import annotations

import os

from measuring import Figures, machine

Run = dict[str, dict[str, Figures]]
RATIO_BARS = {
    "graph": ("duckdb", 25.0),
    "filter by region": ("duckdb", 15.0),
    "filter": ("duckdb", 15.0),
    "without": ("duckdb", 3.5),
}
VARIANTS_MS = 100.0
REFRESH_RATIO, REFRESH_MB = 1.5, 1500.0
PM4PY_RATIO = 100.0
GROWTH = 12.0
BARS_AT = 10_000_000
GROWING = ("graph", "filter by region", "filter", "without", "variants", "refresh")
WORDS = {
    "graph": "graph: counts, cases, mean durations",
    "graph, fresh handle": "graph, file opened anew",
    "filter by region": "case filter (region) + graph",
    "filter": "case filter (region, holds an activity) + graph",
    "without": "two activities left out, re-linked, graph",
    "variants": "variants, the 50 commonest",
    "refresh": "steps from CSV",
}


def results_table(runs: dict[int, Run], versions: dict[str, str]) -> str:
    """Write the whole page."""
    names = ", ".join(f"{name} {number}" for name, number in versions.items())
    load = os.getloadavg()[0]
    lines = [
        "# Benchmarks",
        "",
        "Written by `make bench`; do not edit. A seeded Markov-like log: 40 activities, 12 events "
        "a case, rows shuffled. Each tool runs in a process of its own; a fresh handle or a new "
        "predicate for each repetition; results materialised; medians.",
        "",
        f"Machine: {machine()}; load average at the end {load:.1f}. Versions: {names}.",
    ]
    for events, found in runs.items():
        lines += ["", f"## {events:,} events", "", *_figures(found)]
        lines += ["", "### Bars", "", *_bars(found, events)]
    if len(runs) > 1:
        lines += ["", "## Growth of CPU", "", *_growth(runs)]
    return "\n".join([*lines, ""])


def _figures(found: Run) -> list[str]:
    lines = ["| task | tool | wall ms | CPU ms | peak MB |", "|---|---|--:|--:|--:|"]
    for tool, tasks in found.items():
        for task, figures in tasks.items():
            if "wall_ms" not in figures:
                lines.append(f"| {task} | {tool} | {figures['count']:,.0f} | | |")
                continue
            cells = (f"{figures[name]:,.0f}" for name in ("wall_ms", "cpu_ms", "peak_mb"))
            lines.append(f"| {WORDS.get(task, task)} | {tool} | {' | '.join(cells)} |")
        if not tasks:
            lines.append(f"| stopped: took too long | {tool} | | | |")
    return lines


def _bars(found: Run, events: int) -> list[str]:
    ours = found["tropa"]
    lines = ["| what must hold | seen | |", "|---|--:|---|"]
    for task, (peer, least) in RATIO_BARS.items():
        ratio = _wall(found[peer], task) / _wall(ours, task)
        bar = f"{WORDS[task]}: {peer} takes at least {least:g} ×"
        lines.append(_verdict(bar, f"{ratio:.1f} ×", is_met=ratio >= least))
    variants_ms = _wall(ours, "variants")
    bar = f"variants under {VARIANTS_MS:g} ms"
    lines.append(_verdict(bar, f"{variants_ms:.0f} ms", is_met=variants_ms < VARIANTS_MS))
    ratio = _wall(ours, "refresh") / _wall(found["duckdb"], "refresh")
    bar = f"steps from CSV at most {REFRESH_RATIO:g} × DuckDB's own staged build"
    lines.append(_verdict(bar, f"{ratio:.2f} ×", is_met=ratio <= REFRESH_RATIO))
    peak = ours["refresh"]["peak_mb"]
    bar = f"steps from CSV under {REFRESH_MB:,.0f} MB"
    lines.append(_verdict(bar, f"{peak:,.0f} MB", is_met=peak < REFRESH_MB))
    if "dfg" in found["pm4py"]:
        ratio = _wall(found["pm4py"], "dfg") / _wall(ours, "graph")
        bar = f"PM4Py's DFG at least {PM4PY_RATIO:g} × slower"
        lines.append(_verdict(bar, f"{ratio:.0f} ×", is_met=ratio >= PM4PY_RATIO))
    note = "" if events == BARS_AT else " (the bars are set for 10 M events)"
    return [*lines, *([note.strip()] if note else [])]


def _growth(runs: dict[int, Run]) -> list[str]:
    small, large = min(runs), max(runs)
    lines = [f"| CPU from {small:,} to {large:,}: at most {GROWTH:g} × | seen | |", "|---|--:|---|"]
    for task in GROWING:
        before, after = (runs[size]["tropa"][task]["cpu_ms"] for size in (small, large))
        ratio = after / before
        lines.append(_verdict(WORDS[task], f"{ratio:.1f} ×", is_met=ratio <= GROWTH))
    return lines


def _verdict(bar: str, seen: str, *, is_met: bool) -> str:
    return f"| {bar} | {seen} | {'held' if is_met else '**missed**'} |"


def _wall(tasks: dict[str, Figures], task: str) -> float:
    return tasks[task]["wall_ms"]
