"""The calendar on a real file: what stands there, what waits, and moving it."""

from datetime import date, datetime, timedelta

import pytest

from coachdesk import booking, scheduling, training
from coachdesk.analysis.schedule import EntryKind
from coachdesk.domain.absences import Absence
from coachdesk.domain.audiences import Audience
from coachdesk.domain.busy import Busy
from coachdesk.domain.courses import Course
from coachdesk.domain.deals import Deal
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.market import MarketChange, MarketKind
from coachdesk.domain.people import Status
from coachdesk.domain.periods import Quarter
from coachdesk.domain.rhythms import Every
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import FollowUp, FollowUpKind, FollowUpState, Training
from tests.builders import add_rep, add_skill, new_desk

NOW = datetime(2026, 11, 23, 8)  # a Monday
THURSDAY = datetime(2026, 11, 26, 9)
FIRST, LAST = date(2026, 11, 23), date(2026, 12, 6)
DAY = timedelta(days=1)


@pytest.fixture
def desk(tmp_path):
    """Dana is rep 1, Sam is rep 2."""
    with new_desk(tmp_path, now=lambda: NOW) as desk:
        add_rep(desk, "Dana Fox")
        add_rep(desk, "Sam Okafor")
        yield desk


def add(desk, start=THURSDAY, minutes=45, reps=(1,), **fields):
    kind = fields.pop("kind", SessionKind.ONE_ON_ONE)
    return desk.sessions.add(Session(None, kind, start, minutes, **fields), reps)


def add_training(desk, *, debrief=True):
    """A drill for Dana on Thursday at 9 with a debrief on Friday at 10 and a check a week later."""
    session = add(desk, kind=SessionKind.TRAINING)
    made = desk.trainings.save(Training(None, session.id, title="Drill"))
    own = add(desk, THURSDAY + DAY + timedelta(hours=1), 15, kind=SessionKind.DEBRIEF) if debrief else None
    if own:
        row = FollowUp(None, made.id, 1, FollowUpKind.DEBRIEF, own.start.date(), session_id=own.id)
        desk.trainings.save_follow_up(row)
    desk.trainings.save_follow_up(FollowUp(None, made.id, 1, FollowUpKind.CHECK, date(2026, 12, 3), 1))
    return session


def show(desk, first=FIRST, last=LAST, now=NOW):
    return scheduling.schedule(desk, first, last, now)


def shown(desk, **span):
    return [(entry.key, entry.title) for entry in show(desk, **span).entries]


def planned(desk):
    return [s for s, _ in desk.sessions.all() if s.status is SessionStatus.PLANNED]


def test_everything_that_stands_in_the_span_is_shown_and_nothing_else(desk):
    deal = desk.deals.add(Deal(None, 1, "Norfolk"))
    add(desk, deal_id=deal.id, kind=SessionKind.PRE_BRIEF)
    add(desk, THURSDAY - 30 * DAY)
    desk.absences.add(Absence(None, 2, date(2026, 11, 20), FIRST))
    desk.busy.exchange("Import", fresh=[Busy(None, "Work", "a", datetime(2026, 11, 24, 9), 60, title="Board")])
    assert shown(desk) == [
        ("absence 1", "Sam O. away, 20–23 Nov"), ("busy 1", "Board"), ("session 1", "Norfolk, Dana"),
    ]  # fmt: skip
    assert shown(desk, first=date(2026, 12, 1)) == []


def test_the_days_the_wrong_way_round_are_refused(desk):
    with pytest.raises(Invalid, match="before the first day"):
        show(desk, LAST, FIRST)


def test_settings_say_the_cap_the_working_days_and_when_a_week_starts(desk):
    for name, value in (("week_hours", "0.5"), ("working_days", "sunday monday"), ("first_weekday", "sunday")):
        desk.settings.save(name, value)
    add(desk, minutes=48)
    found = show(desk)
    assert [day.working for day in found.days][:7] == [True, False, False, False, False, False, True]
    assert (found.weeks[0].first, found.weeks[0].words) == (date(2026, 11, 22), "over by 0.3 h")


def test_holidays_of_the_country_are_days_off_and_an_unknown_country_has_none(desk):
    desk.settings.save("country", "US")
    assert [day.off for day in show(desk).days if day.off] == ["Thanksgiving Day"]
    desk.settings.save("country", "XX")
    assert [day.off for day in show(desk).days if day.off] == []


