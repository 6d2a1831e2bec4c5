"""Any foreign file, opened by what it holds and how it is named."""

from __future__ import annotations

from pathlib import Path

from tropa.core.errors import InputError
from tropa.core.mappings import ReadOptions
from tropa.formats.csv import open_csv
from tropa.formats.parquet import open_parquet
from tropa.formats.preview import preview
from tropa.formats.source import Progress, TableSource
from tropa.formats.unpacking import MAX_UNPACKED_BYTES, gzip_head, unpack_gzip
from tropa.formats.weblog import is_weblog, open_weblog

__all__ = ["open_source", "preview"]

_HEAD_BYTES = 1 << 16
_GZIP, _ZIP, _PARQUET, _OLD_OFFICE = b"\x1f\x8b", b"PK\x03\x04", b"PAR1", b"\xd0\xcf\x11\xe0"
_FOREIGN = {
    b"%PDF": "a PDF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"SQLite format 3": "a SQLite database",
    b"BZh": "a bzip2 archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
}
_TAKEN = "Tropa reads CSV, TSV, TXT, XLSX, Parquet, XES and web server logs, and .gz of text."


def open_source(
    path: Path,
    options: ReadOptions | None = None,
    *,
    work_dir: Path,
    progress: Progress | None = None,
    max_unpacked_bytes: int = MAX_UNPACKED_BYTES,
) -> TableSource:
    """Open a foreign file as a table: by its content first, then by its name.

    Parameters
    ----------
    options : ReadOptions | None
        What is known beforehand; the rest is found out.
    work_dir : Path
        A folder of this reading's own, for unpacked and transcoded copies; it must outlive the
        source that is returned.
    max_unpacked_bytes : int
        How large a packed file may become.

    Raises
    ------
    InputError
        When the file is missing, a folder, empty, cut off, binary, or of a kind not known.
    """
    options = options or ReadOptions()
    head = _head(path)
    if not head.startswith(_GZIP):
        return _open_plain(path, options, head=head, work_dir=work_dir, progress=progress)
    inner = gzip_head(path, size=_HEAD_BYTES)
    if not inner:
        raise _empty(path)
    if _is_xes(inner, path):
        return _open_xes(path, options, work_dir=work_dir, progress=progress)
    unpacked = unpack_gzip(path, work_dir=work_dir, max_bytes=max_unpacked_bytes, progress=progress)
    return _open_plain(
        unpacked, options, head=inner, work_dir=work_dir, progress=progress, file=path.name
    )


def _head(path: Path) -> bytes:
    if path.is_dir():
        raise InputError(
            "this is a folder, not a file.", file=path.name, hint="Name one file inside it."
        )
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD_BYTES)
    except FileNotFoundError as error:
        raise InputError(
            "there is no such file.", file=str(path), hint="Check the name and the folder."
        ) from error
    except PermissionError as error:
        raise InputError(
            "this file may not be read.", file=path.name, hint="Ask its owner for access."
        ) from error
    if not head:
        raise _empty(path)
    return head


def _empty(path: Path) -> InputError:
    return InputError("this file is empty (0 bytes).", file=path.name, hint="Export it again.")


def _open_plain(
    path: Path,
    options: ReadOptions,
    *,
    head: bytes,
    work_dir: Path,
    progress: Progress | None,
    file: str = "",
) -> TableSource:
    file = file or path.name
    if head.startswith(_PARQUET) or path.suffix.lower() in {".parquet", ".pq"}:
        return open_parquet(path, file=file)
    if head.startswith((_ZIP, _OLD_OFFICE)):  # an old workbook, or a new one under a password
        return _open_workbook(path, options, work_dir=work_dir, progress=progress)
    if _is_xes(head, path):
        return _open_xes(path, options, work_dir=work_dir, progress=progress)
    refuse_foreign(head, file)
    if is_weblog(head):
        return open_weblog(path, file=file)
    return open_csv(path, options, work_dir=work_dir, file=file, progress=progress)


def _is_xes(head: bytes, path: Path) -> bool:
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
    is_named = path.name.lower().endswith((".xes", ".xes.gz"))
    return plain.startswith(b"<") and (is_named or b"<log" in plain)


def _open_xes(
    path: Path, options: ReadOptions, *, work_dir: Path, progress: Progress | None
) -> TableSource:
    from tropa.formats.xes import open_xes  # only who reads XES pays for its parser

    return open_xes(path, options, work_dir=work_dir, progress=progress)


def _open_workbook(
    path: Path, options: ReadOptions, *, work_dir: Path, progress: Progress | None
) -> TableSource:
    from tropa.formats.xlsx import open_xlsx  # only who reads workbooks pays for their parser

    return open_xlsx(path, options, work_dir=work_dir, progress=progress)


def refuse_foreign(head: bytes, file: str) -> None:
    """Refuse what begins like another kind of file, or is no workbook though it is called one."""
    for start, what in _FOREIGN.items():
        if head.startswith(start):
            raise InputError(f"this is {what}, not a table.", file=file, hint=_TAKEN)
    text = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    for start, what in ((b"<", "a web page or XML"), (b"{", "JSON"), (b"[{", "JSON")):
        if text.startswith(start):
            raise InputError(f"this is {what}, not a table.", file=file, hint=_TAKEN)
    if file.lower().endswith((".xlsx", ".xlsm")):
        raise InputError(
            "this is no Excel workbook, whatever its name says.",
            file=file,
            hint="Save it again in Excel as .xlsx.",
        )
