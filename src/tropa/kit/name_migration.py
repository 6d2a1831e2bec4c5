"""Steps of a migration that gives the rows of a model the keys of their names."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import migrations, models

from tropa.kit.names import name_key


def name_key_added(model: str) -> migrations.AddField:
    """Add the column, empty for now."""
    return migrations.AddField(
        model_name=model,
        name="name_key",
        field=models.CharField(default="", editable=False, max_length=600),
        preserve_default=False,
    )


def name_keys_filled(app: str, model: str, *, longest: int) -> migrations.RunPython:
    """Fill it; of two names that are one now, the later gets a number."""
    fill = partial(_fill, label=(app, model), longest=longest)
    return migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)


def _fill(apps: Any, _: object, *, label: tuple[str, str], longest: int) -> None:
    seen: set[tuple[object, str]] = set()
    rows = apps.get_model(*label)._default_manager
    for row in rows.order_by("created_at", "pk"):
        name, number = row.name, 1
        is_one_of_many = not getattr(row, "merged_into_id", None)
        while is_one_of_many and (row.workspace_id, name_key(name)) in seen:
            number += 1
            ending = f" ({number})"
            name = row.name[: longest - len(ending)] + ending
        if is_one_of_many:
            seen.add((row.workspace_id, name_key(name)))
        rows.filter(pk=row.pk).update(name=name, name_key=name_key(name))
