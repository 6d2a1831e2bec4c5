"""A new version of a lens from what lies in the lake now: whole, or by the changed cases alone."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pyarrow as pa

from tropa.store.attribute_kinds import attribute_kinds
from tropa.store.connect import open_memory, rows
from tropa.store.facts_reading import attribute_names, flat_events
from tropa.store.lens_build import build_lens
from tropa.store.overlay import refresh_lens

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import duckdb

    from tropa.core.lenses import Lens
    from tropa.core.mappings import StatusEntry
    from tropa.formats.source import Progress
    from tropa.store.flat import FlatEvents
    from tropa.store.lake import Lake
    from tropa.store.lens_files import LensFiles

CHANGED = "lens_changed_cases"
WORTH_SHARE = 0.2
"""When more of the cases changed, cutting all of them is quicker."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a lake is cut: the lens and what the codes mean."""

    lens: Lens
    dictionary: Mapping[tuple[str, str], StatusEntry]

    @property
    def fingerprint(self) -> str:
        """Fold the recipe into a short text; another one means cutting everything anew."""
        words = [
            [*key, entry.model_dump(mode="json")] for key, entry in sorted(self.dictionary.items())
        ]
        told = json.dumps([self.lens.model_dump(mode="json"), words], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Before:
    """The version shown till now, and the state of the lake it was cut from."""

    files: LensFiles
    lake_version: int


def cut_lake(
    lake: Lake,
    recipe: Recipe,
    *,
    target: Path,
    before: Before | None = None,
    progress: Progress | None = None,
) -> LensFiles:
    """Cut the events of a lake; only the cases that changed where that is enough.

    Parameters
    ----------
    recipe : Recipe
        A lens that names no attributes carries every attribute there is, each where it belongs.
    target : pathlib.Path
        The lens's folder; the version becomes a new folder inside it.
    before : Before | None
        A version cut by the same recipe, where there is one: what did not change is taken over.
    """
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open_memory(target) as connection:
        changed = _changed(lake, before, connection) if before else None
        if before is None or changed is None:
            return _whole(lake, recipe, connection, target=target, progress=progress)
        lens = before.files.lens
        flat = flat_events(lake, connection, lens=lens, dictionary=recipe.dictionary)
        part = _only(flat, changed, connection)
        here = {row[0] for row in rows(connection, f'SELECT DISTINCT "case" FROM ({part.sql})')}
        return refresh_lens(
            connection, before.files, part, target=target, gone=sorted(changed - here)
        )


def _whole(
    lake: Lake,
    recipe: Recipe,
    connection: duckdb.DuckDBPyConnection,
    *,
    target: Path,
    progress: Progress | None,
) -> LensFiles:
    lens = recipe.lens
    if not lens.case_attributes and not lens.event_attributes:
        of_cases, of_events = attribute_kinds(lake, connection, object_type=lens.object_type)
        lens = lens.model_copy(
            update={"case_attributes": list(of_cases), "event_attributes": list(of_events)}
        )
    flat = flat_events(lake, connection, lens=lens, dictionary=recipe.dictionary)
    return build_lens(connection, flat, lens, target=target, progress=progress)


def _changed(lake: Lake, before: Before, connection: duckdb.DuckDBPyConnection) -> set[str] | None:
    """Tell which cases changed; None where all must be cut anew."""
    files = before.files
    known = {*files.case_attributes, *files.event_attributes}
    if set(attribute_names(lake, connection)) - known:
        return None
    changed = lake.changed_objects(before.lake_version, files.lens.object_type)
    if changed is None or len(changed) > WORTH_SHARE * files.case_count:
        return None
    return changed


def _only(flat: FlatEvents, cases: set[str], connection: duckdb.DuckDBPyConnection) -> FlatEvents:
    """Keep the events of these cases."""
    given = pa.table({"case": pa.array(sorted(cases), pa.string())})
    connection.register("given_cases", given)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {CHANGED} AS SELECT * FROM given_cases")
    connection.unregister("given_cases")
    sql = f'SELECT * FROM ({flat.sql}) WHERE "case" IN (SELECT "case" FROM {CHANGED})'
    return replace(flat, sql=sql)
