"""Long work: asked for in the web process, done in the worker, seen by everyone.

A job is a chain of short steps. A step may run more than once (after a power cut), so each is
idempotent by the job's id; what it publishes, it publishes by one pointer change.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import timedelta
from threading import get_ident
from time import monotonic
from typing import TYPE_CHECKING, Any

from django.db import connections, transaction

from tropa.core import clock
from tropa.core.errors import Cancelled, TropaError
from tropa.kit.errors import describe, incident
from tropa.kit.models import OPEN_STATES, Job, JobState
from tropa.kit.scarcity import scarcity
from tropa.store.exhaustion import exhaustion_told

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from django.contrib.auth.base_user import AbstractBaseUser

MAX_ATTEMPTS = 5
SECONDS_BETWEEN_WRITES = 0.3
ROUND = timedelta(hours=1)
log = logging.getLogger("tropa.jobs")


@dataclass(slots=True)
class JobRun:
    """One step at work: what it is about, and how it tells its progress.

    Engines tell progress from a thread of their own, which must not keep a database connection.
    """

    job: Job
    step: int = 0
    steps: int = 1
    is_watched: bool = True
    error: dict[str, Any] | None = None
    """Why the job did not come through: told before it is undone."""
    _thread: int = field(default_factory=get_ident, repr=False)
    _written: float = field(default=0.0, repr=False)

    def tell(self, share: float) -> None:
        """Tell the share (0…1) of the step that is done; raises ``Cancelled`` when told to stop."""
        if not self.is_watched or monotonic() - self._written < SECONDS_BETWEEN_WRITES:
            return
        self._written = monotonic()
        progress = (self.step + min(max(share, 0.0), 1.0)) / self.steps
        try:
            Job.objects.filter(pk=self.job.pk, progress__lt=progress).update(progress=progress)
            self.check()
        finally:
            if get_ident() != self._thread:
                connections.close_all()

    @property
    def is_cancel_requested(self) -> bool:
        """Whether someone asked to stop."""
        return Job.objects.filter(pk=self.job.pk, is_cancel_requested=True).exists()

    def check(self) -> None:
        """Raise ``Cancelled`` when someone asked to stop."""
        if self.is_cancel_requested:
            raise Cancelled("The work was stopped on request.")


@dataclass(frozen=True, slots=True)
class JobKind:
    """How one kind of job is done: named steps, and what leaves no trace of a failed one."""

    name: str
    steps: tuple[tuple[str, Callable[[JobRun], None]], ...]
    undo: Callable[[JobRun], None]


_kinds: dict[str, JobKind] = {}
_sweeps: list[Callable[[], None]] = []
_rounds: list[Callable[[str], None]] = []


def register_job(
    name: str,
    steps: tuple[tuple[str, Callable[[JobRun], None]], ...],
    *,
    undo: Callable[[JobRun], None],
) -> None:
    """Make a kind of job known; called from ``AppConfig.ready()``."""
    _kinds[name] = JobKind(name, steps, undo)


def register_sweep(sweep: Callable[[], None]) -> None:
    """Have something tidied up every day."""
    _sweeps.append(sweep)


def sweeps_run() -> None:
    """Tidy up everything that asked for it; what fails does not keep the rest from being done."""
    for sweep in _sweeps:
        try:
            sweep()
        except Exception:
            log.exception("the sweep failed in %s", sweep.__name__)


def register_round(work: Callable[[str], None]) -> None:
    """Have something done every hour; it is told the name of the round, which a retry keeps.

    Of the hours that were missed only the last is made up for.
    """
    _rounds.append(work)


def rounds_run(due: datetime) -> None:
    """Do everything that is done every hour; what fails does not keep the rest from being done."""
    if clock.now() - due >= ROUND:
        return  # after a month's rest hundreds of rounds begin together, and one of them will do
    name = due.isoformat()
    for work in _rounds:
        try:
            work(name)
        except Exception:
            log.exception("the round %s failed in %s", name, work.__name__)


def job_create(
    kind: str, *, workspace_id: UUID, subject_id: UUID, user: AbstractBaseUser | None
) -> Job:
    """Ask for a job inside the transaction that writes what it is about: both commit or none."""
    from tropa.kit.durable import enqueue

    if kind not in _kinds:
        raise LookupError(f"No kind of job is called {kind!r}.")
    job = Job.objects.create(
        kind=kind,
        workspace_id=workspace_id,
        subject_id=subject_id,
        created_by_id=user.pk if user else None,
    )
    enqueue(job)
    return job


def job_cancel(job: Job) -> None:
    """Ask a job to stop: at once while it waits, else at its next breath."""
    with transaction.atomic():
        Job.objects.filter(pk=job.pk, state__in=OPEN_STATES).update(is_cancel_requested=True)
        Job.objects.filter(pk=job.pk, state=JobState.QUEUED).update(
            state=JobState.CANCELLED, finished_at=clock.now()
        )


def job_perform(job_id: UUID | str) -> Job:
    """Do a whole job here and now, without the worker (tests, the demo, the command line)."""
    for index in range(job_step_count(job_id)):
        if not job_step(job_id, index, is_watched=False):
            break
    return Job.objects.get(pk=job_id)


def job_step_count(job_id: UUID | str) -> int:
    """Count the steps of a job."""
    return len(_kinds[Job.objects.values_list("kind", flat=True).get(pk=job_id)].steps)


def job_step(job_id: UUID | str, index: int, *, is_watched: bool = True) -> bool:
    """Do one step, tell whether the next may follow; a failure becomes a visible state."""
    job = Job.objects.filter(pk=job_id).first()
    if job is None or not job.is_open:
        return False
    kind = _kinds[job.kind]
    name, step = kind.steps[index]
    run = JobRun(job, index, len(kind.steps), is_watched)
    try:
        _begin(job, index, name)
        run.check()
        with exhaustion_told():
            step(run)
    except Cancelled as error:
        run.error = describe(error)
        return _end(run, kind, JobState.CANCELLED)
    except TropaError as error:
        run.error = describe(error)
        return _end(run, kind, JobState.FAILED, error=run.error)
    except Exception:
        log.exception("job %s of kind %s failed in step %s", job.pk, job.kind, name)
        run.error = incident()
        return _end(run, kind, JobState.FAILED, error=run.error)
    if index + 1 < run.steps:
        return True
    return _close(job, JobState.DONE, progress=1.0)


def _begin(job: Job, index: int, name: str) -> None:
    """Note that a step starts; give up on one that has taken the worker down again and again."""
    attempts = job.attempts + 1 if job.step == index else 1
    Job.objects.filter(pk=job.pk).update(
        state=JobState.RUNNING, stage_key=name, step=index, attempts=attempts
    )
    if attempts > MAX_ATTEMPTS:
        raise TropaError(
            f"The work broke off {MAX_ATTEMPTS} times in the same place.",
            hint="Look into the worker's log; there may be too little memory.",
        )


def _end(run: JobRun, kind: JobKind, state: JobState, **facts: Any) -> bool:
    """Clean up after a job that did not come through, then say so."""
    try:
        kind.undo(run)
    except Exception as error:
        log.exception("job %s of kind %s could not be undone", run.job.pk, run.job.kind)
        known = scarcity(error)
        state, facts = JobState.FAILED, {"error": describe(known) if known else incident()}
    return _close(run.job, state, **facts)


def _close(job: Job, state: JobState, **facts: Any) -> bool:
    Job.objects.filter(pk=job.pk).update(state=state, finished_at=clock.now(), **facts)
    return False
