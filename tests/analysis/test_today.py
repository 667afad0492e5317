"""The morning's page from plain records; today is Tuesday 24 November 2026, 9:18."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from coachdesk.analysis.commitments import promises
from coachdesk.analysis.ledger_count import CoachingRecords
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.today_next import TodayRecords, next_meeting, week
from coachdesk.analysis.today_parts import coaching_time, needs, stale, today_facts
from coachdesk.analysis.today_tasks import horizon, tasks
from coachdesk.analysis.training import FollowUpLine
from coachdesk.domain.absences import Absence
from coachdesk.domain.commitments import Commitment, Owner
from coachdesk.domain.deals import Deal
from coachdesk.domain.measures import Kind, Measure, Result, Target, Unit
from coachdesk.domain.people import Rep, Status
from coachdesk.domain.periods import Cadence, step
from coachdesk.domain.rhythms import Every
from coachdesk.domain.roles import Role
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.skills import DatedRating, Observation, Rater, RoleSkill, Skill
from coachdesk.domain.training import FollowUp, FollowUpKind

NOW = datetime(2026, 11, 24, 9, 18)
TODAY = NOW.date()
DANA, LI = Rep(1, "Dana Fox"), Rep(2, "Li Wei")
ONE, JOINT, BRIEF, DEBRIEF = (
    SessionKind.ONE_ON_ONE, SessionKind.JOINT_CALL, SessionKind.PRE_BRIEF, SessionKind.DEBRIEF,
)  # fmt: skip
HELD = SessionStatus.HELD


def at(id, day, hour, kind=ONE, reps=(1,), minute=0, **fields):  # noqa: A002
    fields.setdefault("minutes", 30)
    return Session(id, kind, datetime(2026, 11, day, hour, minute), **fields), reps


def held(id, day, kind=ONE, reps=(1,), **fields):  # noqa: A002
    return at(id, day, 9, kind, reps, status=HELD, summary="Talked about Acme.", **fields)


def morning(*sessions, commitments=(), reps=(DANA, LI), **fields):
    """The records of a team; what is about one rep is found by its id."""
    team = tuple(
        RepRecords(
            rep, sessions=tuple(s for s, who in sessions if rep.id in who),
            commitments=tuple(c for c in commitments if c.rep_id == rep.id),
        )
        for rep in reps
    )  # fmt: skip
    coaching = CoachingRecords(tuple(sessions), tuple(commitments), tuple((rep, "") for rep in reps))
    return TodayRecords(NOW, team, coaching, promises(commitments, reps, TODAY), **fields)


def actions(records):
    return [(task.session_id, task.action) for task in tasks(records)]


def test_the_next_meeting_says_when_in_words():
    found = next_meeting(morning(held(1, 17), at(2, 24, 14), at(3, 24, 10, minute=30, place="Room Birch")))
    assert (found.session_id, found.time, found.day_words) == (3, "10:30", "today")
    assert found.when == "in 1 h 12 min · 30 min · Room Birch"
    assert found.subtitle == "last met 17 Nov"
    assert [point.words for point in found.points] == ["Talked about Acme."]


@pytest.mark.parametrize(
    ("session", "words"),
    [
        (at(1, 24, 10), "in 42 minutes · 30 min"), (at(1, 24, 9, minute=5), "was due 13 minutes ago · 30 min"),
        (at(1, 25, 9), "tomorrow · 30 min"), (at(1, 27, 9), "Fri 27 Nov · 30 min"),
        (at(1, 24, 11, minute=18), "in 2 h · 30 min"),
    ],
)  # fmt: skip
def test_the_time_until_it_begins(session, words):
    assert next_meeting(morning(session)).when == words


def test_a_meeting_that_goes_on_comes_first():
    going = at(1, 24, 8, began=datetime(2026, 11, 24, 8, 2))
    found = next_meeting(morning(going, at(2, 24, 10)))
    assert (found.session_id, found.going_on, found.when) == (1, True, "going on since 08:02 · 30 min")


def test_nobody_is_next_when_nothing_is_planned():
    assert next_meeting(morning(held(1, 17))) is None


def test_the_rhythm_and_late_promises_stand_with_the_next_meeting():
    late = Commitment(1, 1, Owner.REP, "Call Acme", date(2026, 11, 2), date(2026, 11, 20))
    own = Commitment(2, 1, Owner.MANAGER, "Clear the order", date(2026, 11, 2), date(2026, 11, 23))
    found = next_meeting(morning(at(1, 24, 10), commitments=(late, own), rhythms={1: Every.FORTNIGHTLY}))
    assert (found.rhythm, found.open, found.late_words) == ("Every two weeks", 2, "2 overdue, up to 4 days")
    assert [p.words for p in found.points] == ["Overdue: Call Acme", "Overdue, yours: Clear the order"]


def test_a_deal_that_closes_soon_is_worth_knowing():
    deal = Deal(7, 1, "Acme", closes=date(2026, 12, 4))
    found = next_meeting(morning(at(1, 24, 10), deals={7: deal}))
    assert [(p.words, p.side) for p in found.points] == [("Acme: closes Fri 4 Dec", "deals")]


def test_the_week_has_five_days_and_a_weekend_only_with_a_session():
    group, off = at(2, 25, 9, SessionKind.GROUP, (1, 2)), {date(2026, 11, 26): "Thanksgiving"}
    rows = week(morning(at(1, 24, 10), group, off=off))
    assert [day.title for day in rows] == ["Mon 23", "Tue 24", "Wed 25", "Thu 26", "Fri 27"]
    assert [day.today for day in rows] == [False, True, False, False, False]
    assert (rows[1].entries[0].words, rows[2].entries[0].words) == ("Dana F.", "Group coaching (2)")
    assert rows[3].off == "Thanksgiving"
    assert [day.title for day in week(morning(at(1, 28, 10)))][-1] == "Sat 28"


def test_moved_and_cancelled_ones_leave_the_week():
    rows = week(morning(at(1, 24, 10, status=SessionStatus.MOVED), at(2, 24, 11, status=SessionStatus.CANCELLED)))
    assert not any(day.entries for day in rows)


def test_two_working_days_pass_over_weekends_and_days_off():
    assert horizon(morning()) == date(2026, 11, 26)
    off = {date(2026, 11, 26): "Thanksgiving"}
    assert horizon(morning(off=off)) == date(2026, 11, 27)
    assert horizon(replace(morning(), now=NOW + timedelta(days=3))) == date(2026, 12, 1)


def test_a_near_one_on_one_is_to_be_prepared_until_it_is():
    near, far = at(1, 26, 10), at(2, 27, 10)
    assert actions(morning(near, far)) == [(1, "prepare")]
    assert actions(morning(near, far, prepared=frozenset({1}))) == []


def test_a_call_about_a_deal_is_to_be_briefed_once():
    brief, call = at(1, 24, 15, BRIEF, deal_id=7), at(2, 25, 10, JOINT, deal_id=7)
    assert actions(morning(brief, call)) == [(1, "brief"), (2, "brief")]
    assert actions(morning(brief, call, briefed=frozenset({1}))) == []
    assert actions(morning(at(3, 25, 10, JOINT))) == []


def test_a_call_held_lately_wants_its_debrief():
    call = held(1, 20, JOINT, deal_id=7)
    assert actions(morning(call)) == [(1, "debrief")]
    assert actions(morning(call, debriefed=frozenset({1}))) == []
    assert actions(morning(held(1, 12, JOINT, deal_id=7))) == []
    planned = at(2, 24, 16, DEBRIEF, deal_id=7)
    assert actions(morning(call, planned)) == [(2, "debrief")]


def test_what_goes_on_is_finished_first_and_what_is_past_is_asked_for():
    going = at(1, 23, 10, began=datetime(2026, 11, 23, 10))
    found = tasks(morning(at(2, 19, 10), at(3, 20, 10), at(4, 24, 10), going))
    assert [(t.session_id, t.action) for t in found] == [(1, "finish"), (4, "prepare"), (3, "record"), (2, "record")]
    assert (found[0].words, found[2].action_words) == ("One-on-one yesterday 10:00", "Held or missed?")


def test_today_and_the_past_come_before_later_days():
    found = tasks(morning(at(1, 25, 10), at(2, 20, 10), at(3, 24, 15), at(4, 18, 9)))
    assert [(task.session_id, task.action) for task in found] == [
        (3, "prepare"), (2, "record"), (4, "record"), (1, "prepare"),
    ]  # fmt: skip


def test_a_group_names_one_and_counts_the_others():
    reps = (DANA, LI, Rep(3, "Sam Okafor"))
    found = tasks(morning(at(1, 20, 10, SessionKind.GROUP, (1, 2, 3)), reps=reps))
    assert found[0].rep == "Dana Fox and 2 others"


def test_sessions_of_one_who_has_left_ask_for_nothing():
    gone = replace(DANA, status=Status.LEFT)
    records = morning(at(1, 20, 10), at(2, 24, 10), reps=(gone, LI))
    assert (tasks(records), next_meeting(records)) == ((), None)
    both = next_meeting(morning(at(3, 24, 10, SessionKind.GROUP, (1, 2)), reps=(gone, LI)))
    assert (both.rep, both.rep_id) == ("Li Wei and Dana Fox", 2)


def test_hours_so_far_count_a_group_for_each_rep_against_the_sum_of_their_budgets():
    time = coaching_time(morning(held(1, 17), held(2, 18, SessionKind.GROUP, (1, 2), minutes=90), held(3, 19, BRIEF)))
    assert (time.hours, time.own) == (pytest.approx(4), pytest.approx(2.5))
    assert (time.least, time.most) == (18, 30)
    assert time.by_now == pytest.approx(2 * 3 * (1 + 24 / 30))
    assert (time.title, time.tone) == ("Q4, week 8 of 13", "under")
    assert time.words == "6.8 h behind · 18–30 h for the quarter · your own time 2.5 h"
    assert time.by_kind == (("Group coaching", 3), ("One-on-ones", 0.5), ("Pre-briefs", 0.5))
    assert time.briefs_words == "1 pre-brief · 0 debriefs"


def test_who_is_on_leave_or_away_has_no_budget_for_those_days():
    away = Absence(1, 2, date(2026, 10, 1), date(2026, 10, 31))
    found = morning(held(1, 17), held(2, 18, reps=(2,), minutes=60))
    dana, li = found.team
    there = replace(found, team=(dana, replace(li, absences=(away,))))
    assert (coaching_time(there).least, coaching_time(there).hours) == (pytest.approx(9 + 6), 1.5)
    leave = replace(found, team=(dana, replace(li, rep=replace(LI, status=Status.ON_LEAVE))))
    time = coaching_time(leave)
    assert (time.least, time.hours, time.own) == (pytest.approx(9), 0.5, 1.5)


def test_a_budget_counts_from_hire_to_leaving():
    found = morning(reps=(replace(DANA, hired=date(2026, 11, 1), left=date(2026, 11, 15)),))
    assert (coaching_time(found).least, coaching_time(found).most) == (pytest.approx(1.5), pytest.approx(2.5))


def test_needs_say_why_and_leave_out_who_is_on_leave():
    away = replace(LI, status=Status.ON_LEAVE)
    late = Commitment(1, 1, Owner.REP, "Call Acme", date(2026, 11, 2), date(2026, 11, 20))
    own = Commitment(2, 1, Owner.MANAGER, "Clear the order", date(2026, 11, 2), date(2026, 11, 20))
    found = needs(morning(held(1, 2), commitments=(late, own), reps=(DANA, away)))
    assert [need.rep for need in found] == ["Dana Fox"]
    said = "No one-on-one for 22 days, none booked · 1 overdue commitment · 0.5 of 3–5 h of coaching this month"
    assert (found[0].why, found[0].tone, found[0].spark) == (said, "risk", None)


def test_a_fall_of_the_lead_measure_is_most_urgent():
    lead = Measure(1, "Bookings", Kind.OUTCOME, Unit.CURRENCY, Cadence.MONTH, lead=True)
    months = [step(date(2025, 5, 1), Cadence.MONTH, n) for n in range(18)]
    results = tuple(Result(2, 1, m, 100 + n % 3 if n < 17 else 10) for n, m in enumerate(months))
    targets = tuple(Target(n, 1, m, 100, rep_id=2) for n, m in enumerate(months))
    base = morning()
    team = (base.team[0], RepRecords(LI, measures=(lead,), results=results, targets=targets))
    found = needs(replace(base, team=team))
    assert [need.rep for need in found] == ["Li Wei", "Dana Fox"]
    assert found[0].why.startswith("Attainment below the usual range, a real fall")
    assert found[0].spark.signal


def test_stale_skills_name_each_rep_before_one_has_two():
    skills = tuple(Skill(n, f"Skill {n}", "Family") for n in (1, 2, 3))
    role, aims = Role(1, "AE"), tuple(RoleSkill(n, 1, n, 3) for n in (1, 2, 3))
    seen = (Observation(1, 1, 1, TODAY - timedelta(days=230), "Saw it"), Observation(2, 1, 2, TODAY, "Saw it"))
    rated = tuple(DatedRating(n, 2, Rater.MANAGER, TODAY - timedelta(days=40)) for n in (1, 2, 3))
    team = (
        RepRecords(DANA, role, skills=skills, role_skills=aims, observations=seen, ratings=rated),
        RepRecords(LI, role, skills=skills, role_skills=aims, ratings=rated),
    )
    found = stale(replace(morning(), team=team))
    names = [(s.rep, s.skill, s.words) for s in found]
    assert names[:3] == [("Dana Fox", "Skill 3", "never seen"), ("Li Wei", "Skill 1", "never seen"),
                         ("Li Wei", "Skill 2", "never seen")]  # fmt: skip
    assert names[-1] == ("Dana Fox", "Skill 1", "230 days")


def test_a_skill_that_was_neither_rated_nor_seen_is_not_stale():
    skill, role = Skill(1, "Discovery", "Family"), Role(1, "AE")
    own = RepRecords(DANA, role, skills=(skill,), role_skills=(RoleSkill(1, 1, 1, 3),))
    assert stale(replace(morning(), team=(own,))) == ()


def test_the_first_line_answers_first():
    late = Commitment(1, 1, Owner.REP, "Call Acme", date(2026, 11, 2), date(2026, 11, 20))
    soon = Commitment(2, 1, Owner.MANAGER, "Clear the order", date(2026, 11, 2), date(2026, 12, 1))
    found = today_facts(morning(at(1, 24, 10), at(2, 24, 14, reps=(2,)), commitments=(late, soon)))
    assert found.title == "Tuesday 24 November"
    assert found.summary == "2 one-on-ones today · 2 to prepare or wrap up · 1 commitment overdue"
    assert ([p.id for p in found.overdue], [p.id for p in found.due], found.open) == ([1], [2], 2)


def test_an_empty_team_has_an_empty_page():
    found = today_facts(morning(reps=()))
    assert found.summary == "No one-on-one today · nothing to prepare or wrap up · no commitment overdue"
    assert (found.team, found.needs, found.stale, found.next) == (0, (), (), None)
    assert found.time.words == "on plan · 0–0 h for the quarter · your own time 0 h"


def following(id, day, session=None, number=0):  # noqa: A002
    """Dana's open check when it has a number, else a debrief, of the drill."""
    kind = FollowUpKind.CHECK if number else FollowUpKind.DEBRIEF
    follow_up = FollowUp(id, 1, 1, kind, day, number, session.id if session else None)
    return FollowUpLine(follow_up, session, "Drill", "Dana Fox", "", "by Tue 24 Nov", day, late=False, open=True)


