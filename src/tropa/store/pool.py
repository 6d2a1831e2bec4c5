"""The versions of lenses that a process has open."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from tropa.store.engine_duckdb import open_journeys

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from tropa.store.journeys import Journeys


class JourneysPool:
    """Opens each version once; a version is immutable, so its folder is its key.

    A version that is dropped closes when the last answer drawn from it is done: whoever still
    holds its ``Journeys`` may go on asking.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: dict[Path, Journeys] = {}

    def journeys(self, folder: Path) -> Journeys:
        """Give the journeys of a version, opened at the first call."""
        with self._lock:
            found = self._open.get(folder)
            if found is None:
                found = self._open[folder] = open_journeys(folder)
            return found

    def keep(self, folders: Collection[Path]) -> None:
        """Drop every version that is none of these."""
        with self._lock:
            self._open = {path: held for path, held in self._open.items() if path in folders}
