"""The planner of a quarter: what it never does, what it prefers, and what it says when there is no room."""

import random
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.analysis.placing import plan
from coachdesk.analysis.placing_why import hours
from coachdesk.analysis.planner import Hours, Placed, Problem, Taken, Wish
from coachdesk.domain.sessions import SessionKind

ONE, TRAINING, DEBRIEF, PRE_BRIEF = (
    SessionKind.ONE_ON_ONE, SessionKind.TRAINING, SessionKind.DEBRIEF, SessionKind.PRE_BRIEF,
)  # fmt: skip
MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8)
DAY = timedelta(days=1)
NAMES = {1: "Ivan", 2: "Ana", 3: "Ben", 4: "Chloe"}


def moment(day, hour=9, minute=0):
    return datetime(2026, 11, day, hour, minute)


def wish(key="w", rep_ids=(1,), minutes=30, first=MONDAY, last=None, ideal=None, **fields):
    last = last or first + 4 * DAY
    return Wish(key, fields.pop("kind", ONE), fields.pop("title", f"One-on-one {key}"), rep_ids, minutes, first, last,
                ideal or first, **fields)  # fmt: skip


def problem(*wishes, **fields):
    return Problem(fields.pop("hours", Hours()), fields.pop("now", NOW), wishes, names=NAMES, **fields)


def starts(proposal):
    return {one.wish.key: one.start for one in proposal.placed}


def why(proposal):
    return {one.wish.key: one.why for one in proposal.unplaced}


def week(*days):
    return frozenset(date(2026, 11, day) for day in days)


def test_a_wish_stands_on_its_best_day_at_its_usual_time():
    found = plan(problem(wish(ideal=MONDAY + DAY, at=time(14, 10))))
    assert starts(found) == {"w": moment(24, 14, 10)}
    assert found.unplaced == ()
    assert found.weeks == ((MONDAY, 30),)


def test_what_is_fixed_stays_and_the_wish_takes_the_nearest_time_beside_it():
    fixed = (Taken(moment(23, 9), 60, frozenset({2})), Taken(moment(23, 10), 30, frozenset({1}), manager=False))
    assert starts(plan(problem(wish(at=time(9)), fixed=fixed))) == {"w": moment(23, 10, 30)}


def test_sessions_of_the_manager_keep_their_gap_and_busy_times_need_none():
    hours = Hours(gap=15, lunch=None)
    session = Taken(moment(23, 9), 60, frozenset({2}))
    assert starts(plan(problem(wish(at=time(9)), fixed=(session,), hours=hours))) == {"w": moment(23, 10, 15)}
    busy = replace(session, rep_ids=frozenset(), coaching=False)
    assert starts(plan(problem(wish(at=time(9)), fixed=(busy,), hours=hours))) == {"w": moment(23, 10)}


def test_nobody_meets_at_lunch_before_now_or_after_hours():
    asked = (wish("noon", at=time(12, 30)), wish("early", (2,), at=time(7)), wish("late", (3,), at=time(19)))
    found = starts(plan(problem(*asked, now=moment(23, 10, 7))))
    assert found == {"noon": moment(23, 13), "early": moment(23, 10, 10), "late": moment(23, 16, 30)}


def test_a_day_off_and_the_days_a_rep_is_away_are_left_free():
    found = plan(problem(wish(), off={MONDAY: "Holiday"}, away={1: week(24, 25)}))
    assert starts(found)["w"].date() == date(2026, 11, 26)


def test_the_weeks_cap_counts_what_is_fixed_and_nothing_more_comes_when_that_is_over_it():
    fixed = (Taken(moment(25, 9), 60, frozenset({4})),)
    asked = (wish("a"), wish("b", (2,)), wish("c", (3,)))
    found = plan(problem(*asked, fixed=fixed, hours=Hours(cap=120)))
    assert len(found.placed) == 2 and found.weeks == ((MONDAY, 120),)
    assert list(why(found).values()) == ["The week of 23 Nov is at your cap of 2 h."]
    assert plan(problem(*asked, fixed=fixed, hours=Hours(cap=30))).placed == ()


def test_who_went_without_comes_first_in_the_next_week():
    weeks = [MONDAY + timedelta(weeks=n) for n in range(3)]
    asked = [wish(f"{rep} {first}", (rep,), first=first) for first in weeks for rep in (1, 2, 3)]
    missing = [one.wish.rep_ids[0] for one in plan(problem(*asked, hours=Hours(cap=60))).unplaced]
    assert sorted(missing) == [1, 2, 3]


