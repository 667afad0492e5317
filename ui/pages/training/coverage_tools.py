"""What of the coverage is shown, and in which order its courses stand."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ui.widgets.chips import ChipButton
from ui.widgets.segmented import Segmented

ORDERS = (("need", "What is due first"), ("title", "By title"))
ALL = "All roles"


class CoverageTools(QWidget):
    """`chosen` when another order or another role is wanted; `role_id` is None for all of them."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.role_id: int | None = None
        self._roles: tuple[tuple[int, str], ...] = ()
        self.order = Segmented("Order of the courses", ORDERS)
        self.role = ChipButton(ALL, "list-filter", self.open_menu)
        self.order.picked.connect(lambda _name: self.chosen.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.order)
        row.addWidget(self.role)
        row.addStretch(1)

    def offer(self, roles: Iterable[tuple[int, str]]) -> None:
        """Say which roles there are; with one alone there is nothing to choose."""
        self._roles = tuple(roles)
        self.role_id = self.role_id if self.role_id in dict(self._roles) else None
        self.role.setVisible(len(self._roles) > 1)
        self._name_role()

    def menu(self) -> QMenu:
        """The roles, the one that is shown ticked."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        choices: list[tuple[int | None, str]] = [(None, ALL), *self._roles]
        for role_id, name in choices:
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(role_id == self.role_id)
            group.addAction(action)
            action.triggered.connect(lambda _on=False, role_id=role_id: self.choose(role_id))
        return menu

    def open_menu(self) -> None:
        """Let a person choose."""
        self.menu().popup(self.role.mapToGlobal(self.role.rect().bottomLeft()))

    def choose(self, role_id: int | None) -> None:
        """Show one role, or all."""
        self.role_id = role_id
        self._name_role()
        self.chosen.emit()

    def _name_role(self) -> None:
        self.role.show_words(dict(self._roles).get(self.role_id or 0, ALL), active=self.role_id is not None)
