"""Files into a workspace and out of it from the command line: the same services as the screens."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tropa.core.errors import InputError, NotFound

if TYPE_CHECKING:
    from pathlib import Path

    from tropa.core.lenses import Lens
    from tropa.core.mappings import ReadOptions
    from tropa.features.journeys.models import LensRecord
    from tropa.features.sources.models import Import, Upload
    from tropa.features.sources.reading import Mapping
    from tropa.features.workspaces.models import User, Workspace


@dataclass(frozen=True, slots=True)
class FileOrder:
    """What to take in: a file for a source of a workspace, and how it is read.

    Attributes
    ----------
    mapping : Path | None
        JSON of a mapping; without it the source's remembered one, else what the file looks like.
    lens : Lens | None
        Journeys to cut from it, when the workspace shall have a new lens.
    expected_refused : int | None
        How many bad rows may be set aside; None takes the file whole or not at all.
    """

    file: Path
    workspace: str
    options: ReadOptions
    source: str = ""
    mapping: Path | None = None
    lens: Lens | None = None
    expected_refused: int | None = None


def workspace_named(name: str) -> Workspace:
    """Find a workspace by its name or id; whoever owns the data folder may."""
    from tropa.features.workspaces.models import Workspace

    every = list(Workspace.objects.order_by("name"))
    found = [item for item in every if name in (item.name, str(item.pk))]
    if len(found) == 1:
        return found[0]
    known = ", ".join(f"{item.name} ({item.pk})" for item in every) or "none yet"
    word = "No workspace is called" if not found else "Several workspaces are called"
    raise NotFound(f"{word} {name!r}.", hint=f"There are: {known}.")


def owner_of(workspace: Workspace) -> User:
    """Find the owner in whose name the command line acts."""
    from tropa.features.workspaces.models import Membership

    owner = (
        Membership.objects.filter(workspace=workspace, role="owner")
        .select_related("user")
        .order_by("created_at")
        .first()
    )
    if owner is None:
        raise NotFound(f"The workspace {workspace.name!r} has no owner.")
    return owner.user


def file_take_in(order: FileOrder) -> dict[str, Any]:
    """Import a file here and now and tell what became of it.

    Raises
    ------
    TropaError
        When the file cannot be taken; nothing of it is kept then.
    """
    from tropa.features.sources.models import Import
    from tropa.features.sources.services import ImportOrder, import_create

    workspace = workspace_named(order.workspace)
    user = owner_of(workspace)
    upload = copied_upload(order.file, workspace, user)
    item = import_create(
        user,
        workspace.pk,
        ImportOrder(
            upload_id=upload.pk,
            mapping=_mapping(order, user, upload),
            options=order.options,
            source_name=order.source or order.file.stem,
            accept_refused=order.expected_refused is not None,
            expected_refused=order.expected_refused,
            lens=order.lens,
        ),
    )
    _work_off(item, workspace)
    done = Import.objects.get(pk=item.pk)
    return {"import": str(done.pk), "workspace": workspace.name, **(done.report or {})}


def journeys_write(workspace: str, *, lens: str, target: Path) -> dict[str, Any]:
    """Write the journeys of a lens as .csv, .parquet, .xes or .xes.gz."""
    from tropa.features.journeys.lens_selectors import lens_open
    from tropa.features.journeys.models import LensRecord
    from tropa.log.writing import write_events

    every = list(LensRecord.objects.filter(workspace=workspace_named(workspace)))
    found = [item for item in every if not lens or lens in (item.name, str(item.pk))]
    if len(found) != 1:
        known = ", ".join(item.name for item in every) or "none yet"
        raise NotFound("Which lens?", hint=f"Name one with --lens. There are: {known}.")
    return _written(found[0], write_events(lens_open(found[0]), target), target)


def _written(lens: LensRecord, events: int, target: Path) -> dict[str, Any]:
    return {"output": str(target), "lens": lens.name, "events": events}


def copied_upload(file: Path, workspace: Workspace, user: User) -> Upload:
    """Bring a file to where sent files lie."""
    from tropa.features.sources.uploads import upload_begin, upload_finish, upload_path

    if not file.is_file():
        raise InputError("There is no such file.", file=str(file))
    upload = upload_begin(user, workspace.pk, name=file.name)
    path = upload_path(upload)
    path.parent.mkdir(mode=0o700, parents=True)
    shutil.copyfile(file, path)
    with path.open("rb") as copy:
        sha256 = hashlib.file_digest(copy, "sha256").hexdigest()
    return upload_finish(upload, size_bytes=path.stat().st_size, sha256=sha256)


def _mapping(order: FileOrder, user: User, upload: Upload) -> Mapping:
    """Read the mapping that was given, else propose one as the screen does."""
    from pydantic import ValidationError

    from tropa.core.mappings import EventMapping, ObservationMapping
    from tropa.features.sources.previewing import upload_preview

    if order.mapping is None:
        seen = upload_preview(user, upload.workspace_id, upload.pk, options=order.options)
        return seen.mapping
    file, hint = str(order.mapping), "See the guide."
    try:
        told = json.loads(order.mapping.read_text(encoding="utf-8"))
        is_survey = isinstance(told, dict) and told.get("kind") == "observations"
        return (ObservationMapping if is_survey else EventMapping).model_validate(told)
    except OSError as error:
        raise InputError("This mapping cannot be opened.", file=file, hint=hint) from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, position {error.colno}"
        raise InputError(f"This mapping is no JSON ({place}).", file=file, hint=hint) from error
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"]))
        raise InputError(
            f"This is no mapping: '{place}' is not as it should be.", file=file, hint=hint
        ) from error
    except ValueError as error:
        raise InputError("This mapping is no UTF-8 text.", file=file, hint=hint) from error


def _work_off(item: Import, workspace: Workspace) -> None:
    """Do the import and what follows from it, as the worker would."""
    from tropa.kit.jobs import job_perform
    from tropa.kit.models import OPEN_STATES, Job, JobState

    done = job_perform(item.job_id) if item.job_id else None
    if done is not None and done.state != JobState.DONE:
        problem = done.error or {}
        place = problem.get("where", {})
        where = {name: place[name] for name in ("file", "row", "column") if name in place}
        raise InputError(problem.get("detail", done.state), hint=problem.get("hint", ""), **where)
    while job := Job.objects.filter(workspace_id=workspace.pk, state__in=OPEN_STATES).first():
        job_perform(job.pk)
