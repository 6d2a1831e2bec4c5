"""The command, called in this process, with files to read and a cache for the module."""

import json

import pytest

from tropa.cli.main import main

ORDERS = """order,status,at,region
A1,Order,2025-01-01T09:00:00Z,north
A1,Pay,2025-01-01T09:10:00Z,north
A1,Ship,2025-01-02T09:10:00Z,north
B2,Order,2025-01-03T10:00:00Z,south
B2,Pay,2025-01-03T10:30:00Z,south
C3,Order,2025-01-04T11:00:00Z,north
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Give a folder with files to read; its cache serves every test of the module."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "orders.csv").write_text(ORDERS, encoding="utf-8")
    (folder / "bad.csv").write_text(f"{ORDERS}D4,Order,soon,north\n", encoding="utf-8")
    ratings = "id;ожидание;delivery;w\n1;5;4;1\n2;4,5;4,5;1\n3;5;0;2\n4;;3;1\n"
    (folder / "survey.csv").write_text(ratings, encoding="cp1251")
    return folder


@pytest.fixture(autouse=True)
def cache(folder, monkeypatch):
    monkeypatch.setenv("TROPA_CACHE", str(folder / "cache"))
    monkeypatch.setenv("COLUMNS", "120")
    return folder / "cache"


@pytest.fixture
def tropa(capsys):
    """Run a command; gives its exit code, standard output and standard error."""

    def run(*arguments):
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def asked(tropa, folder):
    """Run a command on the orders and give the JSON it prints."""

    def run(command, *arguments, file="orders.csv"):
        columns = ("--case", "order", "--activity", "status", "--time", "at")
        code, out, err = tropa(command, folder / file, *arguments, *columns, "--json")
        assert (code, err) == (0, "")
        return json.loads(out)

    return run
