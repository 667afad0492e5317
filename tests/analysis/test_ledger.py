"""The ledger against a fixture counted by hand.

Days first..last are October to December 2026, today is Tuesday 24 November. The budget is 3 to 5 hours a rep and
month, so 9 to 15 hours, 540 to 900 minutes, for the three months.

  #   day      kind        reps        minutes  status     note  counts for
  1   22 Sep   one-on-one  Dana        30       held       yes   before the span: only the gap
  2    6 Oct   one-on-one  Dana        30       held       yes   Dana 30, manager 30
  3   13 Oct   one-on-one  Dana        30       missed by the rep  nothing; the gap goes on
  4   20 Oct   one-on-one  Dana        30       held       no note, but a commitment: Dana 30, manager 30
  5   27 Oct   one-on-one  Dana        30       held       neither: hollow, nothing; the gap goes on
  6    5 Oct   group       Dana, Li    60       held       yes   Dana 60, Li 60, manager 60 (once)
  7    7 Oct   joint call  Li          90       held       yes   Li 90, manager 90
  8    8 Oct   debrief     Li          15       held       yes   Li 15, manager 15
  9    7 Oct   pre-brief   Li          20       held       yes   Li 20, manager 20
  10  12 Nov   one-on-one  Li          30       moved            nothing
  11  19 Nov   one-on-one  Li          30       cancelled        nothing
  12   3 Nov   training    Sam         720      held       yes   Sam 720, manager 720
  13   4 Nov   joint call  Sam         240      held       yes   Sam 240, manager 240
  14   1 Dec   one-on-one  Dana        45       planned          planned 45
  15  24 Nov   one-on-one  Sam         45       missed by the manager  nothing

Held in the span: 2, 4, 6, 7, 8, 9, 12, 13 = 8 sessions, 30+30+60+90+15+20+720+240 = 1205 minutes.
Dana 30+30+60 = 120; Li 60+90+15+20 = 185; Sam 720+240 = 960, 60 over the most.
Dana's gaps: 22 Sep to 6 Oct 14, 6 to 20 Oct 14, 20 Oct to today 35, still running.
"""

from dataclasses import replace
from datetime import date, datetime

import pytest

from coachdesk.analysis.coaching import hours_by_month, is_held, markers
from coachdesk.analysis.ledger import TierCover
from coachdesk.analysis.ledger_count import CoachingRecords
from coachdesk.analysis.ledger_sums import ledger, tier_words, useful_words
from coachdesk.analysis.spans import longest_gap, months_in, rep_budget
from coachdesk.domain.absences import Absence
from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.people import Rep, Status
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import Presence

FIRST, LAST, TODAY = date(2026, 10, 1), date(2026, 12, 31), date(2026, 11, 24)
DANA, LI, SAM = (Rep(n, name) for n, name in enumerate(("Dana Fox", "Li Wei", "Sam Okafor"), 1))
ONE, GROUP, JOINT = SessionKind.ONE_ON_ONE, SessionKind.GROUP, SessionKind.JOINT_CALL
HELD, MISSED, PLANNED = SessionStatus.HELD, SessionStatus.MISSED, SessionStatus.PLANNED


def met(id, month, day, kind, minutes, *reps, status=HELD, note="Talked.", **fields):  # noqa: A002
    session = Session(id, kind, datetime(2026, month, day, 10), minutes, status, summary=note, **fields)
    return session, tuple(rep.id for rep in reps)


SESSIONS = (
    met(1, 9, 22, ONE, 30, DANA),
    met(2, 10, 6, ONE, 30, DANA, usefulness=4),
    met(3, 10, 13, ONE, 30, DANA, status=MISSED, note="", missed_by=Owner.REP),
    met(4, 10, 20, ONE, 30, DANA, note="", usefulness=5),
    met(5, 10, 27, ONE, 30, DANA, note="", usefulness=1),
    met(6, 10, 5, GROUP, 60, DANA, LI, usefulness=3),
    met(7, 10, 7, JOINT, 90, LI),
    met(8, 10, 8, SessionKind.DEBRIEF, 15, LI),
    met(9, 10, 7, SessionKind.PRE_BRIEF, 20, LI),
    met(10, 11, 12, ONE, 30, LI, status=SessionStatus.MOVED, note=""),
    met(11, 11, 19, ONE, 30, LI, status=SessionStatus.CANCELLED, note=""),
    met(12, 11, 3, SessionKind.TRAINING, 720, SAM),
    met(13, 11, 4, JOINT, 240, SAM),
    met(14, 12, 1, ONE, 45, DANA, status=PLANNED, note=""),
    met(15, 11, 24, ONE, 45, SAM, status=MISSED, note="", missed_by=Owner.MANAGER),
)


