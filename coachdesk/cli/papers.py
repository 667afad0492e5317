"""Papers as files: the facts of a rep's plan, or of an unsaved draft, and which PDF goes where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

import click

from coachdesk import planning
from coachdesk.analysis.paper import PlanPaper
from coachdesk.analysis.plan_sheet import Printing
from coachdesk.analysis.plan_sheet import plan_paper as paper_of
from coachdesk.analysis.plans import prefill
from coachdesk.cli.options import refuse_existing
from coachdesk.desk import Desk
from coachdesk.domain.audiences import Audience
from coachdesk.domain.errors import DeskError
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter
from coachdesk.paths import safe_name, write_whole
from coachdesk.reports import report
from coachdesk.settings import value_of
from coachdesk.views import rep_records

ENDING = re.compile(r"\.[A-Za-z]{2,5}[0-9]?")


class OfRep(Protocol):
    """A paper that is about one rep."""

    @property
    def rep(self) -> str:
        """The rep's name."""


Paper = TypeVar("Paper", bound=OfRep)


def plan_paper(desk: Desk, rep: Rep, quarter: Quarter, audience: Audience, today: date) -> tuple[PlanPaper, bool]:
    """The paper of a rep's plan, and whether it is kept: without one, a filled-in draft that nobody saves."""
    assert rep.id is not None
    plan = desk.plans.find(rep.id, quarter)
    if plan is not None:
        return planning.plan_paper(desk, plan, audience, today), True
    records, manager = rep_records(desk, rep, today), value_of("manager_name", desk.settings.all())
    draft, goals, actions = prefill(records, quarter, today, manager)
    return paper_of(records, draft, goals, actions, Printing(today, audience, manager, None, False), ()), False


def paper_size(desk: Desk, asked: str | None) -> str:
    """The size asked for, else the one set."""
    return asked or value_of("paper", desk.settings.all())


def write_papers(
    desk: Desk, kind: str, places: Sequence[tuple[Path, Sequence[OfRep]]], asked: str | None, *, force: bool, team: Path
) -> None:
    """Write each PDF of one kind of paper, after it is sure that none of them is in the way of another file."""
    for path, _ in places:
        refuse_existing(path, force=force, team=team)
    for path, papers in places:
        write_whole(path, getattr(report(kind), f"{kind}_pdf")(papers, paper_size(desk, asked)))
        click.echo(f"Printed “{path}”.")


def make_folder(out: Path) -> None:
    """Make the folder that PDFs go to; a name that looks like a file’s is refused unless it is a folder already."""
    if out.is_dir():
        return
    if out.exists():
        raise DeskError(f"“{out}” is a file: name a folder for the PDFs, or a file that ends in .pdf.")
    if ENDING.fullmatch(out.suffix):
        raise DeskError(f"“{out}” ends in {out.suffix}: name a folder for the PDFs, or a file that ends in .pdf.")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DeskError(f"The folder “{out}” can't be made: {error.strerror or 'the system refuses'}.") from error


def outputs(
    out: Path, papers: Sequence[Paper], one: str, several: str, *, one_file: bool
) -> Iterator[tuple[Path, Sequence[Paper]]]:
    """Which papers go where: a PDF takes all, a folder one a rep, or one of all if that is asked for."""
    if out.suffix.lower() == ".pdf":
        yield out, papers
        return
    make_folder(out)
    if one_file:
        yield out / f"{safe_name(several)}.pdf", papers
        return
    taken: set[str] = set()
    for paper in papers:
        name, count = f"{safe_name(f'{one} {paper.rep}')}.pdf", 2
        while name.lower() in taken:
            name, count = f"{safe_name(f'{one} {paper.rep} {count}')}.pdf", count + 1
        taken.add(name.lower())
        yield out / name, (paper,)
