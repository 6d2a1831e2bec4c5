"""Files that no map, no version and no undo names any more: they go after a month."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q

from tropa.core import clock
from tropa.features.journeys.map_files import map_file_path
from tropa.features.journeys.models import MapChange, MapFile, MapRecord
from tropa.features.workspaces.folders import workspaces_root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

KEPT_DAYS = 30
"""No window stays open so long that it could still undo, paste, or join again what it did alone."""
_NAME = "file_id"
_keepers: list[Callable[[UUID], Iterable[Any]]] = []


def register_document_keeper(documents: Callable[[UUID], Iterable[Any]]) -> None:
    """Have the documents that a higher room keeps of a workspace's maps hold on to their files."""
    _keepers.append(documents)


def map_files_sweep() -> None:
    """Remove files that nobody named for a month, and bytes of which no row tells."""
    before = clock.now() - timedelta(days=KEPT_DAYS)
    old = MapFile.objects.filter(created_at__lt=before)
    for workspace_id in old.values_list("workspace_id", flat=True).distinct().order_by():
        _sweep(workspace_id, before)
    _sweep_bytes(before)


def _sweep(workspace_id: UUID, before: datetime) -> None:
    """Look at everything first, then, while nobody writes, at the maps that changed meanwhile."""
    maps = MapRecord.objects.filter(workspace_id=workspace_id)
    looked: dict[UUID, int] = {}
    named: set[str] = set()
    for pk, version, document in maps.values_list("pk", "version", "document").iterator():
        looked[pk] = version
        named.update(_files_in(document))
    named.update(_files_in(_changes(workspace_id, before)))
    for documents in _keepers:
        for document in documents(workspace_id):
            named.update(_files_in(document))
    old = MapFile.objects.filter(workspace_id=workspace_id, created_at__lt=before)
    lost = [file for file in old if str(file.pk) not in named]
    if not lost:
        return
    with transaction.atomic():
        versions = maps.select_for_update().values_list("pk", "version")
        changed = [pk for pk, version in versions if looked.get(pk) != version]
        for document in maps.filter(pk__in=changed).values_list("document", flat=True):
            named.update(_files_in(document))
        lost = [file for file in lost if str(file.pk) not in named]
        MapFile.objects.filter(pk__in=[file.pk for file in lost]).delete()
    for file in lost:
        map_file_path(file).unlink(missing_ok=True)


def _changes(workspace_id: UUID, since: datetime) -> Iterator[Any]:
    """List the newest changes that name files: undo and redo may bring these back."""
    has_files = Q(commands__icontains=_NAME) | Q(inverse__icontains=_NAME)
    found = MapChange.objects.filter(map__workspace_id=workspace_id, created_at__gte=since)
    yield from found.filter(has_files).values_list("commands", "inverse").iterator()


def _files_in(value: Any) -> Iterator[str]:
    """Find the files that any part of a document or a command names."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if isinstance(name := one.get(_NAME), str):
                yield name
            waiting += one.values()
        elif not isinstance(one, str) and hasattr(one, "__iter__"):
            waiting += one


def _sweep_bytes(before: datetime) -> None:
    """Remove what broke off between writing the bytes and writing the row."""
    for folder in workspaces_root().glob("*/maps"):
        old = {path.name: path for path in folder.iterdir() if _is_older(path, before)}
        rows = MapFile.objects.filter(workspace_id=folder.parent.name).values_list("pk", flat=True)
        for name in old.keys() - {pk.hex for pk in rows}:
            old[name].unlink(missing_ok=True)


def _is_older(path: Path, than: datetime) -> bool:
    try:
        return path.stat().st_mtime < than.timestamp()
    except FileNotFoundError:  # swept by its row just now
        return False
