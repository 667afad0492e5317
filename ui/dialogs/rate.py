"""Rate one skill of a rep: what each level looks like, what was seen lately, and why this level."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from coachdesk.analysis import words
from coachdesk.domain.people import Rep
from coachdesk.domain.skills import LEVELS, Observation, Rater, Skill
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.check_circle import CheckCircle
from ui.widgets.columns import row_of
from ui.widgets.date_field import DateField
from ui.widgets.forms import NoteField
from ui.widgets.labels import Label
from ui.widgets.segmented import Segmented

LATELY = 4


class LevelChoice(QWidget):
    """The five levels with what each looks like; the keys 1 to 5 choose."""

    def __init__(self, texts: dict[int, str], now: int | None) -> None:
        super().__init__()
        self.group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for level in LEVELS:
            button = CheckCircle(
                f"Level {level}: {texts.get(level, 'between the levels beside it')}", done=level == now
            )
            self.group.addButton(button, level)
            text = texts.get(level, "")
            label = Label(text or "between the levels beside it", "body", "text" if text else "text3", wrap=True)
            label.setBuddy(button)
            row = row_of(button, Label(str(level), "strong"), label, spacing=12)
            row.setStretch(2, 1)
            column.addLayout(row)
            QShortcut(QKeySequence(str(level)), self, lambda button=button: button.setChecked(True))

    @property
    def level(self) -> int | None:
        """The level that is on."""
        level = self.group.checkedId()
        return level if level in LEVELS else None


class RateSheet(Sheet):
    """A rating stands on what was seen: the newest observations are shown beside the levels."""

    def __init__(self, bridge: Bridge, rep: Rep, skill: Skill, parent: QWidget | None = None) -> None:
        super().__init__(f"Rate {skill.name}", rep.name, parent, width=600)
        self._bridge, self._rep, self._skill = bridge, rep, skill
        desk = bridge.desk
        assert rep.id is not None
        texts = {t.level: t.behaviour for t in desk.skills.levels() if t.skill_id == skill.id}
        rated = [r for r in desk.skills.ratings(rep.id) if r.skill_id == skill.id and r.rater is Rater.MANAGER]
        self.levels = LevelChoice(texts, rated[-1].level if rated else None)
        self.rater = Segmented("Whose view", [(Rater.MANAGER.value, "My view"), (Rater.SELF.value, "Their own view")])
        self.why = NoteField("Why this level", hint="What you saw that makes it this level", rows=2)
        self.day = DateField("Day", bridge.today(), bridge.today(), back=True)
        self.error = Label("", "caption", "risk", wrap=True)
        self.head.addWidget(self.rater)
        self.add(self.levels)
        self.add(Label(lately(desk.skills.observations(rep.id), skill, bridge), "caption", "text2", wrap=True))
        row = row_of(self.why, self.day, spacing=12)
        row.setStretch(0, 1)
        self.add(row)
        self.add(self.error)
        self._finish()

    def keep(self) -> None:
        """Rate and close; without a level it says so."""
        level = self.levels.level
        if level is None:
            self.error.setText("Choose a level from 1 to 5.")
            return
        day = self.day.read()
        if day is None:
            self.day.setFocus()
            return
        rater, why = Rater(self.rater.current), self.why.value.strip()
        rate = self._bridge.desk.skills.rate
        if self._bridge.run(lambda: rate(self._rep, self._skill, level, day, rater, why)) is not None:
            self.accept()

    def _finish(self) -> None:
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Cancel", on=self.reject))
        self.foot.addWidget(Button("Rate", "primary", on=self.keep))
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self, self.keep)
        button = self.levels.group.checkedButton() or self.levels.group.buttons()[0]
        button.setFocus()


def lately(seen: Sequence[Observation], skill: Skill, bridge: Bridge) -> str:
    """The newest observations of a skill in words, newest first."""
    rows = [o for o in seen if o.skill_id == skill.id][-LATELY:][::-1]
    if not rows:
        return "Nothing noted for this skill yet: the rating will stand on no evidence."
    lines = [f"{words.ago(o.day, bridge.today())}: {o.seen}{f' (level {o.level})' if o.level else ''}" for o in rows]
    return "Seen lately\n" + "\n".join(lines)
