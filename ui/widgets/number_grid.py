"""A grid of numbers to type or paste into: rows are people, columns are periods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui import theme
from ui.widgets.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex
TARGET = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class GridCell:
    """One place in the grid: what it shows, what editing starts from, and a sentence for its tooltip."""

    shown: str = ""
    typed: str = ""
    hint: str = ""
    locked: bool = False
    marked: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class GridEdit:
    """Text that was typed or pasted into row and column; "" empties the cell."""

    row: int
    column: int
    text: str


class NumberModel(QAbstractTableModel):
    """Cells by row and column; an edit is handed on, never kept here."""

    edited = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads: tuple[str, ...] = ()
        self._columns: tuple[str, ...] = ()
        self._cells: tuple[tuple[GridCell, ...], ...] = ()
        self.signal_colour = QColor()

    def show_cells(
        self, heads: Sequence[str], columns: Sequence[str], cells: Sequence[Sequence[GridCell]]
    ) -> None:
        """Show other numbers; a grid of the same shape keeps its selection and its scroll place."""
        same = (len(heads), len(columns)) == (len(self._heads), len(self._columns))
        if not same:
            self.beginResetModel()
        self._heads, self._columns = tuple(heads), tuple(columns)
        self._cells = tuple(tuple(row) for row in cells)
        if not same:
            self.endResetModel()
        elif heads and columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(heads) - 1, len(columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(heads) - 1)

    def cell(self, row: int, column: int) -> GridCell:
        """What stands at a place."""
        return self._cells[row][column]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._heads)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        names = self._columns if orientation == Qt.Orientation.Horizontal else self._heads
        return names[section] if section < len(names) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self._cells[index.row()][index.column()]
        answers = {
            Qt.ItemDataRole.DisplayRole: cell.shown,
            Qt.ItemDataRole.EditRole: cell.typed,
            Qt.ItemDataRole.TextAlignmentRole: int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
            Qt.ItemDataRole.AccessibleTextRole: f"{self._heads[index.row()]}, {self._columns[index.column()]}: "
            f"{cell.shown or 'no number'}",
        }
        if role == Qt.ItemDataRole.ForegroundRole and (cell.marked or cell.quiet or cell.locked):
            return self.signal_colour if cell.marked else theme.colour("text3" if cell.quiet else "text2")
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(cell.hint) if cell.hint else None
        return answers.get(Qt.ItemDataRole(role)) if role in list(Qt.ItemDataRole) else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        cell = self._cells[index.row()][index.column()]
        if role != Qt.ItemDataRole.EditRole or str(value).strip() == cell.typed:
            return False
        self.edited.emit([GridEdit(index.row(), index.column(), str(value).strip())])
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self._cells[index.row()][index.column()].locked:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags


class NumberGrid(QTableView):
    """The grid: type over a cell, Enter goes down; paste and copy ranges as a spreadsheet does; Delete empties."""

    edited = Signal(list)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = NumberModel(self)
        self.numbers.edited.connect(self.edited)
        self.setModel(self.numbers)
        self.setAccessibleName(name)
        self.setFont(theme.font("body", figures=True))
        self.verticalHeader().setFont(theme.font("body"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.horizontalHeader().setDefaultSectionSize(92)
        self.verticalHeader().setDefaultSectionSize(32)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._empty()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != self.State.EditingState:
            self._go_down()
        else:
            super().keyPressEvent(event)

    def copied(self) -> str:
        """The selected range as a spreadsheet takes it: columns by tab, rows by line."""
        places = sorted((i.row(), i.column()) for i in self.selectedIndexes())
        rows: dict[int, list[str]] = {}
        for row, column in places:
            rows.setdefault(row, []).append(self.numbers.cell(row, column).typed)
        return "\n".join("\t".join(cells) for cells in rows.values())

    def paste(self, text: str) -> None:
        """Hand on pasted cells from the current one on; what would lie outside the grid is left out."""
        start = self.currentIndex()
        if not start.isValid():
            return
        edits = [
            GridEdit(start.row() + down, start.column() + right, cell.strip())
            for down, line in enumerate(text.rstrip("\r\n").splitlines())
            for right, cell in enumerate(line.split("\t"))
        ]
        inside = [e for e in edits if self._is_open(e.row, e.column)]
        if inside:
            self.edited.emit(inside)

    def _is_open(self, row: int, column: int) -> bool:
        index = self.numbers.index(row, column)
        return index.isValid() and bool(self.numbers.flags(index) & Qt.ItemFlag.ItemIsEditable)

    def _empty(self) -> None:
        places = [i for i in self.selectedIndexes() if self.numbers.cell(i.row(), i.column()).typed]
        edits = [GridEdit(i.row(), i.column(), "") for i in places if self._is_open(i.row(), i.column())]
        if edits:
            self.edited.emit(edits)

    def _go_down(self) -> None:
        index = self.currentIndex()
        below = self.numbers.index(min(index.row() + 1, self.numbers.rowCount() - 1), index.column())
        self.selectionModel().setCurrentIndex(below, QItemSelectionModel.SelectionFlag.ClearAndSelect)
