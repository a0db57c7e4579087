"""Each page, small and large, light and dark: nothing that axe finds, nothing beside the screen, no complaint."""

import pytest
from playwright.sync_api import expect

from complaints.actions.draft_complaint import draft_complaint
from complaints.models import Complaint
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.world import TODAY

DARK = {"color_scheme": "dark"}
NARROW = {"viewport": {"width": 320, "height": 640}, "is_mobile": True, "has_touch": True}


def pages(world, language: str = "en") -> list[str]:
    def at(name: str, **where: object) -> str:
        return world.address(name, language, **where)

    def of(key: str, name: str = "request", **where: object) -> str:
        return world.of(key, name, language, **where)

    acknowledgement = world.requests["late"].events.get(kind="acknowledgement")
    return [
        at("home"),
        at("overdue"),
        at("overdue") + "?view=late_answers",
        at("overdue") + "?view=closing&q=contracts",
        at("overdue") + "?q=nothing+of+the+kind",
        at("request_list"),
        at("complaint_list"),
        at("choose_letters"),
        at("cover_letter"),
        at("letterhead"),
        at("institution_search") + "?q=health",
        at("log_request"),
        at("keyboard"),
        *(of(key) for key in world.requests),
        *(of("two_readings", f"log_{kind}") for kind in ("acknowledgement", "extension", "response", "note")),
        of("late", "correct_event", event_id=acknowledgement.pk),
        of("late", "change_request"),
        of("late", "split_request"),
        of("late", "transfer_part"),
        of("late", "complaint"),
        of("failed", "complaint"),
        at("request", reference="2020-9999"),
    ]


@pytest.fixture
def with_complaints(world):
    """One complaint that is only offered, one that is approved."""
    access_request = world.requests["failed"]
    drafted = draft_complaint(
        access_request=access_request,
        language="en",
        by=world.alice,
        today=TODAY,
    )
    Complaint.objects.filter(pk=drafted.pk).update(signatory_name="Alice Boucher")
    return world


@pytest.mark.parametrize("screen", [DESKTOP, PHONE | DARK], ids=["desktop-light", "phone-dark"])
def test_nothing_is_found_on_any_page(new_page, sign_in, with_complaints, axe, screen):
    visitor = new_page(screen)
    sign_in(visitor, with_complaints.admin.user)

    for address in pages(with_complaints):
        visitor.goto(address)
        axe(visitor)
        assert_nothing_beside(visitor)


@pytest.mark.parametrize("screen", [DESKTOP | DARK, PHONE], ids=["desktop-dark", "phone-light"])
def test_nothing_is_found_on_the_main_pages_the_other_way_round(new_page, sign_in, with_complaints, axe, screen):
    visitor = new_page(screen)
    sign_in(visitor, with_complaints.admin.user)

    for address in (with_complaints.address("overdue"), *(with_complaints.of(key) for key in ("late", "two_readings"))):
        visitor.goto(address)
        axe(visitor)


def test_nothing_is_found_on_a_form_with_errors_and_an_open_list(page, sign_in, world, axe):
    sign_in(page, world.alice.user)
    page.goto(world.address("log_request"))
    page.fill("#id_institution", "")
    page.get_by_role("button", name="Log the request").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    axe(page)

    page.locator("#id_institution").press_sequentially("serv")
    expect(page.get_by_role("option").first).to_be_visible()
    axe(page)


def test_nothing_stands_beside_the_narrowest_screen_in_the_longer_language(new_page, sign_in, with_complaints):
    visitor = new_page(NARROW)
    sign_in(visitor, with_complaints.admin.user)

    for address in pages(with_complaints, "fr"):
        visitor.goto(address)
        assert_nothing_beside(visitor)


def assert_nothing_beside(visitor) -> None:
    wide, seen = visitor.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide <= seen, f"{visitor.url}: {wide} px of page in {seen} px of window"
