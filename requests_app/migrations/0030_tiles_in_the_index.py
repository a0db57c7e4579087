from django.db import migrations, models

from newsrooms.migrating import AddIndexOnline, RemoveIndexOnline

PENDING = models.Q(phase__in=["open", "on_hold", "suspended"])
DUE = ["due_latest", "id"]
# As they are, but made after those for all that waits: of two that would do, SQLite takes the one that was made last.
MADE_LAST = [
    models.Index(
        fields=["newsroom", *DUE],
        condition=models.Q(phase__in=["open", "on_hold", "suspended"], shelf__in=["kept", "back", "dated"]),
        name="request_not_ageing",
    ),
    models.Index(
        fields=["newsroom", "journalist", *DUE],
        condition=models.Q(phase__in=["open", "on_hold", "suspended"], shelf__in=["kept", "back", "dated"]),
        name="request_own_not_ageing",
    ),
    models.Index(
        fields=["newsroom", *DUE],
        condition=models.Q(phase__in=["open", "on_hold", "suspended"], shelf__in=["put"]),
        name="request_put_on_shelf",
    ),
]
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
        *(RemoveIndexOnline("accessrequest", index.name) for index in MADE_LAST),
        *(AddIndexOnline("accessrequest", index) for index in MADE_LAST),
        RemoveIndexOnline("accessrequest", "request_pending"),
        RemoveIndexOnline("accessrequest", "request_pending_of_journalist"),
    ]
