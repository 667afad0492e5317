"""The sources that are remembered: what each brings in, when it was last used; renamed or forgotten here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from coachdesk.importing import RememberedSource
from ui.dialogs.import_words import last_words
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card
from ui.widgets.columns import clear
from ui.widgets.labels import Label

MOST_HEIGHT = 210


class NameLine(QLineEdit):
    """A name being changed: Enter keeps it, Esc leaves it as it was."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class SourceRow(QWidget):
    """One source; `rename` is called with a new name, `remove` without."""

    def __init__(
        self, source: RememberedSource, today: date, rename: Callable[[str], object], remove: Callable[[], object]
    ) -> None:
        super().__init__()
        own = source.recipe
        self.name, self.line = Label(own.name, "medium"), NameLine(own.name)
        self.line.setAccessibleName(f"New name of {own.name}")
        self.line.setMaxLength(120)
        self.line.hide()
        self.line.returnPressed.connect(lambda: rename(self.line.text()))
        self.line.given_up.connect(self._give_up)
        words = QVBoxLayout()
        words.setSpacing(2)
        for one in (self.name, self.line):
            words.addWidget(one)
        words.addWidget(Label(f"{own.takes()} · {last_words(source.last, today)}", "caption", "text3", elide=True))
        self.rename = IconButton(f"Rename {own.name}", "pencil", self._ask)
        self.remove = IconButton(f"Forget {own.name}", "trash-2", remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        row.addWidget(self.rename)
        row.addWidget(self.remove)

    def _ask(self) -> None:
        self.name.hide()
        self.line.show()
        self.line.selectAll()
        self.line.setFocus()

    def _give_up(self) -> None:
        self.line.setText(self.name.text())
        self.line.hide()
        self.name.show()
        self.rename.setFocus()


class SourceList(Card):
    """`renamed` (recipe, new name) and `removed` (recipe)."""

    renamed = Signal(object, str)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__("Remembered sources", "repeat", "A file with their columns is read the same way at once.")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        inside = QWidget()
        inside.setObjectName("pageBody")
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, 6, 0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(inside)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add(self._area)

    def show_sources(self, sources: Sequence[RememberedSource], today: date) -> None:
        """Exchange the rows; without any, nothing is shown."""
        clear(self._rows)
        self.rows = [self._row(source, today) for source in sources]
        for row in self.rows:
            self._rows.addWidget(row)
        self._rows.addStretch(1)
        self._area.setFixedHeight(min(MOST_HEIGHT, 46 * len(sources) + 4))
        self.setVisible(bool(sources))

    def _row(self, source: RememberedSource, today: date) -> SourceRow:
        own = source.recipe
        return SourceRow(source, today, lambda name: self.renamed.emit(own, name), lambda: self.removed.emit(own))
