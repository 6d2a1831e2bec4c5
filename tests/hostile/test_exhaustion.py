"""Memory or disk run out in the middle: one clear line at every door, nothing by halves."""

import errno

import duckdb
import pytest
from deltalake.exceptions import DeltaError

from hostile_files import AT, HEADING, csv_bytes, parquet_bytes
from tropa.core.errors import InputError, NoRoom
from tropa.features.sources.lakes import lake_of
from tropa.features.workspaces import selectors
from tropa.store import connect
from tropa.store.delta_tables import FactTable
from tropa.store.exhaustion import no_room

MANY = csv_bytes([(f"C{number}", f"Step {number % 40}", AT) for number in range(60_000)])
LONG = parquet_bytes(
    [(f"C{number}", f"Step {number % 40}", AT, f"{number:0200}") for number in range(100_000)],
    heading=(*HEADING, "note"),
)
SPACE = "Could not write file: No space left on device"
MEMORY, DISK = "There is not enough memory for this", "There is no room left on the disk"


@pytest.fixture(params=["memory", "disk"])
def scarce(request, monkeypatch):
    """Give DuckDB little memory, and nowhere, or hardly anywhere, to put what is too much."""
    is_memory = request.param == "memory"
    open_it = connect._open

    def open_scarce(database, work_dir, **more):
        connection = open_it(
            database, work_dir, **{**more, "memory_limit": "3MB" if is_memory else "16MB"}
        )
        limit = "temp_directory = ''" if is_memory else "max_temp_directory_size = '1MB'"
        connection.execute(f"SET {limit}")
        return connection

    monkeypatch.setattr(connect, "_open", open_scarce)
    return ("f.csv", MANY, MEMORY) if is_memory else ("f.parquet", LONG, DISK)


def test_the_library_says_so_and_keeps_nothing(read, cache, scarce):
    name, data, said = scarce
    with pytest.raises(NoRoom, match=said):
        read(name, data)
    assert [path for path in (cache / "logs").rglob("*") if path.is_file()] == []


def test_the_command_line_says_it_in_one_line(command, scarce):
    name, data, said = scarce
    code, out, err = command(name, data)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"tropa: {said}")


@pytest.mark.django_db
def test_the_server_fails_the_import_and_says_why(imported, company, scarce):
    name, data, said = scarce
    failed = imported(name, data)
    assert (failed["state"], failed["error"]["code"]) == ("failed", "no-room")
    assert failed["error"]["detail"].startswith(said)
    assert lake_of(company.workspace.pk).imports() == []


@pytest.mark.django_db
def test_a_full_disk_below_the_lake_leaves_it_as_it_was(imported, company, monkeypatch):
    before = imported("f.csv", csv_bytes())["id"]
    overwrite = FactTable.overwrite

    def fail(table, rows, import_id):
        if table.path.name == "holds" and import_id != before:
            rows.close()
            raise DeltaError(SPACE)
        overwrite(table, rows, import_id)

    monkeypatch.setattr(FactTable, "overwrite", fail)
    failed = imported("g.csv", MANY)
    assert (failed["state"], failed["error"]["code"]) == ("failed", "no-room")
    assert lake_of(company.workspace.pk).imports() == [before]
    monkeypatch.setattr(FactTable, "overwrite", overwrite)
    assert imported("g.csv", MANY)["report"]["new"] == 60_000


@pytest.mark.django_db
def test_a_question_that_takes_too_much_is_answered_with_a_problem(company, monkeypatch):
    def fail(*_, **__):
        raise duckdb.OutOfMemoryException("could not allocate block of size 256.0 KiB")

    monkeypatch.setattr(selectors, "membership_for", fail)
    answer = company.viewer.call("GET", company.at)
    assert (answer.status_code, answer.json()["code"]) == (507, "no-room")


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        duckdb.IOException(f'IO Error: {{"exception_message":"{SPACE}","errno":"28"}}'),
        DeltaError(f"Generic LocalFileSystem error: {SPACE} (os error 28)"),
    ],
)
def test_a_full_disk_is_known_however_it_is_told(error):
    assert str(no_room(error)).startswith(DISK)


def test_what_a_file_says_is_no_full_disk():
    assert no_room(InputError("'disk is full' is no date.")) is None
    assert no_room(duckdb.IOException("No files found that match")) is None


def test_a_full_disk_where_results_are_written_is_told_too(read, command, tmp_path, monkeypatch):
    def fail(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    assert read("f.csv", csv_bytes()).summary().events == 3
    monkeypatch.setattr("tropa.log.reading.write_refused", fail)
    code, _, err = command("f.csv", csv_bytes(), "--refused", tmp_path / "refused.csv")
    assert (code, err.startswith(f"tropa: {DISK}")) == (2, True)
