"""A file before it is imported, as the screen takes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Self
from uuid import UUID

from ninja import Schema

from tropa.core.mappings import PersonalKind
from tropa.features.sources.importing import import_report
from tropa.features.sources.schemas import GapOut, Mapping, SuspiciousOut
from tropa.kit.wording import Said

if TYPE_CHECKING:
    from tropa.features.sources.previewing import Preview, Understanding

ROWS_SHOWN = 50
SAMPLES_SHOWN = 5
REFUSALS_SHOWN = 20


class GuessOut(Schema):
    """What a column was taken for, and why."""

    role: str
    reason_key: str
    confidence: float


class ColumnOut(Schema):
    """A column of a file."""

    name: str
    samples: list[str]
    null_share: float
    personal: PersonalKind | None
    guess: GuessOut


class PreviewOut(Schema):
    """The first rows of a file and a proposed mapping."""

    file: str
    kind: str
    options: dict[str, str | int]
    sheets: list[str]
    warnings: list[Said]
    columns: list[ColumnOut]
    rows: list[list[str | None]]
    mapping: Mapping
    source_id: UUID | None = None
    source_name: str = ""

    @classmethod
    def of(cls, seen: Preview) -> Self:
        """Describe a file."""
        return cls(
            file=seen.source.file,
            kind=seen.source.kind,
            options=seen.source.options,
            sheets=list(seen.source.sheets),
            warnings=list(seen.source.warnings),
            columns=_columns(seen),
            rows=seen.rows[:ROWS_SHOWN],
            mapping=seen.mapping,
            source_id=seen.remembered.pk if seen.remembered else None,
            source_name=seen.remembered.name if seen.remembered else "",
        )


class RefusalOut(Schema):
    """A row that cannot be taken, and why."""

    row: int
    column: str
    value: str
    reason: Said


class CodeOut(Schema):
    """A code and how often it occurs."""

    code: str
    count: int


class UnderstandingOut(Schema):
    """What an import would bring, in figures."""

    kind: str
    rows: int
    events: int
    cases: int
    observations: int
    respondents: int
    first_us: int | None
    last_us: int | None
    zone: str
    refused: int
    refusals: list[RefusalOut]
    ties: int
    duplicates: int
    gaps: list[GapOut]
    suspicious: list[SuspiciousOut]
    warnings: list[Said]
    activities: list[CodeOut]
    unknown_codes: list[str]
    is_sample: bool

    @classmethod
    def of(cls, known: Understanding) -> Self:
        """Describe what was understood."""
        findings, report = known.findings, known.report
        is_events = known.mapping.kind == "events"
        said = import_report(report, findings, known.mapping)
        shared = ("rows", "refused", "ties", "duplicates", "gaps", "suspicious", "warnings")
        return cls(
            kind=known.mapping.kind,
            events=findings.facts if is_events else 0,
            cases=findings.cases,
            observations=0 if is_events else findings.facts,
            respondents=findings.respondents,
            first_us=findings.first_us,
            last_us=findings.last_us,
            zone=known.mapping.times.zone,
            refusals=[RefusalOut.from_orm(item) for item in report.refusals[:REFUSALS_SHOWN]],
            activities=[CodeOut(code=code, count=count) for code, count in findings.codes],
            unknown_codes=known.unknown_codes,
            is_sample=known.is_sample,
            **{name: said[name] for name in shared},
        )


def _columns(seen: Preview) -> list[ColumnOut]:
    guesses = {guess.name: guess for guess in seen.guess.columns}
    columns = list(zip(*seen.rows, strict=False)) or [()] * len(seen.source.columns)
    shown = []
    for name, cells in zip(seen.source.columns, columns, strict=False):
        guess = guesses.get(name)
        shown.append(
            ColumnOut(
                name=name,
                samples=_samples(cells),
                null_share=sum(cell is None for cell in cells) / max(len(cells), 1),
                personal=seen.personal.get(name),
                guess=GuessOut(
                    role=guess.role if guess else "ignore",
                    reason_key=guess.why if guess else "rest",
                    confidence=guess.confidence if guess else 0.0,
                ),
            )
        )
    return shown


def _samples(cells: Sequence[str | None]) -> list[str]:
    distinct = dict.fromkeys(cell for cell in cells if cell is not None)
    return [cell[:200] for cell in list(distinct)[:SAMPLES_SHOWN]]
