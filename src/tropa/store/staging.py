"""Foreign tables within reach of DuckDB: scanned where they lie, never copied as they are."""

from __future__ import annotations

import itertools
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa

from tropa.core.errors import InputError
from tropa.formats.source import REFUSED, ROW, BatchPlan, CsvPlan, ParquetPlan
from tropa.store.exhaustion import no_room
from tropa.store.names_sql import literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tropa.formats.source import TableSource

_numbers = itertools.count()
DAMAGE = (
    duckdb.InvalidInputException,
    duckdb.ConversionException,
    duckdb.IOException,
    duckdb.OutOfRangeException,
    duckdb.SerializationException,
)
"""What DuckDB raises for a damaged page, besides its bare ``Error``."""


@dataclass(frozen=True, slots=True)
class Staged:
    """A foreign table that a connection can scan.

    Attributes
    ----------
    types : dict[str, str]
        DuckDB type of each column; ``VARCHAR`` throughout unless the file itself has types.
    has_row : bool
        Whether the scan yields ``ROW``; else row numbers are those of the scan's order.
    prefix : str
        Begins the names of every table made for this file.
    """

    source: TableSource
    connection: duckdb.DuckDBPyConnection
    types: dict[str, str]
    has_row: bool
    prefix: str

    @property
    def file(self) -> str:
        """Name of the file, for messages."""
        return self.source.file

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns."""
        return self.source.columns

    @property
    def has_rejects(self) -> bool:
        """Whether some rows may be no rows of this table (ragged, badly quoted)."""
        return isinstance(self.source.plan, CsvPlan)

    @property
    def has_refusals(self) -> bool:
        """Whether the scan yields ``REFUSED``: rows that the format itself could not read."""
        plan = self.source.plan
        return isinstance(plan, BatchPlan) and REFUSED in plan.schema.names

    @contextmanager
    def scan(self, *, rejects: str = "") -> Iterator[str]:
        """Yield what to write after FROM; good for one scan.

        Rows that are no rows are left out; ``rejects`` names the table that keeps them.
        """
        plan = self.source.plan
        if isinstance(plan, CsvPlan):
            yield _csv_sql(plan, rejects)
        elif isinstance(plan, ParquetPlan):
            with _damage_told(self.file):
                yield f"read_parquet({literal(str(plan.path))})"
        else:
            with _registered(self.connection, plan, name=f"{self.prefix}_batches") as name:
                yield name


def stage(source: TableSource, connection: duckdb.DuckDBPyConnection) -> Staged:
    """Bring a source within reach of a connection; nothing is read yet but a Parquet's schema."""
    plan = source.plan
    types = dict.fromkeys(source.columns, "VARCHAR")
    if isinstance(plan, ParquetPlan):
        types = _parquet_types(source, connection)
    has_row = isinstance(plan, BatchPlan) and ROW in plan.schema.names
    return Staged(source, connection, types, has_row=has_row, prefix=f"staged_{next(_numbers)}")


def _parquet_types(source: TableSource, connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    assert isinstance(source.plan, ParquetPlan)  # noqa: S101 (the caller looked)
    sql = f"DESCRIBE SELECT * FROM read_parquet({literal(str(source.plan.path))})"
    try:
        return {name: kind for name, kind, *_ in connection.execute(sql).fetchall()}
    except duckdb.Error as error:
        raise InputError(
            "This Parquet file cannot be read.", file=source.file, hint="Export it again."
        ) from error


@contextmanager
def _damage_told(file: str) -> Iterator[None]:
    """Name the file where a page of a Parquet file is damaged, or holds what no engine can."""
    try:
        yield
    except duckdb.Error as error:
        if no_room(error) or not (type(error) is duckdb.Error or isinstance(error, DAMAGE)):
            raise
        raise InputError(
            "This Parquet file cannot be read.", file=file, hint="Export it again."
        ) from error


def _csv_sql(plan: CsvPlan, rejects: str) -> str:
    columns = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in plan.columns)
    quote = literal(plan.quote)
    kept = (
        f", store_rejects=true, rejects_limit=0, rejects_table={literal(rejects)},"
        f" rejects_scan={literal(f'{rejects}_scan')}"
    )
    return (
        f"read_csv({literal(str(plan.path))}, auto_detect=false, header=true,"
        " compression='none',"
        f" skip={plan.header_row - 1}, delim={literal(plan.separator)}, quote={quote},"
        f" escape={quote}, columns={{{columns}}}, strict_mode=true, ignore_errors=true"
        f"{kept if rejects else ''})"
    )


@contextmanager
def _registered(
    connection: duckdb.DuckDBPyConnection, plan: BatchPlan, *, name: str
) -> Iterator[str]:
    """Let DuckDB pull the batches; a failure inside them is raised as it was."""
    failures: list[Exception] = []

    def batches() -> Iterator[pa.RecordBatch]:
        try:
            yield from plan.batches()
        except Exception as error:
            failures.append(error)
            raise

    connection.register(name, pa.RecordBatchReader.from_batches(plan.schema, batches()))
    try:
        yield name
    except duckdb.Error as error:
        raise (failures[0] if failures else error) from None
    finally:
        connection.unregister(name)
