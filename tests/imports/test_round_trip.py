"""A sheet as an export writes it comes back whole in another newsroom: requests, events, what ties them, dates."""

import csv
import io
from datetime import date

from requests_app.exchange import values_of_events
from requests_app.models import AccessRequest, Institution
from requests_app.sheets.columns import COLUMNS, guard, write_events
from requests_app.winding import STORED
from tests.factories import AccessRequestFactory, MembershipFactory, answer, extend, log

FACTS = (
    *("reference", "number", "institution_id", "file_number", "subject", "text", "statute", "language", "channel"),
    *("filed_on", "received_on", "requester_name", "requester_organization", "restricted"),
)


def row_of(request):
    own = {
        "institution": f"{request.institution.name_en} / {request.institution.name_fr}",
        "institution_code": request.institution.slug,
        "journalist": request.journalist.email,
        "project": request.project.name if request.project else "",
        "tags": ", ".join(tag.name for tag in request.tags.all()),
        "restricted": "yes" if request.restricted else "no",
        "named": "",
        "events": "",
    }
    cells = [own.get(column.name, getattr(request, column.name, "")) for column in COLUMNS[:-1]]
    return [guard("" if cell is None else str(cell)) for cell in cells] + [
        guard(cell) for cell in write_events(values_of_events(request.events.all()))
    ]


def exported(requests, language):
    file = io.StringIO(newline="")
    written = csv.writer(file, delimiter=";" if language == "fr" else ",")
    written.writerow([column.heading(language) for column in COLUMNS])
    written.writerows(map(row_of, requests))
    return file.getvalue().encode("utf-8-sig")


def a_long_history(alice):
    made = AccessRequestFactory(member=alice, subject="=SUM(A1)", text="- one\r\n- two", number=7, restricted=True)
    log(made, "acknowledgement", "2020-02-12", received_on=date(2020, 2, 11), file_number="A-2020-1")
    note = log(made, "note", "2020-02-20", details="x" * 40_000)
    notice = extend(made, "2020-03-02", 60, commissioner_told=False)
    log(made, "note", "2020-02-20", details="Shorter.", corrects=note)
    log(made, "extension_withdrawn", "2020-03-05", about=notice)
    log(made, "transfer", "2020-03-06", institution=Institution.objects.get(slug="hc-sc"), file_number="H-2020-9")
    complaint = log(made, "complaint", "2020-03-20", ground="30(1)(a)")
    log(made, "final_report", "2020-03-30", about=complaint, finding="well_founded")
    return made


def shape(request):
    made = [values_of_events(request.events.all())]
    numbers = sorted(request.file_numbers.values_list("institution__slug", "number"))
    return [getattr(request, name) for name in (*FACTS, *STORED)], made, numbers, request.limits.count()


def test_what_is_exported_comes_back_whole(bring_in, admin):
    alice = MembershipFactory()
    long = a_long_history(alice)
    plain = AccessRequestFactory(member=alice, subject="'+1", received_on=None, number=8, file_number="A-2020-00008")
    answered = AccessRequestFactory(member=alice, number=9, subject="Ça va – œuf")
    answer(answered, "2020-03-01", "partial", pages=3)
    requests = [long, plain, answered]

    for language in ("fr", "en"):
        told = bring_in(exported(requests, language))
        assert told["counts"] == (
            {"import": 3, "ask": 0, "skip": 0} if language == "fr" else {"import": 0, "ask": 0, "skip": 3}
        )

    for request in requests:
        request.refresh_from_db()
        there = AccessRequest.objects.get(newsroom=admin.newsroom, reference=request.reference)
        assert there.journalist == admin.user
        assert shape(there)[1:] == shape(request)[1:]
        assert shape(there)[0] == shape(request)[0]
