"""Retentioneering's figures, in its own environment: prints JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import pandas as pd
from measuring import measured
from retentioneering import Eventstream

if __name__ == "__main__":
    table = pd.read_parquet(sys.argv[1], columns=["case", "activity", "time"])
    schema = {"path_cols": ["case"], "event_col": "activity", "timestamp_col": "time"}
    stream = Eventstream(table, schema=schema)
    ask = stream.transition_graph_data
    print(json.dumps({"graph": measured(lambda _: ask(edge_weight="count"), repetitions=1)}))
