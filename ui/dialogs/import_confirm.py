"""The last step of an import: typed numbers that differ, what changes from what to what, and what is left out."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from coachdesk.exchange.plans import ImportPlan
from ui.dialogs.import_changes import ChangeTable
from ui.dialogs.import_conflicts import ConflictList
from ui.dialogs.import_words import count_words, summary
from ui.widgets.counts import CountRow
from ui.widgets.labels import Label

NOTES_HEIGHT = 120


class ConfirmPage(QWidget):
    """Only what changes is listed; what stays as it was is a count."""

    def __init__(self) -> None:
        super().__init__()
        self.counts, self.conflicts, self.changes = CountRow(), ConflictList(), ChangeTable()
        self._title = Label("What changes", "heading")
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setAccessibleName("What will change")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        for one in (self.counts, self.conflicts, self._title):
            self._column.addWidget(one)
        self._column.addWidget(self.changes, 3)
        self._column.addWidget(self.words, 1)

    def show_plan(self, plan: ImportPlan, noun: str) -> None:
        """Show what is going to be written; the conflicts are filled by whoever knows the choices."""
        self.counts.show_counts(count_words(plan.report))
        self.changes.show_changes(plan.changes)
        self.words.setPlainText(summary(plan, noun))
        listed = bool(plan.changes)
        for one in (self.changes, self._title):
            one.setVisible(listed)
        self.words.setMaximumHeight(NOTES_HEIGHT if listed else 16_777_215)
