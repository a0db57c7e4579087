from django.db import migrations, models

from newsrooms.migrating import AddIndexOnline


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("requests_app", "0025_index_all_by_due")]

    operations = [
        AddIndexOnline(
            "accessrequest",
            models.Index(
                fields=["newsroom", "project", "due_latest", "id"],
                name="request_by_project",
            ),
        ),
    ]
