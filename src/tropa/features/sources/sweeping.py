"""What broken work leaves on disk, tidied away every day."""

from __future__ import annotations

import logging
import shutil
from typing import TYPE_CHECKING

from tropa.core import clock
from tropa.features.sources.lakes import LOCKS
from tropa.features.workspaces.folders import workspaces_root
from tropa.store.lake import Lake

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger("tropa.jobs")
KEPT_HOURS = 24
"""No work takes so long, and no reader holds on to files that were replaced so long ago."""


def leavings_sweep() -> None:
    """Delete the copies that killed work left, and the files that no lake needs any more."""
    works = workspaces_root().glob("*/work")
    for folder in (folder for work in works for folder in work.iterdir()):
        if folder.name != LOCKS and _is_old(folder):
            shutil.rmtree(folder, ignore_errors=True)
    for root in workspaces_root().glob("*/lake"):
        try:
            Lake(root).vacuum(older_than_hours=KEPT_HOURS)
        except Exception:
            log.exception("the lake of workspace %s could not be tidied", root.parent.name)


def _is_old(folder: Path) -> bool:
    """Tell by the newest thing in it: a folder's own time stands still while its files grow."""
    try:
        newest = max(path.stat().st_mtime for path in (folder, *folder.rglob("*")))
    except FileNotFoundError:  # work goes on in it, or has just come to its end
        return False
    return newest < clock.now().timestamp() - KEPT_HOURS * 3600
