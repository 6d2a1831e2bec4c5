"""How large the house's files and functions are."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def python_files() -> list[Path]:
    """List the product's own Python files (migrations are written by Django)."""
    return [p for p in sorted((ROOT / "src").rglob("*.py")) if "migrations" not in p.parts]


def line_count(path: Path) -> int:
    """Count a file's lines."""
    return len(path.read_text(encoding="utf-8").splitlines())


def code_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count a function's lines from its first statement on, its docstring left out."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    if not body:
        return 0
    return (body[-1].end_lineno or 0) - body[0].lineno + 1


@cache
def functions(path: Path) -> list[tuple[str, int, int]]:
    """List ``(where, lines, positional arguments)`` of a file's functions."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            names = [a.arg for a in [*node.args.posonlyargs, *node.args.args]]
            own = [name for name in names if name not in {"self", "cls"}]
            where = f"{path.relative_to(ROOT).as_posix()}:{node.lineno} {node.name}"
            found.append((where, code_lines(node), len(own)))
    return found


def quantile(values: list[int], share: float) -> int:
    """Tell the value below which a share of the values lies."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))] if values else 0
