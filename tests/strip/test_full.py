import re
from datetime import date

import pytest

from requests_app.clock import Pause, Readings
from requests_app.strip import full_strip
from tests.strip.clocks import TODAY, by_hand, clock, limit, on, parsed

REFERENCE = clock(
    "2026-09-01",
    {"type": "clarification_asked", "date": "2026-09-09"},
    {"type": "clarification_answered", "date": "2026-09-24"},
)


def captions(strip):
    return [element.text.replace("\u00a0", " ") for element in parsed(strip.markup).iter("text")]


def key(strip):
    return [f"{line.word} {line.text}".replace("\u00a0", " ") for line in strip.key]


def drawn_count(strip, css):
    return len(re.findall(rf'class="(?:[\w-]+ )*{css}[ "]', strip.markup))


def test_the_request_of_the_design_reads_as_designed():
    strip = full_strip(REFERENCE, TODAY, "en", title="The institution has not answered.", describedby="key")

    assert captions(strip) == ["Today 24 Nov.", "Complain by 30 Nov.", "Due 1 or 16 Oct.", "Received 1 Sept."]
    assert key(strip) == [
        "Received 1 Sept.",
        "On hold 9 to 24 Sept. (15 days, disputed)",
        "Due 1 Oct., or 16 Oct. counting the hold",
        "Late since 17 Oct.: 39 days",
        "Complain of the delay by 30 Nov., to be safe",
        "Today 24 Nov.",
    ]


def test_it_is_an_image_with_a_title_described_by_its_key():
    strip = full_strip(REFERENCE, TODAY, "en", title='A "title" & <more>', describedby="key")
    drawing = parsed(strip.markup).find("svg")

    assert (drawing.get("role"), drawing.get("aria-describedby")) == ("img", "key")
    assert drawing.find("title").text == 'A "title" & <more>'


def test_without_a_title_it_names_itself():
    drawing = parsed(full_strip(REFERENCE, TODAY, "en").markup).find("svg")

    assert drawing.get("aria-describedby") is None
    assert "1\u00a0Sept." in drawing.find("title").text


def test_it_has_no_inline_style_and_no_script():
    markup = full_strip(REFERENCE, TODAY, "en").markup

    assert "style" not in markup
    assert "script" not in markup


@pytest.mark.parametrize("language", ["en", "fr"])
def test_places_have_a_dot_in_every_language(language):
    places = re.findall(r'(?:x|x1|x2|cx|width)="([^"]*%)"', full_strip(REFERENCE, TODAY, language).markup)

    assert places
    assert all(re.fullmatch(r"\d+(\.\d+)?%", place) for place in places)


def test_both_languages_draw_the_same():
    def bars(language):
        return re.findall(r"<rect[^>]*>", full_strip(REFERENCE, TODAY, language).markup)

    assert bars("en") == bars("fr")


def test_french_dates_in_a_french_strip():
    assert any("oct." in words for words in captions(full_strip(REFERENCE, TODAY, "fr")))
    assert any("1er" in words for words in captions(full_strip(REFERENCE, TODAY, "fr")))


def test_two_readings_have_a_dashed_line_tied_to_the_diamond():
    strip = full_strip(REFERENCE, TODAY, "en")

    assert (drawn_count(strip, "st-early"), drawn_count(strip, "st-diamond")) == (2, 1)


def test_a_presumed_receipt_is_dotted_and_says_so():
    strip = full_strip(clock("2026-11-02"), TODAY, "en")
    presumed = full_strip(by_hand(on(date(2026, 12, 2)), presumed=True), TODAY, "en")

    assert drawn_count(strip, "st-presumed") == 0
    assert drawn_count(presumed, "st-presumed") == 1
    assert key(presumed)[0] == "Received 2 Nov., presumed"


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        (clock("2026-11-24"), "Received today, 24 Nov."),
        (clock("2026-10-25"), "Due today, 24 Nov."),
        (
            clock("2026-11-02", {"type": "response", "date": "2026-11-24", "disposition": "full"}),
            "Answered today, 24 Nov.",
        ),
        (
            clock("2026-10-06", {"type": "response", "date": "2026-11-05", "disposition": "full"}),
            "Due and answered 5 Nov.",
        ),
        (
            clock("2026-11-02", {"type": "clarification_asked", "date": "2026-11-10"}),
            "Due 2 Dec. or later",
        ),
    ],
)
def test_days_that_coincide_share_one_caption(drawn, said):
    assert said in captions(full_strip(drawn, TODAY, "en"))


