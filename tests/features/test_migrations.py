"""The tables that migrations make are those the models ask for."""

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def test_the_models_are_those_of_the_migrations(request):
    if request.config.getoption("nomigrations"):
        pytest.skip("--migrations runs it: here the tables are made from the models")
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
