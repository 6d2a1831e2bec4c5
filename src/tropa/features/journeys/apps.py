"""Registers journeys with Django."""

from django.apps import AppConfig


class JourneysConfig(AppConfig):
    """Lenses and maps."""

    name = "tropa.features.journeys"
    label = "journeys"

    def ready(self) -> None:
        """Make the building of lenses known, and have it done when facts change."""
        from tropa.features.facts.counts import register_map_counts
        from tropa.features.journeys import lens_jobs
        from tropa.features.journeys.lens_selectors import workspace_forget
        from tropa.features.journeys.lens_services import lens_folders_sweep, lens_make
        from tropa.features.journeys.map_files_sweep import map_files_sweep
        from tropa.features.journeys.map_selectors import maps_by_touchpoint
        from tropa.features.sources.lakes import register_lens_maker
        from tropa.features.workspaces.ending import register_ending
        from tropa.kit.jobs import register_sweep

        lens_jobs.register()
        register_sweep(lens_folders_sweep)
        register_sweep(map_files_sweep)
        register_ending(workspace_forget)
        register_lens_maker(lens_make)
        register_map_counts(maps_by_touchpoint)
