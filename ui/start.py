"""What stands in the window when no team file could be opened."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.rail import Logo
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.columns import row_of
from ui.widgets.labels import Label


class StartScreen(QWidget):
    """Says why in one sentence, and offers three ways on: `chosen` is backup, other or new."""

    chosen = Signal(str)

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("CoachDesk")
        self.resize(900, 600)
        card = Card(hero=True)
        card.setMaximumWidth(620)
        card.add(row_of(Logo(), Label("The team file did not open", "title"), 1, spacing=12))
        card.add(Label(sentence, ink="text2", wrap=True))
        for name, words, icon, kind in (
            ("backup", "Open a backup…", "refresh-cw", "primary"),
            ("other", "Pick another file…", "file-text", "normal"),
            ("new", "Start a new team…", "user-plus", "normal"),
        ):  # fmt: skip
            card.add(Button(words, kind, icon, partial(self.chosen.emit, name)))
        column = QVBoxLayout(self)
        column.setContentsMargins(140, 40, 140, 40)
        column.addStretch(1)
        column.addWidget(card)
        column.addStretch(2)
