"""Where everything stands in the import sheet: the steps, the three pages, what is said between them, and the foot."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from coachdesk.analysis.words import plural
from ui.bridge import Bridge
from ui.dialogs.import_confirm import ConfirmPage
from ui.dialogs.import_file import OpenFile
from ui.dialogs.import_pick import PickPage
from ui.dialogs.import_remember import BusyLine, RememberLine
from ui.dialogs.import_view import ImportView
from ui.dialogs.import_words import NOUNS, TITLES
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.card import Banner
from ui.widgets.steps import Steps


class ImportLayout(Sheet):
    """The sheet without what it does."""

    def __init__(self, bridge: Bridge, parent: QWidget | None, verb: str) -> None:
        super().__init__(TITLES[verb], "A spreadsheet or an export of your CRM: CSV or Excel.", parent,
                         width=980, tall=True)  # fmt: skip
        self.steps = Steps(["File", "Columns", "Confirm"])
        self.head.addWidget(self.steps)
        self.not_this = Button("Not this", "quiet", "undo-2", small=True)
        self.applied = Banner("", "accent", "repeat", self.not_this)
        self.pages = QStackedWidget()
        self.problem, self.busy, self.remember = Banner("", "risk", "triangle-alert"), BusyLine(), RememberLine()
        self.pick, self.view, self.confirm = PickPage(bridge, verb), ImportView(), ConfirmPage()
        for page in (self.pick, self.view, self.confirm):
            self.pages.addWidget(page)
        self.add(self.applied)
        self.add(self.pages, 1)
        self.add(self.problem)
        self.add(self.busy)
        self.cancel = Button("Cancel", "quiet", on=self.reject)
        self.back, self.skip = Button("Back", "quiet"), Button("Skip this file", "quiet")
        self.see_all = Button("See all rows", icon="table")
        self.next = Button("Continue", "primary", "arrow-right")
        self.finish = Button("Bring in", "primary", "check")
        self.foot.addWidget(self.remember, 1)
        self.foot.addStretch(0)
        for button in (self.skip, self.cancel, self.back, self.see_all, self.next, self.finish):
            self.foot.addWidget(button)
        self.setAcceptDrops(True)

    def go(self, step: int, *, applied: bool = False, waiting: bool = False) -> None:
        """Show a step with the buttons that belong to it."""
        self.pages.setCurrentIndex(step)
        self.steps.show_step(step)
        self.applied.setVisible(applied and step > 0)
        self.remember.setVisible(step > 0)
        self.back.setVisible(step > 0)
        self.see_all.setVisible(step == 1)
        self.next.setVisible(step == 1)
        self.finish.setVisible(step == 2)
        self.skip.setVisible(waiting)
        self.say("")

    def say(self, sentence: str) -> None:
        """Say what is wrong, or nothing."""
        self.problem.show_words(sentence)
        self.problem.setVisible(bool(sentence))

    def turn_to(self, verb: str) -> None:
        """Name the sheet by what it brings in."""
        self.pick.verbs.set_current(verb)
        self.title.setText(TITLES[verb])
        self.setWindowTitle(TITLES[verb])
        self.setAccessibleName(TITLES[verb])

    def show_plan(self, file: OpenFile) -> None:
        """Show what a file would do, with the choices that were made; what can be done now can be clicked."""
        plan, looked = file.plan, file.looked
        if plan is None or looked is None:
            return
        self.view.show_plan(file.table.heads, plan, file.form.columns())
        self.confirm.show_plan(plan, NOUNS[file.verb])
        total = plan.report.added + plan.report.changed
        self.next.setEnabled(not plan.report.blocked and bool(total or looked.report.conflicts))
        self.finish.setEnabled(not plan.report.blocked and total > 0)
        self.finish.setText(f"Bring in {plural(total, NOUNS[file.verb])}")
