"""Sheets shaped as each kind of source publishes them; their rows are made up."""

import pytest

from requests_app.models import AccessRequest
from tests.sheets.files import workbook

FEDERAL = (
    "year,month,request_number,summary_en,summary_fr,disposition,pages,comments_en,comments_fr,umd_number,owner_org,"
    "owner_org_title\n"
    "2019,3,A-2018-00012,Briefing notes,Notes d’information,All disclosed,12,,,,tbs-sct,"
    "Treasury Board of Canada Secretariat | Secrétariat du Conseil du Trésor du Canada\n"
    "2019,0,A-2018-00013,Emails,Courriels,Disclosed in part,3,,,,rcmp-grc,"
    "Royal Canadian Mounted Police | Gendarmerie royale du Canada\n"
)
OLDER_FEDERAL = (
    "Year / Annee,Month / Mois (1-12),Request Number / Numero de la demande,"
    "English Summary / Sommaire de la demande en anglais,Disposition,Number of Pages / Nombre de pages,Org id,Org\n"
    "2014,5,A-2013-01,Contracts,All exempted,4,hc-sc,Health Canada\n"
)
NEWFOUNDLAND = (
    "Request Number,Department,Year,Month Name,Summary of Request,Outcome of Request,Number of Pages,"
    "$5 Application Fees Paid,Processing Fees Paid\n"
    "FIN/3/2013,Finance,2013,13-Jan,Budget – caf\xe9,Full disclosure,EXCEL,$5.00,\n"
).encode("latin-1", errors="replace")
CALGARY = (
    "FOIP Number,Request Source,Request Summary,Date Received,Date Completed,Disclosure Decision\n"
    "2015-G-0123,Media,Bids,2015-01-08,2015-0210,Partial disclosure\n"
    "2015-G-0124,Media,Trees,01-09-2015,2015-02-10,All disclosed\n"
    "2015-G-0123,Media,Bids,2015-01-08,2015-02-10,Partial disclosure\n"
    "b,c,d,e,f,g\n"
)
EDMONTON = (
    "Request #,Request Type,Request Summary,Date Received,Closed Date\n"
    "2012-0001,General,Snow,January 17 2012,February 20 2012\n"
)
BURLINGTON = (
    "\ufeffYear,No,Dept_Contact,Request_Tyoe,Source,Decision\n2016,12,Clerks,General,Media,Granted\n"
).encode()
WATERLOO = (
    "Request Number,Request Type,Source,Summary of Request,Decision\n91001,General,Media,Wells,Denied\na,b,c,d,e\n"
)
MUCKROCK = (
    "User,Title,Status,URL,Jurisdiction,Jurisdiction ID,Agency,Agency ID,Followup Date,Estimated Completion Date,"
    "Requested Documents,Tracking Number,Embargo,Days since submitted,Projects,Tags,Price,"
    "Date Submitted,Date Due,Date Done\n"
    'ada,Drones,Partially Completed,https://example.org/1,Canada,1,RCMP,7,,,All contracts,A-2019-1,public,90,"Air",'
    '"drones, police",0.00,2019-03-02T03:30:00Z,2019-04-01,2019-05-01T15:00:00Z\n'
    "ada,Masks,Awaiting Response,https://example.org/2,Canada,1,Health Canada,8,,,,A-2019-2,public,9,,,0.00,"
    "2019-03-05T15:00:00Z,2019-04-01,\n"
    "ada,Trips,Completed,https://example.org/3,Canada,1,Health Canada,8,,,,A-2019-3,public,9,,,0.00,"
    "2019-03-05T15:00:00Z,2019-04-01,2019-04-03T15:00:00Z\n"
)
ALAVETELI = (
    "request_url,authority_name,number_of_replies,request_status,title\n"
    "https://example.org/r/1,Health Canada,2,Waiting,A\n"
)
EFOIA = (
    "owner,title,agency,date_filed,date_entered,date_changed,date_acknowledged,date_received,date_closed,status,"
    "records_sought,notes,contact_name,contact_number,fee_initial,fee_charged,fee_paid,fee_method\n"
    "ada,Jails,RCMP,2014-01-06,2014-01-07,2014-03-01,2014-01-10,2014-02-20,2014-02-25,Closed - Approved,All,,,,,,,\n"
    "ada,Bids,RCMP,2014-01-20,2014-01-21,2014-03-01,,,,Pending,All,Call again,,,,,,\n"
    "ada,Pay,RCMP,2014-02-03,2014-02-03,2014-03-01,,,2014-03-03,Closed - Denied,All,,,,,,,\n"
)
SECRET_CANADA = (
    "Request number,Summary,Type of requester,Sensitive or contentious,Date received,Date completed,"
    "Disclosure decision,Reason for extension,Extension in days,Exemptions,Subject to appeal,Pages disclosed\n"
    "A-2019-9,Water,Media,No,2019-01-07,2019-05-01,Disclosed in part,9(1)(b),60,s. 19,No,40\n"
)


