"""The row above the team's list: filter, role, tier, order, and which view is on."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from ui.widgets.chips import ChipButton
from ui.widgets.segmented import Segmented

ANY = "any"


class TeamTools(QWidget):
    """`narrowed` when another role or tier was chosen; `passes` says whether somebody is to be shown."""

    narrowed = Signal()
    worst_first = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chosen = {"role": ANY, "tier": ANY}
        self._offered: dict[str, list[str]] = {"role": [], "tier": []}
        self.filter_field = QLineEdit()
        self.filter_field.setPlaceholderText("Filter by name, role, skill")
        self.filter_field.setAccessibleName("Filter by name, role, skill")
        self.filter_field.setClearButtonEnabled(True)
        self.filter_field.setFixedWidth(240)
        self.chips = {"role": ChipButton("Role: any", "list-filter"), "tier": ChipButton("Tier: any")}
        for kind, chip in self.chips.items():
            chip.clicked.connect(partial(self._choose, kind))
        self._worst = ChipButton("Worst signal first", on=self.worst_first.emit, active=True)
        self.view = Segmented("View", [("board", "List"), ("multiples", "Small multiples"), ("roster", "Roster")])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.filter_field, *self.chips.values(), self._worst):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.view)

    def offer(self, roles: Iterable[str], tiers: Iterable[str]) -> None:
        """Say which roles and tiers there are."""
        self._offered = {"role": sorted(set(roles) - {""}), "tier": sorted(set(tiers))}

    def passes(self, role: str, tier: str) -> bool:
        """Whether role and tier are among those chosen."""
        return self._chosen["role"] in {ANY, role} and self._chosen["tier"] in {ANY, tier}

    def show_chips(self, view: str) -> None:
        """Role and tier belong to the list and the small multiples, the order to the list alone."""
        for chip in self.chips.values():
            chip.setVisible(view in {"board", "multiples"})
        self._worst.setVisible(view == "board")

    def choose(self, kind: str, value: str) -> None:
        """Show one role or tier alone, or any."""
        self._chosen[kind] = value
        self.chips[kind].show_words(f"{kind.capitalize()}: {value}", active=value != ANY)
        self.narrowed.emit()

    def _choose(self, kind: str, _checked: bool = False) -> None:
        menu = QMenu(self)
        for value in (ANY, *self._offered[kind]):
            action = menu.addAction(value.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, value=value: self.choose(kind, value))
        chip = self.chips[kind]
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))
