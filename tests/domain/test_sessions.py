"""Sessions, questions, agendas and briefs refuse what can't be, in words."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.agenda import AgendaItem, AgendaKind
from coachdesk.domain.briefs import Brief, Debrief
from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.deals import Deal, FitCriterion, FitKind
from coachdesk.domain.errors import Invalid
from coachdesk.domain.questions import Model, Question
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus

NINE = datetime(2026, 11, 26, 9)


def session(start=NINE, minutes=45, **fields):
    return Session(None, SessionKind.ONE_ON_ONE, start, minutes, **fields)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"minutes": 0}, "1 to 720 minutes, not 0"),
        ({"minutes": 1440}, "not 1440"),
        ({"usefulness": 6}, "Usefulness is 1 to 5"),
        ({"energy": 0}, "Energy is 1 to 5"),
    ],
)
def test_a_session_refuses_what_is_out_of_range(fields, words):
    with pytest.raises(Invalid, match=words):
        session(**fields)


def test_two_sessions_meet_when_their_times_overlap_and_both_take_place():
    first = session()
    assert first.meets(session(NINE.replace(minute=44)))
    assert not first.meets(session(NINE.replace(minute=45)))
    assert not first.meets(session(NINE.replace(hour=8), 60))
    assert first.meets(session(NINE.replace(hour=8), 61))
    assert not first.meets(session(status=SessionStatus.CANCELLED))
    assert not first.meets(session(status=SessionStatus.MOVED))


def test_a_session_goes_on_from_its_beginning_until_it_is_held():
    assert not session().going_on
    assert session(began=NINE).going_on
    assert not session(began=NINE, status=SessionStatus.HELD).going_on


@given(st.sampled_from(Model), st.integers(1, 720))
def test_the_time_boxes_of_a_model_fill_the_whole_time(model, minutes):
    boxes = model.minutes(minutes)
    assert [name for name, _ in boxes] == [name for name, _ in model.phases]
    assert sum(length for _, length in boxes) == minutes
    assert all(length >= 0 for _, length in boxes)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Question(None, "  "), "needs words"),
        (lambda: Question(None, "What next?", phase="Goal"), "choose the model too"),
        (lambda: Question(None, "What next?", Model.GROW, "Impact"), "choose one of Goal, Reality, Options, Will"),
        (lambda: AgendaItem(None, 1, AgendaKind.TOPIC, " "), "needs words"),
        (lambda: AgendaItem(None, 1, AgendaKind.TOPIC, "Pricing", minutes=241), "0 to 240"),
        (lambda: Brief(None, 1, questions=("a", "b", "c", "d")), "room for 3"),
        (lambda: Debrief(None, 1, went_well=("a", "b", "c", "d")), "room for 3"),
        (lambda: Debrief(None, 1, count=-1), "0 to 999"),
        (lambda: Debrief(None, 1, effort=6), "1 to 5"),
        (lambda: Deal(None, 1, "Acme", value=-1), "0 or more"),
        (lambda: FitCriterion(None, FitKind.DEMOGRAPHIC, ""), "needs words"),
        (lambda: Commitment(None, 1, Owner.REP, " ", date(2026, 11, 22)), "needs words"),
    ],
)
def test_each_record_says_what_it_lacks(make, words):
    with pytest.raises(Invalid, match=words):
        make()


@pytest.mark.parametrize(
    ("state", "closed", "kept"),
    [
        (CommitmentState.DONE, date(2026, 11, 27), True),
        (CommitmentState.DONE, date(2026, 11, 28), True),
        (CommitmentState.PART, date(2026, 11, 27), False),
        (CommitmentState.DROPPED, date(2026, 11, 27), None),
        (CommitmentState.OPEN, None, None),
    ],
)
def test_a_commitment_is_kept_when_done_late_or_not(state, closed, kept):
    made = Commitment(None, 1, Owner.REP, "Call Acme", date(2026, 11, 22), date(2026, 11, 27), state, closed)
    assert made.kept is kept


def test_a_commitment_too_long_is_refused_but_one_that_is_in_the_file_can_still_be_read():
    with pytest.raises(Invalid, match="at most 2,000"):
        Commitment(None, 1, Owner.REP, "x" * 2_001, date(2026, 11, 22))
    assert len(Commitment(7, 1, Owner.REP, "x" * 2_001, date(2026, 11, 22)).text) == 2_001
