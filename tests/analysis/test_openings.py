"""Places in a series, and what stands in the way of a session, without a file."""

from datetime import date, datetime, timedelta
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.analysis.openings import Calendar, candidates, in_places, nearest
from coachdesk.domain.people import Rep
from coachdesk.domain.rhythms import Every, Rhythm
from coachdesk.domain.sessions import Session, SessionKind

THURSDAY = date(2026, 11, 26)
DAYS = [THURSDAY + timedelta(weeks=n) for n in range(8)]
REPS = {1: Rep(1, "Dana Fox"), 2: Rep(2, "Sam Okafor")}


def test_a_day_belongs_to_the_nearest_place():
    assert nearest(DAYS, THURSDAY + timedelta(days=3)) == 0
    assert nearest(DAYS, THURSDAY + timedelta(days=4)) == 1
    assert nearest(DAYS, date(2030, 1, 1)) == 7
    assert nearest([], THURSDAY) == 0


@given(st.lists(st.integers(-20, 80), max_size=10).map(sorted))
def test_no_two_days_take_the_same_place(offsets):
    found = in_places(DAYS, [THURSDAY + timedelta(days=n) for n in offsets])
    assert found == sorted(set(found))
    assert all(place >= 1 for place in found)


def test_a_session_moved_past_the_middle_gives_way_to_the_one_whose_day_it_is():
    moved = DAYS[1] + timedelta(days=4)
    assert in_places(DAYS, [moved, *DAYS[2:5]]) == [1, 2, 3, 4]


def test_a_group_is_named_with_all_its_reps():
    group = Session(7, SessionKind.GROUP, datetime(2026, 11, 26, 14), 60)
    calendar = Calendar({}, (), ((group, (1, 2)),), REPS)
    (found,) = calendar.hindrances(Session(None, SessionKind.DEBRIEF, datetime(2026, 11, 26, 14, 30), 30), [1])
    assert found.short == "overlaps the group coaching with Dana Fox and Sam Okafor, 14:00–15:00"
    assert calendar.hindrances(group, [1, 2]) == calendar.hindrances(group, [1], [7]) == ()


def test_office_hours_are_offered_on_working_days_only():
    friday = datetime(2026, 11, 27, 12)
    found = list(islice(candidates(None, Rhythm(None, Every.WEEKLY, 60, rep_id=1), friday), 16))
    assert (found[0], found[14]) == (datetime(2026, 11, 30, 9), datetime(2026, 11, 30, 16))
    assert found[15] == datetime(2026, 12, 1, 9)
