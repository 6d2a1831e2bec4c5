"""Reminding people by mail of what is due: once for each task and day, whatever happens meanwhile.

Why each line is as it is: ``docs/decisions/0020-tasks-and-reminders.md``.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Max, Q

from tropa.core import clock
from tropa.features.journeys.models import MapRecord
from tropa.features.tasks.care import cares_of
from tropa.features.tasks.models import Reminder, Task, TaskState
from tropa.features.tasks.reminder_days import BEFORE_DAYS, reminder_day
from tropa.features.tasks.reminder_mail import Due, reminder_message
from tropa.features.tasks.reminder_switches import members_silent, workspaces_reminded
from tropa.features.workspaces.models import Membership
from tropa.kit.letters import letter_send

if TYPE_CHECKING:
    from datetime import date

    from tropa.features.workspaces.models import Workspace

log = logging.getLogger("tropa.mail")
MORNING_HOUR = 8
LEASE = timedelta(minutes=30)
"""A round that has not sent its mail by then has died; another takes it over."""


def reminders_send(this_round: str) -> None:
    """Remind everybody whose morning has come and who was not reminded today.

    Parameters
    ----------
    this_round : str
        Names the round; when it broke off and is done again under the same name, it goes on with
        the mails that it had begun.

    What goes wrong in one workspace keeps nobody in another from being reminded.
    """
    if not settings.TROPA_SENDS_MAIL:
        return
    for workspace in workspaces_reminded():
        try:
            _remind_all(workspace, this_round=this_round)
        except Exception:
            log.exception("the members of workspace %s could not be reminded", workspace.pk)


def _remind_all(workspace: Workspace, *, this_round: str) -> None:
    local = clock.now().astimezone(ZoneInfo(workspace.zone))
    if local.hour < MORNING_HOUR:
        return
    for member, dues in _due_in(workspace, local.date()).items():
        _remind(member, dues, day=local.date(), this_round=this_round)


def _due_in(workspace: Workspace, today: date) -> dict[Membership, list[Due]]:
    """Find what each member is to be reminded of today."""
    silent = members_silent(workspace)
    found: dict[Membership, list[Due]] = defaultdict(list)
    for member, due in (*_tasks_due(workspace, today), *_reviews_due(workspace, today)):
        if member.pk not in silent and member.user.is_active:
            found[member].append(due)
    told = _last_told(workspace, found)
    wanted = {
        member: [due for due in dues if _is_due(due, told.get((due.id, member.pk)), today)]
        for member, dues in found.items()
    }
    return {member: dues for member, dues in wanted.items() if dues}


def _tasks_due(workspace: Workspace, today: date) -> list[tuple[Membership, Due]]:
    due = Task.objects.filter(
        workspace=workspace,
        state=TaskState.OPEN,
        person__isnull=False,
        deadline__lte=today + timedelta(days=BEFORE_DAYS),
    )
    tasks = due.select_related("person__user", "map").defer("map__document", "map__quality")
    return [
        (task.person, Due(task.pk, task.kind, task.title, task.deadline, _title_of(task.map)))
        for task in tasks
        if task.person is not None and task.deadline is not None
    ]


def _reviews_due(workspace: Workspace, today: date) -> list[tuple[Membership, Due]]:
    maps = MapRecord.objects.filter(workspace=workspace)
    shown = maps.select_related("workspace", "care__owner__user").defer("document", "quality")
    last = today + timedelta(days=BEFORE_DAYS)
    return [
        (care.owner, Due(care.map_id, "review", care.map.title, care.review_on))
        for care in cares_of(workspace, shown)
        if care.owner is not None and care.review_on is not None and care.review_on <= last
    ]


def _title_of(record: MapRecord | None) -> str:
    return record.title if record else ""


def _last_told(
    workspace: Workspace, found: dict[Membership, list[Due]]
) -> dict[tuple[object, object], date]:
    """Tell when each member was last reminded of each thing."""
    ids = [due.id for dues in found.values() for due in dues]
    sent = Reminder.objects.filter(
        workspace=workspace, subject_id__in=ids, sent_at__isnull=False
    ).values_list("subject_id", "member_id")
    return {(subject, member): day for subject, member, day in sent.annotate(Max("day"))}


def _is_due(due: Due, told_on: date | None, today: date) -> bool:
    day = reminder_day(due.on, today=today)
    return day is not None and (told_on is None or told_on < day)


def _remind(member: Membership, dues: list[Due], *, day: date, this_round: str) -> None:
    """Send one mail about all that is due; a mail that cannot be sent waits for the next round."""
    held = [due for due in dues if _claim(member, due, day=day, this_round=this_round)]
    mine = Reminder.objects.filter(subject_id__in=[due.id for due in held], day=day)
    if not Membership.objects.filter(pk=member.pk).exists():
        mine.delete()
        return
    if not held:
        return
    message = reminder_message(member, held, day=day)
    if letter_send(message, about=f"reminders to member {member.pk}"):
        mine.update(sent_at=clock.now())
    else:
        mine.delete()


def _claim(member: Membership, due: Due, *, day: date, this_round: str) -> bool:
    """Take a reminder upon this round; False when another has sent it or is about to."""
    now = clock.now()
    row, is_new = Reminder.objects.get_or_create(
        subject_id=due.id,
        day=day,
        defaults={
            "workspace_id": member.workspace_id,
            "member": member,
            "round": this_round,
            "claimed_at": now,
        },
    )
    if is_new:
        return True
    broken_off = Q(round=this_round) | Q(claimed_at__lt=now - LEASE)
    unsent = Reminder.objects.filter(broken_off, pk=row.pk, sent_at__isnull=True)
    return unsent.update(round=this_round, claimed_at=now, member=member) == 1
