"""What killed work left behind goes after a day."""

import os
from datetime import timedelta

import pytest

from tropa.core import clock
from tropa.features.sources import sweeping
from tropa.features.sources.lakes import LOCKS, lake_of, work_folder_of
from tropa.features.sources.sweeping import leavings_sweep
from tropa.features.workspaces.folders import lake_root_of

pytestmark = pytest.mark.django_db
TWO_DAYS_AGO = (clock.now() - timedelta(days=2)).timestamp()


def grown_old(path):
    for each in (path, *path.rglob("*")):
        os.utime(each, (TWO_DAYS_AGO, TWO_DAYS_AGO))


def test_copies_that_nobody_works_on_any_more_go(company):
    old, young, locks = (
        work_folder_of(company.workspace.pk, name) for name in ("old", "young", LOCKS)
    )
    for folder in (old, young, locks):
        (folder / "copy.csv").write_text("a customer")
        grown_old(folder)
    (young / "spill").mkdir()
    leavings_sweep()
    assert not old.exists()
    assert (young / "copy.csv").exists()
    assert (locks / "copy.csv").exists()


def test_a_lake_that_cannot_be_tidied_keeps_no_other_from_it(company, monkeypatch, caplog):
    tidied = []

    class Tidied:
        def __init__(self, root):
            self.root = root

        def vacuum(self, *, older_than_hours):
            tidied.append(self.root)
            raise OSError(f"broken after {older_than_hours} hours")

    for name in ("one", "two"):
        (lake_root_of(company.workspace.pk).parents[1] / name / "lake").mkdir(parents=True)
    monkeypatch.setattr(sweeping, "Lake", Tidied)
    leavings_sweep()
    assert len(tidied) >= 2
    assert "broken after 24 hours" in caplog.text


def test_work_that_ends_while_it_is_looked_at_breaks_no_sweep(company):
    ending, old = (work_folder_of(company.workspace.pk, name) for name in ("ending", "old"))
    (ending / "gone").symlink_to(ending / "removed meanwhile")
    grown_old(old)
    leavings_sweep()
    assert not old.exists()


def test_facts_that_a_broken_write_left_in_the_lake_go(take_in, company):
    take_in()
    before = lake_of(company.workspace.pk).tables["events"].files()
    left = lake_root_of(company.workspace.pk) / "events" / "import_id=gone" / "part-0.parquet"
    left.parent.mkdir()
    left.write_bytes(b"a customer")
    leavings_sweep()
    assert left.exists(), "it may still be being written"
    grown_old(left.parent)
    leavings_sweep()
    assert not left.exists()
    assert lake_of(company.workspace.pk).tables["events"].files() == before
    assert take_in()["report"]["new"] == 0
