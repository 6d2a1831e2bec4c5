"""Gzipped files: their beginning, and a plain copy in the work folder, bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.core.errors import InputError
from tropa.formats.chunks import unpacked

if TYPE_CHECKING:
    from pathlib import Path

    from tropa.formats.source import Progress

MAX_UNPACKED_BYTES = 64 * 1024**3


def gzip_head(path: Path, *, size: int) -> bytes:
    """Unpack the first bytes of a gzipped file.

    Raises
    ------
    InputError
        The file is damaged, or ends before so many bytes were unpacked.
    """
    head = b""
    for chunk in unpacked(path):
        head += chunk
        if len(head) >= size:
            break
    return head[:size]


def unpack_gzip(
    path: Path, *, work_dir: Path, max_bytes: int, progress: Progress | None = None
) -> Path:
    """Unpack a gzipped file into the work folder; its copy there is named without ``.gz``.

    Raises
    ------
    InputError
        The file is damaged or truncated, or unpacks to more than ``max_bytes``; nothing is left.
    """
    copy = work_dir / (path.stem if path.suffix.lower() == ".gz" else f"{path.name}.unpacked")
    seen = 0
    try:
        with copy.open("wb") as stream:
            for chunk in unpacked(path, progress=progress):
                seen += len(chunk)
                if seen > max_bytes:
                    raise InputError(
                        f"this file unpacks to more than {max_bytes} bytes.",
                        file=path.name,
                        hint="Split it, or look whether it is what it claims to be.",
                    )
                stream.write(chunk)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
    return copy
