"""Numbers that were typed by hand and differ from the file's: each is kept unless the file's is chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from coachdesk.analysis.words import plural
from coachdesk.exchange.compared import Key
from coachdesk.exchange.dates import span_words
from coachdesk.exchange.plans import NumberChange
from coachdesk.exchange.raw import digits
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.preview_table import Padded

HEADS = ("Take the file's", "Rep", "Measure", "Period", "You typed", "In the file")
ROW = 30
MOST_HEIGHT = 210
FIRST_NUMBER = 4
CHOICE_WIDTH = 150
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ConflictList(QWidget):
    """`chosen` tells of every choice; `taken` are the numbers for which the file's is to be written."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[NumberChange, ...] = ()
        self.heading = Label("", "heading", "watch")
        self.keep_all = Button("Keep all mine", "quiet", small=True, on=lambda: self._all(False))
        self.take_all = Button("Take all of the file's", "quiet", small=True, on=lambda: self._all(True))
        self.table = QTableWidget(0, len(HEADS))
        self.table.setAccessibleName("Typed numbers that differ")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(ROW)
        self.table.setItemDelegate(Padded(self.table))
        for place, name in enumerate(HEADS):
            title = QTableWidgetItem(name)
            title.setTextAlignment(RIGHT if place >= FIRST_NUMBER else LEFT)
            self.table.setHorizontalHeaderItem(place, title)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.table.horizontalHeader().setSectionResizeMode(FIRST_NUMBER - 1, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, CHOICE_WIDTH)
        self.table.itemChanged.connect(self._changed)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.keep_all)
        head.addWidget(self.take_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.table)
        self.hide()

    @property
    def taken(self) -> frozenset[Key]:
        """The numbers for which the file's was chosen."""
        ticked = Qt.CheckState.Checked
        return frozenset(
            one.key for one, item in zip(self._shown, self._choices(), strict=True) if item.checkState() is ticked
        )

    def show_conflicts(self, conflicts: Sequence[NumberChange], taken: Collection[Key]) -> None:
        """Fill it again, with the choices that were made."""
        self._shown = tuple(sorted(conflicts, key=lambda one: (one.rep, one.measure, one.result.start)))
        count = plural(len(self._shown), "number")
        self.heading.setText(f"{count} you typed {'differs' if len(self._shown) == 1 else 'differ'} from the file")
        self.table.blockSignals(True)
        self.table.setRowCount(len(self._shown))
        for row, one in enumerate(self._shown):
            self._fill(row, one, one.key in taken)
        self.table.blockSignals(False)
        self.table.setFixedHeight(min(MOST_HEIGHT, ROW * (len(self._shown) + 1) + 8))
        self.setVisible(bool(self._shown))

    def _fill(self, row: int, one: NumberChange, taken: bool) -> None:
        choice = QTableWidgetItem("the file's" if taken else "mine is kept")
        choice.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        choice.setCheckState(Qt.CheckState.Checked if taken else Qt.CheckState.Unchecked)
        self.table.setItem(row, 0, choice)
        period = span_words(one.result.start, one.cadence)
        cells = (
            one.rep,
            one.measure,
            period[:1].upper() + period[1:],
            digits(one.was or 0.0),
            digits(one.result.value),
        )
        for place, text in enumerate(cells, 1):
            item = QTableWidgetItem(text)
            if place >= FIRST_NUMBER:
                item.setTextAlignment(RIGHT)
            if (place == 5) is taken and place >= FIRST_NUMBER:
                item.setFont(theme.font("strong"))
            self.table.setItem(row, place, item)

    def _choices(self) -> list[QTableWidgetItem]:
        items = (self.table.item(row, 0) for row in range(self.table.rowCount()))
        return [item for item in items if item is not None]

    def _changed(self, item: QTableWidgetItem) -> None:
        if item.column() == 0:
            self._tell()

    def _all(self, taken: bool) -> None:
        self.table.blockSignals(True)
        for item in self._choices():
            item.setCheckState(Qt.CheckState.Checked if taken else Qt.CheckState.Unchecked)
        self.table.blockSignals(False)
        self._tell()

    def _tell(self) -> None:
        """Show the choices in the words of each row, then say that something was chosen."""
        taken = self.taken
        self.table.blockSignals(True)
        for row, one in enumerate(self._shown):
            self._fill(row, one, one.key in taken)
        self.table.blockSignals(False)
        self.chosen.emit()
