"""Uploaded files opened and shaped into facts, as an import will take them."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from tropa import __version__
from tropa.core.mappings import EventMapping, ObservationMapping, PersonalKind, ReadOptions
from tropa.features.sources.lakes import work_folder_of
from tropa.features.sources.uploads import upload_path
from tropa.features.workspaces.folders import pseudonym_key_of
from tropa.formats.open import open_source
from tropa.formats.parsed import parsed_keep, parsed_open
from tropa.formats.source import BatchPlan, CsvPlan
from tropa.store.connect import open_memory
from tropa.store.event_shape import ShapedEvents, shape_events
from tropa.store.observation_shape import ShapedObservations, shape_observations
from tropa.store.staging import stage
from tropa.text.personal import pseudonym

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

    import pyarrow as pa

    from tropa.features.sources.models import Upload
    from tropa.formats.source import Progress, TableSource

Mapping = EventMapping | ObservationMapping
Shaped = ShapedEvents | ShapedObservations
MAPPING: TypeAdapter[Mapping] = TypeAdapter(Mapping)
SAMPLE_ROWS = 200_000
PARSED_WHOLE = frozenset({"xes"})
KEPT_BELOW_BYTES = 512 * 1024 * 1024
SAMPLE_ABOVE_BYTES = 32 * 1024 * 1024


@contextmanager
def opened(
    upload: Upload,
    options: ReadOptions,
    *,
    name: str,
    progress: Progress | None = None,
    is_kept: bool = False,
) -> Iterator[tuple[TableSource, Path]]:
    """Open an upload under the name the user knows, in a work folder that goes afterwards.

    Where ``is_kept``, a format that must be parsed whole is parsed once for all looks at it.
    """
    work_dir = work_folder_of(upload.workspace_id, name)
    kept = _kept_path(upload, options)
    try:
        if kept.is_file():
            source = parsed_open(kept, file=upload.name)
        else:
            source = open_source(upload_path(upload), options, work_dir=work_dir, progress=progress)
            if is_kept and source.kind in PARSED_WHOLE and upload.size_bytes <= KEPT_BELOW_BYTES:
                source = parsed_keep(source, kept)
        yield replace(source, file=upload.name), work_dir
    finally:
        shutil.rmtree(work_dir, ignore_errors=True)


def _kept_path(upload: Upload, options: ReadOptions) -> Path:
    """Tell where an upload, parsed in this way, is kept: beside it, and it goes with it."""
    told = (__version__, upload.sha256, options.pair_lifecycle)  # all that a log's parser asks
    return upload_path(upload).parent / f"{sha256(repr(told).encode()).hexdigest()[:32]}.parsed"


@contextmanager
def shaped(
    source: TableSource,
    mapping: Mapping,
    *,
    workspace_id: UUID,
    work_dir: Path,
    name: str,
    progress: Progress | None = None,
) -> Iterator[Shaped]:
    """Shape a file into facts with bad rows set aside; what is private is hashed on the way."""
    connection = open_memory(work_dir)
    hashed = partial(_pseudonym, key=pseudonym_key_of(workspace_id))
    try:
        staged = stage(source, connection)
        if isinstance(mapping, EventMapping):
            yield shape_events(
                staged, mapping, pseudonymise=hashed, refuse=True, source=name, progress=progress
            )
        else:
            yield shape_observations(
                staged, mapping, pseudonymise=hashed, refuse=True, source=name, progress=progress
            )
    finally:
        connection.close()


def _pseudonym(value: str, kind: PersonalKind | None, *, key: bytes) -> str:
    return pseudonym(value, kind, key)


def sampled(source: TableSource, *, size_bytes: int, work_dir: Path) -> tuple[TableSource, bool]:
    """Cut a big file to its first rows; tell whether anything was cut."""
    plan = source.plan
    if size_bytes <= SAMPLE_ABOVE_BYTES:
        return source, False
    if isinstance(plan, CsvPlan):
        return _first_lines(source, plan, work_dir / "sample.csv")
    if isinstance(plan, BatchPlan):
        cut = replace(plan, batches=partial(_first_batches, plan))
        return replace(source, plan=cut), True
    return source, False


def _first_lines(source: TableSource, plan: CsvPlan, target: Path) -> tuple[TableSource, bool]:
    """Copy whole records: a line break inside quotation marks ends none."""
    records, is_open = 0, False
    with (
        plan.path.open(encoding="utf-8", newline="") as original,
        target.open("w", encoding="utf-8", newline="") as copy,
    ):
        for line in original:
            if records >= SAMPLE_ROWS + plan.header_row:
                return replace(source, plan=replace(plan, path=target)), True
            copy.write(line)
            is_open ^= bool(line.count(plan.quote) % 2) if plan.quote else False
            records += not is_open
    return source, False


def _first_batches(plan: BatchPlan) -> Iterator[pa.RecordBatch]:
    rows = 0
    for batch in plan.batches():
        yield batch
        rows += batch.num_rows
        if rows >= SAMPLE_ROWS:
            return
