"""Registers insights with Django."""

from django.apps import AppConfig


class InsightsConfig(AppConfig):
    """Answers about journeys and voices."""

    name = "tropa.features.insights"
    label = "insights"

    def ready(self) -> None:
        """Have what is open of a workspace let go when it ends, and files of maps written."""
        from tropa.features.insights import export_jobs
        from tropa.features.insights.voices import voices_forget
        from tropa.features.workspaces.ending import register_ending
        from tropa.kit.jobs import register_sweep

        register_ending(voices_forget)
        export_jobs.register()
        export_jobs.register_export_subject("map", export_jobs.MAP)
        register_sweep(export_jobs.exports_sweep)
