"""A quarter on a real file: what is wished, proposed, adjusted by hand, kept, accepted and taken back."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from coachdesk import quarter as plans
from coachdesk import training
from coachdesk.analysis.planner import Unplaced
from coachdesk.analysis.quarter import Choice
from coachdesk.domain.absences import Absence
from coachdesk.domain.busy import Busy
from coachdesk.domain.courses import Course
from coachdesk.domain.errors import DeskError
from coachdesk.domain.market import MarketChange, MarketKind
from coachdesk.domain.people import Status
from coachdesk.domain.periods import Quarter
from coachdesk.domain.rhythms import Every, Rhythm
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import Attendance, FollowUp, FollowUpKind, Presence, Training
from tests.builders import add_plan, add_rep, add_skill, new_desk

NOW = datetime(2026, 11, 24, 8)  # a Tuesday
Q4 = Quarter(2026, 4)
NOTHING = Choice(one_on_ones=False, mid_quarter=False, follow_ups=False)
ONE, TRAINING = SessionKind.ONE_ON_ONE, SessionKind.TRAINING
DEBRIEF, CHECK, PRE_BRIEF = FollowUpKind.DEBRIEF, FollowUpKind.CHECK, FollowUpKind.PRE_BRIEF


@pytest.fixture
def desk(tmp_path):
    """Dana is rep 1, Sam is rep 2; both on the team, without a rhythm."""
    with new_desk(tmp_path, now=lambda: NOW) as desk:
        add_rep(desk, "Dana Fox")
        add_rep(desk, "Sam Okafor")
        yield desk


def meet(desk, start, rep_ids=(1,), minutes=30, **fields):
    return desk.sessions.add(Session(None, fields.pop("kind", ONE), start, minutes, **fields), rep_ids)


def rhythm(desk, every=Every.WEEKLY, rep_id=1, minutes=30):
    desk.rhythms.save(Rhythm(None, every, minutes, rep_id=rep_id))


def drill(desk, **fields):
    return desk.courses.save(Course(None, "Discovery drill", **fields), ())


def propose(desk, choice=NOTHING, quarter=Q4, now=NOW):
    return plans.propose(desk, quarter, now, choice)


def one_on_ones(desk, **fields):
    return propose(desk, replace(NOTHING, one_on_ones=True), **fields)


def days(proposal, kind=ONE):
    return [(one.start.month, one.start.day) for one in proposal.placed if one.wish.kind is kind]


def trained(desk, **fields):
    return propose(desk, replace(NOTHING, trainings=((drill(desk, **fields).id, (1, 2)),)))


def test_each_week_without_a_one_on_one_gets_one_at_the_usual_time(desk):
    rhythm(desk)
    for day in (5, 12, 19):
        meet(desk, datetime(2026, 11, day, 14), status=SessionStatus.HELD, summary="Met")
    meet(desk, datetime(2026, 12, 9, 9))
    found = one_on_ones(desk)
    assert days(found) == [(11, 26), (12, 3), (12, 17), (12, 24), (12, 31)]
    assert {one.start.time() for one in found.placed} == {time(14)}


def test_a_missed_one_stands_for_nothing_and_a_rep_without_a_rhythm_is_not_asked_for(desk):
    rhythm(desk, None)
    rhythm(desk, rep_id=2)
    meet(desk, datetime(2026, 11, 23, 9), (2,), status=SessionStatus.MISSED)
    found = one_on_ones(desk)
    assert {one.wish.rep_ids for one in found.placed} == {(2,)}
    assert days(found)[0] < (11, 30)


@pytest.mark.parametrize(("every", "expected"), [
    (Every.FORTNIGHTLY, [(12, 3), (12, 17), (12, 31)]), (Every.MONTHLY, [(12, 17)]),
])  # fmt: skip
def test_longer_rhythms_go_on_from_the_last_time(desk, every, expected):
    rhythm(desk, every)
    meet(desk, datetime(2026, 11, 19, 10), status=SessionStatus.HELD, summary="Met")
    assert days(one_on_ones(desk)) == expected


def test_reps_never_met_share_out_the_days_and_those_who_leave_are_met_until_then(desk):
    rhythm(desk)
    rhythm(desk, rep_id=2)
    desk.people.edit(replace(desk.people.by_name("Sam Okafor"), left=date(2026, 12, 6)))
    placed = one_on_ones(desk, quarter=Q4, now=datetime(2026, 11, 30, 8)).placed
    assert [one.start.date() for one in placed if one.wish.rep_ids == (2,)] == [date(2026, 12, 1)]
    assert {one.start.weekday() for one in placed if one.wish.rep_ids == (1,)} == {0}


def test_a_training_of_the_last_days_stays_inside_the_quarter(desk):
    choice = replace(NOTHING, trainings=((drill(desk).id, (1, 2)),))
    found = propose(desk, choice, now=datetime(2026, 12, 29, 8))
    (day,) = days(found, TRAINING)
    assert day in {(12, 29), (12, 30), (12, 31)}
    desk.absences.add(Absence(None, 1, date(2026, 12, 29), date(2026, 12, 31)))
    found = propose(desk, choice, now=datetime(2026, 12, 29, 8))
    assert "Dana is away 29–31 Dec." in {one.why for one in found.unplaced}


def test_reps_never_met_keep_their_own_weekday_and_time_all_quarter(desk):
    for name in ("Ana", "Ben", "Cleo", "Dan", "Eva", "Fay"):
        add_rep(desk, name)
    for rep in desk.people.all():
        rhythm(desk, rep_id=rep.id)
    placed = one_on_ones(desk, quarter=Quarter(2027, 1)).placed
    own = {rep.id: {(p.start.weekday(), p.start.time()) for p in placed if p.wish.rep_ids == (rep.id,)}
           for rep in desk.people.all()}  # fmt: skip
    assert {len(places) for places in own.values()} == {1}
    assert len({clock for ((_, clock),) in own.values()}) >= 5
    assert sorted(len({rep for rep, ((on, _),) in own.items() if on == day}) for day in range(5)) == [1, 1, 2, 2, 2]


def test_the_next_quarter_is_planned_from_its_first_day_on(desk):
    rhythm(desk)
    meet(desk, datetime(2026, 11, 19, 10), status=SessionStatus.HELD, summary="Met")
    found = days(one_on_ones(desk, quarter=Quarter(2027, 1)))
    assert (found[0], len(found)) == ((1, 7), 12)


def test_holidays_absences_and_busy_times_stay_free_and_what_has_no_room_says_why(desk):
    rhythm(desk)
    meet(desk, datetime(2026, 11, 19, 10), status=SessionStatus.HELD, summary="Met")
    desk.settings.save("country", "US")
    desk.absences.add(Absence(None, 1, date(2026, 12, 7), date(2026, 12, 11)))
    desk.busy.exchange("Take in", fresh=[Busy(None, "Work", "1", datetime(2026, 12, 3), 24 * 60, all_day=True)])
    found = one_on_ones(desk)
    assert not {(11, 26), (12, 3), (12, 25)} & set(days(found))
    assert [(one.wish.title, one.why) for one in found.unplaced] == [
        ("One-on-one with Dana, week 50", "Dana is away 7–11 Dec.")
    ]
    assert plans.clashes(desk, found, NOW) == {}


def test_a_mid_quarter_check_is_for_a_rep_with_a_plan_near_the_day_agreed_on(desk):
    early = datetime(2026, 10, 5, 8)
    add_plan(desk, desk.people.by_name("Dana Fox"))
    add_plan(desk, desk.people.by_name("Sam Okafor"), check_day=date(2026, 11, 24))
    choice = replace(NOTHING, mid_quarter=True)
    dana, sam = sorted(propose(desk, choice, now=early).placed, key=lambda one: one.wish.rep_ids)
    assert date(2026, 11, 2) <= dana.start.date() <= date(2026, 11, 20)
    assert (sam.start.date(), sam.wish.minutes) == (date(2026, 11, 24), 30)
    meet(desk, datetime(2026, 11, 12, 9), kind=SessionKind.MID_QUARTER)
    assert [one.wish.rep_ids for one in propose(desk, choice).placed] == [(2,)]


def test_a_training_is_placed_with_a_pre_brief_and_a_debrief_for_each_rep(desk):
    found = trained(desk, minutes=120)
    event = next(one for one in found.placed if one.wish.kind is TRAINING)
    kinds = sorted(one.wish.kind.value for one in found.placed)
    assert kinds == ["debrief", "debrief", "pre-brief", "pre-brief", "training"]
    assert event.start.date() < date(2026, 12, 14)
    assert (event.wish.rep_ids, event.wish.minutes) == ((1, 2), 120)


def test_an_accepted_draft_is_one_step_and_undo_takes_all_of_it_back(desk):
    rhythm(desk)
    course = drill(desk, questions=("Which question opened it?",))
    found = propose(desk, Choice(trainings=((course.id, (1, 2)),)))
    plans.keep(desk, Q4, found)
    before = desk.store.dump()
    assert plans.accept(desk, found, NOW, Q4) == len(found.placed)
    assert desk.store.can_undo() == "Plan the quarter 2026-Q4"
    assert len(desk.sessions.all()) == len(found.placed)
    assert plans.kept(desk) is None
    desk.store.undo()
    assert desk.store.dump() == before
    desk.store.redo()
    assert len(desk.sessions.all()) == len(found.placed)


def test_an_accepted_training_is_an_event_with_timed_briefs_and_short_checks_beyond_the_quarter(desk):
    plans.accept(desk, trained(desk), NOW, Q4)
    (event,) = training.events(desk, NOW.date())
    assert event.title == "Discovery drill"
    own = {(f.follow_up.kind, f.follow_up.number, f.session is not None) for f in event.follow_ups}
    assert own == {(PRE_BRIEF, 0, True), (DEBRIEF, 0, True), (CHECK, 1, False), (CHECK, 2, False), (CHECK, 3, False)}
    last = max(f.follow_up.due for f in event.follow_ups)
    assert last == event.session.start.date() + timedelta(weeks=8) > Q4.last
    assert all(f.follow_up.question for f in event.follow_ups)


def test_checks_get_their_own_time_when_that_is_set(desk):
    desk.settings.save("checks_as", "session")
    plans.accept(desk, trained(desk), NOW, Q4)
    (event,) = training.events(desk, NOW.date())
    checks = [f for f in event.follow_ups if f.follow_up.kind is CHECK]
    assert len(checks) == 6
    assert all(f.session.kind is SessionKind.CHECK for f in checks)


def test_a_debrief_that_found_no_time_is_still_due_and_one_left_out_is_not(desk):
    found = trained(desk)
    mine, other = (one for one in found.placed if one.wish.kind is SessionKind.DEBRIEF)
    left = plans.drop(found, other.wish.key)
    placed = tuple(one for one in left.placed if one != mine)
    plans.accept(desk, replace(left, placed=placed, unplaced=(Unplaced(mine.wish, "No room."),)), NOW, Q4)
    (debrief,) = [f for f in desk.trainings.follow_ups() if f.kind is DEBRIEF]
    event = next(one for one in found.placed if one.wish.kind is TRAINING)
    assert (debrief.rep_id, debrief.session_id) == (mine.wish.rep_ids[0], None)
    assert debrief.due == event.start.date() + timedelta(days=3)


def test_what_a_training_left_open_gets_a_time_of_its_own(desk):
    session = meet(desk, datetime(2026, 11, 23, 9), kind=TRAINING)
    event = desk.trainings.save(Training(None, session.id, drill(desk).id))
    for kind in (PRE_BRIEF, DEBRIEF, CHECK):
        desk.trainings.save_follow_up(FollowUp(None, event.id, 1, kind, date(2026, 11, 26)))
    found = propose(desk, replace(NOTHING, follow_ups=True))
    assert [one.wish.title for one in found.placed] == ["Debrief with Dana: Discovery drill"]
    plans.accept(desk, found, NOW, Q4)
    debrief = next(f for f in desk.trainings.follow_ups() if f.kind is DEBRIEF)
    assert desk.sessions.one(debrief.session_id).start == found.placed[0].start
    assert propose(desk, replace(NOTHING, follow_ups=True)).placed == ()


def test_a_draft_moved_onto_something_stays_there_and_says_what_it_clashes_with(desk):
    rhythm(desk)
    meet(desk, datetime(2026, 12, 2, 9), (2,))
    found = one_on_ones(desk)
    key = f"draft {found.placed[0].wish.key}"
    moved = plans.adjust(desk, found, key, datetime(2026, 12, 2, 9), NOW, 45)
    assert f"draft {next(p for p in moved.placed if p.start.day == 2).wish.key}" == key
    assert "Sam Okafor" in plans.clashes(desk, moved, NOW)[key]
    with pytest.raises(DeskError, match=r"^1 of the drafted clashes: The one-on-one with Dana Fox"):
        plans.accept(desk, moved, NOW, Q4)
    assert plans.clashes(desk, plans.adjust(desk, moved, key, datetime(2026, 12, 2, 10), NOW), NOW) == {}


def test_a_draft_is_refused_when_the_calendar_has_changed_meanwhile(desk):
    rhythm(desk)
    found = one_on_ones(desk)
    meet(desk, found.placed[0].start, (2,))
    meet(desk, found.placed[1].start, (2,))
    before = desk.store.dump()
    with pytest.raises(DeskError, match=r"^2 of the drafted clash: "):
        plans.accept(desk, found, NOW, Q4)
    assert desk.store.dump() == before


def test_a_moved_training_takes_along_what_belongs_to_it(desk):
    found = trained(desk)
    again = plans.adjust(desk, found, "draft training 1", datetime(2026, 12, 17, 10), NOW)
    kinds = {one.wish.kind: one.start.date() for one in again.placed}
    assert kinds[TRAINING] == date(2026, 12, 17)
    assert kinds[SessionKind.PRE_BRIEF] == date(2026, 12, 16)
    assert kinds[SessionKind.DEBRIEF] == date(2026, 12, 18)
    assert plans.clashes(desk, again, NOW) == {}


def test_a_debrief_before_its_training_and_a_day_in_the_past_are_clashes(desk):
    found = trained(desk)
    early = plans.adjust(desk, found, "debrief 1 1", datetime(2026, 11, 25, 9), NOW)
    assert "comes before the training is over" in plans.clashes(desk, early, NOW)["draft debrief 1 1"]
    gone = plans.adjust(desk, found, "training 1", datetime(2026, 11, 20, 9), NOW)
    assert "is in the past" in plans.clashes(desk, gone, NOW)["draft training 1"]
    with pytest.raises(DeskError, match="no longer in the draft"):
        plans.adjust(desk, found, "draft nothing", NOW, NOW)


def test_one_left_out_is_told_as_missing_and_a_training_goes_with_its_follow_up(desk):
    rhythm(desk)
    found = one_on_ones(desk)
    left = plans.drop(found, f"draft {found.placed[0].wish.key}")
    assert len(left.placed) == len(found.placed) - 1
    assert left.unplaced[0].why == "You left it out."
    assert left.weeks[0][1] == found.weeks[0][1] - 30
    assert plans.drop(trained(desk), "draft training 1").placed == ()


def test_a_kept_draft_comes_back_as_it_was_and_goes_when_it_is_discarded(desk):
    rhythm(desk, rep_id=2)
    found = propose(desk, Choice(trainings=((drill(desk).id, (1, 2)),)))
    plans.keep(desk, Q4, found)
    assert plans.kept(desk) == (Q4, found)
    assert desk.store.can_undo() != "Keep what is typed"
    plans.discard(desk)
    assert plans.kept(desk) is None
    desk.drafts.keep("quarter", "half a draft {")
    assert plans.kept(desk) is None


def test_a_kept_draft_still_knows_who_was_away(desk):
    rhythm(desk)
    desk.absences.add(Absence(None, 1, NOW.date(), Q4.last))
    found = one_on_ones(desk)
    plans.keep(desk, Q4, found)
    assert [one.away for one in plans.kept(desk)[1].unplaced] == [True] * 6


def test_a_kept_draft_lets_go_of_who_is_no_longer_on_the_team(desk):
    rhythm(desk)
    rhythm(desk, rep_id=2)
    plans.keep(desk, Q4, one_on_ones(desk))
    desk.people.edit(replace(desk.people.by_name("Sam Okafor"), status=Status.LEFT))
    _, left = plans.kept(desk)
    assert {one.wish.rep_ids for one in left.placed} == {(1,)}
    desk.people.edit(replace(desk.people.by_name("Dana Fox"), status=Status.LEFT))
    assert plans.kept(desk) is None


def test_refreshers_and_courses_that_come_due_are_offered_with_why(desk):
    skill = add_skill(desk, "Price")
    course = desk.courses.save(Course(None, "Price talk", refresh_days=90), [skill.id])
    session = meet(desk, datetime(2026, 9, 20, 9), kind=TRAINING)
    event = desk.trainings.save(Training(None, session.id, course.id))
    training.record(desk, event, (Attendance(None, event.id, 1, Presence.ATTENDED),), session, NOW)
    offered = plans.offered_trainings(desk, Q4, NOW)
    assert offered == ((course.id, "Price talk", (1,), "due by 19 Dec"),)
    desk.skills.rate(desk.people.by_name("Sam Okafor"), skill, 3, date(2026, 11, 1))
    desk.market.save(MarketChange(None, date(2026, 11, 10), MarketKind.COMPETITOR, "Acme"), [skill.id])
    ((_, _, reps, why),) = plans.offered_trainings(desk, Q4, NOW)
    assert reps == (1, 2)
    assert why == "refresher: Acme · due for 1 rep by 19 Dec"


def test_a_quarter_that_is_over_and_a_draft_of_nothing_are_refused(desk):
    with pytest.raises(DeskError, match="Q3 2026 is over"):
        propose(desk, quarter=Quarter(2026, 3))
    with pytest.raises(DeskError, match="Nothing is drafted"):
        plans.accept(desk, propose(desk), NOW, Q4)
