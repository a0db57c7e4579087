from hypothesis import given
from hypothesis import strategies as st

from requests_app.strip.labels import APART, PAGE_TIERS, Label, Side, Tier, anchor_of, claim, draw

ONE_WIDTH = (Tier(600, 2),)
LABELS = st.builds(
    Label,
    words=st.text("abcdefghij .", min_size=1, max_size=40),
    place=st.floats(0, 100),
    side=st.sampled_from(Side),
    on_phone=st.booleans(),
)


def test_a_label_is_anchored_so_that_it_stays_inside():
    assert [anchor_of(place) for place in (1.2, 50, 98.4)] == ["start", "middle", "end"]


def test_who_claims_later_takes_the_second_row():
    first, second = Label("Today 24 Nov.", 50, Side.ABOVE), Label("Due 26 Nov.", 52, Side.ABOVE)
    placed = claim([first, second], today=10, tiers=ONE_WIDTH)

    assert [(spot.label, spot.row) for spot in placed] == [(first, 0), (second, 1)]


def test_what_finds_no_room_is_left_to_the_key():
    crowd = [Label(f"Received {nth} Nov.", 50 + nth / 10, Side.ABOVE) for nth in range(3)]

    assert len(claim(crowd, today=10, tiers=ONE_WIDTH)) == 2


def test_the_second_row_above_leaves_the_line_of_today_free():
    crowd = [Label("Today 24 Nov.", 50, Side.ABOVE), Label("Due 24 or 26 Nov.", 50, Side.ABOVE)]

    assert len(claim(crowd, today=50, tiers=ONE_WIDTH)) == 1


def test_above_and_below_do_not_take_room_from_each_other():
    both = [Label("Today 24 Nov.", 50, Side.ABOVE), Label("Complain by 24 Nov.", 50, Side.BELOW)]

    assert [spot.row for spot in claim(both, today=50, tiers=ONE_WIDTH)] == [0, 0]


def test_on_a_phone_only_what_was_meant_for_it_is_shown():
    labels = [Label("Today 24 Nov.", 80, Side.ABOVE, on_phone=True), Label("Due 1 Oct.", 30, Side.ABOVE)]

    assert [spot.css for spot in claim(labels, today=80, tiers=PAGE_TIERS)] == ["", "st-from-640"]


def test_words_are_escaped():
    drawn = draw(claim([Label("<b>&", 50, Side.ABOVE)], today=0, tiers=ONE_WIDTH), 76)

    assert drawn == '<text class="st-label" x="50%" y="12" text-anchor="middle">&lt;b&gt;&amp;</text>'


@given(st.lists(LABELS, max_size=8), st.floats(0, 100), st.integers(0, 2000))
def test_labels_shown_together_never_overlap_at_any_width(labels, today, wider):
    placed = claim(labels, today=today, tiers=PAGE_TIERS)
    for tier in PAGE_TIERS:
        shown = [
            spot for spot in placed if spot.css in {known.css for known in PAGE_TIERS if known.width <= tier.width}
        ]
        width = tier.width + wider
        for one in shown:
            start, end = one.span(width)
            assert start >= -1e-6
            assert end <= width + 1e-6
            for other in shown:
                if other is not one and (other.label.side, other.row) == (one.label.side, one.row):
                    other_start, other_end = other.span(width)
                    assert end + APART <= other_start + 1e-6 or other_end + APART <= start + 1e-6
