from django.db import migrations, models

from newsrooms.migrating import AddIndexOnline, RemoveIndexOnline

OWED = ["open", "on_hold", "suspended"]
NOT_AGEING = models.Q(phase__in=OWED, shelf__in=["kept", "back", "dated"])
PUT = models.Q(phase__in=OWED, shelf__in=["put"])
TOLD = ["due_latest", "id", "phase", "shelf", "shelved_from"]
# With all that the tiles read: SQLite took the index of all that waits instead, which has it, and read it to its end.
INDEXES = [
    models.Index(fields=["newsroom", *TOLD, "due_earliest"], condition=NOT_AGEING, name="request_not_ageing"),
    models.Index(
        fields=["newsroom", "journalist", *TOLD, "due_earliest"], condition=NOT_AGEING, name="request_own_not_ageing"
    ),
    models.Index(fields=["newsroom", *TOLD], condition=PUT, name="request_put_on_shelf"),
]


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("requests_app", "0032_partial_indexes_last")]

    operations = [
        *(RemoveIndexOnline("accessrequest", index.name) for index in INDEXES),
        *(AddIndexOnline("accessrequest", index) for index in INDEXES),
        AddIndexOnline(
            "accessrequest",
            models.Index(fields=["newsroom", "journalist", *TOLD], condition=PUT, name="request_own_put_on_shelf"),
        ),
    ]
