"""Results that show themselves in a notebook."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from tropa.core.results import FunnelStep, Graph, Variants
from tropa.log.graph_picture import graph_svg
from tropa.log.html import table_html
from tropa.log.plain import plain

if TYPE_CHECKING:
    from typing import Self

    from tropa.core.results import Summary


class ShownGraph(Graph):
    """A directly-follows graph, in a notebook a picture with its commonest transitions below."""

    __slots__ = ()

    @classmethod
    def of(cls, graph: Graph) -> Self:
        """Let a graph show itself."""
        return cls(**{field.name: getattr(graph, field.name) for field in fields(graph)})

    def _repr_html_(self) -> str:
        return (
            f"{graph_svg(self)}{table_html(self.edges.to_pylist())}"
            f"<p>{self.cases} cases; {self.hidden_share:.1%} of the transitions hidden.</p>"
        )


class ShownVariants(Variants):
    """Variants, in a notebook a table."""

    __slots__ = ()

    @classmethod
    def of(cls, variants: Variants) -> Self:
        """Let variants show themselves."""
        return cls(**{field.name: getattr(variants, field.name) for field in fields(variants)})

    def _repr_html_(self) -> str:
        rows = self.table.drop_columns(["id"]).to_pylist()
        return (
            f"{table_html(rows)}<p>{self.total_variants} variants of {self.total_cases} cases;"
            f" {self.hidden_share:.1%} of the cases hidden.</p>"
        )


class ShownFunnel(list[FunnelStep]):
    """The steps of a funnel, in a notebook a table."""

    def _repr_html_(self) -> str:
        return table_html(plain(self)["steps"])


def summary_html(summary: Summary) -> str:
    """Lay a summary out as a table of two columns."""
    return table_html([{"": name, "value": value} for name, value in plain(summary).items()])
