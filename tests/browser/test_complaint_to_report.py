"""A complaint from its suggestion to the Commissioner's report, by the people whose part it is, on its own page.

La Presse's request of 10 February 2020 to the RCMP, drafted on 1 April 2020. The Commissioner's days are ours.
"""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import FilePayload, Page, expect

from requests_app.models import AccessRequest
from tests.browser.test_whole_job import LETTERHEAD
from tests.factories import AccessRequestFactory, MembershipFactory, NewsroomFactory

STAGES = {
    "en": ["Draft", "In review", "Approved", "Letter made", "Sent", "Registered", "Closed"],
    "fr": ["Ébauche", "En révision", "Approuvée", "Lettre produite", "Envoyée", "Enregistrée", "Fermée"],
}
SAID = {
    "en": {
        "delay": "No response within the time limit",
        "sent": "It was sent",
        "well_founded": "well founded",
        "court": "29 June 2021",
    },
    "fr": {
        "delay": "Aucune réponse dans le délai",
        "sent": "Elle a été envoyée",
        "well_founded": "fondée",
        "court": "29 juin 2021",
    },
}
CONFIRMATION = FilePayload(
    name="confirmation.eml",
    mimeType="message/rfc822",
    buffer=b"From: greffe@oic-ci.gc.ca\r\nDate: Wed, 1 Apr 2020 09:30 -0400\r\nSubject: 4711\r\n\r\nReceived.",
)


@pytest.fixture
def people(live_server, on_day):
    on_day("2020-04-01")
    newsroom = NewsroomFactory(name="La Presse", slug="la-presse", signatory_name="Alice Roy", **LETTERHEAD)
    alice = MembershipFactory(newsroom=newsroom, user__first_name="Alice", user__last_name="Roy")
    AccessRequestFactory(member=alice, subject="Clearview AI", text="Tous les contrats.", requester_name="Alice Roy")
    return {
        "journalist": alice,
        "editor": MembershipFactory(newsroom=newsroom, role="editor"),
        "admin": MembershipFactory(newsroom=newsroom, role="admin"),
    }


class Course:
    """The complaint's way in one language; whoever is at work has a browser of their own."""

    def __init__(self, language: str, people, new_page, sign_in) -> None:
        self.language, self.stages = language, STAGES[language]
        self.pages: dict[str, Page] = {}
        for who, member in people.items():
            self.pages[who] = new_page()
            sign_in(self.pages[who], member.user)

    def address(self, name: str) -> str:
        with override(self.language):
            where = {"newsroom": "la-presse", "reference": AccessRequest.objects.get().reference}
            return reverse(name, kwargs=where)

    def at(self, who: str, stage: int) -> Page:
        """The complaint's page as `who` sees it, which shows that it has come so far and no further."""
        page = self.pages[who]
        page.goto(self.address("complaint"))
        steps = page.locator(".complaint-steps .steps__step")
        expect(steps).to_have_text([re.compile(rf"^\s*{word}\s*$") for word in self.stages])
        return self.has_come_to(stage, page)

    def has_come_to(self, stage: int, page: Page) -> Page:
        expect(page.locator(".steps__step[aria-current=step]")).to_contain_text(self.stages[stage])
        return page

    def log(self, kind: str, on: str, **fields: str) -> None:
        """What the Commissioner sent, logged by the way that the complaint's page offers."""
        page = self.pages["journalist"]
        page.goto(self.address("complaint"))
        page.locator(f".made__actions a[href='{self.address(f'log_{kind}')}']").click()
        page.fill("#id_happened_on", on)
        for name, value in fields.items():
            if page.locator(f"input[type=radio][name={name}]").count():
                page.locator(f"input[name={name}][value={value}]").check()
            else:
                page.fill(f"[name={name}]", value)
        page.locator(".form-page__foot .button--main").click()
        page.wait_for_url("**" + self.address("request"))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_complaint_from_its_suggestion_to_the_final_report(language, people, new_page, sign_in, on_day):
    course, said = Course(language, people, new_page, sign_in), SAID[language]

    page = course.pages["journalist"]
    page.goto(course.address("request"))
    page.locator(".outlook__actions a").click()
    offered = page.locator("#id_grounds input:checked")
    expect(offered).to_have_count(1)
    expect(page.locator("#id_grounds")).to_contain_text(said["delay"])
    page.locator(f"input[name=language][value={language}]").check()
    page.locator(".form-page__foot .button--main").click()

    page = course.has_come_to(0, page)
    page.locator("button[name=then][value=review]").click()
    course.has_come_to(1, page)
    page = course.at("editor", 1)
    page.locator("button[name=then][value=approve]").click()
    course.has_come_to(2, page)
    page = course.at("admin", 2)
    page.locator(f"form[action^='{course.address('complaint')}'] .button--main").click()
    course.has_come_to(3, page)

    page = course.at("journalist", 3)
    page.fill("#id_sent_happened_on", "2020-04-01")
    page.fill("#id_sent_details", "Confirmation 4711")
    page.set_input_files("#id_files", CONFIRMATION)
    expect(page.locator("[data-drop-lines] input[name=documents]")).to_have_count(1)
    page.locator("form:has(#id_sent_happened_on)").get_by_role("button", name=said["sent"]).click()
    course.has_come_to(4, page)
    expect(page.locator("main .documents")).to_contain_text("confirmation.eml")

    on_day(date(2021, 5, 12))
    course.log("registered", "2020-04-14", number="5820-00042")
    page = course.at("journalist", 5)
    expect(page.locator("main")).to_contain_text("5820-00042")

    course.log("representations_asked", "2021-02-01", by="2021-05-31")
    page = course.at("journalist", 5)
    expect(page.locator("p.is-ours")).to_contain_text("31 ")
    course.log("representations_made", "2021-03-01")
    course.log("initial_report", "2021-03-15", by="2021-04-15")
    course.log("compliance_notice", "2021-04-14", accepted="yes")
    course.at("journalist", 5)
    course.log("final_report", "2021-05-10", finding="well_founded")

    page = course.at("editor", 6)
    expect(page.locator("h1")).to_contain_text(said["well_founded"])
    expect(page.locator("p.is-ours")).to_contain_text(said["court"])
