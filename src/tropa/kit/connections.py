"""Database connections of threads that answer no request of Django's own."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import close_old_connections

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def connections_tidied() -> Iterator[None]:
    """Drop what is no longer good before the block, and give back what it used behind it."""
    close_old_connections()
    try:
        yield
    finally:
        close_old_connections()
