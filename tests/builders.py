"""Desks, reps and numbers for tests, in one line each."""

from datetime import date, timedelta

from coachdesk.desk import Desk
from coachdesk.domain.measures import Measure, Result
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter
from coachdesk.domain.plans import Action, ActionOwner, Goal, Plan
from coachdesk.domain.skills import Skill

MONDAY = date(2026, 1, 5)
TODAY = date(2026, 11, 22)


def new_desk(folder, name="team", starter=False, **options):
    return Desk.create(folder / f"{name}.coachdesk", starter=starter, **options)


def add_rep(desk, name="Dana Fox", **fields):
    return desk.people.add(Rep(None, name, **fields))


def add_measure(desk, name="Calls", **fields):
    return desk.measures.add(Measure(None, name, **fields))


def add_skill(desk, name="Discovery", family="Selling", **fields):
    return desk.skills.add(Skill(None, name, family, **fields))


def weekly(rep, measure, values, first=MONDAY):
    """Results of consecutive weeks; None leaves a gap."""
    weeks = (first + timedelta(weeks=i) for i in range(len(values)))
    return [Result(rep.id, measure.id, week, value) for week, value in zip(weeks, values) if value is not None]


def add_results(desk, rep, measure, values, first=MONDAY):
    results = weekly(rep, measure, values, first)
    desk.results.save_many(results, f"Type {len(results)} results")
    return results


def add_plan(desk, rep, quarter="2026-Q4", **fields):
    """A plan with a goal and an action."""
    period = Quarter.parse(quarter)
    plan = Plan(None, rep.id, period.year, period.number, 0, **fields)
    goal = Goal(None, 0, "Ask two questions before the first price")
    action = Action(None, 0, "Ride along every other Thursday", owner=ActionOwner.MANAGER)
    return desk.plans.add(plan, [goal], [action])


def filled_desk(folder, reps=("Dana Fox", "Sam Okafor", "Li Wei"), weeks=12, **options):
    """The starter content, some reps with a role, and a number a week for two measures each."""
    desk = new_desk(folder, starter=True, **options)
    role = desk.roles.all()[0]
    calls, meetings = desk.measures.by_name("Calls"), desk.measures.by_name("Meetings held")
    for place, name in enumerate(reps):
        rep = add_rep(desk, name, role_id=role.id, hired=date(2024, 1, 1))
        add_results(desk, rep, calls, [40 + place + week % 5 for week in range(weeks)])
        add_results(desk, rep, meetings, [4 + (place + week) % 3 for week in range(weeks)])
    return desk
