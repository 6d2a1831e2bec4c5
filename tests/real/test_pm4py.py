"""Graph, variants and filters agree exactly with PM4Py on three real logs."""

from __future__ import annotations

from pathlib import Path

import pytest

from real.pm4py_oracle import answers
from tropa.analysis.journeys.graph import graph
from tropa.analysis.journeys.narrowing import narrow
from tropa.analysis.journeys.summary import summary
from tropa.analysis.journeys.variants import variants
from tropa.core.filters import Filter
from tropa.log.reading import read

pytestmark = [pytest.mark.real, pytest.mark.timeout(1200)]
DATA = Path(__file__).parents[3] / "shared" / "data"

LOGS = {
    "helpdesk/helpdesk.xes.gz": {},
    "receipt/receipt.xes.gz": {},
    "traffic-fines/traffic_fines.csv.gz": {
        "case": "case_id",
        "activity": "activity",
        "time": "timestamp",
        "sequence": ".order",
    },
}
FIGURES = {
    "helpdesk/helpdesk.xes.gz": (4580, 21348, 14, 226, 55, 16768),
    "receipt/receipt.xes.gz": (1434, 8577, 27, 116, 99, 7143),
}
CONFIRM = "Confirmation of receipt"
QUESTIONS = {
    "helpdesk/helpdesk.xes.gz": [
        {},
        {"without": ["Wait", "Take in charge ticket"]},
        {"contains": ["Wait", "Require upgrade"]},
        {"starts": ["Assign seriousness"], "ends": ["Closed"]},
        {"follows": ["Wait", "Resolve ticket"]},
        {"min_seconds": 2_700_000, "max_seconds": 4_000_000},
        {"event": {"org:resource": ["Value 1", "Value 2"]}},
    ],
    "receipt/receipt.xes.gz": [
        {},
        {"without": [CONFIRM]},
        {"contains": [CONFIRM], "min_seconds": 3600},
        {"case": {"case:channel": ["Internet", "Desk"]}},
        {"event": {"org:resource": ["Resource01", "Resource02", "Resource03"]}},
    ],
    "traffic-fines/traffic_fines.csv.gz": [
        {},
        {"without": ["Send Fine"]},
        {"contains": ["Payment"], "ends": ["Payment"]},
        {"follows": ["Create Fine", "Payment"]},
        {"max_seconds": 8_640_000},
    ],
}


@pytest.fixture(scope="module")
def open_log():
    if not DATA.is_dir():
        pytest.skip("The real data does not lie beside the project.")
    return lambda name: read(DATA / name, cache=False, **LOGS[name]).journeys


def answer(journeys):
    found, listed = graph(journeys), variants(journeys).table.to_pylist()
    return {
        "edges": sorted([e["source"], e["target"], e["count"]] for e in found.edges.to_pylist()),
        "starts": {row["activity"]: row["cases"] for row in found.starts.to_pylist()},
        "ends": {row["activity"]: row["cases"] for row in found.ends.to_pylist()},
        "variants": sorted([row["activities"], row["cases"]] for row in listed),
    }


@pytest.mark.parametrize("name", list(LOGS))
def test_every_filter_gives_what_pm4py_gives(open_log, name):
    journeys = open_log(name)
    theirs = answers(DATA / name, QUESTIONS[name])
    for where, expected in zip(QUESTIONS[name], theirs, strict=True):
        assert expected["edges"], f"the question {where} asks for nothing"
        assert answer(narrow(journeys, Filter(**where))) == expected, where


@pytest.mark.parametrize("name", list(FIGURES))
def test_the_figures_known_of_the_log_come_out(open_log, name):
    journeys = open_log(name)
    held, found = summary(journeys), graph(journeys)
    transitions = sum(row["count"] for row in found.edges.to_pylist())
    figures = (held.cases, held.events, held.activities, held.variants)
    assert (*figures, found.edges.num_rows, transitions) == FIGURES[name]


def test_helpdesk_closes_what_it_resolved(open_log):
    first = graph(open_log("helpdesk/helpdesk.xes.gz")).edges.to_pylist()[0]
    assert (first["source"], first["target"], first["count"]) == ("Resolve ticket", "Closed", 4558)
