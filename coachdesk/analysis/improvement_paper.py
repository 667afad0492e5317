"""How an improvement plan goes, and what its paper says: every word resolved for one reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coachdesk.analysis import words
from coachdesk.analysis.coaching import is_held
from coachdesk.analysis.differences import mean_interval
from coachdesk.analysis.improvement import per_period
from coachdesk.analysis.measured import points_of
from coachdesk.analysis.plan_sheet import Printing
from coachdesk.analysis.rates import wilson
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.series import ADDED, Point
from coachdesk.analysis.variation import FEWEST
from coachdesk.domain.audiences import Audience
from coachdesk.domain.commitments import Owner
from coachdesk.domain.improvement import CheckResult, ImprovementCheck, ImprovementPlan, Outcome, Support
from coachdesk.domain.measures import Direction, Measure, Unit
from coachdesk.domain.people import tenure_months
from coachdesk.domain.sessions import SessionKind

CAUTION = "A change since the start does not prove what caused it."
LEFT_OUT = "private notes, other people’s figures"
RESULTS = {CheckResult.MET: "met", CheckResult.PART: "partly", CheckResult.NOT_MET: "not met"}
OUTCOMES = {
    Outcome.MET: "met",
    Outcome.EXTENDED: "extended",
    Outcome.NOT_MET: "not met",
    Outcome.WITHDRAWN: "withdrawn",
}


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a plan stands. `verdict` is "reached", "below", "open", "too early" or "" without a wanted number.

    `measure` says what came since the start against what is wanted, `judged` how sure that is. `late` counts checks
    and support past their day, on both sides.
    """

    state: str
    state_words: str
    measure: str
    judged: str
    verdict: str
    checks_done: int
    checks: str
    support: str
    met: str
    late: int
    summary: str
    caution: str = CAUTION


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """One check: its day, what is looked at, and the result that is ticked ("" while open) with a note."""

    day: str
    what: str
    result: str
    note: str


@dataclass(frozen=True, slots=True)
class PaperSupport:
    """One line of support with its owner and day."""

    text: str
    owner: str
    due: str
    done: bool


@dataclass(frozen=True, slots=True)
class ImprovementPaper:
    """The paper of one plan for one reader; `private` is "" but on the manager's copy where it was ticked in."""

    rep: str
    rep_first: str
    role: str
    tenure: str
    manager: str
    span: str
    weeks: str
    audience: str
    audience_words: str
    printed_on: date
    left_out: str
    concern: tuple[str, ...]
    expected: tuple[str, ...]
    seen_by: str
    progress: tuple[str, ...]
    checks: tuple[PaperCheck, ...]
    support: tuple[PaperSupport, ...]
    outcome: str
    outcome_day: str
    outcome_note: str
    results: tuple[str, ...]
    outcomes: tuple[str, ...]
    keep_until: str
    private: str = ""


def progress(
    records: RepRecords, plan: ImprovementPlan, checks: Sequence[ImprovementCheck], support: Sequence[Support],
    today: date,
) -> Progress:  # fmt: skip
    """A plan against what is wanted, by the honest rules; until its outcome, or else until today."""
    until = min(today, plan.outcome_day or today)
    state, said = _state(plan, today)
    measure, judged, verdict = _measure(records, plan, until)
    done = [c for c in checks if c.result is not CheckResult.OPEN]
    due = [c for c in checks if c.result is CheckResult.OPEN and c.day < today] if state != "closed" else []
    owed = [s for s in support if not s.done and s.due is not None and s.due < today] if state != "closed" else []
    checked = _checks_words(checks, done, today, state)
    summary = " · ".join(part for part in (said, checked) if part)
    return Progress(
        state, said, measure, judged, verdict, len(done), checked, _support_words(records, support, owed),
        _met_words(records, plan, until), len(due) + len(owed), summary,
    )  # fmt: skip


