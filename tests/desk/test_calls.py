"""A call about a deal, from its plan to the debrief, in a real file."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from coachdesk import calls, daily
from coachdesk.domain.audiences import Audience
from coachdesk.domain.briefs import Brief, CallKind, Debrief, Reply
from coachdesk.domain.commitments import Commitment, Owner
from coachdesk.domain.deals import Answer, Deal, DealOutcome, FitCriterion, FitKind
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from tests.builders import add_plan, add_rep, add_skill, new_desk

NOW = datetime(2026, 11, 24, 9, 18)
SOON = datetime(2026, 11, 25, 11)
REP, MANAGER = Audience.REP, Audience.MANAGER


@pytest.fixture
def desk(tmp_path):
    with new_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def deal(desk):
    rep = add_rep(desk, title="Account Executive")
    desk.deals.add_criterion(FitCriterion(None, FitKind.DEMOGRAPHIC, "50 to 500 people"))
    desk.deals.add_criterion(FitCriterion(None, FitKind.PSYCHOGRAPHIC, "Buys on value"))
    return desk.deals.add(Deal(None, rep.id, "Acme", 40_000, "Proposal", "Ines Roth", private_note="plum deal"))


def plan(desk, deal, kind=SessionKind.DEBRIEF, start=SOON):
    return calls.plan_call(desk, deal, kind, start, 30, NOW)


def test_a_call_is_planned_with_the_deals_rep(desk, deal):
    session = plan(desk, deal, SessionKind.JOINT_CALL)
    assert (session.deal_id, session.kind, session.status) == (deal.id, SessionKind.JOINT_CALL, SessionStatus.PLANNED)
    assert desk.sessions.reps(session.id) == (deal.rep_id,)


def test_other_kinds_and_the_past_are_refused(desk, deal):
    with pytest.raises(Invalid, match="not about a deal"):
        plan(desk, deal, SessionKind.ONE_ON_ONE)
    with pytest.raises(Invalid, match="in the past"):
        plan(desk, deal, start=NOW - timedelta(days=1))


def test_an_overlap_is_refused_and_booked_anyway_on_request(desk, deal):
    plan(desk, deal)
    with pytest.raises(Invalid, match="overlaps"):
        plan(desk, deal, SessionKind.PRE_BRIEF)
    assert calls.plan_call(desk, deal, SessionKind.PRE_BRIEF, SOON, 30, NOW, anyway=True).id


def test_a_blank_pre_brief_knows_the_deal_and_the_focus_skill(desk, deal):
    skill = add_skill(desk, "Negotiating")
    desk.skills.set_level_text(skill.id, 5, "Names the trade before conceding.")
    add_plan(desk, desk.people.one(deal.rep_id), focus_id=skill.id, focus_level=4)
    found = calls.brief_paper(desk, plan(desk, deal, SessionKind.PRE_BRIEF), REP, NOW)
    assert (found.account, found.deal, found.stage, found.people) == ("Acme", "$40k", "Proposal", "Ines Roth")
    assert (found.role, found.when) == ("Account Executive", "Wed 25 November, 11:00, 30 min")
    assert (found.skill, found.level_text) == ("Negotiating", "Names the trade before conceding.")
    assert [(line.kind, line.answer) for line in found.fit] == [("demographic", ""), ("psychographic", "")]
    assert found.fit_words == "too little known: 0 of 2 known, 0 met"
    assert (found.objective, found.call) == ("", "coaching call")


def test_what_was_agreed_before_stands_in_the_debrief(desk, deal):
    brief = plan(desk, deal, SessionKind.PRE_BRIEF, SOON - timedelta(hours=2))
    desk.deals.write_brief(Brief(None, brief.id, CallKind.DEMO, "A date", watched="Waits after asking"))
    paper = calls.brief_paper(desk, brief, MANAGER, NOW)
    assert (paper.call, paper.objective, paper.watched) == ("demo call", "A date", "Waits after asking")
    found = calls.debrief_paper(desk, plan(desk, deal), REP, NOW)
    assert (found.objective, found.watched) == ("A date", "Waits after asking")
    assert [word for word, _ in found.outcomes] == ["open", "won", "lost", "disqualified"]
    assert not any(ticked for _, ticked in (*found.outcomes, *found.belonged, *found.took_over))


def test_a_recorded_debrief_marks_a_poor_fit_closes_the_deal_and_counts_as_held_in_one_step(desk, deal):
    session = plan(desk, deal, start=NOW + timedelta(hours=1))
    said = Debrief(None, 0, "They buy on price.", DealOutcome.LOST, Reply.NO, change="Ask who decides.")
    before = len(desk.store.history())
    kept = calls.record_debrief(desk, session, said, NOW, {c.id: Answer.NO for c in desk.deals.criteria()})
    assert len(desk.store.history()) == before + 1
    assert (kept.status, kept.start) == (SessionStatus.HELD, session.start)
    assert (desk.deals.one(deal.id).outcome, desk.deals.one(deal.id).ended) == (DealOutcome.LOST, NOW.date())
    found = daily.rep_fit(desk, desk.people.one(deal.rep_id))
    assert (found.deals[0].verdict, found.groups[1].poor) == ("poor fit", 1)
    assert daily.ledger(desk, date(2026, 11, 1), date(2026, 11, 30), NOW.date()).debriefs == 1
    desk.store.undo()
    assert desk.sessions.one(session.id).status is SessionStatus.PLANNED
    assert desk.deals.one(deal.id).outcome is DealOutcome.OPEN


def test_the_notes_follow_a_debrief_that_is_written_again_but_never_lose_what_was_typed(desk, deal):
    session = plan(desk, deal)
    first = calls.record_debrief(desk, session, Debrief(None, 0, "A date."), NOW)
    again = calls.record_debrief(desk, first, Debrief(None, 0, "Two dates."), NOW)
    assert (first.summary, again.summary) == ("A date.", "Two dates.")
    typed = desk.sessions.write(replace(again, summary="My own words"))
    assert calls.record_debrief(desk, typed, Debrief(None, 0, "Three dates."), NOW).summary == "My own words"


def test_a_debrief_before_its_day_is_held_now(desk, deal):
    kept = calls.record_debrief(desk, plan(desk, deal), Debrief(None, 0, "A date."), NOW)
    assert kept.start == NOW


def test_a_blank_debrief_and_other_kinds_are_refused_and_nothing_is_kept(desk, deal):
    session, other = plan(desk, deal), plan(desk, deal, SessionKind.PRE_BRIEF, SOON + timedelta(hours=1))
    with pytest.raises(Invalid, match="how it ended"):
        calls.record_debrief(desk, session, Debrief(None, 0), NOW)
    with pytest.raises(Invalid, match="has no debrief"):
        calls.record_debrief(desk, other, Debrief(None, 0, "A date."), NOW)
    moved = desk.sessions.move(session, SOON + timedelta(days=1))
    with pytest.raises(DeskError, match="was moved"):
        calls.record_debrief(desk, desk.sessions.one(session.id), Debrief(None, 0, "A date."), NOW)
    assert desk.deals.debrief(moved.id) is None


def test_a_commitment_alone_makes_a_blank_debrief_count(desk, deal):
    session = plan(desk, deal)
    promise = Commitment(None, deal.rep_id, Owner.MANAGER, "Send the list", NOW.date(), session_id=session.id)
    desk.commitments.add(promise)
    assert calls.record_debrief(desk, session, Debrief(None, 0), NOW).status is SessionStatus.HELD
    found = calls.debrief_paper(desk, session, REP, NOW)
    assert [(p.who, p.text, p.due) for p in found.promises] == [("Manager", "Send the list", "")]
    assert calls.debrief_paper(desk, session, MANAGER, NOW).promises[0].who == "You"


@pytest.mark.parametrize("paper", [calls.brief_paper, calls.debrief_paper])
def test_private_notes_are_only_on_the_managers_copy_that_asks_for_them(desk, deal, paper):
    session = desk.sessions.write(replace(plan(desk, deal), private_note="plum session"))
    for audience, private in ((REP, False), (REP, True), (MANAGER, False), (Audience.LEADERSHIP, True)):
        found = paper(desk, session, audience, NOW, private=private)
        assert "plum" not in repr(found)
        assert found.left_out == "private notes"
    found = paper(desk, session, MANAGER, NOW, private=True)
    assert (found.private, found.left_out) == ("plum session\nplum deal", "")


def test_the_tally_sheet_lists_what_is_watched_then_what_is_wanted(desk, deal):
    rep, skill = desk.people.one(deal.rep_id), add_skill(desk, "Negotiating")
    desk.skills.set_level_text(skill.id, 5, "Names the trade before conceding.")
    add_plan(desk, rep, focus_id=skill.id, focus_level=5)
    desk.deals.write_brief(Brief(None, plan(desk, deal, SessionKind.PRE_BRIEF).id, watched="Waits after asking"))
    found = calls.tally_paper(desk, rep, NOW)
    assert found.behaviours == ("Waits after asking", "Names the trade before conceding.")
    assert (found.skill, found.calls, found.when) == ("Negotiating", 6, "Tue 24 November")
    with pytest.raises(Invalid, match="1 to 12 calls"):
        calls.tally_paper(desk, rep, NOW, calls=0)


def test_a_session_without_anybody_has_no_paper(desk):
    with pytest.raises(Invalid, match="nobody"):
        calls.brief_paper(desk, Session(None, SessionKind.PRE_BRIEF, SOON, 30), REP, NOW)


def test_shared_notes_are_on_the_papers_and_never_what_the_debrief_says_itself(desk, deal):
    brief = plan(desk, deal, SessionKind.PRE_BRIEF)
    desk.sessions.edit(replace(brief, summary="Bring the price list."))
    assert calls.brief_paper(desk, desk.sessions.one(brief.id), REP, NOW).notes == "Bring the price list."
    session = plan(desk, deal, start=SOON + timedelta(hours=2))
    held = calls.record_debrief(desk, session, Debrief(None, session.id, ended="They asked for a trial."), NOW)
    assert held.summary
    assert calls.debrief_paper(desk, held, REP, NOW).notes == ""
    more = desk.sessions.edit(replace(held, summary=f"{held.summary}\nInes calls on Monday."))
    assert calls.debrief_paper(desk, more, MANAGER, NOW).notes == "Ines calls on Monday."
