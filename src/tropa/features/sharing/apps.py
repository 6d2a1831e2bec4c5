"""Registers sharing with Django."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    """Versions, share links and comments of maps."""

    name = "tropa.features.sharing"
    label = "sharing"

    def ready(self) -> None:
        """Have the files stay that versions show, files of versions written, mentions mailed."""
        from tropa.features.insights.export_jobs import register_export_subject
        from tropa.features.journeys.map_files_sweep import register_document_keeper
        from tropa.features.sharing import mention_mail
        from tropa.features.sharing.version_exports import VERSION
        from tropa.features.sharing.version_selectors import versions_documents

        mention_mail.register()
        register_document_keeper(versions_documents)
        register_export_subject("version", VERSION)
