"""What an event comes to, in its words and its state; today is Tuesday 24 November 2026."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from coachdesk.analysis.training import EventState
from coachdesk.analysis.training_facts import EventRecords, changed_words, event, moved, result_words
from coachdesk.domain.courses import Course
from coachdesk.domain.people import Rep, Status
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import Attendance, FollowUp, FollowUpKind, FollowUpState, Presence, Recall, Scale
from coachdesk.domain.training import Training as Row

TODAY = date(2026, 11, 24)
DANA, LI, SAM = (Rep(n, name) for n, name in enumerate(("Dana Fox", "Li Wei", "Sam Okafor"), 1))
DRILL = Course(7, "Discovery drill")
ATTENDED, ABSENT = Presence.ATTENDED, Presence.ABSENT
DONE, DROPPED = FollowUpState.DONE, FollowUpState.DROPPED


def was(day, status=SessionStatus.HELD, **fields):
    return Session(1, SessionKind.TRAINING, datetime.combine(day, time(10)), 45, status, **fields)


def there(rep, presence=ATTENDED, before=None, after=None):
    return Attendance(rep.id, 5, rep.id, presence, before, after)


def check(rep, number, days, **fields):
    return FollowUp(number, 5, rep.id, FollowUpKind.CHECK, TODAY + timedelta(days=days), number, **fields)


def known(session, *, training=None, reps=(DANA, LI, SAM), **fields):
    training = training or Row(5, 1, course_id=7)
    return EventRecords(training, session, tuple(r.id for r in reps), {r.id: r for r in reps}, DRILL, **fields)


def test_a_planned_event_says_who_is_invited_for_how_many_seats():
    facts = event(known(was(TODAY, SessionStatus.PLANNED), training=Row(5, 1, 7, capacity=2)), TODAY)
    assert (facts.title, facts.state) == ("Discovery drill", EventState.PLANNED)
    assert (facts.words, facts.warning) == ("3 invited for 2 seats", "3 come to 2 seats.")


def test_somebody_excused_leaves_a_seat():
    row = there(DANA, Presence.EXCUSED)
    facts = event(known(was(TODAY), training=Row(5, 1, 7, capacity=2), attendance=(row,)), TODAY)
    assert facts.warning == ""


@pytest.mark.parametrize(
    ("session", "attendance", "state"),
    [
        (was(TODAY - timedelta(days=1), SessionStatus.PLANNED), (), EventState.TO_RECORD),
        (was(TODAY - timedelta(days=1)), (), EventState.TO_RECORD),
        (was(TODAY - timedelta(days=1)), (there(DANA),), EventState.FOLLOWING),
        (was(TODAY, SessionStatus.CANCELLED), (), EventState.CANCELLED),
        (was(TODAY, SessionStatus.MISSED), (), EventState.CANCELLED),
    ],
)
def test_the_state_of_an_event(session, attendance, state):
    assert event(known(session, attendance=attendance), TODAY).state is state


def test_a_bare_training_of_an_older_file_that_was_held_asks_for_nothing():
    bare = Row(None, 1, title="Training")
    assert event(known(was(TODAY - timedelta(days=300)), training=bare), TODAY).state is EventState.FINISHED


def test_an_event_is_finished_only_when_its_follow_ups_are_done_or_dropped():
    records = known(was(TODAY - timedelta(days=9)), attendance=(there(DANA), there(LI, ABSENT)), follow_ups=(
        check(DANA, 1, -2, state=DONE, closed=TODAY), check(DANA, 2, 12),
    ))  # fmt: skip
    facts = event(records, TODAY)
    assert (facts.state, facts.words) == (EventState.FOLLOWING, "1 of 3 attended · 1 of 2 follow-ups done")
    closed = (records.follow_ups[0], replace(records.follow_ups[1], state=DROPPED))
    facts = event(replace(records, follow_ups=closed), TODAY)
    assert (facts.state, facts.words) == (
        EventState.FINISHED, "1 of 3 attended · 1 of 1 follow-up done · 1 dropped",
    )  # fmt: skip


def test_a_line_says_when_and_how_late():
    timed = Session(3, SessionKind.CHECK, datetime(2026, 11, 26, 10), 15)
    follow_ups = (check(DANA, 1, -2), check(DANA, 2, 0, session_id=3), check(LI, 1, -9, state=DONE, closed=TODAY))
    facts = event(known(was(TODAY), follow_ups=follow_ups, sessions={3: timed}), TODAY)
    assert [(line.title, line.when) for line in facts.follow_ups] == [
        ("Check 1: Discovery drill, Li", "done Tue 24 Nov"),
        ("Check 1: Discovery drill, Dana", "by Sun 22 Nov · 2 days late"),
        ("Check 2: Discovery drill, Dana", "Thu 26 Nov 10:00"),
    ]
    assert facts.next_open.late


def test_the_hour_that_was_held_for_a_follow_up_settles_it():
    held = Session(3, SessionKind.CHECK, datetime(2026, 11, 20, 10), 15, SessionStatus.HELD, summary="Asked.")
    facts = event(known(was(TODAY), follow_ups=(check(DANA, 1, -4, session_id=3),), sessions={3: held}), TODAY)
    assert not facts.follow_ups[0].open and facts.next_open is None


def test_a_cancelled_hour_leaves_a_short_check_by_its_day():
    off = Session(3, SessionKind.CHECK, datetime(2026, 11, 20, 10), 15, SessionStatus.CANCELLED)
    facts = event(known(was(TODAY), follow_ups=(check(DANA, 1, 3, session_id=3),), sessions={3: off}), TODAY)
    assert (facts.follow_ups[0].when, facts.follow_ups[0].open) == ("by Fri 27 Nov", True)


def test_nothing_is_open_with_somebody_who_has_left_nor_of_an_event_called_off():
    gone = replace(DANA, status=Status.LEFT)
    facts = event(known(was(TODAY), reps=(gone,), follow_ups=(check(gone, 1, -2),)), TODAY)
    assert (facts.follow_ups[0].open, facts.follow_ups[0].when) == (False, "Dana has left")
    off = event(known(was(TODAY, SessionStatus.CANCELLED), follow_ups=(check(DANA, 1, -2),)), TODAY)
    assert (off.follow_ups[0].open, off.follow_ups[0].late, off.follow_ups[0].when) == (False, False, "called off")


def test_what_changed_is_told_only_when_both_are_known():
    assert moved(2, 4, Scale.CONFIDENCE) == "2 up" and moved(80, 55.5, Scale.SCORE) == "24.5 points down"
    assert moved(None, 4, Scale.CONFIDENCE) == moved(0, None, Scale.SCORE) == ""
    assert moved(0, 0, Scale.SCORE) == "the same" and moved(0, 1, Scale.SCORE) == "1 point up"


def test_what_changed_carries_its_count():
    rows = (there(DANA, before=2, after=4), there(LI, before=3, after=3), there(SAM, before=2))
    assert changed_words(event(known(was(TODAY), attendance=rows), TODAY)) == "2 of 3 gave both: 1 up, 1 the same"
    assert changed_words(event(known(was(TODAY), attendance=(there(DANA),)), TODAY)) == ""


def test_what_a_check_showed_in_words():
    both = check(DANA, 1, 0, recalled=Recall.PART, applied=Recall.NO)
    assert result_words(both) == "Recalled in part. Not tried yet."
    assert result_words(check(DANA, 1, 0)) == ""
