"""A row of counts, each with the word for what it counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.columns import clear
from ui.widgets.labels import Label


class CountRow(QWidget):
    """A count of nothing stands back."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)

    def show_counts(self, counts: Sequence[tuple[int, str]]) -> None:
        """Fill it again."""
        clear(self._row)
        for count, name in counts:
            self._row.addWidget(Label(f"{count:,}", "kpiSmall", "text" if count else "text3"))
            self._row.addWidget(Label(name, "caption", "text2"))
            self._row.addSpacing(14)
        self._row.addStretch(1)
        self.setAccessibleName(", ".join(f"{count:,} {name}" for count, name in counts))
