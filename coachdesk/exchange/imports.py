"""What a table would change: pure, so that a window can show it and a dry run can print it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from coachdesk.domain.errors import DeskError
from coachdesk.exchange.commitments import CommitmentsImport
from coachdesk.exchange.courses import CoursesImport
from coachdesk.exchange.observations import ObservationsImport
from coachdesk.exchange.plans import ImportOptions, ImportPlan, Known, Skip
from coachdesk.exchange.ratings import RatingsImport
from coachdesk.exchange.raw import short
from coachdesk.exchange.results import ResultsImport
from coachdesk.exchange.roster import RosterImport
from coachdesk.exchange.sessions import SessionsImport
from coachdesk.exchange.skills import SkillsImport
from coachdesk.exchange.tables import Table
from coachdesk.exchange.targets import TargetsImport
from coachdesk.exchange.training import TrainingImport

Plain = (
    RosterImport | SessionsImport | CommitmentsImport | SkillsImport | RatingsImport | ObservationsImport
    | CoursesImport | TrainingImport
)  # fmt: skip
VERBS = (
    "roster", "results", "targets", "sessions", "commitments", "skills", "ratings", "observations", "courses",
    "training",
)  # fmt: skip
# those that need nothing but the table, what is known and the options
PLAIN: Mapping[str, type[Plain]] = {
    "roster": RosterImport, "sessions": SessionsImport, "commitments": CommitmentsImport,
    "skills": SkillsImport, "ratings": RatingsImport, "observations": ObservationsImport,
    "courses": CoursesImport, "training": TrainingImport,
}  # fmt: skip


def plan_import(
    verb: str, table: Table, known: Known, options: ImportOptions | None = None, first_weekday: int = 0,
    tick: Callable[[float], object] | None = None,
) -> ImportPlan:  # fmt: skip
    """Say what each row becomes and count it; a name that is unknown blocks the whole import until it is settled.

    `tick` hears how far it is, from 0 to 1, and may raise to stop it.
    """
    options = options or ImportOptions()
    if verb in PLAIN:
        plan = PLAIN[verb](table, known, options).plan()
    elif verb == "results":
        plan = ResultsImport(table, known, options, first_weekday).plan(tick)
    elif verb == "targets":
        plan = TargetsImport(table, known, options, first_weekday).plan()
    else:
        raise DeskError(f"There is no import of {short(verb)}: choose {', '.join(VERBS)}.")
    left = tuple(Skip(line.row, "", line.text, line.why) for line in table.left_lines)
    skipped = tuple(sorted((*plan.report.skipped, *left), key=lambda skip: skip.row))
    return replace(plan, report=replace(plan.report, skipped=skipped, notes=(*table.notes, *plan.report.notes)))
