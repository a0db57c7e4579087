from django.db import migrations, models

from newsrooms.migrating import AddIndexOnline


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("requests_app", "0028_shelf_indexes")]

    operations = [
        AddIndexOnline(
            "accessrequest",
            models.Index(
                fields=["newsroom", "journalist", "institution", "due_latest", "id"],
                condition=models.Q(phase__in=["open", "on_hold", "suspended"]),
                name="request_own_pending_at",
            ),
        ),
    ]
