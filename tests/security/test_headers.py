"""What every answer says to the browser."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

pytestmark = pytest.mark.django_db
ON_ALL = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}
INLINE = re.compile(
    r"""<[^>]+\s(?:style|on[a-z]+)\s*=|<style\b|<script(?![^>]*\ssrc=)|href=["']?\s*javascript:""", re.IGNORECASE
)


@pytest.fixture
def answers(complaint, admin, visit, monkeypatch):
    request = complaint.access_request
    here = {"newsroom": admin.newsroom.slug, "reference": request.reference}
    admins = visit(admin)

    def broken(*_):
        raise ZeroDivisionError

    found = {
        "dashboard": admins.get(reverse("overdue", args=[admin.newsroom.slug])),
        "request": admins.get(reverse("request", kwargs=here)),
        "complaint": admins.get(reverse("complaint", kwargs=here)),
        "draft": admins.get(reverse("complaint_draft_pdf", kwargs=here)),
        "not there": admins.get(reverse("request", kwargs={**here, "reference": "2020-9999"})),
        "not allowed": admins.put(reverse("request", kwargs=here)),
        "sign-in": visit().get(reverse("account_login")),
        "calculator": visit().get(reverse("calculator")),
        "static": visit().get("/static/css/base.css"),
        "health": visit().get("/healthz"),
    }
    found["static"].getvalue()  # read to its end, the file is closed
    monkeypatch.setattr("requests_app.views.request_page.timeline", broken)
    return found | {"broken": admins.get(reverse("request", kwargs=here))}


def test_all_say_the_same_and_none_lets_anything_in(answers):
    assert {name: answer.status_code for name, answer in answers.items() if answer.status_code != 200} == {
        "not there": 404,
        "not allowed": 405,
        "broken": 500,
    }
    for name, answer in answers.items():
        said = {header: answer.get(header) for header in ON_ALL}
        assert said == ON_ALL | ({"Referrer-Policy": "no-referrer"} if name == "draft" else {}), name
        if name != "static":
            assert set(answer["Content-Security-Policy"].split("; ")) == POLICY, name
            assert answer["X-Frame-Options"] == "DENY", name


def test_what_is_behind_the_sign_in_stays_in_no_cache(answers):
    for name in ("dashboard", "request", "complaint", "draft", "not there", "broken"):
        assert "no-store" in answers[name]["Cache-Control"], name


def test_a_broken_page_tells_nothing_of_the_inside(answers):
    told = answers["broken"].content.decode()

    assert "ZeroDivisionError" not in told
    assert "Traceback" not in told
    assert str(settings.BASE_DIR) not in told


def test_no_page_carries_style_or_script_of_its_own(answers):
    for name, answer in answers.items():
        if answer["Content-Type"].startswith("text/html"):
            assert INLINE.search(answer.content.decode()) is None, name


def test_no_template_does_but_that_of_paper():
    written = [path for path in Path(settings.BASE_DIR, "templates").rglob("*.html") if INLINE.search(path.read_text())]

    assert written == []


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1:x"])
def test_a_forged_host_gets_no_page(visit, host):
    assert visit().get(reverse("account_login"), headers={"host": host}).status_code == 400
