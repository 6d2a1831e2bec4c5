"""Registers the workspaces with Django."""

from django.apps import AppConfig


class WorkspacesConfig(AppConfig):
    """People, workspaces, members, invitations, departments."""

    name = "tropa.features.workspaces"
    label = "workspaces"

    def ready(self) -> None:
        """Have a workspace's folder go with it."""
        from tropa.features.workspaces.ending import register_ending
        from tropa.features.workspaces.folders import folder_remove, folders_sweep
        from tropa.kit.jobs import register_sweep

        register_ending(folder_remove)
        register_sweep(folders_sweep)
