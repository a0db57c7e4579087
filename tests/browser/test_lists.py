"""The dashboard and the lists: what is asked for stands in the address, and the way back is the browser's own."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.factories import MembershipFactory

OPEN = 5  # the one whose limits have all passed lies on the shelf


def asked(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def listed(page):
    """The list itself: what is to be acted on first stands in a table of its own above it."""
    return page.locator("#results > table")


def rows(page):
    return listed(page).locator("tbody tr")


def test_a_search_narrows_the_rows_and_stands_in_the_address_and_back_undoes_it(page, sign_in, world):
    sign_in(page, world.editor.user)
    page.goto(world.address("overdue"))
    expect(rows(page)).to_have_count(OPEN)

    page.locator("#filter-q").press_sequentially("water")

    expect(rows(page)).to_have_count(1)
    page.wait_for_url(re.compile("q=water"))
    expect(page.locator("#filter-count")).to_have_text("1 request")
    expect(page.locator("#filter-q")).to_be_focused()
    expect(page.locator(".filters__said")).to_contain_text("Only requests with “water”")
    page.go_back()
    expect(rows(page)).to_have_count(OPEN)
    expect(page.locator("#filter-q")).to_have_value("")


def test_filters_add_up_and_each_is_cleared_by_itself(page, sign_in, world):
    sign_in(page, world.editor.user)
    page.goto(world.address("overdue"))

    page.select_option("#filter-project", label="Water")
    expect(rows(page)).to_have_count(2)
    page.select_option("#filter-institution", label="Health Canada")
    expect(rows(page)).to_have_count(1)
    page.wait_for_url(re.compile("institution=.*project="))
    page.get_by_role("link", name=re.compile("Only requests to Health Canada")).click()

    expect(rows(page)).to_have_count(2)
    assert set(asked(page)) == {"view", "project", "sort"}


def test_nothing_found_says_so_and_leads_out(page, sign_in, world):
    sign_in(page, world.editor.user)
    page.goto(world.address("overdue"))

    page.locator("#filter-q").press_sequentially("nowhere")
    expect(page.locator("#results")).to_contain_text("No request matches these filters.")
    page.get_by_role("link", name="Clear the filters").click()

    expect(rows(page)).to_have_count(OPEN)


def test_a_tile_and_a_column_choose_and_sort_and_stand_in_the_address(page, sign_in, world):
    sign_in(page, world.editor.user)
    page.goto(world.address("overdue"))
    expect(listed(page).get_by_role("columnheader", name="Days late")).to_have_attribute("aria-sort", "descending")

    page.locator("#ledger").get_by_role("link", name=re.compile("Overdue")).click()
    page.wait_for_url("**view=overdue*")
    expect(rows(page)).to_have_count(2)
    listed(page).get_by_role("columnheader", name="Request").get_by_role("link").click()
    page.wait_for_url("**sort=subject*")

    expect(listed(page).get_by_role("columnheader", name="Request")).to_have_attribute("aria-sort", "ascending")
    expect(rows(page).first).to_contain_text("Facial recognition")
    assert asked(page) == {"view": ["overdue"], "sort": ["subject"]}


def test_the_other_language_shows_the_same_page_with_the_same_filters(page, sign_in, world):
    sign_in(page, world.editor.user)
    page.goto(world.address("overdue"))
    page.locator("#filter-q").press_sequentially("water")
    page.wait_for_url(re.compile("q=water"))
    expect(page.locator("#language")).to_have_attribute("href", re.compile("q=water"))

    page.locator("#language").click()

    expect(page.locator("html")).to_have_attribute("lang", "fr")
    assert urlsplit(page.url).path == world.address("overdue", "fr")
    assert asked(page)["q"] == ["water"]
    expect(rows(page)).to_have_count(1)


def test_on_the_phone_the_filters_are_folded_away_and_the_sort_is_a_choice(phone, sign_in, world):
    sign_in(phone, world.editor.user)
    phone.goto(world.address("overdue"))
    expect(phone.locator("#filter-institution")).to_be_hidden()

    phone.locator("#filter-sort").select_option("subject")

    phone.wait_for_url("**sort=subject")
    expect(rows(phone).first).to_contain_text("Drinking water")
    phone.locator("#filters-summary").click()
    expect(phone.locator("#filter-institution")).to_be_visible()


def test_a_session_that_ended_leads_to_sign_in_and_back_to_the_filter(page, sign_in, world):
    sign_in(page, world.editor.user)
    page.goto(world.address("overdue"))
    page.context.clear_cookies(name="session")

    page.locator("#filter-q").press_sequentially("water")

    page.wait_for_url("**/account/login/**")
    assert "q%3Dwater" in page.url or "q=water" in page.url


def test_the_slash_goes_to_the_search_and_not_into_it(page, sign_in, world):
    sign_in(page, world.editor.user)
    page.goto(world.address("overdue"))

    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("well/n")
    page.keyboard.press("Enter")

    page.wait_for_url("**" + world.address("search") + "?q=well%2Fn")


def test_who_works_for_two_newsrooms_switches_between_them(page, sign_in, world):
    elsewhere = MembershipFactory(user=world.editor.user, newsroom__name="Le Fleuve", role="admin")
    sign_in(page, world.editor.user)
    page.goto(world.address("overdue"))

    page.locator(".header__menu > summary").click()
    page.locator(".header__menu").get_by_role("link", name="Le Fleuve").click()

    page.wait_for_url(f"**/{elsewhere.newsroom.slug}/**")
    expect(rows(page)).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nothing is late.")
