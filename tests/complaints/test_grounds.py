"""Every ground of complaint: when it is offered, when it is refused, what its letter says in both languages."""

from datetime import date
from decimal import Decimal

import pytest

from complaints.actions.draft_complaint import draft_complaint, draft_complaints
from complaints.assembly import content_of, facts_of
from complaints.enums import Ground
from complaints.letters.grounds import GROUNDS
from complaints.models import Complaint
from complaints.readiness import NotReady, checks_of
from complaints.suggesting import suggestions, timing_for
from requests_app.drafts import Ground as Claimed
from requests_app.enums import Disposition, EventKind
from requests_app.winding import clock_of

from .conftest import TODAY

pytestmark = pytest.mark.django_db

NOTICE = {
    "days": 60,
    "grounds": (Claimed("9(1)(a)"), Claimed("9(1)(b)")),
    "right_to_complain_stated": True,
    "commissioner_told": True,
}
POINT = {"subject": "s. 19(1)", "place": "pages 3 to 9", "why": "The names are public."}


def offered(world, today=TODAY, made=()):
    world.access_request.refresh_from_db()
    events = world.access_request.events.standing().in_order()
    return suggestions(clock_of(world.access_request, today), events, today, made)


def by_ground(found):
    return {one.ground: one for one in found}


def event(world, kind):
    return world.access_request.events.standing().get(kind=kind)


def drafted(world, ground, about=None, language="en", today=TODAY, **changes):
    complaint = draft_complaint(
        access_request=world.access_request, ground=ground, about=about, language=language, by=world.alice, today=today
    )
    for name, value in changes.items():
        setattr(complaint, name, value)
    return complaint


def said(complaint, today=TODAY) -> str:
    told = str(content_of(facts_of(complaint, today, number="L-2020-0001")))
    return " ".join(told.replace("\\xa0", " ").replace("\u00a0", " ").split())


def test_silence_alone_supports_one_complaint(world):
    found = offered(world)

    assert [one.ground for one in found if one.supported and not one.timing.refusal] == [Ground.DELAY]
    assert by_ground(found)[Ground.DELAY].timing.last_day == date(2020, 5, 10)


def test_what_has_not_come_cannot_be_complained_of_and_says_why(world):
    found = by_ground(offered(world))

    for ground in (Ground.EXTENSION, Ground.REFUSAL, Ground.SEARCH, Ground.NCND, Ground.FEES, Ground.LANGUAGE):
        assert found[ground].timing.refusal, ground


def test_a_notice_of_extension_opens_its_own_window_and_only_that(world, log):
    log(EventKind.EXTENSION, "2020-03-09", sent_on=date(2020, 3, 6), **NOTICE)
    found = by_ground(offered(world, date(2020, 3, 20)))

    assert found[Ground.EXTENSION].timing.last_day == date(2020, 5, 8)  # 9 March + 60 days
    assert found[Ground.DELAY_EXTENDED].timing.refusal


@pytest.mark.parametrize(
    ("disposition", "ground"),
    [
        (Disposition.PARTIAL, Ground.REFUSAL),
        (Disposition.REFUSED, Ground.REFUSAL),
        (Disposition.EXCLUDED, Ground.REFUSAL),
        (Disposition.NO_RECORDS, Ground.SEARCH),
        (Disposition.NEITHER, Ground.NCND),
    ],
)
def test_an_answer_supports_the_ground_that_it_gives_cause_for(world, log, disposition, ground):
    log(EventKind.RESPONSE, "2020-03-20", disposition=disposition)
    found = by_ground(offered(world))

    assert found[ground].supported
    assert found[ground].timing.last_day == date(2020, 5, 19)  # 60 days
    assert found[Ground.DELAY].timing.refusal  # answered: no delay left


def test_a_request_declined_with_leave_supports_no_complaint_about_its_answer(world, log):
    log(EventKind.RESPONSE, "2020-03-20", disposition=Disposition.DECLINED)

    assert not [one for one in offered(world) if one.supported and not one.timing.refusal]


