from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import pgettext_lazy

from requests_app.enums import EventKind, StrandKind
from requests_app.views.bulk import assign_selected, tag_selected, undo_bulk, watch_selected
from requests_app.views.charts import overdue_charts
from requests_app.views.exports import export_list, export_overdue
from requests_app.views.follow_up import follow_up_draft
from requests_app.views.hand_over import hand_over
from requests_app.views.imports import import_sheets, rows_left_over, sheet_import
from requests_app.views.institutions import change_institution, institution, institution_search, new_institution
from requests_app.views.keyboard import keyboard
from requests_app.views.laws import laws
from requests_app.views.list_look import list_look
from requests_app.views.lists import home, overdue, request_list
from requests_app.views.log_event import correct_event, log_event, preview_event
from requests_app.views.log_request import change_request, log_request, preview_request, similar_requests
from requests_app.views.part_request import part_request
from requests_app.views.projects import project, projects
from requests_app.views.public_scorecard import scorecard_settings
from requests_app.views.quiet import quiet_request
from requests_app.views.reminders import remind, reminder, reminders
from requests_app.views.request_page import request_page
from requests_app.views.saved_views import saved_view, saved_views
from requests_app.views.scorecards import scorecards
from requests_app.views.search import search_page
from requests_app.views.shelf import shelf
from requests_app.views.strike_event import put_back_event, strike_event
from requests_app.views.watching import watch

# Each kind has an address of its own, in the words of both languages.
KINDS = {
    EventKind.ACKNOWLEDGEMENT: pgettext_lazy("url", "requests/<str:reference>/log/acknowledgement/"),
    EventKind.FEE_NOTICE: pgettext_lazy("url", "requests/<str:reference>/log/fee-notice/"),
    EventKind.FEE_PAID: pgettext_lazy("url", "requests/<str:reference>/log/fee-paid/"),
    EventKind.CLARIFICATION_ASKED: pgettext_lazy("url", "requests/<str:reference>/log/clarification-asked/"),
    EventKind.CLARIFICATION_ANSWERED: pgettext_lazy("url", "requests/<str:reference>/log/clarification-answered/"),
    EventKind.EXTENSION: pgettext_lazy("url", "requests/<str:reference>/log/extension/"),
    EventKind.EXTENSION_WITHDRAWN: pgettext_lazy("url", "requests/<str:reference>/log/extension-withdrawn/"),
    EventKind.EXTENSION_STRUCK: pgettext_lazy("url", "requests/<str:reference>/log/extension-struck/"),
    EventKind.THIRD_PARTY_NOTICE: pgettext_lazy("url", "requests/<str:reference>/log/third-party-notice/"),
    EventKind.TRANSFER: pgettext_lazy("url", "requests/<str:reference>/log/transfer/"),
    EventKind.SUSPENSION: pgettext_lazy("url", "requests/<str:reference>/log/suspension/"),
    EventKind.RESUMPTION: pgettext_lazy("url", "requests/<str:reference>/log/resumption/"),
    EventKind.INTERIM_RELEASE: pgettext_lazy("url", "requests/<str:reference>/log/interim-release/"),
    EventKind.RESPONSE: pgettext_lazy("url", "requests/<str:reference>/log/response/"),
    EventKind.ABANDONED: pgettext_lazy("url", "requests/<str:reference>/log/abandoned/"),
    EventKind.REOPENED: pgettext_lazy("url", "requests/<str:reference>/log/reopened/"),
    EventKind.REPLY_DEMANDED: pgettext_lazy("url", "requests/<str:reference>/log/reply-demanded/"),
    EventKind.REPLY: pgettext_lazy("url", "requests/<str:reference>/log/reply/"),
    EventKind.PROMISE: pgettext_lazy("url", "requests/<str:reference>/log/promise/"),
    EventKind.FOLLOW_UP: pgettext_lazy("url", "requests/<str:reference>/log/follow-up/"),
    EventKind.CALL: pgettext_lazy("url", "requests/<str:reference>/log/call/"),
    EventKind.NOTE: pgettext_lazy("url", "requests/<str:reference>/log/note/"),
    EventKind.COMPLAINT: pgettext_lazy("url", "requests/<str:reference>/log/complaint/"),
    EventKind.REGISTERED: pgettext_lazy("url", "requests/<str:reference>/log/registered/"),
    EventKind.INVESTIGATION_NOTICE: pgettext_lazy("url", "requests/<str:reference>/log/investigation-notice/"),
    EventKind.REPRESENTATIONS_ASKED: pgettext_lazy("url", "requests/<str:reference>/log/representations-asked/"),
    EventKind.REPRESENTATIONS_MADE: pgettext_lazy("url", "requests/<str:reference>/log/representations-made/"),
    EventKind.INITIAL_REPORT: pgettext_lazy("url", "requests/<str:reference>/log/initial-report/"),
    EventKind.COMPLIANCE_NOTICE: pgettext_lazy("url", "requests/<str:reference>/log/compliance-notice/"),
    EventKind.FINAL_REPORT: pgettext_lazy("url", "requests/<str:reference>/log/final-report/"),
    EventKind.RESOLVED: pgettext_lazy("url", "requests/<str:reference>/log/resolved/"),
    EventKind.DISCONTINUED: pgettext_lazy("url", "requests/<str:reference>/log/discontinued/"),
    EventKind.INADMISSIBLE: pgettext_lazy("url", "requests/<str:reference>/log/inadmissible/"),
    EventKind.REPORT_PUBLISHED: pgettext_lazy("url", "requests/<str:reference>/log/report-published/"),
    EventKind.COURT_APPLICATION: pgettext_lazy("url", "requests/<str:reference>/log/court-application/"),
}


