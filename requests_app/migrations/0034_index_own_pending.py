from django.db import migrations, models

from newsrooms.migrating import AddIndexOnline


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("requests_app", "0033_index_pending")]

    operations = [
        AddIndexOnline(
            "accessrequest",
            models.Index(
                fields=["newsroom", "journalist", "due_latest", "id"],
                condition=models.Q(phase__in=["open", "on_hold", "suspended"]),
                name="request_pending_of_journalist",
            ),
        ),
    ]
