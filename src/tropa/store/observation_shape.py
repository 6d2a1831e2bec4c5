"""A foreign table turned into observations, by its mapping, in one scan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tropa.core.errors import InputError
from tropa.core.results import ReadReport
from tropa.formats.dates import parse_moment
from tropa.store.connect import rows
from tropa.store.faults import Faults
from tropa.store.observation_facts import observations_sql
from tropa.store.observation_faults import observation_faults
from tropa.store.observation_layout import lay_out_observations
from tropa.store.ratings import ratings
from tropa.store.table_parts import drop_table, keep_parts, kept_columns
from tropa.store.time_warnings import time_warnings

if TYPE_CHECKING:
    from tropa.core.mappings import ObservationMapping
    from tropa.core.results import Refusal
    from tropa.formats.source import Progress
    from tropa.store.observation_layout import ObservationLayout
    from tropa.store.pseudonyms import Pseudonymise
    from tropa.store.ratings import Rating
    from tropa.store.staging import Staged


@dataclass(frozen=True, slots=True)
class ShapedObservations:
    """The observations of one file, in a table of one connection.

    Attributes
    ----------
    table : str
        One row per foreign row.
    faults : Faults
        Which of them are left out, and why.
    ratings : list[Rating]
        What a row may hold.
    report : ReadReport
        Rows, taken and refused, the first refusals, missing codes among the warnings.
    """

    staged: Staged
    layout: ObservationLayout
    table: str
    faults: Faults
    ratings: list[Rating]
    source: str
    time_us: int | None
    report: ReadReport

    @property
    def facts_sql(self) -> str:
        """SELECT the observations as the lake keeps them (OBSERVATIONS)."""
        is_sound = self.report.rows == self.report.taken
        return observations_sql(
            self.layout,
            self.ratings,
            table=self.table,
            source=self.source,
            decimal=self.staged.source.decimal,
            time_us=self.time_us,
            faults="" if is_sound else self.faults.name,
        )

    def refusals(self, *, limit: int | None = None, offset: int = 0) -> list[Refusal]:
        """List the rows set aside, in the order of the file."""
        return self.faults.rows(limit=limit, offset=offset)

    def drop(self) -> None:
        """Let go of the table."""
        drop_table(self.staged, self.table)


def shape_observations(
    staged: Staged,
    mapping: ObservationMapping,
    *,
    pseudonymise: Pseudonymise | None = None,
    refuse: bool = False,
    source: str = "",
    progress: Progress | None = None,
) -> ShapedObservations:
    """Read a table as observations.

    Parameters
    ----------
    pseudonymise : callable, optional
        Turns a private value into its keyed hash; needed when the mapping hashes a column.
    refuse : bool
        Set bad rows aside (a value off its scale, a time that is none), do not refuse the file.
    source : str
        Where the facts come from; the file's name unless given.

    Raises
    ------
    InputError
        Naming the first bad row, and how many more there are; nothing is left behind.
    """
    layout = lay_out_observations(staged.columns, mapping, file=staged.file)
    decimal = staged.source.decimal
    found = ratings(layout, decimal=decimal)
    table = f"{staged.prefix}_observations"
    kinds = observation_faults(layout, found, decimal=decimal)
    faults = Faults(staged, table, kinds, f"{table}_rejects" if staged.has_rejects else "")
    moment = _given_time(mapping, file=staged.file)
    shaped = ShapedObservations(
        staged, layout, table, faults, found, source or staged.file, moment, ReadReport()
    )
    try:
        keep_parts(
            staged,
            table,
            texts=layout.parts.values(),
            times=layout.times,
            reading=mapping.times,
            pseudonymise=pseudonymise,
            progress=progress,
        )
        return _judged(shaped, refuse=refuse)
    except BaseException:
        shaped.drop()
        raise


def _given_time(mapping: ObservationMapping, *, file: str) -> int | None:
    if not mapping.time_value:
        return None
    moment = parse_moment(mapping.time_value, zone=mapping.times.zone)
    if moment is None:
        raise InputError(
            f"'{mapping.time_value}' is no date.", file=file, hint="Write it as 2025-12-31."
        )
    return moment


def _judged(shaped: ShapedObservations, *, refuse: bool) -> ShapedObservations:
    """Find the bad rows and refuse the file for them, or say in the report what was set aside."""
    staged, layout = shaped.staged, shaped.layout
    shaped.faults.find(columns=kept_columns(layout.parts.values(), layout.times))
    report = shaped.faults.judge(refuse=refuse)
    told = time_warnings(staged, shaped.table, layout.times, times=layout.mapping.times)
    warnings = (*report.warnings, *told, *_missing_codes(shaped))
    return replace(shaped, report=replace(report, warnings=warnings))


def _missing_codes(shaped: ShapedObservations) -> list[str]:
    """Count the codes that say there is no rating, column by column."""
    coded = [rating for rating in shaped.ratings if rating.scale.missing]
    if not coded:
        return []
    counts = ", ".join(f"count(*) FILTER ({r.is_there} AND {r.is_missing})" for r in coded)
    found = rows(shaped.staged.connection, f"SELECT {counts} FROM {shaped.table}")[0]
    return [
        f"Column '{rating.column}': {count} values are codes for no rating."
        for rating, count in zip(coded, found, strict=True)
        if count
    ]
