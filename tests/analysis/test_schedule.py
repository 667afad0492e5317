"""The facts of the calendar by hand: names, entries, clashes, weeks and the line that sums them up."""

import random
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from coachdesk.analysis.planner import Placed, Proposal, Wish
from coachdesk.analysis.schedule import EntryKind
from coachdesk.analysis.schedule_facts import ScheduleRecords, Week, schedule_facts
from coachdesk.analysis.schedule_words import names_of
from coachdesk.domain.absences import Absence, AbsenceKind
from coachdesk.domain.busy import Busy
from coachdesk.domain.people import Rep, Status
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import FollowUp, FollowUpKind, FollowUpState, Training

NOW = datetime(2026, 11, 2, 8)  # a Monday
BEN, ANA = Rep(1, "Ben Okafor"), Rep(2, "Ana Ferreira")
TEAM = {1: BEN, 2: ANA}
AS_SET = Week()
FIRST, LAST = date(2026, 11, 2), date(2026, 11, 15)


def at(day, clock, kind=SessionKind.ONE_ON_ONE, minutes=30, **fields):
    """A session of November, with the day and the clock as its id."""
    hour, minute = divmod(clock, 100)
    return Session(day * 10000 + clock, kind, datetime(2026, 11, day, hour, minute), minutes, **fields)


def facts(*sessions, now=NOW, first=FIRST, last=LAST, reps=TEAM, week=AS_SET, **fields):
    return schedule_facts(ScheduleRecords(first, last, now, sessions, reps, week, **fields))


def told(schedule):
    return {entry.key: entry.clash for entry in schedule.entries if entry.clash}


def only(schedule):
    (entry,) = schedule.entries
    return entry


def test_a_short_name_that_two_share_is_written_in_full():
    names = names_of([BEN, Rep(2, "Ben Ortega"), Rep(3, "Ben Lund"), Rep(4, "Cher")])
    assert names.short == {1: "Ben Okafor", 2: "Ben Ortega", 3: "Ben L.", 4: "Cher"}
    assert names.first == {1: "Ben Okafor", 2: "Ben Ortega", 3: "Ben L.", 4: "Cher"}
    assert names_of([BEN, ANA]).first == {1: "Ben", 2: "Ana"}


def test_a_name_that_runs_right_to_left_is_held_in_the_line_and_plain_for_a_program():
    reps = {1: Rep(1, "דנה כהן")}
    entry = only(facts((at(2, 900), (1,)), reps=reps))
    assert entry.names == ("דנה כהן",)
    assert "\u200eדנה כהן\u200e" in entry.words


def test_somebody_who_left_takes_no_short_name_unless_still_in_the_calendar():
    reps = {**TEAM, 3: Rep(3, "Ben Old", status=Status.LEFT)}
    assert only(facts((at(2, 900), (1,)), reps=reps)).title == "Ben O."
    assert facts((at(2, 900), (1,)), (at(3, 900), (3,)), reps=reps).entries[0].title == "Ben Okafor"


@pytest.mark.parametrize(
    ("kind", "rep_ids", "title", "own"),
    [
        (SessionKind.ONE_ON_ONE, (1,), "Ben O.", "One-on-one"),
        (SessionKind.PRE_BRIEF, (1,), "Norfolk, Ben", "Pre-brief: Norfolk"),
        (SessionKind.DEBRIEF, (2,), "Norfolk, Ana", "Debrief: Norfolk"),
        (SessionKind.JOINT_CALL, (1,), "Norfolk, Ben", "Joint call: Norfolk"),
        (SessionKind.MID_QUARTER, (1,), "Mid-quarter, Ben", "Mid-quarter check"),
        (SessionKind.GROUP, (1, 2, 3), "Group, 3 reps", "Group coaching"),
        (SessionKind.CAREER_TALK, (1,), "Career talk, Ben", "Career talk"),
        (SessionKind.TRAINING, (1, 2), "Training", "Training"),
    ],
)
def test_each_kind_has_a_title_and_one_without_names(kind, rep_ids, title, own):
    deal = {"deal_id": 7} if "Norfolk" in title else {}
    reps = {**TEAM, 3: Rep(3, "Li Wei")}
    entry = only(facts((at(2, 900, kind, **deal), rep_ids), reps=reps, accounts={7: "Norfolk"}))
    assert (entry.title, entry.own, entry.what) == (title, own, kind.value)


