"""The parts of the form that are more than a field: notes, what was seen, new commitments."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.analysis.prep import PrepFocus
from coachdesk.domain.commitments import Owner
from ui.widgets.card import Card
from ui.widgets.columns import column_of, row_of
from ui.widgets.forms import ChoiceField, TextField
from ui.widgets.labels import Label
from ui.widgets.note_field import GrowingText
from ui.widgets.promise_line import PromiseLine
from ui.widgets.score import Score

LINES = (Owner.REP, Owner.REP, Owner.MANAGER)


class SheetNote(GrowingText):
    """Notes of the paper: Enter moves on, Shift+Enter begins a new line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
            return
        super().keyPressEvent(event)


class SeenCard(Card):
    """One observation of a skill, at first of the focus skill."""

    def __init__(self, skills: tuple[tuple[int, str], ...], focus: PrepFocus | None) -> None:
        super().__init__("Seen", "eye", "one observation, if there is one on the sheet")
        self.seen = TextField("What I saw or heard", limit=2000)
        self.skill = ChoiceField("Skill", skills, focus.skill_id if focus else None)
        self.level = Score("Looked like level")
        level = column_of(Label("Looked like level", "captionStrong", "text2"), self.level, 1, spacing=1)
        self.skill.setMinimumWidth(200)
        row = row_of(self.seen, self.skill, level, spacing=12)
        row.setStretchFactor(self.seen, 3)
        row.setStretchFactor(self.skill, 1)
        self.add(row)

    @property
    def observation(self) -> tuple[int, int | None, str] | None:
        """The skill, the level or None, the words; None when nothing was written."""
        if not self.seen.value and self.level.value is None:
            return None
        return int(self.skill.value or 0), self.level.value, self.seen.value


class NewPromises(Card):
    """Lines as on the paper, two of the rep and one of yours; another one comes when the last is used."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__("New commitments", "flag", "the day at the end: fri · 2w · 18 Dec · Alt+M you, Alt+R rep")
        self.lines: list[PromiseLine] = []
        self.error = Label("", "caption", "risk", wrap=True)
        self.error.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._for: tuple[int, str, date, Mapping[str, date]] | None = None
        self.add(self._rows)
        self.add(self.error)
        for owner in LINES:
            self.add_line(owner)

    def add_line(self, owner: Owner) -> PromiseLine:
        """One more line."""
        line = PromiseLine(f"New commitment {len(self.lines) + 1}", owner)
        line.owner.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line.seen.hide()
        line.edited.connect(self.edited)
        line.owner.clicked.connect(lambda _on: self.edited.emit())
        self.lines.append(line)
        self._rows.addWidget(line)
        line.show()
        if self._for is not None:
            self._tell(line)
        return line

    def show_for(self, rep_id: int, name: str, day: date, anchors: Mapping[str, date]) -> None:
        """Days are read as they were said on the day of the meeting."""
        self._for = (rep_id, name, day, anchors)
        for line in self.lines:
            self._tell(line)

    def needs_line(self) -> bool:
        """Whether every line is used."""
        return all(line.text for line in self.lines)

    def set_owner(self, owner: Owner, at: QWidget | None) -> None:
        """Say whose the line is that has the keyboard."""
        for line in self.lines:
            if at is not None and line.isAncestorOf(at):
                line.set_owner(owner)
                self.edited.emit()

    @property
    def promises(self) -> tuple[tuple[Owner, str], ...]:
        """What stands in the lines."""
        return tuple((line.owner.owner, line.text) for line in self.lines if line.text)

    def wrong(self) -> QWidget | None:
        """The first line that can't be read, with its sentence under it."""
        found = None
        for line in self.lines:
            problem = line.problem() if line.text else ""
            if problem:
                line.answer(problem)
                found = found or line.line
        return found

    def say(self, sentence: str) -> None:
        """Say under the lines what is wrong; "" takes it away."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _tell(self, line: PromiseLine) -> None:
        if self._for is not None:
            rep_id, name, day, anchors = self._for
            line.show_for(((rep_id, name),), day, {rep_id: anchors})
