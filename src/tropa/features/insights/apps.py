"""Registers insights with Django."""

from django.apps import AppConfig


class InsightsConfig(AppConfig):
    """Answers about journeys and voices."""

    name = "tropa.features.insights"
    label = "insights"
