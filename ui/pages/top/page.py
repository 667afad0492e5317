"""What top performers do differently: one role at a time, with the range of each difference, and never a cause."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from coachdesk import standing
from coachdesk.analysis.top import TopDifferences
from ui.bridge import Bridge
from ui.commands import Command
from ui.pages.top.cards import AimCard, HistoryCard, KindCard, SidesCard
from ui.widgets.buttons import Button
from ui.widgets.card import Banner, Card
from ui.widgets.columns import Columns, clear
from ui.widgets.empty import EmptyState
from ui.widgets.first_look import lay_out_now
from ui.widgets.forms import ChoiceField
from ui.widgets.labels import Label
from ui.widgets.page import PageFrame

TITLE = "What top performers do differently"
TO_TELL = "To tell, a role needs two top performers and two others. Until then the aim and the tiers stand at the side."
NOBODY = "What your top performers do differently will stand here, once there are reps with numbers and targets."


class TopPage(PageFrame):
    """The differences of one role at the left; who is compared, the aim and the tiers over time at the right."""

    watches = frozenset({
        "rep", "role", "measure", "result", "target", "session", "session_rep", "commitment", "deal", "fit_answer",
        "fit_criterion", "debrief", "rating", "assessment", "observation", "role_skill", "rep_skill", "skill",
        "setting", "absence",
    })  # fmt: skip
    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(TITLE)
        self.bridge = bridge
        self._role_id: int | None = None
        self.role = ChoiceField("Role")
        self.role.edited.connect(self._choose_role)
        self.add_action(Button("Team", "quiet", "users", lambda: self.asked.emit("team", {})))
        self.caution = Banner("", "neutral", "circle-help")
        self.columns = Columns()
        self._kinds = QVBoxLayout()
        self._kinds.setSpacing(16)
        choose = Card()
        choose.add(self.role)
        self.sides, self.aim, self.history = SidesCard(), AimCard(), HistoryCard()
        self.columns.main.addWidget(self.caution)
        self.columns.main.addLayout(self._kinds)
        for card in (choose, self.aim, self.sides, self.history):
            self.columns.side.addWidget(card)
        for card in (self.sides, self.aim, self.history):
            card.opened.connect(lambda rep_id: self.asked.emit("rep", {"rep_id": rep_id}))
        self.add(self.columns)
        self.empty = EmptyState("users", NOBODY, Button("Team", "primary", on=lambda: self.asked.emit("team", {})))
        self.add(self.empty)
        self.body.addStretch(1)
        self.refresh()

    def open(self, role_id: int | None = None, **_rest: Any) -> None:
        """Show a role; without one the one in which most can be told."""
        self._role_id = role_id if role_id is not None else self._role_id
        self.refresh()

    def title(self) -> str:
        """What the window says."""
        return TITLE

    def refresh(self) -> None:
        """Read the team again."""
        desk, today = self.bridge.desk, self.bridge.today()
        found = standing.top_differences(desk, today, self._role_id)
        team = bool(found.roles)
        self.columns.setVisible(team)
        self.empty.setVisible(not team)
        self.set_title(TITLE, f"{found.role} · {found.says}" if team else "")
        if not team:
            return
        self.role.set_choices(list(found.roles), found.role_id)
        self._show_rows(found)
        self.sides.show_sides(found)
        self.aim.show_aim(standing.aim(desk, today))
        shown = {one.rep_id for side in (found.top, found.others, found.left_out) for one in side}
        self.history.show_histories([h for h in standing.tier_histories(desk, today) if h.rep_id in shown])
        if self.isVisible():
            lay_out_now(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        lay_out_now(self)

    def commands(self) -> tuple[Command, ...]:
        """What can be asked of this page."""
        return (Command("top.role", "Choose the role to compare", self.role.box.setFocus),)

    def tour_states(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """The other roles, for pictures of them."""
        return tuple(
            ("role-" + str(place), lambda at=at: self.open(role_id=at)) for place, at in enumerate(self._ids())
        )

    def _ids(self) -> list[int]:
        return [role_id for role_id, _ in standing.top_differences(self.bridge.desk, self.bridge.today()).roles]

    def _choose_role(self) -> None:
        self._role_id = self.role.value
        self.refresh()

    def _show_rows(self, found: TopDifferences) -> None:
        clear(self._kinds)
        self.caution.show_words(" ".join(found.cautions))
        drawn = any(row.drawn for row in found.rows)
        self.caution.setVisible(drawn)
        if not drawn:
            self._kinds.addWidget(self._cannot_tell(found))
            return
        for kind, rows in groupby(found.rows, key=lambda row: row.kind):
            self._kinds.addWidget(KindCard(kind, list(rows)))
        self._kinds.addWidget(Label(f"From the {found.span}; the tiers from all closed periods.", "caption", "text3"))

    def _cannot_tell(self, found: TopDifferences) -> Card:
        card = Card("Can’t tell yet", "circle-help")
        card.add(Label(found.says, "body", "text", wrap=True))
        card.add(Label(TO_TELL, "body", "text2", wrap=True))
        return card