def test_a_due_day_too_near_to_today_is_said_with_it():
    drawn = by_hand(on(date(2026, 11, 30)), received=date(2026, 3, 2))

    assert captions(full_strip(drawn, TODAY, "en"))[0] == "Today 24 Nov., due 30 Nov."


def test_a_day_of_another_year_is_said_with_its_year():
    drawn = by_hand(on(date(2027, 2, 11)))

    assert "Due 11 Feb. 2027" in captions(full_strip(drawn, TODAY, "en"))


def test_two_days_of_two_months_are_said_in_full():
    drawn = by_hand(Readings(date(2026, 11, 28), date(2026, 11, 28), date(2026, 12, 1)))

    assert "Due 28 Nov. or 1 Dec." in captions(full_strip(drawn, TODAY, "en"))


def test_a_complaint_on_its_last_day_is_for_today():
    limits = (limit("complaint_refusal", date(2026, 9, 25), TODAY),)
    drawn = by_hand(on(date(2026, 9, 20)), received=date(2026, 8, 21), limits=limits)

    assert "Complain today, 24 Nov." in captions(full_strip(drawn, TODAY, "en"))


def test_each_kind_of_limit_has_its_own_words():
    kinds = ["complaint_extension", "complaint_refusal", "court_review", "representations", "reply"]
    limits = tuple(limit(kind, TODAY, date(2026, 12, 1 + nth)) for nth, kind in enumerate(kinds))
    drawn = by_hand(on(date(2026, 12, 2)), limits=limits)

    assert [line for line in key(full_strip(drawn, TODAY, "en")) if " by " in line] == [
        "Complain of the extension by 1 Dec.",
        "Complain by 2 Dec.",
        "Apply to the Court by 3 Dec.",
        "Make representations by 4 Dec.",
        "Reply by 5 Dec.",
    ]


def test_what_is_done_or_over_is_told_without_colour():
    limits = (
        limit("complaint_extension", date(2026, 9, 1), date(2026, 10, 31), settled_on=date(2026, 9, 9)),
        limit("reply", date(2026, 9, 1), date(2026, 10, 31), settled_on=date(2026, 9, 10)),
        limit("complaint_refusal", date(2026, 8, 1), date(2026, 9, 30)),
    )
    strip = full_strip(by_hand(on(date(2026, 12, 2)), received=date(2026, 7, 2), limits=limits), TODAY, "en")

    assert drawn_count(strip, "st-left") == drawn_count(strip, "st-ours") == 0
    assert [line for line in key(strip) if "made" in line or "sent" in line or "closed" in line] == [
        "Complaint of the extension made 9 Sept.",
        "Reply sent 10 Sept.",
        "Complaint closed on 30 Sept.",
    ]


def test_a_window_without_a_safe_day_has_two_stops_and_no_fill():
    limits = (limit("complaint_delay", date(2026, 12, 2), date(2026, 11, 28)),)
    due = Readings(date(2026, 9, 29), date(2026, 9, 29), date(2026, 12, 1))
    strip = full_strip(by_hand(due, received=date(2026, 8, 30), limits=limits), TODAY, "en")

    assert (drawn_count(strip, "st-stop"), drawn_count(strip, "st-left")) == (2, 0)
    assert "Complain of the delay by 28 Nov.: no day is safe on both readings" in key(strip)


def test_orders_are_open_diamonds_on_the_axis():
    limits = (limit("order", TODAY, date(2026, 12, 18)), limit("order_effective", TODAY, date(2027, 1, 16)))
    strip = full_strip(by_hand(on(date(2026, 12, 2)), limits=limits), TODAY, "en")

    assert drawn_count(strip, "st-order") == 2
    assert key(strip)[-3:-1] == ["Order to be carried out by 18 Dec.", "Order takes effect 16 Jan. 2027"]


def test_a_suspension_has_end_caps():
    pause = Pause("suspension", date(2026, 11, 4), date(2026, 11, 14), accepted=True)
    strip = full_strip(by_hand(on(date(2026, 12, 2)), pauses=(pause,)), TODAY, "en")

    assert drawn_count(strip, "st-cap") == 2
    assert "Suspended 4 to 14 Nov. (10 days)" in key(strip)


