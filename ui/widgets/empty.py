"""What stands where nothing is yet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import Button
from ui.widgets.icons import Icon
from ui.widgets.labels import Label


class EmptyState(QWidget):
    """One icon, one sentence what will be here, one button that starts it, one quiet alternative."""

    def __init__(
        self, icon: str, sentence: str, button: Button | None = None, alternative: Button | None = None
    ) -> None:
        super().__init__()
        self.setAccessibleName(sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 32, 24, 32)
        column.setSpacing(14)
        column.addStretch(1)
        column.addWidget(Icon(icon, "text3", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        self.sentence = Label(sentence, "body", "text2", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.sentence)
        row = QHBoxLayout()
        row.addStretch(1)
        for one in (button, alternative):
            if one is not None:
                row.addWidget(one)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
