"""One-on-ones: the sessions, what was promised in them, what they cost and the deals they were about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget

from ui.bridge import Bridge
from ui.commands import Command
from ui.pages.sessions.coaching import CoachingView
from ui.pages.sessions.deals import DealList
from ui.pages.sessions.listing import SessionList
from ui.pages.sessions.promises import PromiseList
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.page import PageFrame
from ui.widgets.segmented import Segmented

VIEWS = (
    ("sessions", "Sessions"), ("commitments", "Commitments"), ("coaching", "My coaching"), ("deals", "Deals"),
)  # fmt: skip
HINTS = {
    "sessions": "Filter by name or kind", "commitments": "Filter by name or words", "coaching": "Filter by name",
    "deals": "Filter by account or rep",
}  # fmt: skip


class SessionsPage(PageFrame):
    """Four views of the same work; the primary action makes what the view lists."""

    watches = frozenset({
        "session", "session_rep", "commitment", "rep", "role", "deal", "fit_answer", "fit_criterion", "debrief",
        "result", "target", "measure", "setting", "rhythm", "absence",
    })  # fmt: skip
    ready_when_made = True
    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("One-on-ones", scrolls=False)
        self.sessions, self.promises = SessionList(bridge), PromiseList(bridge)
        self.coaching, self.deals = CoachingView(bridge), DealList(bridge)
        self._parts: dict[str, Any] = dict(
            zip((name for name, _ in VIEWS), (self.sessions, self.promises, self.coaching, self.deals))
        )
        self.view = Segmented("View", VIEWS)
        self.view.picked.connect(lambda name: self.open(view=name))
        self.filter_field = QLineEdit()
        self.filter_field.setClearButtonEnabled(True)
        self.filter_field.setFixedWidth(220)
        self.filter_field.textChanged.connect(self._set_filter)
        self.new = Button("New one-on-one", "primary", "plus", self.make)
        self.add_action(self.new)
        self.stack = QStackedWidget()
        for part in self._parts.values():
            self.stack.addWidget(part)
            part.asked.connect(self.asked)
        self.add(row_of(self.view, 1, self.filter_field))
        self.add(self.stack, 1)
        self.open(view="sessions")

    def open(self, view: str = "", **_rest: Any) -> None:
        """Show a view: sessions, commitments, coaching or deals."""
        if view in self._parts:
            self.view.set_current(view)
        name = self.view.current
        self.filter_field.setPlaceholderText(HINTS[name])
        self.filter_field.setAccessibleName(HINTS[name])
        self.stack.setCurrentWidget(self._parts[name])
        self._parts[name].set_filter(self.filter_field.text())
        words = {"commitments": "Add a commitment", "deals": "Add a deal"}
        self.new.setText(words.get(name, "New one-on-one"))
        self.refresh()

    def refresh(self) -> None:
        """Show what there is now."""
        part = self._parts[self.view.current]
        self.set_title("One-on-ones", part.refresh())
        self.new.setVisible(not part.empty.isVisibleTo(part))

    def title(self) -> str:
        """What the window says."""
        return "One-on-ones"

    def commands(self) -> tuple[Command, ...]:
        """What can be asked of this page."""
        views = (Command(f"sessions.{name}", words, self._opener(name)) for name, words in VIEWS)
        return (
            Command("sessions.new", "New one-on-one", self.sessions.book, "Ctrl+N"),
            Command("sessions.promise", "Add a commitment", self.promises.add_promise, "Ctrl+Return"),
            Command("sessions.deal", "Add a deal", self.deals.add_deal),
            *views,
        )

    def make(self) -> None:
        """Make one of what the view lists."""
        makers = {"commitments": self.promises.add_promise, "deals": self.deals.add_deal}
        makers.get(self.view.current, self.sessions.book)()

    def tour_states(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """Each view, for the pictures of the tour."""
        return tuple((name, self._opener(name)) for name, _ in VIEWS[1:])

    def _set_filter(self, text: str) -> None:
        self._parts[self.view.current].set_filter(text)

    def _opener(self, name: str) -> Callable[[], None]:
        return lambda: self.open(view=name)
