"""What codes mean, as rows that SQL can join."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.store.names_sql import literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tropa.core.mappings import StatusEntry


def dictionary_sql(entries: Mapping[tuple[str, str], StatusEntry]) -> str:
    """Write the dictionary as rows; what an entry leaves empty is null."""
    lines = [
        ", ".join(
            (
                literal(source),
                literal(code),
                _word(entry.touchpoint),
                _word(entry.channel),
                _word(entry.accountable or next(iter(entry.departments), "")),
                "TRUE" if entry.is_ignored else "FALSE",
            )
        )
        for (source, code), entry in sorted(entries.items())
    ]
    lines = lines or ["'', '', NULL::VARCHAR, NULL::VARCHAR, NULL::VARCHAR, FALSE"]
    values = ", ".join(f"({line})" for line in lines)
    names = "source, code, touchpoint, channel, department, is_ignored"
    return f"SELECT * FROM (VALUES {values}) t({names})"


def _word(text: str) -> str:
    return literal(text) if text else "NULL::VARCHAR"
