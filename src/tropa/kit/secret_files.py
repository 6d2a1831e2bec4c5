"""Secrets that the server makes for itself and keeps in files."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from tropa.core.secret_files import secret_bytes

if TYPE_CHECKING:
    from pathlib import Path


def secret_file(path: Path) -> str:
    """Read a secret text from a file that only its owner may read; make it when it is absent."""
    return secret_bytes(path, lambda: secrets.token_urlsafe(48).encode()).decode("ascii").strip()
