"""Finds a question in the bank: typed words, then Enter; the least used first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from coachdesk.analysis.words import plural
from coachdesk.domain.questions import Model
from ui import theme
from ui.widgets.segmented import Segmented

WIDTH, HEIGHT, ROW = 620, 380, 46
ID, PLACE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True, slots=True)
class Offer:
    """A question of the bank with how many sessions it was picked for; `last` is the day of the last with this rep."""

    question_id: int
    text: str
    model: Model | None = None
    phase: str = ""
    skill_id: int | None = None
    skill: str = ""
    uses: int = 0
    last: str = ""
    archived: bool = False


def uses_words(offer: Offer) -> str:
    """How often it was picked, and when for this rep: "picked 3 times, last 12 Nov"."""
    if not offer.uses:
        return "not picked before"
    return f"picked {plural(offer.uses, 'time')}" + (f", with this rep last on {offer.last}" if offer.last else "")


class TwoLines(QStyledItemDelegate):
    """Draws a question, and quieter under it where it belongs and how often it was picked."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place = QRectF(option.rect).adjusted(2, 1, -2, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected"))
            painter.drawRoundedRect(place, 8, 8)
        lines = ((Qt.ItemDataRole.DisplayRole, "medium", "text", 4), (PLACE, "caption", "text2", 24))
        for role, style, ink, top in lines:
            room = QRectF(place.left() + 8, place.top() + top, place.width() - 16, 18)
            painter.setFont(theme.font(style))
            painter.setPen(theme.colour(ink))
            words = QFontMetrics(painter.font()).elidedText(
                str(index.data(role)), Qt.TextElideMode.ElideRight, int(room.width())
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, ROW)


class QuestionFinder(QFrame):
    """Floats under a button; `found` gives the chosen question's id. Esc closes it."""

    found = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("kind", "floating")
        self.setAccessibleName("Pick a question from the bank")
        self.resize(WIDTH, HEIGHT)
        self._offers: tuple[Offer, ...] = ()
        self._model = Model.GROW
        self._skill_id: int | None = None
        self.words = QLineEdit()
        self.words.setPlaceholderText("Find a question")
        self.words.setAccessibleName("Find a question")
        self.words.textChanged.connect(self._show)
        self.words.installEventFilter(self)
        self.scope = Segmented("Which questions", [("model", "This model"), ("skill", "Focus skill"), ("all", "All")])
        self.scope.picked.connect(lambda _name: self._show())
        self.list = QListWidget()
        self.list.setAccessibleName("Questions")
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setStyleSheet("background: transparent;")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self.scope)
        column.addWidget(self.list, 1)

    def ask(self, offers: Sequence[Offer], model: Model, focus: tuple[int | None, str], under: QWidget) -> None:
        """Open under a widget with these questions."""
        self._offers = tuple(sorted(offers, key=lambda offer: (offer.uses, offer.question_id)))
        self._model, self._skill_id = model, focus[0]
        self.words.clear()
        self._show()
        self.move(under.mapToGlobal(QPoint(0, under.height() + 2)))
        self.show()
        self.words.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter in the line go to the list."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in STEPS:
                row = self.list.currentRow() + STEPS[key]
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        self.list.clear()
        sought = self.words.text().casefold().split()
        for offer in self._offers:
            if self._in_scope(offer) and all(word in offer.text.casefold() for word in sought):
                place = " · ".join(part for part in (offer.phase, offer.skill, uses_words(offer)) if part)
                item = QListWidgetItem(offer.text)
                item.setData(ID, offer.question_id)
                item.setData(PLACE, place)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _in_scope(self, offer: Offer) -> bool:
        wanted = {"model": offer.model is self._model, "skill": offer.skill_id == self._skill_id is not None}
        return wanted.get(self.scope.current, True)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.hide()
            self.found.emit(item.data(ID))
