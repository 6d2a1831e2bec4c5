"""The tables of a lens as unbound Ibis tables, the same for every engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from tropa.store.journeys import ATTRIBUTE, Journeys

if TYPE_CHECKING:
    from tropa.store.journeys import Engine
    from tropa.store.lens_files import LensFiles

STEPS = {
    "case_no": "int64",
    "seq": "int64",
    "activity": "string",
    "next_activity": "string",
    "time_us": "int64",
    "end_us": "int64",
    "next_time_us": "int64",
    "wait_us": "int64",
    "is_first": "boolean",
    "is_last": "boolean",
    "is_first_of_edge": "boolean",
    "is_first_of_activity": "boolean",
    "case_start_us": "int64",
    "case_end_us": "int64",
    "case_length": "int64",
    "channel": "string",
    "department": "string",
    "event_id": "string",
}
CASES = {
    "case_no": "int64",
    "case": "string",
    "variant_id": "int64",
    "start_us": "int64",
    "end_us": "int64",
    "length": "int64",
    "state": "string",
    "has_outcome": "boolean",
}
MOVES = {
    "move": "int64",
    "activity": "string",
    "next_activity": "string",
    "is_first": "boolean",
    "is_first_of_edge": "boolean",
    "is_first_of_activity": "boolean",
}
VARIANTS = {"variant_id": "int64", "activities": "array<string>"}


def journeys_over(files: LensFiles, engine: Engine) -> Journeys:
    """Describe a version's tables and who answers questions about them."""
    columns = table_columns(files)
    return Journeys(
        steps=ibis.table(columns["steps"], name="steps"),
        cases=ibis.table(columns["cases"], name="cases"),
        variants=ibis.table(columns["variants"], name="variants"),
        moves=ibis.table(columns["moves"], name="moves") if files.has_moves else None,
        engine=engine,
        lens=files.lens,
        as_of_us=files.as_of_us,
        ties=files.ties,
        case_attributes=files.case_attributes,
        event_attributes=files.event_attributes,
        events=files.events,
    )


def table_columns(files: LensFiles) -> dict[str, dict[str, str]]:
    """Tell the columns of each table of a version and their types."""
    move = {"move": MOVES["move"]} if files.has_moves else {}
    tables = {
        "steps": STEPS | move | _attributes(files.event_attributes),
        "cases": CASES | _attributes(files.case_attributes),
        "variants": VARIANTS,
    }
    return tables | ({"moves": MOVES} if files.has_moves else {})


def _attributes(names: tuple[str, ...]) -> dict[str, str]:
    return {ATTRIBUTE + name: "string" for name in names}
