"""The coaching side of a month: figures, hours by kind, and each rep's hours beside the sales."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from coachdesk.analysis import words
from coachdesk.analysis.charts import Bullet, Spark
from coachdesk.analysis.coaching import hours_words
from coachdesk.analysis.commitments import Kept
from coachdesk.analysis.ledger import Counts, Ledger, RepLedger
from coachdesk.analysis.month import MonthCell, MonthFigure, MonthKind, MonthRep
from coachdesk.analysis.month_records import SHOWN, MonthRecords
from coachdesk.analysis.month_sales import SalesMonth, sales_months, team_share
from coachdesk.analysis.records import RepRecords
from coachdesk.domain.commitments import Owner
from coachdesk.domain.measures import Measure

GAP_MARK = "*"
Sales = Mapping[int, tuple[SalesMonth, ...]]


def figures(records: MonthRecords) -> tuple[MonthFigure, ...]:
    """The month's coaching in figures: each with what it is of."""
    found, counts = records.ledger, records.ledger.counts
    mine, theirs = found.kept[Owner.MANAGER], found.kept[Owner.REP]
    seen = sum(records.seen.get(one.rep.id or 0, 0) for one in records.team)
    planned = counts.held + counts.missed + counts.hollow + counts.planned
    return (
        MonthFigure("Held of planned", f"{counts.held} of {planned}", fallen(counts)),
        MonthFigure("My hours", hours_words(round(found.manager_minutes / 60, 1)), "held, a group counted once"),
        MonthFigure("With a commitment", f"{found.with_commitment} of {counts.held}", "sessions held"),
        MonthFigure("Pre-briefs · debriefs", f"{found.pre_briefs} · {found.debriefs}", "round customers’ calls"),
        MonthFigure("Reps kept", *_kept(theirs)),
        MonthFigure("I kept", *_kept(mine)),
        MonthFigure("Longest gap", *_gap(found)),
        MonthFigure("Observations", f"{seen}", f"written down, of {words.plural(len(records.team), 'rep')}"),
    )


def fallen(counts: Counts) -> str:
    """What did not take place, or not yet: "2 missed (1 by me), 1 moved"."""
    mine = f" ({counts.missed_by_manager} by me)" if counts.missed_by_manager else ""
    parts = [f"{counts.missed} missed{mine}" if counts.missed else "none missed", f"{counts.moved} moved"]
    parts += [f"{counts.cancelled} cancelled"] if counts.cancelled else []
    parts += [f"{counts.planned} still open"] if counts.planned else []
    parts += [f"{counts.hollow} without a note, not counted"] if counts.hollow else []
    return ", ".join(parts)


def _kept(kept: Kept) -> tuple[str, str]:
    if not kept.due:
        return "–", "no commitment came due"
    late = f", {kept.done_late} of them late" if kept.done_late else ""
    return f"{kept.kept} of {kept.due}", f"commitments that came due{late}"


def _gap(found: Ledger) -> tuple[str, str]:
    rows = [row for row in found.reps if row.gap is not None and row.most]
    longest = max(rows, key=lambda row: row.gap or 0, default=None)
    never = sum(row.gap is None and row.most > 0 for row in found.reps)
    none = f"{words.plural(never, 'rep')} never met" if never else ""
    if longest is None:
        return "–", none or "nobody to meet"
    return words.plural(longest.gap or 0, "day"), f"between one-on-ones, {longest.rep}" + (f"; {none}" if none else "")


def kinds(found: Ledger) -> tuple[MonthKind, ...]:
    """Hours held by kind, the most first."""
    rows = sorted(found.minutes.items(), key=lambda row: (-row[1], row[0].title))
    return tuple(MonthKind(kind.title, minutes / 60) for kind, minutes in rows)


def reps(records: MonthRecords, sales: Sales) -> tuple[MonthRep, ...]:
    """Everyone of the month by name, both numbers side by side."""
    rows = ((one, records.row(one.rep.id or 0)) for one in records.team)
    return tuple(_rep(records, one, row, sales.get(one.rep.id or 0, ())) for one, row in rows if row is not None)


def sales_of(records: MonthRecords) -> Sales:
    """Twelve months of everyone in the lead outcome, by rep; nothing without one."""
    lead = records.lead
    if lead is None:
        return {}
    return {one.rep.id or 0: sales_months(one, lead, records.month, records.today) for one in records.team}


def _rep(records: MonthRecords, one: RepRecords, row: RepLedger, sales: Sequence[SalesMonth]) -> MonthRep:
    least, most = row.least / 60, row.most / 60
    hours = [records.hours(ledger, row.rep_id) for ledger in records.ledgers]
    own = sales[-SHOWN:] or [SalesMonth(None, 0)] * SHOWN
    shares = tuple(None if m.share is None else m.share * 100 for m in sales)
    return MonthRep(
        rep_id=row.rep_id, rep=row.rep, initials=row.initials, role=one.role.name if one.role else one.rep.title,
        hours=row.minutes / 60, bullet=Bullet(row.minutes / 60, least, most, max(most * 1.2, row.minutes / 60, 0.1)),
        budget=_budget(least, most), tone=row.tone, says=row.says, held=row.counts.held, missed=row.counts.missed,
        moved=row.counts.moved, gap=row.gap, observations=records.seen.get(row.rep_id, 0),
        cells=tuple(_cell(*both, records.lead) for both in zip(records.months, hours, own)),
        spark=Spark(shares, 100.0 if any(share is not None for share in shares) else None, False),
    )  # fmt: skip


def _budget(least: float, most: float) -> str:
    return f"{words.figure(round(least, 1))}–{words.figure(round(most, 1))}" if most else "–"


def _cell(month: date, hours: float, sales: SalesMonth, lead: Measure | None) -> MonthCell:
    share, title = sales.share, words.month(month)
    held = f"{words.month_year(month)}: {hours_words(round(hours, 1))} of coaching"
    if share is None:
        said = "no share of target known" if lead else "no lead measure"
        return MonthCell(month, title, hours, None, sales.gaps, "–", f"{held}, {said}")
    mark = GAP_MARK if sales.gaps else ""
    lacks = f", {words.plural(sales.gaps, 'period')} without a number" if sales.gaps else ""
    told = f"{share * 100:.0f} %"
    return MonthCell(month, title, hours, share, sales.gaps, told + mark, f"{held}, {told} of target{lacks}")


def team(records: MonthRecords, sales: Sales) -> tuple[MonthCell, ...]:
    """The whole team in the months shown: my hours, a group counted once, and results over targets of all."""
    lead, found = records.lead, []
    for at, (month, ledger) in enumerate(zip(records.months, records.ledgers), start=-SHOWN):
        own = [months[at] for months in sales.values()]
        share = team_share(own, lead) if lead else None
        cell = _cell(month, ledger.manager_minutes / 60, SalesMonth(None, sum(m.gaps for m in own)), lead)
        if share is not None:
            cell = _with_share(cell, share, sum(m.share is not None for m in own), len(own))
        found.append(cell)
    return tuple(found)


def _with_share(cell: MonthCell, share: float, known: int, of: int) -> MonthCell:
    told = f"{share * 100:.0f} %"
    held = f"{words.month_year(cell.month)}: {hours_words(round(cell.hours, 1))} of coaching"
    said = f"{held}, {told} of target from {known} of {words.plural(of, 'rep')}"
    return MonthCell(
        cell.month, cell.title, cell.hours, share, cell.gaps, told + (GAP_MARK if cell.gaps or known < of else ""), said
    )
