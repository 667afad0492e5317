"""A plan fills itself in from what is known, and invents nothing."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from coachdesk.analysis.paper_json import from_json, to_json
from coachdesk.analysis.plan_changes import changes, suggest_verdict
from coachdesk.analysis.plan_sheet import Printing, plan_paper
from coachdesk.analysis.plans import prefill, working_day
from coachdesk.analysis.records import RepRecords
from coachdesk.domain.audiences import Audience
from coachdesk.domain.measures import Kind, Measure, Result, Target, Unit
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Cadence, Quarter, starts_between
from coachdesk.domain.plans import Action, ActionState, Goal, Plan, Verdict
from coachdesk.domain.roles import Role
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.skills import DatedRating, Observation, Rater, RoleSkill, Skill, SkillLevel

TODAY, QUARTER = date(2026, 10, 6), Quarter(2026, 4)
CALLS = Measure(1, "Qualified opportunities", Kind.PROGRESS)
LEAD = Measure(2, "Bookings", Kind.OUTCOME, Unit.CURRENCY, Cadence.MONTH, lead=True)
WEEKS = starts_between(date(2026, 1, 5), date(2026, 9, 30), Cadence.WEEK)
MONTHS = starts_between(date(2025, 1, 1), date(2026, 9, 30), Cadence.MONTH)


def records(**fields):
    rows = [Result(1, 1, w, 4 + i % 3) for i, w in enumerate(WEEKS)]
    rows += [Result(1, 2, m, 80.0 + 5 * (i % 3)) for i, m in enumerate(MONTHS)]
    aims = (Target(1, 1, WEEKS[0], 9, Cadence.WEEK, rep_id=1, repeats=True),
            Target(2, 2, MONTHS[0], 100, Cadence.MONTH, rep_id=1, repeats=True))  # fmt: skip
    base = RepRecords(
        Rep(1, "Ben Okafor", 1, hired=date(2025, 2, 20), private_note="SECRET rep"), Role(1, "Mid-market AE"),
        (CALLS, LEAD), tuple(rows), aims, (Skill(1, "Discovery", "Talk"), Skill(2, "Follow-up", "Talk")),
        (SkillLevel(1, 1, 1, "Asks from a list."), SkillLevel(2, 1, 5, "Learns what doing nothing costs.")),
        (RoleSkill(1, 1, 1, 4), RoleSkill(2, 1, 2, 3)),
        (DatedRating(1, 2, Rater.MANAGER, date(2026, 9, 1)), DatedRating(2, 4, Rater.MANAGER, date(2026, 9, 1))),
        (Observation(1, 1, 1, date(2026, 9, 2), "Moved on at once"),
         Observation(2, 1, 2, date(2026, 9, 3), "Recap the same day")),
        (Session(1, SessionKind.ONE_ON_ONE, datetime(2026, 9, 22, 10, 30), 45, SessionStatus.HELD, "", "talked"),),
    )  # fmt: skip
    return replace(base, **fields)


def test_everything_known_is_filled_in():
    plan, goals, actions = prefill(records(), QUARTER, TODAY, "Sam Rivera")
    assert (plan.focus_id, plan.focus_level, plan.focus_text) == (1, 4, "Learns what doing nothing costs.")
    assert (plan.moves_measure_id, plan.strengths) == (1, "Follow-up: 3 Sep, Recap the same day")
    assert (plan.close_day, plan.retention) == (date(2026, 12, 18), date(2028, 12, 31))
    assert [(g.baseline, g.target) for g in goals] == [("2 (n 1)", "4"), ("5.2", "9"), ("85 %", "100 %")]
    assert actions == ()


def test_nothing_is_invented():
    plan, goals, actions = prefill(RepRecords(Rep(1, "New Rep")), QUARTER, TODAY)
    assert (plan.focus_id, plan.moves_measure_id, goals, actions) == (None, None, (), ())
    assert not any((plan.success, plan.strengths, plan.support, plan.rhythm, plan.focus_why, plan.career))


def test_a_gap_without_an_observation_is_no_focus():
    assert prefill(records(observations=()), QUARTER, TODAY)[0].focus_id is None


def test_open_actions_carry_over():
    old = Plan(7, 1, 2026, 3, 4, career="Team lead")
    rows = (Action(1, 7, "Still to do"), Action(2, 7, "Done", state=ActionState.DONE))
    plan, _, actions = prefill(records(plans=(old,), actions=rows), QUARTER, TODAY)
    assert (plan.number, plan.career) == (5, "Team lead")
    assert [(a.text, a.carried, a.id) for a in actions] == [("Still to do", True, None)]


@pytest.mark.parametrize(("day", "moved"), [(date(2026, 11, 14), date(2026, 11, 13)), (TODAY, TODAY)])
def test_dates_fall_on_working_days(day, moved):
    assert working_day(day) == moved


def paper(audience=Audience.REP, private=False, **fields):
    plan, goals, actions = prefill(records(), QUARTER, TODAY, "Sam Rivera")
    plan = replace(plan, id=9, private_note="SECRET plan", rep_comment="My words", obstacles="Prices", **fields)
    return plan_paper(records(), plan, goals, actions, Printing(TODAY, audience, "Sam Rivera", 1, private))


@pytest.mark.parametrize("audience", Audience)
def test_private_notes_reach_no_paper(audience):
    assert "SECRET" not in to_json(paper(audience))


def test_the_manager_may_tick_a_private_note_in_for_the_own_copy_only():
    assert paper(Audience.MANAGER, private=True).private == "SECRET plan"
    assert paper(Audience.REP, private=True).private == ""
    assert "SECRET rep" not in to_json(paper(Audience.MANAGER, private=True))


def test_leadership_reads_neither_comment_nor_obstacles_nor_observations():
    found = paper(Audience.LEADERSHIP)
    assert (found.comment, found.obstacles, found.strengths) == ("", "", ())
    assert "comment" in found.left_out and found.audience_words == "Copy for leadership"


def test_the_paper_says_it_in_words():
    found = paper()
    assert (found.tenure, found.span, found.keep_until) == ("month 20", "1 Oct – 31 Dec", "31 December 2028")
    assert found.strengths[0].title == "Follow-up" and found.focus[0].now_text == "Asks from a list."
    assert len(found.attainment) == 4 and found.measures[0].now == "85 %"
    assert found.next_review == "13 November"


@pytest.mark.parametrize("audience", Audience)
def test_json_round_trip_is_exact(audience):
    found = paper(audience)
    assert from_json(to_json(found)) == found
    assert to_json(from_json(to_json(found))) == to_json(found)


def test_changes_name_what_was_agreed_differently():
    old, new = paper(), paper(success="I walk in with their numbers", check_day=date(2026, 11, 20))
    assert changes(old, old) == ()
    assert changes(old, new) == (
        "What success looks like added.", "The day of the check changed.", "Dates changed.",
    )  # fmt: skip


def test_verdicts_need_points_and_a_signal():
    plan, goal = Plan(9, 1, 2026, 4, 1), Goal(1, 9, "More", measure_id=1)
    late = date(2027, 1, 4)
    assert suggest_verdict(records(), plan, goal, TODAY)[0] is Verdict.TOO_EARLY
    weeks = starts_between(date(2026, 10, 5), date(2026, 12, 28), Cadence.WEEK)
    more = records(results=(*records().results, *(Result(1, 1, w, 8) for w in weeks)))
    assert suggest_verdict(more, plan, goal, late)[0] is Verdict.IMPROVED
    same = records(results=(*records().results, *(Result(1, 1, w, 4 + i % 3) for i, w in enumerate(weeks))))
    assert suggest_verdict(same, plan, goal, late) == (Verdict.NO_CHANGE, "no signal in this quarter")
    assert suggest_verdict(same, plan, replace(goal, measure_id=None), late) is None
