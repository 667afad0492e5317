"""Verbs that print the papers about skills: report skills, matrix, scorecard, selfform."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from coachdesk import assessing, forms
from coachdesk.analysis.skill_papers import FormPaper, ScorecardPaper
from coachdesk.cli.options import (
    chosen,
    file_argument,
    force_option,
    opened,
    progress,
    refuse_existing,
    reps_option,
    today_option,
)
from coachdesk.cli.papers import outputs, paper_size, write_papers
from coachdesk.cli.sheets import audience_option, one_file_option, out_option, paper_option
from coachdesk.desk import Desk
from coachdesk.domain.audiences import Audience
from coachdesk.domain.errors import DeskError
from coachdesk.domain.people import Rep
from coachdesk.domain.scorecards import ScoredCall
from coachdesk.paths import safe_name, write_whole
from coachdesk.reports import report

framework_option = click.option("--framework", metavar="NAME", help="The framework; else the first one.")


@click.command("skills")
@file_argument
@out_option
@reps_option
@framework_option
@audience_option
@paper_option
@one_file_option
@force_option
@today_option
def skills(
    file: Path,
    out: Path,
    names: Sequence[str],
    framework: str | None,
    audience: str,
    paper: str | None,
    today: date,
    *,
    one_file: bool,
    force: bool,
) -> None:
    """Print each rep's skills scorecard: target, self, manager, the gap, and what each level stands on."""
    with opened(file) as desk:
        reps, which = _reps(desk, names), _framework(desk, framework)
        progress(f"Printing {len(reps)} scorecard{'s' * (len(reps) != 1)} …")
        papers = [assessing.skills_paper(desk, rep, Audience(audience), today, framework_id=which) for rep in reps]
        places = tuple(outputs(out, papers, f"Skills {today}", f"Skills {today}", one_file=one_file))
        write_papers(desk, "skills", places, paper, force=force, team=file)


@click.command("matrix")
@file_argument
@out_option
@framework_option
@click.option("--role", metavar="NAME", help="Only the reps of one role.")
@paper_option
@force_option
@today_option
def matrix(
    file: Path, out: Path, framework: str | None, role: str | None, paper: str | None, today: date, *, force: bool
) -> None:
    """Print the team's skills matrix on the long side of the paper; it compares people, so it is the manager's."""
    with opened(file) as desk:
        only = _role(desk, role) if role else None
        found = assessing.matrix(desk, today, _framework(desk, framework), only)
        if not found.rows:
            raise DeskError(f"Nobody on the team is {role}." if role else "There is no rep on the team yet: add one.")
        path = _file(out, f"Skills matrix {today}.pdf")
        refuse_existing(path, force=force, team=file)
        write_whole(path, report("matrix").matrix_pdf(found, today, paper_size(desk, paper)))
        click.echo(f"Printed “{path}”.")


@click.command("scorecard")
@file_argument
@out_option
@click.option("--card", metavar="NAME", help="A blank one of this scorecard, instead of the reps' scored calls.")
@reps_option
@audience_option
@paper_option
@one_file_option
@force_option
@today_option
def scorecard(
    file: Path,
    out: Path,
    card: str | None,
    names: Sequence[str],
    audience: str,
    paper: str | None,
    today: date,
    *,
    one_file: bool,
    force: bool,
) -> None:
    """Print each rep's newest scored call, or a blank scorecard with boxes to tick."""
    if card and names:
        raise DeskError("Name a scorecard for a blank one, or reps for their scored calls, not both.")
    with opened(file) as desk:
        if card:
            _blank_card(desk, card, out, (paper, today, file), force=force)
            return
        calls = [(rep, _newest(desk, rep, today)) for rep in _reps(desk, names)]
        papers = [_scored(desk, call, Audience(audience), today) for _, call in calls if call is not None]
        if not papers:
            raise DeskError("No call of theirs is scored yet: print a blank scorecard with --card NAME.")
        progress(f"Printing {len(papers)} scorecard{'s' * (len(papers) != 1)} …")
        places = tuple(outputs(out, papers, f"Scorecard {today}", f"Scorecards {today}", one_file=one_file))
        write_papers(desk, "scorecard", places, paper, force=force, team=file)
    missing = [rep.name for rep, call in calls if call is None]
    if missing:
        click.echo(f"No call is scored yet, so nothing is printed for: {', '.join(missing)}.", err=True)


