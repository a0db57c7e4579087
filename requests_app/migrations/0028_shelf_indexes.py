from django.db import migrations, models

from newsrooms.migrating import AddIndexOnline

OWED = ["open", "on_hold", "suspended"]
NOT_AGEING = models.Q(phase__in=OWED, shelf__in=["kept", "back", "dated"])
PUT = models.Q(phase__in=OWED, shelf__in=["put"])
DUE = ["due_latest", "id"]
INDEXES = [
    models.Index(fields=["newsroom", *DUE], condition=NOT_AGEING, name="request_not_ageing"),
    models.Index(fields=["newsroom", "journalist", *DUE], condition=NOT_AGEING, name="request_own_not_ageing"),
    models.Index(fields=["newsroom", *DUE], condition=PUT, name="request_put_on_shelf"),
]


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("requests_app", "0027_bulk_changes")]

    operations = [AddIndexOnline("accessrequest", index) for index in INDEXES]
