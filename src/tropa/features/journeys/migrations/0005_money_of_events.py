from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("journeys", "0004_step_bindings")]

    operations = [
        migrations.AddField(
            model_name="lensrecord",
            name="money_attribute",
            field=models.CharField(blank=True, default="", max_length=200),
        ),
    ]
