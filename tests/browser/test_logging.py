"""Logging a request and what came, in a real browser."""

import re

from playwright.sync_api import expect

from requests_app.models import AccessRequest, Event
from tests.browser.world import said


def test_an_institution_is_chosen_by_its_initials_in_the_other_language(page, sign_in, world):
    sign_in(page, world.alice.user)
    page.goto(world.address("log_request"))
    field = page.locator("#id_institution")
    expect(field).to_be_focused()

    page.keyboard.type("GRC")
    expect(page.get_by_role("option").first).to_contain_text("Gendarmerie royale du Canada\u00a0· GRC")
    expect(field).to_have_attribute("aria-activedescendant", "id_institution_option_0")
    page.keyboard.press("Enter")

    expect(field).to_have_value("Royal Canadian Mounted Police")
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert page.url.endswith(world.address("log_request"))


def test_the_list_of_institutions_is_left_with_escape_and_nothing_is_chosen(page, sign_in, world):
    sign_in(page, world.alice.user)
    page.goto(world.address("log_request"))

    page.keyboard.type("santé")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")

    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator("#id_institution")).to_have_value("santé")


def test_the_due_date_appears_with_its_section_while_the_day_is_typed(page, sign_in, world):
    sign_in(page, world.alice.user)
    page.goto(world.address("log_request"))

    page.fill("#id_filed_on", "2020-02-10")

    preview = page.locator("#preview")
    expect(preview).to_contain_text("Wednesday\u00a011\u00a0March\u00a02020")
    expect(preview).to_contain_text("s.\u00a07")
    expect(preview).to_have_attribute("aria-live", "polite")
    expect(page.locator("#id_filed_on_spelled")).to_have_text("Monday\u00a010\u00a0February\u00a02020")
    assert AccessRequest.objects.count() == len(world.requests)


def test_a_day_to_come_is_told_while_it_is_typed(page, sign_in, world):
    sign_in(page, world.alice.user)
    page.goto(world.address("log_request"))
    expect(page.locator("#id_filed_on_spelled")).to_have_text("Wednesday\u00a01\u00a0April\u00a02020, today")

    page.fill("#id_filed_on", "2020-04-02")

    expect(page.locator("#preview")).to_contain_text("2020-04-02 is still to come.")


def test_a_request_is_logged_by_keyboard_alone(page, sign_in, world):
    sign_in(page, world.alice.user)
    page.goto(world.address("home"))

    page.keyboard.press("n")
    page.wait_for_url("**" + world.address("log_request"))
    page.keyboard.type("gendarmerie")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.type("Clearview AI")
    page.keyboard.press("Enter")

    expect(said(page).first).to_contain_text("Logged as")
    expect(page.get_by_role("heading", level=1)).to_have_text("Clearview AI")
    made = AccessRequest.objects.get(subject="Clearview AI")
    assert (made.institution.slug, made.filed_on.isoformat()) == ("rcmp-grc", "2020-04-01")


def test_a_request_like_one_that_is_here_is_noticed_while_the_subject_is_typed(page, sign_in, world):
    sign_in(page, world.alice.user)
    page.goto(world.address("log_request"))

    page.keyboard.type("RCMP")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.type("Contracts of facial recognition")

    expect(page.locator("#similar").get_by_role("link")).to_contain_text("Facial recognition: contracts")
    page.get_by_role("button", name="Log the request").click()
    expect(said(page).last).to_contain_text(re.compile(r"This may have been asked before: 2020-\d"))


def test_the_same_request_goes_to_several_institutions_by_keyboard_alone(page, sign_in, world):
    sign_in(page, world.alice.user)
    page.goto(world.address("log_request"))

    page.keyboard.type("GRC")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.type("Clearview AI")
    page.locator("button[name=add]").press("Enter")
    expect(page.locator("#id_also_1")).to_be_focused()
    page.keyboard.type("DND")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#id_also_1")).to_have_value("National Defence")
    page.locator("#id_subject").press("Enter")

    expect(said(page)).to_contain_text("Logged 2 requests")
    assert AccessRequest.objects.filter(subject="Clearview AI").count() == 2


def test_what_is_missing_is_said_and_takes_the_focus(page, sign_in, world):
    sign_in(page, world.alice.user)
    page.goto(world.address("log_request"))

    page.fill("#id_institution", "")
    page.fill("#id_subject", "Kept")
    page.get_by_role("button", name="Log the request").click()

    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    assert page.title().startswith("Error:")
    summary.get_by_role("link").first.click()
    expect(page.locator("#id_institution")).to_be_focused()
    expect(page.locator("#id_subject")).to_have_value("Kept")


