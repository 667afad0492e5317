"""The skills of the team: the matrix, people, the framework, the manager's own ratings and call scorecards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget

from ui.bridge import Bridge
from ui.commands import Command
from ui.dialogs import sheet
from ui.pages.skills.framework import FrameworkView
from ui.pages.skills.matrix import MatrixPart
from ui.pages.skills.people import PeopleView
from ui.pages.skills.raters import RatersView
from ui.pages.skills.scorecards import ScorecardList
from ui.pages.skills.whom import RepChoice
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.page import PageFrame
from ui.widgets.segmented import Segmented

VIEWS = (
    ("matrix", "Matrix"), ("people", "People"), ("framework", "Framework"), ("raters", "My ratings"),
    ("scorecards", "Scorecards"),
)  # fmt: skip
HINTS = {
    "matrix": "Filter by rep or skill", "people": "Filter by rep or skill", "framework": "Filter by skill",
    "raters": "Filter by rep", "scorecards": "Filter by name",
}  # fmt: skip
ASSESSING = frozenset({"matrix", "people", "raters"})
"""The views whose next step is to rate somebody; the others have buttons of their own."""
WATCHED = frozenset({
    "rep", "role", "framework", "framework_version", "skill", "skill_level", "role_skill", "rep_skill", "observation",
    "assessment", "rating", "market_change", "market_change_skill", "plan", "session", "session_rep", "agenda_item",
    "question", "pick", "measure", "result", "target", "setting", "sent_form", "scorecard", "criterion",
    "scored_call", "score",
})  # fmt: skip


class SkillsPage(PageFrame):
    """Five views of the same skills; `open` may name a view, and a rep with a skill to show beside the matrix."""

    watches = WATCHED
    ready_when_made = True
    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Skills", scrolls=False)
        self._bridge = bridge
        self.matrix, self.people, self.raters = MatrixPart(bridge), PeopleView(bridge), RatersView(bridge)
        self.framework, self.scorecards = FrameworkView(bridge), ScorecardList(bridge)
        parts = (self.matrix, self.people, self.framework, self.raters, self.scorecards)
        self._parts: dict[str, Any] = dict(zip((name for name, _ in VIEWS), parts))
        self.view = Segmented("View", VIEWS)
        self.filter_field = QLineEdit()
        self.filter_field.setClearButtonEnabled(True)
        self.filter_field.setMinimumWidth(90)
        self.filter_field.setMaximumWidth(200)
        self.send_button = Button("Send self-assessment", icon="upload", on=self.send_form)
        self.assess_button = Button("Assess", "primary", "check", self.assess)
        self.add_action(self.send_button, self.assess_button)
        self.stack = QStackedWidget()
        for part in self._parts.values():
            self.stack.addWidget(part)
        self.add(row_of(self.view, 1, self.filter_field, self.matrix.tools))
        self.add(self.stack, 1)
        self._connect()
        self.open(view="matrix")

    def open(self, view: str = "", rep_id: int | None = None, skill_id: int | None = None, **_rest: Any) -> None:
        """Show a view; with a rep and a skill the matrix opens at their cell."""
        if view in self._parts:
            self.view.set_current(view)
        name = self.view.current
        self.filter_field.setPlaceholderText(HINTS[name])
        self.filter_field.setAccessibleName(HINTS[name])
        self.stack.setCurrentWidget(self._parts[name])
        self._parts[name].set_filter(self.filter_field.text())
        self.refresh()
        if name == "matrix" and rep_id is not None and skill_id is not None:
            self.matrix.open_cell(rep_id, skill_id)

    def refresh(self) -> None:
        """Show what there is now."""
        name = self.view.current
        part = self._parts[name]
        self.people.framework_id = self.matrix.tools.choice.framework_id
        self.set_title("Skills", part.refresh())
        empty = part.empty.isVisibleTo(part)
        somebody = name in ASSESSING and any(rep.present for rep in self._bridge.desk.people.all())
        self.send_button.setVisible(somebody and not empty)
        self.assess_button.setVisible(somebody and not empty)
        self.matrix.tools.setVisible(name == "matrix" and not empty)
        self.filter_field.setVisible(not empty)

    def title(self) -> str:
        """What the window calls this page."""
        return "Skills"

    def commands(self) -> tuple[Command, ...]:
        """What can be asked of this page."""
        views = (Command(f"skills.{name}", f"Skills: {words}", self._opener(name)) for name, words in VIEWS)
        return (
            Command("skills.make", "Assess, add a skill or score a call", self.make, "Ctrl+N"),
            Command("skills.assess", "Assess a rep", self.assess),
            Command("skills.send", "Send a self-assessment", self.send_form),
            Command("skills.print", "Print the matrix", self.matrix.print_matrix, "Ctrl+P"),
            Command("skills.copy", "Copy the matrix for a spreadsheet", self.matrix.copy),
            *views,
        )

    def tour_states(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """The panel at a cell, and each other view, for the pictures of the tour."""
        others = [(name, self._opener(name)) for name, _ in VIEWS[1:]]
        return (("panel", self._show_widest), *others, ("back", self._opener("matrix")))

    def make(self) -> None:
        """Make one of what the view is about."""
        makers = {"framework": self.framework.make, "scorecards": self.scorecards.make}
        makers.get(self.view.current, self.assess)()

    def assess(self) -> None:
        """Ask whom, beginning with the rep on show, and go to the page for it."""
        if not any(rep.present for rep in self._bridge.desk.people.all()):
            self._bridge.say("Add a rep first: an assessment belongs to somebody.")
            return
        asking = RepChoice(self._bridge, self._rep_on_show(), self._framework, self)
        asking.chosen.connect(self._go_assess)
        asking.open()

    def observing(self) -> tuple[int | None, int | None]:
        """The rep and the skill that a note of what was seen begins with."""
        facts = self.matrix.panel.facts if self.view.current == "matrix" else None
        return (facts.rep.id, facts.skill.id) if facts else (self._rep_on_show(), None)

    def send_form(self) -> None:
        """Ask whom, beginning with the rep on show, and save the fillable form."""
        if any(rep.present for rep in self._bridge.desk.people.all()):
            rep_id, framework_id = self._rep_on_show(), self._framework
            sheet("sendform")(self._bridge, self, rep_id=rep_id, framework_id=framework_id).open()
        else:
            self._bridge.say("Add a rep first: a form belongs to somebody.")

    @property
    def _framework(self) -> int | None:
        return self.matrix.whole.framework_id if self.matrix.whole else None

    def _go_assess(self, rep_id: int, framework_id: int | None) -> None:
        self.asked.emit("assess", {"rep_id": rep_id, "framework_id": framework_id})

    def _rep_on_show(self) -> int | None:
        """The rep in the panel, else the one the keyboard is at."""
        facts, current = self.matrix.panel.facts, self.matrix.view.current
        return facts.rep.id if facts else current[0] if current and self.view.current == "matrix" else None

    def _show_widest(self) -> None:
        """The panel at the widest gap there is."""
        self.open(view="matrix")
        whole = self.matrix.whole
        cells = [(cell.below, row.rep_id, cell.skill_id) for row in whole.rows for cell in row.cells] if whole else []
        if cells:
            _, rep_id, skill_id = max(cells)
            self.matrix.open_cell(rep_id, skill_id)

    def _set_filter(self, text: str) -> None:
        self._parts[self.view.current].set_filter(text)

    def _opener(self, name: str) -> Callable[[], None]:
        return lambda: self.open(view=name)

    def _connect(self) -> None:
        self.view.picked.connect(lambda name: self.open(view=name))
        self.filter_field.textChanged.connect(self._set_filter)
        for part in self._parts.values():
            part.asked.connect(self.asked)
        self.matrix.framework_asked.connect(self._opener("framework"))
        self.matrix.changed.connect(self.refresh)
        if "framework" in self._parts:
            self._parts["framework"].changed.connect(self.refresh)
        self.raters.assess_asked.connect(self.assess)
