"""Ask which rep is to be assessed, by which framework."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.forms import ChoiceField


class RepChoice(Sheet):
    """One rep, and one framework where there are several; `chosen` says the ids of both."""

    chosen = Signal(int, object)

    def __init__(
        self, bridge: Bridge, rep_id: int | None = None, framework_id: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__("Assess", "Your view of one rep, skill by skill", parent, width=520)
        reps = [(rep.id, rep.name) for rep in bridge.desk.people.all() if rep.present]
        frameworks = [(f.id, f.name) for f in bridge.desk.frameworks.all()]
        self.rep = ChoiceField("Rep", reps, rep_id)
        self.framework = ChoiceField("Framework", frameworks, framework_id)
        self.add(self.rep)
        self.add(self.framework)
        self.framework.setVisible(len(frameworks) > 1)
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Cancel", on=self.reject))
        self.foot.addWidget(Button("Go on", "primary", on=self.keep))
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self, self.keep)
        self.rep.setFocus()

    def keep(self) -> None:
        """Go on with what is chosen."""
        if self.rep.value is not None:
            self.accept()
            self.chosen.emit(self.rep.value, self.framework.value)
