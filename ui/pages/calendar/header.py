"""The head of the calendar: which view, which days, and what can be made."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QWidget

from ui.pages.calendar.span import VIEWS
from ui.widgets.buttons import Button, IconButton
from ui.widgets.columns import row_of
from ui.widgets.labels import Label
from ui.widgets.page import PageFrame
from ui.widgets.segmented import Segmented

NEW = (
    ("session", "One-on-one or other session"), ("event", "Training"), ("absence", "Absence"),
)  # fmt: skip


class Turning(QWidget):
    """Back, today and on; `turned` by so many pages, 0 for today."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.back = IconButton("Back", "chevron-left", lambda: self.turned.emit(-1), "normal")
        self.today = Button("Today", on=lambda: self.turned.emit(0), tip="Home")
        self.on = IconButton("On", "chevron-right", lambda: self.turned.emit(1), "normal")
        for button in (self.back, self.today, self.on):
            row.addWidget(button)

    def name_pages(self, view: str) -> None:
        """Say what is turned: "Month before", "Next month"."""
        for button, words in ((self.back, f"{view.capitalize()} before"), (self.on, f"Next {view}")):
            button.setAccessibleName(words)
            button.setToolTip(words)


class Head:
    """The controls of the head: the view, the pages, the side column where it is put away, and New.

    Where there is little room the summary stands in a row of its own, and where there is less the view beside it.
    """

    def __init__(self, frame: PageFrame, make: Callable[[str], object], show_side: Callable[[], object]) -> None:
        self._frame, self._make, self._summary = frame, make, ""
        self.narrow = self._alone = False
        self.view = Segmented("View", VIEWS, "month")
        self.turning = Turning()
        self.side = IconButton("Plan, show and due", "list-filter", show_side, "normal")
        self.new = Button("New", "primary", "plus", self.open_menu)
        self.line, self._below = Label("", "body", "text2", elide=True), QWidget()
        self._below.setLayout(row_of(self.line, spacing=12))
        self._row.setStretch(0, 1)
        self.side.hide()
        self._below.hide()
        frame.add_action(self.view, self.turning, self.side, self.new)
        frame.tab_row.addWidget(self._below)

    def show_title(self, title: str, summary: str, view: str) -> None:
        """Show the name of the days, their first line, and what turning a page turns."""
        self._summary = summary
        self._frame.set_title(title, "" if self.narrow else summary)
        self.line.setText(summary)
        self.turning.name_pages(view)

    def set_room(self, *, narrow: bool, alone: bool) -> None:
        """Give the summary a row of its own, or also the view."""
        if (narrow, alone) == (self.narrow, self._alone):
            return
        self.narrow, self._alone = narrow, alone
        if alone:
            self._row.addWidget(self.view)
        else:
            self._frame.action_row.insertWidget(0, self.view)
        self._below.setVisible(narrow)
        self.side.setVisible(alone)
        self.show_title(self._frame.heading.text(), self._summary, self.view.current)

    def menu(self) -> QMenu:
        """What can be made."""
        menu = QMenu(self.new)
        for name, words in NEW:
            menu.addAction(words).triggered.connect(lambda _on=False, name=name: self._make(name))
        return menu

    def open_menu(self) -> None:
        """Let a person choose what to make."""
        self.menu().popup(self.new.mapToGlobal(QPoint(0, self.new.height() + 2)))

    @property
    def _row(self) -> QBoxLayout:
        row = self._below.layout()
        assert isinstance(row, QBoxLayout)
        return row
