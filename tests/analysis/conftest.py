"""A hand oracle: steps and cases written out in plain Python, so that no SQL judges itself."""

from __future__ import annotations

from collections import defaultdict

import ibis
import pyarrow as pa
import pytest

from tropa.core.lenses import Lens
from tropa.store.journeys import ATTRIBUTE, Journeys
from tropa.store.journeys_tables import CASES, STEPS, VARIANTS
from tropa.store.observations import Observations

SECOND = 1_000_000


class Backend:
    """Runs expressions on a fresh in-memory database."""

    name = "duckdb"

    def __init__(self, tables):
        self.connection = ibis.duckdb.connect()
        for name, (rows, schema) in tables.items():
            table = pa.Table.from_pylist(rows, schema=ibis.schema(schema).to_pyarrow())
            self.connection.con.register(name, table)

    def run(self, expression):
        table = self.connection.to_pyarrow(expression)
        return table.cast(expression.schema().to_pyarrow())


def steps_by_hand(rows):
    """Turn ``(case, activity, second, attributes?)`` rows, ties in the order given, into steps."""
    cases = defaultdict(list)
    for place, row in enumerate(rows):
        extra = row[3] if len(row) > 3 else {}
        cases[row[0]].append((row[2] * SECOND, place, row[1], extra))
    steps = []
    for case_no, case in enumerate(sorted(cases)):
        events = sorted(cases[case], key=lambda event: event[:2])
        seen_edges, seen = set(), set()
        for seq, (time_us, place, activity, extra) in enumerate(events):
            after = events[seq + 1] if seq + 1 < len(events) else None
            edge = (activity, after[2]) if after else None
            steps.append(
                {
                    "case": str(case),
                    "case_no": case_no,
                    "seq": seq,
                    "activity": activity,
                    "next_activity": after[2] if after else None,
                    "time_us": time_us,
                    "end_us": extra.get("end_us"),
                    "next_time_us": after[0] if after else None,
                    "wait_us": after[0] - time_us if after else None,
                    "is_first": seq == 0,
                    "is_last": after is None,
                    "is_first_of_edge": edge is not None and edge not in seen_edges,
                    "is_first_of_activity": activity not in seen,
                    "case_start_us": events[0][0],
                    "case_end_us": events[-1][0],
                    "case_length": len(events),
                    "channel": extra.get("channel"),
                    "department": extra.get("department"),
                    "event_id": f"e{place}",
                    **{k: v for k, v in extra.items() if k.startswith(ATTRIBUTE)},
                }
            )
            seen_edges.add(edge)
            seen.add(activity)
    return steps


def cases_by_hand(steps, *, states, attributes):
    """Fold hand-made steps into cases and variants."""
    folded = defaultdict(list)
    for step in steps:
        folded[step["case_no"]].append(step)
    paths = sorted({tuple(s["activity"] for s in case) for case in folded.values()})
    cases = [
        {
            "case_no": case_no,
            "case": case[0]["case"],
            "variant_id": paths.index(tuple(s["activity"] for s in case)) + 1,
            "start_us": case[0]["time_us"],
            "end_us": case[-1]["time_us"],
            "length": len(case),
            "state": states.get(case[0]["case"], "complete"),
            "has_outcome": None,
            **{ATTRIBUTE + k: v.get(case[0]["case"]) for k, v in attributes.items()},
        }
        for case_no, case in sorted(folded.items())
    ]
    variants = [{"variant_id": i + 1, "activities": list(p)} for i, p in enumerate(paths)]
    return cases, variants


@pytest.fixture
def journeys_of():
    """Build journeys by hand from ``(case, activity, second, attributes?)`` rows."""

    def build(rows, *, states=None, lens=None, as_of=None, case=None, event=()):
        case = case or {}
        steps = steps_by_hand(rows)
        cases, variants = cases_by_hand(steps, states=states or {}, attributes=case)
        steps_schema = STEPS | {ATTRIBUTE + name: "string" for name in event}
        cases_schema = CASES | {ATTRIBUTE + name: "string" for name in case}
        engine = Backend(
            {
                "steps": (steps, steps_schema),
                "cases": (cases, cases_schema),
                "variants": (variants, VARIANTS),
            }
        )
        last_us = max((step["time_us"] for step in steps), default=0)
        return Journeys(
            steps=ibis.table(steps_schema, name="steps"),
            cases=ibis.table(cases_schema, name="cases"),
            variants=ibis.table(VARIANTS, name="variants"),
            engine=engine,
            lens=lens or Lens(),
            as_of_us=last_us if as_of is None else as_of * SECOND,
            ties=0,
            case_attributes=tuple(case),
            event_attributes=tuple(event),
        )

    return build


OBSERVED = {
    "row_no": "int64",
    **dict.fromkeys(["observation_id", "source", "source_kind", "touchpoint", "measure"], "string"),
    **dict.fromkeys(["value", "scale_min", "scale_max"], "float64"),
    "is_missing": "boolean",
    **dict.fromkeys(["text", "answer_id", "respondent"], "string"),
    "time_us": "int64",
    "weight": "float64",
    **dict.fromkeys(["channel", "department", "record"], "string"),
}
USUALLY = {
    "source": "survey.csv",
    "source_kind": "survey",
    "measure": "score",
    "scale_min": 1.0,
    "scale_max": 5.0,
    "is_missing": False,
    "time_us": 0,
}


@pytest.fixture
def observed():
    """Keep observations; what a row does not name is as in ``USUALLY``, else null."""

    def build(rows, attributes=()):
        schema = OBSERVED | {ATTRIBUTE + name: "string" for name in attributes}
        full = [
            {
                **USUALLY,
                "row_no": place,
                "answer_id": f"a{place}",
                "observation_id": f"o{place}",
                **row,
            }
            for place, row in enumerate(rows)
        ]
        table = ibis.table(schema, name="observations")
        return Observations(table, Backend({"observations": (full, schema)}), tuple(attributes))

    return build
