"""The monthly report from a real file: what it counts, and what never reaches it."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from coachdesk import monthly
from coachdesk.domain.agenda import AgendaItem, AgendaKind
from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.deals import Deal
from coachdesk.domain.errors import Invalid
from coachdesk.domain.people import Status
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.skills import Assessment, Observation, Rater
from coachdesk.domain.training import Attendance, FollowUp, FollowUpKind, FollowUpState, Presence, Training
from coachdesk.reports.page import texts_of
from tests.builders import add_plan, add_rep, filled_desk

TODAY, MONTH = date(2026, 11, 24), date(2026, 11, 1)
MARK = "qzxmarker"


@pytest.fixture
def desk(tmp_path):
    with filled_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def dana(desk):
    return desk.people.by_name("Dana Fox")


def met(desk, rep, day=10, kind=SessionKind.ONE_ON_ONE, **fields):
    given = {"status": SessionStatus.HELD, "summary": "Talked."} | fields
    return desk.sessions.add(Session(None, kind, datetime(2026, 11, day, 10), 30, **given), [rep.id])


def train(desk, rep):
    """One event held, attended and debriefed, with marked words in it."""
    session = met(desk, rep, 12, SessionKind.TRAINING, private_note=f"{MARK} of the training")
    course = desk.courses.all()[0]
    event = desk.trainings.save(Training(None, session.id, course.id))
    desk.trainings.record([Attendance(None, event.id, rep.id, Presence.ATTENDED, feedback=f"{MARK} of feedback")])
    after = FollowUp(
        None, event.id, rep.id, FollowUpKind.DEBRIEF, TODAY, state=FollowUpState.DONE, note=f"{MARK} noted"
    )
    desk.trainings.save_follow_up(after)
    return course


def plant(desk, rep):
    """The marker in every private field and in every text that is not the leadership's."""
    desk.people.edit(replace(rep, private_note=f"{MARK} of the rep", note=f"{MARK} in the rep's note"))
    deal = desk.deals.add(Deal(None, rep.id, f"{MARK} account", note=f"{MARK} deal", private_note=f"{MARK} private"))
    session = met(desk, rep, deal_id=deal.id, summary=f"{MARK} said", private_note=f"{MARK} alone", why=f"{MARK} why")
    desk.agendas.add(AgendaItem(None, session.id, AgendaKind.PRAISE, f"{MARK} praise"))
    promise = Commitment(None, rep.id, Owner.REP, f"{MARK} promise", MONTH, date(2026, 11, 20), CommitmentState.DONE)
    desk.commitments.add(replace(promise, session_id=session.id, closed=date(2026, 11, 20)))
    add_plan(desk, rep, private_note=f"{MARK} of the plan", retrospective=f"{MARK} back", success=f"{MARK} success")
    skill = desk.skills.all()[0]
    desk.skills.observe(Observation(None, rep.id, skill.id, date(2026, 11, 9), f"{MARK} seen"))
    rated = Assessment(None, rep.id, Rater.MANAGER, date(2026, 11, 20), note=f"{MARK} n", private_note=f"{MARK} p")
    desk.assessments.save(rated, {skill.id: 3}, {skill.id: f"{MARK} evidence"})
    return train(desk, rep)


def test_no_text_of_a_note_an_observation_or_feedback_reaches_the_paper(desk, dana):
    course = plant(desk, dana)
    paper = monthly.month_paper(desk, MONTH, TODAY)
    assert [text for text in texts_of(paper) if MARK in text] == []
    assert paper.reps[0].observations == 1
    assert paper.trainings[0].words == "1 of 1 attended; debriefed 1 of 1"
    assert paper.trainings[0].title == course.title


def test_no_tier_and_no_level_of_a_single_person_is_in_the_facts(desk, dana):
    desk.skills.rate(dana, desk.skills.all()[0], 2, TODAY)
    paper = monthly.month_paper(desk, MONTH, TODAY)
    first = paper.skills[0]
    assert (first.rated, first.median, first.spread) == (1, None, "–")
    said = " ".join(texts_of((paper.reps, paper.skills, paper.weakest, paper.summary))).lower()
    assert "performer" not in said


def test_the_first_line_counts_what_was_held_and_who_got_the_hours_meant(desk, dana):
    met(desk, dana)
    met(desk, dana, 17, status=SessionStatus.MISSED, missed_by=Owner.MANAGER, summary="")
    paper = monthly.month_paper(desk, MONTH, TODAY)
    assert paper.summary.endswith("0.5 h in 1 session · 1 missed · 0 of 3 reps on course in hours")
    assert (paper.figures[0].value, paper.figures[0].note) == ("1 of 2", "1 missed (1 by me), 0 moved")
    assert paper.so_far == "so far, to 24 Nov"


def test_a_month_has_those_who_were_on_the_team_in_it(desk, dana):
    add_rep(desk, "New Hire", hired=date(2026, 11, 16))
    gone = desk.people.by_name("Sam Okafor")
    desk.people.edit(replace(gone, status=Status.LEFT, left=date(2026, 10, 9)))
    bye = Session(None, SessionKind.ONE_ON_ONE, datetime(2026, 10, 6, 10), 30, SessionStatus.HELD, summary="Bye.")
    desk.sessions.add(bye, [gone.id])
    named = [row.rep for row in monthly.month_paper(desk, date(2026, 10, 1), TODAY).reps]
    assert named == ["Dana Fox", "Li Wei", "Sam Okafor"]
    assert [r.rep for r in monthly.month_paper(desk, MONTH, TODAY).reps] == ["Dana Fox", "Li Wei", "New Hire"]


def test_a_month_that_has_not_begun_is_refused_in_one_sentence(desk):
    with pytest.raises(Invalid, match="January 2027 has not begun yet: choose a month up to November 2026"):
        monthly.month_paper(desk, date(2027, 1, 1), TODAY)


def test_words_are_kept_by_month_and_what_is_typed_in_a_minute_is_one_step(desk):
    steps = len(desk.store.history())
    for field, text in (("coached", "Discovery"), ("need", "A room"), ("need", "A quiet room")):
        monthly.write(desk, MONTH, field, text)
    words = monthly.month_paper(desk, MONTH, TODAY).words
    assert (words.coached, words.moved, words.need) == ("Discovery", "", "A quiet room")
    assert len(desk.store.history()) == steps + 1
    assert monthly.month_paper(desk, date(2026, 10, 1), TODAY).words.coached == ""


def test_the_report_that_is_due_is_of_the_month_before_during_the_first_ten_days():
    days = (date(2026, 12, 1), date(2026, 12, 10), date(2026, 12, 11), date(2027, 1, 2))
    assert [f"{monthly.due(day):%Y-%m}" for day in days] == ["2026-11", "2026-11", "2026-12", "2026-12"]
    assert monthly.last_full(date(2026, 1, 31)) == date(2025, 12, 1)


def test_an_empty_file_has_a_month_without_anybody(tmp_path):
    with filled_desk(tmp_path, reps=()) as desk:
        paper = monthly.month_paper(desk, MONTH, TODAY)
    assert (paper.reps, paper.summary) == ((), "Nobody was on the team this month.")
