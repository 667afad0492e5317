"""Rows that a person puts in order: by Alt+Shift+↑ and ↓, or by dragging the grip at their left."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.icons import pixmap
from ui.widgets.labels import plain_tip

BARE = """QLineEdit { border: 2px solid transparent; background: transparent; padding: 1px 3px; border-radius: 6px; }
QLineEdit:hover { border: 1px solid palette(mid); padding: 2px 4px; }
QLineEdit:focus { border: 2px solid palette(highlight); padding: 1px 3px; }"""
LONGEST = 240
TIP = "Drag to another place (Alt+Shift+↑ or ↓)"


class Grip(QWidget):
    """What a row is dragged by: `dragged` says how far from its middle, `dropped` when it is let go."""

    dragged = Signal(int)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(16, 24)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName("Drag to another place")
        self.setToolTip(plain_tip(TIP))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(QPoint(0, 4), pixmap("grip-vertical", "text3", 16))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.dragged.emit(self.mapToGlobal(event.position().toPoint()).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.dropped.emit()


class InOrder(QWidget):
    """Holds rows, each with a `grip`; `arranged` when a person has put them in another order."""

    arranged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[QWidget] = []
        self._before: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        for keys, by in (("Alt+Shift+Up", -1), ("Alt+Shift+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self.step(by))

    def put(self, row: QWidget, grip: Grip) -> None:
        """Add a row below the others."""
        self.rows.append(row)
        self._column.addWidget(row)
        grip.dragged.connect(lambda y: self._drag(row, y))
        grip.dropped.connect(self._drop)

    def take(self, row: QWidget) -> None:
        """Let a row go."""
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def arrange(self, rows: list[QWidget]) -> None:
        """Put the rows in this order without saying so; the keyboard stays where it is."""
        if rows != self.rows:
            self.rows = rows
            for place, row in enumerate(rows):
                self._column.insertWidget(place, row)

    def step(self, by: int) -> None:
        """Move the row that has the keyboard up or down."""
        focused = QApplication.focusWidget()
        here = next((row for row in self.rows if focused is not None and row.isAncestorOf(focused)), None)
        if here is None:
            return
        place = self.rows.index(here)
        if self._place(here, place + by):
            self.arranged.emit()

    def _drag(self, row: QWidget, global_y: int) -> None:
        if not self._before:
            self._before = list(self.rows)
        y = self.mapFromGlobal(QPoint(0, global_y)).y()
        middles = [one.geometry().center().y() for one in self.rows if one is not row]
        self._place(row, sum(middle < y for middle in middles))

    def _drop(self) -> None:
        changed = bool(self._before) and self._before != self.rows
        self._before = []
        if changed:
            self.arranged.emit()

    def _place(self, row: QWidget, place: int) -> bool:
        place = max(0, min(place, len(self.rows) - 1))
        if place == self.rows.index(row):
            return False
        rows = [one for one in self.rows if one is not row]
        rows.insert(place, row)
        self.arrange(rows)
        return True


class MinutesBox(QLineEdit):
    """A time box, "5 min" or a dash for none: typed, or ↑ and ↓. `timed` gives the minutes, `refused` why not."""

    timed = Signal(int)
    refused = Signal(str)

    def __init__(self, label: str) -> None:
        super().__init__()
        self.minutes = 0
        self._shown = ""
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(label)
        self.setToolTip(plain_tip(f"{label}: type a number, or ↑ and ↓"))
        self.setFixedWidth(62)
        self.setStyleSheet(BARE)
        self.editingFinished.connect(self.settle)

    def show_minutes(self, minutes: int) -> None:
        """Show a number without saying so; one that is being typed stays."""
        if self.text() == self._shown:
            self._show(minutes)

    def settle(self) -> None:
        """Read what is typed and say it."""
        if self.text() == self._shown:
            return
        digits = self.text().lower().removesuffix("min").strip(" –")
        if digits and not digits.isdecimal():
            self.refused.emit(f"“{self.text()[:40]}” is not a number of minutes.")
        elif int(digits or 0) > LONGEST:
            self.refused.emit(f"A time box is 0 to {LONGEST} minutes, not {digits[:9]}.")
        else:
            self._take(int(digits or 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if by is None or event.modifiers():
            super().keyPressEvent(event)
        else:
            self._take(max(0, min(LONGEST, self.minutes + by)))

    def _take(self, minutes: int) -> None:
        self.refused.emit("")
        self._show(minutes)
        self.timed.emit(minutes)

    def _show(self, minutes: int) -> None:
        self.minutes, self._shown = minutes, f"{minutes} min" if minutes else "–"
        self.setText(self._shown)
