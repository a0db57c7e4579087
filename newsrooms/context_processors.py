from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .kept import signature
from .models import Membership
from .today import today

REQUEST_PAGES = {
    "request_list",
    "request",
    "change_request",
    "split_request",
    "transfer_part",
    "correct_event",
    "strike_event",
    "projects",
    "project",
    "hand_over",
    "assign_selected",
    "tag_selected",
}
COMPLAINT_PAGES = {"complaint_list", "complaint", "draft_selected", "drafted_complaints", "cover_letter"}
OTHER = {"en": ("fr", "Français"), "fr": ("en", "English")}


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """What the frame of every page shows: who is where, where one can go, the other language."""
    member: Membership | None = getattr(request, "member", None)
    return {
        "member": member,
        "kept_for": signature(member.user) if member else "",
        "other_memberships": getattr(request, "other_memberships", []),
        "nav": navigation(member, request) if member else [],
        "other_language": other_language(request),
        "demo": settings.DEMO,
        "today": today(),
    }


def navigation(member: Membership, request: HttpRequest) -> list[dict[str, Any]]:
    """The places of the header and the phone's bar; the dashboard is the home of who oversees the newsroom."""
    here = getattr(request.resolver_match, "url_name", None) or ""
    places = [
        ("home", "home", _("Home"), {"home"}),
        ("overdue", "overdue", _("Overdue"), {"overdue", "overdue_charts"}),
        ("requests", "request_list", _("Requests"), REQUEST_PAGES),
        (
            "complaints",
            "complaint_list",
            _("Complaints"),
            COMPLAINT_PAGES,
        ),
        (
            "institutions",
            "institution_search",
            _("Institutions"),
            {"institution_search", "institution", "new_institution", "scorecards"},
        ),
        ("find", "search", _("Find"), {"search"}),
        ("log", "log_request", _("Log a request"), {"log_request"}),
    ]
    return [
        {
            "key": key,
            "label": label,
            "url": reverse(name, kwargs={"newsroom": member.newsroom.slug}),
            "current": here in names,
        }
        for key, name, label, names in places
        if not (key == "home" and member.oversees)
    ]


def other_language(request: HttpRequest) -> dict[str, str]:
    """The same page, with all its filters, in the other language."""
    code, name = OTHER[get_language() or "en"]
    return {"code": code, "name": name, "url": translate_url(request.get_full_path(), code)}
