"""The ledger of a span: hours against the budget, gaps, cover by tier, and what the reps say of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from statistics import median

from coachdesk.analysis import words
from coachdesk.analysis.coaching import hours_words
from coachdesk.analysis.commitments import kept_of
from coachdesk.analysis.ledger import Counts, Ledger, RepLedger, TierCover
from coachdesk.analysis.ledger_count import (
    Attended,
    CoachingRecords,
    counts,
    held_minutes,
    planned_by_kind,
    planned_minutes,
    spans,
)
from coachdesk.analysis.spans import Gap, longest_gap, months_in, passed_share, rep_budget, there_months
from coachdesk.analysis.tiers import Tier
from coachdesk.domain.commitments import Owner
from coachdesk.domain.people import Rep, Status
from coachdesk.domain.periods import Cadence
from coachdesk.domain.sessions import SessionKind

LEAST_MONTHS = 0.25  # a rate per month from less than a week says nothing
SHORT = 0.75  # the middle is short when it gets less than this of what another tier gets


def ledger(records: CoachingRecords, first: date, last: date, today: date) -> Ledger:
    """The team's coaching in the days first..last: held counts only when something came of it.

    What somebody else gave counts for the reps who were there, and not for the manager.
    """
    rows = records.within(first, last)
    sessions = [s for s, _ in rows if s.yours]
    minutes = held_minutes(records, sessions)
    met = {rep_id for _, reps in rows for rep_id in reps}
    reps = tuple(
        rep_ledger(records, rep, tier, first, last, today) for rep, tier in records.team if rep.present or rep.id in met
    )
    cover = tiers(records, reps, months_in(first, min(last, today)))
    held = [s for s in sessions if records.counted(s)]
    kinds = [s.kind for s in held]
    found, useful = counts(records, sessions), tuple(s.usefulness for s in held if s.usefulness is not None)
    return Ledger(
        first=first, last=last, counts=found, minutes=minutes, manager_minutes=sum(minutes.values()),
        pre_briefs=kinds.count(SessionKind.PRE_BRIEF), debriefs=kinds.count(SessionKind.DEBRIEF),
        kept={owner: kept_of(records.commitments, owner, first, last, today) for owner in Owner}, reps=reps,
        months=spans(records, first, last, Cadence.MONTH), weeks=spans(records, first, last, Cadence.WEEK),
        tiers=cover, tier_words=tier_words(cover), with_commitment=sum(s.id in records.promised for s in held),
        useful=useful, useful_words=useful_words(useful), summary=_summary(sum(minutes.values()), found, reps),
        planned=planned_by_kind(sessions),
    )  # fmt: skip


def rep_ledger(records: CoachingRecords, rep: Rep, tier: str, first: date, last: date, today: date) -> RepLedger:
    """One rep's part: a group session counts in full; usefulness only where the rep was alone with the manager."""
    own = [row for row in records.sessions if rep.id in row[1]]
    rows = [row for row in own if first <= row[0].start.date() <= last]
    sessions = [s for s, _ in rows]
    by_kind, gap = held_minutes(records, sessions), longest_gap(_met(records, own), first, last, today)
    minutes, options = sum(by_kind.values()), records.options
    least, most = (
        rep_budget(hours, rep, records.absences, first, last) for hours in (options.budget_low, options.budget_high)
    )
    share = _passed(records, rep, first, last, today)
    over = rep.status is Status.ACTIVE and minutes > most > 0
    tone = "over" if over else "under" if _short(rep, minutes, least, share) else ""
    alone = [s for s, reps in rows if len(reps) == 1 and records.counted(s)]
    return RepLedger(
        rep_id=rep.id or 0, rep=rep.name, initials=rep.initials, tier=tier, counts=counts(records, sessions),
        minutes=minutes, planned_minutes=planned_minutes(sessions), by_kind=by_kind, least=least, most=most,
        gap=gap.days if gap else None, gap_words=_gap_words(gap, today), tone=tone,
        says=_says(minutes, least, most, share, tone) if rep.status is Status.ACTIVE else rep.status.value,
        useful=tuple(s.usefulness for s in alone if s.usefulness is not None),
    )  # fmt: skip


