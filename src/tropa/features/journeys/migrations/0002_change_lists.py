"""A list of commands bears an id, so that one sent twice is done once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("journeys", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="mapchange",
            name="list_id",
            field=models.UUIDField(null=True),
        ),
        migrations.AddConstraint(
            model_name="mapchange",
            constraint=models.UniqueConstraint(
                fields=("map", "list_id"), name="one_change_per_list"
            ),
        ),
    ]
