"""What an import hands over to higher features."""

from uuid import uuid4

import pytest

from tropa.features.sources import lakes

pytestmark = pytest.mark.django_db


@pytest.fixture
def higher(monkeypatch):
    """A feature that makes lenses and waits for facts."""
    heard = {"lenses": [], "changes": [], "id": uuid4()}

    def make(user, workspace_id, *, name, spec):
        heard["lenses"].append((user.name, workspace_id, name, spec))
        return heard["id"]

    monkeypatch.setattr(lakes, "_makers", [make])
    monkeypatch.setattr(lakes, "_listeners", [heard["changes"].append])
    return heard


def test_an_import_has_the_lens_made_that_it_asks_for(take_in, company, higher):
    lens = {"object_type": "order", "ends": ["Pay"], "wanted": {"activities": ["Pay"]}}
    done = take_in(lens=lens)
    ((name, workspace_id, title, spec),) = higher["lenses"]
    assert (name, workspace_id, title) == ("Edwin", company.workspace.pk, "Shop system")
    assert (spec.object_type, spec.ends, spec.wanted.activities) == ("order", ["Pay"], ["Pay"])
    assert done["lens_id"] == str(higher["id"])


def test_those_who_wait_hear_of_facts_that_come_and_go(take_in, take_out, company, higher):
    done = take_in()
    assert (higher["changes"], higher["lenses"]) == ([company.workspace.pk], [])
    take_out(done["id"])
    assert higher["changes"] == [company.workspace.pk] * 2


def test_nobody_hears_of_an_import_that_failed(take_in, higher):
    failed = take_in("order,what,when,phone\n1,Order,soon,\n")
    assert failed["state"] == "failed"
    assert higher["changes"] == []
