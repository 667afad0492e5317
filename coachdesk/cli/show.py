"""Verbs that show the same facts as the pages: roster, rep, measure, tiers, skills."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from coachdesk import daily, standing, views
from coachdesk.analysis import words
from coachdesk.analysis.baselines import baseline_words
from coachdesk.analysis.facts import RepFacts
from coachdesk.analysis.measured import MeasureFacts
from coachdesk.analysis.series import Point
from coachdesk.analysis.skills import Standing
from coachdesk.analysis.tier_history import TierPast
from coachdesk.analysis.tiers import TierFacts
from coachdesk.cli.coaching import coaching, today_command
from coachdesk.cli.diagnosis import diagnosis
from coachdesk.cli.options import (
    chosen,
    file_argument,
    json_option,
    opened,
    print_json,
    print_table,
    rep_option,
    say,
    today_option,
)
from coachdesk.cli.rates import funnel, goals_command, rate
from coachdesk.cli.schedule import schedule
from coachdesk.domain.measures import Direction, Unit
from coachdesk.domain.people import tenure_months


@click.group("show")
def show_group() -> None:
    """Show the same facts as the pages."""


show_group.add_command(coaching)
show_group.add_command(today_command)
for verb in (schedule, rate, funnel, goals_command, diagnosis):
    show_group.add_command(verb)


@show_group.command("roster")
@file_argument
@today_option
@json_option
def roster(file: Path, today: date, *, as_json: bool) -> None:
    """List everyone on the team, with role and tenure."""
    with opened(file) as desk:
        roles = {role.id: role.name for role in desk.roles.all()}
        rows = [
            {
                "rep": rep.name,
                "role": roles.get(rep.role_id),
                "title": rep.title,
                "email": rep.email,
                "location": rep.location,
                "hired": rep.hired,
                "tenure_months": tenure_months(rep.hired, today),
                "status": rep.status.value,
            }
            for rep in desk.people.all()
        ]
    if as_json:
        print_json(rows)
        return
    shown = ("rep", "role", "location", "hired", "tenure_months", "status")
    print_table(("rep", "role", "location", "hired", "months", "status"), ([row[key] for key in shown] for row in rows))


@show_group.command("tiers")
@file_argument
@today_option
@json_option
def tiers(file: Path, today: date, *, as_json: bool) -> None:
    """Show each rep's tier, from the closed periods of the lead outcome measure."""
    with opened(file) as desk:
        found = [standing.tier_history(desk, rep, today) for rep in chosen(desk, ())]
    rows = [{**_tier(one.rep, one.now), "history": [_past(past) for past in one.past]} for one in found]
    if as_json:
        print_json(rows)
        return
    print_table(
        ("rep", "tier", "periods", "met", "attainment", "history"),
        (
            (r["rep"], r["tier"], r["periods"], r["met"], _percent(r["attainment"]), one.words)
            for r, one in zip(rows, found)
        ),
    )


def _past(past: TierPast) -> dict[str, Any]:
    """What the rule gives at the end of one closed quarter, from the results as they stand now."""
    facts = past.facts
    head = {"quarter": str(past.quarter), "tier": facts.tier.value, "period": facts.cadence.value}
    return {**head, "periods": facts.periods, "met": facts.met, "attainment": facts.attainment}


def _tier(rep: str, facts: TierFacts) -> dict[str, Any]:
    return {
        "rep": rep,
        "tier": facts.tier.value,
        "periods": facts.periods,
        "met": facts.met,
        "attainment": facts.attainment,
    }


def _percent(share: float | None) -> str | None:
    return None if share is None else f"{share:.0%}"


@show_group.command("skills")
@file_argument
@rep_option
@today_option
@json_option
def skills(file: Path, name: str, today: date, *, as_json: bool) -> None:
    """Show a rep's skills against what the role or the rep is to reach, and what the ratings stand on."""
    with opened(file) as desk:
        frameworks = {f.id: f.name for f in desk.frameworks.all(include_archived=True)}
        found = views.rep_facts(desk, desk.people.by_name(name), today).standings
    if as_json:
        print_json([_standing(s, frameworks) for s in found])
        return
    print_table(
        ("skill", "target", "manager", "self", "gap", "observations", "newest", "stale"),
        (
            (s.skill.name, s.target, s.manager, _own_view(s), s.gap, s.observations, s.newest, s.why_stale)
            for s in found
        ),
    )


def _own_view(s: Standing) -> str | int | None:
    return "hidden" if s.self_hidden else s.self_level


