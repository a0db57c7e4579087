"""`manage.py wind`: what an older version of the law wound is wound again, and leaves its trace."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from newsrooms.models import AuditEntry
from requests_app.models import AccessRequest, Recount
from requests_app.queries.timeline import timeline
from requests_app.winding import clock_of
from tests.factories import AccessRequestFactory

pytestmark = pytest.mark.django_db


def wound_by_an_older_law(access_request, **dates):
    AccessRequest.objects.filter(pk=access_request.pk).update(law_version="ATIA-0.old", **dates)


def wind():
    out = StringIO()
    call_command("wind", stdout=out)
    return out.getvalue()


@pytest.fixture(autouse=True)
def first_of_april(on_day):
    on_day("2020-04-01")


def test_nothing_is_done_when_nothing_is_outdated():
    AccessRequestFactory()

    assert wind() == "0 clocks wound again, 0 due dates moved.\n"


def test_a_due_date_that_moves_leaves_one_audit_entry_and_one_line_of_the_timeline():
    moved, unmoved = AccessRequestFactory(), AccessRequestFactory()
    wound_by_an_older_law(moved, due_latest=date(2020, 3, 12))
    wound_by_an_older_law(unmoved)

    assert wind() == "2 clocks wound again, 1 due dates moved.\n"

    moved.refresh_from_db()
    assert moved.due_latest == date(2020, 3, 11)
    assert AuditEntry.objects.filter(action="request.recounted").count() == 1
    recount = Recount.objects.get()
    assert (recount.access_request, recount.due_before, recount.due_after) == (
        moved,
        date(2020, 3, 12),
        date(2020, 3, 11),
    )
    lines = [entry.line for entry in timeline(moved, clock_of(moved, date(2020, 4, 1)), date(2020, 4, 1))]
    assert any("12\u00a0March\u00a02020 before, 11\u00a0March\u00a02020 now" in line for line in lines)


def test_run_again_it_does_nothing_more():
    wound_by_an_older_law(AccessRequestFactory(), due_latest=date(2020, 3, 12))
    wind()

    assert wind() == "0 clocks wound again, 0 due dates moved.\n"
    assert Recount.objects.count() == 1


def test_the_supervisor_is_told_when_clocks_wait(client):
    access_request = AccessRequestFactory()
    assert client.get(reverse("healthz")).json()["clocks"] == "current"

    wound_by_an_older_law(access_request)

    assert client.get(reverse("healthz")).json()["clocks"] == "outdated"
