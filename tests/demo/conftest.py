"""The simulated company as any export: in a lake, cut by lenses, without the server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tropa.core.lenses import Lens
from tropa.core.mappings import EventMapping
from tropa.demo.company import Facts
from tropa.demo.exports import DAY_SECONDS, DECIDED, OF_CUSTOMERS, OF_ORDERS, exports
from tropa.formats.open import open_source
from tropa.store.connect import open_memory
from tropa.store.engine_duckdb import open_journeys
from tropa.store.event_shape import shape_events
from tropa.store.facts_reading import flat_events, open_observations
from tropa.store.journeys import Journeys
from tropa.store.lake import Lake
from tropa.store.lens_build import build_lens
from tropa.store.observation_shape import shape_observations
from tropa.store.observations import Observations
from tropa.store.staging import stage


@dataclass(frozen=True)
class Told:
    """The company's facts as analyses ask them, in the codes of its own systems."""

    facts: Facts
    by: dict[str, Journeys]
    voices: Observations


def lens(kind: str) -> Lens:
    """The lens of one kind of object, in codes."""
    return Lens(
        object_type=kind,
        ends=list(DECIDED) if kind == "claim" else [],
        idle_seconds=45 * DAY_SECONDS,
        case_attributes=[*OF_CUSTOMERS] if kind == "customer" else [*OF_ORDERS, *OF_CUSTOMERS],
        event_attributes=["weekday"],
    )


@pytest.fixture(scope="session")
def tell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Facts], Told]]:
    """Take a company's exports in as files and open what analyses ask."""
    with ExitStack() as stack:

        def take_in(facts: Facts) -> Told:
            folder = tmp_path_factory.mktemp("company")
            lake = Lake(folder / "lake")
            with closing(open_memory(folder)) as connection:
                for export in exports(facts, "en"):
                    path = folder / export.file
                    pq.write_table(export.table, path)
                    staged = stage(open_source(path, work_dir=folder), connection)
                    if isinstance(export.mapping, EventMapping):
                        lake.add_events(shape_events(staged, export.mapping), export.file)
                    else:
                        shaped = shape_observations(staged, export.mapping)
                        lake.add_observations(shaped, export.file)
                by = {
                    kind: _cut(lake, connection, kind, folder)
                    for kind in ("customer", "order", "claim", "ticket")
                }
            for journeys in by.values():
                stack.callback(journeys.engine.close)
            return Told(facts, by, open_observations(lake))

        yield take_in


def _cut(lake: Lake, connection, kind: str, folder: Path) -> Journeys:
    flat = flat_events(lake, connection, lens=lens(kind))
    return open_journeys(build_lens(connection, flat, lens(kind), target=folder / kind))
