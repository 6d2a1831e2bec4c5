"""The folder that keeps what was read, for the next time; it holds personal data."""

from __future__ import annotations

import os
import shutil
from hashlib import blake2b
from pathlib import Path

import platformdirs

CHUNK_BYTES = 1024 * 1024
VARIABLE = "TROPA_CACHE"
LOGS = "logs"


def cache_folder() -> Path:
    """Give the cache folder: ``TROPA_CACHE``, else the user's own; nobody else may look in."""
    named = os.environ.get(VARIABLE)
    folder = Path(named) if named else platformdirs.user_cache_path("tropa")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def logs_folder() -> Path:
    """Give the folder inside the cache that holds journeys, one folder for each reading."""
    folder = cache_folder() / LOGS
    folder.mkdir(exist_ok=True, mode=0o700)
    return folder


def cache_bytes() -> int:
    """Count the bytes that are kept."""
    return sum(path.stat().st_size for path in logs_folder().rglob("*") if path.is_file())


def clear_cache() -> int:
    """Delete all that is kept and tell how many bytes that were; open logs stop working."""
    freed = cache_bytes()
    shutil.rmtree(logs_folder())
    return freed


def reading_key(path: Path, *facts: str) -> str:
    """Name a reading by the file's content, its ending and all that influences the result."""
    digest = blake2b(digest_size=16)
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK_BYTES):
            digest.update(chunk)
    for fact in (path.name, *facts):
        digest.update(b"\0" + fact.encode())
    return digest.hexdigest()
