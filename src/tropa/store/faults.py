"""Rows at fault: found once, named by their place in the file, set aside or refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tropa.core.errors import InputError
from tropa.core.results import ReadReport, Refusal
from tropa.store.connect import execute, rows
from tropa.store.row_numbers import file_rows
from tropa.store.table_parts import REFUSAL

if TYPE_CHECKING:
    from tropa.store.staging import Staged

REPORTED_REFUSALS = 100
EMPTY = -1
"""The fault of a row without any value: it is skipped, not refused."""
COPY = -2
"""The fault of a row that is there already, word for word."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that can be wrong with a row: SQL that finds it, the column and value to name.

    Without a ``reason`` the value itself is the reason.
    """

    condition: str
    column: str
    value: str
    reason: str


@dataclass(slots=True)
class Faults:
    """The rows of one table that cannot be taken.

    Attributes
    ----------
    table : str
        The table; a second one, ``<table>_faults`` (rid, fault), lists what is wrong in it.
    kinds : list[Fault]
        What a number in ``fault`` means.
    rejects : str
        Table of rows that DuckDB could not split into columns; empty: none such.
    """

    staged: Staged
    table: str
    kinds: list[Fault]
    rejects: str = ""

    def __post_init__(self) -> None:
        """Look first for rows that the format itself could not read; each says why."""
        if self.staged.has_refusals:
            self.kinds = [Fault(f"{REFUSAL} IS NOT NULL", "", REFUSAL, ""), *self.kinds]

    @property
    def name(self) -> str:
        """Table that lists the rows at fault."""
        return f"{self.table}_faults"

    def find(self, *, columns: list[str]) -> None:
        """Look at every row once."""
        tests = " ".join(
            f"WHEN {kind.condition} THEN {number}" for number, kind in enumerate(self.kinds)
        )
        columns = [*columns, REFUSAL] if self.staged.has_refusals else columns
        empty = f"coalesce({', '.join(columns)}) IS NULL"
        fault = f"CASE WHEN NOT ({self._any()}) THEN NULL WHEN {empty} THEN {EMPTY} {tests} END"
        self._run(
            f"CREATE TABLE {self.name} AS SELECT rid, fault FROM"
            f" (SELECT rowid AS rid, {fault} AS fault FROM {self.table}) WHERE fault IS NOT NULL"
        )

    def _any(self) -> str:
        return " OR ".join(f"coalesce({kind.condition}, FALSE)" for kind in self.kinds)

    def add(self, sql: str, kind: Fault) -> None:
        """Add the rows of a query (rid, is_same): copies where ``is_same``, else of this kind."""
        self.kinds.append(kind)
        number = len(self.kinds) - 1
        self._run(
            f"INSERT INTO {self.name} SELECT rid, CASE WHEN is_same THEN {COPY} ELSE {number} END"
            f" FROM ({sql})"
        )

    def count(self, fault: int | None = None) -> int:
        """Count the rows refused, or those of one fault."""
        if fault is not None:
            return self._number(f"SELECT count(*) FROM {self.name} WHERE fault = {fault}")
        return self._number(f"SELECT count(*) FROM {self.name} WHERE fault >= 0") + self._ragged()

    def row_count(self) -> int:
        """Count the rows of the file."""
        return self._number(f"SELECT count(*) FROM {self.table}") + self._ragged()

    def _ragged(self) -> int:
        if not self.rejects:
            return 0
        return self._number(f"SELECT count(DISTINCT line) FROM {self.rejects}")

    def rows(self, *, limit: int | None = None, offset: int = 0) -> list[Refusal]:
        """List the rows refused, in the order of the file."""
        found = [*self._bad_rows(), *self._ragged_rows()]
        found.sort(key=lambda refusal: refusal.row)
        return found[offset : None if limit is None else offset + limit]

    def _bad_rows(self) -> list[Refusal]:
        values = " ".join(
            f"WHEN {number} THEN {kind.value}" for number, kind in enumerate(self.kinds)
        )
        place = "t.row_number" if self.staged.has_row else "t.rowid"
        found = self._rows(
            f"SELECT {place}, fault, CASE fault {values} END FROM {self.table} t"
            f" JOIN {self.name} f ON t.rowid = f.rid WHERE fault >= 0 ORDER BY 1"
        )
        numbers = file_rows(self.staged, [place for place, _, _ in found], rejects=self.rejects)
        return [
            _refusal(row, self.kinds[fault], value or "")
            for row, (_, fault, value) in zip(numbers, found, strict=True)
        ]

    def _ragged_rows(self) -> list[Refusal]:
        if not self.rejects:
            return []
        found = self._rows(
            f"SELECT line, min(error_type::VARCHAR), first(csv_line), min(column_idx)"
            f" FROM {self.rejects} GROUP BY line ORDER BY line"
        )
        wanted = len(self.staged.columns)
        return [
            Refusal(line, "", (text or "").strip(), _ragged_reason(kind, found, wanted))
            for line, kind, text, found in found
        ]

    def judge(self, *, refuse: bool) -> ReadReport:
        """Report what is taken; without leave to set bad rows aside, refuse the file for one.

        Raises
        ------
        InputError
            Naming the first bad row and how many more there are.
        """
        bad = self.count()
        if bad and not refuse:
            raise self.error(bad)
        rows, copies = self.row_count(), self.count(COPY)
        return ReadReport(
            rows=rows,
            taken=rows - bad - copies - self.count(EMPTY),
            refused=bad,
            refusals=tuple(self.rows(limit=REPORTED_REFUSALS)) if bad else (),
            duplicates=copies,
            warnings=self.staged.source.warnings,
        )

    def error(self, count: int) -> InputError:
        """Say what is wrong with the first bad row, and how many more there are."""
        first = self.rows(limit=1)[0]
        said = f"'{first.value[:80]}': {first.reason}" if first.value else first.reason
        more = f" ({count - 1} more rows like it or worse.)" if count > 1 else ""
        return InputError(
            f"{said}{more}",
            file=self.staged.file,
            row=first.row,
            column=first.column or None,
            hint="Correct the file, or let bad rows be set aside.",
        )

    def _run(self, sql: str) -> None:
        execute(self.staged.connection, sql)

    def _number(self, sql: str) -> int:
        return int(self._rows(sql)[0][0])

    def _rows(self, sql: str) -> list[tuple[Any, ...]]:
        return rows(self.staged.connection, sql)


def _refusal(row: int, kind: Fault, value: str) -> Refusal:
    """Say what is wrong with a row; where the kind has no reason, the row itself tells."""
    if not kind.reason:
        return Refusal(row, kind.column, "", value)
    return Refusal(row, kind.column, value, kind.reason)


_BAD_QUOTE = "A quotation mark is opened and not closed, or stands inside a value."


def _ragged_reason(kind: str, found: int, wanted: int) -> str:
    reasons = {
        "MISSING COLUMNS": f"The row has {found} values, the header {wanted}.",
        "TOO MANY COLUMNS": f"The row has more values than the header ({wanted}).",
        "UNQUOTED VALUE": _BAD_QUOTE,
        "LINE SIZE OVER MAXIMUM": "The row is too long (more than 2 MB).",
        "INVALID ENCODING": "The row holds bytes that are no text.",
    }
    return reasons.get(kind, "The row cannot be split into columns.")
