"""`manage.py import_requests`: what goes in, what is asked, what is left out, and why."""

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from newsrooms.actions.create_newsroom import create_newsroom
from newsrooms.models import AuditEntry, Membership, User
from requests_app.imports.sentences import REASONS, REFUSALS
from requests_app.models import AccessRequest, Event, FileNumber, ImportedRow, SheetImport
from tests.factories import MembershipFactory

GOOD = {"Institution": "RCMP", "Subject": "Masks", "Filed on": "2020-02-10"}
SHEET = """Institution,File number,Subject,Filed on,Received,Answered on,Disposition,Pages
RCMP,A-2020-1,Masks,2020-01-06,2020-01-08,2020-02-03,Disclosed in part,120
Health Canada / Santé Canada,A-2020-2,Water,2020-02-10,,,,
Nowhere Agency,A-2020-3,Roads,2020-02-11,,,,
RCMP,,Informants,2020-02-12,,,,
Total,4,,,,,,
"""


def told(answer):
    return [(row["row"], row["outcome"], row["reasons"]) for row in answer["rows"]]


def everything():
    return [model.objects.count() for model in (AccessRequest, Event, FileNumber, ImportedRow, AuditEntry, SheetImport)]


def test_clean_rows_go_in_without_waiting_for_the_others(bring_in, admin):
    answer = bring_in(SHEET)

    assert answer["counts"] == {"import": 3, "ask": 1, "skip": 1}
    assert told(answer) == [
        (2, "import", []),
        (3, "import", []),
        (4, "ask", ["institution_unknown"]),
        (5, "import", []),
        (6, "skip", ["total"]),
    ]
    assert answer["status"] == 1
    masks = AccessRequest.objects.get(subject="Masks")
    assert (masks.newsroom, masks.journalist, masks.institution.slug) == (admin.newsroom, admin.user, "rcmp-grc")
    assert (str(masks.received_on), str(masks.answered_on), masks.phase) == ("2020-01-08", "2020-02-03", "answered")
    answered = masks.events.get()
    assert (answered.kind, answered.disposition, answered.pages) == ("response", "partial", 120)
    assert list(masks.file_numbers.values_list("number", flat=True)) == ["A-2020-1"]
    water = AccessRequest.objects.get(subject="Water")
    assert (water.presumed, str(water.due_latest), water.limits.count()) == (True, "2020-03-11", 1)
    assert sorted(AccessRequest.objects.values_list("reference", flat=True)) == ["2020-0001", "2020-0002", "2020-0003"]


def test_each_request_leaves_its_trace(bring_in):
    bring_in(SHEET)

    entries = AuditEntry.objects.filter(action="request.imported")
    assert sorted(entry.target_label for entry in entries) == [
        "2020-0001 Masks",
        "2020-0002 Water",
        "2020-0003 Informants",
    ]
    after = entries.get(target_label="2020-0001 Masks").after or {}
    assert after["events"][0]["disposition"] == "partial"
    assert AuditEntry.objects.get(action="sheet.imported").after == {"imported": 3, "left": 2}


def test_a_dry_run_says_what_the_run_does_and_does_nothing(bring_in):
    before = everything()

    dry = bring_in(SHEET, "--dry-run")

    assert everything() == before
    assert bring_in(SHEET) == dry


def test_the_same_file_again_adds_nothing(bring_in):
    bring_in(SHEET)
    there = AccessRequest.objects.count()

    again = bring_in(SHEET)

    assert AccessRequest.objects.count() == there
    assert told(again)[0] == (2, "skip", ["already_here"])
    assert again["counts"] == {"import": 0, "ask": 1, "skip": 4}


def test_a_request_changed_since_is_known_again(bring_in):
    bring_in(SHEET)
    AccessRequest.objects.filter(subject="Informants").update(subject="Informants: payments")

    assert bring_in(SHEET)["counts"]["import"] == 0


def test_one_number_at_one_institution_is_one_request_under_any_name(bring_in):
    answer = bring_in(
        "Institution,Request number,Subject,Filed on\nRCMP,A-2020-1,a,2020-01-06\n"
        "Gendarmerie royale du Canada,a - 2020 - 1,b,2020-01-07\n"
        "Health Canada,A-2020-1,c,2020-01-08\n"
    )

    assert told(answer) == [(2, "import", []), (3, "skip", ["repeated_row"]), (4, "import", [])]


def test_two_requests_of_one_day_that_ask_different_things_are_two(bring_in):
    answer = bring_in("Institution,Subject,Text of the request,Filed on\nRCMP,a,x,2020-01-06\nRCMP,a,y,2020-01-06\n")

    assert answer["counts"]["import"] == 2


