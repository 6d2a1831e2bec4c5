"""The key under which this user's private values are hashed; it never leaves the cache folder."""

from __future__ import annotations

import os
from secrets import token_bytes
from typing import TYPE_CHECKING

from tropa.log.cache_folder import cache_folder

if TYPE_CHECKING:
    from pathlib import Path

KEY_FILE = "pseudonym.key"
KEY_BYTES = 32


def own_key() -> bytes:
    """Read the key, made at first use: the same visitor has the same pseudonym in every file."""
    path = cache_folder() / KEY_FILE
    if not path.exists():
        _make(path)
    return path.read_bytes()


def _make(path: Path) -> None:
    """Write the key whole under another name first: who comes second finds a finished one."""
    part = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        stream.write(token_bytes(KEY_BYTES))
    try:
        os.link(part, path)
    except FileExistsError:
        return
    finally:
        part.unlink()
