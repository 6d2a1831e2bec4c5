"""The worker is killed in the middle of an import: it ends once and whole, or not at all."""

from __future__ import annotations

import json
import os
import random
import socket
from contextlib import closing

import pytest

from installation import Installation
from tropa.core.mappings import EventMapping
from tropa.formats.open import open_source
from tropa.store.connect import open_memory, rows
from tropa.store.event_shape import shape_events
from tropa.store.lake import Lake
from tropa.store.staging import stage

pytestmark = [
    pytest.mark.server,
    pytest.mark.skipif(os.name != "posix", reason="Windows knows no SIGKILL."),
]
EVENTS, CASES = 120_000, 10_000
STEPS = ("Order", "Pay", "Pack", "Ship", "Deliver", "Rate")
COLUMNS = {
    "case": {"role": "case", "object_type": "order"},
    "activity": {"role": "activity"},
    "time": {"role": "time"},
    "note": {"role": "attribute"},
}
MAPPING = {"kind": "events", "columns": COLUMNS}


@pytest.fixture(scope="module")
def export() -> bytes:
    """A file whose import is under way for a while."""
    lines = [
        f"C{place % CASES},{STEPS[place % 6]},2025-01-{place % 28 + 1:02}T{place % 24:02}:00:00Z,"
        f"note {place % 977}\n"
        for place in range(EVENTS)
    ]
    return ("case,activity,time,note\n" + "".join(lines)).encode()


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    house = Installation(tmp_path_factory.mktemp("house"), port)
    try:
        house.start()
        yield house
    finally:
        house.end()


class Order:
    """One import asked for, and what the lake shows of it."""

    def __init__(self, house: Installation, place: int, export: bytes) -> None:
        self.house = house
        self.at = f"/workspaces/{house.workspaces[place]}"
        upload = house.call("POST", f"{self.at}/uploads?name=orders.csv", export)
        order = {
            "upload_id": upload["id"], "source_name": "Shop", "mapping": MAPPING,
            "lens": {"object_type": "order"},
        }  # fmt: skip
        made = house.call("POST", f"{self.at}/imports", json.dumps(order).encode())
        self.pk, self.source = made["id"], made["source"]["id"]
        self.folder = house.folder / "data" / "workspaces" / house.workspaces[place]
        self.lake = Lake(self.folder / "lake")

    def now(self):
        return self.house.call("GET", f"{self.at}/imports/{self.pk}")

    def until(self, *states):
        self.house.until(lambda: self.now()["state"] in states, f"the import is {states}")
        return self.now()

    def seen(self) -> int:
        """Count the events that are to be seen."""
        with closing(open_memory(self.house.folder)) as connection:
            sql = f"SELECT count(*) FROM ({self.lake.visible_sql('events')})"
            return rows(connection, sql)[0][0]

    def differing(self, export: bytes) -> list[int]:
        """Count the facts that an undisturbed import lacks, and those that it alone has."""
        path = self.house.folder / "orders.csv"
        path.write_bytes(export)
        with closing(open_memory(self.house.folder)) as connection:
            table = stage(open_source(path, work_dir=self.house.folder), connection)
            shaped = shape_events(table, EventMapping.model_validate(MAPPING), source=self.source)
            sides = (shaped.facts_sql, self.lake.visible_sql("events"))
            return [
                rows(connection, f"SELECT count(*) FROM (({one}) EXCEPT ALL ({other}))")[0][0]
                for one, other in (sides, sides[::-1])
            ]


def left_to_do(order: Order) -> list[str]:
    """Name what work has left lying about."""
    work = order.folder / "work"
    return [path.name for path in work.iterdir() if path.name != "locks"]


def check_whole(order: Order, export: bytes) -> None:
    done = order.until("done", "failed")
    assert (done["state"], done["error"]) == ("done", None)
    report = done["report"]
    assert [report[name] for name in ("taken", "new", "cases")] == [EVENTS, EVENTS, CASES]
    assert order.differing(export) == [0, 0]
    assert left_to_do(order) == []
    touchpoints = order.house.call("GET", f"{order.at}/touchpoints")
    assert sorted(one["name"] for one in touchpoints) == sorted(STEPS)
    assert [one["id"] for one in order.house.call("GET", f"{order.at}/lenses")] == [done["lens_id"]]


def test_killed_while_it_reads_and_writes_it_is_done_once(house, export):
    order = Order(house, 0, export)
    chance = random.Random(7)  # noqa: S311 -- a test
    for share in sorted(chance.uniform(0.01, 0.3) for _ in range(2)):
        house.work()
        house.until(lambda share=share: order.now()["progress"] >= share, "it has got so far")
        house.kill()
        assert order.seen() in {0, EVENTS}
    for point in ("half-written", "written"):
        house.work(dies_when=point)
        house.wait_for_death()
        assert order.now()["state"] == "running"
        assert order.seen() == 0
    house.work()
    check_whole(order, export)
    house.kill()


def test_killed_after_its_facts_are_there_it_is_done_once(house, export):
    order = Order(house, 1, export)
    for point in ("held", "counted", "noted", "made"):
        house.work(dies_when=point)
        house.wait_for_death()
        assert order.now()["state"] == "running"
        assert order.seen() == EVENTS
    house.work()
    check_whole(order, export)
    house.kill()


def test_stopped_after_a_kill_it_leaves_nothing(house, export):
    order = Order(house, 2, export)
    house.work(dies_when="held")
    house.wait_for_death()
    house.call("POST", f"{order.at}/imports/{order.pk}/cancel")
    house.work(dies_when="undone")
    house.wait_for_death()
    assert order.seen() == 0
    house.work()
    assert order.until("cancelled", "failed", "done")["state"] == "cancelled"
    assert order.seen() == 0
    assert left_to_do(order) == []
    for table in ("touchpoints", "lenses"):
        assert house.call("GET", f"{order.at}/{table}") == []
    house.kill()
