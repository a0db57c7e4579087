"""Who gets what answer at each address: a row for each pattern of the resolver.

Columns: nobody signed in; Alice, a journalist whose request it is; Bob, a journalist of her newsroom; its editor; its
admin; Charlie, the admin of another newsroom.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

PERSONAS = ("nobody", "alice", "bob", "editor", "admin", "charlie")

SIGN_IN = 302
Answers = tuple[int, int, int, int, int, int]

NOT_OFFERED: Answers = (405,) * 6
FOR_ALL: Answers = (200,) * 6
MEMBERS: Answers = (SIGN_IN, 200, 200, 200, 200, 404)
THOSE_WHOSE_IT_IS: Answers = (SIGN_IN, 200, 404, 200, 200, 404)
THEY_POST: Answers = (SIGN_IN, 302, 404, 302, 302, 404)
THEY_PREVIEW: Answers = (SIGN_IN, 200, 404, 200, 200, 404)
SENT_BACK: Answers = (SIGN_IN, 302, 302, 302, 302, 404)
ADMIN_ALONE: Answers = (SIGN_IN, 404, 404, 404, 200, 404)


@dataclass(frozen=True)
class Row:
    get: Answers
    post: Answers = NOT_OFFERED
    data: Callable[[Any], dict[str, Any]] = lambda _: {}
    on: str = "plain"  # the request that the address names: plain, overdue, approved, exported
    kwargs: Callable[[Any], dict[str, Any]] = lambda _: {}


def a_request(world: Any) -> dict[str, Any]:
    return {
        "institution": "RCMP",
        "subject": "Facial recognition",
        "filed_on": "2020-02-10",
        "channel": "online",
        "language": "en",
        "statute": "ATIA",
        "requester_name": "Alice Martin",
        "journalist": world.alice.user_id,
        "submission": "5d2a5fb4-8f8b-4c62-9d55-111111111111",
        "version": world.requests["plain"].version,
    }


def a_selection(world: Any) -> dict[str, Any]:
    return {"id": [world.requests["plain"].pk, world.requests["overdue"].pk]}


def own_request(world: Any) -> dict[str, Any]:
    """As the one who asks: a journalist logs for nobody else."""
    return {**a_request(world), "journalist": world.asking.user_id if world.asking else world.alice.user_id}


def a_part(_world: Any) -> dict[str, Any]:
    return {
        "happened_on": "2020-03-20",
        "institution": "Health Canada",
        "subject": "The contracts",
        "submission": "5d2a5fb4-8f8b-4c62-9d55-333333333333",
    }


def a_document(world: Any) -> dict[str, Any]:
    return {"document_id": world.more["document"].pk}


def an_institution(_world: Any) -> dict[str, Any]:
    return {
        "level": "municipal",
        "name_en": "City of Gatineau",
        "name_fr": "Ville de Gatineau",
        "submission": "5d2a5fb4-8f8b-4c62-9d55-444444444444",
    }


def an_event(**facts: Any) -> Callable[[Any], dict[str, Any]]:
    return lambda world: {
        "happened_on": "2020-03-20",
        "submission": "5d2a5fb4-8f8b-4c62-9d55-222222222222",
        "version": world.requests["plain"].version,
        **facts,
    }


def event_rows(kind: str, *, refused: bool = False, **facts: Any) -> dict[str, Row]:
    return {
        f"log_{kind}": Row(THOSE_WHOSE_IT_IS, THOSE_WHOSE_IT_IS if refused else THEY_POST, an_event(**facts)),
        f"preview_{kind}": Row(NOT_OFFERED, THEY_PREVIEW, an_event(**facts)),
    }


MATRIX: dict[str, Row] = {
    # For anybody
    "healthz": Row(FOR_ALL, FOR_ALL),
    "calculator": Row(FOR_ALL),
    "law": Row(FOR_ALL),
    "public_scorecard": Row((404,) * 6, kwargs=lambda _: {"token": "made-up"}),
    "join": Row((404,) * 6, (404,) * 6, kwargs=lambda _: {"token": "made-up"}),
    "demo_sign_in": Row(NOT_OFFERED, (404,) * 6),
    # Accounts: allauth's own, in our templates; these accounts have no password
    "front_door": Row((SIGN_IN,) * 6, (SIGN_IN,) * 6),
    "account_login": Row((200, 302, 302, 302, 302, 302), (200, 302, 302, 302, 302, 302)),
    "account_logout": Row((302, 200, 200, 200, 200, 200), (302,) * 6),
    "account_inactive": Row(FOR_ALL),
    "account_signup": Row((200, 302, 302, 302, 302, 302), (200, 302, 302, 302, 302, 302)),
    "account_reauthenticate": Row((SIGN_IN, 403, 403, 403, 403, 403), (SIGN_IN, 403, 403, 403, 403, 403)),
    "account_change_password": Row((SIGN_IN, 302, 302, 302, 302, 302), (SIGN_IN, 302, 302, 302, 302, 302)),
    "account_set_password": Row((SIGN_IN, 200, 200, 200, 200, 200), (SIGN_IN, 200, 200, 200, 200, 200)),
    "account_reset_password": Row(FOR_ALL, FOR_ALL),
    "account_reset_password_done": Row(FOR_ALL),
    "account_reset_password_from_key": Row(FOR_ALL, FOR_ALL, kwargs=lambda _: {"uidb36": "1", "key": "made-up"}),
    "account_reset_password_from_key_done": Row(FOR_ALL),
    # The newsroom's pages
    "home": Row((SIGN_IN, 200, 200, 302, 302, 404)),
    "overdue": Row(MEMBERS),
    "overdue_charts": Row(MEMBERS),
    "request_list": Row(MEMBERS),
    "search": Row(MEMBERS),
    "institution_search": Row(MEMBERS),
    "scorecards": Row(MEMBERS),
    "institution": Row(
        MEMBERS,
        (SIGN_IN, 404, 404, 404, 302, 404),
        lambda world: {"forget": world.more["alias"].pk},
        kwargs=lambda world: {"slug": world.more["institution"].slug},
    ),
    "new_institution": Row(ADMIN_ALONE, (SIGN_IN, 404, 404, 404, 302, 404), an_institution),
    "change_institution": Row(
        ADMIN_ALONE,
        (SIGN_IN, 404, 404, 404, 302, 404),
        lambda world: {**an_institution(world), "version": world.more["institution"].version},
        kwargs=lambda world: {"slug": world.more["institution"].slug},
    ),
    "export_list": Row(NOT_OFFERED, MEMBERS, kwargs=lambda _: {"file_format": "csv"}),
    "export_overdue": Row(NOT_OFFERED, MEMBERS, kwargs=lambda _: {"file_format": "json"}),
    "complaint_list": Row(MEMBERS),
    "choose_letters": Row(
        ADMIN_ALONE, (SIGN_IN, 404, 404, 404, 302, 404), lambda world: {"id": [world.complaints["approved"].pk]}
    ),
    "letter_batch": Row(
        ADMIN_ALONE,
        (SIGN_IN, 404, 404, 404, 302, 404),
        lambda _: {"do": "stop"},
        kwargs=lambda world: {"batch": world.more["batch"].pk},
    ),
    "letters_zip": Row(NOT_OFFERED, ADMIN_ALONE, kwargs=lambda world: {"batch": world.more["batch"].pk}),
    "cover_letter": Row(
        ADMIN_ALONE,
        ADMIN_ALONE,
        lambda world: {
            "complaints": [world.complaints["exported"].pk],
            "language": "en",
            "signatory_name": "Alice Martin",
        },
    ),
    "projects": Row(MEMBERS),
    "list_look": Row(
        NOT_OFFERED,
        (SIGN_IN, 302, 302, 302, 302, 404),
        lambda _: {"columns": ["clock"], "rows": "100"},
        kwargs=lambda _: {"of": "overdue"},
    ),
    "saved_views": Row(MEMBERS, (SIGN_IN, 302, 302, 302, 302, 404), lambda _: {"name": "Late"}),
    "saved_view": Row(
        NOT_OFFERED,
        (SIGN_IN, 302, 404, 404, 404, 404),
        lambda _: {"opens": "1"},
        kwargs=lambda world: {"view_id": world.more["view"].pk},
    ),
    "reminders": Row(MEMBERS),
    "hand_over": Row(
        MEMBERS,
        (SIGN_IN, 302, 200, 302, 302, 404),
        lambda world: {
            "from": world.alice.user_id,
            "requests": [world.requests["plain"].pk],
            "to": world.bob.pk,
        },
    ),
    "assign_selected": Row(SENT_BACK, MEMBERS, a_selection),
    "tag_selected": Row(SENT_BACK, MEMBERS, a_selection),
    "watch_selected": Row(SENT_BACK, SENT_BACK, a_selection),
    "draft_selected": Row(SENT_BACK, MEMBERS, a_selection),
    "drafted_complaints": Row(
        (SIGN_IN, 200, 404, 404, 404, 404), kwargs=lambda world: {"number": world.more["drafted"].pk}
    ),
    "keyboard": Row(MEMBERS),
    "undo_bulk": Row(
        NOT_OFFERED,
        (SIGN_IN, 302, 404, 404, 404, 404),
        kwargs=lambda world: {"number": world.more["bulk"].pk},
    ),
    "reminder": Row(
        (SIGN_IN, 200, 404, 404, 404, 404),
        (SIGN_IN, 302, 404, 404, 404, 404),
        lambda _: {"day": "2020-04-09"},
        kwargs=lambda world: {"reminder_id": world.more["reminder"].pk},
    ),
    "project": Row(
        (SIGN_IN, 404, 404, 200, 200, 404),
        (SIGN_IN, 404, 404, 302, 302, 404),
        lambda _: {"name": "Faces"},
        kwargs=lambda world: {"project_id": world.requests["plain"].project_id},
    ),
    "import_sheets": Row(ADMIN_ALONE, ADMIN_ALONE),
    "sheet_import": Row(
        ADMIN_ALONE,
        (SIGN_IN, 404, 404, 404, 302, 404),
        lambda _: {"do": "import"},
        kwargs=lambda world: {"number": world.more["import"].pk},
    ),
    "rows_left_over": Row(ADMIN_ALONE, kwargs=lambda world: {"number": world.more["import"].pk}),
    "letterhead": Row(ADMIN_ALONE, (SIGN_IN, 404, 404, 404, 302, 404), lambda _: {"version": "1"}),
    "letterhead_preview": Row(NOT_OFFERED, ADMIN_ALONE),
    "letterhead_sample": Row(ADMIN_ALONE),
    "letterhead_logo": Row(MEMBERS),
    "scorecard_settings": Row(ADMIN_ALONE, (SIGN_IN, 404, 404, 404, 302, 404), lambda _: {"do": "on"}),
    "laws": Row(ADMIN_ALONE, (SIGN_IN, 404, 404, 404, 302, 404), lambda _: {"statute": "QC", "turn": "on"}),
    # A request
    "log_request": Row(MEMBERS, (SIGN_IN, 302, 302, 302, 302, 404), own_request),
    "preview_request": Row(NOT_OFFERED, MEMBERS, a_request),
    "similar_requests": Row(NOT_OFFERED, MEMBERS, a_request),
    "request": Row(MEMBERS),
    "follow_up_draft": Row(THOSE_WHOSE_IT_IS),
    "watch": Row(NOT_OFFERED, (SIGN_IN, 302, 302, 302, 302, 404)),
    "remind": Row(MEMBERS, (SIGN_IN, 302, 302, 302, 302, 404), lambda _: {"day": "2020-04-09"}),
    "quiet_request": Row(
        THOSE_WHOSE_IT_IS,
        THEY_POST,
        lambda world: {"until": "2020-04-09", "version": world.requests["plain"].version},
    ),
    "shelf": Row(THOSE_WHOSE_IT_IS, THEY_POST, lambda world: {"why": "", "version": world.requests["plain"].version}),
    "split_request": Row(THOSE_WHOSE_IT_IS, THEY_POST, a_part),
    "transfer_part": Row(THOSE_WHOSE_IT_IS, THEY_POST, a_part),
    "change_request": Row(THOSE_WHOSE_IT_IS, THEY_POST, a_request),
    **event_rows("acknowledgement", received_on="2020-02-12"),
    **event_rows("extension", grounds=["9(1)(a)"], days="30", sent_on="2020-03-09"),
    **event_rows("interim_release", pages="12"),
    **event_rows("response", disposition="full"),
    **event_rows("follow_up", details="Asked again."),
    **event_rows("note", details="They called."),
    **event_rows("fee_notice", amount="5"),
    **event_rows("fee_paid", amount="5"),
    **event_rows("clarification_asked", accepted="no"),
    **event_rows("extension_withdrawn"),
    **event_rows("extension_struck"),
    **event_rows("third_party_notice"),
    **event_rows("transfer", institution="Health Canada"),
    **event_rows("suspension"),
    **event_rows("abandoned", sure="on"),
    **event_rows("reply_demanded", by="2020-04-10"),
    **event_rows("reply"),
    **event_rows("promise", by="2020-04-10"),
    **event_rows("call", details="They called."),
    **event_rows("complaint", ground="30(1)(a)"),
    **event_rows("registered", number="5820-00001"),
    **event_rows("representations_asked", by="2020-04-10"),
    **event_rows("investigation_notice"),
    **event_rows("representations_made"),
    **event_rows("initial_report", by="2020-04-30"),
    **event_rows("compliance_notice", accepted="yes"),
    **event_rows("report_published", number="2020 OIC 1"),
    **event_rows("final_report", finding="well_founded", order_days="36", order_counted_from="report"),
    **event_rows("resolved"),
    **event_rows("discontinued"),
    **event_rows("inadmissible"),
    **event_rows("court_application", number="T-1-20"),
    # What ends or takes back what was never there: the form comes back with its sentence
    **event_rows("clarification_answered", refused=True, accepted="no"),
    **event_rows("resumption", refused=True),
    **event_rows("reopened", refused=True),
    "correct_event": Row(
        THOSE_WHOSE_IT_IS, THEY_POST, an_event(details="We called."), kwargs=lambda world: {"event_id": world.note.pk}
    ),
    # Its documents
    "add_documents": Row(THOSE_WHOSE_IT_IS, THEY_POST, lambda _: {"files": SimpleUploadedFile("a.txt", b"Received.")}),
    "document": Row(MEMBERS, kwargs=a_document),
    "document_line": Row(MEMBERS, kwargs=a_document),
    "download_document": Row(MEMBERS, kwargs=a_document),
    "view_document": Row(MEMBERS, kwargs=a_document),
    "document_thumbnail": Row(MEMBERS, kwargs=lambda world: {"document_id": world.more["picture"].pk}),
    "link_document": Row(NOT_OFFERED, THEY_POST, lambda world: {"event": world.note.pk}, kwargs=a_document),
    "keep_attachments": Row(
        NOT_OFFERED,
        THEY_POST,
        lambda _: {"attachments": "0"},
        kwargs=lambda world: {"document_id": world.more["mail"].pk},
    ),
    "purge_document": Row(
        ADMIN_ALONE, (SIGN_IN, 404, 404, 404, 302, 404), lambda _: {"reason": "A source"}, kwargs=a_document
    ),
    "strike_event": Row(
        THOSE_WHOSE_IT_IS,
        THEY_POST,
        lambda world: {"why": "Another request.", "version": world.requests["plain"].version},
        kwargs=lambda world: {"event_id": world.note.pk},
    ),
    "put_back_event": Row(NOT_OFFERED, THEY_POST, kwargs=lambda world: {"event_id": world.note.pk}),
    # A complaint
    "complaint": Row(MEMBERS, THEY_POST, lambda _: {"language": "en"}, on="overdue"),
    "another_complaint": Row(
        MEMBERS, THEY_POST, lambda _: {"language": "en", "grounds": ["publication"], "choosing": "1"}, on="overdue"
    ),
    "complaint_draft_pdf": Row(MEMBERS, on="approved"),
    "send_back_complaint": Row(
        NOT_OFFERED,
        (SIGN_IN, 404, 404, 302, 302, 404),
        lambda world: {"review_note": "See the date.", "version": world.complaints["approved"].version},
        on="approved",
    ),
    "export_complaint": Row(NOT_OFFERED, (SIGN_IN, 404, 404, 404, 302, 404), on="approved"),
    "complaint_letter": Row(ADMIN_ALONE, on="exported"),
    "complaint_bundle": Row(
        ADMIN_ALONE,
        (SIGN_IN, 404, 404, 404, 302, 404),
        lambda _: {"asked": "1"},
        on="exported",
        kwargs=lambda _: {"number": 1},
    ),
    "download_bundle": Row(ADMIN_ALONE, on="exported", kwargs=lambda _: {"number": 1}),
    "complaint_form": Row(MEMBERS, on="approved"),
    "comment_complaint": Row(
        NOT_OFFERED,
        SENT_BACK,
        lambda _: {"text": "See the date.", "submission": "5d2a5fb4-8f8b-4c62-9d55-222222222222"},
        on="approved",
    ),
    "settle_comment": Row(
        NOT_OFFERED,
        SENT_BACK,
        lambda _: {"do": "resolve"},
        on="approved",
        kwargs=lambda world: {"number": 1, "comment_id": world.more["comment"].pk},
    ),
    "complaint_sent": Row(
        NOT_OFFERED,
        THEY_POST,
        lambda world: {"happened_on": "2020-04-01", "version": world.complaints["exported"].version},
        on="exported",
    ),
}
