"""Registers personas with Django."""

from django.apps import AppConfig


class PersonasConfig(AppConfig):
    """Segments and personas."""

    name = "tropa.features.personas"
    label = "personas"