def test_a_training_says_place_trainer_and_seats():
    session = at(11, 1300, SessionKind.TRAINING, 90, place="Room 2")
    training = Training(4, session.id, 9, trainer="Jo Ray", capacity=6)
    entry = only(facts((session, (1, 2)), trainings={session.id: training}, courses={9: "Discovery drill"}))
    assert (entry.title, entry.kind) == ("Discovery drill", EntryKind.TRAINING)
    assert entry.words == (
        "Training “Discovery drill” · Wed 11 Nov, 13:00–14:30 · with Ben Okafor and Ana Ferreira · given by Jo Ray · "
        "2 of 6 seats · Room 2"
    )


def follow_up(id_=5, **fields):
    return FollowUp(id_, 4, 1, FollowUpKind.CHECK, date(2026, 11, 6), 2, **fields)


TRAININGS = {99: Training(4, 99, title="Discovery drill")}


def test_a_check_without_a_time_stands_on_its_due_day():
    entry = only(facts(follow_ups=[follow_up()], untimed=frozenset({5}), trainings=TRAININGS))
    assert (entry.key, entry.title, entry.all_day) == ("check 5", "Check 2, Ben: Discovery drill", True)
    assert entry.words == "Check 2 of “Discovery drill” with Ben Okafor · by Fri 6 Nov, when you meet next"
    assert (entry.start.date(), entry.movable, entry.stretchable) == (date(2026, 11, 6), True, False)


def test_a_done_check_stands_on_the_day_it_was_done_and_a_dropped_one_nowhere():
    rows = [
        follow_up(5, state=FollowUpState.DONE, closed=date(2026, 11, 5)),
        follow_up(6, state=FollowUpState.DROPPED, closed=date(2026, 11, 5)),
    ]
    entry = only(facts(follow_ups=rows, trainings=TRAININGS))
    assert (entry.key, entry.start.date(), entry.status, entry.movable) == ("check 5", date(2026, 11, 5), "held", False)


def test_a_follow_up_with_its_own_time_is_the_session_alone():
    session = at(5, 900, SessionKind.DEBRIEF)
    row = FollowUp(5, 4, 1, FollowUpKind.DEBRIEF, date(2026, 11, 5), session_id=session.id)
    entry = only(facts((session, (1,)), follow_ups=[row], trainings=TRAININGS))
    assert (entry.key, entry.title) == (f"session {session.id}", "Debrief, Ben: Discovery drill")


def test_moved_and_cancelled_sessions_are_not_shown_missed_ones_are():
    rows = [(at(2, 900 + n, status=status), (1,)) for n, status in enumerate(SessionStatus)]
    found = facts(*rows, now=datetime(2026, 11, 10))
    assert [entry.status for entry in found.entries] == ["planned", "held", "missed"]
    assert [entry.movable for entry in found.entries] == [True, False, False]


def test_an_absence_says_who_and_until_when_and_the_kind_only_in_words():
    away = [Absence(3, 1, date(2026, 11, 12), date(2026, 11, 20), AbsenceKind.SICK), Absence(4, None, FIRST, FIRST)]
    you, ben = facts(absences=away).entries
    assert (you.title, you.mine, ben.title, ben.mine) == ("You are away", True, "Ben O. away, 12–20 Nov", False)
    assert ben.words == "Ben Okafor is sick, 12–20 Nov"
    assert ben.touches(date(2026, 11, 15))
    assert not ben.touches(date(2026, 11, 21))


def test_a_busy_time_over_midnight_touches_both_days_and_one_until_midnight_only_its_own():
    rows = [
        Busy(1, "Work", "a", datetime(2026, 11, 3, 22), 180, title="Flight"),
        Busy(2, "Work", "b", datetime(2026, 11, 5), 1440, all_day=True),
    ]
    flight, whole = facts(busy=rows).entries
    assert (flight.title, flight.last, flight.movable) == ("Flight", date(2026, 11, 4), False)
    assert (whole.title, whole.last, whole.all_day) == ("Busy", date(2026, 11, 5), True)


def test_two_that_want_the_manager_clash_and_each_names_the_other():
    found = facts((at(3, 900), (1,)), (at(3, 915), (2,)), (at(3, 945), (2,)))
    assert told(found) == {
        "session 30900": "The one-on-one with Ben Okafor (09:00–09:30) overlaps the one-on-one with Ana Ferreira "
        "(09:15–09:45): both need you.",
        "session 30915": "The one-on-one with Ana Ferreira (09:15–09:45) overlaps the one-on-one with Ben Okafor "
        "(09:00–09:30): both need you.",
    }
    assert found.clashes == 1


