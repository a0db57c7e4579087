"""The job that the product exists for, from the first form to the final letter, on 1 April 2020.

La Presse's request of 10 February 2020 to the RCMP about Clearview AI: 30 days by law, no answer.
"""

import io
import re

import pytest
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import Page, expect

from complaints.models import Letter
from requests_app.models import AccessRequest
from tests.browser.conftest import DESKTOP
from tests.factories import MembershipFactory, NewsroomFactory

SUBJECT = "Clearview AI"
LETTERHEAD = {
    "street": "750, boulevard Saint-Laurent",
    "city": "Montréal",
    "province": "Québec",
    "postal_code": "H2Y 2Z4",
    "email": "acces@lapresse.example",
}
# What the pages and the letter say in each language.
SAID: dict[str, dict[str, str]] = {
    "en": {
        "due": "Wednesday 11 March 2020",
        "section": "s. 7",
        "institution": "Royal Canadian Mounted Police",
        "pdf": "March 11, 2020|21 days late|10(3)|February 10, 2020",
        "draft": "DRAFT · ÉBAUCHE",
    },
    "fr": {
        "due": "mercredi 11 mars 2020",
        "section": "art. 7",
        "institution": "Gendarmerie royale du Canada",
        "pdf": "11 mars 2020|21 jours|10(3)|10 février 2020",
        "draft": "DRAFT · ÉBAUCHE",
    },
}


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.fixture
def people(live_server, on_day):
    on_day("2020-04-01")
    newsroom = NewsroomFactory(name="La Presse", slug="la-presse", **LETTERHEAD)
    return {
        "journalist": MembershipFactory(newsroom=newsroom, user__first_name="Alice", user__last_name="Roy"),
        "editor": MembershipFactory(newsroom=newsroom, role="editor"),
        "admin": MembershipFactory(newsroom=newsroom, role="admin"),
        "outsider": MembershipFactory(role="admin"),
    }


class Job:
    """One run of it, in one language, each person in a browser of their own."""

    def __init__(self, language: str, people, new_page, sign_in, *, scripts: bool) -> None:
        self.language, self.people, self.scripts = language, people, scripts
        self.new_page, self.sign_in = new_page, sign_in
        self.said = SAID[language]

    def as_(self, who: str) -> Page:
        page = self.new_page(DESKTOP, java_script_enabled=self.scripts)
        self.sign_in(page, self.people[who].user)
        return page

    def address(self, name: str, **where: str | int) -> str:
        with override(self.language):
            return reverse(name, kwargs={"newsroom": "la-presse", **where})

    def of_request(self, name: str, **more: int) -> str:
        return self.address(name, reference=AccessRequest.objects.get(subject=SUBJECT).reference, **more)

    def log(self) -> None:
        page = self.as_("journalist")
        page.goto(self.address("log_request"))
        page.locator("#id_institution").press_sequentially("GRC")
        if self.scripts:
            expect(page.get_by_role("option").first).to_contain_text(self.said["institution"])
            page.keyboard.press("Enter")
            expect(page.locator("#id_institution")).to_have_value(self.said["institution"])
        page.fill("#id_subject", SUBJECT)
        page.fill("#id_filed_on", "2020-02-10")
        if not self.scripts:
            page.locator("button[name=preview]").click()
        expect(page.locator("#preview")).to_contain_text(self.said["due"])
        expect(page.locator("#preview")).to_contain_text(self.said["section"])
        page.locator(".form-page__foot .button--main").click()
        page.wait_for_url("**" + self.of_request("request"))

    def draft_and_approve(self) -> None:
        page = self.as_("editor")
        page.goto(self.address("overdue"))
        row = page.locator("#results tbody tr").filter(has_text=SUBJECT)
        expect(row.locator(".days-late__figure")).to_have_text("21")
        row.get_by_role("link", name=SUBJECT).click()
        expect(page.locator(".outlook__days")).to_have_text("21")
        page.locator(".outlook__actions a").click()
        page.locator(f"input[name=language][value={self.language}]").check()
        page.locator(".form-page__foot .button--main").click()

        draft = page.request.get(self.of_request("complaint_draft_pdf"))
        assert self.said["draft"] in words_of(draft.body())
        page.fill("[name=signatory_name]", "Alice Roy")
        page.locator("button[name=then][value=approve]").click()
        expect(page.locator("button[name=then]")).to_have_count(0)

    def export(self) -> bytes:
        page = self.as_("admin")
        page.goto(self.of_request("complaint"))
        page.locator(f"form[action='{self.of_request('export_complaint', number=1)}'] button").click()
        expect(page.locator(".made__actions .button--main")).to_be_visible()
        letter = page.request.get(self.of_request("complaint_letter"))
        assert letter.status == 200
        return letter.body()


def words_of(pdf: bytes) -> str:
    from pypdf import PdfReader

    return plain(" ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages))


@pytest.mark.parametrize(
    ("language", "scripts"),
    [("en", True), ("fr", True), ("fr", False)],
    ids=["English", "French", "French-without-scripts"],
)
def test_the_whole_job_from_the_request_to_the_final_letter(language, scripts, people, new_page, sign_in):
    job = Job(language, people, new_page, sign_in, scripts=scripts)

    job.log()
    job.draft_and_approve()
    letter = words_of(job.export())

    assert [words for words in job.said["pdf"].split("|") if words not in letter] == []
    assert "ÉBAUCHE" not in letter
    made = Letter.objects.get()
    assert made.language == language
    for who in ("journalist", "editor", "outsider"):
        assert job.as_(who).request.get(job.of_request("complaint_letter")).status == 404, who
    assert job.as_("outsider").request.get(job.of_request("request")).status == 404
