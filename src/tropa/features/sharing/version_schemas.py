"""What the addresses of versions take and give."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Self
from uuid import UUID

from ninja import Schema
from pydantic import Field, StringConstraints

from tropa.core.filters import Filter
from tropa.core.maps import JourneyMap
from tropa.features.facts.schemas import TouchpointOut
from tropa.features.insights.map_schemas import MeasuredOut
from tropa.features.sharing.models import LONGEST_NAME, LONGEST_NOTE

if TYPE_CHECKING:
    from tropa.features.sharing.models import MapVersion

VersionName = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NAME)
]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_NOTE)]


class VersionIn(Schema):
    """A name for what the map shows now, under a filter."""

    name: VersionName
    note: Note = ""
    filter: Filter = Field(default_factory=Filter)


class BasisOut(Schema):
    """What the figures of a version rest on."""

    filter: dict[str, Any]
    zone: str
    lens_name: str | None
    lens_version: str | None
    min_n: int
    flag_n: int


class VersionBrief(Schema):
    """A version in a list."""

    id: UUID
    map_id: UUID
    name: str
    note: str
    map_version: int
    created_at: datetime
    created_by: str
    basis: BasisOut

    @classmethod
    def of(cls, version: MapVersion) -> Self:
        """Describe a version in short."""
        return cls.model_validate(cls.row(version))

    @staticmethod
    def row(version: MapVersion) -> dict[str, Any]:
        """Tell what a list shows of a version."""
        author = version.created_by
        return {
            "id": version.pk,
            "map_id": version.map_id,
            "name": version.name,
            "note": version.note,
            "map_version": version.map_version,
            "created_at": version.created_at,
            "created_by": author.get_full_name() if author else "",
            "basis": version.basis,
        }


class VersionOut(VersionBrief):
    """A version with all that it keeps; nothing of it is computed anew."""

    document: JourneyMap
    measured: MeasuredOut
    touchpoints: list[TouchpointOut]

    @classmethod
    def whole(cls, version: MapVersion) -> dict[str, Any]:
        """Give a version as it was kept: no model is made of what was typed when it was written."""
        kept = ("document", "measured", "touchpoints")
        return {**cls.row(version), **{name: getattr(version, name) for name in kept}}
