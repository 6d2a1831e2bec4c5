"""A map as wide as a map may be, with facts behind each of its steps; made through the API."""

from __future__ import annotations

import csv
import io
import random
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, get_args

from server import asked
from tropa.core.maps import MeasuredKind

if TYPE_CHECKING:
    import httpx

STAGES, STEPS, LANES = 50, 300, 40
CUSTOMERS, STEPS_EACH, RATINGS_EACH = 2_000, 20, 20
MOST_COMMANDS = 500
MEASURED_LANES = get_args(MeasuredKind)
START = datetime(2025, 1, 1, tzinfo=UTC)
EVENTS = {
    "kind": "events",
    "columns": {
        "customer": {"role": "case", "object_type": "case"},
        "step": {"role": "activity"},
        "time": {"role": "time"},
        "channel": {"role": "channel"},
    },
}
RATINGS = {
    "kind": "observations",
    "touchpoint": "step",
    "measure": "measure",
    "value": "value",
    "scale": {"minimum": 1, "maximum": 5},
    "texts": {"words": ""},
    "respondent": "customer",
    "time": "time",
}


def step_name(number: int) -> str:
    """Name a step; some are short, some long."""
    words = ["Order", "Ask the hotline about the delivery", "Pay", "Wait for an answer by e-mail"]
    return f"{words[number % len(words)]} {number + 1}"


def written(head: list[str], rows: list[list[object]]) -> bytes:
    """Write rows as CSV."""
    text = io.StringIO()
    csv.writer(text).writerows([head, *rows])
    return text.getvalue().encode()


def events() -> bytes:
    """Write journeys: each customer meets some of the steps, in their order."""
    draw = random.Random(1)  # noqa: S311 - reproducible, no secret
    rows: list[list[object]] = []
    for customer in range(CUSTOMERS):
        day = START + timedelta(minutes=draw.randrange(300 * 1440))
        for step in sorted(draw.sample(range(STEPS), STEPS_EACH)):
            day += timedelta(minutes=draw.randrange(1, 2000))
            channel = draw.choice(["site", "app", "branch", "call centre"])
            rows.append([f"C{customer}", step_name(step), day.isoformat(), channel])
    return written(["customer", "step", "time", "channel"], rows)


def ratings() -> bytes:
    """Write what customers expected and lived through at each step."""
    draw = random.Random(2)  # noqa: S311 - reproducible, no secret
    rows: list[list[object]] = []
    for step in range(STEPS):
        for _ in range(RATINGS_EACH):
            day = (START + timedelta(days=draw.randrange(300))).isoformat()
            customer = f"C{draw.randrange(CUSTOMERS)}"
            words = draw.choice(["Quick and friendly.", "I waited far too long for an answer.", ""])
            for measure in ("expectation", "experience", "score"):
                value = draw.randint(1, 5)
                rows.append([customer, step_name(step), measure, value, day, words])
    return written(["customer", "step", "measure", "value", "time", "words"], rows)


def imported(client: httpx.Client, at: str, name: str, **order: Any) -> None:
    """Import a file and wait for it."""
    content = order.pop("content")
    params = {"name": f"{name}.csv"}
    upload = asked(client, "POST", f"{at}/uploads", params=params, content=content)
    body = {"upload_id": upload["id"], "source_name": name, **order}
    item = asked(client, "POST", f"{at}/imports", json=body)
    while item["state"] in ("queued", "running"):
        time.sleep(0.5)
        item = next(i for i in asked(client, "GET", f"{at}/imports") if i["id"] == item["id"])
    if item["state"] != "done":
        raise RuntimeError(f"The import of {name} ended as {item}")


def lens_of(client: httpx.Client, at: str) -> str:
    """Cut the journeys and wait for them."""
    body = {"name": "Customers", "spec": {"object_type": "case"}}
    lens = asked(client, "POST", f"{at}/lenses", json=body)
    while lens["state"] != "ready":
        if lens["state"] == "failed":
            raise RuntimeError(f"The lens ended as {lens}")
        time.sleep(0.5)
        lens = asked(client, "GET", f"{at}/lenses/{lens['id']}")
    return str(lens["id"])


def wide_map(client: httpx.Client) -> str:
    """Make the workspace, its facts and the map; gives the map's address."""
    workspace = asked(client, "POST", "/workspaces", json={"name": "Wide"})["id"]
    at = f"/workspaces/{workspace}"
    imported(client, at, "Steps", content=events(), mapping=EVENTS)
    imported(client, at, "Ratings", content=ratings(), mapping=RATINGS)
    lens = lens_of(client, at)
    found = asked(client, "POST", f"{at}/maps", json={"lens_id": lens, "title": "Wide"})
    touchpoints = {one["name"]: one["id"] for one in asked(client, "GET", f"{at}/touchpoints")}
    commands = [*cleared(found["document"]), *laid_out(touchpoints)]
    version = found["version"]
    for first in range(0, len(commands), MOST_COMMANDS):
        body = {"base_version": version, "commands": commands[first : first + MOST_COMMANDS]}
        version = asked(client, "POST", f"{at}/maps/{found['id']}/commands", json=body)["version"]
    return f"/w/{workspace}/journeys/{found['id']}"


def cleared(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Remove what the first map holds."""
    stages = [{"kind": "remove_stage", "stage_id": stage["id"]} for stage in document["stages"]]
    return stages + [{"kind": "remove_lane", "lane_id": lane["id"]} for lane in document["lanes"]]


def laid_out(touchpoints: dict[str, str]) -> list[dict[str, Any]]:
    """Lay out stages, steps and lanes, a note in each cell of the lanes for words."""
    stages = [
        {"kind": "add_stage", "stage_id": f"stage-{number}", "name": f"Stage {number + 1}"}
        for number in range(STAGES)
    ]
    steps = [
        {
            "kind": "add_step",
            "step_id": f"step-{number}",
            "stage_id": f"stage-{number * STAGES // STEPS}",
            "name": step_name(number),
            "touchpoint_id": touchpoints[step_name(number)],
        }
        for number in range(STEPS)
    ]
    kinds = [*MEASURED_LANES, *["text"] * (LANES - len(MEASURED_LANES))]
    lanes = [
        {"kind": "add_lane", "lane_id": f"lane-{number}", "lane_kind": kind}
        for number, kind in enumerate(kinds)
    ]
    notes = [
        {
            "kind": "set_cell",
            "lane_id": f"lane-{lane}",
            "step_id": f"step-{step}",
            "text": f"What the team knows about step {step + 1}, note {lane}. " * (1 + step % 3),
        }
        for lane in range(len(MEASURED_LANES), LANES)
        for step in range(STEPS)
    ]
    return [*stages, *steps, *lanes, *notes]