def test_the_debrief_of_a_training_asks_for_its_follow_up_and_for_no_deal():
    today, later = at(1, 24, 9, DEBRIEF), at(2, 25, 9, BRIEF)
    lines = tuple(following(n, row[0].start.date(), row[0]) for n, row in ((7, today), (8, later)))
    (task,) = tasks(morning(today, later, follow_ups=lines))
    assert (task.action, task.session_id, task.follow_up_id) == ("follow", 1, 7)
    assert task.words == "Debrief of “Drill” today 09:00"


def test_a_short_check_that_is_due_stands_last():
    lines = (following(7, TODAY, number=1), following(8, TODAY + timedelta(days=1), number=2))
    found = tasks(morning(at(1, 24, 10), follow_ups=lines))
    assert [(t.action, t.session_id, t.follow_up_id) for t in found] == [("prepare", 1, 0), ("follow", 0, 7)]
    assert found[1].words == "Check 1 of “Drill” · by Tue 24 Nov"


TRAINING = SessionKind.TRAINING


@pytest.mark.parametrize(
    ("session", "found"),
    [
        (at(1, 23, 9, TRAINING), [(1, "attend")]), (at(1, 23, 9, TRAINING, status=HELD), [(1, "attend")]),
        (at(1, 24, 12, TRAINING), []), (at(1, 23, 9, TRAINING, status=SessionStatus.CANCELLED), []),
    ],
)  # fmt: skip
def test_a_training_that_is_over_asks_who_was_there(session, found):
    assert actions(morning(session, events={1: "Drill"})) == found


def test_a_recorded_training_asks_for_nothing():
    records = morning(at(1, 23, 9, TRAINING, status=HELD), events={1: "Drill"})
    assert actions(replace(records, coaching=replace(records.coaching, recorded=frozenset({1})))) == []


def test_what_somebody_else_gives_is_not_the_managers_next_meeting():
    other = at(1, 24, 10, TRAINING, yours=False)
    assert next_meeting(morning(other)) is None
    facts = today_facts(morning(other, at(2, 24, 11, TRAINING)))
    assert (facts.next.session_id, facts.summary.split(" · ")[1]) == (2, "1 other session")
