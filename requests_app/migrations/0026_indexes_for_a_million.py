from django.db import migrations, models

from newsrooms.migrating import AddIndexOnline, RemoveIndexOnline

PENDING = models.Q(phase__in=["open", "on_hold", "suspended"])
COMPLAINT_OPEN = models.Q(
    complaint_stage__in=["draft", "in_review", "approved", "exported", "sent", "registered"]
)
DUE = ["due_latest", "id"]
TILES = ["phase", *DUE, "due_earliest", "answered_on"]
# In this order: of two that would do, SQLite takes the one that was made last.
REQUESTS = [
    models.Index(fields=["newsroom", *DUE], name="request_by_due"),
    models.Index(fields=["newsroom", "project", *DUE], name="request_by_project"),
    models.Index(fields=["newsroom", "journalist", *DUE], name="request_by_journalist"),
    models.Index(fields=["newsroom", *TILES], name="request_by_phase"),
    models.Index(fields=["newsroom", "journalist", *TILES], name="request_own_by_phase"),
    models.Index(fields=["newsroom", "journalist", "phase", "answered_on"], name="request_own_answers"),
    models.Index(fields=["newsroom", *DUE], condition=COMPLAINT_OPEN, name="request_complaint_open"),
    models.Index(fields=["newsroom", "journalist", *DUE], condition=COMPLAINT_OPEN, name="request_own_complaint_open"),
    models.Index(fields=["newsroom", *DUE], condition=PENDING, name="request_pending"),
    models.Index(fields=["newsroom", "journalist", *DUE], condition=PENDING, name="request_pending_of_journalist"),
]
LIMITS = models.Index(
    fields=["newsroom", "kind", "last_day", "access_request"],
    condition=models.Q(settled_on=None),
    name="limit_running_by_kind",
)


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("requests_app", "0025_life_of_a_complaint")]

    operations = [
        *(AddIndexOnline("accessrequest", index) for index in REQUESTS),
        AddIndexOnline("limit", LIMITS),
        RemoveIndexOnline("accessrequest", "pending_by_due"),
        RemoveIndexOnline("accessrequest", "pending_by_journalist"),
        RemoveIndexOnline("accessrequest", "request_with_complaint"),
        RemoveIndexOnline("limit", "limit_asked_of_us"),
    ]
