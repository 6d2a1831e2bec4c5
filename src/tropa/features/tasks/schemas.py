"""What the addresses of tasks, causes and maps' care take and give."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Literal, Self
from uuid import UUID

from ninja import Schema
from pydantic import Field, StringConstraints

from tropa.features.tasks.models import LONGEST_CONTACT, LONGEST_ID, TaskState
from tropa.features.tasks.places import MapParts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tropa.features.tasks.care import Cared
    from tropa.features.tasks.models import Task, WhyChain
    from tropa.features.workspaces.models import Membership

Kind = Literal["task", "hypothesis", "request"]
State = Literal["open", "done", "confirmed", "refuted", "dropped"]
MethodName = Literal["interview", "focus_group", "survey", "data"]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
Answer = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Answers = Annotated[list[Answer], Field(max_length=12)]
PartId = Annotated[str, StringConstraints(max_length=LONGEST_ID)]
Contact = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_CONTACT)]
Days = Annotated[int, Field(ge=1, le=3650)]


class AtPlace(Schema):
    """A place of a map: a lane at a step or a stage; all empty is the whole map."""

    lane_id: PartId = ""
    step_id: PartId = ""
    stage_id: PartId = ""


class TaskIn(AtPlace):
    """A task; a hypothesis, which stands on a map and has a method; or data asked for a map."""

    kind: Kind
    title: Title
    person_id: UUID | None = None
    deadline: date | None = None
    method: MethodName | None = None
    department_id: UUID | None = None
    asked_of: Contact = ""
    map_id: UUID | None = None


class TaskPatch(Schema):
    """What to change of a task; what is absent stays."""

    title: Title = ""
    person_id: UUID | None = None
    deadline: date | None = None
    method: MethodName | None = None
    department_id: UUID | None = None
    asked_of: Contact = ""
    lane_id: PartId = ""
    step_id: PartId = ""
    stage_id: PartId = ""


class VerdictIn(Schema):
    """How a task or hypothesis ended, and why."""

    state: State
    reason: Words = ""


class AssigneeOut(Schema):
    """A member, as a task names them."""

    id: UUID
    user_id: UUID
    name: str

    @classmethod
    def of(cls, member: Membership | None) -> Self | None:
        """Describe a member; None where it is nobody."""
        if member is None:
            return None
        return cls(id=member.pk, user_id=member.user_id, name=member.user.get_full_name())


class TaskPlaceOut(AtPlace):
    """Where on its map a task belongs, in the map's words."""

    step_name: str
    stage_name: str
    stage_name_key: str | None
    lane_kind: str
    lane_title: str
    is_there: bool


class ClaimOut(Schema):
    """What is claimed at the place of a hypothesis; the touchpoint's figures judge it."""

    touchpoint_id: str
    measure: str
    low: float | None
    high: float | None


class AskedDepartmentOut(Schema):
    """The department that data are asked of."""

    id: UUID
    name: str


class TaskOut(Schema):
    """A task or hypothesis with all that is told of it."""

    id: UUID
    kind: Kind
    title: str
    person: AssigneeOut | None
    deadline: date | None
    is_overdue: bool
    method: MethodName | None
    department: AskedDepartmentOut | None
    asked_of: str
    state: State
    reason: str
    decided_by: str
    decided_at: datetime | None
    created_at: datetime
    map_id: UUID | None
    map_title: str
    place: TaskPlaceOut | None
    claim: ClaimOut | None

    @classmethod
    def of(cls, task: Task, *, today: date, kept: Mapping[str, str]) -> Self:
        """Describe a task on a day; ``kept`` as for ``MapParts``."""
        parts = MapParts(task.map.document, kept=kept) if task.map else None
        words = parts.place_of(task) if parts else None
        ids = {"lane_id": task.lane_id, "step_id": task.step_id, "stage_id": task.stage_id}
        is_late = task.deadline is not None and task.deadline < today
        return cls.model_validate(
            {
                "id": task.pk,
                "kind": task.kind,
                "title": task.title,
                "person": AssigneeOut.of(task.person),
                "deadline": task.deadline,
                "is_overdue": is_late and task.state == TaskState.OPEN,
                "method": task.method or None,
                "department": _department(task),
                "asked_of": task.asked_of,
                "state": task.state,
                "reason": task.reason,
                "decided_by": task.decided_by.get_full_name() if task.decided_by else "",
                "decided_at": task.decided_at,
                "created_at": task.created_at,
                "map_id": task.map_id,
                "map_title": task.map.title if task.map else "",
                "place": ids | _fields(words) if words else None,
                "claim": parts.claim_at(task) if parts else None,
            }
        )


def _department(task: Task) -> AskedDepartmentOut | None:
    unit = task.department
    return AskedDepartmentOut(id=unit.pk, name=unit.name) if unit else None


def _fields(words: object) -> dict[str, object]:
    return {name: getattr(words, name) for name in words.__slots__}  # type: ignore[attr-defined]  # a dataclass with slots


class WhysIn(AtPlace):
    """A pain at a place of a map, or a hypothesis, and the answers so far."""

    map_id: UUID
    pain: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
    answers: Answers = Field(default_factory=list)
    hypothesis_id: UUID | None = None


class WhysPatch(Schema):
    """The answers, all of them."""

    answers: Answers


class WhysOut(AtPlace):
    """A pain and why it is there."""

    id: UUID
    map_id: UUID
    pain: str
    answers: list[str]
    hypothesis_id: UUID | None

    @classmethod
    def of(cls, chain: WhyChain) -> Self:
        """Describe a chain of causes."""
        return cls(
            id=chain.pk,
            map_id=chain.map_id,
            pain=chain.pain,
            answers=chain.answers,
            hypothesis_id=chain.hypothesis_id,
            lane_id=chain.lane_id,
            step_id=chain.step_id,
            stage_id=chain.stage_id,
        )


class CarePatch(Schema):
    """Who looks after a map and when; what is absent stays."""

    owner_id: UUID | None = None
    review_on: date | None = None
    review_days: Days = 90
    fresh_days: Days = 90


class CareOut(Schema):
    """Who looks after a map, when it is reviewed, and its light with every reason."""

    map_id: UUID
    map_title: str
    owner: AssigneeOut | None
    review_on: date | None
    review_days: int
    fresh_days: int
    reviewed_at: datetime | None
    newest_us: int | None
    light: Literal["green", "amber", "red"]
    reasons: list[Literal["review-overdue", "facts-old", "no-facts", "no-owner", "no-review-date"]]

    @classmethod
    def of(cls, cared: Cared) -> Self:
        """Describe how a map is looked after."""
        care = cared.care
        return cls(
            map_id=cared.record.pk,
            map_title=cared.record.title,
            owner=AssigneeOut.of(care.owner),
            review_on=care.review_on,
            review_days=care.review_days,
            fresh_days=care.fresh_days,
            reviewed_at=care.reviewed_at,
            newest_us=cared.newest_us,
            light=cared.light,
            reasons=list(cared.reasons),
        )


class SwitchIn(Schema):
    """A switch."""

    is_on: bool


class SwitchesOut(Schema):
    """Whether this server sends mail, this workspace reminds, and oneself wants it."""

    sends_mail: bool
    is_on: bool
    is_mine_on: bool
