from django.db import migrations, models

from newsrooms.migrating import AddIndexOnline


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("requests_app", "0027_index_by_journalist")]

    operations = [
        AddIndexOnline(
            "accessrequest",
            models.Index(
                fields=["newsroom", "phase", "due_latest", "id", "due_earliest", "answered_on"],
                name="request_by_phase",
            ),
        ),
    ]
