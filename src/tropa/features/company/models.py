"""The company's own process beside a map, and what people said of its steps."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tropa.core.company_process import CompanyStep, StepCorrection
from tropa.features.journeys.models import MapRecord
from tropa.features.workspaces.models import Workspace
from tropa.kit.models import Record


class Origin(models.TextChoices):
    """Where the company's process comes from; the lanes of the map itself unless said."""

    LANES = "lanes"
    LIST = "list"
    BPMN = "bpmn"
    MAP = "map"


class CompanyProcess(Record):
    """The company's process that a map is held against.

    ``steps`` are ``core.company_process.CompanyStep``, empty where the map's own lanes tell them;
    ``corrections`` are ``StepCorrection`` by the id of the step, which its name decides: they
    outlast another list. ``before`` is what undo puts back.
    """

    workspace = models.ForeignKey(
        Workspace, on_delete=models.CASCADE, related_name="company_processes"
    )
    map = models.OneToOneField(MapRecord, on_delete=models.CASCADE, related_name="company_process")
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.LANES)
    name = models.CharField(max_length=300, blank=True, default="")
    steps = models.JSONField(default=list)
    corrections = models.JSONField(default=dict)
    before = models.JSONField(null=True)
    taken_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["created_at"]

    def read_steps(self) -> list[CompanyStep]:
        """Read the steps that are kept."""
        return [CompanyStep.model_validate(one) for one in self.steps]

    def read_corrections(self) -> dict[str, StepCorrection]:
        """Read what people said, by step."""
        return {key: StepCorrection.model_validate(one) for key, one in self.corrections.items()}
