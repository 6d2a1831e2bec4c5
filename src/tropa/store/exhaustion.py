"""Memory or disk run out in the middle: told as what it is, with what to do."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb
from deltalake.exceptions import DeltaError

from tropa.core.errors import NoRoom

if TYPE_CHECKING:
    from collections.abc import Iterator

OUTSIDE = (duckdb.IOException, duckdb.OutOfMemoryException, OSError, DeltaError, sqlite3.Error)
FULL = ("No space left on device", "max_temp_directory_size", "disk is full", "not enough space")
"""As DuckDB (of spilled data too), delta-rs, SQLite and Windows say that a disk is full."""


def no_room(error: BaseException) -> NoRoom | None:
    """Tell whether an error means that memory or disk ran out; None where it means another thing.

    Examples
    --------
    >>> str(no_room(MemoryError()))[:37]
    'There is not enough memory for this. '
    >>> no_room(ValueError("no date")) is None
    True
    """
    is_full = isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}
    is_outside = isinstance(error, OUTSIDE)
    if is_full or (is_outside and any(said in str(error) for said in FULL)):
        return NoRoom(
            "There is no room left on the disk.",
            hint="Free some room and try again; nothing was kept of what was begun.",
        )
    if isinstance(error, (duckdb.OutOfMemoryException, MemoryError)):
        return NoRoom(
            "There is not enough memory for this.",
            hint="Leave out columns, or split the file;"
            " if it happens again, give the computer more memory.",
        )
    return None


@contextmanager
def exhaustion_told() -> Iterator[None]:
    """Raise ``NoRoom`` instead of what a library says when memory or disk run out inside."""
    try:
        yield
    except Exception as error:
        known = no_room(error)
        if known is None:
            raise
        raise known from error
