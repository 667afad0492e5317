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
from coachdesk.analysis.words import figure, plural
from coachdesk.cli.options import (
    Day,
    file_argument,
    json_option,
    opened,
    print_json,
    print_table,
    say,
    today_option,
)
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
    for line in (facts.summary, *_lines(facts)):
        if line:
            say(line)
    for title, heads, rows in _sums(facts):
        if rows:
            click.echo(f"\n{title}")
            print_table(heads, rows)
    click.echo("\nReps")
    heads = ("rep", "tier", "held", "planned", "missed", "hours", "budget", "longest gap", "says")
    print_table(heads, (_row(rep) for rep in facts.reps))


@click.command("today")
@file_argument
@today_option
@json_option
def today_command(file: Path, today: date, *, as_json: bool) -> None:
    """Show the day: the next session, what to prepare or wrap up, what is late or due, and who needs attention."""
    with opened(file) as desk:
        facts = daily.today_facts(desk, datetime.combine(today, datetime.now().time()))
    if as_json:
        print_json(_plain(facts))
        return
    say(f"{facts.title}: {facts.summary}")
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
    count = rep.counts.held, rep.counts.planned, rep.counts.missed
    return rep.rep, rep.tier or "–", *count, hours, budget, rep.gap_words, rep.says


def _lines(facts: Ledger) -> tuple[str, ...]:
    """What is said of the whole span in a line each."""
    held = facts.counts.held
    share = f" ({facts.with_commitment / held:.0%})" if held else ""
    return (
        f"Your own time: {hours_words(round(facts.manager_minutes / 60, 1))}",
        f"{plural(facts.pre_briefs, 'pre-brief')} · {plural(facts.debriefs, 'debrief')}",
        f"With a commitment: {facts.with_commitment} of {plural(held, 'session')} held{share}",
        _kept_words(facts), f"Usefulness: {facts.useful_words}", facts.tier_words,
    )  # fmt: skip


def _sums(facts: Ledger) -> tuple[tuple[str, tuple[str, ...], list[tuple[object, ...]]], ...]:
    """Minutes by kind, months and tiers, as titled tables."""
    kinds = [(kind.title, facts.minutes[kind]) for kind in SessionKind if facts.minutes.get(kind)]
    months = [(m.title, m.counts.held, m.counts.planned, m.counts.missed, m.held) for m in facts.months]
    tiers = [(tier.tier, tier.reps, figure(round(tier.hours, 1))) for tier in facts.tiers]
    return (
        ("Minutes by kind", ("kind", "minutes"), [*kinds]),
        ("Months", ("month", "held", "planned", "missed", "minutes"), [*months]),
        ("Tiers", ("tier", "reps", "hours a rep and month"), [*tiers]),
    )


def _kept_words(facts: Ledger) -> str:
    due = [(name, facts.kept[owner]) for name, owner in (("reps", Owner.REP), ("you", Owner.MANAGER))]
    parts = [
        f"{name} {kept.kept} of {kept.due}{f', {kept.done_late} of them late' if kept.done_late else ''}"
        for name, kept in due if kept.due
    ]  # fmt: skip
    return f"Commitments kept: {' · '.join(parts)}" if parts else ""


def _tables(facts: TodayFacts) -> tuple[tuple[str, tuple[str, ...], list[tuple[object, ...]]], ...]:
    """What waits, as titled tables; the empty ones are left out by the caller."""
    next_rows = [(n.day_words, n.time, n.rep, n.kind.title, n.when) for n in (facts.next,) if n]
    return (
        ("Next", ("day", "time", "rep", "what", "when"), [*next_rows]),
        ("Prepare and wrap up", ("rep", "what", "do"), [(t.rep, t.words, t.action_words) for t in facts.tasks]),
        ("Overdue commitments", ("rep", "who", "what", "late"),
         [(p.rep, p.who, p.text, p.late_words) for p in facts.overdue]),
        ("Due in the next 7 days", ("rep", "who", "what", "due"),
         [(p.rep, p.who, p.text, p.due_words) for p in facts.due]),
        ("Needs attention", ("rep", "why"), [(n.rep, n.why) for n in facts.needs]),
        (f"Skills not observed, {facts.stale_count} in all", ("rep", "skill", "last seen"),
         [(s.rep, s.skill, s.words) for s in facts.stale]),
        ("Coaching time", ("quarter", "held", "says", "briefs"),
         [(facts.time.title, hours_words(facts.time.hours), facts.time.words, facts.time.briefs_words)]),
        ("Hours by kind", ("kind", "hours"), [(kind, figure(round(hours, 1))) for kind, hours in facts.time.by_kind]),
    )  # fmt: skip


def _plain(value: Any) -> Any:
    """Facts as JSON holds them: records by field, enums by their word, days as text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    return [_plain(item) for item in value] if isinstance(value, (tuple, list)) else value
