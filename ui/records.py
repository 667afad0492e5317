"""The view of every list: sort at the heads, filter, several selected, copy as a range, choose columns."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from math import ceil
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from ui import theme
from ui.record_model import RECORD, Column, RecordModel

__all__ = ["RECORD", "Column", "RecordModel", "RecordTable"]
Index = QModelIndex | QPersistentModelIndex


class _Cells(QStyledItemDelegate):
    """Draws the ground, the hairline and either a column's own picture or its words, cut with an ellipsis."""

    hovered = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        place = QRectF(option.rect)
        painter.save()
        painter.fillRect(place, self._ground(chosen, index.row()))
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawLine(place.bottomLeft() - QPointF(0, 1), place.bottomRight() - QPointF(0, 1))
        inner = place.adjusted(12, 0, -12, 0)
        column: Column = index.model().columns[index.column()]  # type: ignore[attr-defined]
        painter.setFont(theme.font("body", figures=column.align == "right"))
        painter.setPen(theme.colour("text"))
        if column.paint is not None:
            column.paint(painter, inner, index.data(RECORD), chosen)
        else:
            words = painter.fontMetrics().elidedText(
                index.data().replace("\n", " "), Qt.TextElideMode.ElideRight, int(inner.width())
            )
            painter.drawText(inner, Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)), words)
        painter.restore()

    def _ground(self, chosen: bool, row: int) -> QColor:
        return theme.colour("selected" if chosen else "hover" if row == self.hovered else "surface")


class _View(QTableView):
    """Tells which row the mouse is over, and Enter opens."""

    def __init__(self, cells: _Cells, columns: Sequence[Column]) -> None:
        super().__init__()
        self.cells, self._columns = cells, columns
        self._fitting, self._by_hand = False, False
        self.setItemDelegate(cells)
        self.setMouseTracking(True)

    def fit(self) -> None:
        """Share the room out: columns give way in equal parts of what each can spare; widths set by hand stay."""
        shown = [i for i in range(len(self._columns)) if not self.isColumnHidden(i)]
        wanted = sum(self._columns[i].width for i in shown)
        spare = sum(self._columns[i].width - self._columns[i].narrowest for i in shown)
        if self._by_hand or not spare:
            return
        share = min(1.0, max(0.0, (wanted - self.viewport().width()) / spare))
        self._fitting = True
        for i in shown:
            column = self._columns[i]
            self.setColumnWidth(i, column.width - ceil(share * (column.width - column.narrowest)))
        self._fitting = False

    def set_by_hand(self, _column: int, before: int, _after: int) -> None:
        """A person dragged the edge of a column: from now on widths stay."""
        left_held = QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton
        self._by_hand = self._by_hand or bool(before and left_held and not self._fitting)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: Any) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.doubleClicked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.cells.hovered:
            self.cells.hovered = row
            self.viewport().update()


class RecordTable(QFrame):
    """A list of records. `opened` at Enter or a double click, `selection_changed` whenever others are selected."""

    opened = Signal(object)
    selection_changed = Signal()

    def __init__(
        self, columns: Sequence[Column], key: Callable[[Any], Hashable] = lambda record: record.id, *, label: str = "",
        row_height: int = 44, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setProperty("kind", "table")
        self.model = RecordModel(columns, key, self)
        self._cells = _Cells(self)
        self.view = _View(self._cells, columns)
        self.view.setModel(self.model)
        self.view.setAccessibleName(label)
        self._dress(row_height)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 4, 2, 4)
        column.addWidget(self.view)
        self.view.doubleClicked.connect(self._open)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())
        self.view.horizontalHeader().sectionClicked.connect(self._sort_clicked)
        self.view.horizontalHeader().customContextMenuRequested.connect(self._choose_columns)

    def set_records(self, records: Sequence[Any]) -> None:
        """Exchange the records; what was selected and is still there stays selected."""
        self._keeping(lambda: self.model.set_records(records))

    def set_filter(self, text: str) -> None:
        """Show only records that say every word of the text."""
        self._keeping(lambda: self.model.set_filter(text))

    def sort_by(self, heading: str, *, descending: bool = False) -> None:
        """Order by the column of that heading."""
        at = next(i for i, column in enumerate(self.model.columns) if column.heading == heading)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._keeping(lambda: self.model.sort(at, order))

    def show_column(self, heading: str, *, shown: bool) -> None:
        """Show or hide the column of that heading."""
        at = next(i for i, column in enumerate(self.model.columns) if column.heading == heading)
        self._show_column(at, shown=shown)

    def selected(self) -> tuple[Any, ...]:
        """The selected records in the order of the eye."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return tuple(self.model.shown[row] for row in rows)

    def select(self, keys: Sequence[Hashable]) -> None:
        """Select the records with these keys, and no others."""
        model = self.view.selectionModel()
        model.clearSelection()
        for row in (self.model.row_of(key) for key in keys):
            if row >= 0:
                model.select(self.model.index(row, 0), model.SelectionFlag.Select | model.SelectionFlag.Rows)

    def copy(self) -> None:
        """Put the selected rows on the clipboard as a spreadsheet takes them, with the heads."""
        at = [i for i in range(len(self.model.columns)) if not self.view.isColumnHidden(i)]
        lines = [[self.model.columns[i].heading for i in at]]
        lines += [[self.model.columns[i].words(record) for i in at] for record in self.selected()]
        flat = "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)
        QGuiApplication.clipboard().setText(flat)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _keeping(self, step: Callable[[], object]) -> None:
        keys = [self.model.key(record) for record in self.selected()]
        step()
        self.select(keys)
        if len(self.selected()) != len(keys):
            self.selection_changed.emit()

    def _open(self, index: QModelIndex) -> None:
        if self.model.columns[index.column()].edit is None:
            self.opened.emit(self.model.shown[index.row()])

    def _sort_clicked(self, section: int) -> None:
        down = self.model.sorted_by == (section, False)
        self.sort_by(self.model.columns[section].heading, descending=down)

    def _choose_columns(self, place: QPoint) -> None:
        menu = QMenu(self)
        for at, column in enumerate(self.model.columns[1:], start=1):
            action = menu.addAction(column.heading.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(not self.view.isColumnHidden(at))
            action.toggled.connect(lambda on, at=at: self._show_column(at, shown=on))
        menu.popup(self.view.horizontalHeader().mapToGlobal(place))

    def _show_column(self, at: int, *, shown: bool) -> None:
        self.view.setColumnHidden(at, not shown)
        self.view.fit()

    def _dress(self, row_height: int) -> None:
        view, head = self.view, self.view.horizontalHeader()
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(row_height)
        view.setShowGrid(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setTabKeyNavigation(False)
        head.setFont(theme.font("caption"))
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.sectionResized.connect(view.set_by_hand)
        view.fit()
