"""The one rule of roles."""

import pytest

from tropa.core.errors import NotAllowed, NotFound
from tropa.kit.access import Role, role_check


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("needs", list(Role))
def test_a_role_may_do_what_lower_roles_may(role, needs):
    if role.rank >= needs.rank:
        assert role_check(role, needs=needs) is role
    else:
        with pytest.raises(NotAllowed):
            role_check(role, needs=needs)


def test_an_outsider_does_not_even_learn_that_it_exists():
    with pytest.raises(NotFound):
        role_check(None, needs=Role.VIEWER)
