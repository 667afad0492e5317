"""Follow-ups of trainings: what is proposed clashes with nothing; each is held, moved, dropped and opened again."""

import tempfile
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk import booking, daily, following, scheduling, training
from coachdesk.analysis.training import EventState
from coachdesk.domain.absences import Absence
from coachdesk.domain.busy import Busy
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.rhythms import Every
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import FollowUpKind, FollowUpState, Recall
from tests.desk.training_room import (
    AFTER,
    CHRISTMAS,
    NOW,
    START,
    TODAY,
    again,
    book,
    ids,
    line,
    planned,
    proposed,
    record,
    room,
)  # fmt: skip

PRE_BRIEF, DEBRIEF, CHECK = FollowUpKind
HELD, PLANNED, CANCELLED = SessionStatus.HELD, SessionStatus.PLANNED, SessionStatus.CANCELLED
LATE_DAY = date(2026, 12, 11)


@pytest.fixture
def desk(tmp_path):
    with room(tmp_path) as desk:
        yield desk


def said(rows, name="Dana Fox"):
    return [(p.kind, p.number, p.start or p.due, p.why) for p in rows if p.rep == name]


def test_the_rule_by_the_settings_that_come_with_a_new_file(desk):
    assert said(proposed(desk)) == [
        (PRE_BRIEF, 0, datetime(2026, 12, 1, 10), ""),
        (DEBRIEF, 0, datetime(2026, 12, 3, 10), ""),
        (CHECK, 1, date(2026, 12, 9), ""),
        (CHECK, 2, date(2026, 12, 23), ""),
        (CHECK, 3, date(2027, 1, 27), ""),
    ]


def test_each_check_asks_its_own_question_and_sets_its_own_task(desk):
    checks = [p for p in proposed(desk) if p.rep == "Dana Fox" and p.kind is CHECK]
    assert len({p.question for p in checks}) == 3 and all(p.task for p in checks)


def test_an_event_without_a_course_asks_by_its_title(desk):
    rows = training.propose_follow_ups(desk, planned(), None, ids(desk), NOW, "Fair")
    assert "“Fair”" in next(p.question for p in rows if p.kind is CHECK)


def test_settings_say_when_and_as_what(desk):
    desk.settings.save("check_weeks", "2")
    desk.settings.save("checks_as", "session")
    checks = [p for p in proposed(desk) if p.kind is CHECK]
    assert [p.start.date() for p in checks] == [date(2026, 12, 16)] * 3 and len({p.start for p in checks}) == 3
    desk.settings.save("check_weeks", "")
    assert not [p for p in proposed(desk) if p.kind is CHECK]


def test_a_holiday_puts_a_check_on_the_next_day_and_says_why(desk):
    desk.settings.save("country", "US")
    desk.settings.save("check_weeks", "3")
    rows = proposed(desk, planned(datetime.combine(CHRISTMAS - timedelta(weeks=3), time(10))))
    found = [(p.due, p.why) for p in rows if p.kind is CHECK]
    assert found == [(date(2026, 12, 28), "Fri 25 Dec is a public holiday: Christmas Day.")] * 3


def test_a_full_week_puts_the_debrief_later_and_says_why(desk):
    desk.absences.add(Absence(None, None, date(2026, 12, 3), date(2026, 12, 8)))
    found = next(p for p in proposed(desk) if p.kind is DEBRIEF)
    assert (found.start.date(), found.due) == (date(2026, 12, 9), date(2026, 12, 5))
    assert found.why == "No room within 3 days."


def test_without_room_before_the_event_there_is_no_pre_brief(desk):
    assert PRE_BRIEF not in {p.kind for p in proposed(desk, planned(NOW + timedelta(hours=1)))}
    desk.absences.add(Absence(None, ids(desk)[0], date(2026, 11, 28), date(2026, 12, 1)))
    assert {p.rep for p in proposed(desk) if p.kind is PRE_BRIEF} == {"Li Wei", "Sam Okafor"}


