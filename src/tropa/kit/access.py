"""Who may do what: the one rule of roles."""

from __future__ import annotations

from enum import StrEnum

from tropa.core.errors import NotAllowed, NotFound


class Role(StrEnum):
    """What a member may do, from least to most."""

    VIEWER = "viewer"
    EDITOR = "editor"
    OWNER = "owner"

    @property
    def rank(self) -> int:
        """Place in the order of roles: a higher one may do all that a lower one may."""
        return list(Role).index(self)


class SignInRequired(NotAllowed):
    """Nobody is signed in."""

    code = "sign-in-required"
    status = 401


def role_check(role: Role | None, *, needs: Role) -> Role:
    """Let a member pass who may do enough; an outsider learns nothing, not even that it exists."""
    if role is None:
        raise NotFound(
            "There is no such workspace.", hint="Check the address, or ask to be invited."
        )
    if role.rank < needs.rank:
        raise NotAllowed(
            f"A {role} may not do this.", hint=f"Ask an owner of the workspace to make you {needs}."
        )
    return role
