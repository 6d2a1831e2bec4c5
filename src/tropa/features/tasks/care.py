"""Who looks after each map, when it is reviewed, and the light that comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db import transaction

from tropa.analysis.voice.newest import newest_by_name
from tropa.core import clock
from tropa.core.freshness import Light, LightReason, map_light
from tropa.features.insights.binding import binding_of
from tropa.features.insights.voices import voices_of
from tropa.features.journeys.map_selectors import map_get, maps_list, touchpoints_kept
from tropa.features.journeys.models import MapRecord
from tropa.features.tasks.models import REVIEW_DAYS, MapCare
from tropa.features.tasks.selectors import today_in
from tropa.features.workspaces.selectors import member_get, workspace_for
from tropa.features.workspaces.services import workspace_actor
from tropa.kit.access import Role
from tropa.kit.audit import audit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from tropa.features.workspaces.models import Membership, User, Workspace
    from tropa.features.workspaces.selectors import Asker


@dataclass(frozen=True, slots=True)
class Cared:
    """A map, who looks after it, and how its light came about."""

    record: MapRecord
    care: MapCare
    newest_us: int | None
    light: Light
    reasons: tuple[LightReason, ...]


def cares_list(user: User, workspace_id: UUID) -> list[Cared]:
    """Tell of every map of a workspace who looks after it, with its light."""
    workspace = workspace_for(user, workspace_id)
    return _cared(workspace, maps_list(user, workspace_id))


def care_get(user: User, workspace_id: UUID, map_id: UUID) -> Cared:
    """Tell of one map who looks after it, with its light."""
    record = map_get(user, workspace_id, map_id)
    found = _cared(record.workspace, MapRecord.objects.filter(pk=record.pk))
    return found[0]


def care_update(user: User, workspace_id: UUID, map_id: UUID, **facts: Any) -> Cared:
    """Give a map another owner, review date or limit; what is absent stays.

    ``facts``: owner_id (a member, or None), review_on, review_days, fresh_days.
    """
    care = _care_to_change(user, workspace_id, map_id)
    if "owner_id" in facts:
        chosen = facts.pop("owner_id")
        facts["owner"] = member_get(care.map.workspace, chosen) if chosen else None
    _change(care, user, facts)
    return care_get(user, workspace_id, map_id)


def care_review(user: User, workspace_id: UUID, map_id: UUID) -> Cared:
    """Note that a map was reviewed today; the next review is due ``review_days`` later."""
    care = _care_to_change(user, workspace_id, map_id)
    next_on = today_in(care.map.workspace) + timedelta(days=care.review_days)
    _change(care, user, {"reviewed_at": clock.now(), "review_on": next_on})
    return care_get(user, workspace_id, map_id)


def cares_of(workspace: Workspace, maps: Iterable[MapRecord]) -> list[MapCare]:
    """Give each map's care; where nobody has said anything, whoever made the map looks after it."""
    members = {member.user_id: member for member in workspace.memberships.select_related("user")}
    return [_care_of(record, members) for record in maps]


def _care_of(record: MapRecord, members: dict[UUID, Membership]) -> MapCare:
    known: MapCare | None = getattr(record, "care", None)
    if known is not None:
        return known
    made_on = record.created_at.astimezone(ZoneInfo(record.workspace.zone)).date()
    maker = record.created_by_id
    return MapCare(
        map=record,
        owner=members.get(maker) if maker else None,
        review_on=made_on + timedelta(days=REVIEW_DAYS),
    )


def _cared(workspace: Workspace, maps: Any) -> list[Cared]:
    records = list(maps.select_related("workspace", "lens", "care__owner__user"))
    newest = _newest_of(workspace, records)
    cares = cares_of(workspace, records)
    return [_lit(care, newest[care.map_id], today=today_in(workspace)) for care in cares]


def _lit(care: MapCare, newest_us: int | None, *, today: date) -> Cared:
    zone = ZoneInfo(care.map.workspace.zone)
    newest_on = None if newest_us is None else clock.from_us(newest_us).astimezone(zone).date()
    light, reasons = map_light(
        today=today,
        review_on=care.review_on,
        newest_on=newest_on,
        fresh_days=care.fresh_days,
        has_owner=care.owner is not None,
    )
    return Cared(care.map, care, newest_us, light, reasons)


def _newest_of(workspace: Workspace, records: list[MapRecord]) -> dict[UUID, int | None]:
    """Tell when the newest fact behind each map was made.

    That is the newest event of the journeys a map looks through, or the newest observation of any
    of its touchpoints: one read of the observations serves all maps.
    """
    kept = touchpoints_kept(workspace.pk)
    shown = {record.pk: _touchpoints(record, kept) for record in records}
    every = {touchpoint for touchpoints in shown.values() for touchpoint in touchpoints}
    names = binding_of(workspace.pk, every).names
    said: dict[str, int] = {}
    for name, newest_us in newest_by_name(voices_of(workspace.pk)).items() if names else ():
        if name in names:
            said[names[name]] = max(newest_us, said.get(names[name], newest_us))
    found: dict[UUID, int | None] = {}
    for record in records:
        times = [said[touchpoint] for touchpoint in shown[record.pk] if touchpoint in said]
        last_us = record.lens.facts.get("last_us") if record.lens else None
        found[record.pk] = max([*times, *([last_us] if last_us is not None else [])], default=None)
    return found


def _touchpoints(record: MapRecord, kept: dict[str, str]) -> set[str]:
    bound = {step.get("touchpoint_id") for step in record.document.get("steps", ())}
    return {kept.get(touchpoint, touchpoint) for touchpoint in bound if touchpoint}


def _care_to_change(user: User, workspace_id: UUID, map_id: UUID) -> MapCare:
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    (care,) = cares_of(workspace, [map_get(user, workspace_id, map_id)])
    return care


def _change(care: MapCare, user: Asker, facts: dict[str, Any]) -> None:
    """Write these facts alone: what somebody else writes at the same time stays."""
    first = {"owner": care.owner, "review_on": care.review_on}
    with transaction.atomic():
        kept, _ = MapCare.objects.update_or_create(
            map=care.map, defaults=facts, create_defaults=first | facts
        )
        audit(workspace_actor(user), "update", kept, map=care.map_id)
