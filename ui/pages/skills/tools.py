"""The chips above the matrix: what is shown and in which order, and what to do with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from coachdesk.analysis.matrix import Matrix
from ui.pages.skills.arranged import GROUPS, ORDERS, Choice, tier_place
from ui.widgets.buttons import IconButton
from ui.widgets.chips import ChipButton

Named = tuple[tuple[int, str], ...]


class MatrixTools(QWidget):
    """`chosen` with another Choice, `copy_asked` and `print_asked`."""

    chosen = Signal(object)
    copy_asked = Signal()
    print_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice = Choice()
        self._roles: Named = ()
        self._frameworks: Named = ()
        self._whole: Matrix | None = None
        self.filter_chip = ChipButton("All roles", "list-filter", self.open_filter)
        self.order_chip = ChipButton("By name", on=self.open_order)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.filter_chip)
        row.addWidget(self.order_chip)
        row.addWidget(IconButton("Copy the matrix for a spreadsheet", "copy", self.copy_asked.emit))
        row.addWidget(IconButton("Print the matrix", "printer", self.print_asked.emit))

    def offer(self, whole: Matrix, roles: Iterable[tuple[int, str]], frameworks: Iterable[tuple[int, str]]) -> None:
        """Say what there is to choose from."""
        self._whole, self._roles, self._frameworks = whole, tuple(roles), tuple(frameworks)
        self._show_choice()

    def show_choice(self, choice: Choice) -> None:
        """Show what is chosen, without saying so."""
        self.choice = choice
        self._show_choice()

    def open_filter(self) -> None:
        """Let a person choose role, tier, family and framework."""
        self._popup(self.filter_menu(), self.filter_chip)

    def open_order(self) -> None:
        """Let a person choose order and headings."""
        self._popup(self.order_menu(), self.order_chip)

    def filter_menu(self) -> QMenu:
        """What may be left out; the framework stands first where there are several."""
        menu, now = QMenu(self), self.choice
        if len(self._frameworks) > 1:
            shown = now.framework_id or (self._whole.framework_id if self._whole else None)
            self._section(menu, "Framework", self._frameworks, shown, lambda v: Choice(framework_id=v, order=now.order))
        self._section(menu, "Role", [(None, "All roles"), *self._roles], now.role_id, lambda v: replace(now, role_id=v))
        tiers = sorted({row.tier for row in self._whole.rows if row.tier} if self._whole else (), key=tier_place)
        named = [("", "All tiers"), *((tier, tier) for tier in tiers)]
        self._section(menu, "Tier", named, now.tier, lambda v: replace(now, tier=v))
        families = [name for name, _ in self._whole.families] if self._whole else []
        kinds = [("", "All families"), *((name, name) for name in families)]
        self._section(menu, "Family", kinds, now.family, lambda v: replace(now, family=v))
        return menu

    def order_menu(self) -> QMenu:
        """The orders, the skills to sort by, and the headings."""
        menu, now = QMenu(self), self.choice
        self._section(menu, "Order", ORDERS, now.order, lambda v: replace(now, order=v), flat=True)
        by = [(skill.skill_id, skill.name) for skill in self._whole.skills] if self._whole else []
        self._section(menu, "By one skill", by, now.order, lambda v: replace(now, order=v))
        menu.addSeparator()
        self._section(menu, "Headings", GROUPS, now.group, lambda v: replace(now, group=v), flat=True)
        return menu

    def _section(
        self, menu: QMenu, title: str, choices: Iterable[tuple[object, str]], now: object,
        change: Callable[[Any], Choice], *, flat: bool = False,
    ) -> None:  # fmt: skip
        """Choices of which one is on, in a menu of their own unless `flat`."""
        inner = menu if flat else menu.addMenu(title)
        group = QActionGroup(inner)
        for value, words in choices:
            action = inner.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == now)
            group.addAction(action)
            action.triggered.connect(lambda _on=False, value=value: self.chosen.emit(change(value)))

    def _popup(self, menu: QMenu, chip: ChipButton) -> None:
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _show_choice(self) -> None:
        now = self.choice
        role = dict(self._roles).get(now.role_id or 0, "")
        parts = [part for part in (role, now.tier, now.family) if part]
        self.filter_chip.show_words(" · ".join(parts) or "All roles", active=now.narrow)
        self.order_chip.show_words(self._order_words(), active=bool(now.group))

    def _order_words(self) -> str:
        skills = {skill.skill_id: skill.name for skill in self._whole.skills} if self._whole else {}
        named: dict[object, str] = {**dict(ORDERS), **{key: f"By {name}" for key, name in skills.items()}}
        return named.get(self.choice.order, "By name")
