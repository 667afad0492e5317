from collections import Counter
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest

from coachdesk.analysis.coaching import is_held
from coachdesk.analysis.diagnosis import FindingKind, Strength
from coachdesk.desk import Desk
from coachdesk.diagnosing import diagnosis
from coachdesk.domain.briefs import Reply
from coachdesk.domain.commitments import CommitmentState, Owner
from coachdesk.domain.deals import DealOutcome
from coachdesk.domain.plans import PlanStatus
from coachdesk.domain.rhythms import Every
from coachdesk.domain.sessions import SessionKind, SessionStatus
from coachdesk.domain.skills import Rater
from coachdesk.sample import make_sample

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "a.coachdesk"
    make_sample(path, today=TODAY)
    with Desk.open(path, read_only=True) as opened:
        yield opened


def test_another_seed_makes_another_team_of_the_same_people(tmp_path):
    for seed in (1, 2):
        make_sample(tmp_path / f"{seed}", reps=2, quarters=2, seed=seed, today=TODAY)
    with Desk.open(tmp_path / "1") as one, Desk.open(tmp_path / "2") as two:
        assert [r.name for r in one.people.all()] == [r.name for r in two.people.all()]
        assert one.store.dump()["result"] != two.store.dump()["result"]


def test_plans_are_in_every_state(desk):
    states = Counter(plan.status for plan in desk.plans.all())
    assert set(states) == {PlanStatus.DRAFT, PlanStatus.CHECKED, PlanStatus.CLOSED}
    assert sum(len(desk.plans.issues(plan.id)) for plan in desk.plans.all()) == 1


def test_no_number_is_of_a_week_that_is_not_over(desk):
    assert max(r.start for r in desk.results.all()) == date(2026, 11, 9)


def test_rates_never_have_more_wins_than_trials(desk):
    ids = {m.name: m.id for m in desk.measures.all()}
    value = {(r.rep_id, r.measure_id, r.start): r.value for r in desk.results.all()}
    for (rep, measure, start), won in value.items():
        if measure == ids["Won deals"]:
            assert won <= value.get((rep, ids["Decided deals"], start), won)


def test_the_file_is_sound_and_has_two_steps(desk):
    assert desk.check() == ()
    assert [step.label for step in desk.store.history()] == ["Make the sample team", "Start a team"]


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2024, 2, 29), date(2026, 10, 5), date(2026, 12, 31)])
def test_any_day_will_do(tmp_path, today):
    make_sample(tmp_path / "a", today=today, quarters=1)


def test_one_rep_clearly_falls(desk):
    signals = {row.name: row.signal for row in desk.team_facts(TODAY).rows}
    assert {name for name, said in signals.items() if said == "signal: falling"} == {"Priya Raman"}


def test_goals_are_checked_by_people_and_the_rhythm_has_a_time(desk):
    people = {rep.name for rep in desk.people.all()} | {desk.settings.value("manager_name")}
    for plan in desk.plans.all():
        assert {goal.checked_by for goal in desk.plans.goals(plan.id)} <= people
        assert not plan.rhythm.startswith("One-on-one")
    assert sum(": " in plan.strengths for plan in desk.plans.all()) > 5


def test_the_diagnosis_finds_each_kind_and_signals_beside_hints(desk):
    found = {rep.name: diagnosis(desk, rep, TODAY) for rep in desk.people.all()}
    rows = {(name, f.cause): f for name, told in found.items() for f in told.findings}
    assert {f.kind for f in rows.values()} == set(FindingKind) and {f.strength for f in rows.values()} == set(Strength)
    sure = {key for key, f in rows.items() if f.strength is Strength.SIGNAL}
    assert sure >= {
        ("Tomás Herrera", "conversion qualified-proposals"), ("Jonas Lindqvist", "cold leads"),
        ("Mei-Ling Chen", "clutter"), ("Priya Raman", "effort falling"),
    }  # fmt: skip
    alone_in_the_role = {("Grace Okafor", "activity without progress")}
    assert rows.keys() - sure >= {("Grace Okafor", "too little coaching")} | alone_in_the_role
    assert all(told.too_early and told.not_found for told in found.values())


def test_the_same_arguments_give_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        make_sample(tmp_path / name, reps=3, quarters=1, today=TODAY)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def sessions(desk, **wanted):
    found = [session for session, _ in desk.sessions.all()]
    return [s for s in found if all(getattr(s, name) == value for name, value in wanted.items())]


