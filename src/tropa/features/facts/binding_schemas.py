"""What the addresses of a touchpoint's bindings take and give."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from ninja import Schema

from tropa.features.facts.binding_history import BindingVersion, Bound


class BoundFactsOut(Schema):
    """Facts of one name (and channel)."""

    kind: str
    key: str
    channel: str


class BindingVersionOut(Schema):
    """By what a touchpoint was measured from one moment on; nobody is named for an import."""

    number: int
    at: datetime
    by: str
    bound: list[BoundFactsOut]
    begun: list[BoundFactsOut]
    ended: list[BoundFactsOut]

    @classmethod
    def of(cls, version: BindingVersion) -> Self:
        """Describe a version."""
        return cls(
            number=version.number,
            at=version.at,
            by=version.by.get_full_name() if version.by else "",
            bound=_all(version.bound),
            begun=_all(version.begun),
            ended=_all(version.ended),
        )


class SetBackIn(Schema):
    """Which version is to be in force again."""

    number: int


def _all(bound: list[Bound]) -> list[BoundFactsOut]:
    return [BoundFactsOut(kind=one.kind, key=one.key, channel=one.channel) for one in bound]
