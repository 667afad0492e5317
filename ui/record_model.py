"""One table model for every list of records: a column says its heading and how to read a record."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter

from ui import theme

Index = QModelIndex | QPersistentModelIndex
RECORD = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """How a column reads, says, sorts, draws and changes a record. `show` turns a value other than None into words.

    Where there is little room it may become as narrow as `least`, by itself seven tenths of its width.
    """

    heading: str
    read: Callable[[Any], Any]
    show: Callable[[Any], str] = str
    align: str = "left"
    width: int = 120
    paint: Callable[[QPainter, QRectF, Any, bool], None] | None = None
    edit: Callable[[Any, str], object] | None = None
    sort: Callable[[Any], Any] | None = None
    least: int = 0

    @property
    def narrowest(self) -> int:
        """How narrow it may become, in pixels."""
        return self.least or self.width * 7 // 10

    def words(self, record: Any) -> str:
        """The cell as text, also for filter and copy."""
        value = self.read(record)
        return "" if value is None else self.show(value)


class RecordModel(QAbstractTableModel):
    """Records in the order of the eye: filtered and sorted by a list of its own, never by a proxy."""

    def __init__(
        self, columns: Sequence[Column], key: Callable[[Any], Hashable], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns, self.key = tuple(columns), key
        self.shown: list[Any] = []
        self._records: Sequence[Any] = ()
        self._filter: tuple[str, ...] = ()
        self.sorted_by: tuple[int, bool] | None = None

    def set_records(self, records: Sequence[Any]) -> None:
        """Exchange the records."""
        self._records = tuple(records)
        self._arrange()

    def set_filter(self, text: str) -> None:
        """Show only records that say every word of the text in some cell."""
        self._filter = tuple(text.casefold().split())
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; records without a value stand last either way; -1 is the given order."""
        self.sorted_by = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        self._arrange()

    def row_of(self, key: Hashable) -> int:
        """The row a record stands in, or -1."""
        return next((row for row, record in enumerate(self.shown) if self.key(record) == key), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        if role == Qt.ItemDataRole.DisplayRole:
            arrow = {None: "", True: " ↓", False: " ↑"}
            own = self.sorted_by is not None and self.sorted_by[0] == section
            return self.columns[section].heading + arrow[self.sorted_by[1] if own and self.sorted_by else None]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.shown):
            return None
        record, column = self.shown[index.row()], self.columns[index.column()]
        if role == RECORD:
            return record
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.AccessibleTextRole}:
            return column.words(record)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        return theme.font("body") if role == Qt.ItemDataRole.FontRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        edit = self.columns[index.column()].edit if index.isValid() else None
        if edit is None or role != Qt.ItemDataRole.EditRole or str(value) == self.data(index):
            return False
        edit(self.shown[index.row()], str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        editable = index.isValid() and self.columns[index.column()].edit is not None
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def _alignment(self, section: int) -> Qt.AlignmentFlag:
        right = self.columns[section].align == "right"
        return (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter

    def _arrange(self) -> None:
        self.beginResetModel()
        self.shown = [record for record in self._records if self._passes(record)]
        if self.sorted_by is not None:
            column, down = self.columns[self.sorted_by[0]], self.sorted_by[1]
            value = column.sort or column.read
            known = [record for record in self.shown if value(record) is not None]
            rest = [record for record in self.shown if value(record) is None]
            known.sort(key=lambda record: _comparable(value(record)), reverse=down)
            self.shown = known + rest
        self.endResetModel()

    def _passes(self, record: Any) -> bool:
        if not self._filter:
            return True
        said = " ".join(column.words(record) for column in self.columns).casefold()
        return all(word in said for word in self._filter)


def _comparable(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value
