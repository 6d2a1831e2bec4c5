"""Answers of plain values that need no model: those that are large, or written once and kept."""

from __future__ import annotations

from django.http import HttpResponse
from pydantic_core import to_json

CONTENT_TYPE = "application/json; charset=utf-8"


def json_text(found: object) -> bytes:
    """Write JSON as its standard has it: a number that is none becomes null."""
    return to_json(found, inf_nan_mode="null")


def json_answer(text: bytes, *, status: int = 200) -> HttpResponse:
    """Answer with JSON that is written already."""
    return HttpResponse(text, status=status, content_type=CONTENT_TYPE)
