"""Secrets that the server makes for itself and keeps in files."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def secret_file(path: Path) -> str:
    """Read a secret from a file that only its owner may read; make it when it is absent."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        handle = os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
        _keep_first(draft, path)
    return path.read_text(encoding="ascii").strip()


def _keep_first(draft: Path, path: Path) -> None:
    """Put a finished secret in its place, unless another process was first."""
    try:
        draft.rename(path) if os.name == "nt" else os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink(missing_ok=True)
