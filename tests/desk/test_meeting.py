"""A one-on-one on a real file, from its preparation to the next one."""

from dataclasses import asdict, replace
from datetime import date, datetime, timedelta

import pytest

from coachdesk import booking, meeting
from coachdesk.domain.agenda import AgendaItem, AgendaKind
from coachdesk.domain.audiences import Audience
from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.deals import Deal, DealOutcome
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.people import Status
from coachdesk.domain.questions import Model, Question
from coachdesk.domain.rhythms import Every, Rhythm
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.meeting import TypedBack
from tests.builders import add_plan, add_rep, add_skill, new_desk

NOW = datetime(2026, 11, 24, 10, 30)
WEEK = timedelta(days=7)
SECRET, OWN = "MARKER-7Q", "POINT-3X"


@pytest.fixture
def desk(tmp_path):
    desk = new_desk(tmp_path)
    with desk.store.change("Fill"):
        skill = add_skill(desk)
        desk.questions.add(Question(None, "What makes them buy?", skill_id=skill.id))
        for model in (Model.GROW, Model.OSKAR):
            for n in range(2 * len(model.phases)):
                phase = model.phases[n // 2][0]
                desk.questions.add(Question(None, f"{model.value} {phase} {n}?", model, phase))
        for name in ("Elif Kaya", "Ben Okafor"):
            add_rep(desk, name)
    yield desk
    desk.close()


@pytest.fixture
def rep(desk):
    rep = desk.people.by_name("Elif Kaya")
    desk.rhythms.save(Rhythm(None, Every.WEEKLY, 45, rep_id=rep.id))
    return rep


@pytest.fixture
def session(desk, rep):
    return desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, NOW, 45), [rep.id])


def planned(desk, rep):
    rows = desk.sessions.of_rep(rep.id)
    return [s.start for s in rows if s.status is SessionStatus.PLANNED and s.start > NOW]


def noted(session, text="We talked."):
    return replace(session, summary=text)


def promise(desk, rep, text="Send it", due=date(2026, 11, 20)):
    return desk.commitments.add(Commitment(None, rep.id, Owner.REP, text, date(2026, 11, 10), due))


def test_preparing_fills_agenda_and_questions_in_one_step_and_once(desk, session):
    found = meeting.prepare(desk, session, NOW)
    assert sum(item.minutes for item in found.agenda) == 45
    assert len(found.questions) == 4 and found.suggested == ()
    assert desk.store.can_undo() == "Prepare one-on-one on 2026-11-24"
    assert meeting.prepare(desk, session, NOW) == found
    desk.store.undo()
    assert desk.agendas.of_session(session.id) == () == desk.questions.picks(session.id)


def test_preparing_leaves_what_the_manager_chose(desk, session):
    mine = desk.agendas.add(AgendaItem(None, session.id, AgendaKind.TOPIC, "One thing only"))
    assert meeting.prepare(desk, session, NOW).agenda == (mine,)


def test_looking_writes_nothing(desk, rep, session):
    before = desk.store.dump()
    meeting.prep_facts(desk, session, NOW)
    meeting.prep_paper(desk, session, Audience.REP, NOW)
    meeting.prep_paper(desk, meeting.upcoming(desk, rep, NOW), Audience.MANAGER, NOW)
    assert desk.store.dump() == before


def test_a_sheet_can_be_printed_before_anything_is_booked(desk, rep):
    coming = meeting.upcoming(desk, rep, NOW)
    assert (coming.id, coming.minutes, coming.start > NOW) == (None, 45, True)
    assert len(meeting.prep_paper(desk, coming, Audience.MANAGER, NOW).questions) == 4
    desk.rhythms.save(Rhythm(None, None, 30, rep_id=rep.id))
    assert meeting.upcoming(desk, rep, NOW).start == datetime(2026, 11, 24, 9)


def test_the_next_planned_one_is_what_comes_up(desk, rep, session):
    assert meeting.upcoming(desk, rep, NOW) == session