def test_an_open_complaint_is_not_offered_again_and_a_closed_one_is_warned_of(world):
    complaint = drafted(world, Ground.DELAY)
    assert Ground.DELAY not in by_ground(offered(world, made=[complaint]))

    complaint.stage = "closed"  # whatever ends it: it is open no more
    assert "30(4)" in by_ground(offered(world, made=[complaint]))[Ground.DELAY].before


def test_several_grounds_are_drafted_together_each_its_own_complaint(world, log):
    log(EventKind.RESPONSE, "2020-03-20", disposition=Disposition.PARTIAL)
    answer = event(world, EventKind.RESPONSE)
    made = draft_complaints(
        access_request=world.access_request,
        matters=[(Ground.REFUSAL, answer), (Ground.SEARCH, answer)],
        language="fr",
        by=world.alice,
        today=TODAY,
    )

    assert [(one.number, one.ground) for one in made] == [(1, "refusal"), (2, "search")]


def test_when_one_of_several_may_not_be_made_none_is(world, log):
    log(EventKind.RESPONSE, "2020-03-20", disposition=Disposition.PARTIAL)
    matters = [(Ground.REFUSAL, event(world, EventKind.RESPONSE)), (Ground.DELAY, None)]
    with pytest.raises(NotReady):
        draft_complaints(
            access_request=world.access_request, matters=matters, language="fr", by=world.alice, today=TODAY
        )
    assert not Complaint.objects.exists()


def test_after_its_last_day_it_must_be_confirmed(world, log):
    log(EventKind.RESPONSE, "2020-03-20", disposition=Disposition.PARTIAL)
    late = date(2020, 5, 20)

    with pytest.raises(NotReady) as refused:
        drafted(world, Ground.REFUSAL, event(world, EventKind.RESPONSE), today=late)
    assert [check.code for check in refused.value.checks] == ["out_of_time"]


@pytest.mark.parametrize("ground", [Ground.REFUSAL, Ground.SEARCH, Ground.NCND])
def test_without_its_points_it_cannot_be_approved(world, log, ground):
    log(EventKind.RESPONSE, "2020-03-20", disposition=Disposition.PARTIAL)
    complaint = drafted(world, ground, event(world, EventKind.RESPONSE))

    def codes() -> set[str]:
        clock = clock_of(world.access_request, TODAY)
        facts, timing = facts_of(complaint, TODAY, clock=clock), timing_for(complaint, clock, TODAY)
        return {check.code for check in checks_of(complaint, facts, timing)}

    assert "points" in codes()
    complaint.points = [POINT]
    assert "points" not in codes()


def test_an_event_struck_out_takes_the_complaint_with_it(world, log):
    log(EventKind.FEE_NOTICE, "2020-03-20", amount=Decimal("5.00"))
    complaint = drafted(world, Ground.FEES, event(world, EventKind.FEE_NOTICE))
    complaint.about.struck_at = "2020-04-01"

    assert timing_for(complaint, clock_of(world.access_request, TODAY), TODAY).refusal


WORDS = {
    Ground.EXTENSION: {
        "en": [
            "paragraph 30(1)(c)",
            (
                "a notice was received by which the institution extends the time limit: 60 days under"
                " paragraphs 9(1)(a) and 9(1)(b) (enclosure 3)"
            ),
            "subsection 9(2)",
            "the last day is May 8, 2020",
        ],
        "fr": [
            "alinéa 30(1)c)",
            (
                "un avis de prorogation de délai a été reçu de l’institution : 60 jours, au titre des alinéas 9(1)a) et"
                " 9(1)b) (pièce 3)"
            ),
            "prend fin le 8 mai 2020",
        ],
    },
    Ground.REFUSAL: {
        "en": [
            "the institution’s final response was received: disclosed in part, 212 pages",
            "'s. 19(1)', 'pages 3 to 9', 'The names are public.'",
            "the last day is May 19, 2020",
            "section 25",
        ],
        "fr": ["la réponse finale de l’institution a été reçue", "prend fin le 19 mai 2020", "article 25"],
    },
    Ground.SEARCH: {"en": ["subsection 4(2.1)", "have a new search conducted"], "fr": ["nouvelle recherche"]},
    Ground.NCND: {"en": ["Subsection 10(2)"], "fr": ["paragraphe 10(2)"]},
    Ground.FEES: {"en": ["requires $1,234.50", "paragraph 30(1)(b)"], "fr": ["exige 1 234,50 $", "alinéa 30(1)b)"]},
    Ground.LANGUAGE: {"en": ["paragraph 30(1)(d) ", "subsection 12(2)"], "fr": ["alinéa 30(1)d) "]},
    Ground.ALT_FORMAT: {"en": ["paragraph 30(1)(d.1)"], "fr": ["alinéa 30(1)d.1)"]},
    Ground.PUBLICATION: {"en": ["This complaint relates to none."], "fr": ["ne porte sur aucune"]},
    Ground.OTHER: {"en": ["a recommendation that"], "fr": ["une recommandation"]},
}
ABOUT = {
    Ground.EXTENSION: EventKind.EXTENSION,
    Ground.FEES: EventKind.FEE_NOTICE,
    Ground.PUBLICATION: None,
    Ground.OTHER: EventKind.CLARIFICATION_ASKED,
}


