"""Private values replaced while they are read, so that they are never stored."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc
from duckdb.func import PythonUDFType

from tropa.core.errors import InputError
from tropa.core.mappings import PersonalKind

if TYPE_CHECKING:
    import duckdb

Pseudonymise = Callable[[str, PersonalKind | None], str]
"""Turns a private value of a kind into its keyed hash, normalised first."""

_numbers = itertools.count()


def register_pseudonym(
    connection: duckdb.DuckDBPyConnection,
    pseudonymise: Pseudonymise | None,
    *,
    kind: PersonalKind | None,
    column: str,
) -> str:
    """Make the replacement callable from SQL and return the function's name.

    Raises
    ------
    InputError
        When values are to be hashed and nobody handed in a way to do it.
    """
    if pseudonymise is None:
        raise InputError(
            "This column is to be hashed, but no key is at hand.",
            column=column,
            hint="Drop the column, keep it, or import it into a workspace.",
        )

    def replace(values: Any) -> Any:
        words = pc.unique(values).to_pylist()
        hashed = {word: pseudonymise(word, kind) for word in words if word is not None}
        return pa.array([hashed.get(value) for value in values.to_pylist()], pa.string())

    name = f"pseudonym_{next(_numbers)}"
    connection.create_function(name, replace, ["VARCHAR"], "VARCHAR", type=PythonUDFType.ARROW)
    return name
