"""The day and the ledger from a real file."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from coachdesk import daily
from coachdesk.domain.absences import Absence
from coachdesk.domain.agenda import AgendaItem, AgendaKind
from coachdesk.domain.briefs import Brief, Debrief, Reply
from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.deals import Answer, Deal, FitCriterion, FitKind
from coachdesk.domain.errors import Invalid
from coachdesk.domain.people import Status
from coachdesk.domain.rhythms import Every, Rhythm
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from tests.builders import add_rep, filled_desk, new_desk

NOW = datetime(2026, 11, 24, 9, 18)
TODAY = NOW.date()


@pytest.fixture
def desk(tmp_path):
    with new_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def dana(desk):
    return add_rep(desk)


def add(desk, rep, start, kind=SessionKind.ONE_ON_ONE, minutes=30, **fields):
    return desk.sessions.add(Session(None, kind, start, minutes, **fields), [rep.id])


def held(desk, rep, start, kind=SessionKind.ONE_ON_ONE, minutes=30):
    return add(desk, rep, start, kind, minutes, status=SessionStatus.HELD, summary="Talked.")


def promise(desk, rep, due, owner=Owner.REP, **fields):
    return desk.commitments.add(Commitment(None, rep.id, owner, "Call Acme", date(2026, 11, 1), due, **fields))


def tasks(desk):
    return [(task.session_id, task.action) for task in daily.today_facts(desk, NOW).tasks]


def test_an_empty_file_has_a_page_and_a_ledger(desk):
    assert daily.today_facts(desk, NOW).team == 0
    found = daily.ledger(desk, TODAY, TODAY, TODAY)
    assert (found.reps, found.manager_minutes, found.summary) == ((), 0, "0 h in 0 sessions held")


def test_an_agenda_makes_a_meeting_prepared(desk, dana):
    session = add(desk, dana, NOW + timedelta(minutes=42))
    assert tasks(desk) == [(session.id, "prepare")]
    desk.agendas.add(AgendaItem(None, session.id, AgendaKind.TOPIC, "Acme"))
    assert tasks(desk) == []
    assert daily.today_facts(desk, NOW).next.prepared


def test_what_waits_is_counted_without_the_whole_page(desk, dana):
    add(desk, dana, NOW + timedelta(minutes=42))
    add(desk, dana, NOW - timedelta(days=1))
    assert daily.waiting(desk, NOW) == len(tasks(desk)) == 2


def test_a_written_brief_and_debrief_leave_nothing_to_do(desk, dana):
    deal = desk.deals.add(Deal(None, dana.id, "Acme"))
    call = held(desk, dana, NOW - timedelta(days=2), SessionKind.JOINT_CALL)
    call = desk.sessions.edit(replace(call, deal_id=deal.id))
    brief = add(desk, dana, NOW + timedelta(days=1), SessionKind.PRE_BRIEF, deal_id=deal.id)
    assert tasks(desk) == [(call.id, "debrief"), (brief.id, "brief")]
    desk.deals.write_brief(Brief(None, brief.id, objective="A date"))
    desk.deals.write_debrief(Debrief(None, call.id, ended="A date"))
    assert tasks(desk) == []


def test_the_managers_days_off_and_the_rhythm_are_on_the_page(desk, dana):
    desk.absences.add(Absence(None, None, date(2026, 11, 26), date(2026, 11, 26)))
    desk.rhythms.save(Rhythm(None, Every.WEEKLY, rep_id=dana.id))
    add(desk, dana, NOW + timedelta(hours=2))
    found = daily.today_facts(desk, NOW)
    assert [bool(day.off) for day in found.week] == [False, False, False, True, False]
    assert found.next.rhythm == "Weekly"


def test_the_page_of_a_team_with_numbers(tmp_path):
    with filled_desk(tmp_path, weeks=30) as desk:
        found = daily.today_facts(desk, NOW)
    assert (found.team, len(found.needs), len(found.stale)) == (3, 3, 0)
    assert found.stale_count == 0
    assert all(need.why.startswith("No one-on-one yet, none booked") for need in found.needs)


def test_a_missed_weekly_one_on_one_shows_in_the_ledger(desk, dana):
    mondays = [datetime(2026, 10, 5, 10) + timedelta(weeks=n) for n in range(4)]
    for start in (mondays[0], mondays[1], mondays[3]):
        held(desk, dana, start)
    desk.sessions.miss(add(desk, dana, mondays[2]), Owner.REP, "ill")
    found = daily.ledger(desk, date(2026, 10, 1), date(2026, 10, 31), TODAY)
    assert (found.months[0].counts.held, found.months[0].counts.missed) == (3, 1)
    assert (found.reps[0].gap, found.reps[0].gap_words) == (14, "14 days to 26 Oct")


def test_a_ledger_the_wrong_way_round_is_refused(desk):
    with pytest.raises(Invalid, match="before the first day"):
        daily.ledger(desk, TODAY, TODAY - timedelta(days=1), TODAY)


def test_open_promises_are_those_of_the_team_and_all_of_them_on_request(desk, dana):
    gone = add_rep(desk, "Sam Okafor", status=Status.LEFT)
    promise(desk, gone, date(2026, 11, 2))
    later, late = promise(desk, dana, date(2026, 12, 1)), promise(desk, dana, date(2026, 11, 20))
    done = promise(desk, dana, date(2026, 11, 3), state=CommitmentState.DONE, closed=date(2026, 11, 3))
    assert [p.id for p in daily.promises(desk, TODAY)] == [late.id, later.id]
    assert [p.id for p in daily.promises(desk, TODAY, rep_id=dana.id, everything=True)] == [late.id, later.id, done.id]
    assert len(daily.promises(desk, TODAY, everything=True)) == 4
    assert len(daily.promises(desk, TODAY, rep_id=gone.id)) == 1


def test_streaks_of_both_sides(desk, dana):
    for day in (2, 3):
        promise(desk, dana, date(2026, 11, day), state=CommitmentState.DONE, closed=date(2026, 11, day))
    promise(desk, dana, date(2026, 11, 20), Owner.MANAGER)
    rep, own = daily.streaks(desk, dana, TODAY)
    assert (rep.owner, rep.kept, own.owner, own.missed) == (Owner.REP, 2, Owner.MANAGER, 1)


def test_the_newest_debrief_says_whether_we_should_have_been_there(desk, dana):
    deal = desk.deals.add(Deal(None, dana.id, "Acme"))
    one = desk.deals.add_criterion(FitCriterion(None, FitKind.DEMOGRAPHIC, "50 to 500 people"))
    desk.deals.answer(deal, {one.id: Answer.YES})
    assert daily.deal_fits(desk)[0].verdict == "fits"
    for days, belonged in ((1, Reply.NO), (2, Reply.YES)):
        session = add(desk, dana, NOW - timedelta(days=days), SessionKind.DEBRIEF, deal_id=deal.id)
        desk.deals.write_debrief(Debrief(None, session.id, belonged=belonged))
    found = daily.rep_fit(desk, dana)
    assert (found.deals[0].verdict, found.deals[0].belonged) == ("poor fit", Reply.NO)
    assert found.groups[2].poor == 1


def test_no_private_word_is_on_the_page_or_in_the_ledger(desk, dana):
    session = add(desk, dana, NOW - timedelta(days=7), status=SessionStatus.HELD, private_note="plum secret")
    deal = desk.deals.add(Deal(None, dana.id, "Acme", closes=date(2026, 12, 1), private_note="plum secret"))
    desk.absences.add(Absence(None, None, TODAY, TODAY, private_note="plum secret"))
    add(desk, dana, NOW + timedelta(hours=1), deal_id=deal.id, private_note="plum secret")
    assert session.private_note
    said = repr(daily.today_facts(desk, NOW)) + repr(daily.ledger(desk, TODAY.replace(day=1), TODAY, TODAY))
    assert "plum" not in said
