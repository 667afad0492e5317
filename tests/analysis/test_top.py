"""What top performers do differently: two sides of one role, ranges that hold 0 are not told, never a cause."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.top import NO_CAUSE
from coachdesk.analysis.top_rows import Compared, top_differences
from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.measures import Kind, Measure, Part, Result, Target, Unit
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Cadence, Quarter
from coachdesk.domain.roles import Role
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.skills import DatedRating, Observation, Rater, RoleSkill, Skill

TODAY = date(2026, 11, 24)
BOOKINGS = Measure(1, "Bookings", Kind.OUTCOME, Unit.CURRENCY, Cadence.QUARTER, lead=True)
CALLS = Measure(2, "Calls", part=Part.CALLS)
DECIDED = Measure(3, "Decided deals", Kind.OUTCOME, part=Part.DECIDED)
WON = Measure(4, "Won deals", Kind.OUTCOME, part=Part.WON)
MEASURES = (BOOKINGS, CALLS, DECIDED, WON)
PARTS = {Part.DECIDED: DECIDED, Part.WON: WON}
AE = Role(1, "AE", ramp=(0, 50))
QUARTERS = [Quarter(2026, 3).plus(-back).first for back in range(5)]
WEEKS = [date(2026, 9, 7) + timedelta(weeks=n) for n in range(10)]


def rep(place, reached=1.2, calls=40.0, won=3, hired=date(2020, 1, 1), **more):
    rows = [Result(place, 1, start, 100 * reached) for start in QUARTERS]
    rows += [Result(place, 2, week, calls + n % 3) for n, week in enumerate(WEEKS)]
    rows += [Result(place, measure, week, value) for week in WEEKS for measure, value in ((3, 10), (4, won))]
    aims = tuple(Target(n, 1, start, 100, rep_id=place) for n, start in enumerate(QUARTERS))
    person = Rep(place, f"Rep {place}", more.pop("role_id", 1), hired=hired)
    return RepRecords(person, AE, MEASURES, tuple(rows), aims, **more)


def asked(*team, **more):
    return top_differences(Compared(team, PARTS), TODAY, **more)


def row_of(found, name):
    return next(row for row in found.rows if row.name == name)


def team(**more):
    return [rep(1, calls=60, **more), rep(2, calls=62), rep(3, 0.7, 40), rep(4, 0.7, 41), rep(5, 0.7, 42)]


def test_an_input_that_differs_beyond_its_range_is_told_with_the_count_of_reps():
    row = row_of(asked(*team()), "Calls")
    assert (row.side, row.top.words, row.others.words) == ("more", "61.9 a week, 2 reps", "41.9 a week, 3 reps")
    assert row.first == "+20 a week"
    assert row.second.startswith("plausible +")


def test_a_range_that_holds_no_difference_is_not_told():
    row = row_of(asked(rep(1, calls=40), rep(2, calls=60), rep(3, 0.7, 41), rep(4, 0.7, 55)), "Calls")
    assert (row.clear, row.first) == (False, "can’t tell yet")
    assert " to +" in row.second


def test_one_rep_on_a_side_is_too_few_to_tell():
    found = asked(rep(1, calls=90), rep(3, 0.7, 40), rep(4, 0.7, 41))
    row = row_of(found, "Calls")
    assert (row.drawn, row.second) == (False, "under 2 reps with numbers on the top side")
    assert found.says.startswith("Can’t tell yet: 1 top performer and 2 others in this role.")


def test_counts_of_a_side_are_added_up_for_a_rate_and_that_is_said():
    found = asked(rep(1, won=6), rep(2, won=6), rep(3, 0.7, won=2), rep(4, 0.7, won=2))
    row = row_of(found, "Decided deals → won deals")
    assert (row.top.words, row.others.words) == ("120 of 200 (60 %), 2 reps", "40 of 200 (20 %), 2 reps")
    assert (row.first, row.side, row.pooled) == ("+40 points", "more", True)
    assert any("reps differ" in caution for caution in found.cautions)


def test_it_never_names_a_cause():
    assert asked(*team()).cautions[0] == NO_CAUSE


def test_who_ramps_or_is_of_another_role_is_no_mark_to_compare_with():
    found = asked(*team(), rep(6, 0.1, hired=date(2026, 11, 1)), rep(7, 0.2, role_id=2))
    assert [one.rep for one in found.left_out] == ["Rep 6"]
    assert "Rep 7" not in {one.rep for one in (*found.top, *found.others, *found.left_out)}


def test_without_a_role_named_that_in_which_most_can_be_told_is_shown():
    other = [rep(place, 0.5, role_id=2) for place in (11, 12, 13, 14, 15, 16, 17)]
    assert asked(*other, *team()).role_id == 1
    assert asked(*other, *team(), role_id=2).rows == ()


def skilled(level, **more):
    skill, aim = Skill(1, "Discovery", "Selling"), RoleSkill(1, 1, 1, 3)
    seen = (Observation(1, 0, 1, date(2026, 10, 1), "Asked twice", level=level),)
    rated = (DatedRating(1, level, Rater.MANAGER, date(2026, 10, 2)),)
    return {"skills": (skill,), "role_skills": (aim,), "observations": seen, "ratings": rated, **more}


def test_skills_are_compared_by_the_share_at_target_and_the_levels_seen():
    sides = [rep(1, **skilled(4)), rep(2, **skilled(5)), rep(3, 0.7, **skilled(2)), rep(4, 0.7, **skilled(1))]
    found = asked(*sides)
    share, level = row_of(found, "Rated skills at or above target"), row_of(found, "Discovery, level seen")
    assert (share.top.words, share.others.words) == ("100 %, 2 reps", "0 %, 2 reps")
    assert share.second == "the numbers give no range"
    assert (level.top.words, level.others.words) == ("4.5, 2 reps", "1.5, 2 reps")
    assert level.second.startswith("+3.0, plausible")


def coached(hours):
    start = datetime(2026, 10, 5, 9)
    held = [Session(n, SessionKind.DEBRIEF, start + timedelta(days=n), 60, SessionStatus.HELD, summary="said")
            for n in range(hours)]
    kept = Commitment(1, 1, Owner.REP, "Call Halden", date(2026, 10, 5), date(2026, 10, 9), CommitmentState.DONE)
    return {"sessions": tuple(held), "commitments": (kept,)}


def test_coaching_is_hours_held_a_month_and_commitments_kept():
    found = asked(*(rep(n, 1.2 if n < 3 else 0.7, **coached(12 if n < 3 else 6)) for n in (1, 2, 3, 4)))
    hours, debriefs = row_of(found, "Coaching held"), row_of(found, "Debriefs")
    assert hours.top.value == pytest.approx(2 * hours.others.value)
    assert debriefs.top.words.endswith("a month, 2 reps")
    assert row_of(found, "Commitments kept by the rep").top.words == "2 of 2 (100 %), 2 reps"


def test_many_things_compared_say_how_many_stand_out_by_chance():
    measures = (*MEASURES, *(Measure(20 + n, f"Input {n}") for n in range(9)))
    wide = [rep(n, 1.2 if n < 3 else 0.7) for n in (1, 2, 3, 4)]
    rows = [Result(r.rep.id, 20 + n, week, n + r.rep.id * r.rep.id) for r in wide for n in range(9)
            for week in WEEKS]
    own = {r.rep.id: tuple(one for one in rows if one.rep_id == r.rep.id) for r in wide}
    full = [replace(r, measures=measures, results=(*r.results, *own[r.rep.id])) for r in wide]
    assert any("by chance alone" in caution for caution in asked(*full).cautions)
