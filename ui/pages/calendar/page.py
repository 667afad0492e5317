"""The calendar: five views of the same days, what is shown of them, and what is still to be planned."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from coachdesk import scheduling
from coachdesk.analysis.schedule import Entry, Schedule
from coachdesk.settings import first_weekday
from ui.bridge import Bridge
from ui.commands import Command
from ui.pages.calendar import hands, span, wishes
from ui.pages.calendar.board import BAR, Board
from ui.pages.calendar.drafting import Drafting
from ui.pages.calendar.header import Head
from ui.pages.calendar.making import Making
from ui.pages.calendar.moves import Moves
from ui.pages.calendar.opening import Opening
from ui.pages.calendar.shown import narrowed
from ui.widgets.calendar import CalendarView
from ui.widgets.page import MARGIN, PageFrame

WATCHED = frozenset({
    "rep", "role", "session", "session_rep", "series", "deal", "training", "attendance", "follow_up", "course",
    "course_skill", "absence", "busy", "rhythm", "setting", "market_change", "market_change_skill", "skill",
    "rep_skill", "role_skill", "plan",
})  # fmt: skip
NARROW, ALONE = 1180, 960
"""Below so many pixels the summary has a row of its own; below the second the view too, and the side is put away."""
TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Home: 0}


class CalendarPage(PageFrame):
    """Remembers view, day and what is shown while the window is open; what is selected stays selected."""

    watches = WATCHED
    ready_when_made = True
    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Calendar", scrolls=False)
        self.bridge = bridge
        self.day = bridge.today()
        self.schedule: Schedule | None = None
        self._alone = False
        self.drafting = Drafting(bridge, self)
        self.moves, self.making = Moves(bridge, self.drafting), Making(bridge, self.drafting, self)
        self.opening = Opening(bridge, self.moves, self)
        self.head = Head(self, self.make, self.show_side)
        self.board = Board(bridge)
        self.add(self.board, 1)
        hands.connect(self)
        self.refresh()

    @property
    def view(self) -> CalendarView:
        """The widget that shows the days."""
        view, made = self.board.view(self.head.view.current)
        if made:
            hands.connect_view(view, self)
        return view

    @property
    def filter_field(self) -> QLineEdit:
        """Where a rep is looked for; the side column is brought out for it."""
        if self.board.side.isHidden():
            self.show_side()
        return self.board.show_card.rep

    def open(self, view: str = "", day: date | None = None, *, plan: bool = False, **_rest: Any) -> None:
        """Show a view at a day; with `plan` the sheet to plan the quarter opens."""
        if view in dict(span.VIEWS):
            self.head.view.set_current(view)
        self.day = day or self.day
        self.refresh()
        self.view.setFocus()
        if plan:
            self.making.plan(self.day)

    def refresh(self) -> None:
        """Show what stands there now; the selection stays where it is, or goes along with what was moved."""
        desk, view = self.bridge.desk, self.head.view.current
        weekday, kept = first_weekday(desk.settings.all()), self.drafting.kept()
        first, last = span.span(view, self.day, weekday)
        about, draft = span.period(view, self.day, weekday), kept[1] if kept else None
        whole = scheduling.schedule(desk, first, last, self.bridge.now(), draft, summed=about)
        self.schedule = span.without_idle_ends(whole, about) if view == "month" else whole
        self.head.show_title(span.title(view, self.day, weekday), self.schedule.summary, view)
        self.board.say_nothing(*self.making.missing(self.schedule), sample=not self.making.anybody)
        self.board.show_card.offer(desk.people.all())
        self.board.plan.name_quarter(self.making.quarter(self.day))
        self.board.show_draft(kept)
        self.board.due.show_waiting(self.schedule.waiting)
        self.show_entries()

    def show_entries(self) -> None:
        """Draw the days with what is ticked and looked for."""
        if self.schedule is None:
            return
        view, shown = self.view, narrowed(self.schedule, self.board.show_card.choice)
        self.board.stack.setCurrentWidget(view)
        hands.show_hours(view, self)
        view.show_schedule(shown, self.bridge.today(), self.day)

    def entry(self, key: str) -> Entry | None:
        """An entry by its key; None when it is not on these days any more."""
        entries = self.schedule.entries if self.schedule is not None else ()
        return next((entry for entry in entries if entry.key == key), None)

    def title(self) -> str:
        """What the window says."""
        return "Calendar"

    def commands(self) -> tuple[Command, ...]:
        """What can be asked of this page."""
        return wishes.commands(self)

    def tour_states(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """The other views and a draft, for the pictures of the tour."""
        return wishes.states(self)

    def make(self, name: str) -> None:
        """Something new, on the day in hand when that is still to come: session, event or absence."""
        day = self.view.focus_day()
        self.making.make(name, day if day > self.bridge.today() else None)

    def turn(self, pages: int) -> None:
        """Turn so many pages; 0 leads to today."""
        weekday = first_weekday(self.bridge.desk.settings.all())
        view = self.head.view.current
        self.day = span.turned(view, self.day, pages, weekday) if pages else self.bridge.today()
        self.refresh()

    def print_quarter(self) -> None:
        """Show the quarter as it prints."""
        self.making.print_quarter(self.day, self.board.show_card.choice.rep_ids)

    def show_side(self) -> None:
        """Bring the side column out, or put it away."""
        self.board.side.setVisible(self.board.side.isHidden())
        self._set_margins()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in TURNS and not event.modifiers():
            self.turn(TURNS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow, alone = self.width() < NARROW, self.width() < ALONE
        self.head.set_room(narrow=narrow, alone=alone)
        if alone != self._alone:
            self._alone = alone
            self.board.side.setVisible(not alone)
        self._set_margins()

    def _set_margins(self) -> None:
        """The bar of the side column stands in the margin, so that its cards end where the head ends."""
        narrow, right = self.head.narrow, MARGIN if self.board.side.isHidden() else MARGIN - BAR
        self.body.setContentsMargins(MARGIN, 12 if narrow else 16, right, 16 if narrow else MARGIN)

    def show_draft(self, key: str = "") -> None:
        """Go to one of the draft, or to where it begins."""
        draft = self.drafting.kept()
        found = [one for one in draft[1].placed if key in {"", f"draft {one.wish.key}"}] if draft else []
        if found:
            self.open(day=found[0].start.date())
            self.view.select(key)

    def drop_drafted(self, key: str) -> None:
        """Leave one of the draft out, wherever it stands."""
        self.show_draft(key)
        entry = self.entry(key)
        if entry is not None:
            self.moves.remove(entry)

    def follow(self, entry: Entry, start: datetime) -> None:
        """What was moved stays selected under the key it has then."""
        self.view.moved = (entry, start)
