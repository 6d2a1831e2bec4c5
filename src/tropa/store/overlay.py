"""Refreshing a lens when only some cases changed: those lie whole over the steps of before."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from secrets import token_hex
from typing import TYPE_CHECKING

from tropa.store.cases_sql import check_wanted
from tropa.store.compaction import compact
from tropa.store.lens_build import attached, new_folder
from tropa.store.lens_pass import LensPass
from tropa.store.overlay_merge import OverlayMerge

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    import duckdb

    from tropa.store.flat import FlatEvents
    from tropa.store.lens_files import LensFiles

OVERLAY_SHARE = 0.02
"""Above this share of the events an overlay is merged into its base."""
BASE = "base.duckdb"


def refresh_lens(
    connection: duckdb.DuckDBPyConnection,
    files: LensFiles,
    changed: FlatEvents,
    *,
    target: Path,
    gone: Collection[str] = (),
    overlay_share: float = OVERLAY_SHARE,
) -> LensFiles:
    """Make the version that a full build would make, by cutting the changed cases only.

    Parameters
    ----------
    files : LensFiles
        The version before; it stays as it is.
    changed : FlatEvents
        Every event of every case that changed or came, with the same attributes as before.
    gone : collection of str
        Cases (before sessions are cut) that have no event any more.
    overlay_share : float
        Share of the events that may lie in the overlay.

    Returns
    -------
    LensFiles
        The new version, a folder of its own: it holds a hard link to the steps below.
    """
    check_wanted(files.lens.wanted, changed)
    version = token_hex(8)
    with (
        new_folder(target, version) as part,
        attached(connection) as work,
        attached(connection, files.cache, read_only=True) as old,
        attached(connection, _base_of(files), read_only=True) as base,
    ):
        lens_pass = LensPass(
            connection,
            changed,
            files.lens,
            work=work,
            tell=lambda _share: None,
            keeps_moves=files.has_moves,
        )
        lens_pass.stage()
        lens_pass.write_steps(work)
        lens_pass.write_cases(work)
        files = replace(files, has_moves=lens_pass.has_moves)
        merge = OverlayMerge(connection, files, work=work, old=old, base=base)
        merge.find_replaced(changed, gone)
        with attached(connection, part / f"{version}.duckdb") as new:
            merge.write_cases(new)
            is_overlay = merge.write_overlay(new, share=overlay_share)
            if not is_overlay:
                compact(
                    connection,
                    steps=merge.steps(),
                    variants=merge.variants(new),
                    further=merge.further_columns,
                    new=new,
                )
            merge.write_moves(new)
            result = merge.files(new, target / version)
        if is_overlay:
            _link(_base_of(files), part / BASE)
            result = replace(result, base=BASE)
        result.write_manifest(part)
    return result


def _base_of(files: LensFiles) -> Path:
    """Tell where the steps below lie."""
    return files.folder / files.base if files.base else files.cache


def _link(source: Path, target: Path) -> None:
    """Share a file that never changes; copy it where the file system cannot."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
