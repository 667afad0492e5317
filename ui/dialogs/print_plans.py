"""Several plans as one PDF or one a rep: for whom, on which paper, with progress and a way out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from coachdesk import planning
from coachdesk.analysis.paper import PlanPaper
from coachdesk.analysis.words import plural
from coachdesk.domain.audiences import Audience
from coachdesk.domain.plans import Plan
from coachdesk.paths import safe_name, write_whole
from coachdesk.reports import report
from coachdesk.settings import value_of
from ui import jobs
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.printing import ask_and_print
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.labels import Label
from ui.widgets.plan_preview import AUDIENCES, PAPERS
from ui.widgets.segmented import Segmented

FORMS = (("one", "One file"), ("each", "One file a rep"))


class PlansSheet(Sheet):
    """`made` says the files that were written."""

    made = Signal(tuple)

    def __init__(self, bridge: Bridge, plans: Sequence[Plan], parent: QWidget | None = None) -> None:
        super().__init__("Print plans", f"{plural(len(plans), 'plan')}, as they stand now", parent, width=560)
        self._bridge, self._plans = bridge, tuple(plans)
        self._job: jobs.Job | None = None
        self.audience = Segmented("Copy for", AUDIENCES)
        self.paper = Segmented("Paper", PAPERS, value_of("paper", bridge.desk.settings.all()))
        self.form = Segmented("Files", FORMS)
        for label, choice in (("Copy for", self.audience), ("Paper", self.paper), ("PDF", self.form)):
            words = Label(label, "captionStrong", "text2")
            words.setFixedWidth(90)
            self.add(row_of(words, choice, 1))
        self.add(Label("Private notes are never part of it.", "caption", "text3"))
        self.bar, self.said = QProgressBar(), Label("", "caption", "text2", wrap=True)
        self.bar.setRange(0, 100)
        self.bar.hide()
        self.add(self.bar)
        self.add(self.said)
        self.print_button = Button("Print…", icon="printer", on=self._print)
        self.save_button = Button("Save PDF…", "primary", "download", self._save)
        self.cancel_button = Button("Cancel", "quiet", on=self._leave)
        self.foot.addStretch(1)
        for button in (self.cancel_button, self.print_button, self.save_button):
            self.foot.addWidget(button)

    def save_to(self, place: Path) -> None:
        """Write one file at `place`, or one a rep into that folder."""
        if self.form.current == "each":
            self._start(lambda papers, size, tick: _write_each(papers, size, place, tick), self._written)
        else:
            self._start(lambda papers, size, tick: _write_one(papers, size, place, tick), self._written)

    def reject(self) -> None:
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _save(self) -> None:
        if self.form.current == "each":
            chosen = QFileDialog.getExistingDirectory(self, "One PDF a rep goes into this folder")
        else:
            name = safe_name(f"Development plans {self._plans[0].period.title}")
            chosen, _ = QFileDialog.getSaveFileName(self, "Save PDF", f"{name}.pdf", "PDF (*.pdf)")
        if chosen:
            self.save_to(Path(chosen))

    def _print(self) -> None:
        self._start(_all_pages, self._printed)

    def _start(
        self, work: Callable[[Sequence[PlanPaper], str, jobs.Tick], object], done: Callable[[object], None]
    ) -> None:
        audience, size = Audience(self.audience.current), self.paper.current
        desk, today = self._bridge.desk, self._bridge.today()
        papers = [planning.plan_paper(desk, plan, audience, today) for plan in self._plans]
        self.bar.show()
        for button in (self.print_button, self.save_button):
            button.setEnabled(False)
        self._job = jobs.start(lambda tick: work(papers, size, tick), done, self._failed)
        self._job.progressed.connect(self._progress)
        self._job.cancelled.connect(self._idle)

    def _progress(self, share: float, words: str) -> None:
        self.bar.setValue(round(share * 100))
        self.said.setText(words)

    def _idle(self) -> None:
        self._job = None
        self.bar.hide()
        self.said.setText("")
        for button in (self.print_button, self.save_button):
            button.setEnabled(True)

    def _written(self, files: object) -> None:
        self._idle()
        assert isinstance(files, tuple)
        self._bridge.say(f"Saved {files[0].name}" if len(files) == 1 else f"Saved {len(files)} files")
        self.made.emit(files)
        self.accept()

    def _printed(self, pdf: object) -> None:
        self._idle()
        assert isinstance(pdf, bytes)
        if ask_and_print(pdf, f"Development plans {self._plans[0].period.title}", self.paper.current, self):
            self.accept()

    def _failed(self, error: Exception) -> None:
        self._idle()
        self.said.setText(str(error))

    def _leave(self) -> None:
        if self._job is None:
            self.reject()
        else:
            self._job.cancel()


def _all_pages(papers: Sequence[PlanPaper], size: str, tick: jobs.Tick) -> bytes:
    tick(0.1, f"Making {plural(len(papers), 'plan')} …")
    pdf = report("plan").plan_pdf(papers, size)
    assert isinstance(pdf, bytes)
    tick(1.0, "Done")
    return pdf


def _write_one(papers: Sequence[PlanPaper], size: str, place: Path, tick: jobs.Tick) -> tuple[Path, ...]:
    write_whole(place, _all_pages(papers, size, tick))
    return (place,)


def _write_each(papers: Sequence[PlanPaper], size: str, folder: Path, tick: jobs.Tick) -> tuple[Path, ...]:
    files: list[Path] = []
    for at, paper in enumerate(papers):
        tick(at / len(papers), f"{paper.rep}: {at + 1} of {len(papers)}")
        name = safe_name(f"{paper.rep}, development plan {paper.quarter}")
        file = folder / f"{name}.pdf"
        if file in files:
            file = folder / f"{name} {at + 1}.pdf"
        write_whole(file, report("plan").plan_pdf((paper,), size))
        files.append(file)
    return tuple(files)
