"""Secrets that are told once, and of which only a hash is kept."""

from __future__ import annotations

import hashlib
import secrets

SECRET_BYTES = 32


def secret_new() -> str:
    """Draw a secret that fits into an address."""
    return secrets.token_urlsafe(SECRET_BYTES)


def secret_hash(secret: str) -> str:
    """Hash a secret: it is random and long, so one round is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()
