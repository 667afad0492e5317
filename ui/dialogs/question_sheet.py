"""One question of the bank: its words, the model and part it belongs to, the skill it is about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.questions import Model, Question
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.forms import ChoiceField, NoteField


class QuestionSheet(Sheet):
    """Adds a question, or changes one; what is wrong is said under its field."""

    def __init__(self, bridge: Bridge, question: Question | None = None, parent: QWidget | None = None) -> None:
        sub = "Open, about what comes: what would…, how could…, what happens if…"
        super().__init__("Change a question" if question else "New question", sub, parent, width=560)
        self._bridge, self._old = bridge, question
        known = question or Question(None, "?")
        self.words = NoteField("Question", question.text if question else "", rows=2)
        models = [(None, "Any model"), *((m, m.value) for m in Model)]
        self.model = ChoiceField("Model", models, known.model)
        self.phase = ChoiceField("Part")
        skills = [(None, "Any skill"), *((s.id, s.name) for s in bridge.desk.skills.all())]
        self.skill = ChoiceField("Skill", skills, known.skill_id)
        self.model.edited.connect(self._offer_phases)
        self._offer_phases()
        self.phase.set_value(known.phase)
        self.add(self.words)
        self.add(row_of(self.model, self.phase, self.skill, spacing=12))
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Cancel", on=self.reject))
        self.foot.addWidget(Button("Keep", "primary", on=self.keep))
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self, self.keep)
        self.words.setFocus()

    def keep(self) -> None:
        """Write it down and close."""
        self.words.set_error("")
        old, topic = self._old, self._bridge.desk.questions
        words, model = self.words.value.strip(), self.model.value
        try:
            made = Question(
                old.id if old else None, words, model, self.phase.value or "" if model else "", self.skill.value,
                old.archived if old else False,
            )  # fmt: skip
            _ = topic.edit(made) if old else topic.add(made)
        except Invalid as wrong:
            (self.phase if wrong.field == "phase" else self.words).set_error(str(wrong))
        except DeskError as error:
            self.words.set_error(str(error))
        else:
            self.accept()

    def _offer_phases(self) -> None:
        model = self.model.value
        self.phase.set_choices([(name, name) for name, _ in model.phases] if model else [("", "–")])
        self.phase.setEnabled(model is not None)