def test_a_neighbour_with_another_time_makes_room():
    """Ben may any day, Ana only on Monday, when one hour is free."""
    fixed = (Taken(moment(23, 9), 360, coaching=False), Taken(moment(24, 9), 420, coaching=False))
    asked = (wish("a", (3,), 60, last=MONDAY + DAY, at=time(15)), wish("b", (2,), 120, last=MONDAY, at=time(15)))
    found = plan(problem(*asked, fixed=fixed))
    assert starts(found) == {"a": moment(24, 16), "b": moment(23, 15)}


def test_at_the_cap_one_that_may_be_in_another_week_gives_way():
    check = wish("check", (3,), 60, last=MONDAY + 11 * DAY, kind=SessionKind.MID_QUARTER)
    fixed = (Taken(datetime(2026, 12, 1, 9), 60, frozenset({4})),)
    asked = [wish(f"one {rep}", (rep,), 60, last=MONDAY + 5 * DAY) for rep in (1, 2)]
    found = plan(problem(check, *asked, fixed=fixed, hours=Hours(cap=120)))
    assert found.unplaced == ()
    assert found.weeks == ((MONDAY, 120), (MONDAY + 7 * DAY, 120))


def test_pre_brief_debrief_and_checks_keep_their_order_around_the_training():
    training = wish("t", (1, 2), 120, last=MONDAY + 11 * DAY, ideal=MONDAY + 4 * DAY, kind=TRAINING, title="Drill")
    far = MONDAY + 60 * DAY
    asked = (
        training, wish("pre", last=far, kind=PRE_BRIEF, before="t", within=3),
        wish("deb", last=far, kind=DEBRIEF, after="t", within=3),
        wish("check", last=far, kind=SessionKind.CHECK, after="t", weeks=3),
    )  # fmt: skip
    found = starts(plan(problem(*asked)))
    assert found["t"].date() == date(2026, 11, 27)
    assert found["pre"].date() == date(2026, 11, 26)
    assert found["deb"].date() == date(2026, 11, 30)
    assert found["check"].date() == date(2026, 12, 18)


def test_what_belongs_to_a_training_without_a_time_says_so():
    asked = (wish("t", kind=TRAINING), wish("d", kind=DEBRIEF, after="t", within=3))
    found = plan(problem(*asked, away={1: week(23, 24, 25, 26, 27)}))
    assert why(found) == {"t": "Ivan is away 23–27 Nov.", "d": "What it belongs to has no time yet."}


FULL = tuple(Taken(moment(day), 480, coaching=False) for day in range(23, 28))
REASONS = [
    ({"away": {1: week(23, 24, 25, 26, 27)}}, "Ivan is away 23–27 Nov."),
    ({"off": dict.fromkeys(week(23, 24, 25, 26, 27), "You are away")}, "You are away 23–27 Nov."),
    ({"off": {date(2026, 11, 26): "Thanksgiving"}, "away": {1: week(23, 24, 25, 27)}},
     "Ivan is away 23–25 Nov and 27 Nov and 26 Nov is off (Thanksgiving)."),
    ({"hours": Hours(cap=20)}, "It takes 30 minutes, more than your cap of 20 minutes a week."),
    ({"fixed": FULL}, "You have no 30 minutes free 23–27 Nov."),
    ({"fixed": tuple(replace(one, rep_ids=frozenset({1}), manager=False) for one in FULL)},
     "Ivan has no time 23–27 Nov when you have."),
    ({"now": moment(28)}, "No working day is left in time for it."),
    ({"hours": Hours(starts=time(9), ends=time(9, 20))},
     "It takes 30 minutes in one piece, longer than your working hours have outside the lunch."),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "sentence"), REASONS)
def test_what_can_not_be_placed_is_listed_with_what_emptied_its_days(fields, sentence):
    assert why(plan(problem(wish(), **fields))) == {"w": sentence}


def test_several_reasons_stand_in_one_sentence():
    fixed = (Taken(datetime(2026, 12, 1, 9), 400, frozenset({2})),)
    asked = wish(last=MONDAY + 11 * DAY)
    found = plan(problem(asked, fixed=fixed, hours=Hours(cap=400), away={1: week(23, 24, 25, 26, 27)}))
    assert why(found) == {"w": "Ivan is away 23–27 Nov and the week of 30 Nov is at your cap of 6 h 40 minutes."}


def test_what_stands_already_keeps_its_time_even_in_a_clash():
    standing = (Placed(wish("a", (1,)), moment(23)), Placed(wish("b", (2,)), moment(23)))
    found = plan(problem(wish("c", (3,), at=time(9))), standing)
    assert starts(found) == {"a": moment(23), "b": moment(23), "c": moment(23, 9, 30)}


