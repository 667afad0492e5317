"""The diagnosis from a real file, and what one click makes of a finding."""

from datetime import date, datetime, timedelta

import pytest

from coachdesk import booking, diagnosing
from coachdesk.analysis.agenda import for_manager_only
from coachdesk.analysis.diagnosis import Finding, FindingKind, Strength
from coachdesk.domain.absences import Absence
from coachdesk.domain.agenda import AgendaKind
from coachdesk.domain.courses import Course
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.periods import Quarter
from coachdesk.domain.plans import Cause, PlanStatus
from coachdesk.domain.sessions import Session, SessionKind
from coachdesk.domain.training import Training
from tests.builders import add_plan, add_results, filled_desk

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9)
QUARTER = Quarter.of(TODAY)
STEP = "conversion qualified-proposals"


@pytest.fixture
def desk(tmp_path):
    with filled_desk(tmp_path, weeks=46, now=lambda: NOW) as desk:
        qualified, proposals = (desk.measures.by_name(name) for name in ("Qualified opportunities", "Proposals"))
        for rep in desk.people.all():
            add_results(desk, rep, qualified, [5] * 46)
            add_results(desk, rep, proposals, [1 if rep.name == "Dana Fox" else 3] * 46)
        yield desk


@pytest.fixture
def dana(desk):
    return desk.people.by_name("Dana Fox")


def found(desk, rep, cause=STEP):
    return next(f for f in diagnosing.diagnosis(desk, rep, TODAY).findings if f.cause == cause)


def test_a_failing_step_brings_its_question_skill_and_course(desk, dana):
    finding = found(desk, dana)
    assert (finding.kind, finding.strength, finding.skill) == (FindingKind.SKILL, Strength.SIGNAL, "Discovery depth")
    assert finding.question in {q.text for q in desk.questions.all() if q.skill_id == finding.skill_id}
    assert (finding.course, finding.course_day) == ("Discovery drill", None)
    assert diagnosing.diagnosis(desk, dana, TODAY).funnel.span == "year"


def test_the_day_of_a_course_is_that_of_the_next_event_the_rep_is_invited_to(desk, dana):
    course = desk.courses.by_title("Discovery drill")
    for days in (9, 2):
        start = NOW + timedelta(days=days)
        session = desk.sessions.add(Session(None, SessionKind.TRAINING, start, course.minutes), (dana.id,))
        desk.trainings.save(Training(None, session.id, course.id))
    assert found(desk, dana).course_day == date(2026, 11, 26)


def test_the_others_of_the_role_have_nothing_of_it(desk):
    told = diagnosing.diagnosis(desk, desk.people.by_name("Li Wei"), TODAY)
    assert STEP in {row.cause for row in told.not_found}
    assert told.summary.endswith("against 2 other Account Executives")


def test_a_rep_without_a_role_is_held_against_nobody(desk, dana):
    desk.people.edit(type(dana)(dana.id, dana.name))
    told = diagnosing.diagnosis(desk, desk.people.one(dana.id), TODAY)
    assert told.summary.endswith("against nobody: the rep has no role")


def test_a_question_goes_on_the_next_booked_agenda_once_and_for_the_manager_alone(desk, dana):
    booked = booking.book(desk, Session(None, SessionKind.ONE_ON_ONE, NOW + timedelta(days=2), 45), (dana.id,), NOW)
    finding, steps = found(desk, dana), len(desk.store.history())
    assert diagnosing.to_agenda(desk, dana, finding, NOW).id == booked.session.id
    item = desk.agendas.of_session(booked.session.id)[-1]
    assert (item.kind, item.text, item.minutes) == (AgendaKind.TOPIC, finding.question, 5)
    assert for_manager_only(item) and finding.evidence[0] in item.detail
    assert len(desk.store.history()) == steps + 1
    with pytest.raises(DeskError, match="is on the agenda of Thu 26 Nov already"):
        diagnosing.to_agenda(desk, dana, finding, NOW)


def test_without_a_booked_one_on_one_it_is_booked_and_one_undo_takes_all_back(desk, dana):
    session = diagnosing.to_agenda(desk, dana, found(desk, dana), NOW)
    assert desk.sessions.one(session.id).start > NOW and desk.agendas.of_session(session.id)
    desk.store.undo()
    assert desk.sessions.of_rep(dana.id) == ()