def test_a_training_that_somebody_else_gives_clashes_only_through_a_rep():
    training = at(3, 900, SessionKind.TRAINING, 60, yours=False)
    assert told(facts((training, (1,)), (at(3, 930), (2,)))) == {}
    found = facts((training, (1, 2)), (at(3, 930), (2,)))
    assert told(found)["session 30930"].endswith("(09:00–10:00): Ana Ferreira is in both.")


def test_what_was_held_or_is_over_clashes_with_nothing():
    held, planned = (at(3, 900, status=SessionStatus.HELD), (1,)), (at(3, 915), (2,))
    assert told(facts(held, planned)) == {}
    assert told(facts((at(3, 900), (1,)), planned, now=datetime(2026, 11, 4))) == {}


def test_an_absence_of_a_rep_or_of_the_manager_clashes_and_says_so_at_both():
    away = [Absence(3, 1, date(2026, 11, 3), date(2026, 11, 4)), Absence(4, None, date(2026, 11, 5), date(2026, 11, 5))]
    found = facts((at(3, 900), (1,)), (at(5, 900), (2,)), (at(6, 900), (1,)), absences=away)
    assert set(told(found)) == {"session 30900", "session 50900", "absence 3", "absence 4"}
    assert told(found)["session 30900"] == told(found)["absence 3"]
    assert "is on a day on which you are away: 5 Nov." in told(found)["absence 4"]


def test_a_holiday_clashes_and_is_a_day_off():
    found = facts((at(11, 900), (1,)), holidays={date(2026, 11, 11): "Veterans Day"})
    said = "The one-on-one with Ben Okafor falls on a public holiday: Veterans Day, Wed 11 Nov."
    assert told(found) == {"session 110900": said}
    assert [(d.day, d.off) for d in found.days if d.off] == [(date(2026, 11, 11), "Veterans Day")]


def test_a_busy_time_clashes_without_its_title_being_told():
    busy = [Busy(7, "Work", "a", datetime(2026, 11, 3, 8), 90, title="Board")]
    found = facts((at(3, 900), (1,)), (at(3, 900, SessionKind.TRAINING, 60, yours=False), (2,)), busy=busy)
    assert set(told(found)) == {"session 30900", "busy 7"}
    assert not any("Board" in said for said in told(found).values())


def test_the_sweep_finds_what_comparing_each_with_each_finds():
    chance = random.Random(5)
    starts = sorted(chance.sample(range(0, 12 * 60, 5), 60))
    base = datetime(2026, 11, 3, 8)
    rows = []
    for n, start in enumerate(starts):
        fields = {"yours": chance.random() < 0.5}
        begins = base + timedelta(minutes=start)
        rows.append(
            (Session(n + 1, SessionKind.GROUP, begins, chance.randint(5, 60), **fields), (chance.choice((1, 2)),))
        )
    pairs = [
        (a.id, b.id)
        for n, (a, ones) in enumerate(rows)
        for b, others in rows[n + 1 :]
        if a.overlaps(b) and (a.meets(b) or set(ones) & set(others))
    ]
    found = facts(*rows)
    assert found.clashes == len(pairs) > 0
    assert set(told(found)) == {f"session {id_}" for pair in pairs for id_ in pair}


def test_many_clashes_of_one_entry_are_counted_after_the_first_three():
    long = (at(3, 900, SessionKind.GROUP, 480), (1,))
    found = facts(long, *((at(3, 1000 + 100 * n), (2,)) for n in range(5)))
    assert told(found)["session 30900"].endswith("both need you. 2 more clashes.")


def test_the_hours_of_a_week_are_of_the_whole_week_and_only_the_managers():
    rows = [
        (at(2, 900, minutes=60, status=SessionStatus.HELD), (1,)),
        (at(3, 900, minutes=30), (1,)),
        (at(4, 900, SessionKind.TRAINING, 90, yours=False), (1,)),
        (at(5, 900, minutes=60, status=SessionStatus.MISSED), (1,)),
    ]
    (week,) = facts(*rows, first=date(2026, 11, 6), last=date(2026, 11, 6)).weeks
    assert (week.first, week.number, week.minutes, week.words) == (date(2026, 11, 2), 45, 90, "week 45")


