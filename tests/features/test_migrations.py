"""A workspace of an earlier version is brought to the newest one with all that is in it."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE = [
    ("sources", "0002_columns_and_codes"),
    ("facts", "0001_initial"),
    ("workspaces", "0001_initial"),
]


@pytest.fixture(autouse=True)
def _made_by_migrations(request):
    if request.config.getoption("nomigrations"):
        pytest.skip("--migrations runs it: the tables of all others are made from the models")


def migrated(targets):
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


@pytest.fixture
def newest():
    """All migrations, applied again whatever becomes of the test."""
    targets = MigrationExecutor(connection).loader.graph.leaf_nodes()
    yield targets
    migrated(targets)


def test_names_that_were_two_till_now_stay_two(newest):
    before = migrated(BEFORE)
    workspace = before.get_model("workspaces", "Workspace").objects.create(name="Shop")
    departments = before.get_model("workspaces", "Department").objects
    for name in ("Straße", "STRASSE", "Касса"):
        departments.create(workspace=workspace, name=name)
    touchpoint = before.get_model("facts", "Touchpoint").objects.create(
        workspace=workspace, name="Оплата"
    )
    before.get_model("facts", "TouchpointRule").objects.create(
        workspace=workspace, touchpoint=touchpoint, kind="activity", key="pay"
    )
    after = migrated(newest)
    names = after.get_model("workspaces", "Department").objects.order_by("created_at")
    assert list(names.values_list("name", "name_key")) == [
        ("Straße", "strasse"),
        ("STRASSE (2)", "strasse (2)"),
        ("Касса", "касса"),
    ]
    assert after.get_model("facts", "Touchpoint").objects.get().name_key == "оплата"
    assert len(after.get_model("facts", "TouchpointRule").objects.get().digest) == 64


def test_the_models_are_those_of_the_migrations():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
