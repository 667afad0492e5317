"""The agenda of a meeting: a tick, the words, and the time each item took of its box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coachdesk.domain.agenda import AgendaItem
from ui import theme
from ui.widgets.check_circle import CheckCircle
from ui.widgets.chips import focus_ring
from ui.widgets.columns import clear, column_of
from ui.widgets.labels import Label, plain_tip
from ui.widgets.timer_ring import clock

SLACK = 4
"""What a label may add to the height of two lines; a third one is higher than that."""


def time_words(minutes: int, seconds: int) -> str:
    """The time of an item against its box: "8:36 / 15 min"; before it began only the box."""
    if not seconds:
        return f"{minutes} min" if minutes else ""
    return f"{clock(seconds)} / {minutes} min" if minutes else clock(seconds)


class TwoLines(Label):
    """Words on one line or two; what is longer still ends in an ellipsis and is whole in the tip."""

    def __init__(self, text: str, style: str) -> None:
        super().__init__(text, style, wrap=True)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._measure()

    def heightForWidth(self, width: int) -> int:
        return min(super().heightForWidth(width), self._most)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), min(hint.height(), self._most))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.cut:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(theme.colour(self.property("ink")))
        painter.setFont(self.font())
        first, rest = self._lines()
        painter.drawText(0, self.fontMetrics().ascent(), first)
        last = self.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(0, self._most // 2 + self.fontMetrics().ascent(), last)

    @property
    def cut(self) -> bool:
        """Whether two lines are too few."""
        return self.width() > 0 and super().heightForWidth(self.width()) > self._most

    @property
    def _most(self) -> int:
        return self.fontMetrics().lineSpacing() * 2 + SLACK

    def _lines(self) -> tuple[str, str]:
        """The first line as it breaks, and all that is left."""
        layout = QTextLayout(self.text(), self.font())
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(self.width())
        layout.endLayout()
        return self.text()[: line.textLength()].rstrip(), self.text()[line.textLength() :]

    def _measure(self) -> None:
        self.setToolTip(plain_tip(self.text()) if self.cut else "")


class AgendaRow(QWidget):
    """One item; Enter or a click makes it the one talked about, Space ticks it, Delete takes it off."""

    chosen = Signal(int)
    ticked = Signal(int, bool)
    removed = Signal(int)

    def __init__(self, item: AgendaItem) -> None:
        super().__init__()
        self.item = item
        self.current = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.circle = CheckCircle(f"Talked about: {item.text}", done=item.checked)
        self.circle.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.circle.clicked.connect(self._tick)
        self.words = TwoLines(item.text, "medium")
        self.detail = Label(item.detail, "caption", "text2", elide=True)
        self.time = Label("", "caption", "text2", right=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 8, 4)
        row.setSpacing(6)
        row.addWidget(self.circle)
        row.addLayout(column_of(self.words, self.detail, spacing=0), 1)
        row.addWidget(self.time)
        self.show_item(item, current=False, seconds=item.spent)

    def show_item(self, item: AgendaItem, *, current: bool, seconds: int) -> None:
        """Show the item as it is now; `current` is the one talked about."""
        self.item, self.current = item, current
        self.circle.setChecked(item.checked)
        self.words.setText(item.text)
        self.words.set_ink("text2" if item.checked and not current else "text")
        self.detail.setText(item.detail.splitlines()[0] if item.detail else "")
        self.detail.setVisible(bool(item.detail))
        self.show_seconds(seconds)
        self.update()

    def show_seconds(self, seconds: int) -> None:
        """Show the time so far; past its box in the watch colour, and in words for a screen reader."""
        over = 0 < self.item.minutes * 60 < seconds
        self.time.setText(time_words(self.item.minutes, seconds))
        self.time.set_ink("watch" if over else "accentText" if self.current else "text2")
        state = ["talked about"] * self.item.checked + ["now"] * self.current + ["over its time"] * over
        self.setAccessibleName(", ".join([self.item.text, self.time.text(), *state]))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.current or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if self.current else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), 8)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.item.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit(self.item.id)
        elif key == Qt.Key.Key_Space:
            self._tick()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(self.item.id)
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _tick(self) -> None:
        self.ticked.emit(self.item.id, not self.item.checked)


class AgendaList(QWidget):
    """The items in order. Showing them again keeps the rows that stay, so the keyboard stays where it is."""

    chosen = Signal(int)
    ticked = Signal(int, bool)
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[AgendaRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)

    def show_items(self, items: Sequence[AgendaItem], current: int | None, spent: dict[int, int]) -> None:
        """Exchange what is shown; `spent` are the seconds of each item by its id."""
        if [row.item.id for row in self.rows] != [item.id for item in items]:
            self._lay_out(items)
        for row, item in zip(self.rows, items):
            seconds = spent.get(item.id or 0, item.spent)
            row.show_item(item, current=item.id == current, seconds=seconds)

    def show_seconds(self, spent: dict[int, int]) -> None:
        """Exchange only the times."""
        for row in self.rows:
            row.show_seconds(spent.get(row.item.id or 0, row.item.spent))

    def focus_on(self, current: int | None) -> None:
        """Put the keyboard on an item, else on the first."""
        row = next((row for row in self.rows if row.item.id == current), next(iter(self.rows), None))
        if row is not None:
            row.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self, items: Sequence[AgendaItem]) -> None:
        clear(self._column)
        self.rows = [AgendaRow(item) for item in items]
        for row in self.rows:
            self._column.addWidget(row)
            row.chosen.connect(self.chosen)
            row.ticked.connect(self.ticked)
            row.removed.connect(self.removed)