def promise(id, owner, due, state=CommitmentState.OPEN, closed=None, session_id=None):  # noqa: A002
    return Commitment(id, 1, owner, "Call Acme", date(2026, 10, 1), due, state, closed, session_id=session_id)


DONE, DROPPED = CommitmentState.DONE, CommitmentState.DROPPED
# rep: due by today are 1 (kept), 2 (done late), 3 (open), 4 (partly) = 4, kept 1, late 1; 5 was dropped, 6 comes later,
# 7 was due before the span; manager: 8 kept
PROMISES = (
    promise(1, Owner.REP, date(2026, 10, 26), DONE, date(2026, 10, 26), session_id=4),
    promise(2, Owner.REP, date(2026, 10, 26), DONE, date(2026, 10, 27)),
    promise(3, Owner.REP, date(2026, 11, 23)),
    promise(4, Owner.REP, date(2026, 11, 2), CommitmentState.PART, date(2026, 11, 2)),
    promise(5, Owner.REP, date(2026, 11, 2), DROPPED, date(2026, 11, 2)),
    promise(6, Owner.REP, date(2026, 11, 25)),
    promise(7, Owner.REP, date(2026, 9, 30)),
    promise(8, Owner.MANAGER, date(2026, 11, 2), DONE, date(2026, 10, 30)),
)
TEAM = ((DANA, "Performer"), (LI, "Top performer"), (SAM, "Under-performer"))
RECORDS = CoachingRecords(SESSIONS, PROMISES, TEAM)


@pytest.fixture
def found():
    return ledger(RECORDS, FIRST, LAST, TODAY)


def test_sessions_are_counted_by_what_became_of_them(found):
    counts = found.counts
    assert (counts.planned, counts.held, counts.missed, counts.moved, counts.cancelled) == (1, 8, 2, 1, 1)
    assert (counts.hollow, counts.missed_by_rep, counts.missed_by_manager) == (1, 1, 1)


def test_minutes_by_kind_leave_out_the_hollow_one(found):
    assert found.minutes == {
        ONE: 60, GROUP: 60, JOINT: 330, SessionKind.DEBRIEF: 15, SessionKind.PRE_BRIEF: 20, SessionKind.TRAINING: 720,
    }  # fmt: skip
    assert (found.pre_briefs, found.debriefs) == (1, 1)


def test_a_group_counts_once_for_the_manager_and_in_full_for_each_rep(found):
    assert found.manager_minutes == 1205
    assert [rep.minutes for rep in found.reps] == [120, 185, 960]
    assert [rep.by_kind[GROUP] for rep in found.reps[:2]] == [60, 60]


def test_over_the_budget_is_told_as_well_as_under(found):
    assert [(rep.least, rep.most) for rep in found.reps] == [(540, 900)] * 3
    assert [rep.tone for rep in found.reps] == ["under", "under", "over"]
    assert found.reps[2].says == "1 h over the 15 h meant at most"


def test_a_missed_weekly_one_on_one_is_a_gap_and_stands_in_its_months_count(found):
    october = ledger(RECORDS, date(2026, 10, 1), date(2026, 10, 31), date(2026, 10, 31)).reps[0]
    assert (october.gap, october.gap_words, october.counts.missed) == (14, "14 days to 20 Oct", 1)
    assert [month.counts.missed for month in found.months] == [1, 1, 0]


def test_the_running_gap_counts_and_one_who_never_met_has_none(found):
    assert [rep.gap for rep in found.reps] == [35, None, None]
    assert [rep.gap_words for rep in found.reps] == ["35 days until now", "no one-on-one yet", "no one-on-one yet"]


def test_months_and_weeks_add_up_to_the_whole(found):
    assert [(m.title, m.held, m.planned) for m in found.months] == [("Oct", 245, 0), ("Nov", 960, 0), ("Dec", 0, 45)]
    assert sum(week.held for week in found.weeks) == 1205
    assert found.weeks[0].start == date(2026, 9, 28)


def test_commitments_due_by_today_are_kept_some_of_them_late(found):
    rep, own = found.kept[Owner.REP], found.kept[Owner.MANAGER]
    assert (rep.due, rep.kept, rep.done_late) == (4, 2, 1)
    assert (own.due, own.kept, own.done_late) == (1, 1, 0)
    assert found.with_commitment == 1


