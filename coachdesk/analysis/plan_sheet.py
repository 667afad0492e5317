"""The two pages of a plan, every word resolved for one reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coachdesk.analysis import words
from coachdesk.analysis.charts import SkillChart
from coachdesk.analysis.coaching import budget, hours_by_month
from coachdesk.analysis.facts import closed_quarters, index_before, rep_ramp, rep_standings
from coachdesk.analysis.measured import Headline, headline, measure_facts, points_of
from coachdesk.analysis.paper import (
    PaperAction,
    PaperFocus,
    PaperGoal,
    PaperMeasure,
    PaperStrength,
    PlanPaper,
)  # fmt: skip
from coachdesk.analysis.plan_dates import TrainingDay, plan_dates
from coachdesk.analysis.plans import level_text, measure_title
from coachdesk.analysis.progress import skill_chart
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.skills import Standing
from coachdesk.domain.audiences import Audience
from coachdesk.domain.people import tenure_months
from coachdesk.domain.periods import Cadence, end_of, start_of, step
from coachdesk.domain.plans import Action, ActionOwner, ActionState, Amendment, Cause, Goal, Plan

MOST_MEASURES, MOST_SKILLS = 5, 7
LEFT_OUT = "private notes, other people’s figures"
LEADERSHIP_LEFT_OUT = f"{LEFT_OUT}, the rep’s comment, obstacles, the line on the cause and words of observations"
CAUSES = {Cause.SKILL: "Skill", Cause.WILL: "Will", Cause.KNOWLEDGE: "Knowledge", Cause.SYSTEM: "System"}


@dataclass(frozen=True, slots=True)
class Printing:
    """What one print is: for whom, when, as which issue; `private` puts the private note on the manager's copy."""

    today: date
    audience: Audience = Audience.REP
    manager: str = ""
    issue: int | None = None
    private: bool = False


def plan_paper(
    records: RepRecords, plan: Plan, goals: Sequence[Goal], actions: Sequence[Action], printing: Printing,
    amendments: Sequence[Amendment] = (), training: Sequence[TrainingDay] = (),
) -> PlanPaper:  # fmt: skip
    """The paper for one reader; leadership sees neither the rep's own words on causes nor what was observed."""
    rep, today, top = records.rep, printing.today, headline(records, printing.today)
    leadership = printing.audience is Audience.LEADERSHIP
    private, left = _kept_back(plan, printing)
    found = rep_standings(records, today)
    months = tenure_months(rep.hired, today)
    return PlanPaper(
        rep=rep.name, rep_first=rep.first_name, role=rep.title or (records.role.name if records.role else ""),
        tenure=f"month {months + 1}" if months is not None else "", manager=printing.manager,
        quarter=plan.period.title, span=words.span_of(plan.period), plan_number=plan.number, issue=printing.issue,
        status=plan.status.value, audience=printing.audience.value,
        audience_words=f"Copy for {'leadership' if leadership else 'the ' + printing.audience.value}",
        printed_on=today, left_out=left,
        success=plan.success, chart=top.chart if top else None, chart_note=_chart_note(top),
        attainment=tuple(f"{name} {share * 100:.0f} %" for name, share in closed_quarters(records, today)[-4:]),
        ramp=_ramp(records, today),
        measures=_measures(records, plan, top, today),
        strengths=() if leadership else _strengths(plan.strengths),
        skills=_skills(records, plan, found),
        causes=tuple((name, plan.cause is cause) for cause, name in CAUSES.items()),
        cause_why="" if leadership else plan.cause_why, focus=_focus(records, plan, found),
        focus_why=_why(records, plan), goals=tuple(_goal(g) for g in goals),
        actions=tuple(_action(a, rep.first_name, printing.manager) for a in actions),
        obstacles="" if leadership else plan.obstacles, support=plan.support,
        dates=plan_dates(records, plan, training),
        career=plan.career, check_day=_long(plan.check_day), check_note=plan.check_note,
        close_day=_long(plan.close_day), retrospective=plan.retrospective,
        verdicts=tuple(f"{g.text}: {g.verdict.value}" for g in goals if g.verdict),
        comment="" if leadership else plan.rep_comment,
        amendments=tuple(f"Issue {a.issue_number}, {words.day(a.day)}: {a.text}" for a in amendments),
        next_review=_long(_next_review(plan, today)),
        keep_until=words.long_day(plan.retention) if plan.retention else "", private=private,
    )  # fmt: skip


def _kept_back(plan: Plan, printing: Printing) -> tuple[str, str]:
    """The private note of this one print, and the words for what is left out."""
    private = plan.private_note if printing.private and printing.audience is Audience.MANAGER else ""
    left = LEADERSHIP_LEFT_OUT if printing.audience is Audience.LEADERSHIP else LEFT_OUT
    return private, left.removeprefix("private notes, ") if private else left


def _skills(records: RepRecords, plan: Plan, found: Sequence[Standing]) -> SkillChart:
    before = index_before(records, plan.period.plus(-1).last)
    return skill_chart(found, {plan.focus_id, plan.focus2_id} - {None}, before, MOST_SKILLS)


