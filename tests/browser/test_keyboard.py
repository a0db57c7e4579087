"""A morning without a mouse: from the dashboard to a bulk draft of complaints and back."""

import re

from playwright.sync_api import expect

from complaints.models import Complaint
from requests_app.models import Watch
from tests.browser.test_lists import listed, rows
from tests.browser.world import said


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def tab_to(page, locator):
    """As somebody does who looks where the focus is."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if locator.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{locator} is not to be reached by Tab")


def bar(page):
    return page.locator("#selection")


def subject(page):
    """The row that has the focus."""
    return page.evaluate("document.activeElement.closest('tr')?.querySelector('.row-link').textContent")


def test_an_editor_drafts_complaints_and_comes_back_by_keyboard_alone(page, sign_in, world, axe):
    sign_in(page, world.editor.user)
    page.goto(world.address("overdue") + "?view=all&sort=late")
    expect(bar(page)).to_be_hidden()

    press(page, "j")
    first = subject(page)
    press(page, "j", "k")
    assert subject(page) == first
    press(page, "x")
    expect(bar(page)).to_contain_text("1 request selected")
    press(page, "j", "j", "j", "Shift+X")
    expect(bar(page)).to_contain_text("4 requests selected")
    axe(page)

    press(page, "b")
    expect(bar(page).get_by_role("button", name="Assign")).to_be_focused()
    tab_to(page, bar(page).get_by_role("button", name="Draft complaints"))
    press(page, "Enter")
    page.wait_for_url("**" + world.address("draft_selected"))
    axe(page)
    tab_to(page, page.get_by_role("button", name=re.compile("Draft the")))
    press(page, "Enter")
    page.wait_for_url("**/complaints/drafted/**")
    axe(page)
    made = Complaint.objects.count()
    assert made > 0
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{made} complaint")
    expect(page.locator("main tbody tr")).to_have_count(made)
    tab_to(page, page.get_by_role("link", name="Back to the list"))
    press(page, "Enter")

    page.wait_for_url("**view=all&sort=late")
    expect(rows(page).filter(has_text="Complaint drafted")).to_have_count(made)


def test_the_sheet_of_keys_opens_closes_and_gives_the_focus_back(page, sign_in, world, axe):
    sign_in(page, world.editor.user)
    page.goto(world.address("overdue"))
    press(page, "j", "?")

    sheet = page.locator("dialog[open]")
    expect(sheet).to_contain_text("The next row, the one before")
    expect(sheet.get_by_role("button", name="Close")).to_be_focused()
    axe(page)
    press(page, "j", "n")
    expect(sheet).to_be_visible()
    press(page, "Escape")

    expect(sheet).to_have_count(0)
    assert subject(page)


def test_single_keys_can_be_turned_off_and_on_again(page, sign_in, world):
    sign_in(page, world.editor.user)
    page.goto(world.address("keyboard"))
    choice = page.get_by_role("checkbox", name="Single keys do something, in this browser")
    choice.uncheck()

    page.goto(world.address("overdue"))
    press(page, "j", "x", "?")
    assert subject(page) is None
    expect(page.locator("dialog[open]")).to_have_count(0)

    page.goto(world.address("keyboard"))
    choice.check()
    page.goto(world.address("overdue"))
    press(page, "j")
    assert subject(page)


def test_a_range_by_mouse_all_on_the_page_and_clear(page, sign_in, world):
    sign_in(page, world.editor.user)
    page.goto(world.address("request_list"))
    boxes = listed(page).locator("tbody input[type=checkbox]")

    boxes.nth(1).check()
    boxes.nth(4).click(modifiers=["Shift"])
    expect(bar(page)).to_contain_text("4 requests selected")
    page.get_by_role("checkbox", name="Select all on this page").check()
    expect(bar(page)).to_contain_text("7 requests selected")
    bar(page).get_by_role("button", name="Clear").click()
    expect(bar(page)).to_be_hidden()


def test_what_was_done_is_taken_back_by_its_button(page, sign_in, world):
    sign_in(page, world.editor.user)
    page.goto(world.address("request_list") + "?q=water")
    listed(page).locator("tbody input[type=checkbox]").first.check()
    bar(page).get_by_role("button", name="Watch").click()
    expect(said(page)).to_contain_text("You watch 1 request.")
    assert Watch.objects.count() == 1

    said(page).get_by_role("button", name="Undo").click()

    expect(said(page)).to_contain_text("Taken back on 1 request.")
    assert "q=water" in page.url
    assert not Watch.objects.exists()


def test_without_scripts_the_bar_stands_under_the_table(no_js, sign_in, world):
    sign_in(no_js, world.editor.user)
    no_js.goto(world.address("request_list"))

    listed(no_js).locator("tbody input[type=checkbox]").first.check()
    no_js.locator("#selection").get_by_role("button", name="Tag").click()
    no_js.fill("[name=add]", "Budget")
    no_js.get_by_role("button", name="Change the tags").click()

    expect(said(no_js)).to_contain_text("Tags changed on 1 request.")
    expect(listed(no_js).locator("tbody tr").first).to_contain_text("Budget")


def test_on_the_phone_there_are_no_boxes(phone, sign_in, world):
    sign_in(phone, world.editor.user)
    phone.goto(world.address("overdue"))

    expect(rows(phone).first).to_be_visible()
    expect(phone.locator("input[name=id]").first).to_be_hidden()
    expect(bar(phone)).to_be_hidden()