def test_usefulness_is_the_median_with_its_count_and_a_groups_answer_is_nobodys_own(found):
    assert (found.useful, found.useful_words) == ((4, 5, 3), "4 of 5, from 3 answers")
    assert [rep.useful for rep in found.reps] == [(4, 5), (), ()]
    assert (useful_words(()), useful_words((4, 5))) == ("no answers yet", "4.5 of 5, from 2 answers")


def test_who_left_is_listed_only_with_a_session_in_the_span():
    gone = Rep(3, "Sam Okafor", status=Status.LEFT)
    team = ((gone, ""), (Rep(4, "Ada Left", status=Status.LEFT), ""))
    found = ledger(CoachingRecords(SESSIONS, (), team), FIRST, LAST, TODAY)
    assert [rep.rep for rep in found.reps] == ["Sam Okafor"]


def test_the_middle_is_short_only_when_it_is():
    top, middle = TierCover("Top performer", 2, 2.4), TierCover("Performer", 3, 1.2)
    words = "3 performers get 1.2 h a rep and month, 2 top performers 2.4 h: the middle is short."
    assert tier_words((top, middle)) == words
    assert not tier_words((top, TierCover("Performer", 3, 2.3)))
    assert not tier_words((top,))


def test_a_budget_is_shared_out_by_the_days_of_each_month():
    assert months_in(date(2026, 10, 1), date(2026, 11, 15)) == pytest.approx(1.5)
    assert rep_budget(3, Rep(1, "Dana Fox"), (), date(2026, 2, 1), date(2026, 2, 14)) == 90
    assert months_in(date(2026, 10, 2), date(2026, 10, 1)) == 0


def test_of_two_gaps_as_long_the_later_one_counts():
    days = [date(2026, 10, 1), date(2026, 10, 8), date(2026, 10, 15)]
    gap = longest_gap(days, date(2026, 10, 1), date(2026, 10, 16), date(2026, 12, 1))
    assert (gap.days, gap.start, gap.running) == (7, date(2026, 10, 8), False)


def test_the_budget_of_a_rep_leaves_out_the_days_before_hire_and_of_an_absence():
    rep, span = replace(RECORDS.team[0][0], hired=date(2026, 11, 11)), (date(2026, 11, 1), date(2026, 11, 30))
    away = Absence(1, rep.id, date(2026, 11, 21), date(2026, 12, 31))
    records = replace(RECORDS, team=((rep, ""),), absences=(away, replace(away, id=2, rep_id=99)))
    (found,) = ledger(records, *span, span[1]).reps
    assert (found.least, found.most) == (60, 100)
    (found,) = ledger(records, date(2026, 12, 1), date(2026, 12, 31), date(2026, 12, 31)).reps
    assert (found.least, found.most, found.tone, found.says) == (0, 0, "", "no budget for these days")


def trained(**fields):
    """A training of 60 minutes without a note; only Dana was at it."""
    session, reps = met(20, 11, 5, SessionKind.TRAINING, 60, DANA, note="", **fields)
    return CoachingRecords(
        ((session, reps),), team=tuple((rep, "") for rep in (DANA, LI)), recorded=frozenset({20})
    )  # fmt: skip


def test_recorded_attendance_is_what_came_of_a_training():
    found = ledger(trained(), FIRST, LAST, TODAY)
    assert {r.rep: r.minutes for r in found.reps} == {"Dana Fox": 60, "Li Wei": 0}
    assert (found.manager_minutes, found.counts.held, found.counts.hollow) == (60, 1, 0)
    bare = ledger(replace(trained(), recorded=frozenset()), FIRST, LAST, TODAY)
    assert (bare.manager_minutes, bare.counts.hollow) == (0, 1)


def test_a_training_by_somebody_else_is_no_time_of_the_manager():
    found = ledger(trained(yours=False), FIRST, LAST, TODAY)
    assert (found.reps[0].minutes, found.reps[0].by_kind) == (60, {SessionKind.TRAINING: 60})
    assert (found.manager_minutes, found.minutes, found.counts.held) == (0, {}, 0)
    assert found.summary.startswith("0 h in 0 sessions held")
    assert {month.held for month in found.months} == {0}


def test_a_rep_who_was_not_at_a_training_has_no_hours_from_it():
    session = trained().sessions[0][0]
    assert is_held(session, (), {20: Presence.ATTENDED})
    noted = replace(session, summary="Three rounds.")
    for presence in (Presence.ABSENT, Presence.EXCUSED, Presence.INVITED):
        assert not is_held(noted, (), {20: presence})
    assert is_held(noted, ()) and not is_held(session, ())
    assert hours_by_month([session], (), {20: Presence.ATTENDED}) == {date(2026, 11, 1): 1.0}
    assert markers([session], (), {20: Presence.ABSENT}) == ()
