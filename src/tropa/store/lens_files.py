"""The files of one version of one lens, and the manifest that describes them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from tropa.core.errors import NotFound
from tropa.core.lenses import Lens

MANIFEST = "lens.json"
LAYOUT_VERSION = 1
UNFINISHED = ".part"


@dataclass(frozen=True, slots=True)
class LensFiles:
    """One immutable version of a lens: a folder that bears the version's name.

    Attributes
    ----------
    folder : pathlib.Path
        Holds ``lens.json`` and one DuckDB file with ``steps``, ``cases``, ``variants``, ``moves``
        (the steps of an overlay lie over the file it names as its base). Other engines get a copy
        as Parquet: :func:`tropa.store.lens_export.lens_export`.
    lens : Lens
        How the events were cut.
    as_of_us : int
        Up to when the data is known (0 in an empty log that names no moment).
    ties : int
        Events whose place among their neighbours only the tie rule decided.
    events, case_count : int
        What the version holds.
    base : str
        File with the steps below an overlay; empty where the version stands alone.
    has_moves : bool
        Whether ``steps`` bears numbers of ``moves``; older versions and logs of very many kinds
        of steps do without.
    case_attributes, event_attributes : tuple[str, ...]
        Names without the column prefix.
    """

    folder: Path
    lens: Lens
    as_of_us: int
    ties: int
    events: int
    case_count: int
    case_attributes: tuple[str, ...] = ()
    event_attributes: tuple[str, ...] = ()
    base: str = ""
    has_moves: bool = False

    @property
    def version(self) -> str:
        """Name of the version."""
        return self.folder.name

    @property
    def cache(self) -> Path:
        """The read-only DuckDB file; its name holds the version, so it is never replaced."""
        return self.folder / f"{self.version}.duckdb"

    def write_manifest(self, folder: Path) -> None:
        """Describe the version in ``folder``, where it is being written."""
        facts = asdict(self) | {"lens": self.lens.model_dump(), "layout": LAYOUT_VERSION}
        del facts["folder"]
        (folder / MANIFEST).write_text(json.dumps(facts, indent=1), encoding="utf-8")


def read_manifest(folder: Path) -> LensFiles:
    """Read what a version's folder holds.

    Raises
    ------
    NotFound
        When the folder holds no version of a lens, or one of another layout.
    """
    manifest = folder / MANIFEST
    if not manifest.is_file():
        raise NotFound(f"No journeys are built in {folder.name}.", hint="Build the lens again.")
    facts = json.loads(manifest.read_text(encoding="utf-8"))
    if facts.pop("layout") != LAYOUT_VERSION:
        raise NotFound(f"{folder.name} has an older layout.", hint="Build the lens again.")
    facts["lens"] = Lens.model_validate(facts["lens"])
    for name in ("case_attributes", "event_attributes"):
        facts[name] = tuple(facts[name])
    return LensFiles(folder=folder, **facts)