def test_a_busy_time_over_midnight_and_one_of_no_length_take_what_they_touch():
    over = Taken(datetime(2026, 11, 23, 22), 12 * 60, coaching=False)
    instant = Taken(moment(24, 10, 15), 0, coaching=False)
    asked = wish(first=MONDAY + DAY, last=MONDAY + DAY, at=time(9))
    assert starts(plan(problem(asked, fixed=(over, instant)))) == {"w": moment(24, 10, 20)}


def test_sessions_without_a_usual_time_are_spread_over_the_days_of_their_weeks():
    asked = [wish(str(n), (n,), 60, ideal=MONDAY + 2 * DAY, last=MONDAY + 4 * DAY) for n in range(12)]
    load = [one.start.weekday() for one in plan(problem(*asked, hours=Hours(cap=2400))).placed]
    assert max(load.count(day) for day in range(5)) <= 4


MINUTES = st.sampled_from([15, 25, 30, 45, 60, 120])
DAYS = st.integers(0, 27).map(lambda n: MONDAY - 3 * DAY + n * DAY)
REPS = st.frozensets(st.integers(1, 4), min_size=1, max_size=3)


@st.composite
def wish_lists(draw):
    found = []
    for n in range(draw(st.integers(1, 14))):
        first, long = draw(DAYS), draw(st.integers(0, 12))
        clock = draw(st.none() | st.times(time(8), time(18)))
        one = wish(f"w{n}", tuple(sorted(draw(REPS))), draw(MINUTES), first, first + long * DAY,
                   first + draw(st.integers(0, 12)) * DAY, at=clock)  # fmt: skip
        if found and draw(st.booleans()):
            other = draw(st.sampled_from(found)).key
            chain = draw(st.sampled_from(["after", "within", "weeks", "before"]))
            extra = {
                "after": {"after": other}, "within": {"after": other, "within": 3},
                "weeks": {"after": other, "weeks": 1}, "before": {"before": other, "within": 3},
            }[chain]  # fmt: skip
            one = replace(one, kind=DEBRIEF, **extra)
        found.append(one)
    return found


TIMES = st.datetimes(datetime(2026, 11, 20), datetime(2026, 12, 22)).map(lambda at: at.replace(second=0, microsecond=0))
TAKEN = st.builds(Taken, TIMES, st.integers(0, 600), REPS | st.just(frozenset()), st.booleans(), st.booleans())
HOURS = st.builds(
    Hours, gap=st.sampled_from([0, 5, 12]), cap=st.integers(30, 600), first_weekday=st.integers(0, 6),
    lunch=st.sampled_from([None, (time(12), time(13)), (time(11, 50), time(12, 40))]),
)  # fmt: skip


@st.composite
def problems(draw):
    return Problem(
        draw(HOURS), draw(TIMES), tuple(draw(wish_lists())), tuple(draw(st.lists(TAKEN, max_size=8))),
        draw(st.dictionaries(DAYS, st.just("Holiday"), max_size=3)),
        draw(st.dictionaries(st.integers(1, 4), st.frozensets(DAYS, max_size=8), max_size=3)), NAMES,
    )  # fmt: skip


def shared(placed, other):
    return not set(placed.wish.rep_ids).isdisjoint(other)


@settings(max_examples=60, deadline=None)
@given(problems())
def test_nothing_placed_ever_clashes(given_problem):
    found, gap = plan(given_problem).placed, timedelta(minutes=given_problem.hours.gap)
    for at, one in enumerate(found):
        for other in found[at + 1 :]:
            assert one.end + gap <= other.start or other.end + gap <= one.start
        for taken in given_problem.fixed:
            room = gap if taken.manager and taken.coaching else timedelta(0)
            apart = one.end + room <= taken.start or taken.end + room <= one.start
            assert apart or not (taken.manager or shared(one, taken.rep_ids))


@settings(max_examples=60, deadline=None)
@given(problems())
def test_everything_stands_inside_the_hours_of_an_open_day_that_is_its_own(given_problem):
    hours = given_problem.hours
    for one in plan(given_problem).placed:
        day, start, end = one.start.date(), one.start.time(), one.end.time()
        assert one.start >= given_problem.now and one.wish.first <= day <= one.wish.last
        assert day.weekday() in hours.days and day not in given_problem.off
        assert not any(day in given_problem.away.get(rep, ()) for rep in one.wish.rep_ids)
        assert hours.starts <= start and end <= hours.ends and one.end.date() == day
        assert hours.lunch is None or end <= hours.lunch[0] or start >= hours.lunch[1]


