"""PM4Py's figures, in its own environment: ``pm4py_figures.py PARQUET``; prints JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import pandas as pd
import pm4py
from measuring import measured

if __name__ == "__main__":
    log = pm4py.format_dataframe(
        pd.read_parquet(sys.argv[1]), case_id="case", activity_key="activity", timestamp_key="time"
    )
    figures = {
        "graph": measured(
            lambda _: (pm4py.discover_dfg(log), pm4py.discover_performance_dfg(log)),
            repetitions=1,
            warm_up=False,
        ),
        "dfg": measured(lambda _: pm4py.discover_dfg(log), repetitions=1, warm_up=False),
        "variants": measured(lambda _: pm4py.get_variants(log), repetitions=1, warm_up=False),
    }
    print(json.dumps(figures))
