"""The focus skill with what was seen of it, and the questions of the conversation."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coachdesk.analysis.prep import PrepFocus, PrepQuestion
from coachdesk.domain.questions import Model
from ui import theme
from ui.pages.meeting.state import Meeting
from ui.widgets.card import Card
from ui.widgets.chips import Chip, focus_ring
from ui.widgets.columns import clear, row_of
from ui.widgets.icons import Icon
from ui.widgets.labels import Label, Rule
from ui.widgets.levels import Levels
from ui.widgets.segmented import Segmented

SEEN = 2


class QuestionRow(QWidget):
    """One question; Enter, Space or a click marks it as asked, the arrows go to the others."""

    asked = Signal(int, bool)
    turned = Signal(int)

    def __init__(self, question: PrepQuestion) -> None:
        super().__init__()
        self.question = question
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.icon = Icon("message-square", "text2", 15)
        self.words = Label("", "body", wrap=True)
        self.chip = Chip("asked", "accent", small=True)
        row = row_of(self.icon, self.words, self.chip)
        row.setContentsMargins(2, 2, 4, 2)
        row.setStretchFactor(self.words, 1)
        self.setLayout(row)
        self.show_question(question)

    def show_question(self, question: PrepQuestion) -> None:
        """Exchange the question."""
        self.question = question
        self.words.setText(question.text)
        self.words.set_style("medium" if question.asked else "body")
        self.words.set_ink("text" if question.asked else "text2")
        self.icon.show_icon("message-square", "accentText" if question.asked else "text2")
        self.chip.setVisible(question.asked)
        self.setAccessibleName(question.text)
        self.setAccessibleDescription("asked" if question.asked else "not asked yet")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), 6)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and not event.modifiers():
            self._ask()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and not event.modifiers():
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.turned.emit(1 if key == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _ask(self) -> None:
        self.asked.emit(self.question.question_id, not self.question.asked)


class Questions(QWidget):
    """The questions of one phase at a time."""

    asked = Signal(int, bool)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[QuestionRow] = []
        self.phases: Segmented | None = None
        self.note = Label("", "caption", "text2", right=True, elide=True)
        self.head = row_of(Label("Ask", "captionStrong", "text2"), 1, self.note, spacing=10)
        self._model: Model | None = None
        self._questions: Sequence[PrepQuestion] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self.head)
        column.addLayout(self._lines)

    def show_questions(self, model: Model, questions: Sequence[PrepQuestion]) -> None:
        """Exchange them all; the phase that is open stays open."""
        self._questions = questions
        names = [name for name, _ in model.phases]
        if model is not self._model:
            self._model = model
            self._new_phases([(name, name) for name in names])
        asked = sum(question.asked for question in questions)
        self.note.setText(f"{model.value} · {asked} asked · ↵ marks as asked")
        self.show_phase()

    def show_phase(self) -> None:
        """Show the phase that is chosen, with what belongs to no phase."""
        phase = self.phases.current if self.phases else ""
        names = {name for name, _ in self._model.phases} if self._model else set()
        here = [q for q in self._questions if q.phase == phase or q.phase not in names]
        if [row.question.question_id for row in self.rows] != [q.question_id for q in here]:
            self._lay_out(here)
        for row, question in zip(self.rows, here):
            row.show_question(question)

    def focus_first(self) -> None:
        """Put the keyboard on the first question, else on the phases."""
        where = next((row for row in self.rows if not row.question.asked), None) or next(iter(self.rows), None)
        (where or self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def turn(self, by: int) -> None:
        """Go to the phase before or after."""
        if self.phases is None or self._model is None:
            return
        names = [name for name, _ in self._model.phases]
        self.phases.set_current(names[(names.index(self.phases.current) + by) % len(names)])
        self.show_phase()
        self.focus_first()

    def _new_phases(self, choices: list[tuple[str, str]]) -> None:
        if self.phases is not None:
            self.head.removeWidget(self.phases)
            self.phases.hide()
            self.phases.deleteLater()
        self.phases = Segmented("Part of the conversation", choices)
        self.phases.picked.connect(lambda _name: self.show_phase())
        self.head.insertWidget(1, self.phases)

    def _lay_out(self, questions: Sequence[PrepQuestion]) -> None:
        clear(self._lines)
        self.rows = [QuestionRow(question) for question in questions]
        for row in self.rows:
            row.asked.connect(self.asked)
            row.turned.connect(self.turn)
            self._lines.addWidget(row)
        if not questions:
            self._lines.addWidget(Label("No question of the bank is for this part.", "caption", "text3"))


class FocusCard(Card):
    """Level now and wanted side by side, the last observations, then the questions."""

    def __init__(self) -> None:
        self.levels = Levels("Focus skill")
        super().__init__("Focus", "target", right=self.levels)
        self.boxes, self.seen = row_of(spacing=12), QVBoxLayout()
        self.seen.setSpacing(4)
        self.rule = Rule()
        self.questions = Questions()
        self.add(self.boxes)
        self.add(self.seen)
        self.add(self.rule)
        self.add(self.questions)

    def show_meeting(self, seen: Meeting) -> None:
        """Show the focus skill of the quarter, where there is one, and the questions."""
        focus = None if seen.group else seen.facts.focus  # one rep's level is nothing for the others to see
        none = "everybody’s own: a group sees nobody’s level" if seen.group else "none chosen: the plan names one"
        self.set_heading(focus.skill if focus else "Focus skill")
        self.set_sub("focus skill this quarter" if focus else none)
        self.levels.setVisible(focus is not None)
        self.rule.setVisible(focus is not None)
        self._show_focus(focus)
        self.questions.show_questions(seen.session.model, seen.questions)

    def _show_focus(self, focus: PrepFocus | None) -> None:
        clear(self.boxes)
        clear(self.seen)
        if focus is None:
            return
        self.levels.show_levels(focus.level, focus.wanted)
        now = "Not rated · now" if focus.level is None else f"{focus.level} · now"
        self.boxes.addWidget(_box(now, focus.level_text or "No words for this level yet.", "neutral"), 1)
        if focus.wanted is not None:
            self.boxes.addWidget(_box(f"{focus.wanted} · wanted", focus.wanted_text, "accent"), 1)
        for one in focus.seen[-SEEN:]:
            text = Label(f"{one.day}, {one.words}", elide=True)
            level = Label("" if one.level is None else str(one.level), "captionStrong", right=True)
            row = row_of(Icon("eye", "text2", 15), text, level)
            row.setStretchFactor(text, 1)
            self.seen.addLayout(row)
        if not focus.seen:
            self.seen.addWidget(Label("Nothing was seen of it yet: Ctrl+O notes what you see.", "caption", "text3"))


def _box(heading: str, text: str, tone: str) -> Card:
    box = Card()
    box.setProperty("kind", "banner")
    box.setProperty("tone", tone)
    box.setAccessibleName(f"{heading}: {text}")
    box.body.setContentsMargins(12, 8, 12, 8)
    box.body.setSpacing(2)
    box.add(Label(heading, "captionStrong", "text2"))
    box.add(Label(text, wrap=True))
    return box
