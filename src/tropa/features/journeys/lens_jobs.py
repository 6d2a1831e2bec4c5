"""The job that cuts events into journeys: build a version aside, then publish it by one pointer."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from django.db import transaction
from filelock import FileLock

from tropa.core.errors import NotFound
from tropa.features.journeys.lens_facts import describe_version
from tropa.features.journeys.lens_selectors import lens_folder, lens_spec
from tropa.features.journeys.lens_services import BUILD, lens_folder_remove, lenses_rebuild
from tropa.features.journeys.models import LensRecord, LensState
from tropa.features.sources.lakes import (
    LOCKS,
    lake_of,
    on_facts_changed,
    words_of,
    work_folder_of,
)
from tropa.kit.jobs import JobRun, register_job
from tropa.kit.models import OPEN_STATES, Job
from tropa.store.lens_files import read_manifest
from tropa.store.lens_refresh import Before, Recipe, cut_lake

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any


def register() -> None:
    """Make the job known and have it asked for when facts change."""
    register_job(BUILD, (("building-journeys", build),), undo=note_failure)
    on_facts_changed(lenses_rebuild)


def build(run: JobRun) -> None:
    """Build a version of the lens and show it, unless an earlier job has already seen the facts.

    One at a time for a lens: a version cut earlier must not be shown later.
    """
    with FileLock(_lock_path(run)):
        lens = LensRecord.objects.filter(pk=run.job.subject_id).first()
        if lens is not None and (lens.is_outdated or not lens.version):
            _build(lens, run)


def _lock_path(run: JobRun) -> Path:
    return work_folder_of(run.job.workspace_id, LOCKS) / f"lens-{run.job.subject_id}.lock"


def _build(lens: LensRecord, run: JobRun) -> None:
    lake = lake_of(lens.workspace_id)
    lake_version = lake.version
    recipe = Recipe(lens_spec(lens), words_of(lens.workspace_id))
    files = cut_lake(
        lake,
        recipe,
        target=lens_folder(lens),
        before=_before(lens, recipe),
        progress=run.tell,
    )
    facts = describe_version(files)
    origin = {"lake_version": lake_version, "recipe": recipe.fingerprint}
    shown = {"version": files.version, "facts": facts, "origin": origin}
    if _publish(run, shown):
        _sweep(lens_folder(lens), keep={files.version, lens.version})
    else:  # deleted while it was being built
        lens_folder_remove(lens_folder(lens))


def _publish(run: JobRun, shown: dict[str, Any]) -> bool:
    """Show a version; it is old already when another build was asked for meanwhile."""
    others = Job.objects.filter(
        kind=BUILD, subject_id=run.job.subject_id, state__in=OPEN_STATES
    ).exclude(pk=run.job.pk)
    lens = LensRecord.objects.filter(pk=run.job.subject_id)
    with transaction.atomic():
        if not lens.select_for_update().exists():
            return False
        is_old = others.exists()
        return bool(lens.update(state=LensState.READY, error=None, is_outdated=is_old, **shown))


def _before(lens: LensRecord, recipe: Recipe) -> Before | None:
    """Give the version shown till now, when it was cut in the same way."""
    if not lens.version or lens.origin.get("recipe") != recipe.fingerprint:
        return None
    try:
        files = read_manifest(lens_folder(lens) / lens.version)
    except NotFound:
        return None
    return Before(files, lens.origin["lake_version"])


def _sweep(folder: Path, *, keep: set[str]) -> None:
    """Remove versions nobody looks through; the one before stays for questions under way."""
    for version in folder.iterdir():
        if version.is_dir() and version.name not in keep:
            shutil.rmtree(version, ignore_errors=True)


def note_failure(run: JobRun) -> None:
    """Say on the lens why its build failed; the version shown before stays, known to be old."""
    lenses = LensRecord.objects.filter(pk=run.job.subject_id)
    lenses.update(is_outdated=True, error=run.error)
    lenses.filter(version="").update(state=LensState.FAILED)