def test_sessions_are_in_every_state_and_of_every_kind(desk):
    assert {s.status for s in sessions(desk)} == set(SessionStatus)
    assert {s.kind for s in sessions(desk)} == set(SessionKind)
    assert {s.missed_by for s in sessions(desk, status=SessionStatus.MISSED)} == set(Owner)
    assert all(s.why for s in sessions(desk) if s.status in (SessionStatus.MISSED, SessionStatus.MOVED))
    held = sessions(desk, status=SessionStatus.HELD, kind=SessionKind.ONE_ON_ONE)
    assert {bool(s.usefulness and s.energy and s.summary) for s in held} == {True, False}
    assert any(s.private_note for s in held) and any(not s.summary and not s.private_note for s in held)
    assert any(s.start.date() > TODAY for s in sessions(desk, status=SessionStatus.MOVED))
    assert any(len(reps) > 3 for s, reps in desk.sessions.all() if s.kind is SessionKind.GROUP)
    unsaid = [s.kind for s in sessions(desk, status=SessionStatus.PLANNED) if s.start.date() < TODAY]
    assert sorted(unsaid, key=lambda kind: kind.value) == [SessionKind.ONE_ON_ONE, SessionKind.TRAINING]


def test_series_of_each_rhythm_are_laid_to_the_end_of_the_next_quarter(desk):
    series = {one.id: one.every for one in desk.sessions.all_series()}
    last = [s for s in sessions(desk, status=SessionStatus.PLANNED) if s.start.date() > date(2027, 3, 1)]
    assert {series[s.series_id] for s in last} == set(Every)
    assert {rhythm.every for rhythm in desk.rhythms.all()} == {*Every, None}
    assert {a.rep_id is None for a in desk.absences.all()} == {True, False}


@pytest.mark.parametrize("today", [TODAY, date(2026, 11, 24), date(2026, 1, 1), date(2024, 2, 29), date(2026, 12, 31)])
@pytest.mark.parametrize("reps", [8, 26])
def test_no_two_sessions_share_a_time_and_none_is_at_a_weekend(tmp_path, today, reps):
    make_sample(tmp_path / "a", reps=reps, quarters=1, today=today)
    with Desk.open(tmp_path / "a", read_only=True) as desk:
        taken = (SessionStatus.PLANNED, SessionStatus.HELD)
        live = [s for s, _ in desk.sessions.all() if s.status in taken]
        assert not [a for a, b in pairwise(live) if a.meets(b)]
        assert not [s for s, _ in desk.sessions.all() if s.start.weekday() > 4]
        for absence in desk.absences.all():
            away = [s for s, who in desk.sessions.all() if absence.rep_id in who and absence.holds(s.start.date())]
            assert not [s for s in away if s.status in taken]


@pytest.mark.parametrize(("today", "day"), [(TODAY, date(2026, 11, 23)), (date(2026, 11, 25), date(2026, 11, 25))])
def test_the_next_one_on_one_is_prepared_and_the_others_are_not(tmp_path, today, day):
    make_sample(tmp_path / "a", quarters=1, today=today)
    with Desk.open(tmp_path / "a", read_only=True) as desk:
        coming = [s for s, _ in desk.sessions.all(today) if s.kind is SessionKind.ONE_ON_ONE]
        assert coming[0].start == datetime.combine(day, time(10, 30))
        assert len(desk.agendas.of_session(coming[0].id)) > 6
        assert len(desk.questions.picks(coming[0].id)) == len(coming[0].model.phases)
        assert not [s for s in coming[1:] if desk.agendas.of_session(s.id)]


def test_coaching_hours_are_believable_with_one_rep_over_and_one_short(desk):
    made, hours = desk.commitments.all(), {}
    for rep in desk.people.all():
        counted = [s for s in desk.sessions.of_rep(rep.id) if is_held(s, made)]
        for month in (7, 8, 9, 10):
            hours[rep.name, month] = sum(s.minutes for s in counted if s.start.month == month) / 60
    assert max(hours.values()) < 7
    assert sum(hours["Priya Raman", month] for month in (7, 9, 10)) / 3 > 5
    assert sum(hours["Grace Okafor", month] for month in (7, 8, 9, 10)) / 4 < 2


def test_commitments_of_both_sides_are_in_every_state(desk):
    every = desk.commitments.all()
    for owner in Owner:
        own = [c for c in every if c.owner is owner]
        assert {c.state for c in own} >= {CommitmentState.OPEN, CommitmentState.DONE, CommitmentState.PART}
        still = [c.due for c in own if c.state is CommitmentState.OPEN and c.due]
        assert any(due < TODAY for due in still) and any(TODAY <= due <= TODAY + timedelta(days=7) for due in still)
        assert {c.kept for c in own} == {True, False, None}
    parts = {c.id for c in every if c.state is CommitmentState.PART}
    assert {c.carried_from for c in every if c.carried_from} == parts
    assert CommitmentState.DROPPED in {c.state for c in every}
    assert any(c.due_words.startswith("before the") for c in every)
    held = {s.id for s in sessions(desk, status=SessionStatus.HELD)}
    assert {c.session_id for c in every if c.carried_from is None} <= held
    assert all(c.made <= (c.closed or TODAY) <= TODAY for c in every)


