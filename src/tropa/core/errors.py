"""Errors that say what was wrong, where, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

MOST_LISTED = 20
LONGEST_LISTED = 60


class TropaError(Exception):
    """Any failure that a user can understand and act on.

    Attributes
    ----------
    code : str
        A stable word for programs and translations.
    status : int
        The HTTP status under which the server reports it.
    """

    code = "error"
    status = 400

    def __init__(self, message: str, *, hint: str = "", **where: object) -> None:
        self.message = message
        self.hint = hint
        self.where = where
        super().__init__(f"{message} {hint}".strip())


class InputError(TropaError):
    """A file or table that cannot be taken as it is.

    Examples
    --------
    >>> str(InputError("'maybe' is no date.", file="a.csv", row=3, column="when", hint="Mend it."))
    "a.csv, row 3, column 'when': 'maybe' is no date. Mend it."
    """

    code = "bad-input"
    status = 422

    def __init__(
        self,
        message: str,
        *,
        file: str = "",
        row: int | None = None,
        column: str | None = None,
        hint: str = "",
    ) -> None:
        super().__init__(message, hint=hint, file=file, row=row, column=column)
        place = [file] if file else []
        place += [f"row {row}"] if row is not None else []
        place += [f"column '{column}'"] if column is not None else []
        self.args = (f"{', '.join(place)}{': ' if place else ''}{message} {hint}".strip(),)


class NotFound(TropaError):
    """What was asked for is not here, or not for the one who asks."""

    code = "not-found"
    status = 404


class NotAllowed(TropaError):
    """The one who asks may see this but not do that."""

    code = "not-allowed"
    status = 403


class Conflict(TropaError):
    """Someone else was first: reload and try again."""

    code = "conflict"
    status = 409


class Busy(TropaError):
    """Too much is asked for at once: try again soon."""

    code = "busy"
    status = 503


class NoRoom(TropaError):
    """Memory or disk do not suffice for what was asked; nothing of it was kept."""

    code = "no-room"
    status = 507


class Cancelled(TropaError):
    """The work was stopped on request; nothing of it was kept."""

    code = "cancelled"
    status = 409


def listed(names: Collection[str]) -> str:
    """Write names for a message: the first of them, none at endless length.

    Examples
    --------
    >>> listed(["case", "time"])
    'case, time'
    >>> listed([f"c{number}" for number in range(1000)])[-18:]
    'c18, c19 … (+ 980)'
    """
    first = [
        name if len(name) <= LONGEST_LISTED else name[:LONGEST_LISTED] + " …"
        for name in list(names)[:MOST_LISTED]
    ]
    left = len(names) - len(first)
    return ", ".join(first) + (f" … (+ {left})" if left else "")
