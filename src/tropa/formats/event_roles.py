"""Which columns of a table tell what happened, to what, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tropa.core.mappings import EventRole
from tropa.formats.column_shapes import ColumnShape
from tropa.formats.heading_words import (
    ACTIVITY,
    CHANNEL,
    DEPARTMENT,
    END,
    EVENT_ID,
    PROMISE,
    SEQUENCE,
    START,
    TIME,
    object_named,
    readable_label,
)

Why = Literal[
    "format", "heading", "values", "heading and values", "promised date", "date column", "rest"
]
"""Why a column has its role: a stable word that screens translate."""


@dataclass(frozen=True, slots=True)
class Role:
    """The role of one column, how sure the guess is (0…1), and why."""

    role: EventRole
    confidence: float
    why: Why
    object_type: str = "case"
    label: str = ""


def event_roles(shapes: Sequence[ColumnShape]) -> dict[str, Role]:
    """Give every column a role, for a table with one row per event or one per case.

    A table whose ids never repeat and that holds two or more dates (beyond start and end) has one
    row per case: each date of something that happened becomes a moment, promised dates stay
    attributes.
    """
    roles = _ids(shapes)
    dates = [shape for shape in shapes if shape.is_date and shape.name not in roles]
    happened = [shape for shape in dates if not PROMISE.intersection(shape.words)]
    if _is_wide(shapes, happened, roles):
        roles |= _moments(happened)
    else:
        roles |= _times(happened)
        roles |= _activity([shape for shape in shapes if shape.name not in roles])
    is_wide = any(role.role == "moment" for role in roles.values())
    for shape in shapes:
        if shape.name not in roles:
            roles[shape.name] = _other(shape, is_wide=is_wide)
    return {shape.name: roles[shape.name] for shape in shapes}


def _ids(shapes: Sequence[ColumnShape]) -> dict[str, Role]:
    roles: dict[str, Role] = {}
    for shape in shapes:
        kind = object_named(shape.words)
        is_taken = any(role.object_type == kind for role in roles.values())
        if _names_event(shape.words):
            roles[shape.name] = Role("event_id", 0.9, "heading")
        elif _is_sequence(shape):
            continue
        elif kind and not shape.is_date and not shape.is_prose and not is_taken:
            is_likely = len(shape.counts) > 1 or shape.rows < 3
            roles[shape.name] = Role("case", 0.95 if is_likely else 0.6, "heading", kind)
    return roles if any(role.role == "case" for role in roles.values()) else _unnamed_id(shapes)


def _names_event(words: tuple[str, ...]) -> bool:
    return words in EVENT_ID


def _unnamed_id(shapes: Sequence[ColumnShape]) -> dict[str, Role]:
    """Take the first column that could be an id, when no heading names one."""
    for shape in shapes:
        is_code = not shape.is_date and not shape.is_prose and shape.filled == shape.rows
        is_varied = len(shape.counts) > max(1, 0.1 * shape.filled)
        if is_code and is_varied and not ACTIVITY.intersection(shape.words):
            return {shape.name: Role("case", 0.4, "values")}
    return {}


def _is_wide(
    shapes: Sequence[ColumnShape], happened: Sequence[ColumnShape], roles: dict[str, Role]
) -> bool:
    ids = [shape for shape in shapes if shape.name in roles and roles[shape.name].role == "case"]
    if len(happened) < 2 or not any(shape.is_unique for shape in ids):
        return False
    if len(happened) > 2:
        return True
    bounds = [bool((START | END).intersection(shape.words)) for shape in happened]
    return not (any(bounds) and any(ACTIVITY.intersection(shape.words) for shape in shapes))


def _moments(happened: Sequence[ColumnShape]) -> dict[str, Role]:
    common = frozenset.intersection(*(frozenset(shape.words) for shape in happened))
    return {
        shape.name: Role(
            "moment", 0.9, "date column", label=readable_label(shape.name, common=common)
        )
        for shape in happened
    }


def _times(happened: Sequence[ColumnShape]) -> dict[str, Role]:
    if not happened:
        return {}
    ends = [shape for shape in happened if END.intersection(shape.words)]
    others = [shape for shape in happened if shape not in ends] or [ends.pop(0)]
    time = max(others, key=lambda shape: (_time_score(shape), -happened.index(shape)))
    is_named = bool(TIME.intersection(time.words))
    roles = {time.name: Role("time", 0.95 if is_named else 0.8, "heading and values")}
    if ends:
        roles[ends[0].name] = Role("end", 0.85, "heading and values")
    return roles


def _time_score(shape: ColumnShape) -> int:
    is_start = bool(START.intersection(shape.words))
    is_named = bool(TIME.intersection(shape.words))
    return 4 * is_start + 2 * is_named + (shape.filled == shape.rows)


def _activity(shapes: Sequence[ColumnShape]) -> dict[str, Role]:
    """Find what happened: by its heading, else the texts of which there are few."""
    named = [shape for shape in shapes if ACTIVITY.intersection(shape.words)]
    named = [shape for shape in named if not shape.is_date and shape.filled]
    if named:
        best = max(named, key=lambda shape: (shape.filled, "activity" in shape.words))
        return {best.name: Role("activity", 0.95, "heading and values")}
    few = [shape for shape in shapes if _is_few_texts(shape)]
    if not few:
        return {}
    best = max(few, key=lambda shape: (shape.filled, len(shape.counts)))
    return {best.name: Role("activity", 0.5, "values")}


def _is_few_texts(shape: ColumnShape) -> bool:
    is_text = not shape.numbers and not shape.is_date and not shape.is_prose
    is_other = bool((CHANNEL | DEPARTMENT).intersection(shape.words))
    return is_text and not is_other and 1 < len(shape.counts) <= max(2, 0.5 * shape.filled)


def _other(shape: ColumnShape, *, is_wide: bool) -> Role:
    if CHANNEL.intersection(shape.words):
        return Role("channel", 0.9, "heading")
    if DEPARTMENT.intersection(shape.words):
        return Role("department", 0.9, "heading")
    if not is_wide and _is_sequence(shape):
        return Role("sequence", 0.8, "heading and values")
    if shape.is_prose:
        return Role("text", 0.8, "values")
    if shape.is_date and PROMISE.intersection(shape.words):
        return Role("case_attribute" if is_wide else "attribute", 0.8, "promised date")
    return Role("case_attribute" if is_wide else "attribute", 0.6, "rest")


def _is_sequence(shape: ColumnShape) -> bool:
    is_hidden_order = shape.name.lower() == ".order"  # as bupaR exports it
    is_whole = bool(shape.numbers) and all(value == int(value) for value in shape.numbers)
    return is_whole and (is_hidden_order or bool(SEQUENCE.intersection(shape.words)))
