"""Failures that are nobody's fault: what there is of memory, disk or database does not suffice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import OperationalError

from tropa.core.errors import Busy
from tropa.store.exhaustion import no_room

if TYPE_CHECKING:
    from tropa.core.errors import TropaError

RETRY_AFTER_SECONDS = 5
LOCKED = ("database is locked", "database table is locked")
"""What SQLite says when others have written for longer than a call waits."""


def scarcity(error: BaseException) -> TropaError | None:
    """Tell whether an error means that something ran short; None where it means another thing.

    Examples
    --------
    >>> scarcity(OperationalError("database is locked")).status
    503
    >>> scarcity(OperationalError("no such table: x")) is None
    True
    """
    if isinstance(error, OperationalError) and any(said in str(error) for said in LOCKED):
        return Busy(
            "The database is busy with the work of others.",
            hint="Nothing was changed. Try again in a moment.",
            retry_after=RETRY_AFTER_SECONDS,
        )
    return no_room(error)
