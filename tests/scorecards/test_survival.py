"""The Kaplan-Meier estimate: against a published example, against the definition, and what must hold of any."""

from collections import Counter
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from requests_app.scorecards.survival import Median, curve, middle

histograms = st.dictionaries(st.integers(0, 40), st.integers(1, 5), max_size=12)


def by_definition(answered, waiting, day):
    """Of each day with answers up to `day`, the share of those still there who got none, multiplied."""
    people = [(length, True) for length, count in answered.items() for _ in range(count)]
    people += [(length, False) for length, count in waiting.items() for _ in range(count)]
    share = Fraction(1)
    for moment in sorted({length for length, got in people if got and length <= day}):
        there = sum(length >= moment for length, _ in people)
        came = sum(length == moment and got for length, got in people)
        share *= 1 - Fraction(came, there)
    return share


def test_the_textbook_example_comes_out_as_in_the_textbook():
    # Remission in weeks under 6-MP (Freireich and others, 1963): nine of 21 relapsed, twelve were still well.
    relapsed = {6: 3, 7: 1, 10: 1, 13: 1, 16: 1, 22: 1, 23: 1}
    still_well = {6: 1, 9: 1, 10: 1, 11: 1, 17: 1, 19: 1, 20: 1, 25: 1, 32: 2, 34: 1, 35: 1}
    estimate = curve(relapsed, still_well)

    assert [(step.day, step.at_risk, round(float(step.waiting), 3)) for step in estimate.steps] == [
        (6, 21, 0.857),
        (7, 17, 0.807),
        (10, 15, 0.753),
        (13, 12, 0.690),
        (16, 11, 0.627),
        (22, 7, 0.538),
        (23, 6, 0.448),
    ]
    assert estimate.median() == Median(23, reached=True)


def test_an_average_of_answers_alone_would_flatter_the_late():
    # Two answered in ten days, three still waiting after a hundred: the average answer took ten days.
    estimate = curve({10: 2}, {100: 3})

    assert estimate.waiting_after(10) == Fraction(3, 5)
    assert estimate.median() == Median(100, reached=False)


def test_of_nobody_nothing_is_said():
    assert curve({}, {}).median() is None
    assert middle({}) is None


@given(histograms, histograms, st.integers(0, 45))
def test_it_is_what_the_definition_says(answered, waiting, day):
    assert curve(answered, waiting).waiting_after(day) == by_definition(answered, waiting, day)


@given(histograms.filter(bool))
def test_with_an_answer_to_each_it_is_the_plain_share_and_the_plain_median(answered):
    estimate, number = curve(answered, {}), sum(answered.values())
    for day in range(42):
        assert estimate.waiting_after(day) == Fraction(sum(answered[one] for one in answered if one > day), number)
    assert estimate.median() == Median(middle(answered) or 0, reached=True)


@given(histograms, histograms)
def test_the_share_that_waits_never_rises(answered, waiting):
    shares = [Fraction(1), *(step.waiting for step in curve(answered, waiting).steps)]

    assert shares == sorted(shares, reverse=True)
    assert all(0 <= share <= 1 for share in shares)


@given(histograms, histograms, st.integers(0, 45))
def test_one_more_who_waits_makes_no_share_smaller(answered, waiting, length):
    more = Counter(waiting) + Counter({length: 1})
    for day in range(46):
        assert curve(answered, more).waiting_after(day) >= curve(answered, waiting).waiting_after(day)


@given(histograms, histograms, st.integers(2, 5))
def test_each_counted_several_times_changes_nothing(answered, waiting, times):
    many = curve({day: times * count for day, count in answered.items()}, {d: times * c for d, c in waiting.items()})
    few = curve(answered, waiting)

    assert [(step.day, step.waiting) for step in many.steps] == [(step.day, step.waiting) for step in few.steps]
    assert many.median() == few.median()


@given(histograms, histograms)
def test_where_the_median_is_not_reached_half_have_really_waited_that_long(answered, waiting):
    median = curve(answered, waiting).median()
    lengths = [*Counter(answered).elements(), *Counter(waiting).elements()]
    if median is not None and not median.reached:
        assert sum(length >= median.days for length in lengths) * 2 >= len(lengths)
