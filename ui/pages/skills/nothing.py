"""What stands where the matrix will be: no reps yet, or no skills."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState


class NoMatrix(QStackedWidget):
    """`framework_asked` when the way on is to the skills themselves."""

    framework_asked = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.no_reps = EmptyState(
            "layout-grid",
            "Your reps will stand here against the skills of your framework.",
            Button("Add the first rep", "primary", "user-plus", self.add_rep),
            Button("Look at the framework", "quiet", on=self.framework_asked.emit),
        )
        self.no_skills = EmptyState(
            "layout-grid",
            "Once the framework has skills, your team stands here against them.",
            Button("Add skills", "primary", "plus", self.framework_asked.emit),
        )
        self.addWidget(self.no_reps)
        self.addWidget(self.no_skills)

    def show_why(self, *, skills: bool) -> None:
        """Ask for reps when there are skills, else for skills."""
        self.setCurrentWidget(self.no_reps if skills else self.no_skills)

    def add_rep(self) -> None:
        """Open the form for somebody new."""
        sheet("rep")(self._bridge, None, self).open()
