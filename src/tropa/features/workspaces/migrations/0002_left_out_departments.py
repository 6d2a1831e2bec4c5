"""Departments that a person removed are no longer brought back by data."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("workspaces", "0001_initial")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="workspace",
            name="left_out_departments",
            field=models.JSONField(default=list),
        )
    ]
