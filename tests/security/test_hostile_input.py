"""Whatever is sent, nothing breaks: each field of each form and each query, filled with what belongs nowhere."""

import uuid
from urllib.parse import quote_from_bytes

import pytest
from django.urls import reverse

from requests_app.enums import EventKind
from tests.factories import log

from .conftest import a_complaint, a_request

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
HOSTILE = {
    "NUL": b"a\x00b",
    "lone surrogate": b"\xed\xa0\x80",
    "broken UTF-8": b"\xff\xfe",
    "markup": b'"><script>alert(1)</script><img src=x onerror=alert(1)>',
    "templates": b"{{ 7|add:7 }}{% debug %}{0.__class__}%(x)s%n${7*7}",
    "turned round": "\u202egnp.exe\u202c\u2066".encode(),
    "lines": b"\r\nSet-Cookie: x=1\r\n\r\n",
    "first day": b"0001-01-01",
    "last day": b"9999-12-31",
    "no day": b"2026-02-30",
    "wide figures": "２０２６-01-01".encode(),
    "too great": b"1" + b"0" * 30,
    "64 bits and one": b"9223372036854775808",
    "5,000 figures": b"9" * 5000,
    "below nothing": b"-1",
    "long": b"A" * 25_000,
    "path": b"../../../../etc/passwd",
    "list": b"[]",
    "nothing": b"",
}


@pytest.fixture
def forms(late, complaint, alice):
    return list(each_form(late, complaint, alice))


def each_form(late, complaint, alice):
    note = log(late, "note", "2020-03-02", details="They called.")
    here = {"newsroom": late.newsroom.slug, "reference": late.reference}
    event = {"happened_on": "2020-03-20", "details": "x", "submission": str(uuid.uuid4()), "version": late.version}
    each = {
        EventKind.ACKNOWLEDGEMENT: {"received_on": "2020-02-12", "file_number": "A-1"},
        EventKind.EXTENSION: {"sent_on": "", "grounds": "9(1)(a)", "days": "30", "until": "", "days_0": ""},
        EventKind.INTERIM_RELEASE: {"pages": "3"},
        EventKind.RESPONSE: {"sent_on": "", "disposition": "full", "pages": "3"},
        EventKind.NOTE: {},
    }
    free = dict.fromkeys(
        ("institution_id", "text", "file_number", "received_on", "project", "restricted", "version"), ""
    )
    yield reverse("log_request", args=[late.newsroom.slug]), a_request(alice, **free)
    yield reverse("preview_request", args=[late.newsroom.slug]), a_request(alice, **free)
    yield reverse("change_request", kwargs=here), a_request(alice, **{**free, "version": late.version})
    for kind, fields in each.items():
        yield reverse(f"log_{kind}", kwargs=here), {**event, **fields}
        yield reverse(f"preview_{kind}", kwargs=here), {**event, **fields, "corrects": note.pk}
    yield reverse("correct_event", kwargs={**here, "event_id": note.pk}), event
    texts = dict.fromkeys(("additional_facts", "additional_relief", "respond_by", "signatory_title", "then"), "x")
    yield reverse("complaint", kwargs=here), a_complaint(complaint, review_note="x", **texts)
    yield reverse("send_back_complaint", kwargs=here), {"review_note": "x", "version": complaint.version}
    yield reverse("laws", args=[late.newsroom.slug]), {"statute": "QC", "turn": "on"}
    yield reverse("account_login"), {"login": "a@b.example", "password": "x", "next": "/"}
    yield reverse("demo_sign_in"), {"email": "x"}


def encoded(fields):
    return "&".join(f"{name}={quote_from_bytes(value)}" for name, value in fields.items())


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_no_form_breaks(forms, admin, visit, value):
    admins = visit(admin)
    for address, fields in forms:
        honest = {name: str(typed).encode() for name, typed in fields.items()}
        all_at_once = dict.fromkeys(fields, value)
        one = next(iter(fields))
        bodies = [encoded(all_at_once), encoded(honest | {one: value}), f"{encoded(honest)}&{encoded(all_at_once)}"]
        for body in bodies:
            answer = admins.post(address, body, content_type=FORM)
            assert answer.status_code < 500, (address, body[:200])
            if "html" in answer.get("Content-Type", ""):
                assert b"<script>alert" not in answer.content, address
                assert b"<img src=x" not in answer.content, address


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_no_query_breaks(late, admin, visit, value):
    admins, slug = visit(admin), late.newsroom.slug
    lists = ("view", "q", "journalist", "institution", "project", "sort", "after", "before")
    facts = ("received", "statute", "on", "notice", "notice_sent", "notice_days", "notice_ground", "asked", "clarified")
    asked: dict[str, tuple[str, ...]] = {
        reverse(name, args=[slug]): lists for name in ("overdue", "request_list", "complaint_list", "home")
    }
    asked |= {reverse(name, args=[slug]): ("q", "institution") for name in ("institution_search", "log_request")}
    asked[reverse("search", args=[slug])] = ("q", "sort", "page")
    asked |= {reverse("calculator"): (*facts, "answer", "disposition", "complained", "report"), reverse("law"): ("x",)}
    for address, names in asked.items():
        for query in (dict.fromkeys(names, value), {"received": b"2020-02-10"} | dict.fromkeys(names[3:], value)):
            answer = admins.get(f"{address}?{encoded(query)}")
            assert answer.status_code < 500, (address, query)
            assert b"<script>alert" not in answer.content, address


@pytest.mark.parametrize("place", ["%00", "2020-0001%00", "%ED%A0%80", "%E2%80%AE", "..%2F..", "0" * 3000, "%0D%0AX:1"])
def test_no_address_breaks(late, admin, visit, place):
    for address in (f"/en/{late.newsroom.slug}/requests/{place}/", f"/en/{place}/", f"/fr/invitation/{place}/"):
        assert visit(admin).get(address).status_code in (301, 302, 404), address


@pytest.mark.parametrize(
    "kind",
    [
        "application/json",
        "text/plain",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        f"{FORM}; charset=utf-7",
    ],
)
def test_a_body_of_another_kind_breaks_nothing(late, admin, visit, kind):
    body = b'--x\r\nContent-Disposition: form-data; name="subject"; filename="x"\r\n\r\nabc'

    answer = visit(admin).post(reverse("log_request", args=[late.newsroom.slug]), body, content_type=kind)

    assert answer.status_code in (200, 400)
