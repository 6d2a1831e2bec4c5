"""Parquet files."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tropa.core.errors import InputError
from tropa.formats.source import ParquetPlan, TableSource

HARMLESS_ROWS = 10_000_000
MOST_ROWS_A_BYTE = 100


def open_parquet(path: Path, *, file: str = "") -> TableSource:
    """Understand a Parquet file by its footer alone.

    Raises
    ------
    InputError
        When the footer is damaged, or two columns bear the same name.
    """
    file = file or path.name
    try:
        footer = pq.read_metadata(path)
        schema = footer.schema.to_arrow_schema()
    except (pa.ArrowException, OSError) as error:
        raise InputError(
            "this Parquet file is damaged or cut off: its footer cannot be read.",
            file=file,
            hint="Copy or export it again.",
        ) from error
    _refuse_bomb(footer.num_rows, path.stat().st_size, file)
    _refuse_doubles(schema, file)
    nested = [column.name for column in schema if pa.types.is_nested(column.type)]
    return TableSource(
        file=file,
        kind="parquet",
        columns=tuple(schema.names),
        plan=ParquetPlan(path),
        warnings=tuple(f"Column '{name}' is nested and is read as text." for name in nested),
    )


def _refuse_bomb(rows: int, size_bytes: int, file: str) -> None:
    """Refuse rows that repeat without end: times alone take more room in an honest file."""
    if rows > HARMLESS_ROWS and rows > size_bytes * MOST_ROWS_A_BYTE:
        raise InputError(
            f"The file holds {rows} rows in {size_bytes} bytes.",
            file=file,
            hint="Look whether it is what it claims to be.",
        )


def _refuse_doubles(schema: pa.Schema, file: str) -> None:
    seen: set[str] = set()
    for name in schema.names:
        if name.casefold() in seen:
            raise InputError(
                "two columns bear this name.", file=file, column=name, hint="Rename one of them."
            )
        seen.add(name.casefold())
