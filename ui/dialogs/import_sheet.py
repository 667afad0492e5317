"""Bring in numbers, a roster, sessions, skills and their like: pick a file, say which column is which, confirm."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from coachdesk.analysis.words import plural
from coachdesk.exchange.plans import ImportPlan
from coachdesk.exchange.tables import Table, read_table, read_text
from coachdesk.importing import carry_out
from ui.bridge import Bridge
from ui.dialogs.import_form import ImportForm
from ui.dialogs.import_look import ImportLook
from ui.dialogs.import_view import ImportView, summary
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.card import Banner
from ui.widgets.empty import EmptyState
from ui.widgets.segmented import Segmented
from ui.widgets.steps import Steps

VERBS = (("results", "Numbers"), ("targets", "Targets"), ("roster", "Roster"),
         ("sessions", "Sessions"), ("commitments", "Commitments"), ("skills", "Skills"),
         ("ratings", "Ratings"), ("courses", "Courses"), ("training", "Training"))  # fmt: skip
NOUNS = {
    "results": "number", "targets": "target", "roster": "rep", "sessions": "session", "commitments": "commitment",
    "skills": "skill", "ratings": "rating", "courses": "course", "training": "training row",
}  # fmt: skip
TITLES = {
    "results": "Bring in numbers", "targets": "Bring in targets", "roster": "Bring in a roster",
    "sessions": "Bring in sessions", "commitments": "Bring in commitments", "skills": "Bring in skills",
    "ratings": "Bring in ratings", "courses": "Bring in courses", "training": "Bring in training",
}  # fmt: skip
FILES = "Tables (*.csv *.tsv *.txt *.xlsx *.xls *.ods *.json);;All files (*)"
SETTLE_MS = 150


class ImportSheet(Sheet):
    """Three steps over one table; nothing is written before the last button, and that is one undoable step."""

    imported = Signal(object)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None, verb: str = "results") -> None:
        super().__init__(TITLES[verb], "A spreadsheet or an export of your CRM: CSV or Excel.", parent,
                         width=980, tall=True)  # fmt: skip
        self._bridge, self._verb = bridge, verb
        self._table: Table | None = None
        self._form: ImportForm | None = None
        self._plan: ImportPlan | None = None
        self._look = ImportLook(bridge.desk, self)
        self._look.opened.connect(self._show_table)
        self._look.found.connect(self._show_plan)
        self._look.refused.connect(self._say)
        self._aliases: dict[str, str | None] = {}
        self.view = ImportView()
        self.view.settled.connect(self._settle)
        self.steps = Steps(["File", "Columns", "Confirm"])
        self.head.addWidget(self.steps)
        self.pages = QStackedWidget()
        self.add(self.pages, 1)
        self.problem = Banner("", "risk", "triangle-alert")
        self.add(self.problem)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self._look_again)
        self._build_foot()
        for page in (self._file_page(), self.view, self._confirm_page()):
            self.pages.addWidget(page)
        self._go(0)

    def open_file(self, path: Path) -> None:
        """Take a file: the second step, or a sentence why it can't be read."""
        self._look.open(partial(read_table, path))

    def open_text(self, text: str) -> None:
        """Take a table from the clipboard."""
        self._look.open(partial(read_text, text))

    def _show_table(self, table: Table) -> None:
        measures = [m.name for m in self._bridge.desk.measures.all() if m.numerator_id is None]
        self._table, self._form, self._aliases = table, ImportForm(self._verb, table, measures), {}
        self._form.changed.connect(self._timer.start)
        self.view.put_form(self._form)
        self.set_sub(_table_words(table))
        self._go(1)
        self._look_again()

    def _look_again(self) -> None:
        if self._table is not None and self._form is not None:
            self.next.setEnabled(False)
            self._look.look(self._verb, self._table, self._form.options(self._aliases))

    def _show_plan(self, plan: ImportPlan) -> None:
        assert self._form is not None
        assert self._table is not None
        self._plan = plan
        self._say("")
        self._form.show_found(plan.facts)
        self.view.show_plan(self._table.heads, plan)
        report = plan.report
        total = report.added + report.changed
        self.next.setEnabled(not report.blocked and total > 0)
        noun = plural(total, NOUNS[self._verb])
        self.finish.setText(f"Bring in {noun}")
        self._summary.setPlainText(summary(plan, NOUNS[self._verb]))

    def _settle(self, name: str, known: str | None) -> None:
        self._aliases[name] = known
        QTimer.singleShot(0, self._look_again)

    def _confirm(self) -> None:
        if self._table is None or self._plan is None:
            return
        verb, plan, name = self._verb, self._plan, self._table.name
        report = self._bridge.run(lambda: carry_out(self._bridge.desk, verb, plan, name))
        if report is not None:
            self.imported.emit(report)
            self.accept()

    def _say(self, sentence: str) -> None:
        self.problem.show_words(sentence)
        self.problem.setVisible(bool(sentence))

    def _go(self, step: int) -> None:
        self.pages.setCurrentIndex(step)
        self.steps.show_step(step)
        self.back.setVisible(step > 0)
        self.see_all.setVisible(step == 1)
        self.next.setVisible(step == 1)
        self.finish.setVisible(step == 2)
        self._say("")

    def _see_all(self) -> None:
        self.view.all_rows = not self.view.all_rows
        self.see_all.setText("See first rows" if self.view.all_rows else "See all rows")
        self._look_again()

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, TITLES[self._verb], "", FILES)
        if name:
            self.open_file(Path(name))

    def _pick_verb(self, verb: str) -> None:
        self._verb = verb
        self.title.setText(TITLES[verb])
        self.setWindowTitle(TITLES[verb])
        self.setAccessibleName(TITLES[verb])

    def _build_foot(self) -> None:
        self.cancel = Button("Cancel", "quiet", on=self.reject)
        self.back = Button("Back", "quiet", on=lambda: self._go(self.pages.currentIndex() - 1))
        self.see_all = Button("See all rows", icon="table", on=self._see_all)
        self.next = Button("Continue", "primary", "arrow-right", on=lambda: self._go(2))
        self.finish = Button("Bring in", "primary", "check", on=self._confirm)
        self.foot.addWidget(self.cancel)
        self.foot.addStretch(1)
        for button in (self.back, self.see_all, self.next, self.finish):
            self.foot.addWidget(button)

    def _file_page(self) -> QWidget:
        page, column = QWidget(), QVBoxLayout()
        page.setLayout(column)
        verbs = Segmented("What to bring in", VERBS, self._verb)
        verbs.picked.connect(self._pick_verb)
        column.addWidget(verbs)
        choose = Button("Choose a file…", "primary", "upload", on=self._choose_file)
        paste = Button("Paste a table", "quiet", "copy", on=lambda: self.open_text(QGuiApplication.clipboard().text()))
        words = "Choose an export, or copy cells in a spreadsheet and paste them. Nothing changes until you confirm."
        column.addWidget(EmptyState("upload", words, choose, paste), 1)
        return page

    def _confirm_page(self) -> QWidget:
        self._summary = QPlainTextEdit()
        self._summary.setReadOnly(True)
        self._summary.setAccessibleName("What will change")
        return self._summary


def _table_words(table: Table) -> str:
    told = [table.name, plural(len(table.rows), "row"), table.encoding, *table.notes[:1]]
    if table.left_lines:
        told.append(f"{plural(len(table.left_lines), 'line')} left out")
    return " · ".join(word for word in told if word)
