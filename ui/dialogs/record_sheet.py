"""What is held of one session: shared notes, the private note, its commitments, and the summary to hand on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from coachdesk import meeting
from coachdesk.analysis import words
from coachdesk.analysis.prep import SummaryPaper
from coachdesk.domain.commitments import Owner
from coachdesk.domain.sessions import Session, SessionStatus
from coachdesk.paths import safe_name, write_whole
from coachdesk.reports import report
from coachdesk.settings import value_of
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.printing import ask_and_print
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.forms import NoteField, PrivateField
from ui.widgets.labels import Label


class RecordSheet(Sheet):
    """Notes are kept as they are typed; summary copies and prints hold nothing private."""

    def __init__(self, bridge: Bridge, session: Session, parent: QWidget | None = None) -> None:
        reps = [bridge.desk.people.one(i) for i in bridge.desk.sessions.reps(session.id or 0)]
        names = words.listed([rep.name for rep in reps]) or "nobody"
        start = session.start
        when = f"{words.weekday(start.date())} {start.year}, {start:%H:%M} · {session.minutes} min"
        super().__init__(f"{session.kind.title} with {names}", f"{when} · {session.status.value}", parent, width=720)
        self._bridge, self._session = bridge, session
        self.notes = NoteField("Shared notes", session.summary, rows=7, right="in the summary for the rep")
        self.private = PrivateField("Only for me", session.private_note, rows=7)
        for field in (self.notes, self.private):
            field.edited.connect(self._keep)
        self.add(row_of(self.notes, self.private, spacing=12))
        first = {rep.id: rep.first_name for rep in reps}
        for one in bridge.desk.commitments.of_session(session.id or 0):
            who = "You" if one.owner is Owner.MANAGER else first.get(one.rep_id, "Rep")
            due = one.due_words or words.due(one.due, bridge.today())
            said = f"{one.state.value}" if one.closed else due
            self.add(
                row_of(Label(who, "captionStrong", "text2"), Label(one.text, wrap=True), 1, Label(said, "caption"))
            )
        if session.usefulness is not None:
            self.add(Label(f"Useful to the rep: {session.usefulness} of 5", "caption", "text2"))
        self._finish()

    def reject(self) -> None:
        for field in (self.notes, self.private):
            field.note.flush()
        super().reject()

    def copy_summary(self) -> None:
        """Put the summary on the clipboard: nothing private is in it."""
        QGuiApplication.clipboard().setText(meeting.summary_text(self._paper()))
        self._bridge.say("Summary copied, without private lines.")

    def print_summary(self) -> None:
        """Send the summary to the printer."""
        ask_and_print(self._pdf(), self._title(), self._size(), self)

    def save_summary(self) -> None:
        """Write the summary as a PDF."""
        name, _ = QFileDialog.getSaveFileName(
            self, "Save the summary", f"{safe_name(self._title())}.pdf", "PDF (*.pdf)"
        )
        if name:
            self._bridge.run(lambda: self._write(Path(name)))

    def _keep(self) -> None:
        new = replace(self._session, summary=self.notes.value, private_note=self.private.value)
        kept = self._bridge.run(lambda: self._bridge.desk.sessions.write(new))
        self._session = kept or self._session

    def _paper(self) -> SummaryPaper:
        return meeting.summary_paper(self._bridge.desk, self._session, self._bridge.now())

    def _pdf(self) -> bytes:
        pdf: bytes = report("summary").summary_pdf((self._paper(),), self._size())
        return pdf

    def _write(self, path: Path) -> None:
        write_whole(path, self._pdf())
        self._bridge.say("Summary saved, without private lines.")

    def _size(self) -> str:
        return value_of("paper", self._bridge.desk.settings.all())

    def _title(self) -> str:
        return f"{self._session.kind.title} {self._session.start:%Y-%m-%d}"

    def _finish(self) -> None:
        held = self._session.status is SessionStatus.HELD
        for words_, icon, step in (
            ("Copy summary", "copy", self.copy_summary),
            ("Print summary", "printer", self.print_summary),
            ("Save as PDF", "download", self.save_summary),
        ):
            button = Button(words_, icon=icon, on=step)
            button.setVisible(held)
            self.foot.addWidget(button)
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Close", "primary", on=self.reject))
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self, self.reject)
        self.notes.setFocus()
