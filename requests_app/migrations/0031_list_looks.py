import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("newsrooms", "0003_background_jobs"),
        ("requests_app", "0030_tiles_in_the_index"),
    ]

    operations = [
        migrations.CreateModel(
            name="ListLook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("list", models.CharField(max_length=20)),
                ("columns", models.CharField(max_length=100)),
                ("rows", models.PositiveSmallIntegerField()),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="newsrooms.membership"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="listlook",
            constraint=models.UniqueConstraint(fields=["member", "list"], name="list_look_once"),
        ),
    ]
