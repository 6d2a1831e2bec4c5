"""The job that cuts events into journeys: build a version aside, then publish it by one pointer."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from django.db import transaction

from tropa.features.journeys.lens_facts import describe_version
from tropa.features.journeys.lens_selectors import lens_folder, lens_spec
from tropa.features.journeys.lens_services import BUILD, lenses_rebuild
from tropa.features.journeys.models import LensRecord, LensState
from tropa.features.sources.lakes import lake_of, on_facts_changed, words_of
from tropa.kit.jobs import JobRun, register_job
from tropa.store.lens_refresh import cut_lake

if TYPE_CHECKING:
    from pathlib import Path

    from tropa.store.lens_files import LensFiles


def register() -> None:
    """Make the job known and have it asked for when facts change."""
    register_job(BUILD, (("building-journeys", build),), undo=note_failure)
    on_facts_changed(lenses_rebuild)


def build(run: JobRun) -> None:
    """Build a version of the lens and show it; once more when facts came in meanwhile."""
    lens = LensRecord.objects.filter(pk=run.job.subject_id).first()
    if lens is None:
        return
    LensRecord.objects.filter(pk=lens.pk).update(is_outdated=False)
    files = _cut(lens, run)
    facts = describe_version(files)
    with transaction.atomic():
        LensRecord.objects.filter(pk=lens.pk).update(
            version=files.version, state=LensState.READY, facts=facts, error=None
        )
    _sweep(lens_folder(lens), keep={files.version, lens.version})
    if LensRecord.objects.filter(pk=lens.pk, is_outdated=True).exists():
        build(run)


def _cut(lens: LensRecord, run: JobRun) -> LensFiles:
    """Cut the workspace's events as the lens says."""
    return cut_lake(
        lake_of(lens.workspace_id),
        lens_spec(lens),
        dictionary=words_of(lens.workspace_id),
        target=lens_folder(lens),
        progress=run.tell,
    )


def _sweep(folder: Path, *, keep: set[str]) -> None:
    """Remove versions nobody looks through; the one before stays for questions under way."""
    for version in folder.iterdir():
        if version.is_dir() and version.name not in keep:
            shutil.rmtree(version, ignore_errors=True)


def note_failure(run: JobRun) -> None:
    """Say on the lens that its build failed; the version shown before stays."""
    lenses = LensRecord.objects.filter(pk=run.job.subject_id)
    lenses.filter(version="").update(state=LensState.FAILED)
