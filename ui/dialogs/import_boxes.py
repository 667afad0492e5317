"""The boxes of the import form: one to choose from, a condition on rows, and a measure with how it is counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from coachdesk.exchange.filters import parted
from coachdesk.exchange.names import fold_head
from coachdesk.exchange.plans import Also
from coachdesk.exchange.recipes import where_words
from coachdesk.exchange.tables import Table

ANY = "all rows"
BY_NAME = "named in the file"
COUNT = "count of rows"
SUM = "sum of "
MOST_VALUES = 200


class Choice(QComboBox):
    """A box of a form; `on` hears of every change. It has its parent at once: without one it would be a window."""

    def __init__(
        self, parent: QWidget, label: str, choices: Sequence[str], current: str, on: Callable[[], object]
    ) -> None:
        super().__init__(parent)
        self.addItems(list(choices))
        self.setAccessibleName(label)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.choose(current)
        self.currentTextChanged.connect(lambda _text: on())

    def choose(self, text: str) -> None:
        """Show a choice, added where the list lacks it: a remembered value may not be in this week's file."""
        if text and self.findText(text) < 0:
            self.addItem(text)
        self.setCurrentText(text)


class WhereBoxes:
    """Only rows where a column has a value; conditions of another kind stay as they were remembered."""

    def __init__(self, parent: QWidget, table: Table, label: str, on: Callable[[], object]) -> None:
        self._table, self._on = table, on
        self._kept: dict[str, tuple[str, ...]] = {}
        self.head = Choice(parent, label, [ANY, *table.heads], ANY, self._head_changed)
        self.value = Choice(parent, f"{label}, value", (), "", on)
        self._offer()

    def conditions(self) -> tuple[str, ...]:
        """What the boxes say."""
        head = self.head.currentText()
        if head in self._kept:
            return self._kept[head]
        return () if head == ANY else (f"{head}={self.value.currentText()}",)

    def show_conditions(self, conditions: Sequence[str]) -> None:
        """Set the boxes; what two boxes cannot say becomes one choice of its own."""
        self.head.blockSignals(True)
        single = parted(conditions[0]) if len(conditions) == 1 else None
        heads = {fold_head(head): head for head in self._table.heads}
        if not conditions:
            self.head.choose(ANY)
        elif single and single[2] and fold_head(single[0]) in heads:
            self.head.choose(heads[fold_head(single[0])])
        else:
            words = where_words(conditions)
            self._kept[words] = tuple(conditions)
            self.head.choose(words)
        self.head.blockSignals(False)
        self._offer()
        if single and single[2]:
            self.value.blockSignals(True)
            same = (i for i in range(self.value.count()) if _alike(self.value.itemText(i), single[1]))
            self.value.choose(self.value.itemText(next(same, -1)) or single[1])
            self.value.blockSignals(False)

    def _head_changed(self) -> None:
        self._offer()
        self._on()

    def _offer(self) -> None:
        """Offer the values that the column has; a won stage is likely meant."""
        head = self.head.currentText()
        self.value.blockSignals(True)
        self.value.clear()
        if head in self._table.heads:
            cells = self._table.column(self._table.heads.index(head))
            values = list(dict.fromkeys(cell.strip() for cell in cells if cell.strip()))
            self.value.addItems(values[:MOST_VALUES])
            self.value.choose(next((v for v in values if v.casefold() in ("closed won", "won")), ""))
        self.value.setVisible(head in self._table.heads)
        self.value.blockSignals(False)


class MeasureBoxes:
    """A measure and how rows make it: by counting them or by the sum of a column; which rows, in `where`."""

    def __init__(
        self, parent: QWidget, table: Table, measures: Sequence[str], label: str, on: Callable[[], object], *,
        by_name: bool = False,
    ) -> None:  # fmt: skip
        self._by_name = by_name
        self.measure = Choice(parent, label, [*([BY_NAME] if by_name else []), *measures], "", self._changed)
        self.how = Choice(parent, f"{label}, how", [COUNT, *(f"{SUM}{head}" for head in table.heads)], COUNT, on)
        self.where = WhereBoxes(parent, table, "Only rows where" if by_name else f"{label}, only rows where", on)
        self._on = on

    @property
    def named(self) -> bool:
        """Whether the file itself names the measures."""
        return self.measure.currentText() == BY_NAME

    def one(self) -> Also:
        """What the boxes say."""
        how = self.how.currentText()
        column = how.removeprefix(SUM) if how.startswith(SUM) and not self.named else None
        return Also(self.measure.currentText(), column, self.where.conditions())

    def show_one(self, one: Also, heads: Sequence[str]) -> None:
        """Set the boxes."""
        known = {fold_head(head): head for head in heads}
        for box, text in (
            (self.measure, one.measure),
            (self.how, SUM + known.get(fold_head(one.sum_column), one.sum_column) if one.sum_column else COUNT),
        ):
            box.blockSignals(True)
            box.choose(next((t for i in range(box.count()) if _alike(t := box.itemText(i), text)), text))
            box.blockSignals(False)
        self.where.show_conditions(one.where)
        self.how.setVisible(not self.named)

    def _changed(self) -> None:
        self.how.setVisible(not self.named)
        self._on()


def _alike(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
