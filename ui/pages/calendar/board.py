"""What stands under the head: the days of a view, and beside them the plan, what is shown, and what is due."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.pages.calendar.draft_card import DraftCard
from ui.pages.calendar.drafting import Draft
from ui.pages.calendar.due_card import DueCard
from ui.pages.calendar.plan_card import PlanCard
from ui.pages.calendar.shown import ShowCard
from ui.widgets.buttons import Button
from ui.widgets.calendar import CalendarView, DaysView, MonthView, QuarterView, YearView
from ui.widgets.card import Banner, Card
from ui.widgets.columns import column_of

SIDE = 280
BAR, PAD = 10, 14
KINDS: dict[str, Callable[[], CalendarView]] = {
    "day": DaysView, "week": DaysView, "month": MonthView, "quarter": QuarterView, "year": YearView,
}  # fmt: skip


class Board(QWidget):
    """`view` makes the widget of a view when it is first wanted; the side column can be put away."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.plan, self.draft, self.show_card, self.due = PlanCard(), DraftCard(bridge), ShowCard(), DueCard()
        self.begin = Button("", small=True)
        self.sample = Button("Look at the sample team", "quiet", small=True)
        self.nothing = Banner("", "accent", "calendar-days", self.sample, self.begin)
        self.nothing.hide()
        self.stack, days = QStackedWidget(), Card()
        days.body.setContentsMargins(PAD, PAD, PAD, PAD)
        days.add(self.stack, 1)
        self.side = self._side()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(column_of(self.nothing, days, spacing=12), 1)
        row.addWidget(self.side)
        self._views: dict[Callable[[], CalendarView], CalendarView] = {}

    def view(self, name: str) -> tuple[CalendarView, bool]:
        """The widget of a view, and whether it was made this moment."""
        kind = KINDS[name]
        made = kind not in self._views
        if made:
            self._views[kind] = kind()
            self.stack.addWidget(self._views[kind])
        return self._views[kind], made

    def show_draft(self, draft: Draft | None) -> None:
        """Either the draft or the offer to make one."""
        if draft is not None:
            self.draft.show_draft(*draft)
        self.draft.setVisible(draft is not None)
        self.plan.setVisible(draft is None)

    def say_nothing(self, sentence: str = "", button: str = "", *, sample: bool = False) -> None:
        """One sentence above the days while the calendar is empty, and what begins it."""
        self.nothing.show_words(sentence)
        self.begin.setText(button)
        self.sample.setVisible(sample)
        self.nothing.setVisible(bool(sentence))

    def _side(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("pageBody")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, BAR, 0)
        column.setSpacing(16)
        for card in (self.draft, self.plan, self.show_card, self.due):
            column.addWidget(card)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFixedWidth(SIDE + BAR)
        area.setWidget(inside)
        return area
