"""Skills to tick, under the names of their families."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ui import theme

ROW, HEAD = 28, 30
ID = Qt.ItemDataRole.UserRole
Families = Sequence[tuple[str, Sequence[tuple[int, str]]]]
"""Families with the ids and names of their skills."""


class SkillPick(QListWidget):
    """`value` is the set of ids that are ticked; Space ticks, `ticked` says that something changed."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Skills to ask")
        self.setSpacing(1)
        self.setFont(theme.font("body"))
        self.itemChanged.connect(lambda _item: self.ticked.emit())

    @property
    def value(self) -> frozenset[int]:
        """The ids that are ticked."""
        return frozenset(item.data(ID) for item in self._rows() if item.checkState() is Qt.CheckState.Checked)

    def offer(self, families: Families, chosen: Iterable[int] = ()) -> None:
        """Exchange the skills, with those in `chosen` ticked."""
        on = set(chosen)
        self.blockSignals(True)
        self.clear()
        for family, skills in families:
            head = QListWidgetItem(family)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            head.setFont(theme.font("captionStrong"))
            head.setSizeHint(QSize(0, HEAD))
            self.addItem(head)
            for at, name in skills:
                item = QListWidgetItem(name)
                item.setData(ID, at)
                item.setFlags(
                    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
                )
                item.setCheckState(Qt.CheckState.Checked if at in on else Qt.CheckState.Unchecked)
                item.setSizeHint(QSize(0, ROW))
                self.addItem(item)
        self.blockSignals(False)

    def tick(self, at: int, *, on: bool = True) -> None:
        """Tick one skill by its id."""
        for item in self._rows():
            if item.data(ID) == at:
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _rows(self) -> list[QListWidgetItem]:
        return [item for item in map(self.item, range(self.count())) if item.data(ID) is not None]
