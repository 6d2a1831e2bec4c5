"""Is this a workbook that can be opened without harm? Looked at before anything is parsed."""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import IO, TYPE_CHECKING

from tropa.core.errors import InputError
from tropa.formats.xml_guard import counted, refuse_document_type

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST_UNPACKED_BYTES = 2 * 1024**3
LARGEST_SHEET_CELLS = 64 * 1024**2
"""The reader holds a sheet as a full rectangle, so two far cells alone could fill the memory."""
CHUNK_BYTES = 1024 * 1024
OLE_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
CELL = re.compile(rb'<(?:\w+:)?c\s[^<>]*?\br="([A-Z]{1,3})(\d{1,7})"')
LONGEST_CELL_HEAD_BYTES = 256
SAVE_AS_XLSX = "Open it in Excel or LibreOffice and save it as .xlsx."


def check_workbook(path: Path, *, file: str) -> None:
    """Refuse what is no .xlsx workbook, or one built to do harm.

    Raises
    ------
    InputError
        An empty file, an old .xls, an encrypted workbook, another kind of zip, a damaged or
        bomb-like zip, entities in its XML, a sheet whose corners are absurdly far apart.
    """
    with path.open("rb") as stream:
        magic = stream.read(8)
        if magic == OLE_MAGIC:
            raise InputError(*_ole(stream), file=file, hint=SAVE_AS_XLSX)
    if not magic:
        raise InputError("The file is empty (0 bytes).", file=file, hint="Export it again.")
    if not magic.startswith(b"PK"):
        raise InputError(
            "This is no Excel workbook, whatever its name says.",
            file=file,
            hint="Save it as .xlsx, or give it the ending of what it is (.csv).",
        )
    try:
        with zipfile.ZipFile(path) as archive:
            _check_archive(archive, file)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise InputError(
            "The workbook is damaged or was not copied to its end.",
            file=file,
            hint="Copy or export it again.",
        ) from error


def _ole(stream: IO[bytes]) -> tuple[str]:
    tail = b""
    while chunk := stream.read(CHUNK_BYTES):
        if ENCRYPTED in tail + chunk:
            return ("The workbook is protected by a password.",)
        tail = chunk[-len(ENCRYPTED) :]
    return ("This is an old .xls file (Excel 97–2003).",)


def _check_archive(archive: zipfile.ZipFile, file: str) -> None:
    if "xl/workbook.xml" not in archive.namelist():
        raise InputError("This zip file holds no Excel workbook.", file=file, hint=SAVE_AS_XLSX)
    if sum(part.file_size for part in archive.infolist()) > LARGEST_UNPACKED_BYTES:
        raise InputError(
            f"The workbook unpacks to more than {LARGEST_UNPACKED_BYTES // 1024**2} MB.",
            file=file,
            hint="Split it, or export it as .csv.",
        )
    left = LARGEST_UNPACKED_BYTES
    for part in archive.infolist():
        if part.filename.endswith((".xml", ".rels")):
            left -= _check_part(archive, part, limit_bytes=left, file=file)


def _check_part(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, *, limit_bytes: int, file: str
) -> int:
    """Unpack one part bounded, as far as it must be seen, and count its bytes."""
    name = f"{file} ({part.filename})"
    is_sheet = part.filename.startswith("xl/worksheets/")
    seen, columns, rows, tail = 0, set[bytes](), 0, b""
    with archive.open(part) as stream:
        for chunk in counted(_chunks(stream), file=name, limit_bytes=limit_bytes):
            if not seen:
                refuse_document_type(chunk, file=name)
            seen += len(chunk)
            if is_sheet and (cells := CELL.findall(tail + chunk)):
                columns.update({column for column, _ in cells})
                rows = max(rows, max(int(row) for _, row in cells))
                tail = chunk[-LONGEST_CELL_HEAD_BYTES:]
    width = max((column_number(column.decode()) for column in columns), default=0)
    if width * rows > LARGEST_SHEET_CELLS:
        raise InputError(
            f"A sheet spans {rows} rows and {width} columns, more than can be held.",
            file=name,
            hint="Delete the stray cells far from the table, or export it as .csv.",
        )
    return seen


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(CHUNK_BYTES):
        yield chunk


def column_number(letters: str) -> int:
    """Turn the letters of a column into its number.

    Examples
    --------
    >>> column_number("A"), column_number("AB")
    (1, 28)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
