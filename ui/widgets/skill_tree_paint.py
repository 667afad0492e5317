"""How a row of the skill tree is drawn: a family with its count, a skill with its note."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget

from ui import theme
from ui.widgets.chips import focus_ring
from ui.widgets.icons import pixmap

KEY, NOTE, TONE, COUNT = (Qt.ItemDataRole.UserRole + at for at in range(1, 5))
ROW, INDENT, EDGE = 32, 26.0, 8.0
Index = QModelIndex | QPersistentModelIndex


class TreePaint(QStyledItemDelegate):
    """A family in quiet strong letters behind its arrow; a skill with a grip while the mouse is over it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tree: QTreeWidget = self.parent()  # type: ignore[assignment]
        place = QRectF(option.rect).adjusted(0, 1, -2, -1)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if chosen else "hover"))
            painter.drawRoundedRect(place, 8, 8)
        if chosen and tree.hasFocus():
            focus_ring(painter, place, 8)
        if index.parent().isValid():
            grip = over and bool(index.flags() & Qt.ItemFlag.ItemIsDragEnabled)
            _skill(painter, place, index, grip=grip)
        else:
            _family(painter, place, index, opened=tree.isExpanded(index))
        painter.restore()


def _family(painter: QPainter, place: QRectF, index: Index, *, opened: bool) -> None:
    arrow = pixmap("chevron-down" if opened else "chevron-right", "text3", 14)
    painter.drawPixmap(QPointF(place.left() + 6, place.center().y() - 7), arrow)
    right = _right(painter, place, str(index.data(COUNT) or ""), "text3")
    room = QRectF(place.left() + INDENT, place.top(), right - place.left() - INDENT - EDGE, place.height())
    _words(painter, room, str(index.data()), "captionStrong", "text2")


def _skill(painter: QPainter, place: QRectF, index: Index, *, grip: bool) -> None:
    if grip:
        painter.drawPixmap(QPointF(place.left() + 6, place.center().y() - 8), pixmap("grip-vertical", "text3", 16))
    right = _right(painter, place, str(index.data(NOTE) or ""), str(index.data(TONE)))
    room = QRectF(place.left() + INDENT, place.top(), right - place.left() - INDENT - EDGE, place.height())
    _words(painter, room, str(index.data()), "body", "text")


def _right(painter: QPainter, place: QRectF, text: str, ink: str) -> float:
    """Small words at the right end; gives where they begin."""
    metrics = QFontMetrics(theme.font("caption"))
    width = metrics.horizontalAdvance(text)
    left = place.right() - EDGE - width
    _words(painter, QRectF(left, place.top(), width + 1, place.height()), text, "caption", ink)
    return left


def _words(painter: QPainter, room: QRectF, text: str, style: str, ink: str) -> None:
    painter.setFont(theme.font(style))
    painter.setPen(theme.colour(ink))
    cut = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
