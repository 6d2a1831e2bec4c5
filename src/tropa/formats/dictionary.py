"""Status dictionaries as people keep them: a sheet that says what each code of a source means."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import openpyxl

from tropa.core.errors import InputError
from tropa.core.mappings import StatusDictionary, StatusEntry
from tropa.formats.formula_guard import guard_text, unguard_text
from tropa.formats.text_rows import text_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from tropa.formats.source import TableSource

COLUMNS = ("code", "touchpoint", "stage", "channel", "departments", "accountable", "ignore")
HEADINGS: dict[str, str] = {
    **{name: name for name in COLUMNS},
    **{"status": "code", "status code": "code", "step": "touchpoint", "phase": "stage"},
    **{"department": "departments", "accountable department": "accountable", "ignored": "ignore"},
    **{"код": "code", "статус": "code", "код статуса": "code", "точка контакта": "touchpoint"},
    **{"шаг": "touchpoint", "этап": "stage", "канал": "channel", "подразделение": "departments"},
    **{"подразделения": "departments", "отдел": "departments", "отделы": "departments"},
    **{"ответственный": "accountable", "ответственное подразделение": "accountable"},
    **{"не учитывать": "ignore", "пропускать": "ignore", "игнорировать": "ignore"},
    **{"kod": "code", "kod statusu": "code", "punkt styku": "touchpoint", "krok": "touchpoint"},
    **{"etap": "stage", "kanał": "channel", "dział": "departments", "działy": "departments"},
    **{"odpowiedzialny": "accountable", "odpowiedzialny dział": "accountable"},
    **{"pomijaj": "ignore", "pomiń": "ignore", "ignoruj": "ignore"},
}
"""Every heading that is understood (lower case) → what it means."""
YES = frozenset({"1", "true", "yes", "y", "x", "+", "да", "истина", "tak", "prawda"})
NO = frozenset({"", "0", "false", "no", "n", "-", "нет", "ложь", "nie", "fałsz"})


def read_dictionary(source: TableSource) -> StatusDictionary:
    """Read a dictionary from an opened table (workbook or CSV).

    Headings may be English, Russian or Polish; departments are separated by ``;``.

    Raises
    ------
    InputError
        No heading for the code, the same meaning twice, a row without code, a code twice, an
        ``ignore`` that is neither yes nor no; with file, row and column.
    """
    headings = _headings(source)
    entries: list[StatusEntry] = []
    rows: dict[str, int] = {}
    for row, cells in text_rows(source):
        texts = {
            meaning: unguard_text((cells[column] or "").strip())
            for meaning, column in headings.items()
        }
        if not any(texts.values()):
            continue
        entry = _entry(texts, file=source.file, row=row, headings=headings)
        if entry.code in rows:
            raise InputError(
                f"The code '{entry.code}' is already in row {rows[entry.code]}.",
                file=source.file,
                row=row,
                column=headings["code"],
                hint="Keep one row for each code.",
            )
        rows[entry.code] = row
        entries.append(entry)
    return StatusDictionary(entries=entries)


def _headings(source: TableSource) -> dict[str, str]:
    found: dict[str, str] = {}
    for column in source.columns:
        meaning = HEADINGS.get(" ".join(column.casefold().split()))
        if meaning is None:
            continue
        if meaning in found:
            raise InputError(
                f"'{found[meaning]}' and '{column}' both mean {meaning}.",
                file=source.file,
                hint="Rename or remove one of them.",
            )
        found[meaning] = column
    if "code" not in found:
        raise InputError(
            "No column is headed code, код or kod.",
            file=source.file,
            hint=f"The columns are: {', '.join(COLUMNS)}; only code must be there.",
        )
    return found


def _entry(
    texts: Mapping[str, str], *, file: str, row: int, headings: Mapping[str, str]
) -> StatusEntry:
    ignore = texts.get("ignore", "").casefold()
    if not texts["code"]:
        raise InputError(
            "The code is missing.", file=file, row=row, column=headings["code"],
            hint="Write the code as the source has it, or clear the row.",
        )  # fmt: skip
    if ignore not in YES | NO:
        raise InputError(
            f"'{texts['ignore']}' is neither yes nor no.", file=file, row=row,
            column=headings["ignore"], hint="Write yes, or leave the cell empty.",
        )  # fmt: skip
    departments = [name.strip() for name in texts.get("departments", "").split(";")]
    return StatusEntry(
        code=texts["code"],
        touchpoint=texts.get("touchpoint", ""),
        stage=texts.get("stage", ""),
        channel=texts.get("channel", ""),
        departments=[name for name in dict.fromkeys(departments) if name],
        accountable=texts.get("accountable", ""),
        is_ignored=ignore in YES,
    )


def write_dictionary(dictionary: StatusDictionary, path: Path) -> None:
    """Write a dictionary as .xlsx or .csv (UTF-8 that Excel recognises), by the path's ending."""
    rows = [COLUMNS, *map(_row, dictionary.entries)]
    if path.suffix.lower() == ".xlsx":
        _write_workbook(rows, path)
        return
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(map(guard_text, row) for row in rows)


def _row(entry: StatusEntry) -> tuple[str, ...]:
    departments = ";".join(entry.departments)
    ignore = "yes" if entry.is_ignored else ""
    return (
        entry.code, entry.touchpoint, entry.stage, entry.channel, departments, entry.accountable,
        ignore,
    )  # fmt: skip


def _write_workbook(rows: Iterable[tuple[str, ...]], path: Path) -> None:
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("dictionary")
    for row in rows:
        cells = [openpyxl.cell.WriteOnlyCell(sheet, value=text) for text in row]
        for cell in cells:
            cell.data_type = "s"  # a code such as =A1 is a text, never a formula
        sheet.append(cells)
    workbook.save(path)
