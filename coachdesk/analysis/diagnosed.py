"""The diagnosis itself: all rules looked at together, so that many looks make no false alarm, and put into words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coachdesk.analysis import words
from coachdesk.analysis.chance import stand_out
from coachdesk.analysis.diagnosis import Diagnosis, Finding, Looked, SetAside, Strength
from coachdesk.analysis.diagnosis_rules import EARLY, FINE, OFF, Case, Judged
from coachdesk.analysis.diagnosis_rules_coaching import little_coaching, manager_commitments, rep_commitments
from coachdesk.analysis.diagnosis_rules_effort import activity_without_progress, clutter, effort_falling
from coachdesk.analysis.diagnosis_rules_fit import poor_fit
from coachdesk.analysis.diagnosis_rules_funnel import conversions, told_once, win_rate
from coachdesk.analysis.diagnosis_rules_leads import cold_leads, marketing_apart, no_next_step
from coachdesk.analysis.diagnosis_rules_skills import skill_gap, stale_training
from coachdesk.domain.courses import Course
from coachdesk.domain.periods import Cadence

MONTH_DAYS = 30.4


def diagnose(case: Case) -> Diagnosis:
    """Everything that was looked at for one rep.

    A rule whose chance stands out from all the rules of this rep together (Holm, 5 %) is a signal; one that is off
    without standing out is a hint.
    """
    judged = judge(case)
    chances = {one.topic.cause: one.chance for one in judged if one.chance is not None}
    sure = stand_out(chances)
    aside = {dismissal.cause for dismissal in case.dismissals}
    told = [one for one in told_once(judged) if one.topic.cause not in aside]
    off = [one for one in told if one.state == OFF]
    off.sort(key=lambda one: (not _is_signal(one, sure), 1.0 if one.chance is None else one.chance))
    found = tuple(_finding(case, one, Strength.SIGNAL if _is_signal(one, sure) else Strength.HINT) for one in off)
    return Diagnosis(
        case.records.rep.id or 0, _summary(case, found, told), found,
        tuple(_looked(one) for one in told if one.state == FINE),
        tuple(_looked(one) for one in told if one.state == EARLY), _set_aside(case, judged), case.funnel,
    )  # fmt: skip


def judge(case: Case) -> tuple[Judged, ...]:
    """What each rule says, in the order of a sale."""
    steps = (*conversions(case), win_rate(case))
    return (
        cold_leads(case), marketing_apart(case), *steps, no_next_step(case), poor_fit(case),
        activity_without_progress(case), effort_falling(case), clutter(case), skill_gap(case, steps),
        stale_training(case), little_coaching(case), rep_commitments(case), manager_commitments(case),
    )  # fmt: skip


def _is_signal(one: Judged, sure: frozenset[str]) -> bool:
    return one.able and one.topic.cause in sure


def _looked(one: Judged) -> Looked:
    return Looked(one.topic.cause, one.topic.name, one.words)


def _finding(case: Case, one: Judged, strength: Strength) -> Finding:
    skill = one.skills[0].skill if one.skills else None
    course = _course(case, [s.skill.id or 0 for s in one.skills])
    asked = next((q.text for q in case.questions if skill and q.skill_id == skill.id and not q.archived), "")
    return Finding(
        one.topic.cause, one.topic.kind, strength, one.title or one.topic.title, one.evidence,
        asked or one.topic.question, skill.id if skill else None, skill.name if skill else "",
        course.id if course else None, course.title if course else "",
        case.course_days.get(course.id or 0) if course else None, one.measure_id,
    )  # fmt: skip


def _course(case: Case, skill_ids: Sequence[int]) -> Course | None:
    """Of the courses that serve the first skill the one that serves most of the others too."""
    rows = [(course, served) for course, served in case.courses if skill_ids and skill_ids[0] in served]
    best = max(rows, key=lambda row: (row[0].id in case.course_days, len(row[1] & set(skill_ids))), default=None)
    return best[0] if best else None


def _set_aside(case: Case, judged: Sequence[Judged]) -> tuple[SetAside, ...]:
    """What the manager said is not it, with its title; a cause that is not looked at any more keeps its name."""
    titles = {one.topic.cause: one.title or one.topic.title for one in judged}
    return tuple(SetAside(d, titles.get(d.cause, d.cause.capitalize())) for d in case.dismissals)


def _summary(case: Case, found: Sequence[Finding], told: Sequence[Judged]) -> str:
    """In one line: "1 signal, 2 hints among 17 causes · 12 months of own numbers, against 3 other Account Executives".

    Hints are not corrected for how many causes were looked at: so their number stands beside them.
    """
    months = _months(case)
    if not months and not found:
        return "No numbers in the last 12 months: too early to tell anything from them"
    signals = sum(one.strength is Strength.SIGNAL for one in found)
    counts = [(signals, "signal"), (len(found) - signals, "hint")]
    parts = [words.plural(count, word) for count, word in counts if count]
    tried = sum(one.state == FINE for one in told)
    head = ", ".join(parts) or ("Nothing found" if tried else "Too early to tell")
    looked = f" among {words.plural(len(told), 'cause')}" if parts or tried else ""
    return f"{head}{looked} · {words.plural(months, 'month')} of own numbers, {_against(case)}"


def _against(case: Case) -> str:
    role = case.records.role
    if role is None:
        return "against nobody: the rep has no role"
    if not case.others:
        return f"against nobody: no other {role.name} is on the team"
    return f"against {words.plural(len(case.others), f'other {role.name}')}"


def _months(case: Case) -> int:
    """How many months the rep's own numbers of the last year span."""
    first, last = case.span.bounds(Cadence.WEEK)
    days: list[date] = [r.start for r in case.records.results if first <= r.start <= last]
    return max(1, round(((max(days) - min(days)).days + 7) / MONTH_DAYS)) if days else 0
