"""Why what waits is late, and when it goes to the shelf, from what is stored: a thousand at a time, safe to run again."""

from collections import defaultdict
from datetime import date, timedelta

from django.db import migrations, transaction

PORTION = 1_000
YEAR = 365
PENDING = ["open", "on_hold", "suspended"]
INSTITUTION_KINDS = {
    "acknowledgement", "fee_notice", "clarification_asked", "extension", "extension_withdrawn", "third_party_notice",
    "transfer", "suspension", "interim_release", "response", "reopened", "reply_demanded", "promise",
}  # fmt: skip
PURSUED = {"complaint", "registered", "representations_asked", "initial_report", "court_application"}
PURSUIT_ENDED = {"final_report", "resolved", "discontinued", "inadmissible"}
FILLED = ["late_why", "heard_on", "shelf", "shelved_from"]


def fill(apps, _editor):
    requests = apps.get_model("requests_app", "AccessRequest").objects.filter(phase__in=PENDING)
    last = 0
    while portion := list(requests.filter(pk__gt=last).defer("text").order_by("pk")[:PORTION]):
        last = portion[-1].pk
        numbers = [request.pk for request in portion]
        events, limits = defaultdict(list), defaultdict(list)
        standing = apps.get_model("requests_app", "Event").objects.filter(superseded_by=None, struck_at=None)
        told = standing.filter(access_request__in=numbers).order_by("happened_on", "pk")
        for request, kind, day in told.values_list("access_request", "kind", "happened_on"):
            events[request].append((kind, day))
        running = apps.get_model("requests_app", "Limit").objects.filter(access_request__in=numbers, settled_on=None)
        for request, kind, day in running.values_list("access_request", "kind", "last_day"):
            limits[request].append((kind, day))
        for request in portion:
            request.late_why = late_why(request, {kind for kind, _day in events[request.pk]})
            heard = [day for kind, day in events[request.pk] if kind in INSTITUTION_KINDS]
            request.heard_on = max(heard, default=None)
            request.shelf, request.shelved_from = shelf(request, events[request.pk], limits[request.pk])
        with transaction.atomic():
            requests.bulk_update(portion, FILLED, batch_size=200)


def late_why(request, kinds):
    if request.extended:
        return "extension_over"
    if "extension" in kinds:
        return "extension_withdrawn" if "extension_withdrawn" in kinds else "extension_failed"
    if request.hold_to is not None:
        return "suspension_over" if "suspension" in kinds else "hold_over"
    return "interim" if "interim_release" in kinds else "silence"


def shelf(request, events, limits):
    steps = [kind for kind, _day in events if kind in PURSUED | PURSUIT_ENDED]
    is_pursued = bool(steps) and steps[-1] in PURSUED
    never = any(day is None or kind in ("order", "order_effective") for kind, day in limits)
    if request.phase != "open" or request.due_latest is None or is_pursued or never:
        return "kept", None
    days = [day for day in (*(day for _kind, day in limits), request.promised_for) if day is not None]
    last = max(days, default=request.due_latest)
    if (last - request.due_latest).days <= YEAR:
        return "ages", None
    return ("dated", last + timedelta(days=1)) if last < date.max else ("kept", None)


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('requests_app', '0021_why_late_and_shelf'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
