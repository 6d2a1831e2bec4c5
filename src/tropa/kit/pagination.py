"""Cuts long lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from ninja import Schema
from pydantic import Field

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

LAST_OFFSET = 10**12
"""No list is longer; databases refuse numbers beyond 64 bits."""
T = TypeVar("T", bound="Model")


class Slice(Schema):
    """Which part of a list is wanted."""

    limit: int = Field(100, ge=1, le=500)
    offset: int = Field(0, ge=0, le=LAST_OFFSET)

    def of(self, queryset: QuerySet[T, Any]) -> list[T]:
        """Fetch that part."""
        return list(queryset[self.offset : self.offset + self.limit])
