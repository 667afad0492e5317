"""The self-assessments that are to be handed out: whose, with which skills, and where each goes."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from coachdesk.analysis.skill_papers import FormPaper
from coachdesk.analysis.words import plural
from coachdesk.desk import Desk
from coachdesk.domain.forms import SentForm
from coachdesk.domain.frameworks import FrameworkContent
from coachdesk.domain.people import Rep
from coachdesk.forms import form_paper
from coachdesk.paths import safe_name, write_whole
from coachdesk.reports import report
from ui import jobs
from ui.subsets import ALL, subset_of


@dataclass(frozen=True, slots=True)
class Ask:
    """One rep's form, still to be drawn."""

    rep: Rep
    paper: FormPaper


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which skills are asked; with `tokens` each form gets a hidden number of its own."""

    content: FrameworkContent
    subset: str
    picked: frozenset[int]
    tokens: bool

    def of(self, desk: Desk, reps: Sequence[Rep], today: date) -> tuple[list[Ask], list[str]]:
        """A paper for each rep, and the names of those who have nothing to be asked."""
        asks, without = [], []
        for rep in reps:
            ids = subset_of(desk, rep, self.content, today, self.subset, self.picked)
            if not ids:
                without.append(rep.name)
                continue
            token = secrets.token_hex(16) if self.tokens else ""
            only = frozenset[int]() if self.subset == ALL else ids
            asks.append(Ask(rep, form_paper(desk, rep, today, self.content.framework_id, only, token)))
        return asks, without


def hand_out(desk: Desk, drawn: Sequence[tuple[Ask, bytes]], files: Sequence[Path], today: date) -> None:
    """Write the PDFs and remember them, as one step: none is remembered unless all are written."""
    with desk.store.change(f"Hand out {plural(len(drawn), 'self-assessment')}"):
        for (ask, pdf), file in zip(drawn, files):
            content, rep_id = ask.paper.content, ask.rep.id or 0
            desk.forms.send(SentForm(None, ask.paper.token, rep_id, content.framework_id, content.version, today))
            write_whole(file, pdf)


def draw(asks: Sequence[Ask], size: str, tick: jobs.Tick) -> list[tuple[Ask, bytes]]:
    """The PDF of each rep, made beside the window."""
    found = []
    for at, ask in enumerate(asks):
        tick(at / len(asks), ask.rep.name)
        found.append((ask, report("selfform").form_pdf((ask.paper,), size)))
    return found


def name_files(asks: Sequence[Ask], place: Path, *, several: bool) -> list[Path]:
    """Where each PDF goes: the file that was named, or one a rep in that folder, never two in one."""
    if not several:
        return [place]
    files: list[Path] = []
    for at, ask in enumerate(asks):
        name = safe_name(f"{ask.rep.name}, self-assessment")
        file = place / f"{name}.pdf"
        files.append(place / f"{name} {at + 1}.pdf" if file in files else file)
    return files
