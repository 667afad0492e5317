"""Who takes part: names to switch on, as many as there are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.chips import ChipButton
from ui.widgets.columns import clear
from ui.widgets.forms import Field

ACROSS = 3


class PeopleField(Field):
    """`value` is a tuple of ids in the order of the names."""

    def __init__(self, label: str, people: Sequence[tuple[int, str]]) -> None:
        self._people, self._on = tuple(people), set[int]()
        self._holder = QWidget()
        super().__init__(label, self._holder)
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self.chips: dict[int, ChipButton] = {}
        self._draw()

    @property
    def value(self) -> tuple[int, ...]:
        return tuple(one for one, _ in self._people if one in self._on)

    def set_value(self, value: Any) -> None:
        self._on = set(value)
        for one, name in self._people:
            self._show(one, name)

    def _draw(self) -> None:
        clear(self._grid)
        for at, (one, name) in enumerate(self._people):
            chip = self.chips[one] = ChipButton(name, "plus", partial(self._switch, one))
            self._grid.addWidget(chip, at // ACROSS, at % ACROSS, Qt.AlignmentFlag.AlignLeft)
            self._grid.setColumnStretch(at % ACROSS, 1)

    def _switch(self, one: int) -> None:
        self._on ^= {one}
        self._show(one, dict(self._people)[one])
        self.set_error("")
        self.edited.emit()

    def _show(self, one: int, name: str) -> None:
        chip, on = self.chips[one], one in self._on
        chip.set_icon("check" if on else "plus")
        chip.show_words(name, active=on)
        chip.setAccessibleDescription("takes part" if on else "does not take part")
