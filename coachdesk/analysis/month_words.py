"""The words of the monthly report: its first line, what may be proposed, what is meant, and what is left out."""

from __future__ import annotations

from coachdesk.analysis import words
from coachdesk.analysis.coaching import hours_words
from coachdesk.analysis.ledger import Ledger
from coachdesk.analysis.month import MonthKind, MonthOutcome, MonthPlans, MonthSkill, MonthWords
from coachdesk.analysis.month_records import MonthRecords

MOST_KINDS = 3
LEFT_OUT = (
    "every private note", "what was said in sessions", "what was seen of a person and how it was rated",
    "feedback on trainings", "tiers and improvement plans", "any ranking of people",
)  # fmt: skip


def title_of(records: MonthRecords) -> str:
    """The month in full: "November 2026"."""
    return f"{words.long_month(records.month)} {records.month.year}"


def so_far(records: MonthRecords) -> str:
    """Up to which day a month is told that is not over; "" for one that is."""
    return f"so far, to {words.day(records.today)}" if records.running else ""


def summary(records: MonthRecords, outcomes: tuple[MonthOutcome, ...]) -> str:
    """The first line: signals, hours, sessions, who got the hours meant."""
    found = records.ledger
    if not records.team:
        return "Nobody was on the team this month."
    due = [row for row in found.reps if row.most]
    within = sum(not row.tone and (records.running or row.minutes >= row.least) for row in due)
    course = "on course" if records.running else "as meant"
    parts = [f"{hours_words(round(found.manager_minutes / 60, 1))} in {words.plural(found.counts.held, 'session')}"]
    parts += [f"{found.counts.missed} missed"] if found.counts.missed else []
    parts += [f"{within} of {words.plural(len(due), 'rep')} {course} in hours"] if due else []
    return " · ".join([*_signals(outcomes), *parts])


def _signals(outcomes: tuple[MonthOutcome, ...]) -> list[str]:
    """How many signals there are; what could not be judged is not told as quiet."""
    signals, unsure = sum(one.signal for one in outcomes), sum(not one.judged for one in outcomes)
    if signals:
        return [f"{words.plural(signals, 'signal')} in outcomes"]
    if unsure:
        return [f"{unsure} of {words.plural(len(outcomes), 'outcome')} not judged"]
    return ["No signal in outcomes"] if outcomes else []


def proposals(
    records: MonthRecords,
    kinds: tuple[MonthKind, ...],
    outcomes: tuple[MonthOutcome, ...],
    weakest: tuple[MonthSkill, ...],
    plans: MonthPlans,
) -> MonthWords:
    """What each of the three fields could say, from the facts alone; "" where there is nothing to say."""
    return MonthWords(_coached(records.ledger, kinds), _moved(outcomes, plans), _need(records, weakest))


def _coached(found: Ledger, kinds: tuple[MonthKind, ...]) -> str:
    counts = found.counts
    if not counts.held:
        return ""
    most = [f"{kind.kind.lower()} {hours_words(round(kind.hours, 1))}" for kind in kinds[:MOST_KINDS]]
    head = f"{hours_words(round(found.manager_minutes / 60, 1))} in {words.plural(counts.held, 'session')}"
    return f"{head}, most of it {words.listed(most)}. {found.with_commitment} of {counts.held} led to a commitment."


def _moved(outcomes: tuple[MonthOutcome, ...], plans: MonthPlans) -> str:
    told = [f"{outcome.name}: {outcome.says}." for outcome in outcomes if outcome.signal or not outcome.judged]
    if outcomes and not told:
        told = ["No outcome of the team shows a signal."]
    if plans.verdicts:
        goals = words.listed([f"{count} {verdict}" for verdict, count in plans.verdicts])
        told.append(f"Goals closed since {plans.since}: {goals}.")
    return " ".join(told)


def _need(records: MonthRecords, weakest: tuple[MonthSkill, ...]) -> str:
    told = []
    if weakest:
        first = weakest[0]
        told.append(f"Time for training in {lowered(first.name)}: {first.below_words}.")
    due = [row for row in records.ledger.reps if row.most]
    short = sum(row.tone == "under" for row in due)
    if short:
        got = "rep" if len(due) == 1 else "reps"
        told.append(f"Protected hours: {short} of {len(due)} {got} had less coaching than meant.")
    return " ".join(told)


def lowered(name: str) -> str:
    """A name within a sentence; one in capitals stays."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


HELD = (
    "a session with minutes and at least one commitment or a note; a group counts once for me and in full for each rep."
)
SHARE = "over the closed periods that are known; * = a number is missing. A missing number is never taken for 0."
USUAL = (
    "mean ± 2.66 × the mean moving range (XmR) of the team’s sum over the reps with a number; under 6 periods there is "
    "none, up to 11 it is a trial. A new number of reps starts a new range: no verdict before 12 periods of it."
)


def definitions(records: MonthRecords) -> tuple[tuple[str, str], ...]:
    """What the words of the report mean, each in one sentence."""
    low, high = words.figure(records.options.budget_low), words.figure(records.options.budget_high)
    results = f"results over targets of {lowered(records.lead.name)}" if records.lead else "results over targets"
    return (
        ("Held", HELD),
        ("Budget", f"{low}–{high} hours a rep and month, less for days away; more is flagged as well as less."),
        ("Seen", "how many observations of the rep were written down this month."),
        ("Share of target", f"{results}, {SHARE}"),
        ("Usual range", USUAL),
        ("Plausible", "the 95 % range of a share of so many (Wilson); two that overlap can’t be told apart."),
        ("Kept", "of the commitments that came due this month, those done, late ones too."),
        ("Levels", "the manager’s ratings, 1 to 5; under 3 rated people only the count is told."),
        ("Coaching beside sales", "two numbers side by side. This does not prove a cause."),
    )
