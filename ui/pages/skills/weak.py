"""The banner above the matrix: a skill that is low for the whole team, and what to do about that."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.analysis.matrix import Matrix
from coachdesk.domain.sessions import SessionKind
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.widgets.buttons import Button
from ui.widgets.card import Banner
from ui.widgets.columns import clear


class WeakBanner(QWidget):
    """The first sentence, and the names of the other skills that are low; `order_asked` with the skill's id."""

    order_asked = Signal(object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_matrix(self, whole: Matrix) -> None:
        """Say what is low; without anything there is no banner."""
        clear(self._column)
        weak = [skill for skill in whole.skills if skill.weak]
        self.setVisible(bool(weak))
        if not weak:
            return
        others = ", ".join(skill.name for skill in weak[1:])
        said = whole.weak[0] + (f" Low too: {others}." if others else "")
        show = Button("Show who", "link", on=partial(self.order_asked.emit, weak[0].skill_id), small=True)
        below = below_target(whole, weak[0].skill_id)
        plan = Button("Plan a group session", "link", on=partial(self._plan, below), small=True)
        self._column.addWidget(Banner(said, "watch", "triangle-alert", show, plan))

    def _plan(self, rep_ids: tuple[int, ...]) -> None:
        """Book group coaching with those who are below the target."""
        booking = sheet("session")(self._bridge, None, self, kind=SessionKind.GROUP)
        booking.form.reps.set_value(rep_ids)
        booking.look()
        booking.open()


def below_target(whole: Matrix, skill_id: int) -> tuple[int, ...]:
    """The reps whose level in a skill is short of their target."""
    return tuple(row.rep_id for row in whole.rows for cell in row.cells if cell.skill_id == skill_id and cell.below)