@pytest.mark.parametrize("kind", [SessionKind.GROUP, SessionKind.TRAINING, SessionKind.ONE_ON_ONE])
def test_the_agenda_of_a_group_names_nothing_that_is_one_reps_own(desk, rep, kind):
    (skill,) = desk.skills.all()
    add_plan(desk, rep, focus_id=skill.id, focus_level=4)
    promise(desk, rep)
    desk.deals.add(Deal(None, rep.id, "Acme GmbH", next_day=date(2026, 11, 26)))
    desk.deals.add(Deal(None, rep.id, "Halden", outcome=DealOutcome.WON, ended=date(2026, 11, 20)))
    both = [rep.id, desk.people.by_name("Ben Okafor").id]
    found = meeting.prepare(desk, desk.sessions.add(Session(None, kind, NOW, 60), both), NOW)
    told = str([(i.text, i.detail) for i in (*found.agenda, *found.suggested)])
    assert not [name for name in (skill.name, "Acme", "Halden", "1 open", "Numbers", "Rehearse") if name in told]
    assert sum(item.minutes for item in found.agenda) == 60


def test_the_focus_skill_of_the_plan_has_a_question(desk, rep, session):
    (skill,) = desk.skills.all()
    add_plan(desk, rep, focus_id=skill.id, focus_level=4)
    found = meeting.prepare(desk, session, NOW)
    chosen = [desk.questions.one(q.question_id) for q in found.questions]
    assert found.focus.skill == skill.name
    assert [q.skill_id for q in chosen].count(skill.id) == 1


def test_a_group_is_not_asked_by_the_focus_skill_of_its_first_rep(desk, rep):
    (skill,) = desk.skills.all()
    add_plan(desk, rep, focus_id=skill.id, focus_level=4)
    both = [rep.id, desk.people.by_name("Ben Okafor").id]
    group = desk.sessions.add(Session(None, SessionKind.GROUP, NOW, 45), both)
    picks = meeting.choose_questions(desk, group, NOW)
    assert picks
    assert skill.id not in {desk.questions.one(pick.question_id).skill_id for pick in picks}


def test_two_weeks_running_are_never_asked_the_same(desk, rep, session):
    first = meeting.prepare(desk, session, NOW)
    coming = desk.sessions.add(replace(session, id=None, start=NOW + WEEK), [rep.id])
    second = meeting.prepare(desk, coming, NOW)
    assert not {q.question_id for q in first.questions} & {q.question_id for q in second.questions}


def test_another_model_brings_its_own_phases_and_keeps_nothing(desk, session):
    picks = meeting.choose_questions(desk, session, NOW, Model.OSKAR)
    assert [p.phase for p in picks] == [name for name, _ in Model.OSKAR.phases]
    assert desk.questions.picks(session.id) == ()


def test_a_promise_reads_its_day_from_the_line(desk, rep, session):
    desk.deals.add(Deal(None, rep.id, "Acme GmbH", next_day=date(2026, 12, 3)))
    made = meeting.add_commitment(desk, session, Owner.REP, "ask first on Marlow fri", NOW, seen_in="the recording")
    assert (made.text, made.due, made.due_words) == ("ask first on Marlow", date(2026, 11, 27), "fri")
    assert (made.session_id, made.rep_id, made.made, made.seen_in) == (session.id, rep.id, NOW.date(), "the recording")
    called = meeting.add_commitment(desk, session, Owner.MANAGER, "sit in before the Acme call", NOW)
    assert (called.due, called.due_words) == (date(2026, 12, 3), "before the Acme call")
    assert meeting.add_commitment(desk, session, Owner.REP, "Friday report", NOW).due is None


@pytest.mark.parametrize(("line", "field"), [
    ("send it 18 Nov", "due"), ("send it before the Halden call", "due"), ("fri", "commitment"), ("", "commitment"),
])  # fmt: skip
def test_a_promise_that_cannot_be_read_is_refused_and_not_kept(desk, session, line, field):
    with pytest.raises(Invalid) as refused:
        meeting.add_commitment(desk, session, Owner.REP, line, NOW)
    assert refused.value.field == field
    assert desk.commitments.all() == ()


def test_finishing_holds_it_and_books_the_next_in_one_step(desk, rep, session):
    held = meeting.finish(desk, noted(session), NOW)
    assert (held.status, planned(desk, rep)) == (SessionStatus.HELD, [NOW + WEEK])
    desk.store.undo()
    assert desk.sessions.of_rep(rep.id) == (session,)


def test_finishing_books_nothing_when_the_next_is_planned_or_there_is_no_rhythm(desk, rep, session):
    later = desk.sessions.add(replace(session, id=None, start=NOW + 2 * WEEK), [rep.id])
    meeting.finish(desk, noted(session), NOW)
    assert planned(desk, rep) == [later.start]
    ben = desk.people.by_name("Ben Okafor")
    desk.rhythms.save(Rhythm(None, None, 30, rep_id=ben.id))
    other = desk.sessions.add(replace(session, id=None, start=NOW - WEEK), [ben.id])
    meeting.finish(desk, noted(other), NOW)
    assert planned(desk, ben) == []


