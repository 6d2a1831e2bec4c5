"""Registers the company's view with Django."""

from django.apps import AppConfig


class CompanyConfig(AppConfig):
    """The company's view beside its customers'."""

    name = "tropa.features.company"
    label = "company"
