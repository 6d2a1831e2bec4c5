"""Long answers without secrets come compressed, and only they."""

import gzip
import json

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def long_map(company):
    """A map with enough words to be worth compressing."""
    made = company.editor.post(f"{company.at}/maps", {"title": "Orders " * 15})
    return f"{company.at}/maps/{made['id']}"


def test_a_map_comes_compressed_to_whom_it_may(company, long_map):
    asked = company.viewer.client.get
    plain = asked(f"/api/v1{long_map}")
    packed = asked(f"/api/v1{long_map}", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert json.loads(gzip.decompress(packed.content)) == plain.json()


def test_what_holds_a_token_is_never_compressed():
    answer = Client().get("/api/v1/session", headers={"Accept-Encoding": "gzip"})
    assert "csrf_token" in answer.json()
    assert "Content-Encoding" not in answer
