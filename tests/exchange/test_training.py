"""Training leaves as a table, a row for each rep, and comes back to the same; unknown stays unknown."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coachdesk.domain.courses import Course
from coachdesk.domain.people import Rep, Status
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import Attendance, FollowUp, FollowUpKind, FollowUpState, Presence, Scale, Training
from coachdesk.exchange.exports import export_bytes
from coachdesk.exchange.imports import plan_import
from coachdesk.exchange.plans import ImportOptions, Known
from coachdesk.exchange.tables import read_table, read_text
from coachdesk.exchange.training_events import training_sheet

TODAY, THIRD = date(2026, 11, 22), datetime(2026, 11, 3, 10, 0)
TRAINING, HELD, PLANNED = SessionKind.TRAINING, SessionStatus.HELD, SessionStatus.PLANNED
DRILL, PRICE = Course(1, "Discovery drill"), Course(2, "Price, and terms")
BASE = Known(
    (Rep(1, "Ana Ferreira"), Rep(2, "Ben; =Okafor"), Rep(3, "Li Wei")), today=TODAY, courses=(DRILL, PRICE)
)  # fmt: skip
SESSION = Session(7, TRAINING, THIRD, 45, HELD, "Room Birch")
EVENT = replace(
    BASE, sessions=((SESSION, (1, 2)),), trainings=(Training(4, 7, 1),),
    attendance=(Attendance(9, 4, 1, Presence.ATTENDED, 2, 4, "Useful"),),
)  # fmt: skip
HEAD = "course,start,minutes,rep,presence,before,after,feedback\n"
STATES = st.sampled_from([PLANNED, HELD, SessionStatus.CANCELLED, SessionStatus.MISSED])
SAID = st.sampled_from(["", "=1", "a\nb", 'Good; "fine"'])


@st.composite
def attendance(draw, rep_id, scale):
    number = st.none() | st.integers(*map(int, scale.bounds))
    presence = draw(st.sampled_from(Presence))
    return Attendance(None, 0, rep_id, presence, draw(number), draw(number), draw(SAID))


@st.composite
def known(draw):
    """A file with events, up to the present; an event without anything to it is only a session."""
    sessions, trainings, rows = [], [], []
    for at in range(1, draw(st.integers(0, 5)) + 1):
        start = THIRD - timedelta(days=draw(st.integers(0, 2)))
        place, yours = draw(SAID), draw(st.booleans())
        session = Session(at, TRAINING, start, draw(st.integers(1, 90)), draw(STATES), place, yours=yours)
        reps = tuple(sorted(draw(st.sets(st.sampled_from([1, 2, 3])))))
        sessions.append((session, reps))
        if not draw(st.booleans()):
            continue
        course, scale = draw(st.sampled_from([None, 1, 2])), draw(st.sampled_from(Scale))
        title = draw(st.sampled_from(["Fair", "=Fair"] + ([""] if course else [])))
        seats = draw(st.none() | st.integers(1, 9))
        trainings.append(Training(at, at, course, title, draw(st.sampled_from(["", "J. Doe"])), seats, scale))
        rows += [replace(draw(attendance(rep, scale)), training_id=at) for rep in reps if draw(st.booleans())]
    numbered = tuple(replace(row, id=at) for at, row in enumerate(rows, start=1))
    return replace(BASE, sessions=tuple(sessions), trainings=tuple(trainings), attendance=numbered)


def taken(base, plan):
    """The file after an import of new events."""
    sessions, trainings, rows = [], [], []
    for at, event in enumerate(plan.events, start=1):
        sessions.append((replace(event.session, id=at), event.reps))
        trainings.append(replace(event.training, id=at, session_id=at))
        rows += [replace(row, id=len(rows) + n, training_id=at) for n, row in enumerate(event.attendance, start=1)]
    return replace(base, sessions=tuple(sessions), trainings=tuple(trainings), attendance=tuple(rows))


def read(text, base=BASE, **options):
    return plan_import("training", read_text(text), base, ImportOptions(**options))


def counts(plan):
    return plan.report.added, plan.report.changed, plan.report.same


@pytest.mark.parametrize("ending", ["csv", "json", "xlsx"])
def test_training_comes_back_the_same(tmp_path_factory, ending):
    path = tmp_path_factory.getbasetemp() / f"training.{ending}"

    @settings(max_examples=4 if ending == "xlsx" else 80, deadline=None, suppress_health_check=list(HealthCheck))
    @given(known())
    def come_back(base):
        sheet = training_sheet(base)
        path.write_bytes(export_bytes("training", base, ending))
        again = plan_import("training", read_table(path), base)
        assert (counts(again), again.report.skipped) == ((0, 0, len(sheet.rows)), ())
        fresh = plan_import("training", read_table(path), BASE)
        assert (counts(fresh), fresh.report.skipped) == ((len(sheet.rows), 0, 0), ())
        assert training_sheet(taken(BASE, fresh)).rows == sheet.rows

    come_back()


def test_a_row_for_each_rep_makes_one_event_and_who_was_there_makes_it_held():
    plan = read(HEAD + "discovery DRILL,2026-11-03 10:00,45,Ana Ferreira,attended,2,4,Useful\n"
                       "Discovery drill,2026-11-03 10:00,,Li Wei,no-show,,,\n")  # fmt: skip
    (event,) = plan.events
    assert (event.session.status, event.session.yours, event.training.course_id, event.reps) == (HELD, True, 1, (1, 3))
    assert [(row.rep_id, row.presence, row.after) for row in event.attendance] == [
        (1, Presence.ATTENDED, 4), (3, Presence.ABSENT, None),
    ]  # fmt: skip
    assert (counts(plan), plan.preview[0].words) == (
        (2, 0, 0), "Discovery drill, 3 Nov 2026 10:00: Ana, attended"
    )  # fmt: skip


def test_several_in_one_cell_are_invited_and_an_event_ahead_is_planned():
    (event,) = read("title,start,minutes,rep\nFair,2026-12-01 9:00,60,Ana Ferreira; Li Wei\n").events
    assert (event.session.status, event.reps, event.attendance) == (PLANNED, (1, 3), ())
    assert event.training.title == "Fair"


def test_a_new_event_lasts_as_long_as_its_course_and_without_a_course_it_says_how_long():
    (event,) = read("course,start,rep\nDiscovery drill,2026-12-01 9:00,Li Wei\n").events
    assert event.session.minutes == DRILL.minutes == 60
    (skip,) = read("title,start,minutes,rep\nFair,2026-12-01 9:00,,Li Wei\n").report.skipped
    assert (skip.column, skip.why) == ("minutes", "no length: an event without a course needs its minutes")


def test_a_trainer_of_its_own_leaves_your_time_free_unless_said():
    text = "title,start,minutes,trainer,with you\nFair,2026-12-01 9:00,60,J. Doe,{}\n"
    assert not read(text.format("")).events[0].session.yours
    assert read(text.format("yes")).events[0].session.yours


def test_numbers_above_five_are_scores_and_none_stays_unknown():
    plan = read(HEAD + "Discovery drill,2026-11-03 10:00,45,Ana Ferreira,attended,,80 %,\n")
    (event,) = plan.events
    assert (event.training.scale, event.attendance[0].before, event.attendance[0].after) == (Scale.SCORE, None, 80)


def test_an_event_of_the_file_takes_who_is_new_and_keeps_who_was_there():
    line = "Discovery drill,2026-11-03 10:00,,Li Wei,attended,1,3,\n"
    plan = read(HEAD + line, EVENT)
    (event,) = plan.events
    assert (event.session, event.training, event.reps) == (SESSION, EVENT.trainings[0], (1, 2, 3))
    assert ([row.rep_id for row in event.attendance], counts(plan)) == ([3], (1, 0, 0))
    same = read(HEAD + "Discovery drill,2026-11-03 10:00,45,Ana Ferreira,,,4,\n", EVENT)
    assert (counts(same), same.events) == ((0, 0, 1), ())


def test_a_changed_place_changes_the_event_once():
    rows = "".join(f"Discovery drill,2026-11-03 10:00,Room Elm,{rep}\n" for rep in ("Ana Ferreira", "Ben; =Okafor"))
    plan = read("course,start,place,rep\n" + rows.replace("Ben; =Okafor", '"""Ben; =Okafor"""'), EVENT)
    assert (counts(plan), plan.events[0].session) == ((0, 1, 1), replace(SESSION, place="Room Elm"))


def test_attendance_makes_a_planned_event_of_the_past_held():
    planned = replace(EVENT, sessions=((replace(SESSION, status=PLANNED), (1, 2)),), attendance=())
    (event,) = read(HEAD + "Discovery drill,2026-11-03 10:00,,Ana Ferreira,yes,,,\n", planned).events
    assert (event.session, event.attendance[0].presence) == (SESSION, Presence.ATTENDED)


def test_a_session_that_is_no_event_yet_becomes_one():
    bare = replace(EVENT, trainings=(), attendance=())
    (event,) = read(HEAD + "Discovery drill,2026-11-03 10:00,,Ana Ferreira,attended,,,\n", bare).events
    assert (event.session.id, event.training) == (7, Training(None, 7, 1))


@pytest.mark.parametrize(("line", "column", "why"), [
    ("Discovery dril,2026-11-03 10:00,45,Ana Ferreira,,,,", "course", "Did you mean “Discovery drill”?"),
    (",2026-11-03 10:00,45,Ana Ferreira,,,,", "course", "no course and no title"),
    ("Discovery drill,,45,Ana Ferreira,,,,", "start", "no start"),
    ("Discovery drill,2026-11-03,45,Ana Ferreira,,,,", "start", "no time of day"),
    ("Discovery drill,2026-11-03 10:00,0,Ana Ferreira,,,,", "minutes", "1 to 720 minutes, not 0"),
    ("Discovery drill,2026-11-03 10:00,45,Ana Ferreira,perhaps,,,", "presence", "“perhaps” is no presence"),
    ("Discovery drill,2026-12-03 10:00,45,Ana Ferreira,attended,,,", "presence", "is still to come"),
    ("Discovery drill,2026-11-03 10:00,45,Ana Ferreira,attended,2,120,", "after", "A score is 0 to 100, not 120."),
    ("Discovery drill,2026-11-03 10:00,45,Ana Ferreira; Li Wei,attended,2,,", "rep", "in a row with that rep alone"),
])  # fmt: skip
def test_what_can_not_be_is_left_out_with_the_reason(line, column, why):
    plan = read(HEAD + line + "\n")
    (skip,) = plan.report.skipped
    assert (skip.column, why in skip.why, plan.events) == (column, True, ())


def test_an_event_has_one_length_and_each_rep_stands_in_it_once():
    plan = read(HEAD + "Discovery drill,2026-11-03 10:00,45,Ana Ferreira,,,,\n"
                       "Discovery drill,2026-11-03 10:00,60,Li Wei,,,,\n"
                       "Discovery drill,2026-11-03 10:00,45,Ana Ferreira,,,,\n")  # fmt: skip
    assert [(skip.row, skip.why) for skip in plan.report.skipped] == [
        (3, "Row 2 says “45”."), (4, "Ana Ferreira stands in this event already."),
    ]  # fmt: skip


def test_nobody_who_left_is_newly_invited():
    gone = replace(BASE, reps=(Rep(1, "Ana Ferreira", status=Status.LEFT),))
    text = HEAD + "Discovery drill,2026-{} 10:00,45,Ana Ferreira,,,,\n"
    assert (
        read(text.format("12-01"), gone).report.skipped[0].why == "Ana Ferreira left the team: nothing new is planned."
    )
    assert len(read(text.format("11-03"), gone).events) == 1


def test_an_unknown_name_stops_it_and_may_be_added_or_left_out():
    text = HEAD + "Discovery drill,2026-11-03 10:00,45,Anna Ferreira,attended,,,\n"
    plan = read(text)
    assert (plan.report.blocked, plan.report.reps_unknown[0].nearest) == (True, "Ana Ferreira")
    added = read(text, add_reps=True)
    assert (added.reps_added[0].name, added.events[0].reps) == ("Anna Ferreira", (-1,))
    assert read(text, aliases={"Anna Ferreira": "Ana Ferreira"}).events[0].reps == (1,)
    assert not read(text, aliases={"Anna Ferreira": None}).events


def test_another_scale_is_refused_once_there_are_numbers():
    text = "course,start,rep,scale\nDiscovery drill,2026-11-03 10:00,Ana Ferreira,percent\n"
    assert read(text, EVENT).report.skipped[0].why == "The event has numbers already, by confidence."
    assert read(text, replace(EVENT, attendance=())).events[0].training.scale is Scale.SCORE


def test_what_goes_out_counts_what_follows():
    follow_ups = tuple(
        FollowUp(at, 4, 1, FollowUpKind.CHECK, TODAY, at, state=state) for at, state in enumerate(FollowUpState)
    )
    ana, ben = training_sheet(replace(EVENT, follow_ups=follow_ups)).rows
    assert ana == ("Discovery drill", "", "2026-11-03 10:00", 45, "Room Birch", "", None, "confidence", "yes", "held",
                   "Ana Ferreira", "attended", 2, 4, "Useful", 1, 2, None)  # fmt: skip
    assert ben[10:] == ('"Ben; =Okafor"', "invited", None, None, "", 0, 0, None)
