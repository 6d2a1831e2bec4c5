"""Registers the sources with Django."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """Uploads, imports, dictionaries."""

    name = "tropa.features.sources"
    label = "sources"

    def ready(self) -> None:
        """Make the work of importing known to the worker, and the counts to the registry."""
        from tropa.features.facts.counts import register_fact_counts
        from tropa.features.sources import importing
        from tropa.features.sources.codes import code_fact_counts
        from tropa.features.sources.sweeping import leavings_sweep
        from tropa.features.sources.uploads import uploads_sweep
        from tropa.kit.jobs import register_sweep

        importing.register()
        register_fact_counts(code_fact_counts)
        register_sweep(uploads_sweep)
        register_sweep(leavings_sweep)