def test_a_next_date_is_booked_or_the_planned_one_is_moved_there(desk, rep, session):
    meeting.finish(desk, noted(session), NOW, next_start=NOW + timedelta(days=3))
    assert planned(desk, rep) == [NOW + timedelta(days=3)]
    meeting.finish(desk, noted(session), NOW, next_start=NOW + timedelta(days=9))
    assert planned(desk, rep) == [NOW + timedelta(days=9)]


def test_a_next_date_that_cannot_be_keeps_the_session_unfinished(desk, session):
    with pytest.raises(Invalid):
        meeting.finish(desk, noted(session), NOW, next_start=NOW - WEEK)
    assert desk.sessions.one(session.id) == session


def test_finishing_may_leave_the_next_one_unbooked_and_one_that_is_planned_as_it_is(desk, rep, session):
    meeting.finish(desk, noted(session), NOW, book_next=False)
    assert planned(desk, rep) == []
    later = desk.sessions.add(replace(session, id=None, start=NOW + 2 * WEEK), [rep.id])
    meeting.finish(desk, noted(session), NOW, book_next=False)
    assert planned(desk, rep) == [later.start]


def test_finishing_lays_a_series_ahead(desk, rep):
    first = booking.book(desk, Session(None, SessionKind.ONE_ON_ONE, NOW, 45), [rep.id], NOW, Every.WEEKLY).session
    before = len(planned(desk, rep))
    after = datetime(2027, 1, 5, 12)
    meeting.finish(desk, noted(first), after)
    assert before < len(planned(desk, rep))


def test_nothing_written_is_not_held_and_a_promise_is_enough(desk, session):
    with pytest.raises(DeskError, match="note or a commitment"):
        meeting.finish(desk, session, NOW)
    meeting.add_commitment(desk, session, Owner.MANAGER, "Sit in", NOW)
    assert meeting.finish(desk, session, NOW).status is SessionStatus.HELD


def test_one_held_before_its_time_took_place_when_it_began(desk, session):
    early = replace(noted(session), start=NOW + timedelta(days=2), began=NOW)
    assert meeting.finish(desk, early, NOW + timedelta(hours=1)).start == NOW


def test_a_moved_session_cannot_be_finished(desk, session):
    desk.sessions.move(session, NOW + WEEK)
    with pytest.raises(DeskError, match="took its place"):
        meeting.finish(desk, noted(desk.sessions.one(session.id)), NOW)


def sheet(rep, session=None, **fields):
    base = TypedBack(rep.id, session.id if session else None, NOW, 40, "Elif saw it herself.")
    return replace(base, **fields)


def test_a_sheet_is_typed_back_in_one_step(desk, rep, session):
    old, skill = promise(desk, rep), desk.skills.all()[0]
    before = desk.store.dump()
    held = meeting.type_back(desk, sheet(
        rep, session, private=SECRET, outcomes=((old.id, CommitmentState.DONE, "sent"),), usefulness=4, energy=3,
        promises=((Owner.REP, "ask first fri"), (Owner.MANAGER, "sit in"), (Owner.REP, " ")),
        next_start=NOW + timedelta(days=8), observation=(skill.id, 3, "waited"),
    ), NOW + timedelta(days=3))  # fmt: skip
    assert (held.status, held.minutes, held.usefulness, held.energy) == (SessionStatus.HELD, 40, 4, 3)
    assert [(c.text, c.due) for c in desk.commitments.of_session(session.id)] == [
        ("ask first", date(2026, 11, 27)), ("sit in", None)]  # fmt: skip
    assert desk.commitments.one(old.id).closed == NOW.date()
    assert [o.seen for o in desk.skills.observations(rep.id)] == ["waited"]
    assert planned(desk, rep) == [NOW + timedelta(days=8)]
    desk.store.undo()
    assert desk.store.dump() == before


def test_a_sheet_may_leave_the_next_one_unbooked_and_takes_its_draft_out_of_the_file(desk, rep, session):
    desk.drafts.keep(desk.drafts.sheet(rep.id, session.id), SECRET)
    meeting.type_back(desk, sheet(rep, session, book_next=False), NOW)
    assert planned(desk, rep) == []
    assert desk.drafts.words(desk.drafts.sheet(rep.id, session.id)) == ""


