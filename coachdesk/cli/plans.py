"""Verbs about development plans: issue, issues, reprint."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from coachdesk import planning
from coachdesk.cli.options import (
    PATH,
    file_argument,
    force_option,
    json_option,
    opened,
    print_json,
    print_table,
    quarter_option,
    refuse_existing,
    rep_option,
    today_option,
)
from coachdesk.domain.errors import DeskError
from coachdesk.domain.periods import Quarter
from coachdesk.paths import write_whole


@click.group("plan")
def plan_group() -> None:
    """Issue development plans and print them again."""


@plan_group.command("issue")
@file_argument
@rep_option
@quarter_option
@today_option
def issue(file: Path, name: str, quarter: Quarter | None, today: date) -> None:
    """Freeze a rep's plan as the next numbered issue."""
    wanted = quarter or Quarter.of(today)
    with opened(file) as desk:
        rep = desk.people.by_name(name)
        assert rep.id is not None
        plan = desk.plans.find(rep.id, wanted)
        if plan is None:
            raise DeskError(f"{rep.name} has no plan for {wanted.title}: make it in the window first.")
        made = planning.issue_plan(desk, plan, today)
    click.echo(f"Issue {made.number} of {rep.name}'s plan for {wanted.title} is frozen as number {made.id}.")


@plan_group.command("issues")
@file_argument
@json_option
def issues(file: Path, *, as_json: bool) -> None:
    """List all issues of all plans, with the number that `plan reprint` takes."""
    with opened(file) as desk:
        names = {rep.id: rep.name for rep in desk.people.all(include_archived=True)}
        rows = [
            {
                "id": i.id,
                "rep": names[p.rep_id],
                "quarter": str(p.period),
                "issue": i.number,
                "day": i.day,
                "digest": i.digest,
            }
            for p in desk.plans.all()
            if p.id is not None
            for i in desk.plans.issues(p.id)
        ]
    if as_json:
        print_json(rows)
        return
    print_table(("id", "rep", "quarter", "issue", "day"), ([*row.values()][:5] for row in rows))


@plan_group.command("reprint")
@file_argument
@click.argument("number", metavar="ID", type=int)
@click.option("-o", "--out", type=PATH, required=True, help="The PDF to write.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="The size of paper; else that of the issue.")
@force_option
def reprint(file: Path, number: int, out: Path, paper: str | None, *, force: bool) -> None:
    """Print an issue again, as it was frozen: the same bytes each time."""
    refuse_existing(out, force=force, team=file)
    with opened(file) as desk:
        frozen = desk.plans.issue(number)
        printed = planning.reprint(desk, frozen, paper)
    write_whole(out, printed)
    click.echo(f"Printed issue {frozen.number} to “{out}”.")
