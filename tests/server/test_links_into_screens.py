"""Every link that leaves the server leads to a screen that there is."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings

ROUTER = Path(__file__).resolve().parents[2] / "web" / "src" / "app" / "router.tsx"
ROUTES = [
    re.compile(re.sub(r"\$\w+", "[^/]+", route))
    for route in re.findall(r'^  path: "(/[^"]*)"', ROUTER.read_text(encoding="utf-8"), re.M)
]


def leads_somewhere(link):
    """Tell whether one of the front end's own routes takes this address."""
    return any(route.fullmatch(urlsplit(link).path) for route in ROUTES)


def test_the_routes_are_known_here():
    assert leads_somewhere("/sign-in")
    assert not leads_somewhere("/nowhere/abc")


@pytest.mark.django_db
def test_an_invitation_leads_to_its_screen(company):
    body = {"email": "ute@example.org", "role": "viewer"}
    assert leads_somewhere(company.owner.post(f"{company.at}/invitations", body)["token_url"])


@pytest.mark.parametrize("purpose", settings.HEADLESS_FRONTEND_URLS)
def test_the_links_of_accounts_lead_to_their_screens(purpose):
    assert leads_somewhere(settings.HEADLESS_FRONTEND_URLS[purpose])
