"""The verb that prints improvement plans: report improvement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from coachdesk import improving
from coachdesk.analysis.improvement_paper import ImprovementPaper
from coachdesk.cli.options import chosen, file_argument, force_option, opened, progress, reps_option, say, today_option
from coachdesk.cli.papers import outputs, write_papers
from coachdesk.cli.sheets import audience_option, one_file_option, out_option, paper_option
from coachdesk.desk import Desk
from coachdesk.domain.audiences import Audience
from coachdesk.domain.errors import DeskError
from coachdesk.domain.improvement import ImprovementPlan
from coachdesk.domain.people import Rep

NOBODY = "Nobody on the team has an improvement plan: name a rep with --rep to print a draft of one."


@click.command("improvement")
@file_argument
@out_option
@reps_option
@audience_option
@paper_option
@one_file_option
@force_option
@today_option
def improvement(
    file: Path,
    out: Path,
    names: Sequence[str],
    audience: str,
    paper: str | None,
    today: date,
    *,
    one_file: bool,
    force: bool,
) -> None:
    """Print each rep's improvement plan, the open one else the newest; for a named rep without one an unsaved draft."""
    with opened(file) as desk:
        found = _found(desk, names)
        progress(f"Printing {len(found)} plan{'s' * (len(found) != 1)} …")
        papers = [_paper(desk, rep, plan, Audience(audience), today) for rep, plan in found]
        places = tuple(
            outputs(out, papers, f"Improvement plan {today}", f"Improvement plans {today}", one_file=one_file)
        )
        write_papers(desk, "improvement", places, paper, force=force, team=file)
    for rep, plan in found:
        if plan is None:
            say(f"{rep.name} has no improvement plan yet, so it is an unsaved draft.")


def _found(desk: Desk, names: Sequence[str]) -> list[tuple[Rep, ImprovementPlan | None]]:
    """Who is printed, each with the plan: everybody who was named, else those who have one."""
    found = [(rep, _plan(desk, rep)) for rep in chosen(desk, names)]
    if not names:
        found = [row for row in found if row[1] is not None]
    if not found:
        raise DeskError(NOBODY)
    return found


def _plan(desk: Desk, rep: Rep) -> ImprovementPlan | None:
    return improving.running(desk, rep) or next(iter(desk.improvement_plans.of_rep(rep.id or 0)), None)


def _paper(
    desk: Desk, rep: Rep, plan: ImprovementPlan | None, audience: Audience, today: date
) -> ImprovementPaper:  # fmt: skip
    if plan is not None:
        return improving.improvement_paper(desk, plan, audience, today)
    return improving.draft_paper(desk, rep, audience, today)
