"""What the addresses of lenses and maps take and give."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self
from uuid import UUID

from ninja import Schema
from pydantic import Field, StringConstraints

from tropa.core.lenses import Lens, Outcome
from tropa.core.map_commands import Command
from tropa.core.maps import JourneyMap
from tropa.features.journeys.lens_selectors import lens_spec
from tropa.features.journeys.map_selectors import map_document
from tropa.kit.schemas import ErrorOut

if TYPE_CHECKING:
    from tropa.features.journeys.models import LensRecord, MapChange, MapRecord
    from tropa.features.journeys.step_bindings import ToldBinding

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]


class ValueOut(Schema):
    """A value one can filter by, and how many cases have it."""

    value: str
    cases: int


class AttributeOut(Schema):
    """An attribute one can filter by."""

    name: str
    values: list[ValueOut]


class LensIn(Schema):
    """A new lens."""

    name: Name
    spec: Lens


class LensPatch(Schema):
    """What to change of a lens."""

    name: Name | None = None
    spec: Lens | None = None
    money_attribute: str | None = Field(
        None, max_length=200, description="Attribute of events that holds amounts; empty for none."
    )


class LensOut(Schema):
    """A lens, what its shown version holds, and what one can filter by."""

    id: UUID
    name: str
    spec: Lens
    object_type: str
    wanted: Outcome | None
    state: Literal["building", "ready", "failed"]
    is_outdated: bool
    is_rebuilding: bool
    error: ErrorOut | None
    version: str
    money_attribute: str = ""
    cases: int = 0
    events: int = 0
    first_us: int | None = None
    last_us: int | None = None
    as_of_us: int | None = None
    activities: list[ValueOut] = Field(default_factory=list)
    channels: list[ValueOut] = Field(default_factory=list)
    departments: list[ValueOut] = Field(default_factory=list)
    case_attributes: list[AttributeOut] = Field(default_factory=list)
    event_attributes: list[AttributeOut] = Field(default_factory=list)

    @classmethod
    def of(cls, lens: LensRecord) -> Self:
        """Describe a lens."""
        spec = lens_spec(lens)
        return cls.model_validate(
            {
                "id": lens.pk,
                "name": lens.name,
                "spec": spec,
                "object_type": spec.object_type,
                "wanted": spec.wanted,
                "state": lens.state,
                "is_outdated": lens.is_outdated,
                "is_rebuilding": lens.is_rebuilding,
                "error": ErrorOut(**lens.error) if lens.error else None,
                "version": lens.version,
                "money_attribute": lens.money_attribute,
                **lens.facts,
            }
        )


class MapIn(Schema):
    """Draw a map of what a lens shows; without one, of the registry's touchpoints."""

    lens_id: UUID | None = None
    title: Title = ""


class MapBrief(Schema):
    """A map in a list."""

    id: UUID
    title: str
    lens_id: UUID | None
    touchpoints: int
    updated_at: datetime
    warnings: list[str]
    opens: list[UUID]
    as_is_id: UUID | None
    as_is_title: str
    change_from: date | None

    @classmethod
    def of(cls, record: MapRecord) -> Self:
        """Describe a map in short."""
        return cls(
            id=record.pk,
            title=record.title,
            lens_id=record.lens_id,
            touchpoints=len(record.document["steps"]),
            updated_at=record.updated_at,
            warnings=record.quality.get("warnings", []),
            opens=record.opens,
            **as_is_of(record),
        )


class LeftOut(Schema):
    """An activity that the first map leaves out."""

    activity: str
    cases: int


class OrderQuality(Schema):
    """How far the proposed order and stages are to be trusted."""

    agreement: float | None = None
    backward_share: float | None = None
    quality: float | None = None
    stability: float | None = None
    warnings: list[str] = Field(default_factory=list)
    proposal: Literal["stages", "order"] = "stages"
    shown_share: float = 1.0
    left_out: list[LeftOut] = Field(default_factory=list)


class MapOut(Schema):
    """A map with its document."""

    id: UUID
    title: str
    lens_id: UUID | None
    version: int
    document: JourneyMap
    order_quality: OrderQuality
    as_is_id: UUID | None
    as_is_title: str
    change_from: date | None

    @classmethod
    def of(cls, record: MapRecord) -> Self:
        """Describe a map in full."""
        return cls(
            id=record.pk,
            title=record.title,
            lens_id=record.lens_id,
            version=record.version,
            document=map_document(record),
            order_quality=OrderQuality(**record.quality),
            **as_is_of(record),
        )


class StepBindingOut(Schema):
    """That a step was bound to another touchpoint; a name is empty when it left the registry."""

    at: datetime
    by: str
    version: int
    was: str
    was_name: str
    became: str
    became_name: str

    @classmethod
    def of(cls, told: ToldBinding) -> Self:
        """Describe a change of a binding."""
        row = told.binding
        return cls(
            at=row.created_at,
            by=row.created_by.get_full_name() if row.created_by else "",
            version=row.version,
            was=row.was,
            was_name=told.was_name,
            became=row.became,
            became_name=told.became_name,
        )


def as_is_of(record: MapRecord) -> dict[str, Any]:
    """Tell whose to-be map a map is, and from which day the change shows."""
    return {
        "as_is_id": record.as_is_id,
        "as_is_title": record.as_is_title,
        "change_from": record.change_from,
    }


class ToBeIn(Schema):
    """A to-be map of a map; without a day the change shows from today on."""

    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    change_from: date | None = None


class ToBePatch(Schema):
    """From which day the change of a to-be map shows."""

    change_from: date


class OnMapOut(Schema):
    """A map on which a touchpoint stands, and what its steps there are called."""

    id: UUID
    title: str
    lens_id: UUID | None
    lens_name: str
    steps: list[str]


class CommandsIn(Schema):
    """Commands for a map: in the version one has seen, or without one as it is now.

    A list with an id of its own is done once, however often it is sent.
    """

    base_version: int | None = None
    list_id: UUID | None = None
    commands: Annotated[list[Command], Field(min_length=1, max_length=500)]


class ChangeOut(Schema):
    """The map after the commands, and the commands that take them back."""

    version: int
    document: JourneyMap
    inverse: list[dict[str, Any]]

    @classmethod
    def of(cls, change: MapChange) -> Self:
        """Describe a change."""
        document = map_document(change.map)
        return cls(version=document.version, document=document, inverse=change.inverse)
