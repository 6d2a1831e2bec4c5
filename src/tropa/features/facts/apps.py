"""Registers the facts with Django."""

from django.apps import AppConfig


class FactsConfig(AppConfig):
    """Touchpoints, what is bound to them, and reported figures."""

    name = "tropa.features.facts"
    label = "facts"
