"""Texts as codes of a dictionary: many rows name few activities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

import pyarrow as pa

if TYPE_CHECKING:
    from ibis.expr.types import Table


@runtime_checkable
class CodingEngine(Protocol):
    """An engine that keeps texts as codes and can hand them out so."""

    def run_coded(self, expression: Table) -> pa.Table:
        """Execute the expression; its text columns come as dictionaries."""


def coded(table: pa.Table) -> pa.Table:
    """Turn the text columns of a table into dictionaries; others stay as they are."""
    columns = [
        column.dictionary_encode() if pa.types.is_string(column.type) else column
        for column in table.columns
    ]
    return pa.Table.from_arrays(columns, names=table.column_names)
