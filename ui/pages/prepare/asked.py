"""What the numbers ask: up to two questions of the diagnosis, to put on the agenda of this one-on-one."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coachdesk import diagnosing
from coachdesk.analysis.diagnosis import Finding
from coachdesk.analysis.prep import PrepFacts
from coachdesk.domain.sessions import SessionKind, SessionStatus
from ui.bridge import Bridge
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.columns import column_of, row_of
from ui.widgets.labels import Label

MOST = 2
TABLES = frozenset({
    "result", "measure", "target", "observation", "rating", "role_skill", "rep_skill", "skill", "course",
    "course_skill", "deal", "deal_stage", "fit_answer", "fit_criterion", "debrief", "commitment", "session",
    "dismissal", "baseline", "market_change", "market_change_skill", "rep", "role", "plan", "question", "setting",
})  # fmt: skip


class AskedCard(Card):
    """Only for a one-on-one that is still ahead. `taken` gives a finding; `more` asks for the page with all of them."""

    taken = Signal(object)
    more = Signal(int)

    def __init__(self, bridge: Bridge) -> None:
        self.all = Button("Where it sticks", "link", small=True)
        super().__init__("What the numbers ask", "circle-help", "not on the rep’s half", self.all)
        self._bridge = bridge
        self._facts: PrepFacts | None = None
        self._found: tuple[Finding, ...] | None = None
        self.rows = [AskedRow() for _ in range(MOST)]
        for row in self.rows:
            row.taken.connect(self.taken)
            self.add(row)
        self.all.clicked.connect(lambda _on=False: self.more.emit(self._facts.rep_id if self._facts else 0))
        bridge.changed.connect(self._look_again)

    def show_facts(self, facts: PrepFacts) -> None:
        """Show the first two questions; without any the card makes way."""
        if self._facts is None or self._facts.rep_id != facts.rep_id:
            self._found = None
        self._facts = facts
        session = facts.session
        alone = session.kind is SessionKind.ONE_ON_ONE and len(facts.reps) == 1
        asked = self._asked(facts.rep_id) if alone and session.status is SessionStatus.PLANNED else ()
        self.setVisible(bool(asked))
        for row, one in zip_longest(self.rows, asked):
            row.setVisible(one is not None)
            if one is not None:
                row.show_one(one, standing(one.question, facts))

    def _asked(self, rep_id: int) -> tuple[Finding, ...]:
        """The findings of now; reckoned anew only after something changed that they stand on."""
        if self._found is None:
            desk, today = self._bridge.desk, self._bridge.today()
            self._found = diagnosing.diagnosis(desk, desk.people.one(rep_id), today).findings[:MOST]
        return self._found

    def _look_again(self, change: Any) -> None:
        """Forget the findings that a change may concern; what is only typed concerns none."""
        if change.typed or not change.tables & TABLES:
            return
        self._found, parent = None, self.parentWidget()
        if self._facts is not None and parent is not None and parent.isVisible():
            self.show_facts(self._facts)


class AskedRow(QWidget):
    """One question with what it comes from; `taken` gives its finding."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._finding: Finding | None = None
        self.question = Label("", "medium", wrap=True)
        self.why = Label("", "caption", "text2", wrap=True)
        self.add = Button("Add", "normal", "plus", lambda: self.taken.emit(self._finding), small=True)
        row = row_of()
        row.addLayout(column_of(self.question, self.why, spacing=0), 1)
        row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)

    def show_one(self, finding: Finding, stands: str) -> None:
        """Show another question; one that stands on the sheet already says where."""
        self._finding = finding
        self.question.setText(f"“{finding.question}”")
        self.why.setText(f"{finding.kind.title}, {finding.strength.value}: {finding.title}")
        self.add.setText(stands or "Add")
        self.add.set_icon("check" if stands else "plus")
        self.add.setEnabled(not stands)
        self.add.setAccessibleDescription(finding.question)


def standing(question: str, facts: PrepFacts) -> str:
    """Where a question stands on this sheet already: on the agenda, or among the questions of the bank; "" nowhere."""
    if any(item.text == question for item in facts.agenda):
        return "On the agenda"
    return "Among the questions" if any(one.text == question for one in facts.questions) else ""
