"""What a table would change: pure, so that a window can show it and a dry run can print it."""

from __future__ import annotations

from dataclasses import replace

from coachdesk.domain.errors import DeskError
from coachdesk.exchange.commitments import CommitmentsImport
from coachdesk.exchange.plans import ImportOptions, ImportPlan, Known, Skip
from coachdesk.exchange.raw import short
from coachdesk.exchange.results import ResultsImport
from coachdesk.exchange.roster import RosterImport
from coachdesk.exchange.sessions import SessionsImport
from coachdesk.exchange.tables import Table
from coachdesk.exchange.targets import TargetsImport

VERBS = ("roster", "results", "targets", "sessions", "commitments")


def plan_import(
    verb: str, table: Table, known: Known, options: ImportOptions | None = None, first_weekday: int = 0
) -> ImportPlan:
    """Say what each row becomes and count it; a name that is unknown blocks the whole import until it is settled."""
    options = options or ImportOptions()
    if verb == "roster":
        plan = RosterImport(table, known, options).plan()
    elif verb == "results":
        plan = ResultsImport(table, known, options, first_weekday).plan()
    elif verb == "targets":
        plan = TargetsImport(table, known, options, first_weekday).plan()
    elif verb == "sessions":
        plan = SessionsImport(table, known, options).plan()
    elif verb == "commitments":
        plan = CommitmentsImport(table, known, options).plan()
    else:
        raise DeskError(f"There is no import of {short(verb)}: choose {', '.join(VERBS)}.")
    left = tuple(Skip(line.row, "", line.text, line.why) for line in table.left_lines)
    skipped = tuple(sorted((*plan.report.skipped, *left), key=lambda skip: skip.row))
    return replace(plan, report=replace(plan.report, skipped=skipped, notes=(*table.notes, *plan.report.notes)))
