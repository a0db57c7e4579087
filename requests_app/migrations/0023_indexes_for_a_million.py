from django.db import migrations, models

PENDING = models.Q(phase__in=["open", "on_hold", "suspended"])
COMPLAINT_OPEN = models.Q(complaint_stage__in=["draft", "in_review", "approved", "exported"])
WHEN_DUE = ["due_latest", "id"]
FOR_TILES = ["phase", *WHEN_DUE, "due_earliest", "answered_on"]
# In this order: of two that would do, SQLite takes the one that was made last.
REQUESTS = [
    models.Index(fields=["newsroom", *WHEN_DUE], name="request_by_due"),
    models.Index(fields=["newsroom", "project", *WHEN_DUE], name="request_by_project"),
    models.Index(fields=["newsroom", "journalist", *WHEN_DUE], name="request_by_journalist"),
    models.Index(fields=["newsroom", *FOR_TILES], name="request_by_phase"),
    models.Index(fields=["newsroom", "journalist", *FOR_TILES], name="request_own_by_phase"),
    models.Index(fields=["newsroom", "journalist", "phase", "answered_on"], name="request_own_answers"),
    models.Index(fields=["newsroom", *WHEN_DUE], condition=COMPLAINT_OPEN, name="request_complaint_open"),
    models.Index(
        fields=["newsroom", "journalist", *WHEN_DUE], condition=COMPLAINT_OPEN, name="request_own_complaint_open"
    ),
    models.Index(fields=["newsroom", *WHEN_DUE], condition=PENDING, name="request_pending"),
    models.Index(fields=["newsroom", "journalist", *WHEN_DUE], condition=PENDING, name="request_pending_of_journalist"),
    models.Index(fields=["newsroom", "institution", *WHEN_DUE], condition=PENDING, name="request_pending_at"),
]
LIMITS = models.Index(
    fields=["newsroom", "kind", "last_day", "access_request"],
    condition=models.Q(settled_on=None),
    name="limit_running_by_kind",
)
REPLACED = ["pending_by_due", "pending_by_journalist", "pending_by_institution", "request_with_complaint"]


class Migration(migrations.Migration):
    dependencies = [("requests_app", "0022_fill_why_late_and_shelf")]

    operations = [
        *(migrations.AddIndex("accessrequest", index) for index in REQUESTS),
        migrations.AddIndex("limit", LIMITS),
        *(migrations.RemoveIndex("accessrequest", name) for name in REPLACED),
        migrations.RemoveIndex("limit", "limit_asked_of_us"),
    ]
