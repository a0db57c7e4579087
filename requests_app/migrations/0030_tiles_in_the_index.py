from django.db import migrations, models

from newsrooms.migrating import AddIndexOnline, RemoveIndexOnline

PENDING = models.Q(phase__in=["open", "on_hold", "suspended"])
TOLD = ["due_latest", "id", "phase", "shelf", "shelved_from", "due_earliest"]


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("requests_app", "0029_index_of_own_pending_at")]

    operations = [
        AddIndexOnline(
            "accessrequest", models.Index(fields=["newsroom", *TOLD], condition=PENDING, name="request_waiting")
        ),
        AddIndexOnline(
            "accessrequest",
            models.Index(fields=["newsroom", "journalist", *TOLD], condition=PENDING, name="request_own_waiting"),
        ),
        RemoveIndexOnline("accessrequest", "request_pending"),
        RemoveIndexOnline("accessrequest", "request_pending_of_journalist"),
    ]
