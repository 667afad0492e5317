"""The skills of the form, by family, each with the level it has so far."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.pages.assess.state import Line
from ui.subsets import by_family
from ui.widgets.matrix_cells import cell_colours

ROW, HEAD, BOX = 44, 30, 24
LINE = Qt.ItemDataRole.UserRole
MOVES = {
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
}  # fmt: skip
Index = QModelIndex | QPersistentModelIndex


class SkillList(QListWidget):
    """`chosen` names the skill that the keyboard or the mouse went to; any key but the moves is left to the page."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Skills to rate")
        self.setItemDelegate(_Rows(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self._ids: tuple[int, ...] = ()
        self.currentItemChanged.connect(self._say)

    def show_lines(self, lines: Sequence[Line], current: int | None) -> None:
        """Show the skills; rows stay where they are while only their levels change."""
        ids = tuple(line.skill.id for line in lines)
        self.blockSignals(True)
        if ids != self._ids:
            self._ids = ids
            self._build(lines)
        found = {line.skill.id: line for line in lines}
        for item in self._rows():
            line = found[item.data(LINE).skill.id]
            item.setData(LINE, line)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, line_words(line))
            if line.skill.id == current:
                self.setCurrentItem(item)
        self.blockSignals(False)

    def step(self, by: int) -> None:
        """Go to the next or the previous skill; at an end it stays."""
        rows = self._rows()
        now = rows.index(self.currentItem()) if self.currentItem() in rows else -1
        if rows:
            self.setCurrentItem(rows[min(max(now + by, 0), len(rows) - 1)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MOVES and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _build(self, lines: Sequence[Line]) -> None:
        self.clear()
        found = {line.skill.id: line for line in lines}
        for family, skills in by_family([line.skill for line in lines]):
            head = QListWidgetItem(family)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            head.setSizeHint(QSize(0, HEAD))
            self.addItem(head)
            for skill in skills:
                item = QListWidgetItem(skill.name)
                item.setData(LINE, found[skill.id])
                item.setSizeHint(QSize(0, ROW))
                self.addItem(item)

    def _rows(self) -> list[QListWidgetItem]:
        return [item for item in map(self.item, range(self.count())) if item.data(LINE) is not None]

    def _say(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(LINE) is not None:
            self.chosen.emit(item.data(LINE).skill.id)


class _Rows(QStyledItemDelegate):
    """Draws a family's name, or a skill with a line on its evidence and the level in its colour and as a number."""

    def __init__(self, of: QListWidget) -> None:
        super().__init__(of)
        self._list = of

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, place = index.data(LINE), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line is None:
            _write(painter, place.adjusted(10, 6, -6, 0), index.data(), "captionStrong", "text2")
        else:
            state = option.state
            self._ground(painter, place, state)
            _paint_line(painter, place.adjusted(10, 0, -8, 0), line)
        painter.restore()

    def _ground(self, painter: QPainter, place: QRectF, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        focus = chosen and self._list.hasFocus()
        painter.setPen(QPen(theme.colour("focus"), 2) if focus else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("selected" if chosen else "hover" if over else "surface"))
        painter.drawRoundedRect(place.adjusted(2, 2, -2, -2), 8, 8)


def _paint_line(painter: QPainter, place: QRectF, line: Line) -> None:
    words = QRectF(place.left(), place.top() + 4, place.width() - BOX - 10, 19)
    _write(painter, words, line.skill.name, "medium", "text")
    caption, tone = under_words(line)
    _write(painter, words.translated(0, 18), caption, "caption", tone)
    box = QRectF(place.right() - BOX, place.center().y() - BOX / 2, BOX, BOX)
    ground, ink = cell_colours(line.level)
    unknown = QPen(theme.colour("borderStrong"), 1, Qt.PenStyle.DotLine)
    painter.setPen(unknown if line.level is None else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("surface") if line.level is None else ground)
    painter.drawRoundedRect(box, 6, 6)
    painter.setFont(theme.font("strong", figures=True))
    painter.setPen(theme.colour("text3") if line.level is None else ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "–" if line.level is None else str(line.level))


def under_words(line: Line) -> tuple[str, str]:
    """What stands under a skill's name, and its tone."""
    if line.bare:
        return "no evidence", "watch"
    parts = ["focus"] if line.focus else []
    parts += [f"target {line.target}"] if line.target is not None else []
    parts += [f"{len(line.seen)} seen"] if line.seen else []
    if line.level is None and line.why_stale:
        return " · ".join([*parts, "faded"]), "watch"
    return " · ".join(parts) or "nothing seen yet", "text2"


def line_words(line: Line) -> str:
    """A row for a screen reader: "Discovery: level 3, target 4, 2 seen"."""
    level = "unknown" if line.level is None else f"level {line.level}"
    return f"{line.skill.name}: {level}, {under_words(line)[0]}"


def _write(painter: QPainter, place: QRectF, text: str, style: str, ink: str) -> None:
    painter.setFont(theme.font(style))
    painter.setPen(theme.colour(ink))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()))
    painter.drawText(place.topLeft() + QPointF(0, painter.fontMetrics().ascent() + 1), shown)
