"""The lake of one workspace: events and observations, each held by the imports that brought it.

A fact is written first and held afterwards, in one commit of ``holds``: that commit is the moment
at which a whole import appears, and its removal the moment at which the import is gone. Whatever a
crash leaves between is invisible, and swept before the next change.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from deltalake import CommitProperties
from deltalake.exceptions import CommitFailedError
from filelock import FileLock

from tropa.core.errors import Busy, InputError
from tropa.formats.schemas import EVENTS, HOLDS, OBSERVATIONS
from tropa.store.connect import execute, open_memory, rows
from tropa.store.delta_tables import IMPORT, FactTable
from tropa.store.event_shape import ShapedEvents
from tropa.store.lake_changes import ERASED, EVENTS_VERSION, changed_objects
from tropa.store.names_sql import literal, literals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import TypeVar

    import duckdb

    from tropa.core.results import ReadReport
    from tropa.formats.source import Progress
    from tropa.store.observation_shape import ShapedObservations

    Answer = TypeVar("Answer")

Kind = Literal["events", "observations"]
ID: dict[Kind, str] = {"events": "event_id", "observations": "observation_id"}
ATTEMPTS = 5
ROWS_A_BATCH = 100_000
_IMPORT_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def _names_events(shaped: ShapedEvents | ShapedObservations) -> bool:
    """Whether the file brought event ids of its own."""
    return isinstance(shaped, ShapedEvents) and "event_id" in shaped.layout.singles


class Lake:
    """The facts of one workspace, in a folder of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.tables: dict[Kind, FactTable] = {
            "events": FactTable(root / "events", EVENTS),
            "observations": FactTable(root / "observations", OBSERVATIONS),
        }
        self.holds = FactTable(root / "holds", HOLDS)

    @property
    def version(self) -> int:
        """Number of the latest change of what is to be seen."""
        return self.holds.version()

    def imports(self) -> list[str]:
        """Name the finished imports."""
        return sorted(self.holds.files())

    def add_events(
        self, shaped: ShapedEvents, import_id: str, *, progress: Progress | None = None
    ) -> ReadReport:
        """Take events in; those that are there already are held once more, not doubled.

        Asked again with the same ``import_id``, it finishes what was begun and adds nothing to what
        was finished. The report tells how many facts were new and how many there already.
        """
        return self._add("events", shaped, import_id, progress=progress)

    def add_observations(
        self, shaped: ShapedObservations, import_id: str, *, progress: Progress | None = None
    ) -> ReadReport:
        """Take observations in, as ``add_events`` does events."""
        return self._add("observations", shaped, import_id, progress=progress)

    def _add(
        self,
        kind: Kind,
        shaped: ShapedEvents | ShapedObservations,
        import_id: str,
        *,
        progress: Progress | None,
    ) -> ReadReport:
        if not _IMPORT_NAME.fullmatch(import_id):
            raise InputError(
                f"'{import_id}' cannot name an import.", hint="Use letters and digits."
            )
        connection = shaped.staged.connection
        facts = f"CREATE OR REPLACE TEMP TABLE lake_facts AS {shaped.facts_sql}"
        execute(connection, facts, progress=progress)
        try:
            with self._writing():
                told = self._other_content(connection) if _names_events(shaped) else ()
                new = self._retry(lambda: self._add_once(kind, connection, import_id))
            total = rows(connection, "SELECT count(*) FROM lake_facts")[0][0]
        finally:
            execute(connection, "DROP TABLE IF EXISTS lake_facts")
        copies = shaped.report.duplicates + total - new
        warnings = (*shaped.report.warnings, *told)
        return replace(shaped.report, new=new, duplicates=copies, warnings=warnings)

    def _other_content(self, connection: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
        """Tell of events that are here under the same id and say something else."""
        sql = (
            f"SELECT count(*) FROM lake_facts n JOIN ({self.visible_sql('events')}) o"
            " USING (event_id) WHERE (n.activity, n.time_us, n.objects, n.attributes)"
            " IS DISTINCT FROM (o.activity, o.time_us, o.objects, o.attributes)"
        )
        count = rows(connection, sql)[0][0]
        said = f"{count} event ids are here already with other content, which was left as it is."
        return (said,) if count else ()

    def _add_once(self, kind: Kind, connection: duckdb.DuckDBPyConnection, import_id: str) -> int:
        table, key = self.tables[kind], ID[kind]
        if import_id in self.holds.files():
            own = table.read_sql(table.files().get(import_id, []))
            sql = f"SELECT count(*) FROM lake_facts SEMI JOIN ({own}) o USING ({key})"
            return int(rows(connection, sql)[0][0])
        self._sweep(kind, connection, keep=import_id)
        seen = self.visible_sql(kind)
        new = f"SELECT * FROM lake_facts ANTI JOIN ({seen}) s USING ({key})"
        count = int(rows(connection, f"SELECT count(*) FROM ({new})")[0][0])
        kept = self._held_sql(kind, table.files().get(import_id, []))
        self._overwrite(table, connection, f"{kept} UNION ALL BY NAME {new}", import_id=import_id)
        held = f"SELECT {key} AS fact_id FROM lake_facts"
        self._overwrite(self.holds, connection, held, import_id=import_id)
        return count

    def take_out(self, import_id: str) -> None:
        """Take an import out again, completely; what another import holds stays.

        Taking out what is not there changes nothing, so that it can be asked for again.
        """
        with self._writing(), self._connection() as connection:
            self._retry(lambda: self._take_out_once(import_id, connection))

    def _take_out_once(self, import_id: str, connection: duckdb.DuckDBPyConnection) -> None:
        if import_id in self.holds.files():
            self.holds.open().delete(
                f"{IMPORT} = {literal(import_id)}",
                commit_properties=CommitProperties(
                    custom_metadata={EVENTS_VERSION: str(self.tables["events"].open().version())},
                    max_commit_retries=0,
                ),
            )
        for kind in self.tables:
            self._sweep(kind, connection)

    def erase(self, object_type: str, object_id: str) -> None:
        """Forget all about one customer, order …: the facts, and the files that held them."""
        wanted = f"{{'type': {literal(object_type)}, 'id': {literal(object_id)}}}"
        with self._writing(), self._connection() as connection:
            for kind in self.tables:
                self._retry(partial(self._erase_once, kind, wanted, connection=connection))
        self.vacuum()

    def _erase_once(
        self, kind: Kind, wanted: str, *, connection: duckdb.DuckDBPyConnection
    ) -> None:
        table, key = self.tables[kind], ID[kind]
        gone: set[str] = set()
        for import_id, files in table.files().items():
            every = table.read_sql(files)
            sql = f"SELECT {key} FROM ({every}) WHERE list_contains(objects, {wanted})"
            found = {row[0] for row in rows(connection, sql)}
            if found:
                rest = f"SELECT * FROM ({every}) WHERE NOT list_contains(objects, {wanted})"
                self._overwrite(table, connection, rest, import_id=import_id)
                gone |= found
        if gone:
            self.holds.open().delete(
                f"fact_id IN ({literals(sorted(gone))})",
                commit_properties=CommitProperties(
                    custom_metadata={ERASED: "yes"}, max_commit_retries=0
                ),
            )

    def changed_objects(self, since_version: int, object_type: str) -> set[str] | None:
        """Ids of the objects whose events came or went after a version; None: rebuild all."""
        with self._connection() as connection:
            return changed_objects(self, since_version, object_type, connection=connection)

    def vacuum(self, *, older_than_hours: int = 0) -> None:
        """Delete the files that no table needs any more, those of broken writes too; for good."""
        with self._writing():
            for table in (*self.tables.values(), self.holds):
                table.open().vacuum(
                    retention_hours=older_than_hours,
                    dry_run=False,
                    enforce_retention_duration=False,
                    full=True,
                )

    def compact(self) -> None:
        """Join small files, so that reading stays quick."""
        with self._writing():
            for table in (*self.tables.values(), self.holds):
                table.open().optimize.compact()

    def visible_sql(self, kind: Kind) -> str:
        """SELECT the facts that a finished import holds, each once."""
        table = self.tables[kind]
        files = table.files()  # before the holds: what they name is then surely among the files
        finished = set(self.holds.files())
        whole = [path for name in files if name in finished for path in files[name]]
        rest = [path for name in files if name not in finished for path in files[name]]
        if not rest:
            return table.read_sql(whole)
        return f"{table.read_sql(whole)} UNION ALL BY NAME {self._held_sql(kind, rest)}"

    def _held_sql(self, kind: Kind, files: list[str]) -> str:
        """SELECT what some import holds of these files."""
        held = [path for paths in self.holds.files().values() for path in paths]
        return (
            f"SELECT * FROM ({self.tables[kind].read_sql(files)}) f"
            f" WHERE f.{ID[kind]} IN (SELECT fact_id FROM ({self.holds.read_sql(held)}))"
        )

    def _sweep(self, kind: Kind, connection: duckdb.DuckDBPyConnection, *, keep: str = "") -> None:
        """Drop what no import holds: leftovers of a crash, and of an import taken out."""
        table = self.tables[kind]
        finished = set(self.holds.files())
        for import_id, files in table.files().items():
            if import_id in finished or import_id == keep:
                continue
            held = self._held_sql(kind, files)
            every = f"SELECT count(*) FROM ({table.read_sql(files)})"
            if rows(connection, every) != rows(connection, f"SELECT count(*) FROM ({held})"):
                self._overwrite(table, connection, held, import_id=import_id)

    def _overwrite(
        self, table: FactTable, connection: duckdb.DuckDBPyConnection, sql: str, *, import_id: str
    ) -> None:
        named = f"SELECT *, {literal(import_id)} AS {IMPORT} FROM ({sql})"
        reader = connection.sql(named).to_arrow_reader(ROWS_A_BATCH)
        try:
            table.overwrite(reader, import_id)
        finally:
            reader.close()  # a result half read would bar the connection from further work

    def _retry(self, change: Callable[[], Answer]) -> Answer:
        """Try a change anew when somebody else changed the table first; each try reopens it."""
        for _ in range(ATTEMPTS):
            try:
                return change()
            except CommitFailedError as error:
                last = error
        raise Busy("The lake is being changed by others.", hint="Try again in a minute.") from last

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Let one process at a time change the lake."""
        self.root.mkdir(parents=True, exist_ok=True)
        with FileLock(self.root / "writing.lock"):
            yield

    @contextmanager
    def _connection(self) -> Iterator[duckdb.DuckDBPyConnection]:
        connection = open_memory(self.root / "work")
        try:
            yield connection
        finally:
            connection.close()
