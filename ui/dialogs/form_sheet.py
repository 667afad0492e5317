"""Take in a self-assessment that came back as PDF: what is in it is shown before anything is stored."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget
from shiboken6 import isValid

from coachdesk import assessing
from coachdesk.analysis.words import plural
from coachdesk.domain.errors import DeskError
from coachdesk.exchange.forms import ReadForm, read_form
from coachdesk.forms import FormLook, look_at_answers, read_pdf, take_form
from ui import jobs
from ui.bridge import Bridge
from ui.dialogs.form_look import Answers
from ui.dialogs.sheet import Sheet
from ui.drops import PDF, dropped
from ui.widgets.buttons import Button
from ui.widgets.card import Banner
from ui.widgets.empty import EmptyState

SUB = "A self-assessment that was filled in and came back"
DROP = "Choose the PDF that came back, or drop it anywhere on the window. Nothing is stored before you keep it."
BLIND_TIP = "Hidden until you have rated, so that neither view colours the other"


class FormSheet(Sheet):
    """One form after the other; what can't be taken in is said in a sentence, and the next file may be chosen."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__("Take in a self-assessment", SUB, parent, width=860, tall=True)
        self._bridge = bridge
        self.look: FormLook | None = None
        self._waiting: list[Path] = []
        self._asked = 0
        self.problem = Banner("", "risk", "triangle-alert")
        self.choose = Button("Choose a PDF…", "primary", "upload", on=self._choose)
        self.answers = Answers()
        self.pages = QStackedWidget()
        self.pages.addWidget(EmptyState("upload", DROP, self.choose))
        self.pages.addWidget(self.answers)
        self.add(self.problem)
        self.add(self.pages, 1)
        self.cancel = Button("Cancel", "quiet", on=self.reject)
        self.blind = Button("Keep blind", icon="eye", on=lambda: self.keep(blind=True), tip=BLIND_TIP)
        self.keep_button = Button("Keep", "primary", "check", self.keep)
        self.foot.addWidget(self.cancel)
        self.foot.addStretch(1)
        self.foot.addWidget(self.blind)
        self.foot.addWidget(self.keep_button)
        self.setAcceptDrops(True)
        self._show_nothing("")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event.mimeData(), {PDF}):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.open_files(dropped(event.mimeData(), {PDF}))

    def open_file(self, path: Path) -> None:
        """Read a PDF beside the window, then show what is in it, or the sentence why it is refused."""
        self._asked += 1
        asked = self._asked
        self._show_nothing("")
        self.set_sub(f"Reading {path.name} …")

        def done(read: ReadForm) -> None:
            if isValid(self) and asked == self._asked:
                self._show_read(read, path.name)

        def failed(error: Exception) -> None:
            if not isinstance(error, DeskError):
                raise error
            if isValid(self) and asked == self._asked:
                self._show_nothing(str(error))

        jobs.start(lambda _tick: read_form(read_pdf(path), path.name), done, failed)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Several forms: each is shown once the one before is kept."""
        self._waiting = list(paths[1:])
        self.open_file(paths[0])

    def keep(self, *, blind: bool = False) -> None:
        """Store what is shown as one step; then the next form, if several came."""
        look = self.look
        if look is None:
            return
        try:
            take_form(self._bridge.desk, look, self._bridge.today(), blind=blind)
        except DeskError as error:
            self._say(str(error))
            return
        if self._waiting:
            self.open_file(self._waiting.pop(0))
        else:
            self.accept()

    def _show_read(self, read: ReadForm, name: str) -> None:
        desk = self._bridge.desk
        try:
            look = look_at_answers(desk, read, name)
        except DeskError as error:
            self._show_nothing(str(error))
            return
        self.look = look
        found = assessing.profile(desk, look.rep, self._bridge.today(), look.framework.id)
        yours = {skill.skill_id: skill.manager for skill in found.skills}
        counts = f"{len(look.levels)} rated, {len(look.unknown)} left blank"
        more = f" · {plural(len(self._waiting), 'more form')} after this" if self._waiting else ""
        self.set_sub(f"{look.rep.name} · {look.framework.name}, version {look.version} · {counts}{more}")
        self.answers.show_look(look, yours)
        self.pages.setCurrentIndex(1)
        for button in (self.blind, self.keep_button):
            button.setVisible(True)
        self._say("")
        (self.blind if self.answers.covered else self.keep_button).setFocus()

    def _show_nothing(self, sentence: str) -> None:
        self.look = None
        self.pages.setCurrentIndex(0)
        for button in (self.blind, self.keep_button):
            button.setVisible(False)
        self.set_sub(SUB)
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self.problem.show_words(sentence)
        self.problem.setVisible(bool(sentence))

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "Take in a self-assessment", "", "PDF (*.pdf)")
        if names:
            self.open_files([Path(name) for name in names])
