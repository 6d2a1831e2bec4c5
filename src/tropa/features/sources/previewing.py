"""A file before it is imported: its first rows, a proposed mapping, and what was understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from tropa.core.mappings import ColumnMapping, EventMapping, ObservationMapping, ReadOptions
from tropa.features.sources.models import Source
from tropa.features.sources.reading import MAPPING, Mapping, Shaped, opened, sampled, shaped
from tropa.features.sources.uploads import upload_get
from tropa.features.workspaces.selectors import workspace_for
from tropa.formats.open import preview
from tropa.formats.roles import guess_mapping
from tropa.kit.access import Role
from tropa.store.event_shape import ShapedEvents
from tropa.store.import_findings import Findings, event_findings, observation_findings
from tropa.text.personal import find_personal

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.core.mappings import PersonalKind
    from tropa.core.results import ReadReport
    from tropa.features.workspaces.selectors import Asker
    from tropa.formats.roles import Guess
    from tropa.formats.source import TableSource

ROWS_LOOKED_AT = 1000


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of a file and what its columns may be."""

    source: TableSource
    rows: list[list[str | None]]
    guess: Guess
    personal: dict[str, PersonalKind]
    mapping: Mapping
    remembered: Source | None


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a file would bring, in figures."""

    mapping: Mapping
    report: ReadReport
    findings: Findings
    is_sample: bool
    unknown_codes: list[str]


def upload_preview(
    user: Asker, workspace_id: UUID, upload_id: UUID, *, options: ReadOptions
) -> Preview:
    """Look at a file: nothing of it is kept."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    upload = upload_get(workspace.pk, upload_id)
    with opened(upload, options, name=f"preview-{uuid4()}", is_kept=True) as (source, _):
        rows = preview(source, ROWS_LOOKED_AT)
        guess = guess_mapping(source, rows)
    personal = find_personal(source.columns, rows)
    remembered = _remembered(workspace.pk, source.columns)
    if remembered is not None:
        mapping = MAPPING.validate_python(remembered.mapping)
    else:
        mapping = _hash_personal(guess.mapping, personal)
    return Preview(source, rows, guess, personal, mapping, remembered)


def upload_understand(
    user: Asker,
    workspace_id: UUID,
    upload_id: UUID,
    *,
    mapping: Mapping,
    options: ReadOptions,
    object_type: str | None = None,
) -> Understanding:
    """Tell what an import by this mapping would bring; of a big file, by its first rows."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    upload = upload_get(workspace.pk, upload_id)
    with opened(upload, options, name=f"understand-{uuid4()}", is_kept=True) as (source, work_dir):
        source, is_sample = sampled(source, size_bytes=upload.size_bytes, work_dir=work_dir)
        with shaped(
            source, mapping, workspace_id=workspace.pk, work_dir=work_dir, name=upload.name
        ) as facts:
            findings = findings_of(facts, object_type)
            report = facts.report
    known = _known_codes(workspace.pk, source.columns)
    unknown = [code for code, _ in findings.codes if known is not None and code not in known]
    return Understanding(mapping, report, findings, is_sample, unknown)


def findings_of(facts: Shaped, object_type: str | None = None) -> Findings:
    """Look through the facts of a file."""
    if isinstance(facts, ShapedEvents):
        return event_findings(facts, object_type=object_type)
    return observation_findings(facts)


def _remembered(workspace_id: UUID, columns: tuple[str, ...]) -> Source | None:
    """Find the source whose files look like this one."""
    sources = Source.objects.filter(workspace_id=workspace_id, mapping__isnull=False)
    for source in sources.order_by("-created_at"):
        if source.columns == list(columns):
            return source
    return None


def _known_codes(workspace_id: UUID, columns: tuple[str, ...]) -> set[str] | None:
    """List the codes a known source has used or explained; None for a file of a new kind."""
    source = _remembered(workspace_id, columns)
    if source is None:
        return None
    explained: list[dict[str, Any]] = source.dictionary
    used = source.codes.values_list("code", flat=True)
    return {*used, *(entry["code"] for entry in explained)}


def _hash_personal(mapping: Mapping, personal: dict[str, PersonalKind]) -> Mapping:
    """Propose to replace what identifies people by keyed hashes."""
    if isinstance(mapping, EventMapping):
        columns = {
            name: column.model_copy(update={"privacy": "hash", "personal": personal[name]})
            if name in personal
            else column
            for name, column in mapping.columns.items()
        }
        return mapping.model_copy(update={"columns": columns})
    return _hash_personal_observations(mapping, personal)


def _hash_personal_observations(
    mapping: ObservationMapping, personal: dict[str, PersonalKind]
) -> ObservationMapping:
    private = {
        name: ColumnMapping(privacy="hash", personal=kind) for name, kind in personal.items()
    }
    return mapping.model_copy(update={"privacy": {**mapping.privacy, **private}})