def test_what_lies_behind_us_is_not_proposed(desk):
    held = desk.sessions.add(planned(NOW - timedelta(days=12), status=HELD), ids(desk))
    kinds = {(p.kind, p.number) for p in proposed(desk, held)}
    assert kinds == {(DEBRIEF, 0), (CHECK, 2), (CHECK, 3)}


def test_who_is_gone_needs_nothing(desk):
    desk.people.archive([ids(desk)[0]])
    everybody = [rep.id for rep in desk.people.all(include_archived=True)]
    assert "Dana Fox" not in {p.rep for p in proposed(desk, reps=everybody)}


def test_accepting_twice_adds_nothing(desk):
    event, rows = book(desk, follow=False), proposed(desk)
    assert training.accept_follow_ups(desk, event, rows[:4], NOW) == 4
    assert training.accept_follow_ups(desk, event, rows[:4], NOW) == 0
    assert training.accept_follow_ups(desk, event, rows, NOW, anyway=True) == 11
    assert len(desk.trainings.follow_ups()) == 15


def test_a_debrief_held_is_an_hour_in_the_ledger(desk):
    debrief = line(record(desk, book(desk)), DEBRIEF)
    done = training.hold_follow_up(
        desk, debrief.follow_up, debrief.session.end, note="Uses it at Acme first.", minutes=20
    )
    session = desk.sessions.one(debrief.session.id)
    assert (done.state, done.closed) == (FollowUpState.DONE, debrief.session.start.date())
    assert (session.status, session.minutes, session.summary) == (HELD, 20, "Uses it at Acme first.")
    assert daily.ledger(desk, date(2026, 12, 1), date(2026, 12, 31), LATE_DAY).debriefs == 1
    desk.store.undo()
    assert desk.sessions.one(debrief.session.id).status is PLANNED


def test_an_hour_of_which_nothing_is_said_does_not_count(desk):
    debrief, before = line(book(desk), DEBRIEF), desk.store.dump()
    with pytest.raises(Invalid) as refused:
        training.hold_follow_up(desk, debrief.follow_up, AFTER)
    assert refused.value.field == "note" and desk.store.dump() == before


def test_what_was_held_early_was_held_then(desk):
    debrief = line(book(desk), DEBRIEF)
    training.hold_follow_up(desk, debrief.follow_up, AFTER, note="Right after it.")
    assert desk.sessions.one(debrief.session.id).start == AFTER


def test_a_short_check_takes_answers_alone(desk):
    check = line(book(desk)).follow_up
    done = training.hold_follow_up(desk, check, AFTER, Recall.PART, Recall.NO)
    assert (done.recalled, done.applied, done.note) == (Recall.PART, Recall.NO, "")
    assert desk.trainings.follow_up(check.id) == done


def test_a_check_with_its_own_time_keeps_the_answers_in_the_notes(desk):
    desk.settings.save("checks_as", "session")
    check = line(book(desk))
    training.hold_follow_up(desk, check.follow_up, check.session.end, Recall.YES, Recall.PART)
    assert desk.sessions.one(check.session.id).summary == "Recalled without help. Tried in part."


def test_dropping_calls_the_hour_off_and_opening_again_leaves_a_short_one(desk):
    debrief = line(book(desk), DEBRIEF)
    dropped = training.drop_follow_up(desk, debrief.follow_up, NOW, "talked in the car")
    assert (dropped.state, dropped.note) == (FollowUpState.DROPPED, "talked in the car")
    assert desk.sessions.one(debrief.session.id).status is CANCELLED
    with pytest.raises(DeskError, match="is dropped already"):
        training.drop_follow_up(desk, dropped, NOW)
    opened = training.reopen_follow_up(desk, dropped)
    assert (opened.state, opened.closed, opened.session_id) == (FollowUpState.OPEN, None, None)


def test_opening_again_what_was_held_leaves_the_hour_held(desk):
    debrief = line(book(desk), DEBRIEF)
    done = training.hold_follow_up(desk, debrief.follow_up, debrief.session.end, note="Talked.")
    training.reopen_follow_up(desk, done)
    assert desk.sessions.one(debrief.session.id).status is HELD
    assert done.id in {x.follow_up.id for x in training.open_lines(desk, TODAY)}


