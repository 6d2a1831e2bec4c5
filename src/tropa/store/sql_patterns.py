"""SQL of Ibis expressions, compiled once for all that differ in texts and moments alone.

Compiling takes 10 to 200 ms and every filter of a screen is a new expression, yet few are new
in kind. So texts and long numbers are lifted out: what is left is the pattern.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ibis.backends.sql.compilers import DuckDBCompiler
from ibis.expr import datatypes as dt
from ibis.expr import operations as ops

if TYPE_CHECKING:
    from ibis.expr.operations import Node

    Key = tuple[Any, ...]

PATTERNS = 512
"""Patterns and literals kept."""
LEAST_LIFTED = 2**31
"""Smaller numbers belong to the pattern: they come from code, and rewriting may look at them."""
STAND_IN_NUMBER = 0x5A5A_0000_0000_0000
STAND_IN_TEXT = "\ue000tropa {}\ue000"


class SqlPatterns:
    """Compiles expressions, remembering patterns.

    Attributes
    ----------
    misses : int
        Patterns compiled so far.
    """

    def __init__(self) -> None:
        self.misses = 0
        self._parts: dict[Key, tuple[str | int, ...]] = {}

    def sql(self, question: Node) -> str:
        """Give the SQL of an expression."""
        key, lifted = pattern_of(question)
        parts = self._parts.get(key)
        if parts is None:
            return self._learn(key, question, lifted)
        return filled(parts, lifted) if parts else compiled(question)

    def _learn(self, key: Key, question: Node, lifted: list[ops.Value]) -> str:
        """Compile the pattern; an empty one where the literals do not go back in their places."""
        self.misses += 1
        if len(self._parts) >= PATTERNS:
            self._parts.clear()
        sql = compiled(question)
        parts = _parts(question, lifted)
        self._parts[key] = parts if filled(parts, lifted) == sql else ()
        return sql


def pattern_of(question: Node) -> tuple[Key, list[ops.Value]]:
    """Describe an expression but for the literals that are lifted out of it, and list those.

    Of a choice among texts or whole numbers the whole list is lifted: a filter by two regions and
    one by three are one in kind.
    """
    places: dict[Node, int] = {}
    rows: list[Key] = []
    lifted: list[ops.Value] = []

    def place(node: Node) -> int:
        found = places.get(node)
        if found is not None:
            return found
        if is_lifted(node):
            row: Key = (ops.Literal, node.dtype, len(lifted))
            lifted.append(node)
        elif is_choice(node):
            row = (ops.InValues, describe(node.value), len(lifted))
            lifted.append(node)
        else:
            row = (type(node), *map(describe, node.__args__))
        rows.append(row)
        places[node] = len(places)
        return places[node]

    def describe(argument: Any) -> Any:
        if isinstance(argument, ops.Node):
            return ("node", place(argument))
        if isinstance(argument, tuple):
            return tuple(map(describe, argument))
        if hasattr(argument, "items"):
            return tuple((name, describe(value)) for name, value in argument.items())
        return argument

    place(question)
    return tuple(rows), lifted


def is_lifted(node: Node) -> bool:
    """Tell whether a node is a literal that filters bring along."""
    if not isinstance(node, ops.Literal) or node.value is None:
        return False
    if node.dtype.is_string():
        return True
    return bool(node.dtype.is_int64()) and abs(node.value) >= LEAST_LIFTED


def is_choice(node: Node) -> bool:
    """Tell whether a node asks if a value is among given texts, or among given whole numbers."""
    if not isinstance(node, ops.InValues) or not node.options:
        return False
    if not all(isinstance(one, ops.Literal) and one.value is not None for one in node.options):
        return False
    kinds = {(one.dtype.is_string(), one.dtype.is_integer()) for one in node.options}
    return kinds in ({(True, False)}, {(False, True)})


def compiled(question: Node) -> str:
    """Compile an expression as it is."""
    compiler = DuckDBCompiler()
    return str(compiler.to_sqlglot(question.to_expr()).sql(dialect=compiler.dialect))


def filled(parts: tuple[str | int, ...], lifted: list[ops.Value]) -> str:
    """Put literals into a pattern."""
    return "".join(part if isinstance(part, str) else _written(lifted[part]) for part in parts)


def _written(lifted: ops.Value) -> str:
    options = lifted.options if is_choice(lifted) else (lifted,)
    return ", ".join(map(literal_sql, options))


@lru_cache(maxsize=PATTERNS)
def literal_sql(node: ops.Literal) -> str:
    """Write a literal as the compiler does."""
    compiler = DuckDBCompiler()
    written = compiler.visit_Literal(node, value=node.value, dtype=node.dtype)
    return str(written.sql(dialect=compiler.dialect))


def _parts(question: Node, lifted: list[ops.Value]) -> tuple[str | int, ...]:
    """Compile with stand-ins and cut the text where they stand."""
    if not lifted:
        return (compiled(question),)
    stand_ins = [_stand_in(number, item) for number, item in enumerate(lifted)]
    of_item = dict(zip(lifted, stand_ins, strict=True))

    def replaced(node: Node, changed: dict[str, Any] | None) -> Node:
        if is_choice(node):
            value = (changed or {}).get("value", node.value)
            return ops.InValues(value, (of_item[node],))
        return of_item.get(node) or (node.__recreate__(changed) if changed else node)

    sql = compiled(question.replace(replaced))
    numbers = {literal_sql(stand_in): number for number, stand_in in enumerate(stand_ins)}
    pieces = re.split("(" + "|".join(map(re.escape, numbers)) + ")", sql)
    return tuple(numbers.get(piece, piece) for piece in pieces)


def _stand_in(number: int, lifted: ops.Value) -> ops.Literal:
    kind = lifted.options[0].dtype if is_choice(lifted) else lifted.dtype
    if kind.is_string():
        return ops.Literal(STAND_IN_TEXT.format(number), dtype=kind)
    return ops.Literal(STAND_IN_NUMBER + number, dtype=dt.int64)
