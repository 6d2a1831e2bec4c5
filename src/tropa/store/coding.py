"""Texts as codes of a dictionary: many rows name few activities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.expr.types import Table


@runtime_checkable
class CodingEngine(Protocol):
    """An engine that keeps some texts as codes and can hand them out so."""

    def run_coded(self, expression: Table) -> pa.Table:
        """Execute the expression; texts that are kept as codes come as dictionaries."""
