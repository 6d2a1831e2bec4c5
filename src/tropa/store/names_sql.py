"""Names and values as SQL text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.store.journeys import ATTRIBUTE

if TYPE_CHECKING:
    from collections.abc import Iterable


def quoted(name: str) -> str:
    """Quote an identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Quote a text value."""
    return "'" + text.replace("'", "''") + "'"


def literals(texts: Iterable[str]) -> str:
    """Write the inside of an IN list that may be empty."""
    return ", ".join(literal(text) for text in texts) or "NULL"


def attribute_column(name: str) -> str:
    """Quote the column that holds an attribute."""
    return quoted(ATTRIBUTE + name)
