"""The key under which this user's private values are hashed; it never leaves the cache folder."""

from __future__ import annotations

from secrets import token_bytes

from tropa.core.secret_files import secret_bytes
from tropa.log.cache_folder import cache_folder

KEY_FILE = "pseudonym.key"
KEY_BYTES = 32


def own_key() -> bytes:
    """Read the key, made at first use: the same visitor has the same pseudonym in every file."""
    return secret_bytes(cache_folder() / KEY_FILE, lambda: token_bytes(KEY_BYTES))
