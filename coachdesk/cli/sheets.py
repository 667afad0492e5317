"""Verbs that print the papers of sessions: report prep, report debrief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import click

from coachdesk import calls, meeting
from coachdesk.analysis.briefs import CallRecords, DebriefPaper, debrief_paper
from coachdesk.cli.options import (
    PATH,
    chosen,
    file_argument,
    force_option,
    opened,
    progress,
    reps_option,
    say,
    today_option,
)
from coachdesk.cli.papers import outputs, write_papers
from coachdesk.desk import Desk
from coachdesk.domain.audiences import Audience
from coachdesk.domain.errors import DeskError
from coachdesk.domain.people import Rep
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.texts import plain_line
from coachdesk.upcoming import Unbooked

USUAL_MINUTES = 20
COUNTED = (SessionStatus.PLANNED, SessionStatus.HELD)

LIKELY = "No one-on-one is planned yet, so the sheet is for the next likely day"
UNDATED = "On leave or away for longer, so the sheet has a blank for the date"

out_option = click.option("-o", "--out", type=PATH, required=True, help="A PDF, or a folder for one PDF a rep.")
audience_option = click.option(
    "--audience", type=click.Choice(["rep", "manager"]), default="manager", show_default=True, help="Whose copy it is."
)
paper_option = click.option("--paper", type=click.Choice(["a4", "letter"]), help="The size of paper; else the setting.")
one_file_option = click.option("--one-file", is_flag=True, help="All reps in one PDF, also when OUT is a folder.")


@click.command("prep")
@file_argument
@out_option
@reps_option
@audience_option
@paper_option
@one_file_option
@force_option
@today_option
def prep(
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
    """Print the sheet of each rep's next one-on-one; for a rep without one, that of the day it would be."""
    now = datetime.combine(today, time.min)
    with opened(file) as desk:
        reps = _reps(desk, names)
        progress(f"Printing {len(reps)} sheet{'s' * (len(reps) != 1)} …")
        sessions = [meeting.upcoming(desk, rep, now) for rep in reps]
        papers = [meeting.prep_paper(desk, session, Audience(audience), now) for session in sessions]
        places = tuple(outputs(out, papers, f"Prep {today}", f"Preps {today}", one_file=one_file))
        write_papers(desk, "prep", places, paper, force=force, team=file)
    for dated, words in ((True, LIKELY), (False, UNDATED)):
        rows = [(rep, s) for rep, s in zip(reps, sessions) if isinstance(s, Unbooked) and s.dated is dated]
        if rows:
            click.echo(plain_line(f"{words}: {', '.join(rep.name for rep, _ in rows)}."), err=True)


@click.command("debrief")
@file_argument
@out_option
@reps_option
@audience_option
@paper_option
@one_file_option
@force_option
@today_option
def debrief(
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
    """Print each rep's newest debrief, planned or held; for a rep without one, a blank sheet."""
    now = datetime.combine(today, time.min)
    with opened(file) as desk:
        reps = _reps(desk, names)
        progress(f"Printing {len(reps)} debrief{'s' * (len(reps) != 1)} …")
        sessions = [_newest(desk, rep) for rep in reps]
        papers = [
            calls.debrief_paper(desk, session, Audience(audience), now) if session else _blank(desk, rep, audience, now)
            for rep, session in zip(reps, sessions)
        ]
        places = tuple(outputs(out, papers, f"Debrief {today}", f"Debriefs {today}", one_file=one_file))
        write_papers(desk, "debrief", places, paper, force=force, team=file)
    for rep, session in zip(reps, sessions):
        which = f"the debrief of {session.start:%Y-%m-%d %H:%M}, {session.status.value}" if session else "a blank sheet"
        say(f"{rep.name}: {which}.")


def _reps(desk: Desk, names: Sequence[str]) -> tuple[Rep, ...]:
    reps = chosen(desk, names)
    if not reps:
        raise DeskError("There is no rep on the team to print a sheet for: add one first.")
    return reps


def _newest(desk: Desk, rep: Rep) -> Session | None:
    assert rep.id is not None
    trained = {one.session_id for one in desk.trainings.follow_ups(rep_id=rep.id)}
    own = [s for s in desk.sessions.of_rep(rep.id) if s.id not in trained]
    rows = [s for s in own if s.kind is SessionKind.DEBRIEF and s.status in COUNTED]
    return max(rows, key=lambda session: session.start, default=None)


def _blank(desk: Desk, rep: Rep, audience: str, now: datetime) -> DebriefPaper:
    """A sheet about no call in particular, to take along."""
    role = rep.title or (desk.roles.one(rep.role_id).name if rep.role_id is not None else "")
    session = Session(None, SessionKind.DEBRIEF, now, USUAL_MINUTES)
    records = CallRecords(session, rep, role, deal=None, fit=None)
    return replace(debrief_paper(records, Audience(audience), now.date()), when="")
