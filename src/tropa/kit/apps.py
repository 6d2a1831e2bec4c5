"""Registers the glue with Django."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class KitConfig(AppConfig):
    """Jobs and their tables."""

    name = "tropa.kit"
    label = "kit"
    default_auto_field = "django.db.models.UUIDField"

    def ready(self) -> None:
        """Let every migration of the database also prepare the tables of the job engine."""
        from tropa.kit.durable import prepare_database

        post_migrate.connect(prepare_database, sender=self)