def test_a_training_stands_with_its_debrief_and_its_check(desk):
    add_training(desk)
    assert shown(desk) == [
        ("session 1", "Drill"),
        ("session 2", "Debrief, Dana: Drill"),
        ("check 2", "Check 1, Dana: Drill"),
    ]
    found = show(desk)
    assert "1 follow-up without a time" in found.summary
    assert [(one.key, one.title, one.when) for one in found.waiting] == [
        ("check 2", "Check 1: Drill, Dana", "by Thu 3 Dec")
    ]


def test_a_late_debrief_waits_even_when_its_time_stands(desk):
    add_training(desk)
    (late, _) = show(desk, now=NOW + 9 * DAY).waiting
    assert (late.key, late.watch, late.when) == ("check 1", True, "Fri 27 Nov 10:00 · 5 days late")


def test_a_check_of_an_event_that_was_called_off_is_not_shown(desk):
    desk.sessions.cancel(add_training(desk, debrief=False))
    assert shown(desk) == []


def test_sessions_that_are_trainings_are_read_alone_each_with_who_is_invited(desk):
    add(desk)
    event = add(desk, THURSDAY + DAY, kind=SessionKind.TRAINING, reps=(1, 2))
    assert desk.sessions.trained() == ((event, (1, 2)),)


def test_somebody_who_left_long_ago_changes_no_name(desk):
    gone = add_rep(desk, "Dana Fonda", status=Status.LEFT)
    desk.absences.add(Absence(None, gone.id, date(2024, 1, 1), date(2024, 1, 2)))
    add(desk)
    assert shown(desk) == [("session 1", "Dana F.")]


def test_a_refresher_that_nobody_booked_waits(desk):
    skill = add_skill(desk)
    desk.skills.rate(desk.people.one(1), skill, 3, date(2026, 10, 1))
    course = desk.courses.save(Course(None, "Drill"), [skill.id])
    change = MarketChange(None, date(2026, 11, 3), MarketKind.COMPETITOR, "Acme")
    desk.market.save(change, [skill.id])
    (one,) = show(desk).waiting
    assert (one.key, one.title, one.when, one.watch) == (
        f"refresher 1 {course.id}", "Refresher: Acme, 1 rep", "not booked", True,
    )  # fmt: skip


def test_a_session_goes_to_another_time_and_keeps_its_length(desk):
    add(desk)
    said = scheduling.shift_entry(desk, "session 1", THURSDAY + DAY, NOW)
    assert said == "One-on-one with Dana moved to Fri 27 Nov, 09:00."
    assert [(s.start, s.minutes) for s in planned(desk)] == [(THURSDAY + DAY, 45)]
    desk.store.undo()
    assert [s.start for s in planned(desk)] == [THURSDAY]


def test_what_it_clashes_with_now_is_told(desk):
    add(desk)
    add(desk, THURSDAY + DAY, reps=(2,))
    said = scheduling.shift_entry(desk, "session 1", THURSDAY + DAY, NOW)
    assert said == (
        "One-on-one with Dana moved to Fri 27 Nov, 09:00. "
        "It overlaps the one-on-one with Sam Okafor, Fri 27 Nov 09:00–09:45."
    )


def test_stretching_leaves_no_mark_and_standing_still_changes_nothing(desk):
    add(desk)
    said = scheduling.shift_entry(desk, "session 1", THURSDAY, NOW, 60)
    assert said == "One-on-one with Dana lasts 60 minutes now."
    assert [(s.id, s.minutes) for s, _ in desk.sessions.all()] == [(1, 60)]
    assert scheduling.shift_entry(desk, "session 1", THURSDAY, NOW, 60) == ""


def test_one_of_a_series_moves_alone(desk):
    booked = booking.book(desk, Session(None, SessionKind.ONE_ON_ONE, THURSDAY, 30), [1], NOW, Every.WEEKLY)
    days = [s.start for s in planned(desk)]
    scheduling.shift_entry(desk, f"session {booked.session.id}", THURSDAY + DAY, NOW)
    assert [s.start for s in planned(desk)] == [THURSDAY + DAY, *days[1:]]