def _passed(records: CoachingRecords, rep: Rep, first: date, last: date, today: date) -> float:
    """How much of the rep's own days of a span is over."""
    whole = there_months(rep, records.absences, first, last)
    if not whole:
        return passed_share(first, last, today)
    return max(0.0, there_months(rep, records.absences, first, min(last, today))) / whole


def _met(records: CoachingRecords, own: Sequence[Attended]) -> list[date]:
    return [s.start.date() for s, _ in own if s.kind is SessionKind.ONE_ON_ONE and records.counted(s)]


def _short(rep: Rep, minutes: int, least: int, share: float) -> bool:
    """Behind its share once half of the span is over; nobody on leave or gone is short of coaching."""
    return rep.status is Status.ACTIVE and share > 0.5 and minutes < round(least * share)


def _gap_words(gap: Gap | None, today: date) -> str:
    if gap is None:
        return "no one-on-one yet"
    length = words.plural(gap.days, "day")
    return f"{length} until now" if gap.running and gap.end == today else f"{length} to {words.day(gap.end)}"


def _says(minutes: int, least: int, most: int, share: float, tone: str) -> str:
    if tone == "over":
        return f"{_hours(minutes - most)} over the {_hours(most)} meant at most"
    if tone == "under":
        due = round(least * share)
        return f"{_hours(due - minutes)} short of the {_hours(due)} meant{'' if share == 1 else ' by now'}"
    if not most:
        return "no budget for these days"
    aim = f"{words.figure(least / 60)}–{_hours(most)}"
    return f"within {aim}" if minutes >= least else f"{_hours(minutes)} of {aim} so far"


def _hours(minutes: float) -> str:
    return hours_words(minutes / 60)


def tiers(records: CoachingRecords, reps: Sequence[RepLedger], months: float) -> tuple[TierCover, ...]:
    """Hours held a rep and month for each tier that somebody is in, leave apart; none from less than a week."""
    if months < LEAST_MONTHS:
        return ()
    here = {rep.id for rep, _ in records.team if rep.status is Status.ACTIVE}
    found = []
    for tier in Tier:
        rows = [r for r in reps if r.rep_id in here and r.tier == tier.title]
        if rows:
            hours = sum(r.minutes for r in rows) / 60 / len(rows) / months
            found.append(TierCover(tier.title, len(rows), hours))
    return tuple(found)


def tier_words(cover: Sequence[TierCover]) -> str:
    """Whether the middle is short of coaching: said only when it gets less than three quarters of another tier."""
    by_tier = {c.tier: c for c in cover}
    middle = by_tier.get(Tier.PERFORMER.title)
    others = [c for t in (Tier.TOP, Tier.UNDER) if (c := by_tier.get(t.title))]
    most = max(others, key=lambda c: c.hours, default=None)
    if middle is None or most is None or middle.hours >= SHORT * most.hours:
        return ""
    get = "gets" if middle.reps == 1 else "get"
    return (
        f"{_counted(middle)} {get} {words.figure(round(middle.hours, 1))} h a rep and month, {_counted(most)} "
        f"{words.figure(round(most.hours, 1))} h: the middle is short."
    )


def _counted(cover: TierCover) -> str:
    return words.plural(cover.reps, cover.tier.lower())


def useful_words(answers: Sequence[int]) -> str:
    """The median with its count: "4 of 5, from 9 answers"."""
    if not answers:
        return "no answers yet"
    return f"{words.figure(float(median(answers)))} of 5, from {words.plural(len(answers), 'answer')}"


def _summary(minutes: int, found: Counts, reps: Sequence[RepLedger]) -> str:
    parts = [f"{_hours(minutes)} in {words.plural(found.held, 'session')} held"]
    parts += [f"{found.planned} still planned"] if found.planned else []
    parts += [f"{found.missed} missed"] if found.missed else []
    parts += [f"{found.hollow} without a note or commitment"] if found.hollow else []
    short, over = (sum(r.tone == tone for r in reps) for tone in ("under", "over"))
    parts += [f"{words.plural(short, 'rep')} under the budget"] if short else []
    parts += [f"{words.plural(over, 'rep')} over it" if short else f"{words.plural(over, 'rep')} over the budget"] * (
        over > 0
    )
    return " · ".join(parts)
