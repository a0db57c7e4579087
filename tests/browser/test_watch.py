"""The watch over every page notices what it is there for."""

from newsrooms.models import Newsroom
from requests_app.models import Institution

LOGIN = "/en/account/login/"


def test_the_sign_in_page_gives_no_cause(page, phone, no_js, axe):
    for visitor in (page, phone, no_js):
        visitor.goto(LOGIN)
    axe(page)
    axe(phone)


def test_an_inline_script_is_noticed(page, watch):
    page.goto(LOGIN)
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))")

    [complaint] = watch.complaints
    assert "Content Security Policy" in complaint
    watch.complaints.clear()


def test_an_inline_style_is_noticed(page, watch):
    page.goto(LOGIN)
    page.evaluate("document.body.innerHTML = '<p style=\"color: red\">red</p>'")

    [complaint] = watch.complaints
    assert "Content Security Policy" in complaint
    watch.complaints.clear()


def test_a_request_to_another_host_is_noticed(page, watch):
    page.goto(LOGIN)
    with page.expect_event("requestfailed"):
        page.evaluate("location.href = 'http://other.example/'")

    assert watch.complaints == ["request to another host: http://other.example/"]
    watch.complaints.clear()


def test_an_error_of_a_script_is_noticed(page, watch):
    page.goto(LOGIN)
    with page.expect_event("pageerror"):
        page.evaluate("setTimeout(() => { throw new Error('oh') })")

    assert watch.complaints == ["page error: oh"]
    watch.complaints.clear()


def test_a_missing_file_is_noticed(page, watch, live_server):
    page.goto(LOGIN)
    page.evaluate("new Promise(done => { const i = new Image(); i.onerror = done; i.src = '/static/none.png'; })")

    assert watch.complaints == [f"answer 404: {live_server.url}/static/none.png"]
    watch.complaints.clear()


def test_what_a_browser_test_commits_is_there_for_its_pages(page, sign_in, django_user_model):
    Newsroom.objects.create(name="Le Journal", slug="le-journal")
    sign_in(page, django_user_model.objects.create_user("alice@journal.example"))

    assert page.request.get("/en/").status == 200


def test_the_next_test_finds_the_database_as_migrated(live_server):
    assert Newsroom.objects.count() == 0
    assert Institution.objects.exists()
