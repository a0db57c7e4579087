"""What an export writes comes back whole in another newsroom: requests, events, what ties them, dates."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from requests_app.enums import Channel, Disposition, Language
from requests_app.exchange import values_of_events
from requests_app.models import AccessRequest, Institution
from requests_app.winding import STORED
from tests.factories import AccessRequestFactory, MembershipFactory, answer, extend, log

FACTS = (
    *("reference", "number", "institution_id", "file_number", "subject", "text", "statute", "language", "channel"),
    *("filed_on", "received_on", "requester_name", "requester_organization", "restricted"),
)


@pytest.fixture
def exported(tmp_path):
    """What the command writes of a newsroom."""

    def write(newsroom, file_format, language):
        path = tmp_path / f"requests.{file_format}"
        options = {"newsroom": newsroom.slug, "format": file_format, "language": language}
        call_command("export_requests", to=path, **options)
        return path.read_bytes()

    return write


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


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_what_is_exported_comes_back_whole(bring_in, admin, exported, file_format):
    alice = MembershipFactory()
    long = a_long_history(alice)
    plain = AccessRequestFactory(member=alice, subject="'+1", received_on=None, number=8, file_number="A-2020-00008")
    answered = AccessRequestFactory(member=alice, number=9, subject="Ça va – œuf")
    answer(answered, "2020-03-01", "partial", pages=3)

    for language in ("fr", "en"):
        told = bring_in(exported(alice.newsroom, file_format, language), name=f"a.{file_format}")
        assert told["counts"] == (
            {"import": 3, "ask": 0, "skip": 0} if language == "fr" else {"import": 0, "ask": 0, "skip": 3}
        )

    for request in (long, plain, answered):
        request.refresh_from_db()
        there = AccessRequest.objects.get(newsroom=admin.newsroom, reference=request.reference)
        assert there.journalist == admin.user
        assert shape(there)[1:] == shape(request)[1:]
        assert shape(there)[0] == shape(request)[0]


# As a form gives it: nothing around it, nothing that cannot be stored.
SIGNS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff") | st.sampled_from("=+-@'\";, ")
LINE = st.text(SIGNS, min_size=1, max_size=40).map(lambda text: " ".join(text.split())).filter(bool)
LINES = st.lists(LINE, max_size=3).map("\n".join)
NOTES = st.tuples(
    st.just("note"), st.dates(date(2020, 2, 10), date(2020, 3, 31)), st.fixed_dictionaries({"details": LINE})
)
CALLS = st.tuples(
    st.just("call"), st.dates(date(2020, 2, 10), date(2020, 3, 31)), st.fixed_dictionaries({"details": LINE})
)
ANSWERS = st.tuples(
    st.just("response"),
    st.dates(date(2020, 2, 20), date(2020, 3, 31)),
    st.fixed_dictionaries(
        {"disposition": st.sampled_from(Disposition.values), "pages": st.none() | st.integers(0, 90_000)}
    ),
)
REQUESTS = st.fixed_dictionaries(
    {
        "subject": LINE,
        "text": LINES,
        "file_number": st.just("") | LINE,
        "requester_name": LINE,
        "requester_organization": st.just("") | LINE,
        "channel": st.sampled_from(Channel.values),
        "language": st.sampled_from(Language.values),
        "restricted": st.booleans(),
        "received_on": st.none() | st.dates(date(2020, 2, 10), date(2020, 2, 20)),
    }
)
HISTORY = st.tuples(st.lists(NOTES | CALLS, max_size=3), st.lists(ANSWERS, max_size=1)).map(
    lambda some: [*some[0], *some[1]]
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(how=st.tuples(st.sampled_from(["csv", "xlsx"]), st.sampled_from(["en", "fr"])), facts=REQUESTS, history=HISTORY)
def test_any_request_comes_back_exactly(bring_in, admin, exported, *, how, facts, history):
    file_format, language = how
    with transaction.atomic():
        request = AccessRequestFactory(number=7, **facts)
        for kind, on, told in history:
            log(request, kind, on, **told)

        answered = bring_in(exported(request.newsroom, file_format, language), name=f"a.{file_format}")

        assert [(row["outcome"], row["reasons"]) for row in answered["rows"]] == [("import", ["journalist_unknown"])]
        request.refresh_from_db()
        assert shape(AccessRequest.objects.get(newsroom=admin.newsroom)) == shape(request)
        transaction.set_rollback(True)
