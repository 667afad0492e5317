"""Papers as PDF: facts in, bytes out. Each is loaded only when it is asked for."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

# paper -> the module that draws it
REPORTS = {
    "plan": "coachdesk.reports.plan",
    "prep": "coachdesk.reports.prep",
    "summary": "coachdesk.reports.summary",
    "brief": "coachdesk.reports.brief",
    "debrief": "coachdesk.reports.debrief",
    "tally": "coachdesk.reports.tally",
    "skills": "coachdesk.reports.skills",
    "matrix": "coachdesk.reports.matrix",
    "scorecard": "coachdesk.reports.scorecard",
    "calendar": "coachdesk.reports.calendar",
    "improvement": "coachdesk.reports.improvement",
    "selfform": "coachdesk.reports.selfform",
    "month": "coachdesk.reports.month",
}


def report(name: str) -> ModuleType:
    """The module of one paper; a `KeyError` for a name that is not in the registry."""
    return import_module(REPORTS[name])