def _scored(desk: Desk, call: ScoredCall, audience: Audience, today: date) -> ScorecardPaper:
    """A scored call by the version it was scored with."""
    return assessing.scorecard_paper(desk, desk.scorecards.one(call.scorecard_id), today, call, audience)


def _blank_card(desk: Desk, card: str, out: Path, how: tuple[str | None, date, Path], *, force: bool) -> None:
    paper, today, team = how
    found = desk.scorecards.by_name(card)
    blank = assessing.scorecard_paper(desk, found, today)
    path = _file(out, f"{safe_name(f'Scorecard {found.name}')}.pdf")
    write_papers(desk, "scorecard", ((path, (blank,)),), paper, force=force, team=team)


@click.command("selfform")
@file_argument
@out_option
@reps_option
@framework_option
@click.option("--fillable", is_flag=True, help="A PDF with fields, one a rep, that is remembered and can come back.")
@paper_option
@one_file_option
@force_option
@today_option
def selfform(
    file: Path,
    out: Path,
    names: Sequence[str],
    framework: str | None,
    paper: str | None,
    today: date,
    *,
    fillable: bool,
    one_file: bool,
    force: bool,
) -> None:
    """Print self-assessment forms to write on, or make ones to fill in on a screen and to import again."""
    with opened(file, today=today) as desk:
        reps, which = _reps(desk, names), _framework(desk, framework)
        if fillable and len(reps) > 1 and (one_file or out.suffix.lower() == ".pdf"):
            raise DeskError("A form to fill in is one PDF for each rep: name a folder, or one rep.")
        progress(f"Printing {len(reps)} form{'s' * (len(reps) != 1)} …")
        blank = [forms.form_paper(desk, rep, today, which) for rep in reps]
        title, titles = f"Self-assessment {today}", f"Self-assessments {today}"
        places = tuple(outputs(out, blank, title, titles, one_file=one_file))
        for path, _ in places:
            refuse_existing(path, force=force, team=file)
        size = paper_size(desk, paper)
        for n, (path, papers) in enumerate(places):
            if fillable:
                _send(desk, reps[n], path, (today, which, size))
            else:
                _print(path, papers, size)


def _print(path: Path, papers: Sequence[FormPaper], size: str) -> None:
    write_whole(path, report("selfform").form_pdf(papers, size))
    click.echo(f"Printed “{path}”.")


def _send(desk: Desk, rep: Rep, path: Path, how: tuple[date, int | None, str]) -> None:
    """Make, write and remember one form; when it can't be written, it is not remembered either."""
    today, framework_id, size = how
    with desk.store.change(f"Make a self-assessment form for {rep.name}"):
        content = forms.send_form(desk, rep, today, secrets.token_hex(16), framework_id, size=size)
        write_whole(path, content)
    click.echo(f"Made “{path}”: send it to {rep.name}, and bring it back with “import form”.")


def _reps(desk: Desk, names: Sequence[str]) -> tuple[Rep, ...]:
    reps = chosen(desk, names)
    if not reps:
        raise DeskError("There is no rep on the team to print for: add one first.")
    return reps


def _framework(desk: Desk, name: str | None) -> int | None:
    return desk.frameworks.by_name(name).id if name else None


def _role(desk: Desk, name: str) -> int | None:
    found = desk.roles.by_name(name)
    if found is None:
        known = ", ".join(role.name for role in desk.roles.all())
        raise DeskError(f"There is no role “{name}”. There are: {known}.")
    return found.id


def _newest(desk: Desk, rep: Rep, today: date) -> ScoredCall | None:
    """The last call of a rep that was scored up to today."""
    assert rep.id is not None
    return next((call for call in reversed(desk.scorecards.calls(rep.id)) if call.day <= today), None)


def _file(out: Path, name: str) -> Path:
    """The PDF that was named, or one by this name in the folder that was."""
    if out.suffix.lower() == ".pdf":
        return out
    out.mkdir(parents=True, exist_ok=True)
    return out / name
