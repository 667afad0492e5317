"""Every change to one-on-ones, deals and questions is a step that goes back and comes again, whole."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from coachdesk.domain.absences import Absence
from coachdesk.domain.agenda import AgendaItem, AgendaKind
from coachdesk.domain.briefs import Brief, Debrief, Reply
from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.deals import Answer, Deal, FitCriterion, FitKind
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.questions import Model, Pick, Question
from coachdesk.domain.rhythms import Every, Rhythm, Series
from coachdesk.domain.roles import Role
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from tests.builders import TODAY, add_rep, new_desk

NINE = datetime(2026, 11, 26, 9)


@pytest.fixture
def desk(tmp_path):
    """One of everything; each has the id 1."""
    with new_desk(tmp_path) as desk:
        role = desk.roles.add(Role(None, "AE"))
        dana = add_rep(desk, role_id=role.id)
        desk.deals.add(Deal(None, dana.id, "Acme"))
        series = desk.sessions.save_series(Series(None, SessionKind.ONE_ON_ONE, Every.WEEKLY, NINE, 45))
        desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, NINE, 45, series_id=series.id), [dana.id])
        desk.agendas.add(AgendaItem(None, 1, AgendaKind.TOPIC, "Pricing"))
        desk.questions.add(Question(None, "What next?", Model.GROW, "Will"))
        desk.questions.choose(1, [Pick(None, 1, 1, "Will", 5)])
        desk.deals.add_criterion(FitCriterion(None, FitKind.DEMOGRAPHIC, "Two locations"))
        desk.rhythms.save(Rhythm(None, Every.WEEKLY, 30, role_id=role.id))
        desk.absences.add(Absence(None, dana.id, TODAY, TODAY))
        desk.commitments.add(Commitment(None, dana.id, Owner.REP, "Call Acme", TODAY, TODAY, session_id=1))
        yield desk


def held(desk):
    return desk.sessions.finish(desk.sessions.one(1), noted=True)


VERBS = {
    "add": lambda d: d.sessions.add(Session(None, SessionKind.GROUP, NINE, 60), [1]),
    "set reps": lambda d: d.sessions.set_reps(d.sessions.one(1), []),
    "edit": lambda d: d.sessions.edit(replace(d.sessions.one(1), place="Birch")),
    "write": lambda d: d.sessions.write(replace(d.sessions.one(1), summary="Agreed")),
    "begin": lambda d: d.sessions.begin(d.sessions.one(1), NINE),
    "finish": held,
    "miss": lambda d: d.sessions.miss(d.sessions.one(1), Owner.MANAGER, "ill"),
    "cancel": lambda d: d.sessions.cancel(d.sessions.one(1), "fair"),
    "move": lambda d: d.sessions.move(d.sessions.one(1), NINE + timedelta(days=1)),
    "remove": lambda d: d.sessions.remove(1),
    "save series": lambda d: d.sessions.save_series(replace(d.sessions.series(1), until=TODAY)),
    "add item": lambda d: d.agendas.add(AgendaItem(None, 1, AgendaKind.WINS, "Globex signed")),
    "edit item": lambda d: d.agendas.edit(replace(d.agendas.one(1), text="Prices")),
    "check item": lambda d: d.agendas.check(d.agendas.one(1), checked=True),
    "spend": lambda d: d.agendas.spend(d.agendas.one(1), 90),
    "remove item": lambda d: d.agendas.remove(1),
    "add question": lambda d: d.questions.add(Question(None, "Who else?")),
    "edit question": lambda d: d.questions.edit(replace(d.questions.one(1), text="What then?")),
    "archive question": lambda d: d.questions.archive(d.questions.one(1)),
    "choose": lambda d: d.questions.choose(1, []),
    "ask": lambda d: d.questions.ask(d.questions.picks(1)[0]),
    "add deal": lambda d: d.deals.add(Deal(None, 1, "Globex", 12_000)),
    "edit deal": lambda d: d.deals.edit(replace(d.deals.one(1), stage="Proposal")),
    "remove deal": lambda d: d.deals.remove(1),
    "add criterion": lambda d: d.deals.add_criterion(FitCriterion(None, FitKind.PSYCHOGRAPHIC, "Open")),
    "edit criterion": lambda d: d.deals.edit_criterion(replace(d.deals.criteria()[0], archived=True)),
    "answer": lambda d: d.deals.answer(d.deals.one(1), {1: Answer.NO}),
    "brief": lambda d: d.deals.write_brief(Brief(None, 1, questions=("Who signs?",))),
    "debrief": lambda d: d.deals.write_debrief(Debrief(None, 1, belonged=Reply.NO, took_over=False)),
    "rhythm": lambda d: d.rhythms.save(Rhythm(None, None, 30, rep_id=1)),
    "remove rhythm": lambda d: d.rhythms.remove(d.rhythms.all()[0]),
    "add absence": lambda d: d.absences.add(Absence(None, None, TODAY, TODAY, private_note="dentist")),
    "edit absence": lambda d: d.absences.edit(replace(d.absences.one(1), last=TODAY + timedelta(days=2))),
    "remove absence": lambda d: d.absences.remove(1),
    "edit commitment": lambda d: d.commitments.edit(replace(d.commitments.one(1), due_words="fri")),
    "close": lambda d: d.commitments.close(d.commitments.one(1), CommitmentState.DONE, TODAY),
    "part": lambda d: d.commitments.close(d.commitments.one(1), CommitmentState.PART, TODAY, "half"),
    "remove commitment": lambda d: d.commitments.remove(d.commitments.one(1)),
}


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_each_verb_is_one_step_that_goes_back_and_comes_again(desk, verb):
    before, steps = desk.store.dump(), len(desk.store.history(1000))
    verb(desk)
    after = desk.store.dump()
    assert after != before
    assert len(desk.store.history(1000)) == steps + 1
    desk.store.undo()
    assert desk.store.dump() == before
    desk.store.redo()
    assert desk.store.dump() == after
    assert desk.check() == ()


def test_no_note_stands_in_the_label_of_a_step(desk):
    marked = replace(desk.sessions.one(1), summary="MARK", private_note="MARK", place="MARK", why="MARK")
    desk.sessions.write(marked)
    desk.sessions.move(marked, NINE + timedelta(days=1), why="MARK")
    desk.sessions.cancel(marked, "MARK")
    desk.absences.add(Absence(None, 1, TODAY, TODAY, private_note="MARK"))
    desk.deals.edit(replace(desk.deals.one(1), note="MARK", private_note="MARK"))
    desk.deals.write_debrief(Debrief(None, 1, ended="MARK"))
    assert not [entry.label for entry in desk.store.history(1000) if "MARK" in entry.label]


def test_a_moved_session_takes_its_agenda_questions_and_briefs_along(desk):
    desk.deals.write_brief(Brief(None, 1, objective="A date"))
    desk.deals.write_debrief(Debrief(None, 1, ended="Well"))
    moved = desk.sessions.move(desk.sessions.one(1), NINE + timedelta(days=1), 30, "customer")
    assert (moved.start, moved.minutes, moved.status) == (NINE + timedelta(days=1), 30, SessionStatus.PLANNED)
    assert desk.sessions.reps(moved.id) == (1,)
    assert [item.text for item in desk.agendas.of_session(moved.id)] == ["Pricing"]
    assert [pick.question_id for pick in desk.questions.picks(moved.id)] == [1]
    assert desk.deals.brief(moved.id).objective == "A date"
    assert desk.deals.debrief(moved.id).ended == "Well"
    mark = desk.sessions.one(1)
    assert (mark.status, mark.why, mark.start) == (SessionStatus.MOVED, "customer", NINE)
    assert (desk.agendas.of_session(1), desk.questions.picks(1), desk.deals.brief(1)) == ((), (), None)


def test_what_is_left_of_a_promise_goes_on_without_a_day_and_reopening_takes_it_back(desk):
    part = desk.commitments.close(desk.commitments.one(1), CommitmentState.PART, date(2026, 11, 25), "half of it")
    (rest,) = desk.commitments.open()
    assert (rest.carried_from, rest.text, rest.due, rest.made) == (1, "Call Acme", None, date(2026, 11, 25))
    assert (part.closed, part.why, rest.why, rest.session_id) == (date(2026, 11, 25), "half of it", "", None)
    again = desk.commitments.close(part, CommitmentState.OPEN, TODAY)
    assert desk.commitments.all() == desk.commitments.open() == (again,)
    assert again.closed is None


def test_a_rest_that_was_done_already_stays_when_the_promise_is_opened_again(desk):
    part = desk.commitments.close(desk.commitments.one(1), CommitmentState.PART, TODAY)
    (rest,) = desk.commitments.open()
    desk.commitments.close(rest, CommitmentState.DONE, TODAY)
    desk.commitments.close(part, CommitmentState.OPEN, TODAY)
    assert len(desk.commitments.all()) == 2


def test_what_is_typed_in_a_meeting_is_one_step_for_a_minute(tmp_path):
    clock = [NINE]
    with new_desk(tmp_path, now=lambda: clock[0]) as desk:
        session = desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, NINE, 45), [add_rep(desk).id])
        changes = []
        desk.store.subscribe(changes.append)
        for text in ("A", "Ag", "Agr"):
            clock[0] += timedelta(seconds=30)
            session = desk.sessions.write(replace(session, summary=text))
        assert all(change.typed for change in changes)
        assert len({change.id for change in changes}) == 1
        desk.store.undo()
        assert desk.sessions.one(session.id).summary == ""


def test_a_held_session_needs_a_note_or_a_commitment(desk):
    with pytest.raises(DeskError, match="a note or a commitment"):
        desk.sessions.finish(desk.sessions.one(1), noted=False)
    noted = desk.sessions.finish(replace(desk.sessions.one(1), summary="Agreed"), noted=False)
    assert (noted.status, noted.began) == (SessionStatus.HELD, NINE)


def test_beginning_twice_keeps_the_first_beginning(desk):
    begun = desk.sessions.begin(desk.sessions.one(1), NINE)
    assert desk.sessions.begin(begun, NINE + timedelta(hours=1)).began == NINE
    missed = desk.sessions.miss(begun, Owner.REP, "no show")
    assert (missed.began, missed.missed_by, missed.why) == (None, Owner.REP, "no show")


def test_the_agenda_stands_in_its_order(desk):
    second = desk.agendas.add(AgendaItem(None, 1, AgendaKind.WINS, "Globex signed"))
    assert [item.position for item in desk.agendas.of_session(1)] == [1, 2]
    desk.agendas.arrange(1, [second.id, 1])
    assert [item.text for item in desk.agendas.of_session(1)] == ["Globex signed", "Pricing"]


def test_a_question_is_in_the_bank_once_and_its_uses_are_counted(desk):
    with pytest.raises(Invalid, match="in the bank already"):
        desk.questions.add(Question(None, "WHAT NEXT?"))
    assert desk.questions.uses() == {1: 1}
    assert desk.questions.picked_before(1) == {1: "2026-11-26T09:00"}
    desk.questions.archive(desk.questions.one(1))
    assert desk.questions.all() == ()
    assert len(desk.questions.all(include_archived=True)) == 1


def test_choosing_questions_anew_keeps_what_was_asked(desk):
    other = desk.questions.add(Question(None, "Who else?"))
    desk.questions.ask(desk.questions.picks(1)[0])
    desk.questions.choose(1, [Pick(None, 1, other.id), Pick(None, 1, 1)])
    assert [(pick.question_id, pick.asked) for pick in desk.questions.picks(1)] == [(other.id, False), (1, True)]


def test_a_rhythm_of_the_rep_goes_before_that_of_the_role(desk):
    dana = desk.people.one(1)
    assert desk.rhythms.of_rep(dana).every is Every.WEEKLY
    own = desk.rhythms.save(Rhythm(None, Every.MONTHLY, 60, rep_id=1))
    assert desk.rhythms.of_rep(dana) == own
    assert desk.rhythms.save(Rhythm(None, None, 60, rep_id=1)).id == own.id
    desk.rhythms.remove(own)
    assert desk.rhythms.of_rep(dana).every is Every.WEEKLY
    assert desk.rhythms.of_rep(add_rep(desk, "No Role")) is None


def test_an_unknown_answer_is_no_answer(desk):
    acme = desk.deals.one(1)
    desk.deals.answer(acme, {1: Answer.YES})
    assert [a.answer for a in desk.deals.answers(1)] == [Answer.YES]
    desk.deals.answer(acme, {1: Answer.UNKNOWN})
    assert desk.deals.answers() == ()


def test_a_brief_is_written_over_and_not_beside_the_one_there_is(desk):
    first = desk.deals.write_brief(Brief(None, 1, objective="A date"))
    again = desk.deals.write_brief(Brief(None, 1, objective="A name", questions=("Who?", "When?")))
    assert (again.id, desk.deals.brief(1)) == (first.id, again)
    desk.deals.write_debrief(Debrief(None, 1, went_well=("Quiet", "Clear"), count=3))
    desk.deals.write_debrief(Debrief(None, 1, count=4))
    assert [debrief.count for debrief in desk.deals.debriefs()] == [4]
