from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from requests_app.enums import EventKind
from requests_app.views.institutions import institution_search
from requests_app.views.laws import laws
from requests_app.views.lists import home, overdue, request_list
from requests_app.views.log_event import correct_event, log_event, preview_event
from requests_app.views.log_request import change_request, log_request, preview_request
from requests_app.views.projects import project, projects
from requests_app.views.quiet import quiet_request
from requests_app.views.reminders import remind, reminder, reminders
from requests_app.views.request_page import request_page

# Each kind has an address of its own, in the words of both languages.
KINDS = {
    EventKind.ACKNOWLEDGEMENT: (
        pgettext_lazy("url", "requests/<str:reference>/log/acknowledgement/"),
        pgettext_lazy("url", "requests/<str:reference>/log/acknowledgement/preview/"),
    ),
    EventKind.EXTENSION: (
        pgettext_lazy("url", "requests/<str:reference>/log/extension/"),
        pgettext_lazy("url", "requests/<str:reference>/log/extension/preview/"),
    ),
    EventKind.INTERIM_RELEASE: (
        pgettext_lazy("url", "requests/<str:reference>/log/interim-release/"),
        pgettext_lazy("url", "requests/<str:reference>/log/interim-release/preview/"),
    ),
    EventKind.RESPONSE: (
        pgettext_lazy("url", "requests/<str:reference>/log/response/"),
        pgettext_lazy("url", "requests/<str:reference>/log/response/preview/"),
    ),
    EventKind.FOLLOW_UP: (
        pgettext_lazy("url", "requests/<str:reference>/log/follow-up/"),
        pgettext_lazy("url", "requests/<str:reference>/log/follow-up/preview/"),
    ),
    EventKind.NOTE: (
        pgettext_lazy("url", "requests/<str:reference>/log/note/"),
        pgettext_lazy("url", "requests/<str:reference>/log/note/preview/"),
    ),
}


def paths_of(kind: EventKind) -> list[URLPattern]:
    page, preview = KINDS[kind]
    return [
        path(page, log_event, {"kind": kind}, name=f"log_{kind}"),
        path(preview, preview_event, {"kind": kind}, name=f"preview_{kind}"),
    ]


urlpatterns = [
    path("", home, name="home"),
    path(pgettext_lazy("url", "overdue/"), overdue, name="overdue"),
    path(pgettext_lazy("url", "requests/"), request_list, name="request_list"),
    path(pgettext_lazy("url", "requests/new/"), log_request, name="log_request"),
    path(pgettext_lazy("url", "requests/new/preview/"), preview_request, name="preview_request"),
    path(pgettext_lazy("url", "requests/<str:reference>/"), request_page, name="request"),
    path(pgettext_lazy("url", "requests/<str:reference>/change/"), change_request, name="change_request"),
    *(pattern for kind in EventKind for pattern in paths_of(kind)),
    path(pgettext_lazy("url", "requests/<str:reference>/correct/<int:event_id>/"), correct_event, name="correct_event"),
    path(pgettext_lazy("url", "requests/<str:reference>/quiet/"), quiet_request, name="quiet_request"),
    path(pgettext_lazy("url", "requests/<str:reference>/remind/"), remind, name="remind"),
    path(pgettext_lazy("url", "reminders/"), reminders, name="reminders"),
    path(pgettext_lazy("url", "reminders/<int:reminder_id>/"), reminder, name="reminder"),
    path(pgettext_lazy("url", "projects/"), projects, name="projects"),
    path(pgettext_lazy("url", "projects/<int:project_id>/"), project, name="project"),
    path(pgettext_lazy("url", "settings/laws/"), laws, name="laws"),
    path(pgettext_lazy("url", "institutions/"), institution_search, name="institution_search"),
]
