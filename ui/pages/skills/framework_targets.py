"""The levels aimed at in one skill: what each role needs, and the persons for whom it differs."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from coachdesk.domain.people import Rep
from coachdesk.domain.skills import Skill
from ui.bridge import Bridge
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.labels import Label
from ui.widgets.target_list import TargetLine, TargetList


class SkillTargets(QWidget):
    """Roles first, then the persons who differ; each choice is a step of its own, and no new version."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._skill: Skill | None = None
        self._asked: set[int] = set()
        self.roles = TargetList("Level needed")
        self.people = TargetList("Level aimed at", removable=True)
        self.no_roles = Label("Roles come with the reps: none yet.", "caption", "text3", wrap=True)
        self.nobody = Label("Everybody goes by the role.", "caption", "text3", wrap=True)
        self.add = Button("A person", "link", "plus", self.open_menu, small=True)
        self.add.setAccessibleName("Set a level for a person")
        self.roles.picked.connect(self._set_role)
        self.people.picked.connect(self._set_person)
        self.people.removed.connect(self._take_away)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label("What each role needs", "captionStrong", "text2"))
        column.addWidget(self.no_roles)
        column.addWidget(self.roles)
        column.addSpacing(8)
        column.addLayout(row_of(Label("Who differs", "captionStrong", "text2"), 1, self.add))
        column.addWidget(self.nobody)
        column.addWidget(self.people)

    def show_skill(self, skill: Skill) -> None:
        """Show the levels aimed at in a skill."""
        if self._skill is None or self._skill.id != skill.id:
            self._asked = set()
        self._skill = skill
        desk = self._bridge.desk
        needed = self._needed()
        self.roles.show_lines([TargetLine(r.id or 0, r.name, needed.get(r.id or 0)) for r in desk.roles.all()])
        own = self._own()
        lines = [self._person(rep, own.get(rep.id or 0), needed) for rep in self._people()]
        self.people.show_lines([one for one in lines if one.id in own or one.id in self._asked])
        self.no_roles.setVisible(not self.roles.picks)
        self.nobody.setVisible(not self.people.picks)
        self.add.setEnabled(len(self.people.picks) < len(lines))

    def menu(self) -> QMenu:
        """Those who go by their role."""
        menu = QMenu(self)
        for rep in self._people():
            if rep.id not in self.people.picks:
                menu.addAction(rep.name.replace("&", "&&"), partial(self.ask, rep.id or 0))
        return menu

    def open_menu(self) -> None:
        """Let one be chosen for whom the level differs."""
        self.menu().popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def ask(self, rep_id: int) -> None:
        """Show a line for a person, to choose the level on."""
        self._asked.add(rep_id)
        if self._skill is not None:
            self.show_skill(self._skill)
        self.people.focus_on(rep_id)

    def _people(self) -> list[Rep]:
        """Everyone present, and whoever has a level of their own."""
        own = self._own()
        every = self._bridge.desk.people.all(include_archived=True)
        return [rep for rep in every if rep.present or rep.id in own]

    def _needed(self) -> dict[int, int]:
        at = self._skill.id if self._skill else None
        return {r.role_id: r.level for r in self._bridge.desk.skills.role_targets() if r.skill_id == at}

    def _own(self) -> dict[int, int]:
        at = self._skill.id if self._skill else None
        return {r.rep_id: r.level for r in self._bridge.desk.assessments.rep_targets() if r.skill_id == at}

    def _person(self, rep: Rep, level: int | None, needed: dict[int, int]) -> TargetLine:
        role = needed.get(rep.role_id or 0)
        return TargetLine(rep.id or 0, rep.name, level, f"the role needs {role}" if role else "no level for the role")

    def _set_role(self, role_id: int, level: int | None) -> None:
        skill = self._skill
        if skill is not None:
            self._bridge.run(lambda: self._bridge.desk.skills.set_role_target(role_id, skill.id or 0, level))

    def _set_person(self, rep_id: int, level: int | None) -> None:
        skill, desk = self._skill, self._bridge.desk
        if skill is not None:
            self._bridge.run(lambda: desk.assessments.set_rep_target(desk.people.one(rep_id), skill.id or 0, level))

    def _take_away(self, rep_id: int) -> None:
        self._asked.discard(rep_id)
        if rep_id in self._own():
            self._set_person(rep_id, None)
        elif self._skill is not None:
            self.show_skill(self._skill)
