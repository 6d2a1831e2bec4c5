"""The lake's tables on disk: opened, created, listed; one partition an import."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, write_deltalake
from deltalake.exceptions import TableNotFoundError

from tropa.core.errors import Conflict
from tropa.formats.schemas import SCHEMA_VERSION
from tropa.store.names_sql import literal, literals, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

IMPORT = "import_id"
VERSION_KEY = "tropa.schemaVersion"


@dataclass(frozen=True, slots=True)
class FactTable:
    """A Delta table whose rows lie in one partition per import."""

    path: Path
    schema: pa.Schema

    def open(self, *, version: int | None = None) -> DeltaTable:
        """Open the table, creating it where there is none yet.

        Raises
        ------
        Conflict
            When a newer tropa wrote it.
        """
        try:
            table = DeltaTable(self.path, version=version)
        except TableNotFoundError:
            return self._create()
        written = int(table.metadata().configuration.get(VERSION_KEY, "0"))
        if written > SCHEMA_VERSION:
            raise Conflict(
                f"The lake in {self.path.parent.name} was written by a newer tropa"
                f" (schema {written}, this one knows {SCHEMA_VERSION}).",
                hint="Update tropa.",
            )
        return table

    def version(self) -> int:
        """Tell the number of the latest commit, without reading what it says.

        A commit is one file of the table's log, named by its number; opening a table takes a
        hundred times as long as looking for the last of them.
        """
        log = self.path / "_delta_log"
        names = [path.stem for path in log.glob("*.json")] if log.is_dir() else []
        numbers = [int(name) for name in names if name.isdigit()]
        return max(numbers) if numbers else int(self.open().version())

    def _create(self) -> DeltaTable:
        names = self.schema.names
        schema = (
            self.schema if IMPORT in names else self.schema.append(pa.field(IMPORT, pa.string()))
        )
        DeltaTable.create(
            self.path,
            schema,
            mode="ignore",  # another process may have been first
            partition_by=[IMPORT],
            configuration={VERSION_KEY: str(SCHEMA_VERSION)},
            raise_if_key_not_exists=False,
        )
        return DeltaTable(self.path)

    def overwrite(self, rows: pa.RecordBatchReader, import_id: str) -> None:
        """Replace the rows of one import in one commit."""
        write_deltalake(
            self.open(),
            rows,
            mode="overwrite",
            predicate=f"{IMPORT} = {literal(import_id)}",
            commit_properties=CommitProperties(max_commit_retries=0),
        )

    def files(self, table: DeltaTable | None = None) -> dict[str, list[str]]:
        """List the files of each import."""
        table = table or self.open()
        found: dict[str, list[str]] = {}
        for uri in table.file_uris():
            folder = next(part for part in uri.split("/") if part.startswith(f"{IMPORT}="))
            found.setdefault(folder.removeprefix(f"{IMPORT}="), []).append(uri)
        return found

    def read_sql(self, files: Iterable[str]) -> str:
        """SELECT all rows of some files, without the import."""
        paths = list(files)
        if not paths:
            return self._empty_sql()
        return f"SELECT * FROM read_parquet([{literals(paths)}], hive_partitioning=false)"

    def _empty_sql(self) -> str:
        columns = ", ".join(
            f"CAST(NULL AS {_sql_type(field.type)}) AS {quoted(field.name)}"
            for field in self.schema
            if field.name != IMPORT
        )
        return f"SELECT {columns} WHERE FALSE"


_TYPES = {
    pa.string(): "VARCHAR",
    pa.int64(): "BIGINT",
    pa.float64(): "DOUBLE",
    pa.bool_(): "BOOLEAN",
}


def _sql_type(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return f"{_sql_type(kind.value_type)}[]"
    if pa.types.is_struct(kind):
        fields = ", ".join(f"{quoted(field.name)} {_sql_type(field.type)}" for field in kind)
        return f"STRUCT({fields})"
    if pa.types.is_map(kind):
        return f"MAP({_sql_type(kind.key_type)}, {_sql_type(kind.item_type)})"
    return _TYPES[kind]
