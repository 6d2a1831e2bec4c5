import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tropa.core.clock


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("workspaces", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="LensRecord",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=tropa.core.clock.now, editable=False)),
                ("name", models.CharField(max_length=120)),
                ("spec", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("building", "Building"),
                            ("ready", "Ready"),
                            ("failed", "Failed"),
                        ],
                        default="building",
                        max_length=10,
                    ),
                ),
                ("version", models.CharField(blank=True, default="", max_length=40)),
                ("facts", models.JSONField(default=dict)),
                ("origin", models.JSONField(default=dict)),
                ("error", models.JSONField(null=True)),
                ("is_outdated", models.BooleanField(default=False)),
                ("money_attribute", models.CharField(blank=True, default="", max_length=200)),
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
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lenses",
                        to="workspaces.workspace",
                    ),
                ),
            ],
            options={
                "ordering": ["created_at"],
            },
        ),
        migrations.CreateModel(
            name="MapFile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=tropa.core.clock.now, editable=False)),
                ("name", models.CharField(max_length=300)),
                ("is_picture", models.BooleanField()),
                ("media_type", models.CharField(max_length=60)),
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
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="map_files",
                        to="workspaces.workspace",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MapRecord",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=tropa.core.clock.now, editable=False)),
                ("title", models.CharField(max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                ("document", models.JSONField()),
                ("quality", models.JSONField(default=dict)),
                ("opens", models.JSONField(default=list)),
                ("as_is_title", models.CharField(blank=True, default="", max_length=200)),
                ("change_from", models.DateField(null=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "as_is",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="to_be_maps",
                        to="journeys.maprecord",
                    ),
                ),
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
                    "lens",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="maps",
                        to="journeys.lensrecord",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="maps",
                        to="workspaces.workspace",
                    ),
                ),
            ],
            options={
                "ordering": ["-updated_at"],
            },
        ),
        migrations.CreateModel(
            name="MapChange",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=tropa.core.clock.now, editable=False)),
                ("list_id", models.UUIDField(null=True)),
                ("version", models.PositiveIntegerField()),
                ("commands", models.JSONField()),
                ("inverse", models.JSONField()),
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="journeys.maprecord",
                    ),
                ),
            ],
            options={
                "ordering": ["version"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("map", "version"), name="one_change_per_version"
                    ),
                    models.UniqueConstraint(fields=("map", "list_id"), name="one_change_per_list"),
                ],
            },
        ),
        migrations.CreateModel(
            name="StepBinding",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=tropa.core.clock.now, editable=False)),
                ("step_id", models.CharField(max_length=100)),
                ("was", models.CharField(blank=True, default="", max_length=100)),
                ("became", models.CharField(blank=True, default="", max_length=100)),
                ("version", models.PositiveIntegerField()),
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="step_bindings",
                        to="journeys.maprecord",
                    ),
                ),
            ],
            options={
                "ordering": ["version", "step_id"],
                "indexes": [
                    models.Index(fields=["map", "step_id"], name="journeys_st_map_id_019b88_idx")
                ],
            },
        ),
    ]
