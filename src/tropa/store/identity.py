"""Ids made from content: the same fact has the same id in every file and every order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.store.names_sql import literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def written(value: str) -> str:
    """Write a value so that no two lists of values read alike: length before content."""
    return f"coalesce(length({value}) || ':' || {value}, '-')"


def content_hash(values: Iterable[str]) -> str:
    """Hash (128 bits) a list of SQL values, each text or null."""
    return f"md5(concat({', '.join(written(value) for value in values)}))"


def named_content(prefix: str, columns: Mapping[str, str]) -> list[str]:
    """Values that are there, each with its name; the order of the columns does not matter."""
    return [
        f"CASE WHEN {column} IS NOT NULL THEN concat({literal(f'{prefix}{len(name)}:{name}=')},"
        f" {column}) END"
        for name, column in sorted(columns.items())
    ]


def objects_sql(columns: Mapping[str, str]) -> str:
    """List the objects (type, id) whose ids are there."""
    structs = ", ".join(
        f"{{'type': {literal(kind)}, 'id': {column}}}" for kind, column in sorted(columns.items())
    )
    if not structs:
        return "CAST([] AS STRUCT(type VARCHAR, id VARCHAR)[])"
    return f"list_filter([{structs}], lambda o: o.id IS NOT NULL)"


def attributes_sql(columns: Mapping[str, str]) -> str:
    """Map the names of the attributes that are there to their values."""
    entries = ", ".join(
        f"{{'k': {literal(name)}, 'v': {column}}}" for name, column in sorted(columns.items())
    )
    if not entries:
        return "CAST(MAP {} AS MAP(VARCHAR, VARCHAR))"
    return f"map_from_entries(list_filter([{entries}], lambda e: e.v IS NOT NULL))"
