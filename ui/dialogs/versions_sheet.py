"""The versions of a framework, to read: what people were rated by, in the words of then."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from coachdesk.analysis.words import long_day, plural
from coachdesk.domain.frameworks import Framework, FrameworkContent, VersionSkill
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.columns import clear, column_of, row_of
from ui.widgets.forms import ChoiceField
from ui.widgets.labels import Label, Rule


class VersionsSheet(Sheet):
    """One version at a time, the present one first; nothing here can be changed."""

    def __init__(
        self, bridge: Bridge, framework: Framework, version: int | None = None, parent: QWidget | None = None
    ) -> None:
        sub = "Old ratings stand on the words of their version, whatever is edited later."
        super().__init__(f"Versions of {framework.name}", sub, parent, width=760, tall=True)
        self._bridge, self._framework = bridge, framework
        self._now = bridge.desk.frameworks.now(framework.id or 0)
        self.choice = ChoiceField("Version", self._choices(), version or framework.version)
        self.choice.edited.connect(self._show)
        self.summary = Label("", "caption", "text2", wrap=True)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(8)
        holder = QWidget()
        holder.setObjectName("pageBody")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 10, 0)
        column.addLayout(self.rows)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(holder)
        area.setAccessibleName("The skills of this version")
        self.add(self.choice)
        self.add(self.summary)
        self.add(area, 1)
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Close", "primary", on=self.accept))
        self._show()

    def words(self) -> str:
        """All that is shown of the version, line by line."""
        return "\n".join(label.text() for label in self.findChildren(Label) if not label.isHidden())

    def _choices(self) -> list[tuple[int, str]]:
        desk, at, now = self._bridge.desk, self._framework.id or 0, self._framework.version
        days = {v.number: f"until {long_day(v.day)}" for v in desk.frameworks.versions(at)}
        return [
            (number, f"Version {number}, {days.get(number, 'now')}") for number in sorted({*days, now}, reverse=True)
        ]

    def _show(self) -> None:
        number = self.choice.value
        content = self._bridge.desk.frameworks.content(self._framework.id or 0, number)
        rated = sum(
            (a.framework_id, a.version) == (content.framework_id, number) for a in self._bridge.desk.assessments.all()
        )
        other = "" if number == self._framework.version else f" · {_changed_words(content, self._now)}"
        who = f"{plural(rated, 'assessment')} {'stands' if rated == 1 else 'stand'} on it" if rated else "nobody rated"
        self.summary.setText(f"{plural(len(content.skills), 'skill')} · {who}{other}")
        clear(self.rows)
        for family in content.families:
            self.rows.addWidget(Label(family, "heading"))
            for skill in (s for s in content.skills if s.family == family):
                self._add_skill(skill, "" if number == self._framework.version else _changed(skill, self._now))

    def _add_skill(self, skill: VersionSkill, changed: str) -> None:
        chip = Chip(changed, "neutral", small=True)
        chip.setVisible(bool(changed))
        self.rows.addLayout(row_of(Label(skill.name, "strong"), chip, 1))
        if skill.description:
            self.rows.addWidget(Label(skill.description, "body", "text2", wrap=True))
        for level, text in skill.levels:
            number = Label(str(level), "captionStrong", "text3")
            number.setFixedWidth(16)
            row = row_of(column_of(number, 1), Label(text, "body", wrap=True))
            row.setStretch(1, 1)
            self.rows.addLayout(row)
        self.rows.addWidget(Rule())


def _changed(skill: VersionSkill, now: FrameworkContent) -> str:
    """What became of a skill since that version: reworded, moved, not in use any more; "" when nothing did."""
    later = next((s for s in now.skills if s.id == skill.id), None)
    if later is None:
        return "not in use now"
    if (later.name, later.description, later.levels) != (skill.name, skill.description, skill.levels):
        return "reworded since"
    return "" if later == skill else "changed since"


def _changed_words(content: FrameworkContent, now: FrameworkContent) -> str:
    changed = sum(bool(_changed(skill, now)) for skill in content.skills)
    new = len({s.id for s in now.skills} - {s.id for s in content.skills})
    parts = [f"{changed} changed since" if changed else "none changed since"]
    return ", ".join([*parts, *([f"{new} new since"] if new else [])])