def _state(plan: ImprovementPlan, today: date) -> tuple[str, str]:
    if plan.outcome is not None:
        when = f" on {words.day_near(plan.outcome_day, today)}" if plan.outcome_day else ""
        return "closed", f"closed{when}: {plan.outcome.value}"
    if today < plan.start:
        return "coming", f"starts {words.weekday_near(plan.start, today)}"
    if today > plan.ends:
        return "over", f"ended {words.plural((today - plan.ends).days, 'day')} ago: write the outcome"
    left = (plan.ends - today).days
    return "running", f"{words.plural(left, 'day')} left" if left else "ends today"


def _measure(records: RepRecords, plan: ImprovementPlan, until: date) -> tuple[str, str, str]:
    """What came since the start, how sure it is, and the verdict."""
    measure = next((m for m in records.measures if m.id == plan.measure_id), None)
    if measure is None or plan.wanted is None:
        return "No number was named: the checks say how it goes.", "", ""
    rows = [p for p in points_of(records, measure, until) if p.start >= plan.start and not p.partial]
    rows = [p for p in rows if p.value is not None]
    per, aim = measure.cadence.value, per_period(records, measure, plan.wanted)
    if not rows:
        return f"{measure.name}: no closed {per} since the start yet; wanted {aim}.", "too early", "too early"
    mean, low, high = _range(rows, measure)
    shown, share = per_period(records, measure, mean), mean / plan.wanted if plan.wanted else None
    reached = f" ({share * 100:.0f} %)" if share is not None and measure.unit in ADDED else ""
    said = f"{measure.name}: {shown} over {words.plural(len(rows), per)} since the start, wanted {aim}{reached}."
    if len(rows) < FEWEST:
        return said, f"too early: {len(rows)} of {FEWEST} {per}s needed to judge", "too early"
    if low is None or high is None:
        return said, "can’t tell: the numbers give no range", "open"
    reach = words.span_words(low, high, measure.unit, records.options.currency)
    return said, *_judged(measure, mean, low, high, plan.wanted, reach)


def _range(rows: Sequence[Point], measure: Measure) -> tuple[float, float | None, float | None]:
    """The level since the start with its plausible range: Wilson's for a rate, Student's for a mean."""
    if measure.unit is Unit.RATE:
        rate = wilson(sum(p.successes or 0 for p in rows), sum(p.trials or 0 for p in rows))
        return rate.rate or 0.0, rate.low, rate.high
    found = mean_interval([p.value for p in rows if p.value is not None])
    assert found is not None
    low = max(0.0, found.low) if found.low is not None and measure.floor_zero else found.low
    return found.value, low, found.high


def _judged(
    measure: Measure, mean: float, low: float, high: float, wanted: float, reach: str
) -> tuple[str, str]:  # fmt: skip
    """The whole range on the right side is reached, the whole on the other is below; else it can't be told."""
    up = measure.direction is Direction.UP
    if low >= wanted if up else high <= wanted:
        return f"reached: plausible {reach}", "reached"
    if high < wanted if up else low > wanted:
        return f"short of what is wanted: plausible {reach}", "below"
    better = mean >= wanted if up else mean <= wanted
    lean = "there on average" if better else "not there on average"
    return f"can’t tell yet: {lean}, plausible {reach}", "open"


def _checks_words(
    checks: Sequence[ImprovementCheck], done: Sequence[ImprovementCheck], today: date, state: str
) -> str:  # fmt: skip
    if not checks:
        return "no checks"
    said = f"{len(done)} of {words.plural(len(checks), 'check')} done"
    waiting = [c for c in checks if c.result is CheckResult.OPEN]
    if not waiting or state == "closed":
        return said
    coming = min(waiting, key=lambda c: c.day)
    if coming.day < today:
        return f"{said}, one {words.due(coming.day, today)}"
    return f"{said}, next {words.due(coming.day, today)}"


def _support_words(records: RepRecords, support: Sequence[Support], owed: Sequence[Support]) -> str:
    """Both sides: "You 1 of 3 done · Grace 0 of 1 · 1 past its day"."""
    parts = []
    for owner, name in ((Owner.MANAGER, "You"), (Owner.REP, words.in_place(records.rep.first_name))):
        own = [s for s in support if s.owner is owner]
        if own:
            parts.append(f"{name} {sum(s.done for s in own)} of {len(own)} done")
    if owed:
        mine = sum(s.owner is Owner.MANAGER for s in owed)
        parts.append(f"{len(owed)} late{', yours' if mine == len(owed) else ''}")
    return " · ".join(parts) or "no support written"


