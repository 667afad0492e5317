"""The training page: events and what follows them, courses, coverage, follow-ups and the market."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget

from ui.bridge import Bridge
from ui.commands import Command
from ui.dialogs import sheet
from ui.pages.training.courses import CoursesView
from ui.pages.training.coverage import CoveragePart
from ui.pages.training.events import EventsView
from ui.pages.training.follow_ups import FollowUpsView
from ui.pages.training.market import MarketPart
from ui.pages.training.state import Whole, read_whole
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.page import PageFrame
from ui.widgets.segmented import Segmented

VIEWS = (
    ("events", "Events"), ("courses", "Courses"), ("coverage", "Coverage"), ("follow-ups", "Follow-ups"),
    ("market", "Market"),
)  # fmt: skip
HINTS = {
    "events": "Filter events", "courses": "Filter courses", "coverage": "Filter by rep or course",
    "follow-ups": "Filter follow-ups", "market": "Filter changes",
}  # fmt: skip
WATCHED = frozenset({
    "course", "course_skill", "training", "attendance", "follow_up", "session", "session_rep", "series", "rep", "role",
    "skill", "role_skill", "rep_skill", "rating", "assessment", "market_change", "market_change_skill", "setting",
    "absence",
})  # fmt: skip


class TrainingPage(PageFrame):
    """Five views of the same process; `open` may name a view, and an event, a course or a rep to begin with."""

    watches = WATCHED
    ready_when_made = True
    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Training", scrolls=False)
        self._bridge = bridge
        self.whole: Whole | None = None
        self.events, self.courses, self.coverage = EventsView(bridge), CoursesView(bridge), CoveragePart(bridge)
        self.follow_ups, self.market = FollowUpsView(bridge), MarketPart(bridge)
        parts = (self.events, self.courses, self.coverage, self.follow_ups, self.market)
        self._parts: dict[str, Any] = dict(zip((name for name, _ in VIEWS), parts))
        self.view = Segmented("View", VIEWS)
        self.filter_field = QLineEdit()
        self.filter_field.setClearButtonEnabled(True)
        self.filter_field.setFixedWidth(200)
        self.new = Button("Add training", "primary", "plus", self.add_training)
        self.add_action(self.new)
        self.stack = QStackedWidget()
        for part in parts:
            self.stack.addWidget(part)
        self.add(row_of(self.view, 1, self.filter_field))
        self.add(self.stack, 1)
        self._connect()
        self.open(view="events")

    def open(
        self, view: str = "", session_id: int | None = None, course_id: int | None = None, rep_id: int | None = None,
        **_rest: Any,
    ) -> None:  # fmt: skip
        """Show a view; with an event, a course or a rep it begins there."""
        if view in self._parts:
            self.view.set_current(view)
        if session_id is not None or course_id is not None or rep_id is not None:
            self.filter_field.clear()
        name = self.view.current
        self.filter_field.setPlaceholderText(HINTS[name])
        self.filter_field.setAccessibleName(HINTS[name])
        self.stack.setCurrentWidget(self._parts[name])
        self.refresh()
        if session_id is not None and name == "events":
            self.events.choose(session_id)
        elif course_id is not None and name == "courses":
            self.courses.choose(course_id)
        elif rep_id is not None and name == "coverage":
            self.coverage.view.go(rep_id, course_id)

    def refresh(self) -> None:
        """Show what there is now."""
        part = self._parts[self.view.current]
        self.whole = whole = read_whole(self._bridge.desk, self._bridge.today())
        part.show_whole(whole)
        part.set_filter(self.filter_field.text())
        self.set_title("Training", whole.summary)
        self.filter_field.setVisible(not part.empty.isVisibleTo(part))
        self.new.setVisible(not (self.view.current == "events" and part.empty.isVisibleTo(part)))

    def title(self) -> str:
        """What the window says."""
        return "Training"

    def commands(self) -> tuple[Command, ...]:
        """What can be asked of this page."""
        views = (Command(f"training.{name}", f"Training: {words}", self._opener(name)) for name, words in VIEWS)
        return (
            Command("training.new", "Add a training", self.add_training, "Ctrl+N"),
            Command("training.course", "Add a course", self.courses.make),
            Command("training.record", "Record who was there", self.record),
            Command("training.market", "What has the market changed", self.market.change),
            *views,
        )

    def tour_states(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """Each other view, for the pictures of the tour."""
        return (*((name, self._opener(name)) for name, _ in VIEWS[1:]), ("back", self._opener("events")))

    def add_training(self) -> None:
        """Open the sheet of a new event."""
        if not any(rep.present for rep in self._bridge.desk.people.all()):
            self._bridge.say("Add a rep first: a training is for somebody.")
            return
        sheet("event")(self._bridge, None, self).open()

    def record(self) -> None:
        """Open the sheet of who was there, for the event on show if it waits for it, else for the newest that does."""
        waiting = self.whole.to_record if self.whole else ()
        shown = self.events.chosen if self.view.current == "events" else None
        ids = {event.session.id for event in waiting}
        event = shown if shown is not None and shown.session.id in ids else next(iter(waiting), None)
        if event is None:
            self._bridge.say("No training that is over waits to be recorded.")
        else:
            sheet("attendance")(self._bridge, event, self).open()

    def _set_filter(self, text: str) -> None:
        self._parts[self.view.current].set_filter(text)

    def _opener(self, name: str) -> Callable[[], None]:
        return lambda: self.open(view=name)

    def _connect(self) -> None:
        self.view.picked.connect(lambda name: self.open(view=name))
        self.filter_field.textChanged.connect(self._set_filter)
        for part in self._parts.values():
            part.asked.connect(self.asked)
        self.coverage.event_asked.connect(lambda session_id: self.open(view="events", session_id=session_id))
        self.follow_ups.event_asked.connect(lambda session_id: self.open(view="events", session_id=session_id))
        self.events.new_asked.connect(self.add_training)
        self.market.coverage_asked.connect(self._opener("coverage"))
