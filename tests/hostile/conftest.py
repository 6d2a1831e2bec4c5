"""Three doors for a file: the library, the command line, the server's import."""

from __future__ import annotations

import pytest

import tropa
from hostile_files import columns_of
from tropa.cli.main import main

ROLES = {
    ".xes": {
        "case:concept:name": {"role": "case"},
        "concept:name": {"role": "activity"},
        "time:timestamp": {"role": "time"},
    },
    ".log": {
        "visitor": {"role": "case"},
        "activity": {"role": "activity"},
        "time": {"role": "time"},
    },
    "": {
        "case": {"role": "case"},
        "activity": {"role": "activity"},
        "time": {"role": "time"},
    },
}


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """Give a cache of the test's own."""
    monkeypatch.setenv("TROPA_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def read(tmp_path, cache):  # noqa: ARG001 -- the cache must be its own
    """Read bytes under a name by the library."""

    def read(name, data, **more):
        path = tmp_path / name
        path.write_bytes(data)
        known = more if "case" in more else {**columns_of(ending_of(name)), **more}
        return tropa.read(path, **known)

    return read


@pytest.fixture
def command(tmp_path, cache, capsys):  # noqa: ARG001 -- the cache must be its own
    """Ask the command line for a summary of bytes; gives code, output, errors."""

    def ask(name, data, *more):
        path = tmp_path / name
        path.write_bytes(data)
        named = [word for role, column in columns_of(ending_of(name)).items()
                 for word in (f"--{role}", column)]  # fmt: skip
        code = main(["summary", str(path), *named, *map(str, more), "--json"])
        said = capsys.readouterr()
        return code, said.out, said.err

    return ask


@pytest.fixture
def imported(company, send_file):
    """Import bytes under a name through the API, and do the work here."""
    from tropa.features.sources.models import Import
    from tropa.kit.jobs import job_perform

    def take(name, data, **order):
        columns = next(roles for ending, roles in ROLES.items() if ending in name)
        body = {
            "upload_id": send_file(data, name),
            "source_name": "Shop system",
            "mapping": {"kind": "events", "columns": columns},
            **order,
        }
        made = company.editor.post(f"{company.at}/imports", body)
        job_perform(Import.objects.get(pk=made["id"]).job_id)
        return company.editor.get(f"{company.at}/imports/{made['id']}")

    return take


def ending_of(name):
    """Take the ending that tells the format."""
    return "".join(name.partition(".")[1:])
