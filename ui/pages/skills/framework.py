"""The view Framework: families and skills at the left, what is chosen there at the right, to be edited."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coachdesk.domain.frameworks import Framework
from coachdesk.domain.skills import Skill
from ui.bridge import Bridge
from ui.pages.skills.framework_acts import FrameworkActs
from ui.pages.skills.framework_bar import FrameworkBar
from ui.pages.skills.framework_family import FamilyEditor
from ui.pages.skills.framework_skill import SkillEditor, scrolling
from ui.pages.skills.framework_words import lines_of, settled_key, still_there, summary_words, texts_of, version_words
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.columns import row_of
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label
from ui.widgets.skill_order import Places
from ui.widgets.skill_tree import FAMILY, SKILL, Key, SkillTree

TREE = 268


class FrameworkView(QWidget):
    """Edits one framework at a time, keeping what is typed; `changed` when another one is on show."""

    asked = Signal(str, dict)
    changed = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.framework: Framework | None = None
        self.key: Key | None = None
        self._anchor: int | None = None
        self._skills: tuple[Skill, ...] = ()
        self.bar, self.tree = FrameworkBar(), SkillTree()
        self.editor, self.family = SkillEditor(bridge), FamilyEditor(bridge)
        self.acts = FrameworkActs(bridge, self, self.show_framework, self.show_skill)
        self.version = Label("", "caption", "text2", wrap=True)
        self.versions = Button("Versions", "link", "clock", lambda: self._do("versions"), small=True)
        self.empty = EmptyState(
            "layout-grid", "Families and skills will stand here, each with what its levels look like.",
            Button("Add the starter skills", "primary", "plus", self.add_starter),
            Button("Write the first skill yourself", "quiet", on=self.make),
        )  # fmt: skip
        self.bare = EmptyState(
            "layout-grid", "No skill in this framework yet.", Button("New skill", "primary", "plus", self.make),
            Button("Add the starter skills", "quiet", on=self.add_starter),
        )  # fmt: skip
        self._lay_out()
        self._connect()

    def refresh(self) -> str:
        """Read the framework again; gives the summary of the page."""
        desk = self._bridge.desk
        frameworks = desk.frameworks.all(include_archived=True)
        every = desk.skills.all(include_archived=True)
        self.framework = still_there(frameworks, self.framework)
        none = self.framework is None or (len(frameworks) == 1 and not every)
        self.empty.setVisible(none)
        self.inside.setVisible(not none)
        if none or self.framework is None:
            return ""
        self._skills = tuple(s for s in every if s.framework_id == self.framework.id)
        texts = texts_of(desk.skills.levels())
        self.bar.show_frameworks(frameworks, self.framework)
        self.version.setText(version_words(desk, self.framework))
        self.key, self._anchor = settled_key(self._skills, self.key, self._anchor)
        self.tree.show_lines(lines_of(self._skills, texts), self.key)
        self._show_chosen(texts)
        return summary_words(self.framework, self._skills, texts)

    def set_filter(self, text: str) -> None:
        """Show only skills that say these words."""
        self.tree.set_filter(text)

    def make(self) -> None:
        """Add a skill, to the family on show."""
        family = next((s.family for s in self._skills if s.id == self._anchor), "")
        self.acts.new_skill(self.framework, family)

    def add_starter(self) -> None:
        """Take in the skills that a new team begins with."""
        at = self.framework.id if self.framework else None
        self._bridge.run(lambda: self._bridge.desk.add_starter_skills(at))

    def show_framework(self, framework_id: int) -> None:
        """Show another framework."""
        self._settle()
        self.key = self._anchor = None
        self.framework = self._bridge.desk.frameworks.one(framework_id)
        self.refresh()
        self.changed.emit()

    def show_skill(self, skill_id: int) -> None:
        """Show one skill, in the framework it belongs to, ready to be written."""
        home = self._bridge.desk.skills.one(skill_id).framework_id
        if home is not None and (self.framework is None or self.framework.id != home):
            self.show_framework(home)
        self.choose((SKILL, skill_id))
        self.editor.texts.texts[1].setFocus()

    def choose(self, key: Key) -> None:
        """Show a skill or a family at the right."""
        self._settle()
        kind, what = key
        same = (s.id for s in self._skills if s.family == what and not s.archived)
        self.key, self._anchor = key, int(what) if kind == SKILL else next(same, None)
        self.refresh()

    def _do(self, name: str) -> None:
        self._settle()
        self.acts.do(name, self.framework)

    def _settle(self) -> None:
        if self.key is not None:
            (self.editor if self.key[0] == SKILL else self.family).settle()

    def _show_chosen(self, texts: dict[int, dict[int, str]]) -> None:
        used = [s for s in self._skills if not s.archived]
        families = list(dict.fromkeys(s.family for s in used))
        kind, what = self.key or ("", "")
        self.stack.setCurrentIndex({SKILL: 0, FAMILY: 1}.get(kind, 2))
        self.tree_card.setVisible(bool(self._skills))
        self.bar.new.setVisible(bool(kind))
        if kind == SKILL:
            skill = next(s for s in self._skills if s.id == what)
            self.editor.show_skill(skill, texts.get(skill.id or 0, {}), families)
        elif kind == FAMILY and self.framework is not None:
            self.family.show_family(self.framework.id or 0, [s for s in used if s.family == what])

    def _place(self, places: Places) -> None:
        at = self.framework.id if self.framework else 0
        self._bridge.run(lambda: self._bridge.desk.frameworks.arrange(at or 0, places))

    def _edit(self) -> None:
        """Put the keyboard into the name of what is chosen."""
        line = (self.family if self.key and self.key[0] == FAMILY else self.editor).name.line
        line.setFocus()
        line.selectAll()

    def _connect(self) -> None:
        self.bar.picked.connect(self.show_framework)
        self.bar.asked.connect(self._do)
        self.tree.chosen.connect(self.choose)
        self.tree.placed.connect(self._place)
        self.tree.edit_asked.connect(self._edit)
        self.family.skill_asked.connect(lambda at: self.choose((SKILL, at)))
        self.family.new_asked.connect(self.make)

    def _lay_out(self) -> None:
        self.tree_card, self.stack, paper = Card(), QStackedWidget(), Card()
        self.tree_card.body.setContentsMargins(8, 8, 6, 8)
        self.tree_card.add(self.tree, 1)
        self.tree_card.setFixedWidth(TREE)
        for part in (self.editor, scrolling(self.family), self.bare):
            self.stack.addWidget(part)
        paper.body.setContentsMargins(2, 4, 2, 4)
        paper.add(self.stack, 1)
        both = row_of(self.tree_card, paper, spacing=16)
        self.inside = QWidget()
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addLayout(row_of(self.version, self.versions))
        column.addLayout(both, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.inside, 1)
        outer.addWidget(self.empty, 1)
