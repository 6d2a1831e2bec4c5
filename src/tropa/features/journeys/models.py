"""How events are cut into journeys, and the maps drawn of them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tropa.features.workspaces.models import Workspace
from tropa.kit.models import Record


class LensState(models.TextChoices):
    """Whether a lens can be looked through."""

    BUILDING = "building"
    READY = "ready"
    FAILED = "failed"


class LensRecord(Record):
    """A lens of a workspace, and which of its versions is shown.

    ``spec`` is a ``core.lenses.Lens``; ``version`` names the folder of the version that is shown
    (the one pointer that publishes a build); ``facts`` describes that version, ``origin`` says
    from which state of the lake and by which recipe it was cut. ``is_outdated`` holds until a
    version of the newest facts is shown, ``error`` says why the last build did not come through.
    ``money_attribute`` names the attribute of events that holds amounts in the currency of the
    workspace; empty where none does.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="lenses")
    name = models.CharField(max_length=120)
    spec = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=LensState, default=LensState.BUILDING)
    version = models.CharField(max_length=40, blank=True, default="")
    facts = models.JSONField(default=dict)
    origin = models.JSONField(default=dict)
    error = models.JSONField(null=True)
    is_outdated = models.BooleanField(default=False)
    money_attribute = models.CharField(max_length=200, blank=True, default="")

    @property
    def is_rebuilding(self) -> bool:
        """Whether an older version is shown while a newer one is on its way."""
        return bool(self.version) and self.is_outdated and self.error is None

    class Meta:
        ordering: ClassVar = ["created_at"]


class MapRecord(Record):
    """A journey map: the document people edit, and how far its first order is to be trusted.

    A map without a lens is measured by observations alone. ``opens`` lists the maps to which its
    steps and cells lead, as the document has them. A to-be map knows the as-is map whose linked
    copy it is (``as_is``, none once that one is removed; ``as_is_title`` is what it was called
    when the copy was made) and the day from which the change shows (``change_from``).
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="maps")
    lens = models.ForeignKey(LensRecord, null=True, on_delete=models.RESTRICT, related_name="maps")
    title = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)
    document = models.JSONField()
    quality = models.JSONField(default=dict)
    opens = models.JSONField(default=list)
    as_is = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="to_be_maps"
    )
    as_is_title = models.CharField(max_length=200, blank=True, default="")
    change_from = models.DateField(null=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["-updated_at"]


class MapFile(Record):
    """A picture or a document on cells of maps; its bytes lie in the workspace's folder.

    Cells name it by its id, those of versions and of what undo brings back for a month among them:
    it goes when none of them does, and it is older than a month.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="map_files")
    name = models.CharField(max_length=300)
    is_picture = models.BooleanField()
    media_type = models.CharField(max_length=60)


class StepBinding(Record):
    """That a step of a map was bound to another touchpoint: from which to which, by whom, when.

    It hangs on the step's id, so that renaming, moving and merging leave it alone, and a step
    that is removed and comes back has its history again. Touchpoints are bare ids: one that
    leaves the registry stays told.
    """

    map = models.ForeignKey(MapRecord, on_delete=models.CASCADE, related_name="step_bindings")
    step_id = models.CharField(max_length=100)
    was = models.CharField(max_length=100, blank=True, default="")
    became = models.CharField(max_length=100, blank=True, default="")
    version = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["version", "step_id"]
        indexes: ClassVar = [models.Index(fields=["map", "step_id"])]


class MapChange(Record):
    """One list of commands: which version it made, and what takes it back.

    ``list_id`` is made by whoever sent the list: sent again, it is not done again.
    """

    map = models.ForeignKey(MapRecord, on_delete=models.CASCADE, related_name="changes")
    list_id = models.UUIDField(null=True)
    version = models.PositiveIntegerField()
    commands = models.JSONField()
    inverse = models.JSONField()

    class Meta:
        ordering: ClassVar = ["version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["map", "version"], name="one_change_per_version"),
            models.UniqueConstraint(fields=["map", "list_id"], name="one_change_per_list"),
        ]