@pytest.mark.parametrize(
    ("fields", "start", "said"),
    [
        ({"status": SessionStatus.HELD}, THURSDAY + DAY, "Only a planned session can be moved; this one is held."),
        ({"status": SessionStatus.MISSED}, THURSDAY + DAY, "this one is missed"),
        ({"began": NOW}, THURSDAY + DAY, "goes on already"),
        ({}, NOW - timedelta(hours=1), "Mon 23 Nov 07:00 is in the past: log it as held, or choose a later day."),
    ],
)
def test_what_can_not_be_moved_says_why(desk, fields, start, said):
    add(desk, **fields)
    with pytest.raises(DeskError, match=said):
        scheduling.shift_entry(desk, "session 1", start, NOW)
    assert [s.start for s, _ in desk.sessions.all()] == [THURSDAY]


def test_a_session_whose_time_has_passed_today_can_go_to_a_later_day(desk):
    add(desk, NOW - timedelta(hours=1), 30)
    scheduling.shift_entry(desk, "session 1", THURSDAY, NOW)
    assert [s.start for s in planned(desk)] == [THURSDAY]


def test_a_training_takes_its_follow_up_along_in_one_step(desk):
    add_training(desk)
    said = scheduling.shift_entry(desk, "session 1", THURSDAY + 5 * DAY, NOW)
    assert said == "Training moved to Tue 1 Dec, 09:00, with 1 session of its follow-up."
    days = {entry.title: entry.start.date() for entry in show(desk, last=date(2026, 12, 31)).entries}
    assert days == {
        "Drill": date(2026, 12, 1),
        "Debrief, Dana: Drill": date(2026, 12, 2),
        "Check 1, Dana: Drill": date(2026, 12, 8),
    }
    desk.store.undo()
    assert [s.start for s in planned(desk)] == [THURSDAY, THURSDAY + DAY + timedelta(hours=1)]


def test_a_training_dragged_or_stretched_within_its_day_takes_along_what_it_runs_into(desk):
    add_training(desk)
    debrief = desk.trainings.follow_ups()[0]
    training.move_follow_up(desk, debrief, THURSDAY + timedelta(hours=2), NOW)
    before = desk.store.dump()
    said = scheduling.shift_entry(desk, "session 1", THURSDAY, NOW, 180)
    assert said == "Training lasts 180 minutes now, with 1 session of its follow-up."
    desk.store.undo()
    assert desk.store.dump() == before
    said = scheduling.shift_entry(desk, "session 1", THURSDAY + timedelta(hours=4), NOW)
    assert said == "Training moved to Thu 26 Nov, 13:00, with 1 session of its follow-up."
    assert sorted(s.start.hour for s in planned(desk)) == [13, 15]
    assert len(desk.trainings.follow_ups()) == 2
    desk.store.undo()
    assert desk.store.dump() == before


def test_a_debrief_dragged_before_its_training_says_so(desk):
    add_training(desk)
    said = scheduling.shift_entry(desk, "session 2", THURSDAY - DAY, NOW)
    assert said.endswith("The debrief would stand before the training, Thu 26 Nov 09:00.")


def test_two_refreshers_of_one_change_are_told_apart(desk):
    skills = [add_skill(desk, name) for name in ("Discovery", "Closing")]
    for skill in skills:
        desk.skills.rate(desk.people.one(1), skill, 3, date(2026, 10, 1))
    course = desk.courses.save(Course(None, "Drill"), [skills[0].id])
    desk.market.save(MarketChange(None, date(2026, 11, 3), MarketKind.COMPETITOR, "Acme"), [s.id for s in skills])
    assert [(one.key, one.title) for one in show(desk).waiting] == [
        (f"refresher 1 {course.id}", "Refresher: Acme (Drill), 1 rep"),
        ("refresher 1 0", "Refresher: Acme (no course yet), 1 rep"),
    ]


def test_a_check_goes_to_another_day_or_gets_a_time_of_its_own(desk):
    add_training(desk, debrief=False)
    said = scheduling.shift_entry(desk, "check 1", datetime(2026, 12, 4), NOW)
    assert said == "Check 1 with Dana moved to Fri 4 Dec."
    assert scheduling.shift_entry(desk, "check 1", datetime(2026, 12, 4), NOW) == ""
    said = scheduling.shift_entry(desk, "check 1", datetime(2026, 12, 4, 11, 30), NOW)
    assert said == "Check 1 with Dana moved to Fri 4 Dec, 11:30."
    assert shown(desk)[-1] == ("session 2", "Check 1, Dana: Drill")