def test_a_moment_moves_the_hour_and_a_day_makes_it_a_short_check(desk):
    event = book(desk)
    debrief = line(event, DEBRIEF).follow_up
    to = datetime(2026, 12, 4, 15)
    moved = training.move_follow_up(desk, debrief, to, NOW)
    assert line(again(desk, event), DEBRIEF).session.start == to
    assert desk.sessions.one(debrief.session_id).status is SessionStatus.MOVED
    short = training.move_follow_up(desk, moved, date(2026, 12, 7), NOW)
    assert (short.session_id, short.due) == (None, date(2026, 12, 7))
    assert desk.sessions.one(moved.session_id).status is CANCELLED


def test_a_moment_gives_a_short_check_its_own_time(desk):
    event = book(desk)
    training.move_follow_up(desk, line(event).follow_up, datetime(2026, 12, 10, 9), NOW)
    check = line(again(desk, event))
    assert (check.session.kind, check.session.place) == (SessionKind.CHECK, "Room Birch")
    assert check.when == "Thu 10 Dec 09:00"


def test_a_clash_and_a_day_off_are_refused_unless_they_are_accepted(desk):
    event = book(desk)
    check, other = line(event).follow_up, line(event, DEBRIEF).session
    with pytest.raises(Invalid, match="overlaps the debrief"):
        training.move_follow_up(desk, check, other.start, NOW)
    with pytest.raises(Invalid, match="Sat 12 Dec is no working day"):
        training.move_follow_up(desk, check, date(2026, 12, 12), NOW)
    assert training.move_follow_up(desk, check, date(2026, 12, 12), NOW, anyway=True).due == date(2026, 12, 12)
    with pytest.raises(Invalid, match="in the past"):
        training.move_follow_up(desk, check, TODAY - timedelta(days=1), NOW, anyway=True)


@pytest.mark.parametrize(
    ("kind", "to", "said"),
    [
        (DEBRIEF, datetime(2026, 12, 1, 15), "The debrief would stand before the training, Wed 2 Dec 10:00."),
        (PRE_BRIEF, datetime(2026, 12, 3, 15), "The pre-brief would stand after the training, Wed 2 Dec 10:00."),
        (CHECK, date(2026, 12, 1), "The check would stand before the training, Wed 2 Dec 10:00."),
        (CHECK, datetime(2026, 12, 1, 15), "The check would stand before the training, Wed 2 Dec 10:00."),
    ],
)
def test_the_wrong_side_of_the_training_is_refused_unless_it_is_accepted(desk, kind, to, said):
    event = book(desk, reps=ids(desk)[:1])
    with pytest.raises(Invalid, match=said):
        training.move_follow_up(desk, line(event, kind).follow_up, to, NOW)
    training.move_follow_up(desk, line(event, kind).follow_up, to, NOW, anyway=True)
    entries = scheduling.schedule(desk, TODAY, date(2026, 12, 31), NOW).entries
    told = [entry.clash for entry in entries if entry.clash]
    side = "after" if kind is PRE_BRIEF else "before"
    assert len(told) == 2 and len(set(told)) == 1
    assert told[0].endswith(f"with Dana Fox stands {side} its training, Wed 2 Dec 10:00.")


def test_a_series_that_moves_takes_the_follow_up_of_each_event_along(desk):
    first = book(desk, reps=ids(desk)[:1], every=Every.MONTHLY)
    second = training.events(desk, TODAY)[1]
    training.accept_follow_ups(desk, second, proposed(desk, second.session, reps=ids(desk)[:1]), NOW)
    was = line(again(desk, second), DEBRIEF).session.start
    fresh = replace(first.session, start=START + timedelta(days=1))
    following.change(desk, first.session, fresh, NOW, following=True, anyway=True)
    moved = again(desk, second)
    assert moved.session.start.date() == second.session.start.date() + timedelta(days=1)
    assert line(moved, DEBRIEF).session.start.date() > was.date()
    assert line(moved, PRE_BRIEF).session.start < moved.session.start


