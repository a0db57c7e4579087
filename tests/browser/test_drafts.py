"""What is typed survives a closed tab, an ended session and a lost connection, and stays with the one who typed it."""

import pytest
from playwright.sync_api import expect

from requests_app.models import AccessRequest, Event
from tests.browser.world import said

OFFER = "What you typed here is not saved yet."
KEPT = "() => Object.entries({...localStorage, ...sessionStorage}).filter(([key]) => key.startsWith('draft:')).length"


@pytest.fixture
def typing(page, sign_in, world):
    """Alice's browser with a request half typed, and kept."""
    sign_in(page, world.alice.user)
    page.goto(world.address("log_request"))
    page.fill("#id_institution", "Health Canada")
    page.keyboard.press("Escape")
    page.fill("#id_subject", "Masks destroyed")
    expect(page.locator("[data-kept=browser]")).to_be_attached()
    return page


def test_a_draft_survives_a_closed_tab(typing, world):
    there = typing.context
    typing.close()
    page = there.new_page()
    page.goto(world.address("log_request"))
    expect(page.locator("#id_subject")).to_have_value("")

    page.get_by_role("button", name="Take it up again").click()

    expect(page.locator("#id_subject")).to_have_value("Masks destroyed")
    expect(page.locator("#id_institution")).to_have_value("Health Canada")
    page.get_by_role("button", name="Log the request").click()
    expect(said(page).first).to_contain_text("Logged as")
    assert AccessRequest.objects.filter(subject="Masks destroyed").count() == 1
    assert page.evaluate(KEPT) == 0


def test_a_draft_that_is_taken_up_brings_its_rows_and_what_stands_behind_more(typing, world):
    typing.locator("button[name=add]").click()
    typing.fill("#id_also_1", "RCMP")
    typing.keyboard.press("Escape")
    typing.locator("details.more").evaluate("details => { details.open = true; }")
    typing.fill("#id_text", "All of it.\nEverything.")
    typing.goto(world.address("home"))
    typing.goto(world.address("log_request", "fr"))

    typing.get_by_role("button", name="Reprendre").click()

    expect(typing.locator("#id_also_1")).to_have_value("RCMP")
    expect(typing.locator("#id_text")).to_be_visible()
    expect(typing.locator("#id_text")).to_have_value("All of it.\nEverything.")


def test_a_draft_survives_an_ended_session(typing, sign_in, world):
    typing.context.clear_cookies(name="session")
    typing.get_by_role("button", name="Log the request").click()
    typing.wait_for_url("**/account/login/**")

    sign_in(typing, world.alice.user)
    typing.goto(world.address("log_request"))
    typing.get_by_role("button", name="Take it up again").click()

    expect(typing.locator("#id_subject")).to_have_value("Masks destroyed")


def test_a_draft_waits_for_the_connection(typing, watch):
    typing.context.set_offline(True)
    typing.get_by_role("button", name="Log the request").click()

    expect(typing.get_by_text("There is no connection.")).to_be_visible()
    expect(typing.locator("#id_subject")).to_have_value("Masks destroyed")
    typing.context.set_offline(False)
    watch.complaints.clear()  # of the previews that could not be asked for
    typing.get_by_role("button", name="Log the request").click()
    expect(said(typing).first).to_contain_text("Logged as")


def test_a_draft_is_discarded_for_good(typing, world):
    typing.goto(world.address("home"))
    typing.goto(world.address("log_request"))
    typing.get_by_role("button", name="Discard it").click()

    expect(typing.get_by_text(OFFER)).to_have_count(0)
    assert typing.evaluate(KEPT) == 0


def test_an_event_half_typed_is_offered_on_its_own_page_alone(page, sign_in, world):
    logged = Event.objects.count()
    sign_in(page, world.alice.user)
    page.goto(world.of("late", "log_response"))
    page.get_by_role("radio", name="Disclosed in part").check()
    page.goto(world.of("late", "log_note"))
    expect(page.get_by_text(OFFER)).to_have_count(0)

    page.goto(world.of("late", "log_response"))
    page.get_by_role("button", name="Take it up again").click()

    expect(page.get_by_role("radio", name="Disclosed in part")).to_be_checked()
    assert Event.objects.count() == logged


def test_what_is_restricted_dies_with_the_tab(typing, world):
    typing.locator("details.more").evaluate("details => { details.open = true; }")
    typing.locator("#id_restricted").check()
    expect(typing.locator("[data-kept=tab]")).to_be_attached()

    assert typing.evaluate("() => Object.keys(localStorage).filter((key) => key.startsWith('draft:')).length") == 0
    other = typing.context.new_page()
    other.goto(world.address("log_request"))
    expect(other.get_by_text(OFFER)).to_have_count(0)


def test_sign_out_takes_every_draft_along(typing):
    typing.locator(".header__menu > summary").click()
    typing.locator(".header__menu").get_by_role("button", name="Sign out").click()
    typing.wait_for_url("**/account/login/**")

    assert typing.evaluate(KEPT) == 0


def test_a_colleague_at_the_same_machine_is_offered_nothing(typing, sign_in, world):
    typing.context.clear_cookies(name="session")
    sign_in(typing, world.editor.user)
    typing.goto(world.address("log_request"))

    expect(typing.get_by_text(OFFER)).to_have_count(0)
    assert typing.evaluate(KEPT) == 0
