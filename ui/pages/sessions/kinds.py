"""The hours of a span by kind: held and still planned."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from coachdesk.analysis.coaching import hours_words
from coachdesk.domain.sessions import SessionKind
from ui.widgets.columns import clear
from ui.widgets.kind_tones import TONES
from ui.widgets.labels import Label
from ui.widgets.time_bar import Shares, Swatch

HEADS = ("Held", "Planned")


class KindTable(QWidget):
    """One bar of the hours held, parted by kind, and under it each kind with its hours held and planned."""

    def __init__(self) -> None:
        super().__init__()
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(8)

    def show_kinds(self, held: Mapping[SessionKind, int], planned: Mapping[SessionKind, int]) -> None:
        """Minutes by kind, the largest first; a kind that is neither held nor planned is left out."""
        clear(self._inside)
        kinds = sorted({*held, *planned}, key=lambda kind: (-held.get(kind, 0), -planned.get(kind, 0), kind.value))
        if not kinds:
            self._inside.addWidget(Label("Nothing held or planned.", "body", "text2", wrap=True))
            return
        shares = [(kind.title, held[kind] / 60) for kind in kinds if held.get(kind)]
        if shares:
            self._inside.addWidget(Shares(shares))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for at, head in enumerate(HEADS):
            grid.addWidget(Label(head, "caption", "text3", right=True), 0, 2 + at)
        for row, kind in enumerate(kinds, 1):
            grid.addWidget(Swatch(TONES[kind]), row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(Label(kind.title, "body", "text2"), row, 1)
            grid.addWidget(Label(_hours(held.get(kind, 0)), "strong", right=True), row, 2)
            grid.addWidget(Label(_hours(planned.get(kind, 0)), "body", "text2", right=True), row, 3)
        self._inside.addLayout(grid)


def _hours(minutes: int) -> str:
    return hours_words(round(minutes / 60, 1)) if minutes else "–"
