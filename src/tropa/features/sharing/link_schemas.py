"""What the addresses of share links take and give, and what a link shows."""

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
from tropa.features.sharing.link_services import MOST_DAYS, USUAL_DAYS, LinkOrder
from tropa.features.sharing.models import LONGEST_NAME

if TYPE_CHECKING:
    from tropa.features.sharing.freezing import Taken
    from tropa.features.sharing.models import ShareLink

Label = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_NAME)]


class LinkIn(Schema):
    """A new link: to the map as it changes, or to one version of it."""

    version_id: UUID | None = None
    label: Label = ""
    days: int = Field(USUAL_DAYS, ge=1, le=MOST_DAYS)
    with_figures: bool = True
    with_quotes: bool = False
    filter: Filter = Field(default_factory=Filter)

    def order(self) -> LinkOrder:
        """Say it as the service takes it."""
        told = {name: getattr(self, name) for name in type(self).model_fields if name != "filter"}
        return LinkOrder(**told, where=self.filter)


class LinkOut(Schema):
    """A link in a list; its secret is not known any more, only how it ends."""

    id: UUID
    version_id: UUID | None
    version_name: str | None
    label: str
    token_end: str
    with_figures: bool
    with_quotes: bool
    created_at: datetime
    created_by: str
    expires_at: datetime
    ended_at: datetime | None
    last_used_at: datetime | None
    uses: int

    @classmethod
    def of(cls, link: ShareLink) -> Self:
        """Describe a link."""
        return cls(**cls.row(link))

    @staticmethod
    def row(link: ShareLink) -> dict[str, Any]:
        """Tell what a list shows of a link."""
        plain = (
            "id", "version_id", "label", "token_end", "with_figures", "with_quotes", "created_at",
            "expires_at", "ended_at", "last_used_at", "uses",
        )  # fmt: skip
        author = link.created_by
        return {
            **{name: getattr(link, name) for name in plain},
            "version_name": link.version.name if link.version else None,
            "created_by": author.get_full_name() if author else "",
        }


class LinkMadeOut(LinkOut):
    """A new link with its address: the one time it is told."""

    url: str


class SharedVersionOut(Schema):
    """Which version a link shows."""

    name: str
    kept_at: datetime


class SharedOut(Schema):
    """What a link shows to whoever holds it: no names of people, no comments, no records.

    ``filter`` is the one its figures were measured under.
    """

    title: str
    company: str
    zone: str
    version: SharedVersionOut | None
    has_lens: bool
    filter: Filter
    document: JourneyMap
    measured: MeasuredOut | None
    touchpoints: list[TouchpointOut]
    expires_at: datetime

    @classmethod
    def row(cls, link: ShareLink, taken: Taken) -> dict[str, Any]:
        """Describe what a link shows."""
        version = link.version
        where = version.basis["filter"] if version else link.filter
        return {
            "title": taken.document.title,
            "company": link.map.workspace.name,
            "zone": version.basis["zone"] if version else link.map.workspace.zone,
            "version": {"name": version.name, "kept_at": version.created_at} if version else None,
            "has_lens": link.map.lens_id is not None,
            "filter": where if taken.measured else {},
            "document": taken.document.model_dump(mode="json"),
            "measured": taken.measured,
            "touchpoints": taken.touchpoints,
            "expires_at": link.expires_at,
        }
