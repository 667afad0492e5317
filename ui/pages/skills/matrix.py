"""The view Matrix: reps against skills in one framework, with one cell open beside it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk import assessing
from coachdesk.analysis.matrix import Matrix
from ui.bridge import Bridge
from ui.pages.skills.arranged import INDEX, NAME, Choice, arranged
from ui.pages.skills.nothing import NoMatrix
from ui.pages.skills.panel import SkillPanel
from ui.pages.skills.taking import copy_matrix, print_matrix
from ui.pages.skills.tools import MatrixTools
from ui.pages.skills.weak import WeakBanner
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.matrix_cells import MatrixLegend
from ui.widgets.matrix_view import MatrixView


class MatrixPart(QWidget):
    """What is chosen in `tools` is shown; `changed` when that needs reading again, `framework_asked` without skills."""

    asked = Signal(str, dict)
    framework_asked = Signal()
    changed = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.whole: Matrix | None = None
        self._text = ""
        self.tools, self.view, self.panel = MatrixTools(), MatrixView(), SkillPanel(bridge)
        self.weak, self.nothing = WeakBanner(bridge), Label("", "body", "text2", wrap=True)
        self.empty = NoMatrix(bridge)
        self._lay_out()
        self._connect()

    def refresh(self) -> str:
        """Read the team again; gives the summary of the page."""
        desk, choice = self._bridge.desk, self.tools.choice
        frameworks = [(f.id or 0, f.name) for f in desk.frameworks.all()]
        roles = [(r.id or 0, r.name) for r in desk.roles.all()]
        choice = choice.within(dict(frameworks), dict(roles))
        whole = assessing.matrix(desk, self._bridge.today(), choice.framework_id, choice.role_id)
        self.whole = whole
        self.tools.show_choice(choice)
        self.tools.offer(whole, roles, frameworks)
        there = bool(whole.skills and (whole.rows or choice.role_id is not None))
        self.empty.show_why(skills=bool(whole.skills))
        self.empty.setVisible(not there)
        self.card.setVisible(there)
        self._show_part()
        self._show_panel()
        return f"{whole.framework}, version {whole.version} · {whole.summary}" if there else ""

    def set_filter(self, text: str) -> None:
        """Show only reps, or else skills, that say these words."""
        self._text = text
        self._show_part()

    def choose(self, choice: Choice) -> None:
        """Show another part, order or framework."""
        again = (choice.framework_id, choice.role_id) != (self.tools.choice.framework_id, self.tools.choice.role_id)
        self.tools.show_choice(choice)
        if again:
            self.close_panel()
            self.changed.emit()
        else:
            self._show_part()

    def open_cell(self, rep_id: int, skill_id: int) -> None:
        """Open the panel at one rep and skill; a skill of another framework turns to that framework."""
        skill = next((s for s in self._bridge.desk.skills.all() if s.id == skill_id), None)
        if skill is not None and self.whole and skill.framework_id not in {None, self.whole.framework_id}:
            self.tools.show_choice(Choice(framework_id=skill.framework_id))
            self.refresh()
        framework = self.whole.framework_id if self.whole else 0
        if not self.panel.show_cell(rep_id, skill_id, framework):
            self.close_panel()
            return
        self.panel.show()
        self.view.mark(rep_id, skill_id)

    def close_panel(self) -> None:
        """Give the room back to the matrix."""
        focused = self.panel.isAncestorOf(QGuiApplication.focusObject() or self)  # type: ignore[arg-type]
        self.panel.hide()
        self.panel.facts = None
        self.view.mark(None)
        if focused:
            self.view.setFocus()

    def copy(self) -> None:
        """Put what is shown on the clipboard."""
        copy_matrix(self._bridge, self.view.matrix)

    def print_matrix(self) -> None:
        """Print the matrix of the framework and role that are on, in the order of names."""
        if self.whole is not None:
            print_matrix(self._bridge, self.whole, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.panel.facts is not None:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _show_part(self) -> None:
        if self.whole is None:
            return
        choice = replace(self.tools.choice, text=self._text)
        shown, groups = arranged(self.whole, choice)
        self.view.show_matrix(shown, groups, choice.order)
        some = bool(shown.rows and shown.skills)
        self.view.setVisible(some)
        self.legend.setVisible(some)
        self.nothing.setText("Nobody and no skill matches what is chosen.")
        self.nothing.setVisible(not some)
        self.weak.show_matrix(self.whole)

    def _show_panel(self) -> None:
        """Bring what is open up to date; a skill of another framework, or a rep of another role, is let go."""
        facts, whole = self.panel.facts, self.whole
        if facts is None or whole is None:
            return
        shown = any(skill.skill_id == facts.skill.id for skill in whole.skills)
        if shown and any(row.rep_id == facts.rep.id for row in whole.rows):
            self.open_cell(facts.rep.id or 0, facts.skill.id)
        else:
            self.close_panel()

    def _order_by(self, order: object) -> None:
        now = self.tools.choice
        self.choose(replace(now, order=NAME if now.order == order and order not in {NAME, INDEX} else order))

    def _connect(self) -> None:
        self.empty.framework_asked.connect(self.framework_asked)
        self.tools.chosen.connect(self.choose)
        self.tools.copy_asked.connect(self.copy)
        self.tools.print_asked.connect(self.print_matrix)
        self.view.copied.connect(self.copy)
        self.view.opened.connect(self.open_cell)
        self.view.named.connect(lambda rep_id: self.asked.emit("rep", {"rep_id": rep_id, "tab": "skills"}))
        self.view.ordered.connect(self._order_by)
        self.weak.order_asked.connect(self._order_by)
        self.panel.closed.connect(self.close_panel)
        self.panel.asked.connect(self.asked)

    def _lay_out(self) -> None:
        self.card, self.legend = Card(), MatrixLegend()
        self.card.body.setSpacing(12)
        self.card.add(self.view, 100)
        self.card.add(self.nothing)
        self.card.add(self.legend)
        self.card.body.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        for widget, share in ((self.card, 1), (self.panel, 0), (self.empty, 1)):
            row.addWidget(widget, share)
        self.panel.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.weak)
        column.addLayout(row, 1)
