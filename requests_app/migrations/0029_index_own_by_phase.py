from django.db import migrations, models

from newsrooms.migrating import AddIndexOnline


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("requests_app", "0028_index_by_phase")]

    operations = [
        AddIndexOnline(
            "accessrequest",
            models.Index(
                fields=["newsroom", "journalist", "phase", "due_latest", "id", "due_earliest", "answered_on"],
                name="request_own_by_phase",
            ),
        ),
    ]
