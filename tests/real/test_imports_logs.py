"""Logs of tickets, permits, fines and a web server: imported, drawn, counted, taken out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from real.conftest import Desk

pytestmark = [pytest.mark.real, pytest.mark.django_db(transaction=True)]
FINES = {
    "kind": "events",
    "columns": {
        "case_id": {"role": "case"},
        "activity": {"role": "activity"},
        "timestamp": {"role": "time"},
        ".order": {"role": "sequence"},
    },
}


def counted(desk: Desk, lens_id: str) -> tuple[int, ...]:
    """Cases, events, activities, variants, edges, transitions."""
    held = desk.ask(lens_id, "summary")
    edges = desk.ask(lens_id, "graph")["edges"]
    parts = ("cases", "events", "activities", "variants")
    return (*(held[part] for part in parts), len(edges), sum(edge["count"] for edge in edges))


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        ("helpdesk/helpdesk.xes.gz", (4580, 21348, 14, 226, 55, 16768)),
        ("receipt/receipt.xes.gz", (1434, 8577, 27, 116, 99, 7143)),
    ],
)
def test_a_log_in_xes_is_read_as_proposed(desk: Desk, name: str, figures: tuple[int, ...]) -> None:
    done = desk.take(name, lens={})
    assert done["report"]["taken"] == figures[1]
    assert counted(desk, done["lens_id"]) == figures
    drawn = desk.map_of(done["lens_id"])
    reach = {step: found["reach"]["value"] for step, found in drawn.items()}
    nodes = desk.ask(done["lens_id"], "graph")["nodes"]
    assert reach.items() <= {node["activity"]: node["cases"] for node in nodes}.items()
    assert len(reach) >= 5
    again = desk.take(name)
    assert (again["report"]["new"], again["report"]["duplicates"]) == (0, figures[1])
    desk.take_out(done, again)
    assert desk.is_empty()


def test_tickets_close_after_they_are_resolved(desk: Desk) -> None:
    lens_id = desk.take("helpdesk/helpdesk.xes.gz", lens={})["lens_id"]
    edge = desk.ask(lens_id, "edge", source="Resolve ticket", target="Closed")
    assert edge["count"] == 4558


def test_fines_keep_their_true_order_where_dates_have_no_hours(desk: Desk) -> None:
    done = desk.take("traffic-fines/traffic_fines.csv.gz", FINES, lens={})
    cases, events, *_ = counted(desk, done["lens_id"])
    assert (cases, events) == (10_000, 34_724)
    nodes = {one["activity"]: one for one in desk.ask(done["lens_id"], "graph")["nodes"]}
    assert nodes["Payment"]["count"] == 4910
    assert nodes["Insert Date Appeal to Prefecture"]["count"] == 232
    starts = desk.ask(done["lens_id"], "graph")["starts"]
    assert starts == [{"activity": "Create Fine", "cases": 10_000}]
    assert desk.map_of(done["lens_id"])["Payment"]["reach"]["value"] == nodes["Payment"]["cases"]
    desk.take_out(done)
    assert desk.is_empty()


def test_lines_of_a_web_server_become_visits_but_one_that_breaks_off(desk: Desk) -> None:
    lens = {"object_type": "customer", "session_minutes": 30}
    confirmed = {"accept_refused": True, "expected_refused": 1}
    done = desk.take("web-log/access.log.gz", lens=lens, **confirmed)
    assert (done["report"]["rows"], done["report"]["taken"]) == (10_000, 9_999)
    held = desk.ask(done["lens_id"], "summary")
    assert held["events"] == 9_999
    assert held["cases"] > done["report"]["cases"] > 1_000
    refused = desk.cast.viewer.call("GET", f"{desk.at}/imports/{done['id']}/refused.csv")
    assert ",8899," in "," + b"".join(refused).decode("utf-8-sig").splitlines()[1]
    desk.take_out(done)
    assert desk.is_empty()
