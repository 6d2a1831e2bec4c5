"""The codes that sources use: counted in the lake, and turned into touchpoints."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from django.db import transaction
from filelock import FileLock

from tropa.core.mappings import StatusEntry
from tropa.features.facts.bindings import (
    TouchpointDraft,
    departments_prune,
    touchpoints_ensure,
    touchpoints_prune,
)
from tropa.features.facts.models import RuleKind
from tropa.features.sources.lakes import LOCKS, lake_of, work_folder_of
from tropa.features.sources.models import Source, SourceCode
from tropa.features.workspaces.models import Workspace
from tropa.store.connect import open_memory
from tropa.store.import_findings import CodeCount, code_counts

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.features.facts.counts import FactCounts


def codes_recount(workspace_id: UUID, *, name: str) -> None:
    """Count what every source has in the lake, and bring the registry of touchpoints up to date.

    One at a time for a workspace: a count taken earlier must not be written later.
    """
    with FileLock(work_folder_of(workspace_id, LOCKS) / "codes.lock"):
        counted = _count(workspace_id, name)
        with transaction.atomic():
            _write(workspace_id, counted)
            touchpoints_follow(Workspace.objects.get(pk=workspace_id))


def _write(workspace_id: UUID, counted: list[CodeCount]) -> None:
    sources = Source.objects.filter(workspace_id=workspace_id)
    known = {str(pk) for pk in sources.values_list("pk", flat=True)}
    SourceCode.objects.filter(source__workspace_id=workspace_id).delete()
    SourceCode.objects.bulk_create(
        SourceCode(
            source_id=one.source,
            kind=one.kind,
            code=one.code,
            channel=one.channel,
            departments=list(one.departments),
            count=one.count,
            newest_us=one.newest_us,
        )
        for one in counted
        if one.source in known
    )


def touchpoints_follow(workspace: Workspace) -> None:
    """Have a touchpoint for every code that is not ignored; drop those that nothing speaks of."""
    drafts = touchpoint_drafts(workspace.pk)
    touchpoints_ensure(workspace, drafts)
    touchpoints_prune(workspace, keep=set(code_fact_counts(workspace.pk)))
    departments_prune(workspace, keep={name for one in drafts for name in one.found_departments})


def touchpoint_drafts(workspace_id: UUID) -> list[TouchpointDraft]:
    """Say which touchpoints the codes in use speak of, as the dictionaries explain them."""
    drafts = []
    for source in Source.objects.filter(workspace_id=workspace_id).prefetch_related("codes"):
        entries = entries_of(source)
        for item in source.codes.all():
            entry = entries.get(item.code) or StatusEntry(code=item.code)
            if not entry.is_ignored:
                drafts.append(_draft(item, entry))
    return drafts


def entries_of(source: Source) -> dict[str, StatusEntry]:
    """Read a source's dictionary, by code."""
    entries = (StatusEntry.model_validate(entry) for entry in source.dictionary)
    return {entry.code: entry for entry in entries}


def code_fact_counts(workspace_id: UUID) -> FactCounts:
    """Count facts by kind and the name under which touchpoints are bound to them."""
    counts: FactCounts = {}
    for source in Source.objects.filter(workspace_id=workspace_id).prefetch_related("codes"):
        entries = entries_of(source)
        for item in source.codes.all():
            entry = entries.get(item.code) or StatusEntry(code=item.code)
            if not entry.is_ignored:
                key = (item.kind, name_of(entry))
                counts[key] = counts.get(key, 0) + item.count
    return counts


def name_of(entry: StatusEntry) -> str:
    """Tell the name that a code has in journeys: what it means, else the code itself."""
    return entry.touchpoint or entry.code


def _draft(item: SourceCode, entry: StatusEntry) -> TouchpointDraft:
    return TouchpointDraft(
        name=name_of(entry),
        kind=RuleKind(item.kind).value,
        key=name_of(entry),
        stage=entry.stage,
        channel=entry.channel or item.channel,
        departments=entry.departments,
        accountable=entry.accountable,
        found_departments=[] if entry.departments or entry.accountable else item.departments,
    )


def _count(workspace_id: UUID, name: str) -> list[CodeCount]:
    work_dir = work_folder_of(workspace_id, f"codes-{name}")
    connection = open_memory(work_dir)
    try:
        return code_counts(lake_of(workspace_id), connection)
    finally:
        connection.close()
        shutil.rmtree(work_dir, ignore_errors=True)