def test_a_week_over_the_cap_says_by_how_much_with_the_draft():
    wish = Wish("a", SessionKind.ONE_ON_ONE, "One-on-one with Ben", (1,), 45, FIRST, LAST, FIRST)
    draft = Proposal((Placed(wish, datetime(2026, 11, 4, 9)),), (), ())
    found = facts((at(2, 900, minutes=60), (1,)), week=Week(cap=81), draft=draft)
    week = found.weeks[0]
    assert (week.minutes, week.draft_minutes, week.over, week.words) == (60, 45, True, "over by 0.4 h")
    entry = found.entries[-1]
    assert (entry.key, entry.status, entry.draft, entry.movable, entry.stretchable) == (
        "draft a",
        "draft",
        True,
        True,
        False,
    )


def test_what_is_drafted_clashes_like_what_is_planned():
    wish = Wish("a", SessionKind.ONE_ON_ONE, "One-on-one with Ana", (2,), 45, FIRST, LAST, FIRST)
    draft = Proposal((Placed(wish, datetime(2026, 11, 4, 9)),), (), ())
    assert set(told(facts((at(4, 915), (1,)), draft=draft))) == {"session 40915", "draft a"}


def test_a_week_begins_on_the_day_that_is_set():
    weeks = facts(week=Week(first_weekday=6)).weeks
    assert [week.first for week in weeks] == [date(2026, 11, 1), date(2026, 11, 8), date(2026, 11, 15)]
    assert [week.number for week in weeks] == [45, 46, 47]


def test_the_end_of_a_quarter_and_days_without_work_are_told():
    days = facts(first=date(2026, 12, 26), last=date(2026, 12, 31)).days
    assert [day.working for day in days] == [False, False, True, True, True, True]
    assert days[-1].note == "Q4 2026 ends"


def test_the_summary_tells_hours_cap_follow_ups_and_clashes():
    rows = [(at(2, 900, minutes=60, status=SessionStatus.HELD), (1,)), (at(3, 900), (1,)), (at(3, 915), (2,))]
    found = facts(*rows, follow_ups=[follow_up()], untimed=frozenset({5}), trainings=TRAININGS)
    said = "1 clash · 2 h of coaching, 1 held · cap 8 h a week · 1 follow-up without a time"
    assert found.summary == said
    assert facts().summary == "No coaching planned · cap 8 h a week"
    day = date(2026, 11, 3)
    assert facts(*rows, summed=(day, day)).summary.startswith("1 clash · 1 h of coaching planned · cap")


def test_entries_stand_by_start_with_what_lasts_all_day_first():
    away = [Absence(3, 2, date(2026, 11, 3), date(2026, 11, 3))]
    found = facts((at(3, 900), (1,)), (Session(1, SessionKind.GROUP, datetime.combine(FIRST, time(17)), 60), (1,)),
                  absences=away)  # fmt: skip
    assert [entry.key for entry in found.entries] == ["session 1", "absence 3", "session 30900"]


def test_what_stands_on_a_day_that_is_no_working_day_says_so_and_clashes_with_nothing():
    saturday = at(7, 1000)
    held = at(7, 1200, status=SessionStatus.HELD)
    found = facts((saturday, (1,)), (held, (2,)), (at(6, 1000), (1,)), first=FIRST, last=LAST)
    said = {entry.key: "not one of your working days" in entry.words for entry in found.entries}
    assert said == {"session 61000": False, "session 71000": True, "session 71200": False}
    assert told(found) == {}
    week = Week(working=frozenset(range(6)))
    assert "working days" not in only(facts((saturday, (1,)), week=week)).words


def test_a_training_of_others_on_a_saturday_is_none_of_your_working_days_matter():
    theirs = at(7, 1000, SessionKind.TRAINING, yours=False)
    assert "working days" not in only(facts((theirs, (1,)))).words
    due = follow_up()
    entry = only(facts(follow_ups=[replace(due, due=date(2026, 11, 7))], untimed=frozenset({5}), trainings=TRAININGS))
    assert entry.words.endswith("not one of your working days")


def test_the_summary_tells_what_is_only_drafted_beside_what_stands():
    wish = Wish("a", SessionKind.ONE_ON_ONE, "One-on-one with Ana", (2,), 45, FIRST, LAST, FIRST)
    draft = Proposal((Placed(wish, datetime(2026, 11, 4, 9)),), (), ())
    rows = [(at(2, 900, minutes=60, status=SessionStatus.HELD), (1,)), (at(3, 900), (1,))]
    assert facts(draft=draft).summary == "0.8 h of coaching drafted · cap 8 h a week"
    assert facts(rows[1], draft=draft).summary == "0.5 h of coaching planned, 0.8 drafted · cap 8 h a week"
    assert facts(*rows, draft=draft).summary == "1.5 h, 1 held, 0.8 drafted · cap 8 h a week"