def paths_of(kind: EventKind) -> list[URLPattern]:
    """The form of a kind, and under it what the form would change."""
    return [
        path("", log_event, {"kind": kind}, name=f"log_{kind}"),
        path(pgettext_lazy("url", "preview/"), preview_event, {"kind": kind}, name=f"preview_{kind}"),
    ]


urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path(pgettext_lazy("url", "overdue/"), overdue, name="overdue"),
    path(pgettext_lazy("url", "overdue/charts/"), overdue_charts, name="overdue_charts"),
    path(pgettext_lazy("url", "overdue/export/<str:file_format>/"), export_overdue, name="export_overdue"),
    path(pgettext_lazy("url", "overdue/views/"), saved_views, name="saved_views"),
    path(pgettext_lazy("url", "overdue/views/<int:view_id>/"), saved_view, name="saved_view"),
    path(pgettext_lazy("url", "look/<str:of>/"), list_look, name="list_look"),
    path(pgettext_lazy("url", "search/"), search_page, name="search"),
    path(pgettext_lazy("url", "requests/"), request_list, name="request_list"),
    path(pgettext_lazy("url", "requests/new/"), log_request, name="log_request"),
    path(pgettext_lazy("url", "requests/new/preview/"), preview_request, name="preview_request"),
    path(pgettext_lazy("url", "requests/new/similar/"), similar_requests, name="similar_requests"),
    path(pgettext_lazy("url", "requests/hand-over/"), hand_over, name="hand_over"),
    path(pgettext_lazy("url", "requests/export/<str:file_format>/"), export_list, name="export_list"),
    path(pgettext_lazy("url", "keyboard/"), keyboard, name="keyboard"),
    path(pgettext_lazy("url", "requests/selected/assign/"), assign_selected, name="assign_selected"),
    path(pgettext_lazy("url", "requests/selected/tag/"), tag_selected, name="tag_selected"),
    path(pgettext_lazy("url", "requests/selected/watch/"), watch_selected, name="watch_selected"),
    path(pgettext_lazy("url", "requests/selected/undo/<int:number>/"), undo_bulk, name="undo_bulk"),
    path(pgettext_lazy("url", "requests/<str:reference>/"), request_page, name="request"),
    path(pgettext_lazy("url", "requests/<str:reference>/change/"), change_request, name="change_request"),
    *(path(address, include(paths_of(kind))) for kind, address in KINDS.items()),
    path(pgettext_lazy("url", "requests/<str:reference>/correct/<int:event_id>/"), correct_event, name="correct_event"),
    path(pgettext_lazy("url", "requests/<str:reference>/strike/<int:event_id>/"), strike_event, name="strike_event"),
    path(
        pgettext_lazy("url", "requests/<str:reference>/put-back/<int:event_id>/"), put_back_event, name="put_back_event"
    ),
    path(
        pgettext_lazy("url", "requests/<str:reference>/split/"),
        part_request,
        {"kind": StrandKind.SPLIT},
        name="split_request",
    ),
    path(
        pgettext_lazy("url", "requests/<str:reference>/transfer-part/"),
        part_request,
        {"kind": StrandKind.TRANSFERRED},
        name="transfer_part",
    ),
    path(pgettext_lazy("url", "requests/<str:reference>/quiet/"), quiet_request, name="quiet_request"),
    path(pgettext_lazy("url", "requests/<str:reference>/shelf/"), shelf, name="shelf"),
    path(pgettext_lazy("url", "requests/<str:reference>/remind/"), remind, name="remind"),
    path(pgettext_lazy("url", "requests/<str:reference>/follow-up/"), follow_up_draft, name="follow_up_draft"),
    path(pgettext_lazy("url", "requests/<str:reference>/watch/"), watch, name="watch"),
    path(pgettext_lazy("url", "reminders/"), reminders, name="reminders"),
    path(pgettext_lazy("url", "reminders/<int:reminder_id>/"), reminder, name="reminder"),
    path(pgettext_lazy("url", "projects/"), projects, name="projects"),
    path(pgettext_lazy("url", "projects/<int:project_id>/"), project, name="project"),
    path("", include("requests_app.document_urls")),
    path(pgettext_lazy("url", "settings/laws/"), laws, name="laws"),
    path(pgettext_lazy("url", "settings/scorecard/"), scorecard_settings, name="scorecard_settings"),
    path(pgettext_lazy("url", "import/"), import_sheets, name="import_sheets"),
    path(pgettext_lazy("url", "import/<int:number>/"), sheet_import, name="sheet_import"),
    path(pgettext_lazy("url", "import/<int:number>/left-over/"), rows_left_over, name="rows_left_over"),
    path(pgettext_lazy("url", "institutions/"), institution_search, name="institution_search"),
    path(pgettext_lazy("url", "institutions/scorecards/"), scorecards, name="scorecards"),
    path(pgettext_lazy("url", "institutions/new/"), new_institution, name="new_institution"),
    path(pgettext_lazy("url", "institutions/<slug:slug>/"), institution, name="institution"),
    path(pgettext_lazy("url", "institutions/<slug:slug>/change/"), change_institution, name="change_institution"),
]
