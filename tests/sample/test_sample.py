from collections import Counter
from datetime import date
from time import perf_counter

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.plans import PlanStatus
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


def test_it_is_quick(tmp_path):
    start = perf_counter()
    make_sample(tmp_path / "a", reps=30, today=TODAY)
    assert perf_counter() - start < 8


def test_one_rep_clearly_falls(desk):
    signals = {row.name: row.signal for row in desk.team_facts(TODAY).rows}
    assert {name for name, said in signals.items() if said == "signal: falling"} == {"Priya Raman"}


def test_goals_are_checked_by_people_and_the_rhythm_has_a_time(desk):
    people = {rep.name for rep in desk.people.all()} | {desk.settings.value("manager_name")}
    for plan in desk.plans.all():
        assert {goal.checked_by for goal in desk.plans.goals(plan.id)} <= people
        assert not plan.rhythm.startswith("One-on-one")
    assert sum(": " in plan.strengths for plan in desk.plans.all()) > 5
