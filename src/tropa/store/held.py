"""Tables worked out for one choice, that questions find beside those of the lens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pyarrow as pa

    from tropa.store.journeys import Engine


class Held(Protocol):
    """A table that works out its columns when they are asked for."""

    def columns(self, names: Collection[str]) -> pa.Table:
        """Give the columns that bear these names; names it does not know are passed over."""


@runtime_checkable
class HoldingEngine(Protocol):
    """An engine that can be given further tables."""

    def holding(self, tables: Mapping[str, Held]) -> Engine:
        """Give an engine whose questions also find these tables, by their names."""
