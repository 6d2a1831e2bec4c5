"""A job as its reader sees it: states, progress, cancelling, failing."""

import pytest
from django.db import connection, transaction

from tropa.core.errors import InputError
from tropa.kit.jobs import MAX_ATTEMPTS, job_cancel, job_create, job_perform, job_step
from tropa.kit.models import Job

pytestmark = pytest.mark.django_db


def test_steps_are_done_in_order_and_then_the_job_is_done(job_of):
    seen = []
    job = job_of(lambda _: seen.append(1), lambda _: seen.append(2))
    done = job_perform(job.pk)
    assert seen == [1, 2]
    assert (done.state, done.progress, done.stage_key) == ("done", 1.0, "step-1")
    assert done.finished_at is not None
    assert job.undone == []


def test_a_failed_step_ends_the_job_and_is_undone(job_of):
    def fail(_):
        raise InputError("'x' is no date.", file="a.csv", row=3, hint="Correct it.")

    never = []
    job = job_of(fail, never.append)
    failed = job_perform(job.pk)
    assert (failed.state, never, job.undone) == ("failed", [], [job.pk])
    assert failed.error == {
        "code": "bad-input",
        "detail": "'x' is no date.",
        "hint": "Correct it.",
        "where": {"file": "a.csv", "row": 3},
    }


def test_a_surprise_is_logged_and_told_by_number_only(job_of, caplog):
    def fail(_):
        raise LookupError("a secret")

    failed = job_perform(job_of(fail).pk)
    assert (failed.state, failed.error["code"]) == ("failed", "internal")
    assert "secret" not in str(failed.error)
    assert "a secret" in caplog.text


def test_an_undo_that_fails_is_told(job_of, caplog):
    def fail(_):
        raise InputError("bad")

    failed = job_perform(job_of(fail, undo=fail).pk)
    assert (failed.state, failed.error["code"]) == ("failed", "internal")
    assert "could not be undone" in caplog.text


def test_a_waiting_job_is_cancelled_at_once(job_of):
    never = []
    job = job_of(never.append)
    job_cancel(job)
    assert Job.objects.get(pk=job.pk).state == "cancelled"
    assert job_perform(job.pk).state == "cancelled"
    assert never == []


def test_a_working_job_stops_at_its_next_breath(job_of):
    never = []
    job = job_of(lambda run: job_cancel(run.job), never.append)
    stopped = job_perform(job.pk)
    assert (stopped.state, never, job.undone) == ("cancelled", [], [job.pk])


def test_a_step_hears_of_the_cancelling_while_it_tells_its_progress(job_of):
    reached = []

    def work(run):
        job_cancel(run.job)
        run.tell(0.5)
        reached.append("further")

    job = job_of(work)
    job_step(job.pk, 0)
    assert (Job.objects.get(pk=job.pk).state, reached) == ("cancelled", [])


def test_progress_is_the_share_of_all_steps_and_never_goes_back(job_of):
    seen = []

    def work(run):
        run.tell(0.5)
        seen.append(Job.objects.get(pk=run.job.pk).progress)
        run._written = 0.0
        run.tell(0.1)
        seen.append(Job.objects.get(pk=run.job.pk).progress)

    job = job_of(work, lambda _: None)
    assert job_step(job.pk, 0) is True
    assert seen == [0.25, 0.25]


def test_a_step_that_takes_the_worker_down_again_and_again_is_given_up(job_of):
    never = []
    job = job_of(never.append)
    Job.objects.filter(pk=job.pk).update(step=0, attempts=MAX_ATTEMPTS, state="running")
    job.refresh_from_db()
    assert job_step(job.pk, 0) is False
    failed = Job.objects.get(pk=job.pk)
    assert (failed.state, never) == ("failed", [])
    assert "broke off" in failed.error["detail"]


def test_a_finished_job_is_not_done_again(job_of):
    seen = []
    job = job_of(lambda _: seen.append(1))
    job_perform(job.pk)
    job_perform(job.pk)
    assert seen == [1]


def test_an_unknown_kind_is_a_mistake_of_the_programmer(job_of):
    job = job_of()
    with pytest.raises(LookupError):
        job_create("no such", workspace_id=job.pk, subject_id=job.pk, user=None)


@pytest.mark.django_db(transaction=True)
def test_a_job_outside_a_transaction_is_refused(job_of):
    job = job_of()
    with pytest.raises(RuntimeError, match="transaction"):
        job_create("test", workspace_id=job.pk, subject_id=job.pk, user=None)


@pytest.mark.django_db(transaction=True)
def test_a_job_and_what_asked_for_it_commit_together_or_not_at_all(job_of):
    _forget()
    job = job_of()
    assert _enqueued() == {str(job.pk)}
    with pytest.raises(LookupError):
        _ask_and_fail(job.pk)
    assert _enqueued() == {str(job.pk)}
    assert Job.objects.count() == 1


@transaction.atomic
def _ask_and_fail(pk):
    job_create("test", workspace_id=pk, subject_id=pk, user=None)
    raise LookupError


def _table():
    return "workflow_status" if connection.vendor == "sqlite" else "dbos.workflow_status"


def _enqueued():
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT workflow_uuid FROM {_table()}")
        return {row[0] for row in cursor.fetchall()}


def _forget():
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {_table()}")
