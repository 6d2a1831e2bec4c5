import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tropa.core.clock


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("journeys", "0001_initial"),
        ("workspaces", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="MapCare",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=tropa.core.clock.now, editable=False)),
                ("review_on", models.DateField(null=True)),
                ("review_days", models.PositiveIntegerField(default=90)),
                ("fresh_days", models.PositiveIntegerField(default=90)),
                ("reviewed_at", models.DateTimeField(null=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "map",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="care",
                        to="journeys.maprecord",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="maps_owned",
                        to="workspaces.membership",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=tropa.core.clock.now, editable=False)),
                ("lane_id", models.CharField(blank=True, default="", max_length=100)),
                ("step_id", models.CharField(blank=True, default="", max_length=100)),
                ("stage_id", models.CharField(blank=True, default="", max_length=100)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("task", "Task"),
                            ("hypothesis", "Hypothesis"),
                            ("request", "Request"),
                        ],
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=500)),
                ("deadline", models.DateField(null=True)),
                (
                    "method",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("interview", "Interview"),
                            ("focus_group", "Focus Group"),
                            ("survey", "Survey"),
                            ("data", "Data"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                ("asked_of", models.CharField(blank=True, default="", max_length=120)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("done", "Done"),
                            ("confirmed", "Confirmed"),
                            ("refuted", "Refuted"),
                            ("dropped", "Dropped"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True, default="")),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="requests",
                        to="workspaces.department",
                    ),
                ),
                (
                    "map",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tasks",
                        to="journeys.maprecord",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="tasks",
                        to="workspaces.membership",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tasks",
                        to="workspaces.workspace",
                    ),
                ),
            ],
            options={
                "ordering": [models.OrderBy(models.F("deadline"), nulls_last=True), "created_at"],
            },
        ),
        migrations.CreateModel(
            name="WhyChain",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=tropa.core.clock.now, editable=False)),
                ("lane_id", models.CharField(blank=True, default="", max_length=100)),
                ("step_id", models.CharField(blank=True, default="", max_length=100)),
                ("stage_id", models.CharField(blank=True, default="", max_length=100)),
                ("pain", models.TextField()),
                ("answers", models.JSONField(default=list)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "hypothesis",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="why_chains",
                        to="tasks.task",
                    ),
                ),
                (
                    "map",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="why_chains",
                        to="journeys.maprecord",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="why_chains",
                        to="workspaces.workspace",
                    ),
                ),
            ],
            options={
                "ordering": ["created_at"],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=tropa.core.clock.now, editable=False)),
                ("subject_id", models.UUIDField()),
                ("day", models.DateField()),
                ("round", models.CharField(max_length=60)),
                ("claimed_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="workspaces.membership",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="workspaces.workspace",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subject_id", "day"), name="one_reminder_per_subject_and_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RemindersStopped",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=tropa.core.clock.now, editable=False)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="workspaces.membership",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="workspaces.workspace",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("workspace", "member"), name="one_stop_per_member"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("member", None)),
                        fields=("workspace",),
                        name="one_stop_per_workspace",
                    ),
                ],
            },
        ),
    ]
