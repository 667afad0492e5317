"""The editor of one family: its name, for all its skills at once, and what is in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.analysis.words import plural
from coachdesk.domain.skills import Skill
from ui.bridge import Bridge
from ui.refusals import refusal_of
from ui.widgets.buttons import Button
from ui.widgets.columns import clear, row_of
from ui.widgets.labels import Label
from ui.widgets.link_row import LinkRow
from ui.widgets.typed_line import TypedLine


class FamilyEditor(QWidget):
    """One family. A new name reaches all its skills in one step; `skill_asked` and `new_asked` lead on."""

    skill_asked = Signal(int)
    new_asked = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("pageBody")
        self._bridge = bridge
        self._framework_id = 0
        self._skills: tuple[Skill, ...] = ()
        self.name = TypedLine("Family")
        self.name.edited.connect(self._keep)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(2)
        self.new = Button("New skill in this family", "link", "plus", self.new_asked.emit, small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.name)
        column.addLayout(self.rows)
        column.addLayout(row_of(self.new, 1))
        column.addStretch(1)

    def show_family(self, framework_id: int, skills: Sequence[Skill]) -> None:
        """Show a family by its skills, of which there is at least one; a name being typed stays."""
        if [s.id for s in skills] != [s.id for s in self._skills]:
            self._leave()
        self._framework_id = framework_id
        if tuple(skills) != self._skills:
            self._skills = tuple(skills)
            self._lay_out()
        self.name.set_value(skills[0].family)
        self.name.caption.setText(f"A new name goes to {plural(len(skills), 'skill')} in one step.")
        self.name.caption.show()

    def settle(self) -> None:
        """Keep now whatever has been typed."""
        self.name.settle()

    def _leave(self) -> None:
        if self._skills:
            self.settle()
        self.name.answer("")

    def _keep(self) -> None:
        frameworks, home, first = self._bridge.desk.frameworks, self._framework_id, self._skills[0]
        merge = f"family:{home}:{first.id}"
        old = self._bridge.desk.skills.one(first.id or 0).family
        self.name.answer(refusal_of(lambda: frameworks.rename_family(home, old, self.name.value, merge)))

    def _lay_out(self) -> None:
        clear(self.rows)
        for skill in self._skills:
            row = LinkRow(skill.name, lambda at=skill.id: self.skill_asked.emit(at))  # type: ignore[misc]
            row.add(Label(skill.name, "medium", elide=True), 1)
            row.add(Label(skill.description, "caption", "text2", elide=True), 2)
            self.rows.addWidget(row)
