"""Registers workshops with Django."""

from django.apps import AppConfig


class WorkshopsConfig(AppConfig):
    """Live workshops about maps, with guests."""

    name = "tropa.features.workshops"
    label = "workshops"

    def ready(self) -> None:
        """Let the guests of a workshop hear what changes beside its map."""
        from tropa.features.journeys.live.visitors import register_guests
        from tropa.features.workshops.guests import guest_visitor

        register_guests(guest_visitor)
