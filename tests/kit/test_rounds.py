"""What is done every hour."""

from datetime import UTC, datetime, timedelta

from features.stopped_clock import at_clock
from tropa.kit import jobs

DUE = datetime(2026, 3, 2, 8, 5, tzinfo=UTC)


def test_a_round_is_told_its_name_and_what_fails_keeps_nothing_else_from_being_done(
    monkeypatch, caplog
):
    monkeypatch.setattr(jobs, "_rounds", [])
    told = []

    def fail(_):
        raise LookupError("no mail server")

    jobs.register_round(fail)
    jobs.register_round(told.append)
    with at_clock("2026-03-02 08:06"):
        jobs.rounds_run(DUE)
    assert told == ["2026-03-02T08:05:00+00:00"]
    assert "no mail server" in caplog.text


def test_of_the_hours_that_were_missed_the_last_is_made_up_for(monkeypatch):
    told = []
    monkeypatch.setattr(jobs, "_rounds", [told.append])
    with at_clock("2026-03-02 08:30"):
        for hours in range(720, -1, -1):
            jobs.rounds_run(DUE - timedelta(hours=hours))
    assert told == [DUE.isoformat()]


def test_what_fails_to_be_tidied_keeps_nothing_else_from_it(monkeypatch, caplog):
    done = []

    def fail():
        raise OSError("disk gone")

    monkeypatch.setattr(jobs, "_sweeps", [fail, lambda: done.append(True)])
    jobs.sweeps_run()
    assert done == [True]
    assert "disk gone" in caplog.text
