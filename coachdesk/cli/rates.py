"""Verbs that show rates with their count: one rate of a rep, a funnel, and what a goal takes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from coachdesk import funnels, goals, views
from coachdesk.analysis import goal_words, words
from coachdesk.analysis.funnel import Conversion, Funnel
from coachdesk.analysis.goals import Assume, GoalPlan, GoalStep, Need
from coachdesk.analysis.rates import Comparison, is_share, no_share
from coachdesk.cli.options import (
    file_argument,
    json_option,
    opened,
    print_json,
    print_table,
    quarter_option,
    rep_option,
    say,
    today_option,
)
from coachdesk.desk import Desk
from coachdesk.domain.errors import DeskError
from coachdesk.domain.measures import Measure, Unit
from coachdesk.domain.periods import Quarter
from coachdesk.domain.roles import Role


@click.command("rate")
@file_argument
@rep_option
@click.option("--measure", "measure_name", required=True, metavar="NAME", help="The rate.")
@today_option
@json_option
def rate(file: Path, name: str, measure_name: str, today: date, *, as_json: bool) -> None:
    """Show a rep's rate over all known periods with its count, its plausible range and the rate of the role."""
    with opened(file) as desk:
        rep, asked = desk.people.by_name(name), desk.measures.by_name(measure_name)
        _refuse_other(desk, asked)
        found = views.rate_comparison(desk, rep, asked, today)
        named = {m.id: m.name for m in desk.measures.all(True)}
    if as_json:
        print_json(_shape(found) | {"from": found.first, "to": found.last, "role_reps": found.reps})
        return
    upper, lower = (named.get(one) or asked.name for one in (asked.numerator_id, asked.denominator_id))
    say(f"{rep.name}, {asked.name}: {found.rate.words}")
    for line in _beside(found, asked, no_share(found.rate, upper, lower)):
        say(line)


def _beside(found: Comparison, asked: Measure, broken: str) -> list[str]:
    """Which weeks the numbers are of, the role's rate, and whether it is enough to rank by, as far as it is known."""
    lines = []
    if found.first is not None:
        since = f"All known {asked.cadence.value}s since {words.day(found.first)} {found.first.year}"
        lines.append(since + ("; role: everybody’s, own included." if found.role_rate is not None else "."))
    if found.role_rate is not None:
        drawn = f"; drawn towards the role: {found.shrunk:.0%}" if found.shrunk is not None else ""
        lines.append(f"Role: {found.role_rate:.0%}, {words.plural(found.reps, 'rep')}{drawn}")
    elif found.rate.trials > 0:
        lines.append("Nobody else has this role, or a number of it.")
    return [*lines, broken or _ranking(found)]


def _refuse_other(desk: Desk, asked: Measure) -> None:
    if asked.unit is Unit.RATE:
        return
    rates = [f"“{m.name}”" for m in desk.measures.all() if m.unit is Unit.RATE]
    there = f"choose {' or '.join(rates)}" if rates else "this file has none yet"
    raise DeskError(f"“{asked.name}” is no rate of two measures: {there}.")


def _ranking(found: Comparison) -> str:
    if found.needed:
        return f"Too few to rank by: about {found.needed} more to tell."
    if not found.enough_to_rank:
        return "Not ranked: somebody of the role has too few trials, or no share, yet."
    return "Enough to rank by."


def _shape(found: Comparison) -> dict[str, Any]:
    own = found.rate
    return {
        "successes": _whole(own.successes),
        "trials": _whole(own.trials),
        "rate": own.rate if is_share(own) else None,
        "low": own.low,
        "high": own.high,
        "shrunk": found.shrunk,
        "role_rate": found.role_rate,
        "enough_to_rank": found.enough_to_rank,
        "needed": found.needed,
    }


def _whole(value: float) -> float:
    return int(value) if float(value).is_integer() else value


