"""The bytes of a file that may be gzipped, chunk by chunk, with bounds."""

from __future__ import annotations

import gzip
import zlib
from typing import IO, TYPE_CHECKING

from tropa.core.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tropa.formats.source import Progress

CHUNK_BYTES = 1024 * 1024
GZIP_MAGIC = b"\x1f\x8b"
HARMLESS_BYTES = 64 * 1024**2
"""So much may come out of any file, however small."""
LARGEST_RATIO = 300
"""Beyond that, a file that unpacks to more than this many times itself is taken for a bomb."""


def unpacked(path: Path, *, progress: Progress | None = None) -> Iterator[bytes]:
    """Read a plain or gzipped file (told apart by its first bytes, not by its name).

    Raises
    ------
    InputError
        The file is empty, ends too early, is damaged, or unpacks beyond all measure.
    """
    size = path.stat().st_size
    if size == 0:
        raise InputError("The file is empty (0 bytes).", file=path.name, hint="Export it again.")
    with path.open("rb") as raw:
        is_gzip = raw.read(2) == GZIP_MAGIC
        raw.seek(0)
        stream: IO[bytes] = gzip.GzipFile(fileobj=raw) if is_gzip else raw  # type: ignore[assignment]  # a GzipFile reads as IO does
        seen = 0
        while chunk := _read(stream, path.name):
            seen += len(chunk)
            refuse_bomb(seen, size, file=path.name)
            if progress is not None:
                progress(min(raw.tell() / size, 1.0))
            yield chunk


def refuse_bomb(unpacked_bytes: int, packed_bytes: int, *, file: str) -> None:
    """Refuse what unpacks beyond all measure.

    Raises
    ------
    InputError
        When it does.
    """
    if unpacked_bytes > HARMLESS_BYTES and unpacked_bytes > packed_bytes * LARGEST_RATIO:
        raise InputError(
            f"The file unpacks to more than {LARGEST_RATIO} times its size.",
            file=file,
            hint="Look whether it is what it claims to be.",
        )


def _read(stream: IO[bytes], file: str) -> bytes:
    try:
        return stream.read(CHUNK_BYTES)
    except EOFError as error:
        raise InputError(
            "The compressed file ends too early.", file=file, hint="Copy or export it again."
        ) from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise InputError(
            "The compressed file is damaged.", file=file, hint="Copy or export it again."
        ) from error
