"""The board of the rating form: the list of skills, the one being rated, and what is known beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.pages.assess.beside import Known, Seen
from ui.pages.assess.detail import Detail
from ui.pages.assess.setup import Setup
from ui.pages.assess.skill_list import SkillList
from ui.pages.assess.state import Form
from ui.pages.assess.whole import Whole
from ui.widgets.buttons import Button
from ui.widgets.columns import Columns, column_of
from ui.widgets.empty import EmptyState

GAP, NARROW = 16, 660


class Board(QStackedWidget):
    """The list, and one skill with what is known of it, beside or below; a sentence where there is nothing to rate."""

    def __init__(self) -> None:
        super().__init__()
        self.setup, self.skills, self.detail = Setup(), SkillList(), Detail()
        self.known, self.seen, self.whole = Known(), Seen(), Whole()
        self._then: Callable[[], object] | None = None
        self.go = Button("", "primary", on=lambda: self._then() if self._then else None)
        self.nothing = EmptyState("layout-grid", "", self.go)
        self.addWidget(self._columns())
        self.addWidget(self.nothing)

    def show_form(self, form: Form, skill_id: int | None, draft: str, today: date) -> None:
        """Show the form at a skill."""
        self.setCurrentIndex(0)
        self.skills.show_lines(form.lines, skill_id)
        self.whole.show_form(form)
        for place, line in enumerate(form.lines, start=1):
            if line.skill.id == skill_id:
                self.detail.show_line(line, f"skill {place} of {len(form.lines)}", draft, today)
                self.known.show_line(line, form.rep.first_name, today)
                self.seen.show_line(line, today)

    def show_nothing(self, words: str, button: str, then: Callable[[], object] | None) -> None:
        """Show one sentence, and a button that helps."""
        self.nothing.sentence.setText(words)
        self.nothing.setAccessibleName(words)
        self.go.setText(button)
        self.go.setVisible(bool(button))
        self._then = then
        self.setCurrentIndex(1)

    def leave(self) -> None:
        """Before another form is shown: keep what is typed, and empty the fields for the next."""
        self.detail.leave()
        self.whole.start_anew()

    def _columns(self) -> QWidget:
        left = QFrame()
        left.setProperty("kind", "table")
        inside = QVBoxLayout(left)
        inside.setContentsMargins(4, 6, 4, 6)
        inside.addWidget(self.skills)
        both = Columns(44, 32, NARROW)
        both.main.addWidget(self.detail)
        for part in (self.known, self.seen, self.whole):
            both.side.addWidget(part)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(left, 24)
        row.addWidget(scrolling(column_of(both, 1)), 76)
        return whole


def scrolling(layout: QVBoxLayout) -> QScrollArea:
    """A column that scrolls up and down by itself."""
    inside = QWidget()
    inside.setObjectName("pageBody")
    inside.setLayout(layout)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setMinimumWidth(240)
    area.setWidget(inside)
    return area
