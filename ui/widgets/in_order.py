"""Rows that a person puts in order: by Alt+Shift+↑ and ↓, or by dragging the grip at their left."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QSpinBox, QVBoxLayout, QWidget

from ui.widgets.icons import pixmap
from ui.widgets.labels import plain_tip

BARE = """QSpinBox { border: 2px solid transparent; background: transparent; padding: 0; border-radius: 6px; }
QSpinBox:focus { border-color: palette(highlight); padding: 0; }
QSpinBox QLineEdit { border: 0; padding: 0 4px; background: transparent; }
QSpinBox QLineEdit:focus { border: 0; padding: 0 4px; }"""
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


class MinutesBox(QSpinBox):
    """A time box of 0 to 240 minutes; a dash for none. The wheel scrolls the page and leaves the number alone."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.setRange(0, 240)
        self.setSuffix(" min")
        self.setSpecialValueText("–")
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setKeyboardTracking(False)
        self.setAccessibleName(label)
        self.setToolTip(plain_tip(f"{label}: type a number, or ↑ and ↓"))
        self.setFixedWidth(66)
        self.setStyleSheet(BARE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_minutes(self, minutes: int) -> None:
        """Show a number without saying that it changed; one that is being typed stays."""
        if not self.lineEdit().isModified():
            self.blockSignals(True)
            self.setValue(minutes)
            self.blockSignals(False)

    def wheelEvent(self, event: object) -> None:
        event.ignore()  # type: ignore[attr-defined]
