"""How the diagnosis is worked out, in plain words, to read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from coachdesk import diagnosing
from coachdesk.analysis.diagnosis_told import Told
from coachdesk.analysis.words import plural
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.columns import column_of
from ui.widgets.labels import Label

LEFT_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class RulesSheet(Sheet):
    """What holds for all causes, then each cause with its rule; the keyboard scrolls it."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        self.told: Told = diagnosing.explained(bridge.desk)
        sub = f"{plural(len(self.told.rules), 'rule')} over a rep’s own records, the same for everybody"
        super().__init__("How this is worked out", sub, parent, width=760, tall=True)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName("The rules")
        self.area.setWidget(self._inside())
        self.add(self.area, 1)
        self.foot.addStretch(1)
        self.close_button = Button("Close", "primary", on=self.accept)
        self.foot.addWidget(self.close_button)
        self.area.setFocus()

    def words(self) -> str:
        """All that is said, line by line."""
        return "\n".join(label.text() for label in self.area.findChildren(Label))

    def _inside(self) -> QWidget:
        holder = QWidget()
        holder.setObjectName("pageBody")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(14)
        for head, said in self.told.ways:
            column.addLayout(column_of(Label(head, "heading"), Label(said, "body", "text2", wrap=True), spacing=2))
        column.addSpacing(4)
        column.addWidget(Label("What is looked at, one by one", "heading"))
        column.addLayout(self._rules())
        column.addStretch(1)
        return holder

    def _rules(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for place, rule in enumerate(self.told.rules):
            grid.addWidget(Chip(rule.kind.title), place, 0, LEFT_TOP)
            said = Label(rule.words, "body", "text2", wrap=True)
            grid.addLayout(column_of(Label(rule.name, "strong"), said, spacing=1), place, 1)
        return grid
