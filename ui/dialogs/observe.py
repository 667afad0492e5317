"""Note what was seen of a skill: one observation, with a level or without one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coachdesk.domain.errors import DeskError
from coachdesk.domain.people import Rep
from coachdesk.domain.skills import LEVELS, Observation, Setting
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.date_field import DateField
from ui.widgets.forms import ChoiceField, NoteField
from ui.widgets.labels import Label


class ObserveSheet(Sheet):
    """Who, which skill, what was seen, where; the text of the chosen level stands under it."""

    def __init__(
        self, bridge: Bridge, reps: Sequence[Rep], rep_id: int | None = None, skill_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__("Note what I saw", "One thing you saw or heard, in a few words", parent, width=560)
        self._bridge = bridge
        skills = bridge.desk.skills.all()
        self._texts = {(t.skill_id, t.level): t.behaviour for t in bridge.desk.skills.levels()}
        whom = [] if rep_id is not None or len(reps) == 1 else [(None, "Choose a rep")]
        what = [] if skill_id is not None or len(skills) == 1 else [(None, "Choose a skill")]
        self.rep = ChoiceField("Rep", [*whom, *((r.id, r.name) for r in reps)], rep_id)
        self.skill = ChoiceField("Skill", [*what, *((s.id, s.name) for s in skills)], skill_id)
        self.seen = NoteField("What I saw or heard", hint="Asked what the delay costs, then waited", rows=3)
        self.setting = ChoiceField("Where", [(s, s.value.capitalize()) for s in Setting])
        levels = [(level, f"Looked like level {level}") for level in LEVELS]
        self.level = ChoiceField("Level", [(None, "No level"), *levels])
        self.day = DateField("Day", bridge.today(), bridge.today(), back=True)
        self.behaviour = Label("", "caption", "text2", wrap=True)
        for field in (self.skill, self.level):
            field.edited.connect(self._describe)
        self.add(row_of(self.rep, self.skill, spacing=12))
        self.add(self.seen)
        self.add(row_of(self.setting, self.level, self.day, spacing=12))
        self.add(self.behaviour)
        self._finish()

    def keep(self) -> None:
        """Write it down and close; what is wrong is said under the words or the day."""
        day = self.day.read()
        for field, sentence in ((self.rep, "Whom did you see?"), (self.skill, "Which skill was it?")):
            field.set_error(sentence if field.value is None else "")
        open_ones = [field for field in (self.rep, self.skill) if field.value is None]
        if day is None or open_ones:
            (open_ones[0] if open_ones else self.day).setFocus()
            return
        try:
            made = Observation(
                None, self.rep.value or 0, self.skill.value or 0, day, self.seen.value, self.setting.value,
                self.level.value,
            )  # fmt: skip
        except DeskError as error:
            self.seen.set_error(str(error))
            self.seen.setFocus()
            return
        if self._bridge.run(lambda: self._bridge.desk.skills.observe(made)) is not None:
            self.accept()

    def _describe(self) -> None:
        text = self._texts.get((self.skill.value, self.level.value), "")
        self.behaviour.setText(f"Level {self.level.value}: {text}" if text else "")

    def _finish(self) -> None:
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Cancel", on=self.reject))
        self.foot.addWidget(Button("Keep", "primary", on=self.keep))
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self, self.keep)
        (self.rep if self.rep.value is None else self.skill if self.skill.value is None else self.seen).setFocus()
