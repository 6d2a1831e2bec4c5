"""Small tables for notebooks."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SHOWN_ROWS = 50


def table_html(rows: Sequence[Mapping[str, Any]]) -> str:
    """Lay rows out as an HTML table; says how many more there are.

    Examples
    --------
    >>> table_html([{"activity": "<Pay>", "share": 0.5}])
    '<table><tr><th>activity</th><th>share</th></tr><tr><td>&lt;Pay&gt;</td><td>0.5</td></tr></table>'
    """
    if not rows:
        return "<p>Nothing to show.</p>"
    heads = "".join(f"<th>{escape(name)}</th>" for name in rows[0])
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(text_of(value))}</td>' for value in row.values())}</tr>"
        for row in rows[:SHOWN_ROWS]
    )
    more = f"<p>… and {len(rows) - SHOWN_ROWS} more rows.</p>" if len(rows) > SHOWN_ROWS else ""
    return f"<table><tr>{heads}</tr>{body}</table>{more}"


def text_of(value: object) -> str:
    """Write a value for reading: paths with arrows, four digits, a dash for what is unknown.

    Examples
    --------
    >>> text_of(["Pay", "Ship"]), text_of(0.123456), text_of(None), text_of(12345.6)
    ('Pay → Ship', '0.1235', '–', '12346')
    """
    if value is None:
        return "–"
    if isinstance(value, list | tuple):
        return " → ".join(map(str, value))
    if isinstance(value, float):
        return f"{value:.0f}" if abs(value) >= 10_000 else f"{value:.4g}"
    return str(value)
