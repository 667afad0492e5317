"""The first rows of a file beside what each of them becomes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from ui import theme

INKS = {"good": "good", "watch": "watch", "muted": "text3"}
WIDEST = 200
LEAST_WORDS = 220
PAD = 8
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """A row's number in the file (None: it has none), its cells, what becomes of it, and the tone of that."""

    number: int | None
    cells: tuple[str, ...]
    words: str
    tone: str


class Padded(QStyledItemDelegate):
    """Cells with some room at both sides, on a ground that fills all of it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect, ground)
        option.rect.adjust(PAD, 0, -PAD, 0)
        super().paint(painter, option, index)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        option.rect.adjust(PAD, 0, -PAD, 0)  # a tick is met where it is drawn
        return super().editorEvent(event, model, option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + 2 * PAD, hint.height())


class PreviewTable(QTableWidget):
    """Read-only; `show_lines` fills it again. Few rows only: it makes an item for each cell."""

    def __init__(self, label: str = "What it becomes") -> None:
        super().__init__()
        self.setAccessibleName(label)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setShowGrid(False)
        self.setItemDelegate(Padded(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)
        self.horizontalHeader().setDefaultAlignment(LEFT)

    def show_lines(
        self, heads: Sequence[str], lines: Sequence[PreviewLine], numeric: Collection[int] = (), last: str = "becomes"
    ) -> None:
        """Columns: the row in the file where there is one, the cells as they are, and last what they become.

        `numeric` are the places of columns that hold numbers: they stand at the right.
        """
        self.clear()
        numbered = any(line.number is not None for line in lines)
        names = [*(["row"] if numbered else []), *heads, last]
        self.setColumnCount(len(names))
        self.setRowCount(len(lines))
        for place, name in enumerate(names):
            head = QTableWidgetItem(name)
            right = place - numbered in numeric
            head.setTextAlignment(RIGHT if right else LEFT)
            self.setHorizontalHeaderItem(place, head)
        for row, line in enumerate(lines):
            self._fill(row, line, numbered, numeric)
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """The words at the end take the room that the cells leave, and at least as much as they can be read in."""
        last = self.columnCount() - 1
        if last < 0:
            return
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.resizeColumnsToContents()
        for column in range(last):
            self.setColumnWidth(column, min(self.columnWidth(column), WIDEST))
        used = sum(self.columnWidth(column) for column in range(last))
        self.setColumnWidth(last, max(LEAST_WORDS, self.viewport().width() - used))

    def _fill(self, row: int, line: PreviewLine, numbered: bool, numeric: Collection[int]) -> None:
        ink = theme.colour(INKS.get(line.tone, "text"))
        ground = theme.colour("watchSoft") if line.tone == "watch" else None
        quiet = theme.colour("text3") if line.tone == "muted" else theme.colour("text")
        if numbered:
            self.setItem(row, 0, self._item(f"{line.number:,}", theme.colour("text3"), ground))
        for place, text in enumerate(line.cells):
            item = self._item(text, quiet, ground)
            item.setTextAlignment(RIGHT if place in numeric else LEFT)
            self.setItem(row, place + numbered, item)
        words = self._item(line.words, ink, ground)
        words.setFont(theme.font("captionStrong"))
        words.setToolTip(words.text())
        self.setItem(row, len(line.cells) + numbered, words)

    @staticmethod
    def _item(text: str, colour: QColor, ground: QColor | None) -> QTableWidgetItem:
        item = QTableWidgetItem(" ".join(text.split())[:200])
        item.setForeground(colour)
        if ground is not None:
            item.setBackground(ground)
        return item
