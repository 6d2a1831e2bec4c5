"""Making a share link, and ending one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from tropa.core import clock
from tropa.core.errors import NotFound
from tropa.core.filters import Filter
from tropa.features.journeys.map_selectors import map_get
from tropa.features.sharing.link_selectors import link_get
from tropa.features.sharing.models import ShareLink
from tropa.features.workspaces.selectors import workspace_for
from tropa.kit.access import Role
from tropa.kit.audit import audit
from tropa.kit.secret_hashes import secret_hash, secret_new

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.features.journeys.models import MapRecord
    from tropa.features.sharing.models import MapVersion
    from tropa.features.workspaces.models import User

USUAL_DAYS, MOST_DAYS = 30, 366


@dataclass(frozen=True, slots=True)
class LinkOrder:
    """What a link shall show, and for how long.

    Attributes
    ----------
    where : Filter
        Which journeys the figures of a map speak of; a version has its own.
    """

    version_id: UUID | None = None
    label: str = ""
    days: int = USUAL_DAYS
    with_figures: bool = True
    with_quotes: bool = False
    where: Filter = field(default_factory=Filter)


def link_create(
    user: User, workspace_id: UUID, map_id: UUID, *, order: LinkOrder
) -> tuple[ShareLink, str]:
    """Make a link; its secret is told this once and never kept."""
    workspace_for(user, workspace_id, needs=Role.EDITOR)
    record = map_get(user, workspace_id, map_id)
    token = secret_new()
    with transaction.atomic():
        link = ShareLink.objects.create(
            map=record,
            version=_version(record, order.version_id),
            label=order.label,
            token_hash=secret_hash(token),
            token_end=token[-4:],
            with_figures=order.with_figures,
            with_quotes=order.with_quotes and order.with_figures and order.version_id is None,
            filter=order.where.model_dump(mode="json", exclude_defaults=True),
            expires_at=clock.now() + timedelta(days=order.days),
            created_by=user,
        )
        shows = {"with_figures": link.with_figures, "with_quotes": link.with_quotes}
        audit(user, "create", link, workspace=workspace_id, map=record.pk, **shows)
    return link, token


def link_end(user: User, workspace_id: UUID, link_id: UUID) -> ShareLink:
    """End a link at once; it stays in the list, so that one sees when it was used last."""
    link = link_get(user, workspace_id, link_id)
    if link.ended_at is None:
        with transaction.atomic():
            link.ended_at = clock.now()
            link.save(update_fields=["ended_at"])
            audit(user, "update", link, workspace=workspace_id, fields=["ended_at"])
    return link


def _version(record: MapRecord, version_id: UUID | None) -> MapVersion | None:
    if version_id is None:
        return None
    version = record.kept_versions.filter(pk=version_id).first()
    if version is None:
        raise NotFound("There is no such version.", hint="Somebody may have removed it.")
    return version
