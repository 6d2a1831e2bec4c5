"""Our figures through the public API: ``ours.py CSV``; prints JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from measuring import Figures, measured
from synthetic import REGIONS, activity, write_log

import tropa

COLUMNS = {"case": "case", "activity": "activity", "time": "time"}
REPETITIONS = 5
WARM_UP_EVENTS = 2_000


def refresh(csv: Path) -> dict[str, Figures]:
    """Read the CSV anew: stage, check, cut into cases; everything is imported before."""
    tropa.read(write_log(csv.parent, WARM_UP_EVENTS)[0], **COLUMNS, cache=False).graph()
    return {"refresh": measured(lambda _: tropa.read(csv, **COLUMNS), repetitions=1, warm_up=False)}


def questions(csv: Path) -> dict[str, Figures]:
    """Ask everything warm, each time through a fresh handle or with a new predicate."""
    log = tropa.read(csv, **COLUMNS)

    def filtered(n: int) -> object:
        case = {"region": [REGIONS[n % len(REGIONS)]]}
        return log.filter(case=case, contains=[activity(n)]).graph()

    def without(n: int) -> object:
        return log.filter(without=[activity(3 * n), activity(3 * n + 1)]).graph()

    tasks = {
        "graph, fresh handle": lambda _: tropa.read(csv, **COLUMNS).graph(),
        "graph": lambda _: log.graph(),
        "filter by region": lambda n: log.filter(
            case={"region": [REGIONS[n % len(REGIONS)]]}
        ).graph(),
        "filter": filtered,
        "without": without,
        "variants": lambda _: log.variants(limit=50),
        "quantiles": lambda _: log.graph(quantiles=True),
    }
    figures = {name: measured(task, repetitions=REPETITIONS) for name, task in tasks.items()}
    return figures | {"variants found": {"count": log.summary().variants}}


if __name__ == "__main__":
    path = Path(sys.argv[1])
    print(json.dumps({**refresh(path), **questions(path)}))