def test_a_name_that_fits_several_institutions_is_asked_back(page, sign_in, world):
    sign_in(page, world.alice.user)
    page.goto(world.address("log_request"))
    page.fill("#id_institution", "health")
    page.keyboard.press("Escape")
    page.fill("#id_subject", "Masks")
    page.get_by_role("button", name="Log the request").click()

    page.get_by_role("radio", name="Health Canada", exact=True).check()
    page.get_by_role("button", name="Log the request").click()

    expect(said(page).first).to_contain_text("Logged as")
    assert AccessRequest.objects.get(subject="Masks").institution.name_en == "Health Canada"


def test_an_extension_shows_what_it_changes_before_it_is_saved(page, sign_in, world):
    logged = Event.objects.count()
    sign_in(page, world.alice.user)
    page.goto(world.of("two_readings"))
    page.keyboard.press("l")
    page.get_by_role("link", name="Extension notice").click()

    page.fill("#id_happened_on", "2020-03-30")
    page.locator("#id_grounds_0").check()
    page.fill("#id_days", "62")

    change = page.locator("#change")
    expect(change.locator(".preview__old")).to_have_text("4\u00a0April\u00a02020 or 6\u00a0April\u00a02020")
    expect(change).to_contain_text("Friday\u00a05\u00a0June\u00a02020")
    assert Event.objects.count() == logged
    page.get_by_role("button", name="Log it").click()
    expect(page.locator(".request-head")).to_contain_text("Extended")
    expect(page.locator(".outlook__text")).to_contain_text("Friday\u00a05\u00a0June\u00a02020")


def test_a_late_answer_is_counted_before_it_is_saved(page, sign_in, world):
    sign_in(page, world.alice.user)
    page.goto(world.of("late", "log_response"))

    page.get_by_role("radio", name="Disclosed in part").check()

    expect(page.locator("#change")).to_contain_text("Answered 21 days late.")


def test_an_entry_is_corrected_and_the_earlier_one_stays_readable(page, sign_in, world):
    sign_in(page, world.alice.user)
    page.goto(world.of("late"))
    page.get_by_role("link", name=re.compile("Correct Acknowledgement")).click()

    page.fill("#id_received_on", "2020-02-12")
    page.get_by_role("button", name="Correct it").click()

    expect(said(page)).to_be_visible()
    expect(page.locator(".event--superseded")).to_have_count(2)
    expect(page.locator(".facts")).to_contain_text("12\u00a0February\u00a02020")


def test_whoever_was_signed_out_meanwhile_keeps_what_was_typed(page, sign_in, world):
    sign_in(page, world.alice.user)
    page.goto(world.address("log_request"))
    page.fill("#id_subject", "Half typed")
    page.context.clear_cookies(name="session")

    page.fill("#id_filed_on", "2020-03-02")

    expect(page.locator("#preview").get_by_role("alert")).to_contain_text("You have been signed out.")
    expect(page.locator("#id_subject")).to_have_value("Half typed")


def test_the_other_language_keeps_what_is_half_typed_and_judges_nothing(page, sign_in, world):
    sign_in(page, world.alice.user)
    page.goto(world.address("log_request"))
    page.fill("#id_subject", "Clearview")
    page.fill("#id_filed_on", "2020-02-10")

    page.locator("a.language").click()
    page.wait_for_url("**/fr/**/demandes/nouvelle/")

    expect(page.locator("#id_subject")).to_have_value("Clearview")
    expect(page.locator("#preview")).to_contain_text("mercredi\u00a011\u00a0mars\u00a02020")
    expect(page.locator(".error-summary")).to_have_count(0)
    page.locator("a.language").click()
    page.wait_for_url("**/en/**/requests/new/")
    expect(page.locator("#id_subject")).to_have_value("Clearview")
    assert AccessRequest.objects.count() == len(world.requests)


def test_an_entry_logged_by_mistake_is_struck_out_and_put_back(page, sign_in, world):
    sign_in(page, world.alice.user)
    page.goto(world.of("extended"))
    page.get_by_role("link", name="Correct Extension notice").click()
    page.get_by_role("link", name="Logged by mistake").click()
    page.fill("#id_why", "It belongs to another request.")
    page.locator("a.language").first.click()
    expect(page.locator("#id_why")).to_have_value("It belongs to another request.")

    page.get_by_role("button", name="Barrer l’inscription").click()

    expect(page.locator(".event--superseded")).to_contain_text("It belongs to another request.")
    assert not AccessRequest.objects.get(pk=world.requests["extended"].pk).extended
    page.get_by_role("button", name="Rétablir").click()
    expect(page.locator(".event--superseded")).to_have_count(0)
    assert AccessRequest.objects.get(pk=world.requests["extended"].pk).extended