def _met_words(records: RepRecords, plan: ImprovementPlan, until: date) -> str:
    """The one-on-ones held since the start, which are the manager's side of it."""
    rows = [s for s in records.sessions if s.kind is SessionKind.ONE_ON_ONE and plan.start <= s.start.date() <= until]
    held = sum(is_held(s, records.commitments) for s in rows)
    weeks = max(0, (min(until, plan.ends) - plan.start).days // 7)
    if not weeks:
        return ""
    return f"{words.plural(held, 'one-on-one')} held in {words.plural(weeks, 'week')}"


def running_words(plans: Sequence[ImprovementPlan], today: date) -> dict[int, str]:
    """For the team's list, by rep: "improvement plan until 15 Jan"; a plan with an outcome is left out."""
    found: dict[int, str] = {}
    for plan in plans:
        if plan.outcome is None:
            when = "ended, no outcome yet" if plan.ends < today else f"until {words.day_near(plan.ends, today)}"
            found.setdefault(plan.rep_id, f"improvement plan {when}")
    return found


def improvement_paper(
    records: RepRecords, plan: ImprovementPlan, checks: Sequence[ImprovementCheck], support: Sequence[Support],
    printing: Printing,
) -> ImprovementPaper:  # fmt: skip
    """The paper for one reader; the private note only where the manager ticked it onto their own copy."""
    rep, today = records.rep, printing.today
    found = progress(records, plan, checks, support, today)
    own = printing.audience is Audience.MANAGER
    private = plan.private_note if own and printing.private else ""
    months = tenure_months(rep.hired, today)
    names = {Owner.MANAGER: printing.manager or "Manager", Owner.REP: rep.first_name}
    return ImprovementPaper(
        rep=rep.name, rep_first=rep.first_name, role=rep.title or (records.role.name if records.role else ""),
        tenure=f"month {months + 1}" if months is not None else "", manager=printing.manager,
        span=f"{words.long_day(plan.start)} – {words.long_day(plan.ends)}",
        weeks=words.plural(round((plan.ends - plan.start).days / 7), "week"), audience=printing.audience.value,
        audience_words=f"Copy for {'the manager' if own else rep.first_name}", printed_on=today,
        left_out="other people’s figures" if private else LEFT_OUT, concern=_lines(plan.concern),
        expected=_lines(plan.expected), seen_by=_seen_by(records, plan), progress=_so_far(found),
        checks=tuple(PaperCheck(_day(c.day), c.what, RESULTS.get(c.result, ""), c.note) for c in checks),
        support=tuple(
            PaperSupport(s.text, names[s.owner], _day(s.due) if s.due else "", s.done) for s in support
        ),
        outcome=OUTCOMES[plan.outcome] if plan.outcome else "",
        outcome_day=words.long_day(plan.outcome_day) if plan.outcome_day else "", outcome_note=plan.outcome_note,
        results=tuple(RESULTS.values()), outcomes=tuple(OUTCOMES.values()),
        keep_until=words.long_day(rep.retention) if rep.retention else "", private=private,
    )  # fmt: skip


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _day(day: date) -> str:
    return f"{words.weekday(day)} {day.year}"


def _seen_by(records: RepRecords, plan: ImprovementPlan) -> str:
    """How both will see it: the measure that counts, and what is wanted of it."""
    measure = next((m for m in records.measures if m.id == plan.measure_id), None)
    if measure is None or plan.wanted is None:
        return "Seen in the checks below."
    return (
        f"Counted by {measure.name}, {per_period(records, measure, plan.wanted)} on average from {_day(plan.start)} on."
    )


def _so_far(found: Progress) -> tuple[str, ...]:
    """Nothing before the start; else what came of it, how sure that is, and the caution."""
    if found.state == "coming" or not found.verdict:
        return ()
    judged = f"{found.judged[:1].upper()}{found.judged[1:]}."
    return (found.measure, f"{judged} {CAUTION}")
