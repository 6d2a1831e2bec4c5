"""Registers the sources with Django."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """Uploads, imports, dictionaries."""

    name = "tropa.features.sources"
    label = "sources"

    def ready(self) -> None:
        """Make the work of importing known to the worker."""
        from tropa.features.sources.uploads import uploads_sweep
        from tropa.kit.jobs import register_sweep

        register_sweep(uploads_sweep)
