"""Each kind of event is logged through its own page, in the order in which a request may live through them."""

import pytest
from playwright.sync_api import expect

from requests_app.enums import EventKind
from requests_app.models import Event, Limit
from tests.browser.world import said

# The day, and what is filled in, chosen or checked beside it.
COURSE: dict[str, tuple[str, dict[str, str | None]]] = {
    "acknowledgement": ("2020-02-12", {"#id_file_number": "A-2020-1"}),
    "fee_notice": ("2020-02-13", {"#id_amount": "5"}),
    "fee_paid": ("2020-02-13", {}),
    "clarification_asked": ("2020-02-17", {"#id_details": "Which years?"}),
    "clarification_answered": ("2020-02-18", {"#id_details": "2018 to 2020."}),
    "transfer": ("2020-02-19", {"#id_institution": "Public Safety Canada"}),
    "extension": ("2020-02-28", {"#id_grounds_0": None, "#id_days": "30"}),
    "extension_withdrawn": ("2020-03-02", {}),
    "extension_struck": ("2020-03-03", {}),
    "third_party_notice": ("2020-03-03", {}),
    "suspension": ("2020-03-04", {}),
    "resumption": ("2020-03-05", {}),
    "interim_release": ("2020-03-06", {"#id_pages": "12"}),
    "reply_demanded": ("2020-03-07", {"#id_by": "2020-04-06"}),
    "reply": ("2020-03-09", {}),
    "promise": ("2020-03-10", {"#id_by": "2020-04-15"}),
    "follow_up": ("2020-03-11", {"#id_details": "Asked where it stands."}),
    "call": ("2020-03-11", {"#id_details": "She called."}),
    "note": ("2020-03-11", {"#id_details": "Nothing new."}),
    "complaint": ("2020-03-16", {"#id_ground_0": None}),
    "registered": ("2020-03-17", {"#id_number": "5820-00001"}),
    "representations_asked": ("2020-03-18", {"#id_by": "2020-04-10"}),
    "investigation_notice": ("2020-03-18", {}),
    "representations_made": ("2020-03-18", {}),
    "initial_report": ("2020-03-19", {"#id_by": "2020-04-30"}),
    "compliance_notice": ("2020-03-19", {"#id_accepted_0": None}),
    "final_report": ("2020-03-20", {"#id_finding_0": None, "#id_order_days": "36"}),
    "resolved": ("2020-03-21", {}),
    "discontinued": ("2020-03-22", {}),
    "inadmissible": ("2020-03-23", {}),
    "report_published": ("2020-03-24", {"#id_number": "2020 OIC 1"}),
    "court_application": ("2020-03-24", {"#id_number": "T-1-20"}),
    "abandoned": ("2020-03-25", {"#id_sure": None}),
    "reopened": ("2020-03-26", {}),
    "response": ("2020-03-27", {"#id_disposition_1": None, "#id_pages": "340"}),
}


def test_another_logs_each_event_kind(page, sign_in, world):
    sign_in(page, world.alice.user)
    request = world.requests["late"]
    before = Event.objects.filter(access_request=request).count()

    for kind, (day, fields) in COURSE.items():
        page.goto(world.of("late", f"log_{kind}"))
        page.fill("#id_happened_on", day)
        for field, value in fields.items():
            page.check(field) if value is None else page.fill(field, value)
        page.get_by_role("button", name="Log it", exact=True).click()
        expect(said(page), kind).to_contain_text("Logged.")

    assert set(COURSE) == set(EventKind.values)
    assert Event.objects.filter(access_request=request).count() == before + len(COURSE)
    request.refresh_from_db()
    assert (request.phase, request.institution.abbr_en) == ("answered", "PS")
    assert Limit.objects.filter(access_request=request, kind="order").exists()


def test_what_came_is_chosen_with_the_keyboard_alone(page, sign_in, world):
    sign_in(page, world.alice.user)
    page.goto(world.of("late"))

    page.keyboard.press("l")
    page.keyboard.press("e")
    expect(page.get_by_role("link", name="Extension notice")).to_be_focused()
    for _ in range(2):
        page.keyboard.press("f")
    expect(page.get_by_role("link", name="Fee notice")).to_be_focused()  # behind "Something else", which opens
    page.keyboard.press("Enter")

    page.wait_for_url("**" + world.of("late", "log_fee_notice"))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_a_demand_changes_is_told_while_it_is_typed(page, sign_in, world, language):
    sign_in(page, world.alice.user)
    page.goto(world.of("late", "log_reply_demanded", language))

    page.fill("#id_by", "2020-04-09")

    words = {"en": "We must reply by Thursday", "fr": "Nous devons répondre au plus tard le jeudi"}
    expect(page.locator("#change")).to_contain_text(words[language])


def test_the_lists_letters_and_the_demand_hold_up(page, phone, sign_in, world, axe):
    request = world.requests["late"]
    for screen in (page, phone):
        sign_in(screen, world.alice.user)
    page.goto(world.of("late", "log_reply_demanded"))
    page.fill("#id_by", "2020-04-09")
    page.get_by_role("button", name="Log it", exact=True).click()

    for screen in (page, phone):
        for address in (world.of("late"), world.address("home"), world.of("late", "log_transfer")):
            screen.goto(address)
            expect(screen.get_by_role("complementary", name="Reply demanded")).to_contain_text(request.reference)
            axe(screen)
