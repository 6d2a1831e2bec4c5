"""A request of someone who is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from pydantic import BaseModel


def changes_of(patch: BaseModel) -> dict[str, object]:
    """Tell what a PATCH really asks to change."""
    return patch.model_dump(exclude_unset=True, exclude_none=True)


def address_of(request: HttpRequest) -> str:
    """Tell from which network address a request comes."""
    return str(request.META.get("REMOTE_ADDR", ""))
