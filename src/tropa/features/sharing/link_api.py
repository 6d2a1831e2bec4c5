"""The addresses of share links, and the one at which anybody who holds a link reads."""

from __future__ import annotations

from uuid import UUID

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.views.decorators.gzip import gzip_page
from ninja import Router, Status
from ninja.decorators import decorate_view

from tropa.features.sharing import link_selectors, link_services
from tropa.features.sharing.link_schemas import LinkIn, LinkMadeOut, LinkOut, SharedOut
from tropa.features.sharing.models import ShareLink
from tropa.features.workspaces.requests import SignedInRequest
from tropa.kit import ratelimit
from tropa.kit.json_answers import json_answer, json_text
from tropa.kit.requests import address_of
from tropa.kit.unlisted import unlisted

router = Router(tags=["sharing"])
W = "/workspaces/{uuid:workspace_id}"
LINKS = W + "/maps/{uuid:map_id}/share-links"
SECONDS_HELD = 20
"""So long a link answers with the same figures: a full room opens it at the same moment."""


@router.get(LINKS, response=list[LinkOut])
def list_links(request: SignedInRequest, workspace_id: UUID, map_id: UUID) -> list[LinkOut]:
    """List the links to a map and its versions, with their last use."""
    return [
        LinkOut.of(link) for link in link_selectors.links_list(request.user, workspace_id, map_id)
    ]


@router.post(LINKS, response={201: LinkMadeOut})
def create_link(
    request: SignedInRequest, workspace_id: UUID, map_id: UUID, *, body: LinkIn
) -> Status[LinkMadeOut]:
    """Make a link for those without an account; its address is told this once."""
    ratelimit.SHARE_LINKS.spend(request.user.pk)
    link, token = link_services.link_create(request.user, workspace_id, map_id, order=body.order())
    url = request.build_absolute_uri(f"/shared/{token}")
    return Status(201, LinkMadeOut(**LinkOut.row(link), url=url))


@router.delete(W + "/share-links/{uuid:link_id}", response=LinkOut)
def end_link(request: SignedInRequest, workspace_id: UUID, link_id: UUID) -> LinkOut:
    """End a link at once."""
    return LinkOut.of(link_services.link_end(request.user, workspace_id, link_id))


@router.get("/shared/{token}", response=SharedOut, auth=None)
@decorate_view(gzip_page)
def get_shared(request: HttpRequest, token: str) -> HttpResponse:
    """Show what a link leads to, to whoever holds it."""
    ratelimit.SHARED.spend(address_of(request))
    link = link_selectors.link_open(token)
    ratelimit.SHARED_LINK.spend(link.pk)
    return unlisted(json_answer(_shown(link)))


def _shown(link: ShareLink) -> bytes:
    """Answer for a link; the link itself is asked each time, so that its end is heard at once."""
    key = f"shared:{link.pk}:{link.map.version}"
    shown: bytes | None = cache.get(key)
    if shown is None:
        shown = json_text(SharedOut.row(link, link_selectors.link_shows(link)))
        cache.set(key, shown, SECONDS_HELD)
    return shown
