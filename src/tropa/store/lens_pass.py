"""One pass over the events of a lens: stage, sort, link and fold chunk by chunk, store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa

from tropa.store.cache import filled_columns
from tropa.store.cases_sql import HIDDEN, cases_sql, folded_sql
from tropa.store.chunks import CHUNK_ROWS, chunk_of, whole_cases
from tropa.store.connect import execute
from tropa.store.folding import Vocabulary, folded
from tropa.store.lens_files import LensFiles
from tropa.store.linking import linked
from tropa.store.moves import Moves
from tropa.store.single_row import single_row
from tropa.store.steps_sql import names_sql, ordered_sql, staged_sql, steps_sql
from tropa.store.variants import write_variants

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tropa.core.lenses import Lens
    from tropa.formats.source import Progress
    from tropa.store.chunks import Chunk
    from tropa.store.flat import FlatEvents

LINKED_TABLE = "tropa_linked"
STAGED_SHARE, SORTED_SHARE, LINKED_SHARE = 0.4, 0.55, 0.9


class LensPass:
    """Builds one version; call ``stage``, ``write_steps``, ``write_cases`` in this order.

    DuckDB stages and sorts (it can spill); each chunk of whole cases is then linked and folded as
    arrays while DuckDB stores the one before: windows over 10 M rows are several times slower.
    """

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        flat: FlatEvents,
        lens: Lens,
        *,
        work: str,
        tell: Progress,
        keeps_moves: bool = True,
    ) -> None:
        self._connection = connection
        self._flat = flat
        self._lens = lens
        self._staged, self._names = f"{work}.staged", f"{work}.names"
        self._tell = tell
        self._vocabulary = Vocabulary()
        self._moves = Moves() if keeps_moves else None
        self._folded: list[pa.Table] = []
        self._columns: list[str] = []
        self._types: dict[str, str] = {}
        self._ties = self._case_count = self._events = self._done = 0
        self.as_of_us = 0
        self._failure: Exception | None = None

    def stage(self) -> None:
        """Read the events once, number their cases, find what the columns hold."""
        run = self._connection.execute
        staged = staged_sql(self._flat, as_of_us=self._lens.as_of_us)
        if self._flat.is_stored:
            self._staged = f"({staged})"
        else:
            execute(
                self._connection, f"CREATE TABLE {self._staged} AS {staged}", progress=self._part
            )
        run(f"CREATE TABLE {self._names} AS {names_sql(self._staged)}")
        self._events, newest = single_row(
            self._connection, f"SELECT COUNT(*), COALESCE(MAX(time_us), 0) FROM {self._staged}"
        )
        given = self._lens.as_of_us
        self.as_of_us = newest if given is None else given
        self._columns, self._types = filled_columns(
            self._connection, self._flat, table=self._staged
        )
        self._tell(STAGED_SHARE)

    def _part(self, share: float) -> None:
        """Tell how far staging is."""
        self._tell(share * STAGED_SHARE)

    def write_steps(self, cache: str) -> None:
        """Sort, link and store the events; fold the cases on the way."""
        ordered = ordered_sql(self._staged, self._names, columns=self._columns, types=self._types)
        stored = steps_sql(
            LINKED_TABLE,
            self._flat,
            columns=self._columns,
            types=self._types,
            has_moves=self._moves is not None,
        )
        with (
            self._connection.sql(ordered).to_arrow_reader(CHUNK_ROWS) as batches,
            self._connection.cursor() as writer,
        ):
            self._tell(SORTED_SHARE)
            chunks = self._linked_chunks(batches)
            first = next(chunks)
            reader = pa.RecordBatchReader.from_batches(first.schema, _batches(first, chunks))
            writer.register(LINKED_TABLE, reader)
            try:
                writer.execute(f"CREATE TABLE {cache}.steps AS {stored}")
            except duckdb.Error as error:
                raise self._failure or error from None

    @property
    def has_moves(self) -> bool:
        """Whether the steps bear numbers of moves."""
        return self._moves is not None and self._moves.are_few

    def _write_moves(self, writer: duckdb.DuckDBPyConnection, cache: str) -> None:
        """Store what the moves are."""
        if self._moves is None:
            return
        kind = self._types.get("activity", "VARCHAR")
        writer.register("tropa_moves", self._moves.table(self._vocabulary.names))
        writer.execute(f"""CREATE TABLE {cache}.moves AS SELECT * REPLACE (
            CAST(activity AS {kind}) AS activity, CAST(next_activity AS {kind}) AS next_activity)
            FROM tropa_moves""")

    def write_cases(self, cache: str) -> None:
        """Store the cases, their distinct paths and the moves."""
        cases = pa.concat_tables(self._folded)
        with self._connection.cursor() as writer:
            kind = self._types.get("activity", "VARCHAR")
            ids = write_variants(
                writer, cases["path"], vocabulary=self._vocabulary, kind=kind, cache=cache
            )
            numbers = pa.array(range(len(cases)), pa.int64())
            cases = cases.append_column("case_no", numbers).append_column("variant_id", ids)
            writer.register("tropa_folded", cases.drop_columns(["path"]))
            attributes = self._flat.case_attributes
            has_sessions = self._lens.session_minutes is not None
            named = folded_sql(self._names, attributes, has_sessions=has_sessions)
            writer.execute(f"CREATE TEMP TABLE tropa_named AS {named}")
            finished = cases_sql(
                self._lens, attributes, folded="tropa_named", as_of_us=self.as_of_us
            )
            writer.execute(f"CREATE TABLE {cache}.cases AS {finished}")
            self._write_moves(writer, cache)
            facts = f"SELECT {HIDDEN} FROM tropa_named ORDER BY case_no"
            writer.execute(f"CREATE TABLE {cache}.case_facts AS {facts}")

    def files(self, folder: Path) -> LensFiles:
        """Describe what was written."""
        return LensFiles(
            folder=folder,
            lens=self._lens,
            as_of_us=self.as_of_us,
            ties=self._ties,
            events=self._events,
            case_count=self._case_count,
            case_attributes=self._flat.case_attributes,
            event_attributes=self._flat.event_attributes,
            has_moves=self.has_moves,
        )

    def _linked_chunks(self, batches: pa.RecordBatchReader) -> Iterator[pa.Table]:
        """Link and fold chunk by chunk; what goes wrong is kept, for DuckDB would reword it."""
        try:
            for events in whole_cases(batches, schema=batches.schema):
                yield self._taken(chunk_of(events, session_minutes=self._lens.session_minutes))
        except Exception as error:
            self._failure = error
            raise

    def _taken(self, chunk: Chunk) -> pa.Table:
        """Link one chunk, fold its cases, and count."""
        codes = self._vocabulary.codes(chunk.events["activity"])
        cases = folded(
            chunk,
            codes,
            vocabulary=self._vocabulary,
            wanted=self._lens.wanted,
            case_attributes=self._flat.case_attributes,
        )
        steps = linked(
            chunk,
            codes,
            names=self._vocabulary.names,
            first_case_no=self._case_count,
            moves=self._moves,
        )
        self._folded.append(cases)
        self._case_count += len(cases)
        self._ties += int(chunk.is_tied.sum())
        self._done += len(steps)
        share = self._done / max(self._events, 1)
        self._tell(SORTED_SHARE + share * (LINKED_SHARE - SORTED_SHARE))
        return steps


def _batches(first: pa.Table, rest: Iterator[pa.Table]) -> Iterator[pa.RecordBatch]:
    yield from first.to_batches()
    for table in rest:
        yield from table.to_batches()
