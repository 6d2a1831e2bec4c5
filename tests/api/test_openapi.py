"""The schema that the front end's types are generated from."""

from pathlib import Path

from tropa.server.openapi import openapi_text

SNAPSHOT = Path(__file__).parents[2] / "web" / "openapi.json"


def test_the_written_schema_is_the_present_one():
    assert SNAPSHOT.read_text(encoding="utf-8") == openapi_text(), "run make openapi"
