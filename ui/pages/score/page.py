"""Score a call: whose turn it is, the criteria, and what comes of it; all kept as it is entered."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from coachdesk import assessing
from coachdesk.analysis.scoring import MANAGER, REP, SECOND, CallScore
from coachdesk.analysis.words import weekday
from coachdesk.domain.audiences import Audience
from coachdesk.domain.errors import DeskError
from coachdesk.reports import report
from coachdesk.settings import value_of
from ui.bridge import Bridge
from ui.commands import Command
from ui.pages.score.closing import Closing
from ui.pages.score.keeping import Keeper
from ui.pages.score.lines import Lines
from ui.printing import ask_and_print
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button
from ui.widgets.card import Banner
from ui.widgets.columns import Columns, row_of
from ui.widgets.empty import EmptyState
from ui.widgets.page import PageFrame
from ui.widgets.segmented import Segmented

TURNS = ((REP, "Rep first"), (MANAGER, "Then you"), (SECOND, "Second rater"))
WAITS = "The rep scores first, so that your numbers don’t lead. Yours are shown once all criteria have the rep’s."


class ScorePage(PageFrame):
    """One call. The manager's side waits for the rep's, unless it is asked for without."""

    watches = frozenset({"scored_call", "score", "scorecard", "criterion", "rep"})
    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Score a call")
        self.bridge = bridge
        self.seen: CallScore | None = None
        self._id: int | None = None
        self._without_rep = False
        self.avatar = Avatar("", 44)
        self.set_lead(self.avatar)
        self.print_button = Button("Print", icon="printer", on=self.print_paper, tip="Ctrl+P")
        self.remove_button = Button("Remove", icon="trash-2", on=self.remove)
        self.add_action(self.remove_button, self.print_button)
        self.turn = Segmented("Whose scores", TURNS)
        self.turn.picked.connect(lambda _name: self.refresh())
        self.second = QLineEdit()
        self.second.setPlaceholderText("name of the second rater")
        self.second.setAccessibleName("Name of the second rater")
        self.second.setFixedWidth(220)
        self.second.editingFinished.connect(self.refresh)
        self.waiting = Banner(WAITS, "accent", "lock", Button("Score without the rep", "link", on=self.go_on))
        self.lines, self.closing, self.keeper = Lines(), Closing(), Keeper(self)
        self.empty = EmptyState(
            "clipboard-list", "Choose a call to score.",
            Button("Scorecards", "primary", on=lambda: self.asked.emit("skills", {"view": "scorecards"})),
        )  # fmt: skip
        self._lay_out()
        self.refresh()

    def open(self, call_id: int | None = None, **_rest: Any) -> None:
        """Show a call."""
        self.settle()
        if call_id is not None and call_id != self._id:
            self._id, self._without_rep = call_id, False
            self.turn.set_current(REP)
            self.second.setText("")
        self.refresh()

    def refresh(self) -> None:
        """Show the call as it is kept; what is being typed stays."""
        self.seen = self._look()
        there = self.seen is not None
        for widget in (self.columns, self.turn, self.print_button, self.remove_button, self.avatar):
            widget.setVisible(there)
        self.empty.setVisible(not there)
        self.second.setVisible(there and self.turn.current == SECOND)
        self.waiting.setVisible(False)
        if self.seen is None:
            self.set_title("Score a call")
            return
        self._show(self.seen)

    def title(self) -> str:
        """Whose call it is."""
        return f"Call of {self.seen.rep}" if self.seen else "Score a call"

    def commands(self) -> tuple[Command, ...]:
        """What can be done here."""
        return (
            Command("score.rep", "Score: the rep’s turn", lambda: self._take_turn(REP), "F2"),
            Command("score.mine", "Score: your turn", lambda: self._take_turn(MANAGER), "F3"),
            Command("score.second", "Score: a second rater", lambda: self._take_turn(SECOND), "F4"),
            Command("score.print", "Print this scorecard", self.print_paper, "Ctrl+P"),
            Command("score.remove", "Remove this scored call", self.remove),
        )

    def go_on(self) -> None:
        """Score without the rep's own view."""
        self._without_rep = True
        self.refresh()

    def settle(self) -> None:
        """Keep what is typed now."""
        if self.seen is not None:
            self.lines.settle()
            self.closing.settle()

    def print_paper(self) -> None:
        """Print the rep's copy: without the second rater and the private note."""
        if self.seen is None:
            return
        self.settle()
        desk, seen = self.bridge.desk, self.seen
        size = value_of("paper", desk.settings.all())
        paper = assessing.scorecard_paper(desk, seen.card, self.bridge.today(), seen.call, Audience.REP)
        ask_and_print(report("scorecard").scorecard_pdf((paper,), size), self.title(), size, self)

    def remove(self) -> None:
        """Take the call away; Undo brings it back."""
        if self.seen is not None:
            call, self._id = self.seen.call, None
            self.bridge.run(lambda: self.bridge.desk.scorecards.remove_call(call))
            self.asked.emit("skills", {"view": "scorecards"})

    @property
    def who(self) -> str:
        """Whose scores are entered now."""
        return self.turn.current

    def _look(self) -> CallScore | None:
        if self._id is None:
            return None
        try:
            return assessing.call_score(self.bridge.desk, self.bridge.desk.scorecards.call(self._id))
        except DeskError:
            self._id = None  # it was removed meanwhile
            return None

    def _show(self, seen: CallScore) -> None:
        own = seen.manager_total.score is not None
        hidden = seen.rep_first and not self._without_rep and not own
        blocked = hidden and self.who == MANAGER
        self.waiting.setVisible(blocked)
        nameless = self.who == SECOND and not (self.second.text().strip() or seen.second_by)
        if self.who == SECOND and not self.second.text().strip():
            self.second.setText(seen.second_by)
        self.lines.setEnabled(not blocked and not nameless)
        self.avatar.show_name(seen.rep)
        named = f"{seen.card.name}, version {seen.card.version}"
        parts = (named, f"{weekday(seen.call.day)} {seen.call.day.year}", seen.call.title)
        self.set_title(self.title(), " · ".join(part for part in parts if part))
        self.lines.show_score(seen, self.who, hidden=hidden or (self.who == REP and seen.rep_first))
        alone = self.who == SECOND and len([line for line in seen.lines if SECOND in line.scored]) < len(seen.lines)
        self.closing.show_score(seen, hidden=hidden, alone=alone)

    def _take_turn(self, who: str) -> None:
        self.settle()
        self.turn.set_current(who)
        self.refresh()

    def _lay_out(self) -> None:
        self.columns = Columns()
        self.columns.main.addWidget(self.waiting)
        self.columns.main.addWidget(self.lines)
        self.columns.main.addStretch(1)
        self.columns.side.addWidget(self.closing)
        self.add(row_of(self.turn, self.second, 1))
        self.add(self.columns)
        self.add(self.empty)
        self.body.addStretch(1)
        self.lines.scored.connect(self.keeper.score)
        self.lines.said.connect(self.keeper.say)
        self.closing.edited.connect(self.keeper.write)
