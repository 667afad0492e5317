"""The bar at the foot of a list while several records are selected: how many, who, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from coachdesk.analysis.words import plural
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Label

MOST_NAMES = 6


class SelectionBar(QFrame):
    """Hidden until `show_names` is told of more than one; `cleared` at its cross."""

    cleared = Signal()

    def __init__(self, noun: str, *actions: Button) -> None:
        super().__init__()
        self._noun = noun
        self.setProperty("kind", "banner")
        self.setProperty("tone", "accent")
        self.count = Label("", "strong", "accentText")
        self.names = Label("", "caption", "text2", elide=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(self.count)
        row.addWidget(self.names, 1)
        for action in actions:
            row.addWidget(action)
        row.addWidget(IconButton("Select nobody", "x", on=self.cleared.emit))
        self.setVisible(False)

    def show_names(self, names: Sequence[str]) -> None:
        """Say who is selected."""
        self.setVisible(len(names) > 1)
        self.count.setText(f"{plural(len(names), self._noun)} selected")
        self.names.setText(", ".join(names[:MOST_NAMES]) + (" …" if len(names) > MOST_NAMES else ""))
        self.setAccessibleName(self.count.text())