def test_nothing_is_booked_for_somebody_who_is_away(desk, dana):
    desk.absences.add(Absence(None, dana.id, TODAY, TODAY + timedelta(days=60)))
    with pytest.raises(DeskError, match="book one first"):
        diagnosing.to_agenda(desk, dana, found(desk, dana), NOW)
    assert desk.sessions.of_rep(dana.id) == ()


def test_a_new_plan_takes_cause_focus_and_action_in_one_step(desk, dana):
    finding, steps = found(desk, dana), len(desk.store.history())
    plan = diagnosing.to_plan(desk, dana, finding, TODAY)
    assert (plan.period, plan.cause, plan.focus_id) == (QUARTER, Cause.SKILL, finding.skill_id)
    assert plan.cause_why.startswith("Qualified deals do not become proposals: 46 of 230 ")
    assert plan.focus_level and plan.focus_text and "role" not in plan.cause_why + plan.focus_why
    (action,) = desk.plans.actions(plan.id)
    assert action.text.startswith("Take part in “Discovery drill”")
    assert len(desk.store.history()) == steps + 1


def test_a_draft_keeps_its_focus_and_takes_the_skill_beside_it_once(desk, dana):
    chosen = desk.skills.by_name("Follow-up")
    add_plan(desk, dana, str(QUARTER), focus_id=chosen.id)
    finding = found(desk, dana)
    for _ in range(2):
        plan = diagnosing.to_plan(desk, dana, finding, TODAY)
    assert (plan.focus_id, plan.focus2_id) == (chosen.id, finding.skill_id)
    assert len(desk.plans.actions(plan.id)) == 2


def test_what_was_agreed_stays_and_only_the_cause_is_set(desk, dana):
    add_plan(desk, dana, str(QUARTER), status=PlanStatus.AGREED)
    plan = diagnosing.to_plan(desk, dana, found(desk, dana), TODAY)
    assert (plan.cause, plan.focus_id, len(desk.plans.actions(plan.id))) == (Cause.SKILL, None, 1)


def test_a_closed_plan_is_refused_and_stays_as_it_is(desk, dana):
    plan = add_plan(desk, dana, str(QUARTER), status=PlanStatus.CLOSED)
    with pytest.raises(DeskError, match="The plan for Q4 2026 is closed"):
        diagnosing.to_plan(desk, dana, found(desk, dana), TODAY)
    assert desk.plans.one(plan.id) == plan


@pytest.mark.parametrize(
    ("skill", "said"), [("Qualifying", "Watch Qualifying on a joint call"), ("", "Talk through: ")]
)
def test_without_a_course_the_manager_does_something(desk, dana, skill, said):
    finding = Finding(
        "clutter", FindingKind.SYSTEM, Strength.HINT, "Other duties", ("18 h",), "Which duty?", skill=skill
    )
    plan = diagnosing.to_plan(desk, dana, finding, TODAY)
    (action,) = desk.plans.actions(plan.id)
    assert plan.cause is Cause.SYSTEM and action.text.startswith(said) and action.owner.value == "manager"


def test_set_aside_with_a_reason_and_taken_back(desk, dana):
    finding = found(desk, dana)
    with pytest.raises(Invalid, match="why this is not it"):
        diagnosing.set_aside(desk, dana, finding, TODAY, " ")
    dismissal = diagnosing.set_aside(desk, dana, finding, TODAY, "New price list in May")
    told = diagnosing.diagnosis(desk, dana, TODAY)
    assert [(one.title, one.dismissal.reason) for one in told.set_aside] == [(finding.title, "New price list in May")]
    assert STEP not in {f.cause for f in told.findings}
    diagnosing.take_back(desk, dismissal)
    assert found(desk, dana) == finding


def test_measures_with_other_names_are_found_by_what_they_count(desk, dana):
    measure = desk.measures.by_name("Qualified opportunities")
    desk.measures.edit(type(measure)(measure.id, "SQLs", measure.kind, part=measure.part))
    desk.courses.save(Course(None, "Deep questions"), [found(desk, dana).skill_id])
    assert found(desk, dana).evidence[0].startswith("46 of 230 qualified deals became proposals")


def test_every_cause_has_words_and_names_skills_that_a_new_file_has(desk):
    known = {skill.name for skill in desk.skills.all()}
    for cause, topic in diagnosing.topics().items():
        assert topic.question.endswith("?") and topic.title, cause
        assert set(topic.skills) <= known, cause
