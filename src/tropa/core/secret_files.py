"""Secrets that a process makes for itself and keeps in a file only its owner may read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def secret_bytes(path: Path, make: Callable[[], bytes]) -> bytes:
    """Read a secret, made at the first use; of two processes at once both get the first one's."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        handle = os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(make())
        _keep_first(draft, path)
    return path.read_bytes()


def _keep_first(draft: Path, path: Path) -> None:
    """Put a finished secret in its place, unless another process was first."""
    try:
        _place(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink(missing_ok=True)


def _place(draft: Path, path: Path) -> None:
    if os.name == "nt":  # where renaming never replaces
        draft.rename(path)
        return
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links
        draft.replace(path)
