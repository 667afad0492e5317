"""The cards of the day in two columns, or how to begin while there is no team."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from coachdesk.analysis.today import TodayFacts
from ui.pages.today.hero import HeroCard
from ui.pages.today.side import NeedsCard, StaleCard, TimeCard
from ui.pages.today.week import OverdueCard, Pair, TasksCard, WeekCard
from ui.widgets.buttons import Button
from ui.widgets.columns import Columns
from ui.widgets.empty import EmptyState

FIRST = "Your day will stand here: whom you meet next, what is overdue, who needs you."


class Board(QStackedWidget):
    """What is the same as before stays as it is, with the keyboard on it.

    `asked` is a page that a card leads to, `first_asked` (rep or sample) how to begin.
    """

    asked = Signal(str, dict)
    first_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.hero, self.week, self.overdue, self.tasks = HeroCard(), WeekCard(), OverdueCard(), TasksCard()
        self.time, self.needs, self.stale = TimeCard(), NeedsCard(), StaleCard()
        columns = Columns()
        for main in (self.hero, self.week, Pair(self.overdue, self.tasks)):
            columns.main.addWidget(main)
        for side in (self.time, self.needs, self.stale):
            columns.side.addWidget(side)
        columns.main.addStretch(1)
        columns.side.addStretch(1)
        self.addWidget(columns)
        self.addWidget(self._empty())
        self._connect()

    def show_facts(self, facts: TodayFacts) -> None:
        """Show the day on every card."""
        self.setCurrentIndex(0 if facts.team else 1)
        self.hero.show_next(facts.next)
        self.week.show_week(facts.week)
        self.overdue.show_facts(facts)
        self.tasks.show_tasks(facts.tasks)
        self.time.show_time(facts.time)
        self.needs.show_needs(facts.needs)
        self.stale.show_stale(facts.stale, facts.stale_count)

    def _empty(self) -> EmptyState:
        add = Button("Add the first rep", "primary", "user-plus", lambda: self.first_asked.emit("rep"))
        sample = Button("Look at the sample team", "quiet", "eye", lambda: self.first_asked.emit("sample"))
        return EmptyState("calendar-check", FIRST, add, sample)

    def _connect(self) -> None:
        for people in (self.hero, self.overdue, self.needs):
            people.rep_asked.connect(lambda rep_id: self.asked.emit("rep", {"rep_id": rep_id}))
        self.hero.team_asked.connect(lambda: self.asked.emit("team", {}))
        self.needs.all_asked.connect(lambda: self.asked.emit("team", {}))
        self.week.all_asked.connect(lambda: self.asked.emit("sessions", {"view": "sessions"}))
        self.overdue.all_asked.connect(lambda: self.asked.emit("sessions", {"view": "commitments"}))
        self.time.all_asked.connect(lambda: self.asked.emit("sessions", {"view": "coaching"}))
