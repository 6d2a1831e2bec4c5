"""What is done every hour."""

from tropa.kit import jobs


def test_a_round_is_told_its_name_and_what_fails_keeps_nothing_else_from_being_done(
    monkeypatch, caplog
):
    monkeypatch.setattr(jobs, "_rounds", [])
    told = []

    def fail(_):
        raise LookupError("no mail server")

    jobs.register_round(fail)
    jobs.register_round(told.append)
    jobs.rounds_run("2026-03-02T08:05:00+00:00")
    assert told == ["2026-03-02T08:05:00+00:00"]
    assert "no mail server" in caplog.text
