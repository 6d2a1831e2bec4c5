"""What signing up asks beyond allauth's own form (65.x passes no person to the validators)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

if TYPE_CHECKING:
    from django.http import HttpRequest

    from tropa.features.workspaces.models import User


class SignUp(forms.Form):
    """Refuses a password that is hardly more than the address."""

    def clean(self) -> dict[str, Any]:
        """Hold the password against the address it is to guard."""
        super().clean()
        password = self.cleaned_data.get("password")
        if password:
            person = get_user_model()(email=self.cleaned_data.get("email", ""))
            try:
                validate_password(password, user=person)
            except ValidationError as error:
                self.add_error("password", error)
        return self.cleaned_data

    def signup(self, request: HttpRequest, user: User) -> None:
        """Add nothing: allauth asks for this method."""