def test_an_ambiguous_column_is_asked_and_never_guessed(bring_in):
    asked = bring_in("Institution,Subject,Filed on\nRCMP,a,03/02/2020\nRCMP,b,2020-02-10\n", "--dry-run")
    shown = bring_in("Institution,Subject,Filed on\nRCMP,a,03/02/2020\nRCMP,b,25/02/2020\n", "--dry-run")

    assert [(row["outcome"], row["reasons"], row["values"]["filed"]) for row in asked["rows"]] == [
        ("ask", ["date_ambiguous"], None),
        ("import", [], "2020-02-10"),
    ]
    assert [row["values"]["filed"] for row in shown["rows"]] == ["2020-02-03", "2020-02-25"]


@pytest.mark.parametrize(
    ("columns", "outcome", "reasons"),
    [
        ({"Institution": ""}, "ask", ["institution_missing"]),
        ({"Institution": "Nowhere Agency"}, "ask", ["institution_unknown"]),
        ({"Institution": "Helth Canada"}, "ask", ["institution_unsure"]),
        ({"Subject": "", "Number": "A-2020-1"}, "ask", ["subject_missing"]),
        ({"Filed on": ""}, "ask", ["filed_missing"]),
        ({"Filed on": "30/02/2020"}, "ask", ["no_such_day"]),
        ({"Filed on": "February 2020"}, "ask", ["day_incomplete"]),
        ({"Filed on": "soon"}, "ask", ["not_a_date"]),
        ({"Filed on": "1301-02-03"}, "ask", ["before_the_act"]),
        ({"Filed on": "2032-02-03"}, "ask", ["in_the_future"]),
        ({"Request received": "2020-02-03"}, "ask", ["received_before_filed"]),
        ({"Answered on": "2020-02-03", "Decision": "Denied"}, "ask", ["before_filing"]),
        ({"Answered on": "2020-03-03"}, "ask", ["disposition_missing"]),
        ({"Answered on": "2020-03-03", "Decision": "test disposition"}, "ask", ["disposition_unknown"]),
        ({"Answered on": "2020-03-03", "Decision": "=F12"}, "ask", ["disposition_unknown"]),
        ({"Answered on": "2020-03-03", "Status": "Completed"}, "ask", ["disposition_unknown"]),
        ({"Answered on": "2020-03-03", "Status": "In progress"}, "ask", ["open_but_answered"]),
        ({"Decision": "Denied"}, "ask", ["answer_without_day"]),
        ({"Decision": "Transferred", "Answered on": "2020-03-03"}, "ask", ["transferred_to_whom"]),
        ({"File number": "A-2020-00001 / A-2020-00002"}, "ask", ["two_numbers"]),
        ({"File number": "x" * 61}, "ask", ["too_long"]),
        ({"Law": "Lex Julia"}, "ask", ["law_unknown"]),
        ({"Law": "QC"}, "ask", ["law_not_turned_on"]),
        ({"Restricted": "perhaps"}, "ask", ["not_yes_or_no"]),
        ({"Date received": "2020-02-10", "Filed on": ""}, "ask", ["received_meaning"]),
        ({"File number": "A-2020-12 et A-2020-13"}, "ask", ["two_numbers"]),
        ({"Extension date": "2020-03-02", "Extension in days": "30 + 60"}, "ask", ["days_unread"]),
        ({"Extension in days": "60"}, "import", ["extension_without_notice"]),
        ({"Extension in days": "30 + 60"}, "import", ["extension_without_notice"]),
        ({"Extension date": "n/a", "Acknowledged on": "–"}, "import", []),
        ({"Answered on": "late"}, "import", []),
        ({"Réponse le": "en attente"}, "import", []),
        ({"Réponse le": "s. o."}, "import", []),
        ({"Answered on": "TBD", "Decision": "Pending"}, "import", []),
        ({"Answered on": "soon, they say", "Decision": "Denied"}, "ask", ["not_a_date"]),
        ({"Journalist": "Eve"}, "import", ["journalist_unknown"]),
        ({"File number": "P-2020-00001"}, "import", ["statute_from_number"]),
        ({"Answered on": "2020-03-03", "Decision": "Denied", "Pages": "EXCEL"}, "import", ["pages_unread"]),
        ({"Status": "Late!"}, "import", []),
        ({"Subject": "x " * 200}, "import", []),
    ],
)
def test_each_reason(row_of, columns, outcome, reasons):
    row = row_of(**{**GOOD, **columns})

    assert (row["outcome"], row["reasons"]) == (outcome, reasons)


def test_a_notice_of_extension_is_logged_with_its_grounds(bring_in):
    bring_in(
        "Institution,Subject,Filed on,Date received,Extension date,Extension days,Reason for extension\n"
        "RCMP,a,2020-01-06,2020-01-06,2020-01-30,60,9(1)(a) and (b)\n"
    )

    notice = Event.objects.get(kind="extension")
    assert (str(notice.happened_on), notice.days) == ("2020-01-30", 60)
    assert AccessRequest.objects.get().extended


