"""Who aims at which level: one line each, with five boxes and perhaps a way to take the line away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.buttons import IconButton
from ui.widgets.columns import clear
from ui.widgets.labels import Label
from ui.widgets.level_pick import LevelPick


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A role or a person with the level aimed at; `sub` are quiet words beside the name."""

    id: int
    name: str
    level: int | None
    sub: str = ""


class TargetList(QWidget):
    """`picked` says whose level was set, and to what; `removed` whose line is to go, where lines may go."""

    picked = Signal(int, object)
    removed = Signal(int)

    def __init__(self, what: str, *, removable: bool = False) -> None:
        super().__init__()
        self._what, self._removable = what, removable
        self._lines: tuple[TargetLine, ...] = ()
        self.picks: dict[int, LevelPick] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self.setAccessibleName(what)

    def show_lines(self, lines: Sequence[TargetLine]) -> None:
        """Exchange what is shown; with the same people the keyboard stays where it is."""
        same = [(one.id, one.name, one.sub) for one in lines] == [(one.id, one.name, one.sub) for one in self._lines]
        self._lines = tuple(lines)
        if not same:
            self._lay_out()
        for one in lines:
            self.picks[one.id].show_level(one.level)

    def focus_on(self, line_id: int) -> None:
        """Put the keyboard on somebody's level."""
        if line_id in self.picks:
            self.picks[line_id].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        clear(self._grid)
        self.picks = {}
        for row, one in enumerate(self._lines):
            name = Label(one.name, "body", elide=True)
            pick = self.picks[one.id] = LevelPick(f"{self._what}: {one.name}", one.level)
            pick.picked.connect(partial(self.picked.emit, one.id))
            self._grid.addWidget(name, 2 * row, 0)
            self._grid.addWidget(pick, 2 * row, 1)
            if self._removable:
                away = IconButton(f"{one.name} by the role again", "x", partial(self.removed.emit, one.id))
                away.setFixedSize(26, 26)
                self._grid.addWidget(away, 2 * row, 2)
            if one.sub:
                self._grid.addWidget(Label(one.sub, "caption", "text3", elide=True), 2 * row + 1, 0, 1, 3)
        for at in range(self._grid.count()):
            item = self._grid.itemAt(at)
            if item is not None and (widget := item.widget()) is not None:
                widget.show()
