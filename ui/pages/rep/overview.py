"""The first tab of the rep page: everything that matters at a glance."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from coachdesk.analysis.progress import skill_chart
from coachdesk.moving import moves
from ui.bridge import Bridge
from ui.charts.skills import SkillView
from ui.pages.rep.planned import CoachingCard, PlanCard
from ui.pages.rep.progression import ProgressionCard
from ui.pages.rep.promises import CommitmentsCard
from ui.pages.rep.seen import Seen
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.columns import Columns, row_of
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label
from ui.widgets.move_card import MoveCard

SHOWN = 6
NARROW = 640


class SkillsCard(Card):
    """The widest gaps first, focus skills on top; a row opens its rating."""

    rate_asked = Signal(str)
    all_asked = Signal()

    def __init__(self) -> None:
        right = Button("All", "link", on=self._ask_all)
        super().__init__("Skills", "layout-grid", "target |  self ○  you ●", right)
        self.view = SkillView()
        self.view.chosen.connect(self.rate_asked)
        self.empty = EmptyState("layout-grid", "Rate a skill and it stands here, beside the target of the role.",
                                Button("Rate the skills", on=self.all_asked.emit))  # fmt: skip
        self.focus, self.index = Chip("focus", "accent", small=True), Label("", "caption", "text2", wrap=True)
        self.focus_name = Label("", "caption", "text2", elide=True)
        line = row_of(self.focus, self.focus_name)
        line.setStretch(1, 1)
        self.add(self.view)
        self.add(self.empty)
        self.body.addStretch(1)
        self.add(line)
        self.add(self.index)

    def show_rep(self, seen: Seen) -> None:
        """Show the first rows and the index."""
        plan, focus = seen.facts.plan, seen.facts.focus
        chosen = [i for i in (plan.focus_id, plan.focus2_id) if i] if plan else []
        chart = skill_chart(seen.facts.standings, chosen, most=SHOWN)
        self.view.show_chart(chart)
        self.view.setVisible(bool(chart.rows))
        self.empty.setVisible(not chart.rows)
        self.focus.setVisible(focus is not None)
        self.focus_name.setText(focus.skill.name if focus else "")
        self.index.setText(chart.index_words if chart.rows else "")

    def _ask_all(self) -> None:
        self.all_asked.emit()


class Pair(QWidget):
    """Two cards that share a height side by side, or stand one under the other where it is narrow."""

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addWidget(first, 11)
        self._row.addWidget(second, 10)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


class Overview(QWidget):
    """Progression, skills and commitments; plan and coaching at the side."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.progression, self.skills = ProgressionCard(bridge), SkillsCard()
        self.commitments, self.plan, self.coaching = CommitmentsCard(bridge), PlanCard(), CoachingCard()
        self.moves, self._bridge = MoveCard(), bridge
        columns = Columns()
        columns.main.addWidget(self.progression)
        columns.main.addWidget(Pair(self.skills, self.commitments))
        columns.main.addStretch(1)
        columns.side.addWidget(self.plan)
        columns.side.addWidget(self.coaching)
        columns.side.addWidget(self.moves)
        columns.side.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(columns)
        whole.addStretch(1)

    def show_rep(self, seen: Seen) -> None:
        """Show a rep on every card."""
        for card in (self.progression, self.skills, self.commitments, self.plan, self.coaching):
            card.show_rep(seen)
        self.moves.show_moves(moves(self._bridge.desk, seen.records.rep, seen.today, seen.records))
