"""The job engine (DBOS): enqueued on Django's own connection, run by the one worker.

Why each line is as it is: ``docs/decisions/0010-jobs.md``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import sqlalchemy as sa
from dbos import DBOS, DBOSClient, DBOSConfig, run_dbos_database_migrations
from django.conf import settings
from django.db import connection, connections

from tropa.kit.jobs import job_step, job_step_count, rounds_run, sweeps_run

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tropa.kit.models import Job

APPLICATION = "tropa"
APPLICATION_VERSION = "1"  # fixed: another value would strand the work that is pending
QUEUE = "jobs"
WORKFLOW = "run_job"


class _Lent:
    """Django's connection as SQLAlchemy sees it: it may write, Django alone commits."""

    def __init__(self, lender: Any) -> None:
        self.__dict__["_lender"] = lender

    def commit(self) -> None:
        """Leave the commit to Django."""

    def rollback(self) -> None:
        """Leave the rollback to Django."""

    def close(self) -> None:
        """Leave the connection open for Django."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._lender, name)


def database_url() -> str:
    """Tell the job engine where Django's database is: they share it, so that both commit as one."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    place = f"{known['HOST'] or 'localhost'}:{known['PORT'] or 5432}/{quote(str(known['NAME']))}"
    user = quote(str(known["USER"]), safe="")
    password = quote(str(known["PASSWORD"]), safe="")
    return f"postgresql://{user}:{password}@{place}"


def prepare_database(**_: Any) -> None:
    """Create or migrate the engine's own tables."""
    connection.close()
    run_dbos_database_migrations(system_database_url=database_url())


@cache
def _client(url: str) -> DBOSClient:
    return DBOSClient(system_database_url=url, application_name=APPLICATION, lazy=True)


@cache
def _lending_engine(vendor: str) -> sa.Engine:
    def lend() -> Any:
        return _Lent(connection.connection)

    if vendor == "sqlite":
        return sa.create_engine("sqlite://", creator=lend, poolclass=sa.NullPool)
    return sa.create_engine(
        "postgresql+psycopg://", creator=lend, poolclass=sa.NullPool, use_native_hstore=False
    )


def enqueue(job: Job) -> None:
    """Hand a job to the worker in the very transaction that wrote it."""
    if not connection.in_atomic_block:
        raise RuntimeError("A job is enqueued inside the transaction that asks for it.")
    with _lending_engine(connection.vendor).connect() as lent:
        _client(database_url()).enqueue_in_transaction(
            lent,
            {
                "queue_name": QUEUE,
                "workflow_name": WORKFLOW,
                "workflow_id": str(job.pk),
                "app_version": APPLICATION_VERSION,
            },
            str(job.pk),
        )


def _with_fresh_connections(work: Callable[..., Any], *arguments: Any) -> Any:
    """Run in the engine's thread without leaving it a database connection."""
    try:
        return work(*arguments)
    finally:
        connections.close_all()


@DBOS.step()
def count_steps(job_id: str) -> int:
    """Count the steps of a job (a step itself, so that a replay sees the same number)."""
    return int(_with_fresh_connections(job_step_count, job_id))


@DBOS.step()
def run_step(job_id: str, index: int) -> bool:
    """Do one step of a job."""
    return bool(_with_fresh_connections(job_step, job_id, index))


@DBOS.step()
def run_sweeps() -> None:
    """Tidy up."""
    _with_fresh_connections(sweeps_run)


@DBOS.step()
def run_rounds(due: datetime) -> None:
    """Do what is done every hour."""
    _with_fresh_connections(rounds_run, due)


@DBOS.workflow(name=WORKFLOW)
def run_job(job_id: str) -> None:
    """Do a job step by step; after a crash it goes on with the step that was not finished."""
    for index in range(count_steps(job_id)):
        if not run_step(job_id, index):
            return


@DBOS.workflow(name="sweep")
def sweep(_due: datetime, _context: Any) -> None:
    """Tidy up once a day."""
    run_sweeps()


@DBOS.workflow(name="hourly")
def hourly(due: datetime, _context: Any) -> None:
    """Go one round; hours that were missed are made up for by one round at the next start."""
    run_rounds(due)


def launch() -> None:
    """Start the engine: in the worker process, once."""
    config: DBOSConfig = {
        "name": APPLICATION,
        "system_database_url": database_url(),
        "application_version": APPLICATION_VERSION,
        "executor_id": settings.TROPA_WORKER_ID,
        "log_level": "WARNING",
        "scheduler_polling_interval_sec": 30.0,
    }
    DBOS(config=config)
    DBOS.launch()
    DBOS.register_queue(
        QUEUE,
        worker_concurrency=settings.TROPA_WORKER_JOBS,
        polling_interval_sec=0.5,
        on_conflict="always_update",
    )
    DBOS.apply_schedules(
        [
            {
                "schedule_name": "sweep",
                "workflow_fn": sweep,
                "schedule": "17 3 * * *",
                "context": None,
                "automatic_backfill": True,
            },
            {
                "schedule_name": "hourly",
                "workflow_fn": hourly,
                "schedule": "5 * * * *",
                "context": None,
                "automatic_backfill": True,
            },
        ]
    )


def shut_down() -> None:
    """Stop taking work; what is under way is taken up again at the next start."""
    DBOS.destroy(workflow_completion_timeout_sec=0)
