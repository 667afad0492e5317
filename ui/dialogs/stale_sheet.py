"""All skills that nobody has observed for their refresh interval; a row leads to noting what was seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from coachdesk.analysis.today import StaleSkill
from coachdesk.analysis.words import plural
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.stale_row import stale_row


class StaleSheet(Sheet):
    """`asked` with the rep and the skill of the row that was chosen; the sheet makes way for it."""

    asked = Signal(int, int)

    def __init__(self, found: Sequence[StaleSkill], parent: QWidget | None = None) -> None:
        sub = f"{plural(len(found), 'skill')}, the ones unseen for longest first. A row notes what you saw."
        super().__init__("Skills not observed", sub, parent, width=640, tall=True)
        inside = QWidget()
        inside.setObjectName("pageBody")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 8, 0)
        rows.setSpacing(0)
        self.rows = [stale_row(one, self._choose) for one in found]
        for row in self.rows:
            rows.addWidget(row)
        rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self.add(area, 1)
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Close", on=self.reject))
        if self.rows:
            self.rows[0].setFocus()

    def _choose(self, rep_id: int, skill_id: int) -> None:
        self.accept()
        self.asked.emit(rep_id, skill_id)
