"""When two lines are one request: by the number, else by all that is asked; a line that waits takes nothing."""

from requests_app.models import AccessRequest

HEAD = "Institution,File number,Subject,Filed on\n"


def told(answer):
    return [(row["outcome"], *row["reasons"]) for row in answer["rows"]]


def test_a_clean_row_does_not_wait_for_a_doubtful_one_of_the_same_number(bring_in):
    answer = bring_in(
        "Institution,File number,Subject,Filed on,Answered on,Decision\n"
        "RCMP,A-2020-1,Masks,2020-01-06,2020-02-03,test disposition\n"
        "RCMP,A-2020-1,Masks,2020-01-06,2020-02-03,All disclosed\n"
    )

    assert told(answer) == [("ask", "disposition_unknown"), ("import",)]
    assert AccessRequest.objects.get().phase == "answered"


def test_a_number_that_came_since_makes_no_second_request(bring_in):
    bring_in(f"{HEAD}RCMP,,Masks,2020-01-06\n")

    answer = bring_in(f"{HEAD}RCMP,A-2020-1,Masks,2020-01-06\n")

    assert told(answer) == [("skip", "already_here")]


def test_two_numbers_for_the_same_words_are_two_requests(bring_in):
    answer = bring_in(f"{HEAD}RCMP,A-2020-1,Masks,2020-01-06\nRCMP,A-2020-2,Masks,2020-01-06\n")
    again = bring_in(f"{HEAD}RCMP,A-2020-3,Masks,2020-01-06\n")

    assert (told(answer), told(again)) == ([("import",)] * 2, [("import",)])


def test_an_undone_import_may_come_again(bring_in, admin, client):
    bring_in(f"{HEAD}RCMP,A-2020-1,Masks,2020-01-06\nRCMP,,Water,2020-01-06\n")
    client.force_login(admin.user)
    number = client.get("/en/daily/import/").context["recent"][0].pk
    client.post(f"/en/daily/import/{number}/", {"do": "undo"})

    assert AccessRequest.objects.count() == 0
    assert told(bring_in(f"{HEAD}RCMP,A-2020-1,Masks,2020-01-06\nRCMP,,Water,2020-01-06\n")) == [("import",)] * 2


def test_the_rows_that_came_back_go_in_once_they_are_corrected(bring_in, admin, client):
    bring_in(f"{HEAD}RCMP,A-2020-1,Masks,2020-01-06\nRCMP,A-2020-2,Water,30/02/2020\n")
    client.force_login(admin.user)
    number = client.get("/en/daily/import/").context["recent"][0].pk
    left = client.get(f"/en/daily/import/{number}/left-over/").content.decode("utf-8-sig")

    again = bring_in(left.replace("30/02/2020", "2020-02-28", 1))
    client.force_login(admin.user)
    number = client.get("/en/daily/import/").context["recent"][0].pk

    assert told(again) == [("import",)]
    assert client.get(f"/en/daily/import/{number}/left-over/").content.decode("utf-8-sig") == (
        "Institution,File number,Subject,Filed on,Why it was not imported\r\n"
    )
