"""How the times of a foreign table are written, from its first rows."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tropa.formats.dates import DateForm, guess_date_form
from tropa.store.names_sql import quoted

if TYPE_CHECKING:
    from tropa.store.staging import Staged

SAMPLE_ROWS = 2_000


def guess_forms(
    staged: Staged, texts: list[str], *, day_first: bool | None
) -> defaultdict[str, DateForm]:
    """Guess the form of each text column of times; columns with a type of their own need none."""
    forms: defaultdict[str, DateForm] = defaultdict(DateForm)
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
