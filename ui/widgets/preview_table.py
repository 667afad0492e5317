"""The first rows of a file beside what each of them becomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ui import theme

INKS = {"good": "good", "watch": "watch", "muted": "text3"}
WIDEST = 220


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """A row's number in the file, its cells, what becomes of it, and the tone of that: good, watch or muted."""

    number: int
    cells: tuple[str, ...]
    words: str
    tone: str


class PreviewTable(QTableWidget):
    """Read-only; `show_lines` fills it again. Few rows only: it makes an item for each cell."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What it becomes")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_lines(self, heads: Sequence[str], lines: Sequence[PreviewLine]) -> None:
        """Columns: the row in the file, what it becomes, then the cells as they are."""
        self.clear()
        self.setColumnCount(len(heads) + 2)
        self.setRowCount(len(lines))
        self.setHorizontalHeaderLabels(["row", "becomes", *heads])
        for row, line in enumerate(lines):
            self._fill(row, line)
        self.resizeColumnsToContents()
        for column in range(self.columnCount()):
            limit = 330 if column == 1 else WIDEST
            self.setColumnWidth(column, min(self.columnWidth(column) + 8, limit))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def _fill(self, row: int, line: PreviewLine) -> None:
        ink = theme.colour(INKS.get(line.tone, "text"))
        ground = theme.colour("watchSoft") if line.tone == "watch" else None
        quiet = theme.colour("text3") if line.tone == "muted" else theme.colour("text")
        for column, text in enumerate((f"{line.number:,}", line.words, *line.cells)):
            colour = ink if column == 1 else theme.colour("text3") if column == 0 else quiet
            self.setItem(row, column, self._item(text, colour, ground, strong=column == 1))

    def _item(self, text: str, colour: QColor, ground: QColor | None, *, strong: bool) -> QTableWidgetItem:
        item = QTableWidgetItem(" ".join(text.split())[:200])
        item.setForeground(colour)
        if ground is not None:
            item.setBackground(ground)
        if strong:
            item.setFont(theme.font("captionStrong"))
        return item
