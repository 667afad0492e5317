"""The library: questions, the ideal customer, rhythms and absences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget

from ui.bridge import Bridge
from ui.commands import Command
from ui.pages.library.absences import AbsenceList
from ui.pages.library.criteria import CriterionList
from ui.pages.library.questions import QuestionList
from ui.pages.library.rhythms import RhythmList
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.page import PageFrame
from ui.widgets.segmented import Segmented

VIEWS = (("questions", "Questions"), ("criteria", "Ideal customer"), ("rhythms", "Rhythms"), ("absences", "Absences"))
NEW = {"questions": "New question", "criteria": "New criterion", "absences": "Add an absence"}


class LibraryPage(PageFrame):
    """Four lists; the primary action makes one of what the list holds."""

    watches = frozenset({
        "question", "pick", "skill", "fit_criterion", "fit_answer", "rhythm", "absence", "rep", "role", "session",
    })  # fmt: skip
    ready_when_made = True
    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Library", scrolls=False)
        parts = (QuestionList(bridge), CriterionList(bridge), RhythmList(bridge), AbsenceList(bridge))
        self.questions, self.criteria, self.rhythms, self.absences = parts
        self._parts: dict[str, Any] = dict(zip((name for name, _ in VIEWS), parts))
        self.view = Segmented("View", VIEWS)
        self.view.picked.connect(lambda name: self.open(view=name))
        self.filter_field = QLineEdit()
        self.filter_field.setPlaceholderText("Filter by words")
        self.filter_field.setAccessibleName("Filter by words")
        self.filter_field.setClearButtonEnabled(True)
        self.filter_field.setFixedWidth(220)
        self.filter_field.textChanged.connect(self._set_filter)
        self.new = Button("New question", "primary", "plus", self.make)
        self.add_action(self.new)
        self.stack = QStackedWidget()
        for part in parts:
            self.stack.addWidget(part)
        self.add(row_of(self.view, 1, self.filter_field))
        self.add(self.stack, 1)
        self.open(view="questions")

    def open(self, view: str = "", **_rest: Any) -> None:
        """Show a list: questions, criteria, rhythms or absences."""
        if view in self._parts:
            self.view.set_current(view)
        name = self.view.current
        self.stack.setCurrentWidget(self._parts[name])
        self._set_filter(self.filter_field.text())
        self.new.setText(NEW.get(name, ""))
        self.refresh()

    def refresh(self) -> None:
        """Show what there is now."""
        name = self.view.current
        part = self._parts[name]
        self.set_title("Library", part.refresh())
        self.new.setVisible(name in NEW and not part.empty.isVisibleTo(part))

    def title(self) -> str:
        """What the window says."""
        return "Library"

    def commands(self) -> tuple[Command, ...]:
        """What can be asked of this page."""
        views = (Command(f"library.{name}", words, self._opener(name)) for name, words in VIEWS)
        return (
            Command("library.new", "New in this list", self.make, "Ctrl+N"),
            *views,
        )

    def make(self) -> None:
        """Make one of what the list holds."""
        self._parts[self.view.current].make()

    def tour_states(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """Each list, for the pictures of the tour."""
        return tuple((name, self._opener(name)) for name, _ in VIEWS[1:])

    def _set_filter(self, text: str) -> None:
        self._parts[self.view.current].set_filter(text)

    def _opener(self, name: str) -> Callable[[], None]:
        return lambda: self.open(view=name)
