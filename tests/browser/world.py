"""A newsroom with a request in each state that the pages tell apart; today is 1 April 2020."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import override

from newsrooms.models import Membership
from requests_app.enums import Disposition
from requests_app.models import AccessRequest, Institution, Project
from tests.factories import AccessRequestFactory, MembershipFactory, NewsroomFactory, answer, extend, log

TODAY = date(2020, 4, 1)


@dataclass
class World:
    alice: Membership
    editor: Membership
    admin: Membership
    requests: dict[str, AccessRequest]

    def address(self, name: str, language: str = "en", **where: Any) -> str:
        with override(language):
            return reverse(name, kwargs={"newsroom": self.alice.newsroom.slug, **where})

    def of(self, key: str, name: str = "request", language: str = "en", **where: Any) -> str:
        """The address of a page of one request."""
        return self.address(name, language, reference=self.requests[key].reference, **where)


def a_newsroom() -> World:
    newsroom = NewsroomFactory(name="The Rideau Ledger", slug="rideau-ledger", city="Ottawa", province="Ontario")
    alice = MembershipFactory(newsroom=newsroom, user__first_name="Alice", user__last_name="Boucher")
    editor = MembershipFactory(newsroom=newsroom, role="editor", user__first_name="Mireille", user__last_name="Roy")
    admin = MembershipFactory(newsroom=newsroom, role="admin", user__first_name="Claire", user__last_name="Fontaine")
    return World(alice, editor, admin, requests_of(alice))


def requests_of(alice: Membership) -> dict[str, AccessRequest]:
    water = Project.objects.create(newsroom=alice.newsroom, name="Water")
    health = Institution.objects.get(name_en="Health Canada")

    def request(subject: str, filed_on: str, **facts: Any) -> AccessRequest:
        name = alice.user.get_full_name()
        return AccessRequestFactory(
            member=alice, subject=subject, filed_on=date.fromisoformat(filed_on), requester_name=name, **facts
        )

    requests = {
        "late": request("Facial recognition: contracts", "2020-02-10", text="All contracts."),
        "window_over": request("Informants: payments by year", "2018-03-05"),
        "two_readings": request("Drinking water advisories", "2020-03-05", project=water, institution=health),
        "awaiting": request("Well tests in the north", "2020-03-30", project=water, received_on=None),
        "extended": request("Masks destroyed since 2018", "2020-03-02", institution=health),
        "failed": request("Travel of the minister", "2020-01-06"),
        "answered_late": request("Overtime in detention", "2020-01-20", restricted=True),
    }
    log(requests["late"], "acknowledgement", "2020-02-14", received_on=date(2020, 2, 10), file_number="A-2020-00418")
    note = log(requests["late"], "note", "2020-03-02", details="The analyst called.")
    log(requests["late"], "note", "2020-03-03", details="The analyst called back.", corrects=note)
    extend(requests["extended"], "2020-03-20", 60)
    extend(requests["failed"], "2020-03-02", 60)
    answer(requests["answered_late"], "2020-03-16", Disposition.PARTIAL, pages=87)
    return requests


def said(page: Any) -> Any:
    """What stands on top of the page about what was just done."""
    return page.locator("main > .status")