def test_deals_are_in_every_state_with_answers_partly_unknown(desk):
    deals = desk.deals.all()
    assert {deal.outcome for deal in deals} == set(DealOutcome)
    known = {deal.id: len(desk.deals.answers(deal.id)) for deal in deals}
    assert 0 < sum(known.values()) < len(deals) * len(desk.deals.criteria())
    poor = [d for d in desk.deals.debriefs() if d.belonged is Reply.NO]
    assert [desk.deals.one(desk.sessions.one(d.session_id).deal_id).outcome for d in poor] == [DealOutcome.LOST]
    ahead = [s for s in sessions(desk, status=SessionStatus.PLANNED, kind=SessionKind.PRE_BRIEF) if s.deal_id]
    assert sorted(desk.deals.brief(s.id) is not None for s in ahead) == [False, True]
    assert any(deal.private_note for deal in deals)


def test_a_debrief_comes_after_its_call(desk):
    calls = {(s.deal_id, s.start.date()): s.end for s in sessions(desk, kind=SessionKind.JOINT_CALL)}
    debriefs = sessions(desk, kind=SessionKind.DEBRIEF)
    assert all(s.start >= calls.get((s.deal_id, s.start.date()), s.start) for s in debriefs)


def test_assessments_are_by_every_rater_with_one_blind_that_waits(desk):
    every = desk.assessments.all()
    assert {a.rater for a in every} == set(Rater)
    assert "Omar Haddad" in {a.by for a in every if a.rater is Rater.PEER}
    (blind,) = [a for a in every if a.blind]
    assert blind.rater is Rater.SELF
    assert not [a for a in every if a.rater is Rater.MANAGER and a.rep_id == blind.rep_id and a.day >= blind.day]
    assert any(a.private_note for a in every) and all(a.day <= TODAY for a in every)
    assert desk.assessments.rep_targets() and {s.weight for s in desk.skills.all()} == {1, 2, 3}


def test_some_ratings_have_no_observation_behind_them(desk):
    for rep in desk.people.all()[:3]:
        seen = {o.skill_id for o in desk.skills.observations(rep.id)}
        rated = {r.skill_id for r in desk.skills.ratings(rep.id) if r.rater is Rater.MANAGER}
        assert rated - seen and rated & seen


def test_a_text_was_edited_and_the_old_one_stays_with_its_ratings(desk):
    framework, small = desk.frameworks.all()
    assert (framework.version, small.version, len(desk.frameworks.now(small.id).skills)) == (2, 1, 4)
    (old,) = desk.frameworks.versions(framework.id)
    edited = desk.skills.by_name("Discovery depth")
    texts = [next(s for s in desk.frameworks.content(framework.id, n).skills if s.id == edited.id) for n in (1, 2)]
    assert texts[0].level_text(3) != texts[1].level_text(3)
    own = [a for a in desk.assessments.all() if a.framework_id == framework.id]
    assert {a.version for a in own} == {1, 2}
    assert all((a.version == 1) == (a.day <= old.day) for a in own)
    assert [a for a in desk.assessments.all() if a.framework_id == small.id]


def test_a_new_competitor_touches_two_skills(desk):
    (change, skills), (_past, one) = desk.market.all()
    assert (change.kind.value, len(skills), len(one)) == ("new competitor", 2, 1)
    assert change.day < TODAY


def test_calls_are_scored_rep_first_and_by_a_second_rater_on_both_versions(desk):
    scores, calls = desk.scorecards.scores(), desk.scorecards.calls()
    raters = {call.id: {s.rater for s in scores if s.call_id == call.id} for call in calls}
    assert set(map(frozenset, raters.values())) == {
        frozenset({Rater.SELF}), frozenset({Rater.SELF, Rater.MANAGER}), frozenset(Rater)
    }  # fmt: skip
    assert any(s.level is None for s in scores) and any(call.private_note for call in calls)
    linked = [call for call in calls if call.session_id]
    assert linked and all(desk.sessions.one(call.session_id).start.date() == call.day for call in linked)
    used = {call.scorecard_id for call in calls}
    cards = [desk.scorecards.one(key) for key in used]
    assert sorted((c.name, c.version) for c in cards) == [
        ("Closing and negotiation call", 1), ("Discovery call", 1), ("Discovery call", 2)
    ]  # fmt: skip
    pairs = [s for s in scores if s.rater is Rater.PEER and s.level is not None]
    assert len(pairs) >= 10 and {s.by for s in pairs} == {"Alex Moreno"}


def test_one_form_is_out_and_one_came_back(desk):
    back, out = sorted(desk.forms.all(), key=lambda form: form.version)
    assert (back.version, back.returned is not None, out.version, out.returned) == (1, True, 2, None)
    kept = desk.assessments.one(back.assessment_id)
    assert (kept.rater, kept.rep_id, kept.day) == (Rater.SELF, back.rep_id, back.returned)
    assert desk.assessments.ratings_of(kept.id)
