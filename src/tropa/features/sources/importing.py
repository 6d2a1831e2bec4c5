"""The work of an import, step by step; each step may run twice and leaves the same."""

from __future__ import annotations

import csv
import shutil
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.db import transaction

from tropa.core.errors import Conflict
from tropa.core.lenses import Lens
from tropa.core.mappings import EventMapping, ReadOptions
from tropa.features.sources.codes import codes_recount
from tropa.features.sources.lakes import facts_changed, lake_of, lens_make, work_folder_of
from tropa.features.sources.models import Import
from tropa.features.sources.previewing import findings_of
from tropa.features.sources.reading import MAPPING, Mapping, Shaped, opened, shaped
from tropa.features.sources.uploads import upload_file_remove, upload_get
from tropa.features.workspaces.folders import folder_of
from tropa.formats.formula_guard import guard_text
from tropa.kit.jobs import JobRun, register_job
from tropa.store.event_shape import ShapedEvents

if TYPE_CHECKING:
    from pathlib import Path

    from tropa.core.results import ReadReport
    from tropa.store.import_findings import Findings

IMPORT = "import"
REMOVAL = "import-removal"


def register() -> None:
    """Make both kinds of work known to the worker."""
    register_job(
        IMPORT,
        (("reading-file", take_in), ("noting-codes", note_codes), ("finishing", finish)),
        undo=undo,
    )
    register_job(
        REMOVAL,
        (("taking-out", take_out), ("noting-codes", note_codes), ("finishing", tell)),
        undo=leave_as_is,
    )


def take_in(run: JobRun) -> None:
    """Read the file and put its facts into the lake, all of them or none."""
    item = _import(run)
    if item.upload_id is None:
        raise Conflict("The file is no longer here.", hint="Send it again.")
    upload = upload_get(item.workspace_id, item.upload_id)
    mapping = MAPPING.validate_python(item.mapping)
    options = ReadOptions.model_validate(item.options)
    with (
        opened(upload, options, name=_work_name(item), progress=run.tell) as (source, work_dir),
        shaped(
            source,
            mapping,
            workspace_id=item.workspace_id,
            work_dir=work_dir,
            name=str(item.source_id),
            progress=run.tell,
        ) as facts,
    ):
        _refused_write(facts, refused_path(item))
        _refused_check(facts, item)
        findings = findings_of(facts)
        run.check()
        report = _add(facts, item, run)
    _remember(item, mapping, columns=source.columns, options=source.options)
    Import.objects.filter(pk=item.pk).update(
        report=import_report(report, findings, mapping),
    )


def note_codes(run: JobRun) -> None:
    """Count the codes anew and have a touchpoint for each."""
    codes_recount(run.job.workspace_id, name=str(run.job.pk))


def finish(run: JobRun) -> None:
    """Make the lens that was asked for, tell those who wait for facts, let go of the file."""
    item = _import(run)
    with transaction.atomic():
        if item.lens is not None and item.lens_id is None and item.created_by is not None:
            item.lens_id = lens_make(
                item.created_by,
                item.workspace_id,
                name=item.source.name,
                spec=Lens.model_validate(item.lens),
            )
            item.save(update_fields=["lens_id"])
        facts_changed(item.workspace_id)
    if item.upload is not None:
        upload_file_remove(item.upload)


def undo(run: JobRun) -> None:
    """Leave nothing of an import that did not come through."""
    item = _import(run)
    lake_of(item.workspace_id).take_out(str(item.pk))
    shutil.rmtree(work_folder_of(item.workspace_id, _work_name(item)), ignore_errors=True)
    if run.is_cancel_requested:  # what failed is still to be looked at: its refused rows say why
        shutil.rmtree(refused_path(item).parent, ignore_errors=True)
    codes_recount(item.workspace_id, name=str(run.job.pk))


def take_out(run: JobRun) -> None:
    """Take the facts of an import out of the lake, completely."""
    item = _import(run)
    lake_of(item.workspace_id).take_out(str(item.pk))
    shutil.rmtree(refused_path(item).parent, ignore_errors=True)


def tell(run: JobRun) -> None:
    """Tell those who wait for facts that some are gone."""
    with transaction.atomic():
        facts_changed(run.job.workspace_id)


def leave_as_is(_: JobRun) -> None:
    """Taking out can simply be asked for again: there is nothing to undo."""


def _work_name(item: Import) -> str:
    return f"import-{item.pk}"


def refused_path(item: Import) -> Path:
    """Tell where the refused rows of an import are listed."""
    return folder_of(item.workspace_id) / "imports" / str(item.pk) / "refused.csv"


def import_report(report: ReadReport, findings: Findings, mapping: Mapping) -> dict[str, Any]:
    """Say what became of a file, as the screen shows it."""
    column = _time_column(mapping)
    return {
        "rows": report.rows,
        "taken": report.taken,
        "new": report.new,
        "duplicates": report.duplicates,
        "refused": report.refused,
        "ties": findings.ties,
        "gaps": [{"from_us": low, "to_us": high} for low, high in findings.gaps],
        "suspicious": [
            {"column": column, "reason": reason, "count": count}
            for reason, count in findings.odd_times
        ],
        "warnings": list(report.warnings),
        "first_us": findings.first_us,
        "last_us": findings.last_us,
        "cases": findings.cases or findings.respondents,
    }


def _time_column(mapping: Mapping) -> str:
    if isinstance(mapping, EventMapping):
        columns = mapping.columns.items()
        return ", ".join(name for name, column in columns if column.role in {"time", "moment"})
    return mapping.time or ""


def _import(run: JobRun) -> Import:
    related = ("source", "upload", "created_by", "workspace")
    return Import.objects.select_related(*related).get(pk=run.job.subject_id)


def _add(facts: Shaped, item: Import, run: JobRun) -> ReadReport:
    lake = lake_of(item.workspace_id)
    if isinstance(facts, ShapedEvents):
        return lake.add_events(facts, str(item.pk), progress=run.tell)
    return lake.add_observations(facts, str(item.pk), progress=run.tell)


def _refused_check(facts: Shaped, item: Import) -> None:
    """Take a file with bad rows only when exactly their number was confirmed."""
    refused = facts.report.refused
    if not refused:
        return
    if not item.accept_refused:
        raise facts.faults.error(refused)
    if refused != item.expected_refused:
        raise Conflict(
            f"{refused} rows would be refused, {item.expected_refused} were confirmed.",
            hint="Look at the refused rows and confirm their number.",
            refused=refused,
        )


def _refused_write(facts: Shaped, path: Path) -> None:
    if not facts.report.refused:
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("row", "column", "value", "reason"))
        for refusal in facts.refusals():
            writer.writerow(guard_text(str(value)) for value in asdict(refusal).values())


def _remember(
    item: Import, mapping: Mapping, *, columns: tuple[str, ...], options: dict[str, str | int]
) -> None:
    """Remember how files of this source are read."""
    item.source.mapping = mapping.model_dump(mode="json")
    item.source.columns = list(columns)
    item.source.options = options
    item.source.save(update_fields=["mapping", "columns", "options"])
