"""A log that must be parsed whole is parsed once, however often it is looked at."""

from __future__ import annotations

import gzip

import pytest

from tropa.core.mappings import ReadOptions
from tropa.features.sources import reading
from tropa.features.sources.models import Import, Upload
from tropa.features.sources.uploads import upload_file_remove, upload_path
from tropa.formats.open import open_source
from tropa.kit.jobs import job_perform

pytestmark = pytest.mark.django_db

EVENT = """<event><string key="concept:name" value="{0}"/>
<date key="time:timestamp" value="2026-01-0{1}T10:00:00Z"/></event>"""
LOG = (
    '<log><trace><string key="concept:name" value="1"/>'
    + "".join(EVENT.format(name, day) for name, day in (("Order", 1), ("Pay", 2)))
    + "</trace><trace/></log>"
)


@pytest.fixture
def parsed(monkeypatch):
    """Every file that is parsed, by name."""
    names = []

    def note(path, *arguments, **options):
        names.append(path.name)
        return open_source(path, *arguments, **options)

    monkeypatch.setattr(reading, "open_source", note)
    return names


@pytest.fixture
def at(company, send_file):
    return f"{company.at}/uploads/{send_file(gzip.compress(LOG.encode()), 'log.xes.gz')}"


def understood(company, at, mapping):
    return company.editor.post(f"{at}/understand", {"mapping": mapping, "options": {}})


def test_looking_twice_and_importing_parse_a_log_once(company, at, parsed):
    first = company.editor.get(f"{at}/preview")
    again = company.editor.get(f"{at}/preview")
    assert again == first
    known = understood(company, at, first["mapping"])
    assert (known["rows"], known["cases"]) == (2, 1)
    order = {
        "upload_id": at.rsplit("/", 1)[1],
        "source_name": "Desk",
        "mapping": first["mapping"],
    }
    made = company.editor.post(f"{company.at}/imports", order)
    job_perform(Import.objects.get(pk=made["id"]).job_id)
    done = company.editor.get(f"{company.at}/imports/{made['id']}")
    assert (done["state"], done["report"]["new"]) == ("done", 2)
    assert done["report"]["warnings"] == ["Traces without any event, left out: 1."]
    assert parsed == ["log.xes.gz"]


def test_what_was_kept_goes_with_the_file(company, at):
    company.editor.get(f"{at}/preview")
    upload = Upload.objects.get()
    assert len(list(upload_path(upload).parent.iterdir())) == 2
    upload_file_remove(upload)
    assert not upload_path(upload).parent.exists()


def test_a_log_is_parsed_anew_where_it_is_read_in_another_way(company, at, parsed):
    company.editor.get(f"{at}/preview")
    other = ReadOptions(pair_lifecycle=True)
    with reading.opened(Upload.objects.get(), other, name="test") as (source, _):
        assert source.kind == "xes"
    assert len(parsed) == 2


def test_a_file_that_an_engine_scans_by_itself_is_not_kept(company, send_file):
    at = f"{company.at}/uploads/{send_file('a,b')}"
    company.editor.get(f"{at}/preview")
    assert [path.name for path in upload_path(Upload.objects.get()).parent.iterdir()] == [
        "orders.csv"
    ]


def test_a_broken_log_keeps_nothing(company, send_file):
    at = f"{company.at}/uploads/{send_file('<log><trace>', 'log.xes')}"
    assert company.editor.call("GET", f"{at}/preview").status_code == 422
    assert len(list(upload_path(Upload.objects.get()).parent.iterdir())) == 1
