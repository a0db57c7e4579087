from django.db import migrations, models

from newsrooms.migrating import AddIndexOnline


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("requests_app", "0022_fill_why_late_and_shelf")]

    operations = [
        AddIndexOnline(
            "accessrequest",
            models.Index(
                fields=["newsroom", "due_latest", "id"],
                name="request_by_due",
            ),
        ),
    ]