def _standing(s: Standing, frameworks: Mapping[int | None, str]) -> dict[str, Any]:
    return {
        "skill": s.skill.name,
        "family": s.skill.family,
        "framework": frameworks.get(s.skill.framework_id),
        "weight": s.skill.weight,
        "target": s.target,
        "target_from": s.target_from or None,
        "manager": s.manager,
        "self": s.self_level,
        "self_hidden": s.self_hidden,
        "peers": [{"by": by, "level": level} for by, level in s.peers],
        "gap": s.gap,
        "observations": s.observations,
        "newest": s.newest,
        "evidence": s.evidence,
        "stale": s.stale,
        "why_stale": s.why_stale,
    }


@show_group.command("measure")
@file_argument
@rep_option
@click.option("--measure", "measure_name", required=True, metavar="NAME", help="The measure.")
@today_option
@json_option
def measure(file: Path, name: str, measure_name: str, today: date, *, as_json: bool) -> None:
    """Show a rep's results in one measure, with targets, usual range and signals."""
    with opened(file) as desk:
        rep, asked = desk.people.by_name(name), desk.measures.by_name(measure_name)
        facts, currency = views.measure_facts(desk, rep, asked, today, "all"), views.options(desk).currency
    points = [{"start": p.start, "value": p.value, "target": p.target} for p in facts.points]
    if as_json:
        head = {"rep": rep.name, "measure": asked.name, "unit": asked.unit.value, "cadence": asked.cadence.value}
        print_json({**head, "points": points, **_range(facts)})
        return
    print_table(("start", "value", "target"), (_told(point, asked.unit, currency) for point in facts.points))
    say(f"Usual range: {_usual(facts)}")
    if facts.baseline is not None:
        said = baseline_words(facts.baseline, today)
        say(said[:1].upper() + said[1:])
    for signal in facts.variation.signals:
        say(signal.words(asked.direction is Direction.UP))


def _told(point: Point, unit: Unit, currency: str) -> tuple[date, str | None, str | None]:
    """A period as people read it; an open one says so."""
    value, target = (None if n is None else words.number(n, unit, currency) for n in (point.value, point.target))
    return point.start, f"{value}, not over yet" if value and point.partial else value, target


def _usual(facts: MeasureFacts) -> str:
    """The usual range, or what it still needs."""
    if facts.usual != "–":
        return facts.usual
    found = facts.variation
    return f"{found.points} of {found.needed} points needed" if found.state == "none" else "none, no case yet"


def _range(facts: MeasureFacts) -> dict[str, Any]:
    found, began = facts.variation, facts.baseline
    state = {"state": found.state, "points": found.points, "needed": found.needed, "from": found.first}
    return {
        "baseline": {**state, "since": began.start, "reason": began.reason} if began else state,
        "centre": found.centre,
        "lower": found.lower,
        "upper": found.upper,
        "mean_range": found.mean_range,
        "range_limit": found.range_limit,
        "signals": [{"rule": s.rule, "side": s.side, "start": s.start, "end": s.end} for s in found.signals],
    }


@show_group.command("rep")
@file_argument
@rep_option
@today_option
@json_option
def rep(file: Path, name: str, today: date, *, as_json: bool) -> None:
    """Show one rep: tier, numbers, skills and open commitments."""
    with opened(file) as desk:
        facts = views.rep_facts(desk, desk.people.by_name(name), today)
        found = daily.promises(desk, today, rep_id=facts.rep.id)
    measures, focus = [_line(m) for m in facts.measures], _focus(facts)
    promises = [{"who": p.who, "what": p.text, "due": p.due_words, "late": p.late_words} for p in found]
    if as_json:
        print_json(
            {
                **_tier(facts.rep.name, facts.tier),
                "role": facts.role or None,
                "tenure_months": tenure_months(facts.rep.hired, today),
                "measures": measures,
                "focus": focus,
                "commitments": promises,
            }
        )
        return
    say(f"{facts.rep.name}, {facts.role or 'no role'}: {facts.tier.title}")
    print_table(("measure", "now", "target", "usual", "says"), ([*m.values()] for m in measures))
    for title, rows in (("Focus skills", focus), ("Open commitments", promises)):
        click.echo(f"\n{title}")
        if rows:
            print_table(tuple(rows[0]), ([*row.values()] for row in rows))
        else:
            click.echo("none")


def _focus(facts: RepFacts) -> list[dict[str, object]]:
    """The focus skills of the quarter’s plan, with the level now and the one wanted."""
    plan = facts.plan
    wanted = {plan.focus_id: plan.focus_level, plan.focus2_id: plan.focus2_level} if plan else {}
    rows = [(wanted[s.skill.id], s) for s in facts.standings if s.skill.id is not None and s.skill.id in wanted]
    return [{"skill": s.skill.name, "now": s.manager, "wanted": level} for level, s in rows]


def _line(facts: MeasureFacts) -> dict[str, str]:
    return {
        "measure": facts.measure.name,
        "now": facts.now,
        "target": facts.target,
        "usual": facts.usual,
        "says": facts.says,
    }
