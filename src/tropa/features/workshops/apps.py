"""Registers workshops with Django."""

from django.apps import AppConfig


class WorkshopsConfig(AppConfig):
    """Live workshops about maps, with guests."""

    name = "tropa.features.workshops"
    label = "workshops"

    def ready(self) -> None:
        """Let guests hear what changes beside their map, and maps know the ratings opened."""
        from tropa.features.insights.own_ratings import register_own_ratings
        from tropa.features.journeys.live.visitors import register_guests
        from tropa.features.workshops.guests import guest_visitor
        from tropa.features.workshops.opened_ratings import opened_ratings

        register_guests(guest_visitor)
        register_own_ratings(opened_ratings)
