"""A row of a card that leads somewhere: by click, Enter or Space."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import focus_ring
from ui.widgets.columns import clear
from ui.widgets.labels import Label, plain_tip

REACH, HEAD = 6, 26


class LinkRow(QAbstractButton):
    """Widgets side by side on a ground that answers the mouse; `label` says to everybody where it leads."""

    def __init__(self, label: str, on: Callable[[], object], *, tip: str = "") -> None:
        super().__init__()
        self.setAccessibleName(label)
        self.setToolTip(plain_tip(tip))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(REACH, 4, REACH, 4)
        self.row.setSpacing(10)
        self.clicked.connect(lambda _checked=False: on())

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or a layout to the right of what is there."""
        if isinstance(item, QLayout):
            self.row.addLayout(item, stretch)
        else:
            self.row.addWidget(item, stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & CONTROL:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), 7)
        painter.end()


CONTROL = Qt.KeyboardModifier.ControlModifier


class RowsCard(Card):
    """A card of rows whose words stand under its heading; a `link` at the right leads to all of them."""

    def __init__(self, heading: str, icon: str, link: QWidget | None = None, *, gap: int = 2) -> None:
        super().__init__(heading, icon, right=link)
        given = self.body.contentsMargins()
        self.body.setContentsMargins(given.left() - REACH, given.top(), given.right() - REACH, given.bottom() - 4)
        self.head.setContentsMargins(REACH, 0, 0, 0)
        self.heading.setMinimumHeight(HEAD)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(gap)
        self.add(self.rows)
        self.body.addStretch(1)

    def add_more(self, left: int, on: Callable[[], object]) -> None:
        """Say under the rows how many there are besides, in words that lead to them."""
        if left > 0:
            more = Button(f"and {left} more", "link", on=on, small=True)
            self.rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def clear_rows(self, empty: str = "") -> None:
        """Take the rows away; a sentence stands there when there are to be none."""
        clear(self.rows)
        if empty:
            label = Label(empty, "body", "text2", wrap=True)
            label.setContentsMargins(REACH, 2, REACH, 2)
            self.rows.addWidget(label)
