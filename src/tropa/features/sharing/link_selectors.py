"""Reading share links, and what one shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, Q

from tropa.core import clock
from tropa.core.clock import MICROSECONDS_PER_SECOND
from tropa.core.errors import Conflict, InputError, NotFound
from tropa.core.filters import Filter
from tropa.features.journeys.map_selectors import map_get
from tropa.features.sharing.freezing import Taken, map_take, without_figures
from tropa.features.sharing.models import ShareLink
from tropa.features.sharing.version_selectors import version_document
from tropa.features.workspaces.selectors import workspace_for
from tropa.kit.access import Role
from tropa.kit.secret_hashes import secret_hash

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from tropa.features.workspaces.selectors import Asker

NOTED_EVERY_SECONDS = 60
"""How exactly a link remembers its last use: a room that reads along does not write each time."""


def links_list(user: Asker, workspace_id: UUID, map_id: UUID) -> QuerySet[ShareLink]:
    """List the links to a map and its versions, the newest first; for those who may make them."""
    workspace_for(user, workspace_id, needs=Role.EDITOR)
    record = map_get(user, workspace_id, map_id)
    return record.share_links.select_related("version", "created_by").defer(
        "version__document", "version__measured", "version__touchpoints"
    )


def link_get(user: Asker, workspace_id: UUID, link_id: UUID) -> ShareLink:
    """Find a link of a workspace in which one may make links."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    found = ShareLink.objects.filter(pk=link_id, map__workspace=workspace).first()
    if found is None:
        raise NotFound("There is no such link.")
    return found


def link_open(token: str) -> ShareLink:
    """Find the link of a secret and note that it was used.

    Raises
    ------
    NotFound
        When there is none, it has expired, or it was ended: a stranger learns no difference.
    """
    now = clock.now()
    good = ShareLink.objects.filter(ended_at__isnull=True, expires_at__gt=now)
    link = (
        good.select_related("map__workspace", "map__lens", "version")
        .filter(token_hash=secret_hash(token))
        .first()
    )
    if link is None:
        raise NotFound(
            "This link does not lead anywhere (any more).",
            hint="Ask whoever sent it for a new one.",
        )
    before = clock.from_us(clock.to_us(now) - NOTED_EVERY_SECONDS * MICROSECONDS_PER_SECOND)
    is_due = Q(last_used_at__isnull=True) | Q(last_used_at__lt=before)
    rows = ShareLink.objects.filter(is_due, pk=link.pk)
    rows.update(last_used_at=now, uses=F("uses") + 1)
    return link


def link_shows(link: ShareLink) -> Taken:
    """Gather what a link shows: the map as it is now, or the version as it was kept.

    Raises
    ------
    Conflict
        When the data does not know what its filter asks for (any more): by what it knows instead,
        a stranger is not helped.
    """
    if link.version is None:
        where = Filter.model_validate(link.filter)
        try:
            return map_take(
                link.map, where, with_figures=link.with_figures, with_quotes=link.with_quotes
            )
        except InputError as error:
            raise Conflict(
                "What this link leads to cannot be shown any more.",
                hint="Ask whoever sent it for a new one.",
            ) from error
    document = version_document(link.version)
    if not link.with_figures:
        return Taken(without_figures(document), None, link.version.touchpoints)
    return Taken(document, link.version.measured, link.version.touchpoints)
