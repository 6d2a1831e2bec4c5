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
            name="Segment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=tropa.core.clock.now, editable=False)),
                ("name_key", models.CharField(editable=False, max_length=600)),
                ("name", models.CharField(max_length=120)),
                ("about", models.CharField(blank=True, default="", max_length=300)),
                ("rule", models.JSONField()),
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
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="segments",
                        to="journeys.lensrecord",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="segments",
                        to="workspaces.workspace",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Persona",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=tropa.core.clock.now, editable=False)),
                ("name", models.CharField(max_length=120)),
                ("role_line", models.CharField(blank=True, default="", max_length=300)),
                ("context", models.TextField(blank=True, default="")),
                ("goals", models.JSONField(default=list)),
                ("needs", models.JSONField(default=list)),
                ("traits", models.JSONField(default=list)),
                ("quotes", models.JSONField(default=list)),
                ("picture", models.CharField(blank=True, default="", max_length=80)),
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
                        related_name="personas",
                        to="workspaces.workspace",
                    ),
                ),
                (
                    "segment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="personas",
                        to="personas.segment",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "created_at"],
            },
        ),
        migrations.AddConstraint(
            model_name="segment",
            constraint=models.UniqueConstraint(
                fields=("workspace", "name_key"), name="one_segment_per_name_key"
            ),
        ),
    ]
