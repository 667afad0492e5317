"""The editor of one skill: its words, its level texts and what it is worth; all of it kept as it is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from coachdesk.domain.errors import Invalid
from coachdesk.domain.skills import Skill
from ui.bridge import Bridge
from ui.pages.skills.framework_targets import SkillTargets
from ui.pages.skills.framework_words import WEIGHTS, refresh_words
from ui.refusals import refusal_of
from ui.widgets.buttons import Button
from ui.widgets.card import Banner
from ui.widgets.columns import Columns, row_of
from ui.widgets.forms import Field
from ui.widgets.labels import Label
from ui.widgets.level_texts import LevelTexts
from ui.widgets.note_field import TypedField
from ui.widgets.segmented import Segmented
from ui.widgets.typed_line import FamilyField, TypedLine

NARROW = 620


class WeightField(Field):
    """How much attention a skill deserves, in words."""

    def __init__(self) -> None:
        self.choice = Segmented("Weight of attention", [(str(weight), words) for weight, words in WEIGHTS])
        super().__init__("Weight of attention", self.choice, caption="Of gaps as wide, the heavier comes first.")
        self.choice.picked.connect(lambda _name: self.edited.emit())

    @property
    def value(self) -> int:
        return int(self.choice.current)

    def set_value(self, value: Any) -> None:
        self.choice.set_current(str(value))

    def answer(self, refusal: str) -> None:
        """Say under it why it was not kept."""
        self.set_error(refusal)

    def accept(self) -> None:
        """There is nothing half typed."""

    def settle(self) -> None:
        """There is nothing half typed."""


class SkillEditor(QWidget):
    """One skill. Each field is kept by itself; a refused one keeps its words and says why under it."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.skill: Skill | None = None
        self.name, self.family = TypedLine("Skill"), FamilyField()
        self.description = TypedField("What it is", lines=1)
        self.texts, self.weight = LevelTexts(), WeightField()
        self.refresh_days = TypedLine("Goes stale after (days)", limit=6)
        self.targets = SkillTargets(bridge)
        self.fields: dict[str, Any] = {
            "name": self.name, "family": self.family, "description": self.description, "weight": self.weight,
            "refresh_days": self.refresh_days,
        }  # fmt: skip
        self.bring_back = Button("Bring back", small=True, on=self.archive)
        self.away = Banner("Archived: no matrix, form or new rating has it. What was rated stays.", "neutral",
                           "archive", self.bring_back)  # fmt: skip
        self.put_away = Button("Archive this skill", "quiet", "archive", self.archive, small=True)
        self._lay_out()
        self._listen()

    def show_skill(self, skill: Skill, texts: Mapping[int, str], families: Sequence[str]) -> None:
        """Show a skill as it is kept; what is being typed into this one stays."""
        if self.skill is None or self.skill.id != skill.id:
            self._leave()
        self.skill = skill
        for name in ("name", "description", "weight", "refresh_days"):
            self.fields[name].set_value(getattr(skill, name))
        self.family.offer(families, skill.family)
        self.refresh_days.right.setText(refresh_words(skill.refresh_days))
        self.texts.show_texts(texts)
        self.targets.show_skill(skill)
        self.columns.setEnabled(not skill.archived)
        self.away.setVisible(skill.archived)
        self.put_away.setVisible(not skill.archived)

    def settle(self) -> None:
        """Keep now whatever has been typed."""
        for field in (*self.fields.values(), self.texts):
            field.settle()

    def archive(self) -> None:
        """Put the skill away, or bring it back."""
        if self.skill is not None:
            self.settle()
            skill = self._bridge.desk.skills.one(self.skill.id or 0)
            self._bridge.run(lambda: self._bridge.desk.skills.edit(replace(skill, archived=not skill.archived)))

    def _leave(self) -> None:
        """Before another skill is shown: keep what can be kept, and let go of what was refused."""
        if self.skill is not None:
            self.settle()
        for field in self.fields.values():
            field.answer("")
        self.texts.accept()

    def _keep(self, name: str) -> None:
        if self.skill is None:
            return
        at, skills, field = self.skill.id or 0, self._bridge.desk.skills, self.fields[name]

        def keep() -> None:
            old = skills.one(at)
            value: Any = _read_days(field.value) if name == "refresh_days" else field.value
            new = replace(old, **{name: value})
            if new != old:
                skills.edit(new, merge=f"skill:{at}:{name}")

        self.fields[name].answer(refusal_of(keep))

    def _keep_text(self, level: int, words: str) -> None:
        if self.skill is None:
            return
        at, skills = self.skill.id or 0, self._bridge.desk.skills
        kept = {one.level: one.behaviour for one in skills.levels() if one.skill_id == at}

        def keep() -> None:
            if words.strip() != kept.get(level, ""):
                skills.set_level_text(at, level, words, merge=f"skill:{at}:{level}")

        self.texts.answer(level, refusal_of(keep))

    def _listen(self) -> None:
        for name, field in self.fields.items():
            field.edited.connect(lambda name=name: self._keep(name))
        self.texts.edited.connect(self._keep_text)

    def _lay_out(self) -> None:
        self.columns = Columns(15, 13, NARROW)
        main, side = self.columns.main, self.columns.side
        main.setSpacing(12)
        side.setSpacing(12)
        for field in (self.name, self.description):
            main.addWidget(field)
        main.addWidget(Label("What each level looks like", "captionStrong", "text2"))
        main.addWidget(self.texts)
        main.addStretch(1)
        for part in (self.family, self.weight, self.refresh_days, self.targets):
            side.addWidget(part)
        side.addStretch(1)
        holder = QWidget()
        holder.setObjectName("pageBody")
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.away)
        column.addWidget(self.columns)
        column.addLayout(row_of(self.put_away, 1))
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(holder))


def scrolling(inside: QWidget) -> QScrollArea:
    """A scroll area without a frame of its own."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(area.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
    area.setFocusPolicy(area.focusPolicy().NoFocus)
    area.setWidget(inside)
    return area


def _read_days(text: str) -> int:
    digits = text.lower().removesuffix("days").strip()
    if not digits.isdecimal():
        raise Invalid("refresh interval", f"“{text[:40]}” is not a number of days.")
    return int(digits)
