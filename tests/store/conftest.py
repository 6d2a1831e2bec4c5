"""Hand logs as flat events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from tropa.core.lenses import Lens
from tropa.store.connect import open_memory
from tropa.store.engine_duckdb import open_journeys
from tropa.store.flat import FlatEvents
from tropa.store.journeys import Journeys
from tropa.store.lens_build import build_lens
from tropa.store.lens_files import LensFiles

TEXTS = ("case", "activity", "event_id", "channel", "department")
NUMBERS = ("time_us", "end_us", "sequence")
Row = dict[str, str | int | None]


def flat_of(
    connection: duckdb.DuckDBPyConnection,
    rows: list[Row],
    *,
    case_attributes: tuple[str, ...] = (),
    event_attributes: tuple[str, ...] = (),
) -> FlatEvents:
    """Lay rows into a table of the connection; what a row does not name is null."""
    fields = [pa.field(name, pa.string()) for name in TEXTS]
    fields += [pa.field(name, pa.int64()) for name in NUMBERS]
    fields += [
        pa.field(f"attribute_{name}", pa.string()) for name in (*case_attributes, *event_attributes)
    ]
    schema = pa.schema(fields)
    table = pa.Table.from_pylist(rows, schema=schema)
    connection.register("given", table)
    connection.execute("CREATE OR REPLACE TEMP TABLE flat AS SELECT * FROM given")
    connection.unregister("given")
    return FlatEvents("SELECT * FROM flat", case_attributes, event_attributes)


def events(case: str, path: str, *, start_s: int = 0, gap_s: int = 10) -> list[Row]:
    """Write a case as a word: each letter is an activity, ``gap_s`` seconds apart."""
    return [
        {"case": case, "activity": letter, "time_us": (start_s + place * gap_s) * 1_000_000}
        for place, letter in enumerate(path)
    ]


@dataclass(frozen=True)
class Built:
    """Journeys built from a hand log."""

    journeys: Journeys
    files: LensFiles

    def rows(self, table: str, *columns: str) -> list[tuple[object, ...]]:
        """All rows of a table: the columns named, else every one."""
        answer = self.journeys.run(getattr(self.journeys, table))
        answer = answer.select(columns) if columns else answer
        return [tuple(row.values()) for row in answer.to_pylist()]

    def paths(self) -> dict[str, str]:
        """Path of each case as a word."""
        words = {number: "".join(path) for number, path in self.rows("variants")}
        return {case: words[variant] for case, variant in self.rows("cases", "case", "variant_id")}


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_memory(tmp_path) as opened:
        yield opened


@pytest.fixture
def word() -> Callable[..., list[Row]]:
    """Write a case as a word: ``word("a", "XYZ")``."""
    return events


@pytest.fixture
def flat(connection: duckdb.DuckDBPyConnection) -> Callable[..., FlatEvents]:
    """Lay rows flat: ``flat(rows, case_attributes=…)``."""
    return partial(flat_of, connection)


@pytest.fixture
def build(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> Iterator[Callable[..., Built]]:
    """Build journeys from rows: ``build(rows, lens, case_attributes=…)``."""
    opened: list[Journeys] = []

    def build_rows(
        rows: list[Row], lens: Lens | None = None, **attributes: tuple[str, ...]
    ) -> Built:
        flat = flat_of(connection, rows, **attributes)
        files = build_lens(connection, flat, lens or Lens(), target=tmp_path / "lens")
        opened.append(open_journeys(files))
        return Built(opened[-1], files)

    yield build_rows
    for journeys in opened:
        journeys.engine.close()