def told(answer):
    return [(row["outcome"], *row["reasons"]) for row in answer["rows"]]


def test_published_summaries_tell_no_day_to_count_from(bring_in):
    assert told(bring_in(FEDERAL)) == [("skip", "closed_summary")] * 2
    assert told(bring_in(OLDER_FEDERAL)) == [("skip", "closed_summary")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (NEWFOUNDLAND, [("skip", "closed_summary")]),
        (BURLINGTON, [("ask", "institution_unknown", "subject_missing", "filed_missing", "answer_without_day")]),
        (WATERLOO, [("ask", "institution_missing", "filed_missing", "answer_without_day"), ("skip", "not_a_request")]),
        (ALAVETELI, [("ask", "filed_missing")]),
    ],
)
def test_a_list_without_a_day_of_filing_asks_for_it(bring_in, content, expected):
    assert told(bring_in(content, "--dry-run")) == expected


def test_a_citys_log_asks_for_what_it_does_not_say(bring_in):
    answer = bring_in(CALGARY, "--dry-run")

    assert told(answer) == [
        ("ask", "institution_missing", "filed_from_received"),
        ("ask", "institution_missing", "date_ambiguous"),
        ("ask", "institution_missing", "filed_from_received"),
        ("skip", "not_a_request"),
    ]
    assert answer["rows"][0]["values"]["answered"] == "2015-02-10"
    edmonton = bring_in(EDMONTON, "--dry-run")["rows"][0]["values"]
    assert (edmonton["received"], edmonton["answered"]) == ("2012-01-17", "2012-02-20")


def test_muckrocks_moments_are_the_newsrooms_days_and_its_due_date_is_not_ours(bring_in):
    answer = bring_in(MUCKROCK)

    assert told(answer) == [
        ("import", "journalist_unknown"),
        ("import", "journalist_unknown"),
        ("ask", "disposition_unknown", "journalist_unknown"),
    ]
    drones = AccessRequest.objects.get(subject="Drones")
    assert (str(drones.filed_on), str(drones.answered_on), drones.text) == ("2019-03-01", "2019-05-01", "All contracts")
    assert sorted(tag.name for tag in drones.tags.all()) == ["drones", "police"]
    assert str(AccessRequest.objects.get(subject="Masks").due_latest) == "2019-04-04"


def test_date_received_of_a_tracker_is_when_the_records_came(bring_in):
    answer = bring_in(EFOIA)

    read = [[row["values"][name] for name in ("received", "answered", "disposition")] for row in answer["rows"]]
    assert read == [[None, "2014-02-20", "full"], [None, None, None], [None, "2014-03-03", "refused"]]
    assert AccessRequest.objects.get(subject="Jails").events.filter(kind="acknowledgement").exists()
    assert AccessRequest.objects.get(subject="Bids").events.get().details == "Call again"


def test_what_institutions_were_asked_to_fill_in(bring_in):
    row = bring_in(SECRET_CANADA, "--dry-run")["rows"][0]

    assert row["reasons"] == ["institution_missing", "filed_from_received", "extension_without_notice"]
    assert (row["values"]["received"], row["values"]["answered"]) == ("2019-01-07", "2019-05-01")


def test_the_yearly_statistics_are_no_list(bring_in):
    rows: list[list[object]] = [
        ["Statistical report", None],
        ["Part 1", "Requests"],
        [None, "Received", "Closed"],
        ["Health Canada", 12, 8],
    ]
    answer = bring_in(workbook(rows), name="stats.xlsx")

    assert answer["error"]["code"] == "not_a_list"


def test_a_single_reporters_ticks_and_sheets_per_law(bring_in):
    head = ["Date sent", "Date of response", "On time?", "Agency", "Status", "What was asked", "Notes"]
    content = workbook(
        [["About these sheets"]],
        [head, ["2020-01-06", None, "x", "RCMP", "waiting", "Tasers", "Call Joan"], [None] * 6],
        title_1="ATIA",
    )
    answer = bring_in(content, name="mine.xlsx")

    assert told(answer) == [("import",)]
    assert AccessRequest.objects.get().events.get().details == "Call Joan"
