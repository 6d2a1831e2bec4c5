"""What lies over what: the cases of before without those replaced, and the ones cut anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa

from tropa.store.cases_sql import HIDDEN, cases_sql
from tropa.store.moves import MARKS
from tropa.store.names_sql import attribute_column
from tropa.store.single_row import whole_number

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from tropa.store.flat import FlatEvents
    from tropa.store.lens_files import LensFiles

MOVES = ("activity", "next_activity")
STEPS_OVER_BASE = """
    SELECT * FROM {base}.steps ANTI JOIN {own}.replaced USING (case_no)
    UNION ALL SELECT * FROM {own}.changed_steps"""


class OverlayMerge:
    """Merges the cases cut anew (database ``work``) into the version before (``old``).

    ``base`` holds the steps below; it is ``old`` itself unless ``old`` is an overlay already.
    """

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        files: LensFiles,
        *,
        work: str,
        old: str,
        base: str,
    ) -> None:
        self._connection = connection
        self._files = files
        self._work, self._old, self._base = work, old, base
        self._offset = 0

    def find_replaced(self, changed: FlatEvents, gone: Collection[str]) -> None:
        """Find the cases that change or go; new ones are numbered beyond all that ever were."""
        run, work, old = self._connection.execute, self._work, self._old
        self._connection.register("tropa_gone", pa.table({"case": pa.array(gone, pa.string())}))
        run(f"""CREATE TABLE {work}.touched AS SELECT DISTINCT "case" AS source_case
            FROM ({changed.sql}) UNION SELECT "case" FROM tropa_gone""")
        self._connection.unregister("tropa_gone")
        earlier = f" UNION SELECT case_no FROM {old}.replaced" if self._files.base else ""
        run(f"""CREATE TABLE {work}.replaced AS
            SELECT case_no FROM {old}.case_facts SEMI JOIN {work}.touched USING (source_case)
            {earlier}""")
        tables = (f"{old}.case_facts", f"{self._base}.case_facts", f"{work}.replaced")
        used = " UNION ALL ".join(f"SELECT case_no FROM {table}" for table in tables)
        self._offset = 1 + whole_number(
            self._connection, f"SELECT COALESCE(MAX(case_no), -1) FROM ({used})"
        )
        if self._files.has_moves:
            self._number_moves()

    def _number_moves(self) -> None:
        """Give moves of before their numbers, the others the next ones: ``move_numbers``."""
        old, work = self._old, self._work
        plain = ", ".join(f"CAST({name} AS VARCHAR) AS {name}" for name in MOVES)
        marks = ", ".join(MARKS)
        same = " AND ".join(
            f"met.{one} IS NOT DISTINCT FROM known.{one}" for one in (*MOVES, *MARKS)
        )
        self._connection.execute(f"""CREATE TABLE {work}.move_numbers AS
            SELECT met.move, COALESCE(known.move, (SELECT COALESCE(MAX(move), -1) FROM {old}.moves)
                + COUNT(*) FILTER (WHERE known.move IS NULL) OVER (ORDER BY met.move)) AS number
            FROM (SELECT move, {plain}, {marks} FROM {work}.moves) met LEFT JOIN (
                SELECT MIN(move) AS move, {plain}, {marks} FROM {old}.moves GROUP BY ALL
            ) known ON {same}""")

    @property
    def further_columns(self) -> list[str]:
        """Name the columns of the steps beyond those of every log."""
        move = ["move"] if self._files.has_moves else []
        return [*move, *map(attribute_column, self._files.event_attributes)]

    def write_moves(self, new: str) -> None:
        """Write the moves of before and those never met before."""
        if self._files.has_moves:
            old, work = self._old, self._work
            self._connection.execute(f"""CREATE TABLE {new}.moves AS
                SELECT * FROM {old}.moves
                UNION ALL BY NAME
                SELECT * EXCLUDE (number) REPLACE (number AS move)
                FROM {work}.moves JOIN {work}.move_numbers USING (move)
                WHERE number NOT IN (SELECT move FROM {old}.moves)""")

    def write_cases(self, new: str) -> None:
        """Write all cases: states and outcomes are drawn anew, for the moment has moved on."""
        files, work, old = self._files, self._work, self._old
        run = self._connection.execute
        columns = ["case", "variant_id", "start_us", "end_us", "length"]
        extra = [attribute_column(name) for name in files.case_attributes]
        names = ", ".join([*(f'"{column}"' for column in columns), *extra])
        run(f"""CREATE TABLE {work}.folded AS
            SELECT {HIDDEN}, {names} FROM {old}.cases JOIN {old}.case_facts USING (case_no)
                ANTI JOIN {work}.replaced USING (case_no)
            UNION ALL BY NAME
            SELECT * REPLACE (case_no + {self._offset} AS case_no) FROM (
                SELECT {HIDDEN}, {names} FROM {work}.cases JOIN {work}.case_facts USING (case_no))
            """)
        as_of_us = files.lens.as_of_us
        if as_of_us is None:
            as_of_us = whole_number(
                self._connection, f"SELECT COALESCE(MAX(end_us), 0) FROM {work}.folded"
            )
        self._files = replace(files, as_of_us=as_of_us)
        finished = cases_sql(
            files.lens, files.case_attributes, folded=f"{work}.folded", as_of_us=as_of_us
        )
        run(f"CREATE TABLE {new}.cases AS {finished}")
        run(f"CREATE TABLE {new}.case_facts AS SELECT {HIDDEN} FROM {work}.folded ORDER BY case_no")

    def write_overlay(self, new: str, *, share: float) -> bool:
        """Write the changed steps beside the base, unless they are too many or name new things."""
        run, work, old = self._connection.execute, self._work, self._old
        kept = f"SELECT * FROM {old}.changed_steps ANTI JOIN {work}.replaced USING (case_no)"
        run(f"CREATE TABLE {new}.changed_steps AS SELECT * FROM {self._base}.steps LIMIT 0")
        run(f"CREATE TABLE {new}.variants AS SELECT * FROM {old}.variants LIMIT 0")
        try:
            if self._files.base:
                run(f"INSERT INTO {new}.changed_steps BY NAME {kept}")
            run(f"INSERT INTO {new}.changed_steps BY NAME {self._cut_anew()}")
            run(f"INSERT INTO {new}.variants {self.variants(new)}")
        except duckdb.ConversionException:
            is_overlay = False  # a value that the dictionaries of the base do not hold
        else:
            rows = self._number(f"SELECT COUNT(*) FROM {new}.changed_steps")
            events = whole_number(
                self._connection, f"SELECT COALESCE(SUM(length), 0) FROM {new}.cases"
            )
            is_overlay = rows <= share * events
        if is_overlay:
            run(f"CREATE TABLE {new}.replaced AS FROM {work}.replaced")
        else:
            run(f"DROP TABLE {new}.changed_steps")
            run(f"DROP TABLE {new}.variants")
        return is_overlay

    def steps(self) -> str:
        """Select all steps of the new version, numbered as in its cases."""
        work = self._work
        parts = [f"SELECT * FROM {self._base}.steps ANTI JOIN {work}.replaced USING (case_no)"]
        if self._files.base:
            changed = f"{self._old}.changed_steps"
            parts.append(f"SELECT * FROM {changed} ANTI JOIN {work}.replaced USING (case_no)")
        return " UNION ALL BY NAME ".join([*parts, self._cut_anew()])

    def variants(self, new: str) -> str:
        """Select the paths that some case of the new version takes."""
        return f"""
            SELECT variant_id, ANY_VALUE(activities) AS activities FROM (
                SELECT variant_id, CAST(activities AS VARCHAR[]) AS activities
                FROM {self._old}.variants
                UNION ALL
                SELECT variant_id, CAST(activities AS VARCHAR[]) FROM {self._work}.variants)
            SEMI JOIN {new}.cases USING (variant_id)
            GROUP BY variant_id ORDER BY variant_id"""

    def files(self, new: str, folder: Path) -> LensFiles:
        """Describe the new version, as one that stands alone."""
        return replace(
            self._files,
            folder=folder,
            base="",
            ties=whole_number(
                self._connection, f"SELECT COALESCE(SUM(ties), 0) FROM {new}.case_facts"
            ),
            events=whole_number(
                self._connection, f"SELECT COALESCE(SUM(length), 0) FROM {new}.cases"
            ),
            case_count=self._number(f"SELECT COUNT(*) FROM {new}.cases"),
        )

    def _cut_anew(self) -> str:
        numbers = f"case_no + {self._offset} AS case_no"
        if not self._files.has_moves:
            return f"SELECT * REPLACE ({numbers}) FROM {self._work}.steps"
        return f"""SELECT * EXCLUDE (number) REPLACE ({numbers}, number AS move)
            FROM {self._work}.steps JOIN {self._work}.move_numbers USING (move)"""

    def _number(self, sql: str) -> int:
        return whole_number(self._connection, sql)
