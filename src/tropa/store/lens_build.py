"""Cutting events into journeys: one immutable version of a lens, written whole or not at all."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from secrets import token_hex
from typing import TYPE_CHECKING

from tropa.store.cases_sql import check_wanted
from tropa.store.lens_files import UNFINISHED, LensFiles
from tropa.store.lens_pass import LensPass
from tropa.store.names_sql import literal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import duckdb

    from tropa.core.lenses import Lens
    from tropa.formats.source import Progress
    from tropa.store.flat import FlatEvents


def build_lens(
    connection: duckdb.DuckDBPyConnection,
    flat: FlatEvents,
    lens: Lens,
    *,
    target: Path,
    progress: Progress | None = None,
) -> LensFiles:
    """Materialise ``steps``, ``cases``, ``variants``, ``moves``: a new version below ``target``.

    Parameters
    ----------
    connection : duckdb.DuckDBPyConnection
        Where ``flat`` can be asked; nobody else may use it meanwhile.
    flat : FlatEvents
        The events, one row per event and case.
    lens : Lens
        How they are cut; its attributes are those that ``flat`` carries.
    target : pathlib.Path
        The lens's folder; the version becomes a new folder inside it.
    progress : callable, optional
        Told the share done; may raise ``Cancelled``.

    Returns
    -------
    LensFiles
        The new version. When anything fails, nothing of it is left.
    """
    check_wanted(lens.wanted, flat)
    version = token_hex(8)
    tell = progress or _tell_nobody
    with new_folder(target, version) as part, attached(connection) as work:
        lens_pass = LensPass(connection, flat, lens, work=work, tell=tell)
        lens_pass.stage()
        cache = part / f"{version}.duckdb"
        with attached(connection, cache) as name:
            lens_pass.write_steps(name)
            lens_pass.write_cases(name)
        files = lens_pass.files(target / version)
        files.write_manifest(part)
        tell(1.0)
    return files


def _tell_nobody(_share: float) -> None:
    """Report to nobody."""


@contextmanager
def new_folder(target: Path, version: str) -> Iterator[Path]:
    """Give a folder that takes its final name only when everything in it is written."""
    part = target / (version + UNFINISHED)
    part.mkdir(parents=True, mode=0o700)
    try:
        yield part
        part.rename(target / version)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


@contextmanager
def attached(
    connection: duckdb.DuckDBPyConnection, path: Path | None = None, *, read_only: bool = False
) -> Iterator[str]:
    """Attach a database file, or one in memory, for a while; yields its name in SQL."""
    name = f"tropa_{token_hex(8)}"
    place = literal(":memory:" if path is None else str(path))
    connection.execute(f"ATTACH {place} AS {name}{' (READ_ONLY)' if read_only else ''}")
    try:
        yield name
    finally:
        connection.execute(f"DETACH {name}")
