"""Who belongs to a workspace."""

from datetime import timedelta

import pytest

from tropa.core import clock
from tropa.features.workspaces.models import Membership

pytestmark = pytest.mark.django_db


def test_an_invitation_makes_whoever_follows_it_a_member(company):
    link = company.owner.post(
        f"{company.at}/invitations", {"email": "ute@example.org", "role": "editor"}
    )
    token = link["token_url"].rsplit("/", 1)[1]
    joined = company.outsider.post(f"/invitations/{token}/accept")
    assert (joined["id"], joined["role"]) == (str(company.workspace.pk), "editor")
    assert company.owner.get(f"{company.at}/invitations") == []


def test_an_invitation_works_once(company, caller):
    link = company.owner.post(f"{company.at}/invitations", {"email": "x@y.pl", "role": "viewer"})
    token = link["token_url"].rsplit("/", 1)[1]
    company.outsider.post(f"/invitations/{token}/accept")
    again = caller("late").call("POST", f"/invitations/{token}/accept")
    assert (again.status_code, again.json()["code"]) == (404, "not-found")


def test_an_invitation_ends_after_two_weeks(company):
    link = company.owner.post(f"{company.at}/invitations", {"email": "x@y.pl", "role": "viewer"})
    company.workspace.invitations.update(expires_at=clock.now() - timedelta(seconds=1))
    token = link["token_url"].rsplit("/", 1)[1]
    assert company.outsider.call("POST", f"/invitations/{token}/accept").status_code == 404


def test_a_forged_token_is_refused(company):
    assert company.outsider.call("POST", "/invitations/abc:def:ghi/accept").status_code == 404


def test_accepting_never_lowers_a_role(company):
    link = company.owner.post(f"{company.at}/invitations", {"email": "x@y.pl", "role": "viewer"})
    token = link["token_url"].rsplit("/", 1)[1]
    assert company.editor.post(f"/invitations/{token}/accept")["role"] == "editor"


def test_a_withdrawn_invitation_no_longer_works(company):
    link = company.owner.post(f"{company.at}/invitations", {"email": "x@y.pl", "role": "viewer"})
    company.owner.delete(f"{company.at}/invitations/{link['id']}")
    token = link["token_url"].rsplit("/", 1)[1]
    assert company.outsider.call("POST", f"/invitations/{token}/accept").status_code == 404


def test_the_last_owner_stays(company):
    own = Membership.objects.get(workspace=company.workspace, user=company.owner.user)
    refused = company.owner.call("DELETE", f"{company.at}/members/{own.pk}")
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")
    refused = company.owner.call("PATCH", f"{company.at}/members/{own.pk}", {"role": "viewer"})
    assert refused.status_code == 409


def test_an_owner_can_hand_over_and_go(company):
    members = {item["email"]: item for item in company.owner.get(f"{company.at}/members")}
    editor, own = members["edwin@example.org"], members["olga@example.org"]
    company.owner.patch(f"{company.at}/members/{editor['id']}", {"role": "owner"})
    company.owner.delete(f"{company.at}/members/{own['id']}")
    assert company.owner.call("GET", company.at).status_code == 404


def test_a_member_of_another_workspace_cannot_be_changed_from_here(company):
    foreign = Membership.objects.get(user=company.outsider.user)
    refused = company.owner.call("PATCH", f"{company.at}/members/{foreign.pk}", {"role": "owner"})
    assert refused.status_code == 404


def test_listing_members_costs_as_many_queries_for_three_as_for_one(
    company, django_assert_num_queries
):
    with django_assert_num_queries(4):  # session, user, membership, members
        assert len(company.viewer.get(f"{company.at}/members")) == 3


def test_whoever_is_no_owner_can_leave_and_remove_nobody_else(company):
    members = {item["email"]: item for item in company.viewer.get(f"{company.at}/members")}
    editor, own = members["edwin@example.org"], members["vera@example.org"]
    refused = company.viewer.call("DELETE", f"{company.at}/members/{editor['id']}")
    assert refused.status_code == 403
    company.viewer.delete(f"{company.at}/members/{own['id']}")
    assert company.viewer.call("GET", company.at).status_code == 404