def test_a_check_can_not_go_to_the_past_nor_move_when_it_is_done(desk):
    add_training(desk, debrief=False)
    with pytest.raises(DeskError, match="past"):
        scheduling.shift_entry(desk, "check 1", datetime(2026, 11, 20), NOW)
    training.hold_follow_up(desk, desk.trainings.follow_up(1), NOW, note="Used it twice.")
    assert desk.trainings.follow_up(1).state is FollowUpState.DONE
    with pytest.raises(DeskError, match="is done"):
        scheduling.shift_entry(desk, "check 1", datetime(2026, 12, 4), NOW)


def test_an_absence_moves_by_days_and_tells_how_many_sessions_fall_into_it(desk):
    add(desk)
    desk.absences.add(Absence(None, 1, date(2026, 12, 1), date(2026, 12, 2)))
    said = scheduling.shift_entry(desk, "absence 1", datetime(2026, 11, 25), NOW)
    assert said == "Dana Fox is away 25–26 Nov now. 1 session falls into it."
    assert scheduling.shift_entry(desk, "absence 1", datetime(2026, 11, 25), NOW) == ""
    said = scheduling.shift_entry(desk, "absence 1", datetime(2026, 11, 25), NOW, 4 * 1440)
    assert said == "Dana Fox is away 25–28 Nov now. 1 session falls into it."
    assert desk.absences.one(1).last == date(2026, 11, 28)


@pytest.mark.parametrize(("key", "said"), [("busy 1", "change it there"), ("draft a", "only proposed"),
                                           ("session 9", "not in the file any more")])  # fmt: skip
def test_what_is_not_of_this_file_can_not_be_moved(desk, key, said):
    with pytest.raises(DeskError, match=said):
        scheduling.shift_entry(desk, key, THURSDAY, NOW)


def test_the_page_of_the_team_is_for_nobody_but_the_manager(desk):
    with pytest.raises(Invalid, match="for you alone"):
        scheduling.calendar_paper(desk, Quarter(2026, 4), NOW, None, Audience.REP)


def test_a_page_of_one_rep_holds_that_reps_entries_alone_and_no_hours(desk):
    add(desk)
    add(desk, THURSDAY + DAY, reps=(2,))
    desk.absences.add(Absence(None, 2, FIRST, FIRST))
    paper = scheduling.calendar_paper(desk, Quarter(2026, 4), NOW, desk.people.one(1), Audience.REP)
    texts = [entry.text for week in paper.weeks for day in week.days for entry in day.entries]
    assert (paper.rep, texts, paper.kinds) == ("Dana Fox", ["One-on-one"], (EntryKind.ONE_ON_ONE,))
    assert {(week.minutes, week.hours, week.bars) for week in paper.weeks} == {(None, "", ())}


def test_the_page_of_the_team_tells_the_hours_of_each_week_against_the_cap(desk):
    add(desk, minutes=540)
    desk.settings.save("manager_name", "Kim Lee")
    paper = scheduling.calendar_paper(desk, Quarter(2026, 4), NOW)
    week = next(week for week in paper.weeks if week.minutes)
    assert (paper.line, week.label, week.dates) == (
        "2 reps · cap 8 h of coaching a week · manager Kim Lee", "Week 48", "23–27 Nov",
    )  # fmt: skip
    assert (week.hours, week.over) == ("9 h of 8 h", "over by 1 h")
    assert len(paper.weeks) == 14


def test_what_is_moved_to_a_day_without_work_is_told_so_and_clashes_with_nothing(desk):
    add(desk)
    said = scheduling.shift_entry(desk, "session 1", THURSDAY + 2 * DAY, NOW)
    assert said == "One-on-one with Dana moved to Sat 28 Nov, 09:00. Sat 28 Nov is not one of your working days."
    found = show(desk)
    assert found.clashes == 0
    (entry,) = found.entries
    assert entry.words.endswith("not one of your working days")
    assert "working days" not in scheduling.shift_entry(desk, entry.key, entry.start, NOW, minutes=30)
    desk.settings.save("working_days", "monday tuesday wednesday thursday friday saturday")
    assert "working days" not in show(desk).entries[0].words


def test_a_check_moved_to_a_day_without_work_is_told_so(desk):
    add_training(desk)
    said = scheduling.shift_entry(desk, "check 2", datetime(2026, 12, 5), NOW)
    assert said == "Check 1 with Dana moved to Sat 5 Dec. Sat 5 Dec is not one of your working days."
