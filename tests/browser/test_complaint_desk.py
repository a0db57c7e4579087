"""The desk of complaints in a browser: letterhead, comments beside a draft, cited decisions; also without scripts."""

import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from complaints.actions.draft_complaint import draft_complaint
from complaints.models import Comment, Complaint
from newsrooms.models import Newsroom
from tests.browser.world import TODAY

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


@pytest.fixture
def logo():
    out = io.BytesIO()
    Image.new("RGB", (600, 160), "navy").save(out, "PNG")
    return {"name": "logo.png", "mimeType": "image/png", "buffer": out.getvalue()}


@pytest.fixture
def drafted(world):
    return draft_complaint(access_request=world.requests["failed"], language="en", by=world.alice, today=TODAY)


def test_a_letterhead_shows_itself_while_it_is_typed_and_is_saved(page, sign_in, world, axe, logo):
    sign_in(page, world.admin.user)
    page.goto(world.address("letterhead"))
    axe(page)

    page.fill("#id_printed_name", "The Morning Sentinel")
    expect(page.locator(".letter__name").first).to_have_text("The Morning Sentinel")
    page.set_input_files("#id_logo", {"name": "logo.svg", "mimeType": "image/svg+xml", "buffer": SVG})
    expect(page.get_by_text("An SVG can hold more than a picture")).to_be_visible()
    page.set_input_files("#id_logo", logo)
    expect(page.locator(".letterhead-logo").first).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").first).to_contain_text("Saved.")
    assert Newsroom.objects.get(pk=world.admin.newsroom_id).printed_name == "The Morning Sentinel"
    loaded = page.locator(".letterhead-logo").first.evaluate("picture => picture.naturalWidth")
    assert loaded == 600


def test_a_letterhead_is_previewed_and_saved_without_scripts(no_js, sign_in, world, logo):
    sign_in(no_js, world.admin.user)
    no_js.goto(world.address("letterhead", "fr"))

    no_js.fill("#id_printed_name", "La Sentinelle")
    no_js.get_by_role("button", name="Voir d’abord l’en-tête").click()
    expect(no_js.locator(".letter__name").first).to_have_text("La Sentinelle")
    no_js.set_input_files("#id_logo", logo)
    no_js.get_by_role("button", name="Enregistrer").click()
    expect(no_js.locator(".letterhead-logo").first).to_be_visible()
    assert Newsroom.objects.get(pk=world.admin.newsroom_id).printed_name == "La Sentinelle"


def test_a_comment_loses_nothing_of_what_is_typed_in_the_draft(page, sign_in, world, drafted, axe):
    sign_in(page, world.admin.user)
    page.goto(drafted.get_absolute_url())

    page.fill("#id_additional_facts", "Typed and not saved.")
    page.locator("#comments").get_by_role("button", name="Comment").click()
    expect(page.locator("#comments")).to_contain_text("Write the comment first.")
    page.fill("#id_comment_text", "See the date.")
    page.locator("#comments").get_by_role("button", name="Comment").click()
    expect(page.locator("#comments li")).to_contain_text("See the date.")
    axe(page)
    page.get_by_role("button", name="Resolve").click()
    expect(page.locator("#comments summary")).to_have_text("1 resolved comment")
    expect(page.locator("#id_additional_facts")).to_have_value("Typed and not saved.")


def test_comments_are_written_and_told_without_scripts(no_js, sign_in, world, drafted):
    sign_in(no_js, world.admin.user)
    no_js.goto(drafted.get_absolute_url())
    no_js.fill("#id_comment_text", "See the date.")
    no_js.locator("#comments").get_by_role("button", name="Comment").click()
    expect(no_js.locator("#comments li")).to_contain_text("See the date.")

    sign_in(no_js, world.alice.user)
    no_js.goto(world.address("home"))
    no_js.get_by_role("link", name=f"{drafted.access_request.reference} (1)").click()
    no_js.get_by_role("button", name="Resolve").click()
    assert Comment.objects.get().resolved_by == world.alice.user


def test_a_decision_is_cited_where_somebody_checks_it(page, sign_in, world, drafted, axe):
    sign_in(page, world.admin.user)
    page.goto(drafted.get_absolute_url())
    assert "published decisions:" not in page.locator(".part-ground").inner_text()

    page.get_by_text("Cite published decisions").click()
    page.get_by_label("Royal Canadian Mounted Police (Re), 2022").check()
    axe(page)
    page.locator(".rail").get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".part-ground")).to_contain_text("https://www.oic-ci.gc.ca/node/1711")
    assert Complaint.objects.get().practice == ["2022-oic-18"]
