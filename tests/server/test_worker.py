"""The worker as a process: killed in the middle of a job, it finishes it once at the next start."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tropa.server.worker import NICENESS

pytestmark = pytest.mark.server
PATIENCE_SECONDS = 90
KINDS = '''
import os, sys, time
from pathlib import Path
import django
django.setup()
from tropa.kit.jobs import register_job

def wait(run):
    """Work until the test says go; the first time it never does."""
    folder = Path(os.environ["TROPA_DATA"])
    with (folder / "begun").open("a") as file:
        file.write("x")
    while not (folder / "go").exists():
        time.sleep(0.05)

def note(run):
    with (Path(os.environ["TROPA_DATA"]) / "noted").open("a") as file:
        file.write("x")

register_job("slow", (("first", note), ("waiting", wait)), undo=lambda run: None)
'''
ASK = """
from uuid import uuid4
from django.db import transaction
from tropa.kit.jobs import job_create
with transaction.atomic():
    print(job_create("slow", workspace_id=uuid4(), subject_id=uuid4(), user=None).pk)
"""
WORK = """
import sys
sys.argv = ["worker", "--with-parent"]
from tropa.server.worker import main
main()
"""


def end(worker: subprocess.Popen[bytes], sign: int = signal.SIGTERM) -> None:
    """End a worker's process."""
    worker.send_signal(sign)
    worker.wait()
    assert worker.stdin is not None
    worker.stdin.close()


@pytest.fixture
def surroundings(tmp_path):
    """An installation of its own."""
    own = {"TROPA_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tropa.server.settings"}
    surroundings = {**os.environ, **own}
    surroundings.pop("TROPA_DATABASE_URL", None)
    run("from tropa.server.serve import prepare; prepare()", surroundings)
    return surroundings


def run(code: str, surroundings: dict[str, str]) -> str:
    """Run Python in that installation."""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def start_worker(surroundings: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start a worker that also knows the slow kind."""
    return subprocess.Popen(
        [sys.executable, "-c", KINDS + WORK],
        env=surroundings,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def until(condition, what: str) -> None:
    """Wait for something another process does."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < end, f"never: {what}"
        time.sleep(0.1)


def state_of(folder: Path, job_id: str) -> str:
    """Read a job's state as any other process would."""
    with sqlite3.connect(folder / "tropa.sqlite3") as connection:
        rows = connection.execute(
            "SELECT state FROM kit_job WHERE id = ?", (job_id.replace("-", ""),)
        )
        return rows.fetchone()[0]


def test_a_job_survives_the_death_of_its_worker_and_is_done_once(surroundings, tmp_path):
    job_id = run(KINDS + ASK, surroundings)
    worker = start_worker(surroundings)
    try:
        until((tmp_path / "begun").exists, "the job begins")
        end(worker, signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        assert state_of(tmp_path, job_id) == "running"
        (tmp_path / "go").touch()
        worker = start_worker(surroundings)
        until(lambda: state_of(tmp_path, job_id) == "done", "the job is finished")
    finally:
        end(worker)
    assert (tmp_path / "noted").read_text() == "x", "a finished step ran again"
    assert (tmp_path / "begun").read_text() == "xx"


def test_the_worker_stands_back_and_ends_with_whoever_started_it(surroundings, tmp_path):
    (tmp_path / "go").touch()
    job_id = run(KINDS + ASK, surroundings)
    worker = start_worker(surroundings)
    until(lambda: state_of(tmp_path, job_id) == "done", "the worker works")
    if os.name == "posix":
        stands_back = os.getpriority(os.PRIO_PROCESS, worker.pid) - os.getpriority(
            os.PRIO_PROCESS, os.getpid()
        )
        assert stands_back == NICENESS
    assert worker.stdin is not None
    worker.stdin.close()
    assert worker.wait(timeout=PATIENCE_SECONDS) == 0
