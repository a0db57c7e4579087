from django.db import migrations, models

from newsrooms.migrating import AddIndexOnline


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("requests_app", "0030_index_own_answers")]

    operations = [
        AddIndexOnline(
            "accessrequest",
            models.Index(
                fields=["newsroom", "due_latest", "id"],
                condition=models.Q(complaint_stage__in=["draft", "in_review", "approved", "exported"]),
                name="request_complaint_open",
            ),
        ),
    ]