def test_what_an_extension_without_its_notice_claims_is_kept(bring_in):
    bring_in("Institution,Subject,Filed on,Extension days\nRCMP,a,2020-01-06,60\n")

    assert Event.objects.get().details == "Extension days: 60"
    assert not AccessRequest.objects.get().extended


def test_a_list_of_institutions_own_comes_with_the_day_of_receipt_as_filing(bring_in):
    answer = bring_in("Institution,Request summary,Date Received,Date Completed,Disclosure Decision\n"
                      "RCMP,a,2020-01-06,2020-01-20,All disclosed\n")  # fmt: skip

    assert told(answer) == [(2, "import", ["filed_from_received"])]
    assert (answer["rows"][0]["values"]["filed"], answer["rows"][0]["values"]["answered"]) == (
        "2020-01-06",
        "2020-01-20",
    )


def test_the_requests_are_whose_they_were(bring_in, admin):
    bob = MembershipFactory(newsroom=admin.newsroom, user__first_name="Bob", user__last_name="Roy")

    bring_in(
        "Institution,Subject,Filed on,Journalist,Project,Tags,Restricted\n"
        f'RCMP,a,2020-01-06,{bob.user.email},Police,"x, y",oui\n'
        "RCMP,b,2020-01-06,bob roy,Police,x,\n"
    )

    assert list(AccessRequest.objects.values_list("journalist", flat=True)) == [bob.user_id] * 2
    first = AccessRequest.objects.get(subject="a")
    assert (first.restricted, str(first.project)) == (True, "Police")
    assert sorted(tag.name for tag in first.tags.all()) == ["x", "y"]


def test_a_file_that_is_no_list_is_refused_in_words_and_by_its_status(bring_in):
    answer = bring_in("Dear Ann\n")

    assert (answer["error"]["code"], answer["status"]) == ("not_a_list", 2)
    assert not SheetImport.objects.exists()


def test_a_newsroom_just_made_is_enough(db, tmp_path, on_day, client):
    on_day("2020-04-01")
    newsroom, token = create_newsroom(name="Le Phare", admin_email="anne@phare.example", slug="phare", language="fr")
    path = tmp_path / "list.csv"
    path.write_text(SHEET)
    arguments = ["import_requests", str(path), "--newsroom", "phare", "--by", "anne@phare.example", "--json"]

    for dry in (["--dry-run"], []):
        out = StringIO()
        with pytest.raises(SystemExit):
            call_command(*arguments, *dry, stdout=out)
        assert json.loads(out.getvalue())["counts"]["import"] == 3
        assert User.objects.exists() is not bool(dry)

    anne = Membership.objects.get()
    assert (anne.role, anne.user.is_active, anne.user.has_usable_password()) == ("admin", False, False)
    password = "three words and a half"
    page = client.post(f"/fr/invitation/{token}/", {"first_name": "Anne", "last_name": "Roy", "password": password})
    assert (page.status_code, page.url) == (302, "/fr/phare/")
    anne.user.refresh_from_db()
    assert (str(anne.user), anne.user.is_active, anne.user.check_password(password)) == ("Anne Roy", True, True)
    assert newsroom.access_requests.filter(journalist=anne.user).count() == 3


def test_an_expected_account_is_opened_by_its_own_newsroom_alone(db, tmp_path, client, on_day):
    on_day("2020-04-01")
    create_newsroom(name="Le Phare", admin_email="anne@phare.example", slug="phare")
    path = tmp_path / "list.csv"
    path.write_text(SHEET)
    with pytest.raises(SystemExit):
        call_command(
            "import_requests",
            str(path),
            "--newsroom",
            "phare",
            "--by",
            "anne@phare.example",
            "--json",
            stdout=StringIO(),
        )
    _other, token = create_newsroom(name="Other", admin_email="anne@phare.example", slug="other")

    client.post(
        f"/en/invitation/{token}/", {"first_name": "Eve", "last_name": "X", "password": "three words and a half"}
    )

    assert not User.objects.get().is_active


@pytest.mark.parametrize(
    ("newsroom", "email", "words"),
    [
        ("nowhere", "ada@daily.example", "There is no newsroom"),
        ("daily", "eve@x.example", "neither a member"),
        ("daily", "bob@daily.example", "only admins import"),
    ],
)
def test_who_may_not_import_is_told(admin, tmp_path, newsroom, email, words):
    MembershipFactory(newsroom=admin.newsroom, user__email="bob@daily.example")
    path = tmp_path / "list.csv"
    path.write_text(SHEET)

    with pytest.raises(CommandError, match=words):
        call_command("import_requests", str(path), "--newsroom", newsroom, "--by", email)


def test_every_code_is_documented():
    documented = set(re.findall(r"`([a-z_]+)`", (Path(settings.BASE_DIR) / "docs" / "import.md").read_text()))

    assert {*REASONS, *REFUSALS} - documented == set()
