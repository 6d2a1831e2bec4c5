"""Reading sources, imports and dictionaries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Max, Q, QuerySet, Sum

from tropa.core.errors import NotFound
from tropa.core.mappings import StatusEntry
from tropa.features.facts.models import RuleKind
from tropa.features.sources.codes import entries_of
from tropa.features.sources.importing import refused_path
from tropa.features.sources.models import Import, Source
from tropa.features.workspaces.selectors import workspace_for
from tropa.kit.models import JobState

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from tropa.features.workspaces.models import Workspace
    from tropa.features.workspaces.selectors import Asker


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source with what it has brought."""

    source: Source
    events: int
    observations: int
    newest_us: int | None
    imports: int


@dataclass(frozen=True, slots=True)
class EntryView:
    """A code of a source: what it means, how often it occurs, whether it was never explained."""

    entry: StatusEntry
    count: int
    is_new: bool


def imports_list(user: Asker, workspace_id: UUID) -> QuerySet[Import]:
    """List the imports, newest first."""
    return imports_of(workspace_for(user, workspace_id)).order_by("-created_at")


def imports_of(workspace: Workspace) -> QuerySet[Import]:
    """All imports of a workspace with what a list shows of them."""
    return workspace.imports.select_related("source", "job", "removal", "created_by")


def import_get(workspace: Workspace, import_id: UUID) -> Import:
    """Find an import of this workspace."""
    found = imports_of(workspace).filter(pk=import_id).first()
    if found is None:
        raise NotFound("There is no such import.")
    return found


def import_read(user: Asker, workspace_id: UUID, import_id: UUID) -> Import:
    """Find an import one may read."""
    return import_get(workspace_for(user, workspace_id), import_id)


def refused_file(user: Asker, workspace_id: UUID, import_id: UUID) -> Path:
    """Find the list of an import's refused rows."""
    path = refused_path(import_read(user, workspace_id, import_id))
    if not path.is_file():
        raise NotFound("No row of this import was refused.")
    return path


def sources_list(user: Asker, workspace_id: UUID) -> list[SourceView]:
    """List the sources that have brought something, or are about to."""
    workspace = workspace_for(user, workspace_id)
    in_force = Q(imports__job__state=JobState.DONE) & (
        Q(imports__removal__isnull=True) | ~Q(imports__removal__state=JobState.DONE)
    )
    counted = workspace.sources.annotate(
        finished=Count("imports", filter=in_force, distinct=True)
    ).order_by("name")
    facts = _facts_of(workspace)
    views = [_view(source, facts.get(source.pk, {}), source.finished) for source in counted]
    return [view for view in views if view.imports or view.events or view.observations]


def source_get(workspace: Workspace, source_id: UUID) -> Source:
    """Find a source of this workspace."""
    source = workspace.sources.filter(pk=source_id).first()
    if source is None:
        raise NotFound("There is no such source.")
    return source


def dictionary_read(user: Asker, workspace_id: UUID, source_id: UUID) -> list[EntryView]:
    """List the codes of a source: those it uses, commonest first, then those only explained."""
    return dictionary_view(source_get(workspace_for(user, workspace_id), source_id))


def dictionary_view(source: Source) -> list[EntryView]:
    """Join what a source uses with what was explained."""
    explained = entries_of(source)
    used = source.codes.values("code").annotate(n=Sum("count")).order_by("-n", "code")
    counts: dict[str, int] = {row["code"]: row["n"] for row in used}
    views = [
        EntryView(explained.get(code) or StatusEntry(code=code), count, code not in explained)
        for code, count in counts.items()
    ]
    rest = [entry for code, entry in explained.items() if code not in counts]
    return [*views, *(EntryView(entry, 0, is_new=False) for entry in rest)]


def _facts_of(workspace: Workspace) -> dict[UUID, dict[str, tuple[int, int | None]]]:
    rows = (
        workspace.sources.order_by()
        .values_list("pk", "codes__kind")
        .annotate(n=Sum("codes__count"), newest=Max("codes__newest_us"))
    )
    found: dict[UUID, dict[str, tuple[int, int | None]]] = {}
    for pk, kind, count, newest_us in rows:
        found.setdefault(pk, {})[kind] = (count or 0, newest_us)
    return found


def _view(source: Source, facts: dict[str, tuple[int, int | None]], finished: int) -> SourceView:
    newest = [moment for _, moment in facts.values() if moment is not None]
    return SourceView(
        source,
        events=facts.get(RuleKind.ACTIVITY, (0, None))[0],
        observations=facts.get(RuleKind.OBSERVATION, (0, None))[0],
        newest_us=max(newest, default=None),
        imports=finished,
    )
