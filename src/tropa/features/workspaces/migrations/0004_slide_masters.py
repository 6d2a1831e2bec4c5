from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workspaces", "0003_invitations_by_mail")]

    operations = [
        migrations.AddField(
            model_name="workspace",
            name="slide_master",
            field=models.CharField(blank=True, default="", max_length=200),
        ),
        migrations.AddField(
            model_name="workspace",
            name="slide_master_file",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
    ]
