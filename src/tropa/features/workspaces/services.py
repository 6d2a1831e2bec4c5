"""Changing workspaces and departments: check, write, note in the audit trail."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

from django.db import IntegrityError, transaction

from tropa.core.errors import Conflict, InputError
from tropa.features.workspaces import ending
from tropa.features.workspaces.models import (
    LONGEST_DEPARTMENT,
    Department,
    Membership,
    User,
    Workspace,
)
from tropa.features.workspaces.selectors import department_get, workspace_for
from tropa.kit.access import Role
from tropa.kit.audit import audit
from tropa.kit.models import Job
from tropa.kit.names import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from tropa.features.workspaces.selectors import Asker


def user_update(user: User, **changes: Any) -> User:
    """Change one's own name, language or theme."""
    for field, value in changes.items():
        setattr(user, field, value)
    user.save(update_fields=list(changes))
    return user


def workspace_create(
    user: User, *, name: str, zone: str = "UTC", is_demo: bool = False
) -> Membership:
    """Open a workspace; whoever opens it owns it."""
    _check_zone(zone)
    with transaction.atomic():
        workspace = Workspace.objects.create(name=name, zone=zone, is_demo=is_demo, created_by=user)
        membership = Membership.objects.create(
            workspace=workspace, user=user, role=Role.OWNER, created_by=user
        )
        audit(user, "create", workspace)
    return membership


def workspace_update(user: Asker, workspace_id: UUID, **changes: Any) -> Workspace:
    """Change name, zone, currency or the limits below which figures are withheld or flagged."""
    workspace = workspace_for(user, workspace_id, needs=Role.OWNER)
    _check_zone(changes.get("zone", workspace.zone))
    for field, value in changes.items():
        setattr(workspace, field, value)
    if workspace.flag_n < workspace.min_n:
        raise InputError(
            "Figures cannot be flagged below the number at which they are withheld.",
            column="flag_n",
            hint=f"Choose {workspace.min_n} or more.",
        )
    with transaction.atomic():
        workspace.save(update_fields=list(changes))
        audit(workspace_actor(user), "update", workspace, fields=sorted(changes))
    return workspace


def workspace_delete(user: Asker, workspace_id: UUID) -> None:
    """Delete a workspace with everything in it."""
    workspace = workspace_for(user, workspace_id, needs=Role.OWNER)
    with transaction.atomic():
        audit(workspace_actor(user), "delete", workspace)
        Job.objects.filter(workspace_id=workspace_id).update(is_cancel_requested=True)
        workspace.delete()
        transaction.on_commit(partial(ending.end, workspace_id))


def department_create(user: Asker, workspace_id: UUID, *, name: str) -> Department:
    """Add a department."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    department = Department(workspace=workspace, name=name, created_by=workspace_actor(user))
    _department_save(department, "create", user)
    return department


def department_update(
    user: Asker, workspace_id: UUID, department_id: UUID, *, name: str
) -> Department:
    """Rename a department."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    department = department_get(workspace, department_id)
    department.name, department.is_found = name, False
    _department_save(department, "update", user)
    return department


def department_delete(user: Asker, workspace_id: UUID, department_id: UUID) -> None:
    """Remove a department; its touchpoints stay, and no data brings it back."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    department = department_get(workspace, department_id)
    with transaction.atomic():
        audit(workspace_actor(user), "delete", department, workspace=workspace.pk)
        _departments_leave_out(workspace, {department.name_key})
        department.delete()


def departments_ensure(
    workspace: Workspace, names: Iterable[str], *, is_found: bool = False
) -> dict[str, Department]:
    """Find departments by name, adding those that are not there; used by imports.

    One that was only found in data is a person's own once a person names it. One that a person
    removed is absent where only data names it.
    """
    if is_found:
        names = departments_wanted(workspace, names)
    known = {item.name_key: item for item in workspace.departments.all()}
    ensured = {name: _ensured(workspace, name, known, is_found=is_found) for name in names}
    if not is_found:
        departments_own(ensured.values())
        _departments_want(workspace, {item.name_key for item in ensured.values()})
    return ensured


def departments_wanted(workspace: Workspace, names: Iterable[str]) -> list[str]:
    """Leave out of names those of departments that a person removed."""
    left_out = set(_left_out(workspace))
    return [name for name in names if name_key(department_name(name)) not in left_out]


def _left_out(workspace: Workspace) -> list[str]:
    rows = Workspace.objects.filter(pk=workspace.pk)
    left_out: list[str] = rows.values_list("left_out_departments", flat=True).get()
    return left_out


def _departments_leave_out(workspace: Workspace, keys: set[str]) -> None:
    """Note what a person removes, in the transaction that removes it."""
    held = Workspace.objects.select_for_update().get(pk=workspace.pk)
    held.left_out_departments = sorted({*held.left_out_departments, *keys})
    held.save(update_fields=["left_out_departments"])


def _departments_want(workspace: Workspace, keys: set[str]) -> None:
    """Note that a person names departments again."""
    if keys.isdisjoint(_left_out(workspace)):
        return
    with transaction.atomic():
        held = Workspace.objects.select_for_update().get(pk=workspace.pk)
        held.left_out_departments = sorted(set(held.left_out_departments) - keys)
        held.save(update_fields=["left_out_departments"])


def department_name(name: str) -> str:
    """Shorten what facts say to what a department can be called."""
    return name if len(name) <= LONGEST_DEPARTMENT else name[: LONGEST_DEPARTMENT - 1] + "…"


def departments_own(departments: Iterable[Department]) -> None:
    """Let departments stay when no data speaks of them any more, for a person named them."""
    found = [item.pk for item in departments if item.is_found]
    if found:
        Department.objects.filter(pk__in=found).update(is_found=False)


def _ensured(
    workspace: Workspace, name: str, known: dict[str, Department], *, is_found: bool
) -> Department:
    shown = department_name(name)
    key = name_key(shown)
    if key not in known:
        facts = {"name": shown, "is_found": is_found}
        made = Department.objects.get_or_create(workspace=workspace, name_key=key, defaults=facts)
        known[key] = made[0]
    return known[key]


def workspace_actor(user: Asker) -> User | None:
    """Tell who acts, as the audit trail keeps it."""
    return user if isinstance(user, User) else None


def _department_save(department: Department, verb: str, user: Asker) -> None:
    try:
        with transaction.atomic():
            department.save()
            _departments_want(department.workspace, {department.name_key})
            audit(workspace_actor(user), verb, department, workspace=department.workspace_id)
    except IntegrityError as error:
        raise Conflict(
            f"There is a department called {department.name!r} already.",
            hint="Choose another name.",
        ) from error


known_zones = cache(available_timezones)
"""To list them walks through hundreds of files."""


def _check_zone(zone: str) -> None:
    if zone not in known_zones():
        raise InputError(
            f"{zone!r} is no time zone.", column="zone", hint="Write it like Europe/Warsaw."
        )
