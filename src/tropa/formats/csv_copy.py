"""A clean copy of a delimited text in the work folder: UTF-8, one kind of line end, no sums."""

from __future__ import annotations

import codecs
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tropa.core.errors import InputError
from tropa.formats.encoding import Looked, pieces_of

if TYPE_CHECKING:
    from tropa.formats.source import Progress

_TAIL_BYTES = 1 << 16


def needs_copy(looked: Looked) -> bool:
    """Whether an engine could not scan the file as it is."""
    return looked.encoding != "utf-8" or len(looked.newlines) > 1


def copy_as_utf8(
    path: Path, looked: Looked, *, file: str, work_dir: Path, progress: Progress | None = None
) -> Path:
    """Write the file anew as UTF-8 with plain line ends, a piece at a time.

    Raises
    ------
    InputError
        When a piece is not in the encoding found; the copy is taken away.
    """
    target = work_dir / f"{path.name}.utf8.csv"
    writer = _Writer(codecs.getincrementaldecoder(looked.encoding)("strict"))
    try:
        with target.open("wb") as out:
            for piece, share in pieces_of(path):
                out.write(writer.take(piece))
                if progress:
                    progress(share)
            out.write(writer.take(b"", is_last=True))
    except UnicodeDecodeError as error:
        target.unlink(missing_ok=True)
        before = error.object[: error.start].decode(looked.encoding, "replace")
        raise InputError(
            f"this row is not in the encoding {looked.encoding}.",
            file=file,
            row=writer.lines + len(before.splitlines() or [""]) + before.endswith("\n"),
            hint="Name the encoding of the file (utf-8, cp1251, cp1250 …).",
        ) from error
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return target


@dataclass(slots=True)
class _Writer:
    decoder: codecs.IncrementalDecoder
    lines: int = 0
    has_begun: bool = False
    held: str = ""

    def take(self, piece: bytes, *, is_last: bool = False) -> bytes:
        text = self.held + self.decoder.decode(piece, is_last)
        self.held = ""
        if text.endswith("\r") and not is_last:  # its line feed may be in the next piece
            text, self.held = text[:-1], "\r"
        if text and not self.has_begun:
            text, self.has_begun = text.removeprefix("\ufeff"), True
        plain = text.replace("\r\n", "\n").replace("\r", "\n")
        self.lines += plain.count("\n")
        return plain.encode("utf-8", "replace")


def tail_text(path: Path) -> str:
    """Read the last lines of a UTF-8 text, from the beginning of a line."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        stream.seek(max(0, size - _TAIL_BYTES))
        tail = stream.read()
    if size > len(tail):
        tail = tail[tail.find(b"\n") + 1 :]
    return tail.decode("utf-8", "replace")


def copy_without_end(path: Path, cut_bytes: int, *, work_dir: Path) -> tuple[Path, int]:
    """Copy all but the last bytes; give the copy and how many lines it has."""
    target = work_dir / f"{path.name}.body.csv"
    left = path.stat().st_size - cut_bytes
    lines = 0
    with target.open("wb") as out:
        for piece, _ in pieces_of(path):
            kept = piece[:left]
            left -= len(kept)
            lines += kept.count(b"\n")
            out.write(kept)
    return target, lines


def copy_without_titles(path: Path, titles: str, *, rows: int, work_dir: Path) -> Path:
    """Copy a UTF-8 text with blank lines in place of its titles, so that rows keep their numbers.

    DuckDB 2.0 gives no row at all, and no error, when a title to skip is badly quoted.
    """
    target = work_dir / f"{path.name}.untitled.csv"
    with path.open("rb") as source, target.open("wb") as out:
        has_bom = source.read(3) == codecs.BOM_UTF8
        source.seek(len(titles.encode()) + (3 if has_bom else 0))
        out.write(b"\n" * rows)
        shutil.copyfileobj(source, out, 1 << 20)
    return target