def _ramp(records: RepRecords, today: date) -> str:
    """The place on the ramp, in the first twelve months only."""
    place = rep_ramp(records, today)
    return place.words if place and place.month <= 12 else ""


def _chart_note(top: Headline | None) -> str:
    if top is None:
        return "no numbers of an outcome measure yet"
    state = {"none": top.variation.words, "trial": "shaded = usual range, still on trial",
             "locked": "shaded = usual range from the first 12 months, locked"}[top.variation.state]  # fmt: skip
    if top.chart.baseline_words and top.variation.state == "locked":
        state = "shaded = usual range, locked on the first 12 since then"
    state = ", ".join(part for part in (top.chart.baseline_words, state) if part)
    share = "share of target, month by month" if "attainment" in top.chart.title else top.chart.title.lower()
    return f"{share}; {state}"


def _measures(records: RepRecords, plan: Plan, top: Headline | None, today: date) -> tuple[PaperMeasure, ...]:
    """Attainment first, then the measure the focus should move, then those with a target, then coaching hours."""
    lines = []
    if top is not None and top.share is not None:
        usual = top.variation
        span = "–"
        if usual.lower is not None and usual.upper is not None:
            span = f"{usual.lower:.0f}–{usual.upper:.0f} %"
        lines.append(
            PaperMeasure("Quota attainment, last 4 quarters", f"{top.share * 100:.0f} %", "100 %", span,
                         top.chart.verdict)
        )  # fmt: skip
    rows = [m for m in records.measures if not m.lead and not m.archived and points_of(records, m, today)]
    aimed = {t.measure_id for t in records.targets}
    rows.sort(key=lambda m: (m.id != plan.moves_measure_id, m.id not in aimed, m.position))
    for measure in rows[: MOST_MEASURES - len(lines) - 1]:
        facts = measure_facts(records, measure, today)
        lines.append(PaperMeasure(measure_title(measure), facts.now, facts.target, facts.usual, facts.says))
    hours = hours_by_month(records.sessions, records.commitments, records.presence)
    if hours:
        lines.append(_coaching(records, hours, today))
    return tuple(lines)


def _coaching(records: RepRecords, hours: dict[date, float], today: date) -> PaperMeasure:
    last = step(start_of(today, Cadence.MONTH), Cadence.MONTH, -1)
    low, high = (round(value, 1) for value in budget(records, last, end_of(last, Cadence.MONTH)))
    value = hours.get(last, 0.0)
    says = "under budget" if value < low else "over budget" if value > high else "on budget"
    meant = f"{words.figure(low)}–{words.figure(high)}"
    name = f"Coaching received, hours in {words.long_month(last)}"
    return PaperMeasure(name, words.figure(value), meant, "–", says)


def _strengths(text: str) -> tuple[PaperStrength, ...]:
    """A line each, the title before its first colon."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    parts = [line.partition(": ") for line in lines]
    return tuple(PaperStrength(a, c) if b else PaperStrength("", a) for a, b, c in parts)


def _focus(records: RepRecords, plan: Plan, found: Sequence[Standing]) -> tuple[PaperFocus, ...]:
    rows = []
    for skill_id, level, text in (
        (plan.focus_id, plan.focus_level, plan.focus_text), (plan.focus2_id, plan.focus2_level, plan.focus2_text),
    ):  # fmt: skip
        skill = next((s for s in records.skills if s.id == skill_id), None)
        if skill is None:
            continue
        now = next((s.manager for s in found if s.skill.id == skill_id), None)
        wanted = text or level_text(records.levels, skill_id, level, wanted=True)
        rows.append(PaperFocus(skill.name, now, level_text(records.levels, skill_id, now, wanted=False), level, wanted))
    return tuple(rows)


def _why(records: RepRecords, plan: Plan) -> str:
    measure = next((m.name for m in records.measures if m.id == plan.moves_measure_id), "")
    moves = f"It should move {measure}." if measure else ""
    return " ".join(part for part in (plan.focus_why, moves) if part)


def _goal(goal: Goal) -> PaperGoal:
    due = words.day(goal.due) if goal.due else ""
    verdict = goal.verdict.value if goal.verdict else ""
    return PaperGoal(
        goal.text, goal.kind.value, goal.baseline, goal.target, due, goal.checked_by, verdict, goal.evidence
    )


def _action(action: Action, rep_first: str, manager: str) -> PaperAction:
    mine = manager.split(maxsplit=1)[0] if manager.split() else "manager"
    owner = {ActionOwner.REP: rep_first, ActionOwner.MANAGER: mine, ActionOwner.BOTH: f"{mine}, {rep_first}"}
    status = action.state.value
    if action.carried and action.state is ActionState.OPEN:
        status = "carried over"
    start, due = (words.day(d) if d else "" for d in (action.start, action.due))
    return PaperAction(
        action.text, action.kind.value, owner[action.owner], start, due, status, action.state is ActionState.DONE
    )


def _next_review(plan: Plan, today: date) -> date | None:
    days = [d for d in (plan.check_day, plan.close_day) if d is not None]
    return min((d for d in days if d >= today), default=max(days, default=None))


def _long(day: date | None) -> str:
    return f"{day.day} {words.long_month(day)}" if day else ""
