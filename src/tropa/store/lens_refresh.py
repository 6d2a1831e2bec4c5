"""A new version of a lens from what lies in the lake now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.store.attribute_kinds import attribute_kinds
from tropa.store.connect import open_memory
from tropa.store.facts_reading import flat_events
from tropa.store.lens_build import build_lens

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import duckdb

    from tropa.core.lenses import Lens
    from tropa.core.mappings import StatusEntry
    from tropa.formats.source import Progress
    from tropa.store.lake import Lake
    from tropa.store.lens_files import LensFiles


def cut_lake(
    lake: Lake,
    lens: Lens,
    *,
    dictionary: Mapping[tuple[str, str], StatusEntry],
    target: Path,
    progress: Progress | None = None,
) -> LensFiles:
    """Cut all events of a lake as a lens says.

    Parameters
    ----------
    lens : Lens
        One that names no attributes carries every attribute there is, each where it belongs.
    dictionary : mapping
        By (source, code): what the codes of the sources mean.
    target : pathlib.Path
        The lens's folder; the version becomes a new folder inside it.
    """
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open_memory(target) as connection:
        whole = _with_attributes(lens, lake, connection)
        flat = flat_events(lake, connection, lens=whole, dictionary=dictionary)
        return build_lens(connection, flat, whole, target=target, progress=progress)


def _with_attributes(lens: Lens, lake: Lake, connection: duckdb.DuckDBPyConnection) -> Lens:
    if lens.case_attributes or lens.event_attributes:
        return lens
    of_cases, of_events = attribute_kinds(lake, connection, object_type=lens.object_type)
    return lens.model_copy(
        update={"case_attributes": list(of_cases), "event_attributes": list(of_events)}
    )
