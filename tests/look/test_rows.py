"""A row of a list, as one function writes it."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.utils.translation import override

from newsrooms.models import User
from requests_app.enums import Disposition, Shelf
from requests_app.models import Institution, Project, Reminder
from requests_app.queries.address import COLUMNS
from requests_app.queries.dashboard import Count
from requests_app.queries.listing import CAP, rows_of
from requests_app.templatetags.listing import capped, how_late, request_row
from tests.factories import AccessRequestFactory, answer, extend

pytestmark = pytest.mark.django_db
TODAY = date(2020, 4, 1)


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)
    with override("en"):
        yield


def row(access_request):
    return rows_of([access_request], TODAY)[0]


def sign(html):
    """The shape and the word of a badge."""
    [found] = re.findall(r'#shape-([\w-]+)"/></svg>([^<]*)<', html)
    return found


def filed(day, **facts):
    return AccessRequestFactory(filed_on=date.fromisoformat(day), **facts)


def test_late_is_a_figure_and_the_rest_a_shape_with_a_word():
    late, today, soon, later = (
        how_late(row(filed(day)), TODAY) for day in ("2020-02-10", "2020-03-02", "2020-03-06", "2020-03-30")
    )

    assert 'days-late__figure">21</strong>' in late
    assert sign(today) == ("due-soon", "today")
    assert sign(soon) == ("due-soon", "in 5 d")  # a Sunday in law, Monday the 6th in the offices
    assert sign(later) == ("awaiting", "in 28 d")


def test_extended_and_answered_late_say_so_without_alarm():
    extended, answered = filed("2020-03-02"), filed("2020-02-10")
    extend(extended, "2020-03-20", 60)
    answer(answered, "2020-03-16", Disposition.FULL)

    assert sign(how_late(row(extended), TODAY)) == ("extended", "Extended")
    assert sign(how_late(row(answered), TODAY)) == ("answered-late", "5 days late")
    assert "is-quiet" in how_late(row(answered), TODAY)


def test_a_row_escapes_what_was_typed_and_leads_to_its_request():
    access_request = filed("2020-02-10", subject="<b>“Bold”</b> & more", restricted=True)

    html = request_row(row(access_request), TODAY, access_request.newsroom.slug, with_journalist=True)

    assert "&lt;b&gt;“Bold”&lt;/b&gt; &amp; more</a>" in html
    assert f'href="{access_request.get_absolute_url()}"' in html
    assert '<span class="hidden">Restricted</span>' in html
    assert 'class="cell-person"' in html


def test_every_cell_escapes_what_was_typed():
    access_request = filed("2020-02-10", subject="<subject>")
    access_request.institution = Institution(name_en="<institution>", name_fr="<institution>")
    access_request.project = Project(name="<project>")
    access_request.journalist = User(first_name="<first>", last_name="<last>")
    access_request.file_number = "<number>"
    access_request.quiet_until, access_request.quiet_why = date(2020, 4, 9), "<quiet>"
    access_request.shelf, access_request.shelved_from, access_request.shelved_why = Shelf.PUT, TODAY, "<shelf>"
    typed = replace(row(access_request), tags=("<tag>",), reminders=(Reminder(pk=1, day=TODAY, words="<reminder>"),))

    html = request_row(typed, TODAY, "daily", columns=COLUMNS, with_journalist=True, selecting=True)

    words = ("subject", "institution", "project", "last", "number", "quiet", "shelf", "tag", "reminder")
    assert [word for word in words if f"&lt;{word}&gt;" not in html] == []
    assert [word for word in (*words, "first") if f"<{word}>" in html] == []


@pytest.mark.parametrize(("found", "shown"), [(7, "7"), (CAP, "1,000"), (CAP + 1, "1,000+")])
def test_a_figure_above_the_cap_says_that_there_are_more(found, shown):
    assert capped(Count(found)) == shown


def test_two_due_days_of_one_month_are_said_once():
    standing = row(filed("2020-03-05")).standing

    assert standing.step == "Due Sat.\u00a04 or Mon.\u00a06\u00a0April"
    assert "on Saturday\u00a04 or Monday\u00a06\u00a0April\u00a02020. It is late for certain from 7\u00a0April." in (
        standing.sentence
    )
