"""Minimal valid bodies and queries, made from the API's own schema."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

STRINGS = {
    "uuid": lambda: str(uuid4()),
    "email": lambda: f"{uuid4()}@example.org",
    "date": lambda: "2026-01-01",
    "date-time": lambda: "2026-01-01T00:00:00Z",
    "binary": lambda: "x",
}


def example(schema: dict[str, Any], known: dict[str, Any]) -> Any:
    """Make the smallest value that a schema takes; ``known`` holds the named schemas."""
    if "$ref" in schema:
        return example(known[schema["$ref"].rsplit("/", 1)[1]], known)
    for choice in ("anyOf", "oneOf", "allOf"):
        if choice in schema:
            return example(schema[choice][0], known)
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    kind = schema.get("type", "object")
    if kind == "object":
        needed = set(schema.get("required", []))
        members = schema.get("properties", {}).items()
        return {
            name: example(member, known)
            for name, member in members
            if name in needed or "const" in member  # what tells one kind from another
        }
    if kind == "array":
        return [example(schema["items"], known) for _ in range(schema.get("minItems", 0))]
    return _scalar(kind, schema)


def _scalar(kind: str, schema: dict[str, Any]) -> Any:
    if kind == "string":
        make = STRINGS.get(schema.get("format", ""))
        return make() if make else "x" * max(schema.get("minLength", 1), 1)
    if kind in ("integer", "number"):
        return schema.get("minimum", 1)
    return False if kind == "boolean" else None


def body_of(operation: dict[str, Any], known: dict[str, Any]) -> tuple[str, Any]:
    """Tell the kind of body an operation takes, and the smallest one."""
    content = operation.get("requestBody", {}).get("content", {})
    for kind, described in content.items():
        return kind, example(described["schema"], known)
    return "", None


def query_of(operation: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    """Make the query that an operation cannot do without."""
    needed = [
        one for one in operation.get("parameters", []) if one["in"] == "query" and one["required"]
    ]
    return {one["name"]: example(one["schema"], known) for one in needed}
