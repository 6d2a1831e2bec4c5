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
            name="Touchpoint",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=tropa.core.clock.now, editable=False)),
                ("name_key", models.CharField(editable=False, max_length=600)),
                ("name", models.CharField(max_length=200)),
                ("stage", models.CharField(blank=True, default="", max_length=120)),
                ("channels", models.JSONField(default=list)),
                ("promise", models.JSONField(null=True)),
                ("is_manual", models.BooleanField(default=False)),
                ("stale_days", models.PositiveIntegerField(default=365)),
                ("left_out_channels", models.JSONField(default=list)),
                ("left_out_departments", models.JSONField(default=list)),
                (
                    "accountable",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="accountable_for",
                        to="workspaces.department",
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
                    "departments",
                    models.ManyToManyField(related_name="touchpoints", to="workspaces.department"),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="merged",
                        to="facts.touchpoint",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="touchpoints",
                        to="workspaces.workspace",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="ReportedFigure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=tropa.core.clock.now, editable=False)),
                ("measure", models.CharField(max_length=60)),
                ("value", models.FloatField()),
                ("n", models.PositiveIntegerField(null=True)),
                ("unit", models.CharField(max_length=20)),
                ("period_from", models.DateField(null=True)),
                ("period_to", models.DateField(null=True)),
                ("author", models.CharField(max_length=200)),
                ("source_name", models.CharField(max_length=200)),
                ("upload_id", models.UUIDField(null=True)),
                ("file_name", models.CharField(blank=True, default="", max_length=200)),
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
                        related_name="reported",
                        to="workspaces.workspace",
                    ),
                ),
                (
                    "touchpoint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reported",
                        to="facts.touchpoint",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at"],
            },
        ),
        migrations.CreateModel(
            name="TouchpointMerge",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=tropa.core.clock.now, editable=False)),
                ("moved", models.JSONField()),
                ("undone_at", models.DateTimeField(null=True)),
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
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="merges",
                        to="facts.touchpoint",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="merges",
                        to="workspaces.workspace",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TouchpointRule",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=tropa.core.clock.now, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("activity", "Activity"), ("observation", "Observation")],
                        max_length=12,
                    ),
                ),
                ("key", models.TextField()),
                ("channel", models.TextField(blank=True, default="")),
                ("digest", models.CharField(editable=False, max_length=64)),
                ("ended_at", models.DateTimeField(null=True)),
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
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "touchpoint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rules",
                        to="facts.touchpoint",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rules",
                        to="workspaces.workspace",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="touchpoint",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into__isnull", True)),
                fields=("workspace", "name_key"),
                name="one_touchpoint_per_name_key",
            ),
        ),
        migrations.AddConstraint(
            model_name="touchpointrule",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("workspace", "kind", "digest"),
                name="one_touchpoint_per_fact_of_any_length",
            ),
        ),
    ]