@settings(max_examples=60, deadline=None)
@given(problems())
def test_no_week_goes_over_the_cap_by_what_is_placed(given_problem):
    hours, found = given_problem.hours, plan(given_problem)

    def first_of(start):
        return start.date() - (start.date().weekday() - hours.first_weekday) % 7 * DAY

    counted = [one for one in given_problem.fixed if one.manager and one.coaching]
    for first, minutes in found.weeks:
        fixed = sum(one.minutes for one in counted if first_of(one.start) == first)
        own = sum(one.wish.minutes for one in found.placed if first_of(one.start) == first)
        assert minutes == fixed + own
        assert not own or minutes <= hours.cap


@settings(max_examples=60, deadline=None)
@given(problems())
def test_what_follows_stands_after_what_it_follows_and_within_its_days(given_problem):
    found = starts(plan(given_problem))
    ends = {one.wish.key: one.end for one in plan(given_problem).placed}
    for one in given_problem.wishes:
        if one.key in found and one.after:
            days = (found[one.key].date() - found[one.after].date()).days
            assert found[one.key] >= ends[one.after]
            assert one.within is None or days <= one.within
            assert not one.weeks or 7 * one.weeks - 2 <= days <= 7 * one.weeks + 4
        if one.key in found and one.before:
            assert 1 <= (found[one.before].date() - found[one.key].date()).days <= one.within


@settings(max_examples=40, deadline=None)
@given(problems(), st.randoms())
def test_the_order_of_the_input_changes_nothing_and_nothing_is_lost(given_problem, chance: random.Random):
    wishes, fixed = list(given_problem.wishes), list(given_problem.fixed)
    chance.shuffle(wishes)
    chance.shuffle(fixed)
    found = plan(given_problem)
    assert plan(replace(given_problem, wishes=tuple(wishes), fixed=tuple(fixed))) == found
    assert {one.wish for one in (*found.placed, *found.unplaced)} == set(wishes)
    assert all(one.why.endswith(".") for one in found.unplaced)


def test_a_training_leaves_a_day_to_prepare_it_and_the_room_that_one_on_ones_ask_for():
    far = MONDAY + 20 * DAY
    training = wish("t", (1, 2), 60, last=far, ideal=MONDAY, kind=TRAINING)
    pre = wish("pre", last=far, kind=PRE_BRIEF, before="t", within=3)
    assert starts(plan(problem(training, pre)))["t"].date() == MONDAY + DAY
    weekly = [wish(f"one {n}", (n,), 60) for n in range(1, 5)]
    found = plan(problem(training, pre, *weekly, hours=Hours(cap=240)))
    assert (starts(found)["t"].date(), found.unplaced) == (MONDAY + 8 * DAY, ())


def test_one_day_that_is_no_working_day_is_named():
    saturday = MONDAY + 5 * DAY
    asked = wish(first=saturday, last=saturday)
    assert why(plan(problem(asked))) == {"w": "No working day is left on Sat 28 Nov."}
    assert why(plan(problem(wish(first=saturday, last=saturday + DAY)))) == {"w": "No working day is left 28–29 Nov."}


@pytest.mark.parametrize(("minutes", "said"), [
    (15, "15 minutes"), (60, "1 h"), (75, "1 h 15 minutes"), (90, "1.5 h"), (480, "8 h"),
])  # fmt: skip
def test_a_length_reads_as_hours_or_as_minutes(minutes, said):
    assert hours(minutes) == said


def test_a_training_goes_to_a_day_that_leaves_room_for_its_debriefs():
    """Friday is full from ten on, and the week after it is at its cap."""
    friday, far = MONDAY + 4 * DAY, MONDAY + 20 * DAY
    training = wish("t", (1, 2), 60, last=friday, kind=TRAINING, ideal=friday)
    behind = [wish(f"{side} {n}", (n,), 15, last=far, kind=kind, within=3, **{side: "t"})
              for kind, side in ((DEBRIEF, "after"), (PRE_BRIEF, "before")) for n in (1, 2)]  # fmt: skip
    fixed = (Taken(datetime(2026, 11, 30, 9), 110, frozenset({4})), Taken(moment(27, 10), 420, coaching=False))
    found = plan(problem(training, *behind, fixed=fixed, hours=Hours(cap=120)))
    assert found.unplaced == ()
    assert starts(found)["t"].date() == friday - DAY


def test_a_training_whose_debriefs_fit_nowhere_is_placed_all_the_same():
    training = wish("t", (1, 2), 60, kind=TRAINING)
    debrief = wish("d", (1,), 15, last=MONDAY + 9 * DAY, kind=DEBRIEF, after="t", within=3)
    found = plan(problem(training, debrief, hours=Hours(cap=60), off={MONDAY + 7 * DAY: "Holiday"}))
    assert list(starts(found)) == ["t"]
    assert list(why(found)) == ["d"]
