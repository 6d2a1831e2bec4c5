"""Registers tasks with Django."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """Tasks, hypotheses, the care of maps, reminders."""

    name = "tropa.features.tasks"
    label = "tasks"

    def ready(self) -> None:
        """Have people reminded as the hours pass."""
        from tropa.features.tasks.reminders import reminders_send
        from tropa.kit.jobs import register_round

        register_round(reminders_send)
