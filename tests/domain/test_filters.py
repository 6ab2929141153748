"""A reader's selection: round trips through links, and everything unknown refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.dimensions import DIMENSIONS, NOT_RECORDED
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import STATES, Filters, check_dimension, choices_from, day

CODES = {
    key: st.sampled_from([*dimension.codes, NOT_RECORDED])
    if dimension.codes
    else st.from_regex(r"[A-Za-z0-9\u4e00-\u4e10:_-]{1,8}", fullmatch=True)
    for key, dimension in DIMENSIONS.items()
}
CHOICES = st.fixed_dictionaries(
    {}, optional={key: st.lists(codes, min_size=1, max_size=4) for key, codes in CODES.items()}
)
YEAR = Filters(programme="p", register="r", start=date(2019, 1, 1), end=date(2019, 12, 31))


@st.composite
def selections(draw):
    start, end = sorted(draw(st.tuples(st.dates(), st.dates())))
    chosen = {key: tuple(codes) for key, codes in draw(CHOICES).items()}
    state = draw(st.sampled_from(["", *STATES]))
    return Filters(programme="p", register="r", start=start, end=end, state=state).choose(**chosen)


def from_query(query):
    return Filters(
        programme=query["programme"],
        register=query["register"],
        start=day(query["from"]),
        end=day(query["to"]),
        choices=choices_from(query),
        state=query.get("state", ""),
    )


@given(filters=selections())
def test_a_selection_survives_its_link(filters):
    assert from_query(filters.to_query()) == filters
    assert hash(from_query(filters.to_query())) == hash(filters)


@given(chosen=CHOICES)
def test_the_order_of_choices_makes_no_difference(chosen):
    forwards, backwards = YEAR, YEAR
    for key, codes in chosen.items():
        forwards = forwards.choose(**{key: tuple(codes)})
    for key, codes in reversed(chosen.items()):
        backwards = backwards.choose(**{key: tuple(reversed(codes))})
    assert forwards == backwards


def test_a_choice_is_made_and_taken_back():
    narrowed = YEAR.choose(station="A", lead=("police", "lawyer"))
    assert narrowed.choices == (("lead", ("lawyer", "police")), ("station", ("A",)))
    assert narrowed.chosen("station") == ("A",)
    assert narrowed.chosen("zone") == ()
    assert narrowed.choose(station=(), lead=()) == YEAR


def test_a_link_ignores_what_is_no_dimension_and_empty_codes():
    assert choices_from({"utm": "x", "station": ",A,,", "zone": ","}) == (("station", ("A",)),)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"start": date(2020, 1, 1)}, r"ends \(2019-12-31\) before it starts \(2020-01-01\)"),
        ({"state": "lost"}, "Unknown state 'lost'. Known: open, overdue"),
        ({"choices": (("colour", ("red",)),)}, "Unknown dimension 'colour'. Known: town"),
        ({"choices": (("level", ("huge",)),)}, "Unknown level 'huge'. Known: ordinary"),
        ({"choices": (("lead", ("lawyer", "judge")),)}, "Unknown lead 'judge'"),
    ],
)
def test_what_is_unknown_is_refused_by_name(change, says):
    with pytest.raises(BadRequest, match=says):
        Filters(**(vars(YEAR) | change))


def test_the_reserved_code_stands_for_what_is_not_recorded():
    assert YEAR.choose(lead=NOT_RECORDED).chosen("lead") == (NOT_RECORDED,)


@given(one=st.dates())
def test_a_day_is_read_as_it_is_written(one):
    assert day(one.isoformat()) == one


@pytest.mark.parametrize("text", ["", "2019-02-30", "31.12.2019", "2019-13-01", "２０１９-01-01 x"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(BadRequest, match="is not a date of the form 2019-12-31"):
        day(text)


def test_an_unknown_dimension_is_refused_with_those_there_are():
    with pytest.raises(BadRequest, match="Known: town, community"):
        check_dimension("colour")
