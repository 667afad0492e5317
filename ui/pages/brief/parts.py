"""What both forms are made of: a scrolled column of cards, choices that may stay open, a tally."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.buttons import IconButton
from ui.widgets.columns import row_of
from ui.widgets.forms import Field
from ui.widgets.labels import Label
from ui.widgets.segmented import Segmented

OPEN = ""
MOST = 999
STEPS = {
    Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_Down: -1,
}  # fmt: skip


class FormColumn(QScrollArea):
    """Cards under each other, scrolled where the window is lower."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("pageBody")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(12)
        self.setWidget(inside)

    def put(self, *cards: QWidget) -> None:
        """Add cards below what is there."""
        for card in cards:
            self._column.addWidget(card)
        self._column.addStretch(1)


class PickField(Field):
    """One of a few, or none yet; choices are (value, words)."""

    def __init__(
        self, label: str, choices: Sequence[tuple[Any, str]], *, right: str = "", none: str = "Not said"
    ) -> None:
        self._values = {str(place): value for place, (value, _) in enumerate(choices)}
        named = [(str(place), words) for place, (_, words) in enumerate(choices)]
        self.segments = Segmented(label, [*named, (OPEN, none)] if none else named)
        if none:
            self.segments.set_current(OPEN)
        super().__init__(label, self.segments, right=right)
        self.segments.picked.connect(lambda _name: self.edited.emit())

    @property
    def value(self) -> Any:
        return self._values.get(self.segments.current)

    def set_value(self, value: Any) -> None:
        names = [name for name, one in self._values.items() if one == value and type(one) is type(value)]
        self.segments.set_current(names[0] if names else OPEN)


class Tally(QFrame):
    """How often a behaviour was seen: the keys + and − count, Backspace says that nobody did. `counted` after each."""

    counted = Signal()

    def __init__(self, label: str) -> None:
        super().__init__()
        self.value: int | None = None
        self._label = label
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("kind", "table")
        self.number = Label("", "kpiSmall")
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setMinimumWidth(44)
        self.less = IconButton("One less (−)", "minus", lambda: self._step(-1), "normal")
        self.more = IconButton("One more (+)", "plus", lambda: self._step(1), "normal")
        row = row_of(self.less, self.number, self.more, Label("keys + and −", "caption", "text3"), spacing=6)
        holder = QVBoxLayout(self)
        holder.setContentsMargins(6, 4, 10, 4)
        holder.addLayout(row)
        self.show_count(None)

    def show_count(self, count: int | None) -> None:
        """Show a count; None when nobody counted."""
        self.value = count
        self.number.setText("–" if count is None else str(count))
        self.setAccessibleName(self._label)
        self.setAccessibleDescription("not counted" if count is None else f"seen {count} times")
        self.less.setEnabled(bool(count))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self._step(STEPS[key])
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.show_count(None)
            self.counted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring(on=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring(on=False)

    def _step(self, by: int) -> None:
        if self.value is None and by < 0:
            return
        self.show_count(max(0, min(MOST, (self.value or 0) + by)))
        self.counted.emit()

    def _ring(self, *, on: bool) -> None:
        self.setProperty("focused", on)
        self.style().unpolish(self)
        self.style().polish(self)
