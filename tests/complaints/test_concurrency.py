"""Many at once: no number twice, one letter for one complaint."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection

from complaints.actions.approve_complaint import approve_complaint
from complaints.actions.draft_complaint import draft_complaint
from complaints.actions.export_letter import export_letter
from complaints.models import Letter
from requests_app.actions.log_request import log_request
from requests_app.drafts import RequestDraft

from .conftest import TODAY

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 4


def approved(world, access_request):
    complaint = draft_complaint(access_request=access_request, language="en", by=world.alice, today=TODAY)
    return approve_complaint(complaint=complaint, expected_version=1, by=world.bob, today=TODAY)


def all_at_once(complaints, world):
    def export(complaint):
        try:
            return export_letter(complaint=complaint, by=world.ada, today=TODAY).number
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return sorted(pool.map(export, complaints))


def test_letters_made_at_once_have_each_their_number(world):
    draft = RequestDraft(
        institution=world.access_request.institution,
        subject="x",
        filed_on=date(2020, 2, 7),
        channel="online",
        language="en",
        journalist=world.alice.user,
        requester_name="Alice Roy",
    )
    more = [
        log_request(draft=replace(draft, subject=str(n)), submission=uuid.uuid4(), by=world.alice, today=TODAY)
        for n in range(AT_ONCE - 1)
    ]

    numbers = all_at_once([approved(world, one) for one in (world.access_request, *more)], world)
    assert numbers == ["L-2020-0001", "L-2020-0002", "L-2020-0003", "L-2020-0004"]


def test_one_complaint_exported_at_once_is_one_letter(world):
    complaint = approved(world, world.access_request)

    assert all_at_once([complaint] * AT_ONCE, world) == ["L-2020-0001"] * AT_ONCE
    assert Letter.objects.count() == 1
