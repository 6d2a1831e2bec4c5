"""Six events of three orders, and a cache of the test's own."""

import pytest

import tropa

ORDERS = """order,status,at,region,channel
A1,Order,2025-01-01T09:00:00Z,north,web
A1,Pay,2025-01-01T09:10:00Z,north,app
A1,Ship,2025-01-02T09:10:00Z,north,web
B2,Order,2025-01-03T10:00:00Z,south,web
B2,Pay,2025-01-03T10:30:00Z,south,web
C3,Order,2025-01-04T11:00:00Z,north,web
"""
COLUMNS = {"case": "order", "activity": "status", "time": "at"}


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("TROPA_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def orders(tmp_path):
    path = tmp_path / "orders.csv"
    path.write_text(ORDERS, encoding="utf-8")
    return path


@pytest.fixture
def columns():
    return dict(COLUMNS)


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """Give a reading of the orders that the tests of one module share; logs never change."""
    folder = tmp_path_factory.mktemp("shared")
    (folder / "orders.csv").write_text(ORDERS, encoding="utf-8")

    def read(**more):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("TROPA_CACHE", str(folder / "cache"))
            return tropa.read(folder / "orders.csv", **COLUMNS, **more)

    return read
