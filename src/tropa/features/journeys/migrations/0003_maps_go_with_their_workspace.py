from django.db import migrations, models
from django.db.models import deletion


class Migration(migrations.Migration):
    dependencies = [("journeys", "0002_change_lists")]

    operations = [
        migrations.AlterField(
            model_name="maprecord",
            name="lens",
            field=models.ForeignKey(
                null=True,
                on_delete=deletion.RESTRICT,
                related_name="maps",
                to="journeys.lensrecord",
            ),
        ),
    ]
