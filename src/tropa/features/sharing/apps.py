"""Registers sharing with Django."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    """Versions, share links and comments of maps."""

    name = "tropa.features.sharing"
    label = "sharing"
