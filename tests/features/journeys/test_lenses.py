"""Lenses: built one at a time, deleted with their files, and never thought newer than they are."""

from __future__ import annotations

import pytest

from tropa.core.errors import InputError
from tropa.features.journeys import lens_jobs, lens_selectors
from tropa.features.journeys.lens_selectors import lens_folder, lens_open
from tropa.features.journeys.lens_services import lens_folders_sweep, lenses_rebuild
from tropa.features.journeys.models import LensRecord
from tropa.kit.jobs import job_perform
from tropa.kit.models import OPEN_STATES, Job

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engine]


def finish_jobs():
    """Do all the work that waits, as the worker would."""
    while job := Job.objects.filter(state__in=OPEN_STATES).order_by("created_at").first():
        job_perform(job.pk)


@pytest.fixture
def lens(take_in):
    """A lens, built and looked through."""
    take_in(lens={"object_type": "order"})
    finish_jobs()
    made = LensRecord.objects.get()
    lens_open(made)
    return made


def test_a_lens_goes_with_its_files(company, lens):
    folder = lens_folder(lens)
    assert any(folder.iterdir())
    company.editor.delete(f"{company.at}/lenses/{lens.pk}")
    assert not folder.exists()
    assert lens.pk not in lens_selectors._shown


def test_a_lens_deleted_while_it_is_built_leaves_no_file(company, lens, monkeypatch):
    describe = lens_jobs.describe_version

    def describe_late(files):
        LensRecord.objects.all().delete()
        return describe(files)

    monkeypatch.setattr(lens_jobs, "describe_version", describe_late)
    lenses_rebuild(company.workspace.pk)
    finish_jobs()
    assert not lens_folder(lens).exists()


def test_files_of_a_lens_that_is_gone_are_swept(company, lens):
    kept, gone = lens_folder(lens), lens_folder(LensRecord(workspace=company.workspace))
    gone.mkdir()
    lens_folders_sweep()
    assert (kept.exists(), gone.exists()) == (True, False)


def test_a_lens_whose_build_failed_is_known_to_be_old(company, lens, monkeypatch):
    def refuse(*_, **__):
        raise InputError("The disk is full.")

    monkeypatch.setattr(lens_jobs, "cut_lake", refuse)
    lenses_rebuild(company.workspace.pk)
    finish_jobs()
    told = company.viewer.get(f"{company.at}/lenses/{lens.pk}")
    assert (told["state"], told["is_outdated"], told["cases"]) == ("ready", True, 3)
    assert (told["is_rebuilding"], told["error"]["detail"]) == (False, "The disk is full.")


def test_a_lens_that_could_not_be_built_says_why_in_the_readers_language(
    company, take_in, monkeypatch
):
    def refuse(*_, **__):
        raise InputError("The row has no time.", hint="Ask to be invited again.")

    monkeypatch.setattr(lens_jobs, "cut_lake", refuse)
    take_in(lens={"object_type": "order"})
    finish_jobs()
    company.viewer.patch("/session", {"language": "ru"})
    (told,) = company.viewer.get(f"{company.at}/lenses")
    assert (told["state"], told["is_rebuilding"]) == ("failed", False)
    assert told["error"]["code"] == "bad-input"
    assert told["error"]["detail"] == "В строке нет времени."
    assert "invited" not in told["error"]["hint"]


def test_a_later_build_takes_the_reason_of_an_earlier_failure_away(company, lens, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(lens_jobs, "cut_lake", lambda *_, **__: 1 / 0)
        lenses_rebuild(company.workspace.pk)
        finish_jobs()
    assert LensRecord.objects.get().error["code"] == "internal"
    lenses_rebuild(company.workspace.pk)
    told = company.viewer.get(f"{company.at}/lenses/{lens.pk}")
    assert (told["error"], told["is_outdated"], told["is_rebuilding"]) == (None, True, True)
    finish_jobs()
    told = company.viewer.get(f"{company.at}/lenses/{lens.pk}")
    assert (told["error"], told["is_outdated"], told["is_rebuilding"]) == (None, False, False)


def test_figures_are_known_to_be_older_while_newer_ones_are_cut(company, lens, monkeypatch):
    cut, seen = lens_jobs.cut_lake, []

    def look(*arguments, **options):
        told = company.viewer.get(f"{company.at}/lenses/{lens.pk}")
        seen.append((told["state"], told["is_outdated"], told["is_rebuilding"]))
        return cut(*arguments, **options)

    monkeypatch.setattr(lens_jobs, "cut_lake", look)
    lenses_rebuild(company.workspace.pk)
    finish_jobs()
    assert seen == [("ready", True, True)]


@pytest.mark.usefixtures("lens")
def test_a_build_that_another_waits_behind_shows_what_is_old_already(company, monkeypatch):
    """The worker may take up the next build while the lock of the first still holds it back."""
    cut, begun = lens_jobs.cut_lake, []

    def ask_again(*arguments, **options):
        if not begun:
            begun.append(lenses_rebuild(company.workspace.pk))
            Job.objects.filter(state="queued").update(state="running", step=0)
        return cut(*arguments, **options)

    monkeypatch.setattr(lens_jobs, "cut_lake", ask_again)
    lenses_rebuild(company.workspace.pk)
    job_perform(Job.objects.get(state="queued").pk)
    assert LensRecord.objects.get().is_outdated
    finish_jobs()
    assert not LensRecord.objects.get().is_outdated


def test_facts_that_change_while_a_build_ends_are_built_too(company, lens, monkeypatch):
    """The build has read the lake; then facts change, and only then does its job end."""
    sweep, builds = lens_jobs._sweep, []

    def sweep_late(folder, *, keep):
        sweep(folder, keep=keep)
        builds.append(folder.name)
        if len(builds) == 1:
            lenses_rebuild(company.workspace.pk)

    monkeypatch.setattr(lens_jobs, "_sweep", sweep_late)
    lenses_rebuild(company.workspace.pk)
    finish_jobs()
    assert builds == [str(lens.pk)] * 2
    assert not LensRecord.objects.get().is_outdated


def test_a_build_that_comes_too_late_has_nothing_to_do(company, lens):
    before = lens.version
    lenses_rebuild(company.workspace.pk)
    LensRecord.objects.update(is_outdated=False)
    finish_jobs()
    assert LensRecord.objects.get().version == before


def test_a_map_waits_for_its_lens(company, take_in):
    take_in(lens={"object_type": "order"})
    lens = LensRecord.objects.get()
    refused = company.editor.call("POST", f"{company.at}/maps", {"lens_id": str(lens.pk)})
    assert (refused.status_code, refused.json()["hint"]) == (
        409,
        "Wait until the import is done.",
    )


@pytest.mark.parametrize(
    "query",
    [
        'graph?filter={"since_us":1e30}',
        'graph?filter={"min_seconds":Infinity}',
        'graph?filter={"max_seconds":1e300}',
        "funnel?step=Order&within_seconds=inf",
        "funnel?step=Order&within_seconds=1e300",
        "cases?offset=99999999999999999999",
    ],
)
def test_numbers_that_no_engine_can_hold_are_refused(company, lens, query):
    assert company.viewer.call("GET", f"{company.at}/lenses/{lens.pk}/{query}").status_code == 422


@pytest.mark.parametrize("spec", [{"idle_seconds": 1e300}, {"as_of_us": 10**30}])
def test_a_lens_beyond_all_calendars_is_refused(company, spec):
    body = {"name": "Orders", "spec": spec}
    assert company.editor.call("POST", f"{company.at}/lenses", body).status_code == 422