def test_what_is_settled_is_opened_before_it_moves(desk):
    check = training.hold_follow_up(desk, line(book(desk)).follow_up, AFTER)
    with pytest.raises(DeskError, match="is done: open it again first"):
        training.move_follow_up(desk, check, date(2026, 12, 10), NOW)


def test_the_event_is_finished_with_its_last_follow_up(desk):
    event = record(desk, book(desk, reps=ids(desk)[:1]))
    for one in [x for x in event.follow_ups if x.open][:-1]:
        training.hold_follow_up(desk, one.follow_up, AFTER, note="Talked.")
    assert again(desk, event).state is EventState.FOLLOWING
    training.drop_follow_up(desk, event.follow_ups[-1].follow_up, AFTER)
    assert again(desk, event).state is EventState.FINISHED


WHEN = st.datetimes(datetime(2026, 11, 30, 8), datetime(2026, 12, 11, 16)).map(
    lambda moment: moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)
)
LENGTHS = st.sampled_from((30, 60, 240))


def fill(desk, sessions, busy, away):
    for place, (start, minutes) in enumerate(sessions):
        rep_id = ids(desk)[place % 3]
        desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, start, minutes), [rep_id])
    rows = [Busy(None, "Work", str(n), start, minutes) for n, (start, minutes) in enumerate(busy)]
    desk.busy.exchange("Take in Work", fresh=rows)
    for place, (start, minutes) in enumerate(away):
        first = start.date()
        desk.absences.add(Absence(None, (None, *ids(desk))[place], first, first + timedelta(days=minutes // 60)))


def check_proposals(desk, session):
    rows = proposed(desk, session)
    timed = [p for p in rows if p.start]
    off = booking.days_off(desk, TODAY, TODAY + timedelta(days=120))
    for one in rows:
        day = one.start.date() if one.start else one.due
        away = [a for a in desk.absences.all() if a.rep_id == one.rep_id and a.holds(day)]
        assert day.weekday() < 5 and day not in off and not away and day >= TODAY
    for one in timed:
        end = one.start + timedelta(minutes=one.minutes)
        assert time(9) <= one.start.time() and end.time() <= time(17)
        assert end.time() <= time(12) or one.start.time() >= time(13)
        own = Session(None, SessionKind.CHECK, one.start, one.minutes)
        assert booking.problems(desk, own, [one.rep_id], NOW) == ()
        assert not own.overlaps(session)
    assert not [1 for a, b in combinations(timed, 2) if abs(a.start - b.start) < timedelta(minutes=15)]


@settings(max_examples=30)
@given(
    WHEN, st.lists(st.tuples(WHEN, LENGTHS), max_size=8), st.lists(st.tuples(WHEN, LENGTHS), max_size=3),
    st.lists(st.tuples(WHEN, LENGTHS), max_size=4),
)  # fmt: skip
def test_what_is_proposed_clashes_with_nothing_and_lies_on_no_day_off(start, sessions, busy, away):
    with tempfile.TemporaryDirectory() as folder, room(Path(folder)) as desk:
        desk.settings.save("country", "US")
        fill(desk, sessions, busy, away)
        for as_what in ("short", "session"):
            desk.settings.save("checks_as", as_what)
            check_proposals(desk, planned(start))


@settings(max_examples=10)
@given(st.lists(st.tuples(WHEN, LENGTHS), max_size=6))
def test_undoing_an_event_brings_the_file_back_exactly(sessions):
    with tempfile.TemporaryDirectory() as folder, room(Path(folder)) as desk:
        fill(desk, sessions, (), ())
        before = desk.store.dump()
        book(desk, anyway=True)
        assert desk.store.dump() != before
        desk.store.undo()
        assert desk.store.dump() == before


def test_the_gap_that_is_set_stays_free(desk):
    desk.settings.save("gap", "15")
    starts = sorted(p.start for p in proposed(desk) if p.kind is DEBRIEF)
    assert all(b - a >= timedelta(minutes=30) for a, b in pairwise(starts)) and len(starts) == 3


def test_the_same_file_proposes_the_same(desk):
    assert proposed(desk) == proposed(desk)
    wider = replace(planned(), minutes=120)
    assert START.date() not in {p.start.date() for p in proposed(desk, wider) if p.start}
