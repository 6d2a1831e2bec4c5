"""A file that was read once, kept as columns so that reading it again costs next to nothing.

For formats whose whole file must be parsed before its first row is known.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from tropa.core.mappings import EventMapping
from tropa.formats.source import BatchPlan, TableSource

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROWS_A_BATCH = 4_096
FACTS = b"tropa"
"""The key under which the Parquet file says what is known of the table."""


def parsed_keep(source: TableSource, path: Path) -> TableSource:
    """Keep the batches of a table at ``path`` and read them from there from now on.

    The file appears whole or not at all; a table that an engine scans by itself is left as it is.
    """
    plan = source.plan
    if not isinstance(plan, BatchPlan):
        return source
    facts = {
        "kind": source.kind,
        "columns": source.columns,
        "decimal": source.decimal,
        "sheets": source.sheets,
        "options": source.options,
        "known": source.known.model_dump(mode="json") if source.known else None,
        "warnings": source.warnings,
    }
    schema = plan.schema.with_metadata({FACTS: json.dumps(facts).encode()})
    begun = path.with_name(f"{path.name}.{uuid4().hex}")  # two may look at one file at once
    try:
        with pq.ParquetWriter(begun, schema, compression="zstd") as writer:
            for batch in plan.batches():
                writer.write_batch(batch.replace_schema_metadata(schema.metadata))
        begun.replace(path)
    finally:
        begun.unlink(missing_ok=True)
    return replace(source, plan=_plan(path, plan.schema))


def parsed_open(path: Path, *, file: str) -> TableSource:
    """Open what ``parsed_keep`` wrote, under the name that messages use."""
    schema = pq.read_schema(path)
    facts: dict[str, Any] = json.loads(schema.metadata[FACTS])
    known = facts.pop("known")
    lists: dict[str, Any] = {
        name: tuple(facts.pop(name)) for name in ("columns", "sheets", "warnings")
    }
    return TableSource(
        file=file,
        plan=_plan(path, schema.remove_metadata()),
        known=EventMapping.model_validate(known) if known else None,
        **lists,
        **facts,
    )


def _plan(path: Path, schema: pa.Schema) -> BatchPlan:
    return BatchPlan(schema, partial(_batches, path, schema))


def _batches(path: Path, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    with pq.ParquetFile(path) as stored:
        for batch in stored.iter_batches(batch_size=ROWS_A_BATCH):
            yield pa.RecordBatch.from_arrays(batch.columns, schema=schema)
