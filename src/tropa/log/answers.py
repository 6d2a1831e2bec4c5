"""The answer to a question: a small table, each row with its n and its interval."""

from __future__ import annotations

from dataclasses import dataclass

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question was answered.

    Attributes
    ----------
    name, text : str
        Of the question.
    note : str
        What n and the interval are of.
    rows : tuple[dict[str, str | int | float | None], ...]
        Every row has ``n``, ``low`` and ``high`` among its fields.
    """

    name: str
    text: str
    note: str
    rows: tuple[dict[str, Value], ...]

    def _repr_html_(self) -> str:
        from tropa.log.html import table_html  # only notebooks pay for it

        return f"<p>{self.text}</p>{table_html(self.rows)}<p>{self.note}</p>"
