"""All that the scripts make quicker also works as plain links and forms."""

from playwright.sync_api import expect

from requests_app.models import AccessRequest, Event
from tests.browser.world import said


def test_the_due_date_is_shown_on_the_next_page_before_anything_is_saved(no_js, sign_in, world):
    sign_in(no_js, world.alice.user)
    no_js.goto(world.address("log_request"))

    no_js.fill("#id_institution", "rcmp")
    no_js.fill("#id_subject", "Clearview AI")
    no_js.fill("#id_filed_on", "2020-02-10")
    no_js.get_by_role("button", name="Show the due date first").click()

    expect(no_js.locator("#preview")).to_contain_text("Wednesday\u00a011\u00a0March\u00a02020")
    assert not AccessRequest.objects.filter(subject="Clearview AI").exists()
    no_js.get_by_role("button", name="Log the request").click()
    expect(said(no_js)).to_contain_text("Logged as")


def test_the_same_request_goes_to_several_institutions(no_js, sign_in, world):
    sign_in(no_js, world.alice.user)
    no_js.goto(world.address("log_request"))

    no_js.fill("#id_institution", "rcmp")
    no_js.fill("#id_subject", "Clearview AI")
    no_js.locator("button[name=add]").click()
    no_js.fill("#id_also_1", "Health Canada")
    no_js.locator("button[name=add]").click()
    no_js.fill("#id_also_2", "MDN")
    no_js.locator("#id_subject").press("Enter")

    expect(said(no_js)).to_contain_text("Logged 3 requests")
    assert AccessRequest.objects.filter(subject="Clearview AI").count() == 3


def test_a_name_that_fits_several_is_asked_back(no_js, sign_in, world):
    sign_in(no_js, world.alice.user)
    no_js.goto(world.address("log_request"))

    no_js.fill("#id_institution", "santé")
    no_js.fill("#id_subject", "Masques")
    no_js.get_by_role("button", name="Log the request").click()
    no_js.get_by_role("radio", name="Health Canada", exact=True).check()
    no_js.get_by_role("button", name="Log the request").click()

    assert AccessRequest.objects.get(subject="Masques").institution.name_en == "Health Canada"


def test_what_came_shows_its_effect_and_is_logged(no_js, sign_in, world):
    logged = Event.objects.count()
    sign_in(no_js, world.alice.user)
    no_js.goto(world.of("late", "log_response"))

    no_js.get_by_role("radio", name="All exempted").check()
    no_js.get_by_role("button", name="Show what it changes first").click()
    expect(no_js.locator("#change")).to_contain_text("Answered 21 days late.")
    assert Event.objects.count() == logged
    no_js.get_by_role("button", name="Log it").click()

    expect(no_js.locator(".request-head")).to_contain_text("Answered late")


def test_filters_are_applied_with_a_button(no_js, sign_in, world):
    sign_in(no_js, world.editor.user)
    no_js.goto(world.address("overdue"))

    no_js.select_option("#filter-institution", label="Health Canada")
    no_js.get_by_role("button", name="Apply").click()

    expect(no_js.locator("#results tbody tr")).to_have_count(2)
    no_js.locator(".header__menu > summary").click()
    expect(no_js.locator(".header__menu").get_by_role("button", name="Sign out")).to_be_visible()


def test_a_form_sent_after_the_session_has_ended_comes_back_after_signing_in(no_js, sign_in, world):
    sign_in(no_js, world.alice.user)
    no_js.goto(world.address("log_request"))
    no_js.fill("#id_subject", "Masks destroyed")
    no_js.context.clear_cookies(name="session")
    no_js.get_by_role("button", name="Log the request").click()
    no_js.wait_for_url("**/account/login/**")

    user = world.alice.user
    user.set_password("twelve characters or more")
    user.save()
    no_js.get_by_label("E-mail").fill(user.email)
    no_js.get_by_label("Password", exact=True).fill("twelve characters or more")
    no_js.get_by_role("button", name="Sign in").click()

    expect(no_js.locator("#id_subject")).to_have_value("Masks destroyed")
    expect(no_js.get_by_text("You had been signed out.")).to_be_visible()
