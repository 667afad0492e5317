"""What training asks back in a session: each follow-up that is due, with its question and its task."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.analysis.training import FollowUpLine
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.columns import clear, column_of, row_of
from ui.widgets.labels import Label


class FromTrainingCard(Card):
    """The follow-ups that this session can do; it is away while there are none. `opened` says which one is recorded."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__("From training", "graduation-cap", count=0)
        self._shown: tuple[FollowUpLine, ...] = ()
        self.rows = QVBoxLayout()
        self.rows.setSpacing(10)
        self.add(self.rows)
        self.hide()

    def show_lines(self, lines: tuple[FollowUpLine, ...]) -> None:
        """Show what is to be asked; nothing is built anew while it is the same."""
        self.setVisible(bool(lines))
        if lines == self._shown:
            return
        self._shown = lines
        clear(self.rows)
        self.set_count(len(lines) or None)
        for line in lines:
            self.rows.addWidget(self._row(line))

    def _row(self, line: FollowUpLine) -> QWidget:
        when = Label(line.when, "caption", "text2", wrap=True)
        if line.late:
            when.set_style("captionStrong")
            when.set_ink("risk")
        title = Label(f"{line.follow_up.title}: {line.event}", "medium", wrap=True)
        record = Button("Record", "normal", on=partial(self.opened.emit, line), small=True)
        record.setAccessibleName(f"Record: {line.title}")
        top = row_of(column_of(title, when, spacing=0), spacing=10)
        top.addWidget(record, 0, Qt.AlignmentFlag.AlignTop)
        top.setStretch(0, 1)
        asked = (("Ask", line.follow_up.question), ("Task", line.follow_up.task))
        said = [Label(f"{label}: {text}", "body", "text2", wrap=True) for label, text in asked if text]
        row = QWidget()
        row.setLayout(column_of(top, *said, spacing=2))
        return row
