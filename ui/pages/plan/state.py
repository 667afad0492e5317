"""Where a plan stands, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coachdesk import planning
from coachdesk.analysis.plan_changes import changes
from coachdesk.analysis.words import day, long_day, plural
from coachdesk.desk import Desk
from coachdesk.domain.audiences import Audience
from coachdesk.domain.people import Rep
from coachdesk.domain.plans import Plan, PlanIssue, PlanStatus


def upcoming(desk: Desk, plan: Plan, issues: Sequence[PlanIssue], today: date) -> tuple[str, ...]:
    """What the next issue would name as amended; nothing before the first issue."""
    if not issues:
        return ()
    fresh = planning.plan_paper(desk, plan, Audience.REP, today, issue=len(issues) + 1)
    return changes(planning.issued_paper(issues[-1]), fresh)


def chip_of(plan: Plan, issues: int, changed: int) -> tuple[str, str]:
    """The words and the tone of the chip beside the title."""
    if issues and changed:
        return f"Draft after issue {issues}", "watch"
    return status_words(plan), {PlanStatus.DRAFT: "watch", PlanStatus.CLOSED: "neutral"}.get(plan.status, "good")


def status_words(plan: Plan) -> str:
    """The status with its day: "Draft", "Agreed 6 Oct", "Checked 16 Nov", "Closed 31 Dec"."""
    words = {PlanStatus.DRAFT: "Draft", PlanStatus.AGREED: "Agreed", PlanStatus.CHECKED: "Checked"}
    when = {PlanStatus.AGREED: plan.agreed_on, PlanStatus.CHECKED: plan.checked_on, PlanStatus.CLOSED: plan.closed_on}
    said = when.get(plan.status)
    return words.get(plan.status, "Closed") + (f" {day(said)}" if said else "")


def summary_of(rep: Rep, plan: Plan | None, issues: Sequence[PlanIssue], changed: int) -> str:
    """The line under the title."""
    if plan is None:
        return rep.name
    said = [rep.name, f"plan {plan.number}"]
    if issues:
        said.append(f"issue {issues[-1].number} printed {long_day(issues[-1].day).rsplit(' ', 1)[0]}, frozen")
        said.append(f"{plural(changed, 'change')} since" if changed else "nothing changed since")
    else:
        said.append("not issued yet")
    return " · ".join(said)