@click.command("funnel")
@file_argument
@click.option("--rep", "name", metavar="NAME", help="The rep; without one the team.")
@click.option("--role", "role_name", metavar="NAME", help="Only the reps of this role.")
@click.option("--span", type=click.Choice(("year", "quarter")), default="year", help="The last 52 or 13 closed weeks.")
@today_option
@json_option
def funnel(
    file: Path, name: str | None, role_name: str | None, span: str, today: date, *, as_json: bool
) -> None:  # fmt: skip
    """Show how many come to each stage of a sale and how many go on, of a rep, a role or the team."""
    if name and role_name:
        raise DeskError("Ask for a rep or for a role, not for both.")
    with opened(file) as desk:
        if name:
            who = desk.people.by_name(name)
            found, title = funnels.rep_funnel(desk, who, today, span), who.name
        else:
            role = _role(desk, role_name)
            found = funnels.team_funnel(desk, today, span, role.id if role else None)
            title = role.name if role else "The team"
    if as_json:
        print_json({"of": title, "span": span, **_funnel(found)})
        return
    say(f"{title}, the last {span}")
    print_table(("stage", "count", "periods known"), ((s.name, _count(s.count), s.periods) for s in found.stages))
    click.echo()
    heads = ("step", "count", "more", "beside the role", "days in the stage")
    print_table(heads, ((c.name, c.words, c.more, c.side or None, c.days and c.days.words) for c in found.conversions))
    say(found.caution)


def _role(desk: Desk, name: str | None) -> Role | None:
    if name is None:
        return None
    if (found := desk.roles.by_name(name)) is None:
        raise DeskError(f"There is no role “{name}”; there are {words.listed([r.name for r in desk.roles.all()])}.")
    return found


def _count(value: float | None) -> str | None:
    return None if value is None else words.figure(value)


def _funnel(found: Funnel) -> dict[str, Any]:
    stages = [
        {"stage": s.name, "part": s.part.value, "count": s.count, "periods": s.periods} for s in found.stages
    ]  # fmt: skip
    return {"stages": stages, "conversions": [_conversion(c) for c in found.conversions], "caution": found.caution}


def _conversion(one: Conversion) -> dict[str, Any]:
    days = one.days
    return {
        "step": one.name,
        "successes": _whole(one.rate.successes),
        "trials": _whole(one.rate.trials),
        "rate": one.rate.rate if is_share(one.rate) else None,
        "low": one.rate.low,
        "high": one.rate.high,
        "shrunk": one.shrunk,
        "role_rate": one.role.rate if one.role else None,
        "role_trials": _whole(one.role.trials) if one.role else None,
        "side": one.side or None,
        "needed": one.needed,
        "days": {"median": days.median, "least": days.least, "most": days.most, "deals": days.deals} if days else None,
    }


@click.command("goals")
@file_argument
@rep_option
@quarter_option
@click.option("--goal", type=float, help="Try out another goal for the quarter.")
@click.option("--deal-size", type=float, help="Try out another deal size.")
@today_option
@json_option
def goals_command(
    file: Path, name: str, quarter: Quarter | None, goal: float | None, deal_size: float | None, today: date, *,
    as_json: bool,
) -> None:  # fmt: skip
    """Work back from a rep's goal of the quarter to the inputs that it takes each week, as ranges."""
    with opened(file) as desk:
        rep = desk.people.by_name(name)
        plan = goals.goal_plan(desk, rep, today, quarter, Assume(goal, deal_size))
        currency = views.options(desk).currency
    if as_json:
        print_json([_step(step, plan) for step in plan.steps])
        for sentence in plan.missing:
            click.echo(sentence, err=True)
        return
    say(goal_words.summary(plan, rep.first_name, currency, today))
    _say_steps(plan, currency)
    for sentence in plan.missing:
        say(sentence)


def _say_steps(plan: GoalPlan, currency: str) -> None:
    if plan.deal_size.mean is not None:
        say(goal_words.deal_size(plan, currency))
    if plan.steps:
        heads = ("step", "what it takes", "share that goes on", "whose")
        rows = ((s.name, s.words, s.rate.rate.words if s.rate else None, s.source or None) for s in plan.steps)
        print_table(heads, rows)
        say(goal_words.CAUTION)


def _step(step: GoalStep, plan: GoalPlan) -> dict[str, Any]:
    """A line; what the won deals are reckoned from is the deal size, so that its source is theirs."""
    need: Need = goal_words.need_of(step)
    source = step.source or (plan.deal_size_source if step.key == "won" else "")
    return {
        "step": step.name,
        "needed": _rounded(need.needed),
        "low": _rounded(need.low),
        "high": _rounded(need.high),
        "per": goal_words.per_of(step),
        "rate": _shape(step.rate) if step.rate else None,
        "source": source or None,
        "usual": _rounded(step.usual),
        "words": step.words,
    }


def _rounded(value: float | None) -> float | None:
    """To a millionth, so that 20 is 20 and not what is left of it after a division."""
    return None if value is None else round(value, 6)
