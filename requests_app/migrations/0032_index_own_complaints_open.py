from django.db import migrations, models

from newsrooms.migrating import AddIndexOnline


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("requests_app", "0031_index_complaints_open")]

    operations = [
        AddIndexOnline(
            "accessrequest",
            models.Index(
                fields=["newsroom", "journalist", "due_latest", "id"],
                condition=models.Q(complaint_stage__in=["draft", "in_review", "approved", "exported"]),
                name="request_own_complaint_open",
            ),
        ),
    ]
