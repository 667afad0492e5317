"""Verbs that show the day and the coaching of a span: today, coaching."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import click

from coachdesk import daily
from coachdesk.analysis.coaching import hours_words
from coachdesk.analysis.commitments import Kept
from coachdesk.analysis.ledger import Ledger, RepLedger
from coachdesk.analysis.today import TodayFacts
from coachdesk.cli.options import Day, file_argument, json_option, opened, print_json, print_table, today_option
from coachdesk.domain.commitments import Owner
from coachdesk.domain.periods import Quarter
from coachdesk.domain.sessions import SessionKind


@click.command("coaching")
@file_argument
@click.option("--from", "first", type=Day(), help="The first day; else the first of this quarter.")
@click.option("--to", "last", type=Day(), help="The last day; else the last of this quarter.")
@today_option
@json_option
def coaching(file: Path, first: date | None, last: date | None, today: date, *, as_json: bool) -> None:
    """Show the coaching ledger: sessions, minutes by kind, commitments kept, and each rep against the budget."""
    quarter = Quarter.of(today)
    with opened(file) as desk:
        facts = daily.ledger(desk, first or quarter.first, last or quarter.last, today)
    if as_json:
        print_json(_ledger(facts))
        return
    click.echo(facts.summary)
    for line in (facts.tier_words, f"Usefulness: {facts.useful_words}", _kept_words(facts)):
        if line:
            click.echo(line)
    heads = ("rep", "held", "planned", "missed", "hours", "budget", "longest gap", "says")
    print_table(heads, (_row(rep) for rep in facts.reps))


@click.command("today")
@file_argument
@today_option
@json_option
def today_command(file: Path, today: date, *, as_json: bool) -> None:
    """Show the day: the next session, what to prepare or wrap up, what is overdue and who needs attention."""
    with opened(file) as desk:
        facts = daily.today_facts(desk, datetime.combine(today, datetime.now().time()))
    if as_json:
        print_json(_plain(facts))
        return
    click.echo(f"{facts.title}: {facts.summary}")
    for title, heads, rows in _tables(facts):
        if rows:
            click.echo(f"\n{title}")
            print_table(heads, rows)


def _ledger(facts: Ledger) -> dict[str, Any]:
    count, kept = facts.counts, facts.kept
    return {
        "sessions": {"planned": count.planned, "held": count.held, "missed": count.missed, "moved": count.moved,
                     "cancelled": count.cancelled, "hollow": count.hollow},
        "minutes": {kind.value: facts.minutes.get(kind, 0) for kind in SessionKind},
        "manager_minutes": facts.manager_minutes,
        "pre_briefs": facts.pre_briefs,
        "debriefs": facts.debriefs,
        "commitments": {owner.value: _kept(kept[owner]) for owner in Owner},
        "by_rep": [_rep(rep) for rep in facts.reps],
        "by_month": [{"month": f"{m.start:%Y-%m}", "held": m.counts.held, "missed": m.counts.missed,
                      "planned": m.counts.planned, "minutes": m.held} for m in facts.months],
        "with_commitment": facts.with_commitment,
        "usefulness": list(facts.useful),
    }  # fmt: skip


def _kept(kept: Kept) -> dict[str, int]:
    return {"due": kept.due, "kept": kept.kept, "done_late": kept.done_late}


def _rep(rep: RepLedger) -> dict[str, Any]:
    return {
        "rep": rep.rep, "tier": rep.tier or None, "held": rep.counts.held, "planned": rep.counts.planned,
        "missed": rep.counts.missed, "minutes": rep.minutes, "planned_minutes": rep.planned_minutes,
        "budget_minutes": rep.least, "budget_most_minutes": rep.most, "longest_gap_days": rep.gap,
    }  # fmt: skip


def _row(rep: RepLedger) -> tuple[object, ...]:
    hours, budget = hours_words(rep.minutes / 60), f"{rep.least / 60:.1f}–{rep.most / 60:.1f} h"
    return rep.rep, rep.counts.held, rep.counts.planned, rep.counts.missed, hours, budget, rep.gap_words, rep.says


def _kept_words(facts: Ledger) -> str:
    due = [(name, facts.kept[owner]) for name, owner in (("reps", Owner.REP), ("you", Owner.MANAGER))]
    parts = [f"{name} {kept.kept} of {kept.due}" for name, kept in due if kept.due]
    return f"Commitments kept: {' · '.join(parts)}" if parts else ""


def _tables(facts: TodayFacts) -> tuple[tuple[str, tuple[str, ...], list[tuple[object, ...]]], ...]:
    """What waits, as titled tables; the empty ones are left out by the caller."""
    next_rows = [(n.day_words, n.time, n.rep, n.kind.title, n.when) for n in (facts.next,) if n]
    return (
        ("Next", ("day", "time", "rep", "what", "when"), [*next_rows]),
        ("Prepare and wrap up", ("rep", "what", "do"), [(t.rep, t.words, t.action_words) for t in facts.tasks]),
        ("Overdue commitments", ("rep", "who", "what", "late"),
         [(p.rep, p.who, p.text, p.late_words) for p in facts.overdue]),
        ("Needs attention", ("rep", "why"), [(n.rep, n.why) for n in facts.needs]),
        (f"Skills not observed, {facts.stale_count} in all", ("rep", "skill", "last seen"),
         [(s.rep, s.skill, s.words) for s in facts.stale]),
        ("Coaching time", ("quarter", "held", "says"),
         [(facts.time.title, hours_words(facts.time.hours), facts.time.words)]),
    )  # fmt: skip


def _plain(value: Any) -> Any:
    """Facts as JSON holds them: records by field, enums by their word, days as text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    return [_plain(item) for item in value] if isinstance(value, (tuple, list)) else value
