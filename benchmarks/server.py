"""Ask the real server for maps, graphs and variants under ever new filters, an import running.

Writes ``benchmarks/RESULTS-server.md``. The demo company (20 000 customers) is made on the first
run and kept. The server keeps no answers, so each filter is worked out; none is asked twice.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.metadata import version
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
from measuring import machine
from server_filters import Choices, draw_filters
from synthetic import write_log

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
TOOLS = HERE.parent / ".tools" / "bench"
RESULTS = HERE / "RESULTS-server.md"
FILTERS, WARM_UP = 200, 40
ASKING = (1, 2)
"""How many ask at a time: the bar is meant for one after another, two at once is harder."""
IMPORTED_EVENTS = 1_000_000
PORT = 8917
IMPORTING = "Import"
"""The workspace into which files go meanwhile."""
LIMIT_MS = 300
MAPPING = {
    "kind": "events",
    "columns": {
        "case": {"role": "case", "object_type": "case"},
        "activity": {"role": "activity"},
        "time": {"role": "time"},
        "channel": {"role": "channel"},
        "region": {"role": "attribute"},
    },
}


@contextmanager
def served() -> Iterator[str]:
    """Serve the demo company with its worker; yields the link that signs in."""
    environment = {**os.environ, "TROPA_DATA": str(TOOLS / "server")}
    command = [sys.executable, "-m", "tropa.cli.main", "demo", "--language", "en"]
    server = subprocess.Popen(
        [*command, "--port", str(PORT)], stdout=subprocess.PIPE, text=True, env=environment
    )
    try:
        assert server.stdout is not None
        yield next(line.split()[1] for line in server.stdout if line.startswith("Open "))
    finally:
        server.terminate()
        server.wait(timeout=60)


def signed_in(link: str) -> httpx.Client:
    """Follow the link as soon as somebody answers."""
    client = httpx.Client(base_url=f"http://127.0.0.1:{PORT}", timeout=120)
    for _ in range(120):
        try:
            client.get(link)
            break
        except httpx.ConnectError:
            time.sleep(0.5)
    return client


def asked(client: httpx.Client, method: str, path: str, **more: Any) -> Any:
    """Ask the API."""
    headers = {
        "X-CSRFToken": client.cookies.get("csrftoken") or "",
        "Referer": str(client.base_url),
    }
    answer = client.request(method, f"/api/v1{path}", headers=headers, **more)
    answer.raise_for_status()
    return answer.json()


class Importing(threading.Thread):
    """Has the worker import a large file again and again, each time from a new source."""

    def __init__(self, client: httpx.Client) -> None:
        super().__init__(daemon=True)
        self.is_over = threading.Event()
        self.is_running = threading.Event()
        self.done = 0
        self._client = client
        self._csv = write_log(TOOLS / "data", IMPORTED_EVENTS)[0]

    def run(self) -> None:
        """Import until told to stop."""
        workspace = asked(self._client, "POST", "/workspaces", json={"name": IMPORTING})
        while not self.is_over.is_set():
            self._import(f"/workspaces/{workspace['id']}")

    def _import(self, at: str) -> None:
        with self._csv.open("rb") as file:
            upload = asked(
                self._client, "POST", f"{at}/uploads", params={"name": "log.csv"}, content=file
            )
        order = {"upload_id": upload["id"], "source_name": f"Log {self.done}", "mapping": MAPPING}
        item = asked(self._client, "POST", f"{at}/imports", json=order)
        while not self.is_over.is_set():
            (item, *_) = asked(self._client, "GET", f"{at}/imports")
            if item["state"] == "running":
                self.is_running.set()
            elif item["state"] != "queued":
                self.done += 1
                self.is_running.clear()
                return
            self.is_over.wait(1)


def measured(
    client: httpx.Client, paths: dict[str, str], busy: Importing, *, choices: Choices
) -> dict[tuple[str, int], list[Any]]:
    """Ask every question under every filter, a few clients at a time: milliseconds, was busy."""
    found: dict[tuple[str, int], list[Any]] = {}

    def ask(path: str, where: str) -> tuple[float, bool]:
        is_busy, began = busy.is_running.is_set(), time.perf_counter()
        client.get(path, params={"filter": where}).raise_for_status()
        return (time.perf_counter() - began) * 1000, is_busy and busy.is_running.is_set()

    for number, (clients, (name, path)) in enumerate(product(ASKING, paths.items())):
        filters = draw_filters(choices, count=FILTERS + WARM_UP, seed=number)
        with ThreadPoolExecutor(clients) as askers:
            answers = list(askers.map(lambda where, path=path: ask(path, where), filters))
        found[name, clients] = answers[WARM_UP:]
        print(name, clients, summary([ms for ms, _ in answers[WARM_UP:]]), flush=True)
    return found


def choices_of(lens: dict[str, Any]) -> Choices:
    """Find what a filter may choose from."""
    own = {item["name"]: [v["value"] for v in item["values"]] for item in lens["case_attributes"]}
    return Choices(
        first_us=lens["first_us"],
        regions=own["region"],
        segments=own["segment"],
        channels=[item["value"] for item in lens["channels"]],
        activities=[item["value"] for item in lens["activities"]],
    )


def summary(times_ms: list[float]) -> tuple[float, float, float]:
    """Give p50, p95 and the maximum."""
    cuts = statistics.quantiles(times_ms, n=20, method="inclusive")
    return cuts[9], cuts[18], max(times_ms)


def table(found: dict[tuple[str, int], list[Any]], busy: Importing) -> str:
    """Write what was found."""
    names = ("tropa", "duckdb", "ibis-framework", "django", "django-ninja", "uvicorn")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    lines = [
        "# Answers of the server",
        "",
        f"{FILTERS} seeded distinct filters each (after {WARM_UP} others to warm up) on the demo"
        " company of 20 000 customers, while the worker imports"
        f" files of {IMPORTED_EVENTS:,} events ({busy.done} were done meanwhile). The server keeps"
        f" no answers. Wall milliseconds seen by the client; {machine()}; {versions}.",
        "",
        "| answer | asked at a time | p50 | p95 | max | during an import"
        f" | p95 under {LIMIT_MS} ms |",
        "|---|---|---|---|---|---|---|",
    ]
    for (name, clients), answers in found.items():
        p50, p95, most = summary([ms for ms, _ in answers])
        during = sum(is_busy for _, is_busy in answers) / len(answers)
        verdict = "yes" if p95 < LIMIT_MS else "**no**"
        times = f"{p50:.0f} | {p95:.0f} | {most:.0f}"
        lines.append(f"| {name} | {clients} | {times} | {during:.0%} | {verdict} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Serve, import, ask, write."""
    with served() as link:
        client = signed_in(link)
        owned = asked(client, "GET", "/session")["workspaces"]
        workspace = next(one for one in owned if one["name"] != IMPORTING)
        at = f"/workspaces/{workspace['id']}"
        lens = next(one for one in asked(client, "GET", f"{at}/lenses") if one["cases"] > 10_000)
        (first_map, *_) = asked(client, "GET", f"{at}/maps")
        paths = {
            "map": f"/api/v1{at}/maps/{first_map['id']}/measured",
            "graph": f"/api/v1{at}/lenses/{lens['id']}/graph",
            "variants": f"/api/v1{at}/lenses/{lens['id']}/variants",
        }
        busy = Importing(client)
        busy.start()
        busy.is_running.wait(120)
        found = measured(client, paths, busy, choices=choices_of(lens))
        busy.is_over.set()
        busy.join()
    RESULTS.write_text(table(found, busy), encoding="utf-8")
    print(RESULTS.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
