"""How the times of a foreign table are written, from its first rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.formats.dates import DateForm, guess_date_form
from tropa.store.names_sql import quoted

if TYPE_CHECKING:
    from tropa.store.event_layout import TimePart
    from tropa.store.staging import Staged

SAMPLE_ROWS = 2_000


def guess_forms(
    staged: Staged, parts: list[TimePart], *, day_first: bool | None
) -> dict[str, DateForm]:
    """Guess the form of each column of times; columns with a type of their own need none."""
    texts = [part.source for part in parts if staged.types[part.source] == "VARCHAR"]
    forms = {part.source: DateForm() for part in parts}
    if not texts:
        return forms
    with staged.scan() as scan:
        names = ", ".join(quoted(name) for name in texts)
        rows = staged.connection.execute(
            f"SELECT {names} FROM {scan} LIMIT {SAMPLE_ROWS}"
        ).fetchall()
    for number, name in enumerate(texts):
        forms[name] = guess_date_form((row[number] for row in rows), day_first=day_first)
    return forms
