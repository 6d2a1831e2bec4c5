"""Events of an XES file on disk in batches, while the set of their columns still grows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from tropa.core.errors import InputError
from tropa.formats.source import ROW
from tropa.formats.text_batches import text_array, text_batch, text_schema
from tropa.formats.xes_lifecycle import ACTIVITY, TIME, pair_lifecycle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tropa.formats.xes_parser import Attributes

CASE_PREFIX = "case:"
CASE = f"{CASE_PREFIX}concept:name"
POSITION = "position"
BATCH_ROWS = 50_000
MOST_COLUMNS = 2_000


class XesSpool:
    """Takes traces, keeps their events as rows on disk and gives them back with all columns.

    Attributes
    ----------
    names : dict[str, None]
        Columns in the order they were met.
    """

    def __init__(self, work_dir: Path, file: str, *, is_paired: bool) -> None:
        self.names: dict[str, None] = dict.fromkeys((CASE, ACTIVITY, TIME, POSITION))
        self._work_dir = work_dir
        self._file = file
        self._is_paired = is_paired
        self._rows: list[Attributes] = []
        self._written: list[Path] = []
        self._count = 0
        self._trace = 1
        self._position = 0
        self._filled: set[str] = set()

    @property
    def is_empty(self) -> bool:
        """Whether there was no event at all."""
        return self._count == 0

    def has_value(self, name: str) -> bool:
        """Tell whether any event written so far has this attribute."""
        return name in self._filled

    def take(self, trace: Attributes, events: list[Attributes], *, is_complete: bool) -> None:
        """Take events of one trace; a trace without a name is called after its place."""
        case = {f"{CASE_PREFIX}{name}": value for name, value in trace.items()}
        if not case.get(CASE):
            case[CASE] = f"case {self._trace}"
        for event in pair_lifecycle(events) if self._is_paired else events:
            self._position += 1
            event.update(case)
            event[POSITION] = str(self._position)
            self._rows.append(event)
        if is_complete:
            self._trace += 1
            self._position = 0
        if len(self._rows) >= BATCH_ROWS:
            self.flush()

    def flush(self) -> None:
        """Write what is held, so that memory stays bounded."""
        if not self._rows:
            return
        for row in self._rows:
            if not row.keys() <= self.names.keys():
                self.names.update(dict.fromkeys(row))
                self._refuse_too_many()
        names = list(self.names)
        numbers = range(self._count + 1, self._count + len(self._rows) + 1)
        columns = ([row.get(name) for row in self._rows] for name in names)
        batch = text_batch(text_schema(names), numbers, columns)
        self._filled.update(n for n in names if batch.column(n).null_count < batch.num_rows)
        path = self._work_dir / f"xes-{len(self._written):06}.arrow"
        with pa.OSFile(str(path), "wb") as stream, pa.ipc.new_file(stream, batch.schema) as writer:
            writer.write_batch(batch)
        self._written.append(path)
        self._count += len(self._rows)
        self._rows = []

    def _refuse_too_many(self) -> None:
        if ROW in self.names:
            raise InputError(
                "Tropa uses this name itself.",
                file=self._file,
                column=ROW,
                hint="Give the attribute another name when exporting.",
            )
        if len(self.names) > MOST_COLUMNS:
            raise InputError(
                f"The events have more than {MOST_COLUMNS} different attributes.",
                file=self._file,
                hint="Leave out nested attributes and long lists when exporting.",
            )

    def batches(self, schema: pa.Schema, defaults: Attributes) -> Iterator[pa.RecordBatch]:
        """Read the rows again, every column there, missing values filled by their defaults."""
        for path in self._written:
            with pa.OSFile(str(path), "rb") as stream:
                batch = pa.ipc.open_file(stream).get_batch(0)
            columns = [_column(batch, field.name, defaults.get(field.name)) for field in schema]
            yield pa.RecordBatch.from_arrays(columns, schema=schema)


def _column(batch: pa.RecordBatch, name: str, default: str | None) -> pa.Array[Any]:
    place = batch.schema.get_field_index(name)
    if place < 0:
        return text_array([default] * batch.num_rows)
    column = batch.column(place)
    return column if name == ROW or default is None else column.fill_null(default)
