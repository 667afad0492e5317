"""The five levels of one skill with what each looks like; the chosen one is marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coachdesk.domain.skills import LEVELS
from ui import theme
from ui.pages.assess.state import Line
from ui.widgets.chips import Chip, focus_ring
from ui.widgets.columns import clear, column_of
from ui.widgets.labels import Label

BETWEEN = "between the levels beside it"
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class LevelRow(QAbstractButton):
    """A level: its number, its behaviour, and the marks "chosen", "target" and "last"."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self.level = level
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.number, self.words = Label(str(level), "heading", "text2"), Label("", "body", wrap=True)
        self.number.setFixedWidth(16)
        self.marks = QHBoxLayout()
        self.marks.setSpacing(4)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 12, 9)
        row.setSpacing(10)
        row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        row.addLayout(column_of(self.marks, 1))

    def show_level(self, text: str, marks: Sequence[tuple[str, str]], *, chosen: bool) -> None:
        """Show what the level looks like, and its marks as (word, tone)."""
        self.words.setText(text or BETWEEN)
        self.words.set_ink("text" if text else "text3")
        self.number.set_ink("accentText" if chosen else "text2")
        clear(self.marks)
        for word, tone in marks:
            self.marks.addWidget(Chip(word, tone, small=True))
        self.setChecked(chosen)
        said = "".join(f", {word}" for word, _ in marks)
        self.setAccessibleName(f"Level {self.level}{said}: {text or BETWEEN}")

    def nextCheckState(self) -> None:
        """The page says what is chosen, once it is kept."""

    def paintEvent(self, event: QPaintEvent) -> None:
        chosen = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if chosen else "border"), 1.8 if chosen else 1))
        ground = "selected" if chosen else "hover" if self.underMouse() else "surface"
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()


class LevelRows(QWidget):
    """Five rows from 5 down, one stop of the keyboard; `picked` gives a level. ← and → go a level down or up."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rows = {level: LevelRow(level) for level in reversed(LEVELS)}
        self._level: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(6)
        for level, row in self.rows.items():
            row.clicked.connect(lambda _on=False, level=level: self.picked.emit(level))
            column.addWidget(row)

    def show_line(self, line: Line, last_words: str) -> None:
        """Show the levels of a skill."""
        self._level = line.level
        name = "unknown" if line.level is None else f"level {line.level}"
        self.setAccessibleName(f"Level of {line.skill.name}")
        self.setAccessibleDescription(f"{name}; the keys 1 to 5 choose, 0 takes back to unknown")
        for level, row in self.rows.items():
            marks = [("chosen", "accent")] if level == line.level else []
            marks += [("target", "neutral")] if level == line.target else []
            marks += [(last_words, "neutral")] if line.last and level == line.last.level else []
            row.show_level(line.skill.level_text(level), marks, chosen=level == line.level)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step and not event.modifiers():
            self.picked.emit(min(LEVELS[-1], max(LEVELS[0], (self._level or LEVELS[0]) + (step if self._level else 0))))
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            focus_ring(painter, QRectF(self.rect()), 10)
            painter.end()
