"""Is this a workbook that can be opened without harm? Looked at before anything is parsed."""

from __future__ import annotations

import zipfile
import zlib
from array import array
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import IO, TYPE_CHECKING

from tropa.core.errors import InputError
from tropa.formats.chunks import refuse_bomb
from tropa.formats.sheet_measure import exact_size, longest_string, quick_size, string_lengths
from tropa.formats.xml_guard import refuse_document_type

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tropa.formats.sheet_measure import SheetSize

LARGEST_UNPACKED_BYTES = 2 * 1024**3
LARGEST_SHEET_CELLS = 64 * 1024**2
"""The reader holds a sheet as a full rectangle, so two far cells alone could fill the memory."""
CHUNK_BYTES = 1024 * 1024
OLE_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
STRINGS = "sharedstrings.xml"
OTHER_WORKBOOKS = {"content.xml", "xl/workbook.bin"}
"""Where they are, the reader may take the file for another kind, which nobody has looked at."""
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
LARGEST_SHEET_TEXT_BYTES = 512 * 1024**2
"""The reader gives every cell a copy of its text, however often a text is shared."""
LARGEST_DIRECTORY_BYTES = 4 * 1024**2
LONGEST_ZIP_END_BYTES = 70_000
ZIP64 = 0xFFFFFFFF
"""In the plain record: the size stands in the other."""
PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""The two ways in which the parts of any workbook are packed."""
IS_ENCRYPTED = 0x1
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,  # a part ends too early
    UnicodeDecodeError,  # a name in no encoding
    NotImplementedError,  # a way of packing from the future
)
"""What the zip module raises of a broken zip; anything else is a failure of our own."""
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
        _refuse_many_parts(path, file)
        with zipfile.ZipFile(path) as archive:
            _check_archive(archive, file, size_bytes=path.stat().st_size)
    except DAMAGED as error:
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


def _refuse_many_parts(path: Path, file: str) -> None:
    """Look at the size of the zip's directory before it is read: a part takes memory each."""
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - LONGEST_ZIP_END_BYTES))
        tail = stream.read()
    for mark, place, width in ((b"PK\x05\x06", 12, 4), (b"PK\x06\x06", 40, 8)):
        at = tail.rfind(mark)
        size = int.from_bytes(tail[at + place : at + place + width], "little") if at >= 0 else 0
        if size > LARGEST_DIRECTORY_BYTES and size != ZIP64:
            raise InputError(
                "This zip file has far more parts than any workbook.",
                file=file,
                hint=SAVE_AS_XLSX,
            )


def _check_archive(archive: zipfile.ZipFile, file: str, *, size_bytes: int) -> None:
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names or names & OTHER_WORKBOOKS:
        raise InputError("This zip file holds no Excel workbook.", file=file, hint=SAVE_AS_XLSX)
    guard = _Guard(archive, file, size_bytes)
    parts = archive.infolist()
    _refuse_foreign_packing(parts, file)
    if any(part.header_offset > size_bytes for part in parts):
        raise zipfile.BadZipFile  # it would lie behind the end of the file
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED_BYTES:
        raise guard.too_large()
    guard.strings = [part for part in parts if part.filename.lower().endswith(STRINGS)]
    longest = max((guard.longest_string(part) for part in guard.strings), default=0)
    for part in parts:  # any of them may be a sheet, whatever it is called
        guard.check_sheet(part, longest_string=longest)


def _refuse_foreign_packing(parts: list[zipfile.ZipInfo], file: str) -> None:
    if any(part.flag_bits & IS_ENCRYPTED for part in parts):
        raise InputError("The workbook is protected by a password.", file=file, hint=SAVE_AS_XLSX)
    if any(part.compress_type not in PACKED for part in parts):
        raise InputError("This zip file holds no Excel workbook.", file=file, hint=SAVE_AS_XLSX)


@dataclass(slots=True)
class _Guard:
    """Unpacks the parts of a workbook, all of them within one bound."""

    archive: zipfile.ZipFile
    file: str
    size_bytes: int
    strings: list[zipfile.ZipInfo] = field(default_factory=list)
    lengths: array[int] | None = None
    seen: int = 0

    def longest_string(self, part: zipfile.ZipInfo) -> int:
        """Tell how long one shared text is at most."""
        return longest_string(self.chunks(part), file=self._name(part))

    def check_sheet(self, part: zipfile.ZipInfo, *, longest_string: int) -> None:
        """Refuse a sheet that would fill the memory."""
        size = quick_size(self.chunks(part), file=self._name(part))
        if size.rectangle > LARGEST_SHEET_CELLS:
            raise self._too_wide(part, size)
        if size.cells and (
            not size.is_sure or size.cells * longest_string > LARGEST_SHEET_TEXT_BYTES
        ):
            self._check_exactly(part)

    def _check_exactly(self, part: zipfile.ZipInfo) -> None:
        size = exact_size(self._raw(part), self._string_lengths(), file=self._name(part))
        if size.rectangle > LARGEST_SHEET_CELLS:
            raise self._too_wide(part, size)
        if size.text_bytes > LARGEST_SHEET_TEXT_BYTES:
            raise InputError(
                "A sheet repeats long texts so often that they cannot be held.",
                file=self._name(part),
                hint="Export it as .csv.",
            )

    def _string_lengths(self) -> array[int]:
        """Measure the shared texts once: a workbook may have thousands of sheets.

        Of several tables only the reader knows which one counts: a text is taken at its longest.
        """
        if self.lengths is None:
            every = [string_lengths(self._raw(one), file=self._name(one)) for one in self.strings]
            self.lengths = array("Q", (max(of) for of in zip_longest(*every, fillvalue=0)))
        return self.lengths

    def _too_wide(self, part: zipfile.ZipInfo, size: SheetSize) -> InputError:
        return InputError(
            f"A sheet spans {size.rows} rows and {size.columns} columns, more than can be held.",
            file=self._name(part),
            hint="Delete the stray cells far from the table, or export it as .csv.",
        )

    def too_large(self) -> InputError:
        return InputError(
            f"The workbook unpacks to more than {LARGEST_UNPACKED_BYTES // 1024**2} MB.",
            file=self.file,
            hint="Split it, or export it as .csv.",
        )

    def chunks(self, part: zipfile.ZipInfo) -> Iterator[bytes]:
        """Unpack a part, as far as all of them together may grow."""
        before = self.seen
        for chunk in self._raw(part):
            if self.seen == before:
                refuse_document_type(chunk, file=self._name(part))
            self.seen += len(chunk)
            if self.seen > LARGEST_UNPACKED_BYTES:
                raise self.too_large()
            refuse_bomb(self.seen, self.size_bytes, file=self._name(part))
            yield chunk

    def _raw(self, part: zipfile.ZipInfo) -> Iterator[bytes]:
        with self.archive.open(part) as stream:
            while chunk := stream.read(CHUNK_BYTES):
                yield chunk

    def _name(self, part: zipfile.ZipInfo) -> str:
        return f"{self.file} ({part.filename})"