@pytest.fixture
def whole_file(world, log):
    """A request to which everything has happened that a letter may be about."""
    log(EventKind.CLARIFICATION_ASKED, "2020-02-20", accepted=False)
    log(EventKind.EXTENSION, "2020-03-09", sent_on=date(2020, 3, 6), **NOTICE)
    log(EventKind.FEE_NOTICE, "2020-03-10", amount=Decimal("1234.50"))
    log(EventKind.RESPONSE, "2020-03-20", disposition=Disposition.PARTIAL, pages=212)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("ground", WORDS)
def test_each_ground_has_its_letter_in_both_languages(world, whole_file, ground, language):
    kind = ABOUT.get(ground, EventKind.RESPONSE)
    about = event(world, kind) if kind else None
    text = said(drafted(world, ground, about, language, points=[POINT], urgency="The vote is on 4 May."))

    for words in WORDS[ground][language]:
        assert words in text, words
    assert "The vote is on 4 May." in text


def test_an_extension_letter_says_when_the_limit_would_have_ended_and_that_silence_since_is_refusal(world, log):
    log(EventKind.EXTENSION, "2020-03-09", sent_on=date(2020, 3, 6), **NOTICE)
    text = said(drafted(world, Ground.EXTENSION, event(world, EventKind.EXTENSION)))

    assert "Without this extension, the time limit would have ended on March 11, 2020." in text
    assert "the time limit having ended on March 11, 2020, access is deemed to have been refused" in text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_where_the_commissioner_may_not_order_the_letter_asks_for_no_order(world, whole_file, language):
    complaint = drafted(world, Ground.OTHER, event(world, EventKind.CLARIFICATION_ASKED), language)

    assert complaint.duty == "hold"
    relief = str(content_of(facts_of(complaint, TODAY)).sections[-1])
    assert "order" not in relief
    assert "ordonnance" not in relief


def test_every_ground_that_can_be_chosen_has_its_letter():
    assert set(GROUNDS) == set(Ground.values)


def test_of_any_other_act_the_sixty_days_are_counted_too(world, log):
    log(EventKind.CLARIFICATION_ASKED, "2020-02-20", accepted=False)
    found = by_ground([one for one in offered(world) if one.about])

    assert found[Ground.OTHER].timing.last_day == date(2020, 4, 20)  # 20 February + 60 days
    assert "last day is April 20, 2020" in said(drafted(world, Ground.OTHER, found[Ground.OTHER].about))


def test_an_act_that_no_entry_tells_of_has_no_known_day_and_that_is_said(world):
    timing = next(one.timing for one in offered(world) if one.ground == Ground.OTHER)

    assert timing.last_day is None
    assert "sixty days" in timing.no_last_day


def test_a_complaint_logged_without_a_letter_of_ours_is_warned_of(world, log):
    log(EventKind.COMPLAINT, "2020-03-20", ground="30(1)(a)")

    assert "30(4)" in by_ground(offered(world))[Ground.DELAY].before
