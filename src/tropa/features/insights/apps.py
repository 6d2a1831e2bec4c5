"""Registers insights with Django."""

from django.apps import AppConfig


class InsightsConfig(AppConfig):
    """Answers about journeys and voices."""

    name = "tropa.features.insights"
    label = "insights"

    def ready(self) -> None:
        """Have what is open of a workspace let go when it ends."""
        from tropa.features.insights.voices import voices_forget
        from tropa.features.workspaces.ending import register_ending

        register_ending(voices_forget)