def test_a_sheet_of_a_meeting_that_was_never_planned_makes_it(desk, rep):
    held = meeting.type_back(desk, sheet(rep), NOW + WEEK)
    assert desk.sessions.of_rep(rep.id)[0] == held
    with pytest.raises(Invalid, match="kept already"):
        meeting.type_back(desk, sheet(rep), NOW + WEEK)


def test_a_missed_session_that_took_place_after_all_is_held(desk, rep, session):
    missed = desk.sessions.miss(session, Owner.REP, "ill")
    held = meeting.type_back(desk, sheet(rep, missed), NOW)
    assert (held.status, held.missed_by, held.why) == (SessionStatus.HELD, None, "")


def test_notes_that_were_there_stay_above_what_is_typed_back(desk, rep, session):
    desk.sessions.write(noted(session, "Before."))
    assert meeting.type_back(desk, sheet(rep, session), NOW).summary == "Before.\nElif saw it herself."


BAD = [
    ("start", {"start": NOW + WEEK}), ("minutes", {"minutes": 0}), ("minutes", {"minutes": 1440}),
    ("usefulness", {"usefulness": 6}), ("energy", {"energy": 0}), ("notes", {"notes": ""}),
    ("promises", {"promises": ((Owner.REP, "fine fri"), (Owner.REP, "late 18 Nov"))}),
    ("outcomes", {"outcomes": ((999, CommitmentState.DONE, ""),)}), ("observation", {"observation": (1, 9, "seen")}),
    ("observation", {"observation": (1, 3, "")}), ("next_start", {"next_start": NOW - WEEK}),
]  # fmt: skip


@pytest.mark.parametrize(("field", "fields"), BAD)
def test_a_bad_part_of_a_sheet_is_named_and_nothing_is_kept(desk, rep, session, field, fields):
    before = desk.store.dump()
    with pytest.raises(Invalid) as refused:
        meeting.type_back(desk, sheet(rep, session, **fields), NOW)
    assert refused.value.field == field
    assert desk.store.dump() == before


def test_a_commitment_of_somebody_else_is_not_closed(desk, rep, session):
    theirs = promise(desk, desk.people.by_name("Ben Okafor"))
    with pytest.raises(Invalid, match="somebody else’s sheet"):
        meeting.type_back(desk, sheet(rep, session, outcomes=((theirs.id, CommitmentState.DONE, ""),)), NOW)


def test_what_is_promised_stands_on_the_next_sheet(desk, rep, session):
    meeting.add_commitment(desk, session, Owner.REP, "ask first fri", NOW)
    meeting.finish(desk, session, NOW)
    paper = meeting.prep_paper(desk, meeting.upcoming(desk, rep, NOW + timedelta(days=1)), Audience.REP, NOW)
    assert [(p.who, p.text, p.due) for p in paper.promises] == [("Elif", "ask first", "Fri 27 Nov")]


def test_no_private_word_is_in_anything_for_others(desk, rep, session):
    desk.people.edit(replace(rep, private_note=SECRET))
    add_plan(desk, rep, private_note=SECRET)
    deal = desk.deals.add(Deal(None, rep.id, "Acme", next_day=date(2026, 12, 3), private_note=SECRET))
    meeting.prepare(desk, session, NOW)
    for kind in (AgendaKind.PRAISE, AgendaKind.SBI, AgendaKind.TOPIC):
        desk.agendas.add(AgendaItem(None, session.id, kind, OWN, OWN, checked=True))
    meeting.add_commitment(desk, session, Owner.REP, f"ask before the {deal.account} call", NOW)
    session = desk.sessions.write(replace(session, summary="Open words.", private_note=SECRET))
    shared = [asdict(meeting.prep_paper(desk, session, Audience.REP, NOW, private=True))]
    held = meeting.finish(desk, session, NOW)
    summary = meeting.summary_paper(desk, held, NOW)
    shared += [asdict(summary), meeting.summary_text(summary)]
    assert "Open words." in str(shared)
    assert SECRET not in str(shared) and OWN not in str(shared)
    assert SECRET not in str(desk.store.history())


def test_a_session_without_anyone_and_a_rep_who_left_are_told_apart(desk, rep, session):
    desk.sessions.set_reps(session, [])
    with pytest.raises(DeskError, match="choose a rep"):
        meeting.prep_facts(desk, session, NOW)
    desk.sessions.set_reps(session, [rep.id])
    desk.people.edit(replace(rep, status=Status.LEFT, left=date(2026, 11, 20)))
    meeting.finish(desk, noted(session), NOW)
    assert planned(desk, rep) == []
