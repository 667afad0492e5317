"""“Remember as …”: the tick that keeps how a source is read, with a name for it."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QSizePolicy, QWidget

from ui.widgets.buttons import Button
from ui.widgets.check_circle import CheckCircle
from ui.widgets.labels import Label

NEXT_TIME = "next time one click"


class RememberLine(QWidget):
    """`name` is "" where nothing is to be remembered."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._taken: frozenset[str] = frozenset()
        self._own = ""
        self.tick, self.line = CheckCircle("Remember as"), QLineEdit()
        self.line.setAccessibleName("Name of the source")
        self.line.setMaxLength(60)
        self.line.setFixedWidth(170)
        self.line.textChanged.connect(self._tell)
        self.tick.toggled.connect(self._tell)
        self._words = Label(NEXT_TIME, "caption", "text3", elide=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.tick)
        row.addWidget(Label("Remember as", "body"))
        row.addWidget(self.line)
        row.addWidget(self._words, 1)

    @property
    def name(self) -> str:
        """Under which name the source is to be kept."""
        return self.line.text().strip() if self.tick.isChecked() else ""

    def propose(self, name: str, taken: Collection[str], own: str = "", *, on: bool = True) -> None:
        """Fill it for a file; `own` is the name of the recipe that was used, which is no other one's."""
        self._taken, self._own = frozenset(one.casefold() for one in taken), own.casefold()
        self.line.setText(name)
        self.tick.setChecked(on)
        self._tell()

    def _tell(self) -> None:
        self.line.setEnabled(self.tick.isChecked())
        name = self.name.casefold()
        other = name in self._taken and name != self._own
        self._words.setText("takes the place of the one of this name" if other else NEXT_TIME)
        self._words.setVisible(self.tick.isChecked())


class BusyLine(QWidget):
    """What is under way, how far it is, and a button that stops it."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.bar, self.stop = (
            Label("", "caption", "text2", elide=True),
            QProgressBar(),
            Button("Stop", "quiet", small=True),
        )
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(220)
        self.bar.setAccessibleName("How far it is")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        self.hide()

    def show_share(self, words: str, share: float) -> None:
        """Say how far it is; a share of 0 is not known yet."""
        self.words.setText(f"{words} …")
        self.bar.setRange(0, 100 if share else 0)
        self.bar.setValue(round(share * 100))
        self.show()