def test_eighty_years_are_readable_and_say_that_they_are_not_to_scale():
    notice = {"type": "extension", "date": "2024-04-02", "days": 29_200, "grounds": ["9(1)(a)"]}
    strip = full_strip(clock("2024-03-04", notice), TODAY, "en")

    assert "Extension 29,200 days, to 17 March 2104" in key(strip)
    assert key(strip)[-1] == "Not to scale "
    assert drawn_count(strip, "st-cut") == 2


def test_days_late_have_a_separator_in_each_language():
    drawn = clock("2023-02-06")

    assert "Late since 9 March 2023: 1,357 days" in key(full_strip(drawn, TODAY, "en"))
    assert any("1\u00a0357" in line.text for line in full_strip(drawn, TODAY, "fr").key)


def test_a_bar_that_nobody_can_end_leaves_the_axis_broken():
    strip = full_strip(clock("2026-11-02", {"type": "suspension", "date": "2026-11-10"}), TODAY, "en")

    assert drawn_count(strip, "st-cut") == 1
    assert "No end yet no day can be named" in key(strip)


def test_the_preview_has_room_for_its_own_width_only():
    strip = full_strip(clock("2026-11-24"), TODAY, "en", reference_width=320)

    assert captions(strip) == ["Received today, 24 Nov.", "Due 24 Dec."]
    assert "st-from" not in strip.markup


def test_a_lane_more_makes_the_drawing_higher():
    def height(*limits):
        markup = full_strip(by_hand(on(date(2026, 12, 2)), limits=limits), TODAY, "en").markup
        return int(parsed(markup).find("svg").get("height"))

    one = limit("reply", TODAY, date(2026, 12, 1))
    two = limit("representations", TODAY, date(2026, 12, 1))
    assert height() < height(one) < height(one, two)


def test_an_extension_that_does_not_hold_shows_what_was_claimed():
    notice = {"type": "extension", "date": "2026-10-30", "days": 60, "grounds": ["9(1)(a)"]}
    strip = full_strip(clock("2026-09-14", notice), TODAY, "en")

    assert drawn_count(strip, "st-failed") == 1
    assert "Extension 60 days, to 13 Dec.: does not hold" in key(strip)


def test_an_extension_without_a_length_says_so():
    notice = {"type": "extension", "date": "2026-11-09", "grounds": ["9(1)(c)"]}

    assert "Extension notice of 9 Nov., no length stated" in key(full_strip(clock("2026-10-14", notice), TODAY, "en"))


@pytest.mark.parametrize(
    ("kind", "by", "today", "done"),
    [
        ("complaint_refusal", "Complain by 1 Dec.", "Complain today, 24 Nov.", "Complained 20 Nov."),
        (
            "court_review",
            "Apply to the Court by 1 Dec.",
            "Apply to the Court today, 24 Nov.",
            "Applied to the Court 20 Nov.",
        ),
        (
            "representations",
            "Representations by 1 Dec.",
            "Representations due today, 24 Nov.",
            "Representations made 20 Nov.",
        ),
        ("reply", "Reply by 1 Dec.", "Reply today, 24 Nov.", "Replied 20 Nov."),
    ],
)
def test_a_limit_is_captioned_with_what_there_is_to_do(kind, by, today, done):
    def caption(last_day, settled_on=None):
        limits = (limit(kind, date(2026, 11, 4), last_day, settled_on=settled_on),)
        return captions(full_strip(by_hand(on(date(2026, 12, 2)), limits=limits), TODAY, "en"))[1]

    assert caption(date(2026, 12, 1)) == by
    assert caption(TODAY) == today
    assert caption(date(2026, 12, 1), date(2026, 11, 20)) == done


@pytest.mark.parametrize(
    ("kind", "noun"),
    [
        ("court_review", "Application to the Court"),
        ("representations", "Representations"),
        ("complaint_delay", "Complaint of the delay"),
    ],
)
def test_a_limit_that_is_over_is_named(kind, noun):
    limits = (limit(kind, date(2026, 8, 1), date(2026, 9, 30)),)
    strip = full_strip(by_hand(on(date(2026, 12, 2)), received=date(2026, 7, 2), limits=limits), TODAY, "en")

    assert f"{noun} closed on 30 Sept." in key(strip)


def test_ticks_of_months_never_crowd():
    drawn = by_hand(on(date(2026, 12, 2)), received=date(2025, 8, 1))
    strip = full_strip(drawn, TODAY, "en", reference_width=60)

    assert drawn_count(strip, "st-axis") < 10
