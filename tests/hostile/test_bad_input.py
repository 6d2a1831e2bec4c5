"""Whatever is wrong with a file: one clear line at every door, and nothing left behind."""

import re

import pytest

import tropa
from hostile_files import BAD as OF_EVERY_FORMAT
from hostile_files import ENDINGS
from hostile_formats import INSIDE
from tropa.features.sources.lakes import lake_of
from tropa.features.sources.models import Upload
from tropa.features.sources.uploads import upload_path
from tropa.features.workspaces.folders import folder_of
from tropa.store.connect import open_memory, rows

BAD = {**OF_EVERY_FORMAT, **INSIDE}
every_fault = pytest.mark.parametrize("fault", BAD)
AT_THE_SERVER = (
    *(f"empty{ending}" for ending in (".csv", ".xlsx")),
    *(f"garbage{ending}" for ending in (".csv.gz", ".parquet", ".xes")),
    *(f"cut short{ending}" for ending in ENDINGS),
    "too few cells", "infinity", "endless line", "laughs.xes", "entity.xes", "deep.xes",
    "entity.xlsx", "lying.xlsx", "under a password.xlsx", "#DIV/0! for a time.xlsx",
    "without a column.xlsx", "damaged pages.parquet", "records for times.parquet",
    "without a time.parquet", "an event without a time.xes", "no name anywhere.xes",
    "another root.xes",
)  # fmt: skip
"""One of each kind: a workspace with its people takes its time, and the code is the library's."""


def kept_in(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


@every_fault
def test_the_library_says_what_is_wrong_and_keeps_nothing(read, cache, fault):
    name, data, words = BAD[fault]
    with pytest.raises(tropa.InputError, match=words) as caught:
        read(name, data)
    assert str(caught.value).startswith(name)
    assert caught.value.hint.endswith(".")
    assert "root:" not in str(caught.value)
    assert kept_in(cache / "logs") == []


@every_fault
def test_the_command_line_says_it_in_one_line_and_leaves_with_2(command, cache, tmp_path, fault):
    name, data, words = BAD[fault]
    code, out, err = command(name, data)
    assert (code, out) == (2, "")
    assert err.startswith(f"tropa: {name}")
    assert err.endswith(".\n")
    assert err[:-1].isprintable()
    assert len(err) < 600
    assert re.search(words, err)
    assert kept_in(cache / "logs") == []
    assert [path for path in tmp_path.iterdir() if path != cache] == [tmp_path / name]


@pytest.mark.django_db
@pytest.mark.parametrize("fault", AT_THE_SERVER)
def test_the_server_says_the_same_and_takes_in_nothing(imported, company, tmp_path, fault):
    name, data, words = BAD[fault]
    failed = imported(name, data)
    assert (failed["state"], failed["error"]["code"]) == ("failed", "bad-input")
    assert re.search(words, said_by(failed["error"]))
    assert events_in(company.workspace.pk, tmp_path) == []
    assert company.viewer.get(f"{company.at}/touchpoints") == []
    assert company.viewer.get(f"{company.at}/lenses") == []
    upload = Upload.objects.get()
    assert upload_path(upload).read_bytes() == data
    work = folder_of(company.workspace.pk) / "work"
    assert [path.name for path in work.iterdir() if path.name != "locks"] == []


def said_by(problem):
    """Write a problem as the command line would."""
    where = problem["where"]
    place = [where["file"]] if where.get("file") else []
    place += [f"row {where['row']}"] if where.get("row") else []
    place += [f"column '{where['column']}'"] if where.get("column") else []
    return f"{', '.join(place)}: {problem.get('detail') or problem['message']}"


def events_in(workspace_id, folder):
    connection = open_memory(folder)
    try:
        return rows(connection, lake_of(workspace_id).visible_sql("events"))
    finally:
        connection.close()
