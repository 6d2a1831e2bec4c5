from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("facts", "0002_names_in_any_case"),
    ]

    operations = [
        migrations.AddField(
            model_name="touchpoint",
            name="left_out_channels",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="touchpoint",
            name="left_out_departments",
            field=models.JSONField(default=list),
        ),
    ]
