"""The ideal customer: the criteria that every deal is held against."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coachdesk.analysis.words import plural
from coachdesk.domain.deals import FitCriterion, FitKind
from coachdesk.domain.errors import DeskError
from ui.bridge import Bridge
from ui.records import Column, RecordTable
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.empty import EmptyState
from ui.widgets.forms import ChoiceField, TextField
from ui.widgets.labels import Label

KINDS = ((FitKind.DEMOGRAPHIC, "Demographic: facts"), (FitKind.PSYCHOGRAPHIC, "Psychographic: attitudes"))


class CriterionList(QWidget):
    """The words of a criterion are typed over in the list; a new one is added in the line above it."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._answered: dict[int, int] = {}
        self.words = TextField("New criterion", hint="Two or more locations", limit=500)
        self.kind = ChoiceField("Kind", KINDS)
        self.words.line.returnPressed.connect(self.add_typed)
        self.archive = Button("Archive", icon="archive", on=self.archive_chosen, small=True)
        self.table = RecordTable(self._columns(), label="Fit criteria", row_height=40)
        self.table.selection_changed.connect(lambda: self.archive.setVisible(bool(self.table.selected())))
        start = Button("Add the starter criteria", "primary", "plus", self.add_starter)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.empty = EmptyState("target", "What makes a customer an ideal one will stand here.", start)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        row = row_of(self.words, self.kind, Button("Add", on=self.add_typed), self.archive, spacing=12)
        row.setStretch(0, 3)
        row.setStretch(1, 2)
        column.addLayout(row)
        note = "A fact can be looked up: size, region. An attitude shows in talk: buys on value, welcomes new ideas."
        column.addWidget(Label(note, "caption", "text2", wrap=True))
        column.addWidget(self.stack, 1)

    def refresh(self) -> str:
        """Read the criteria again; gives the summary of the page."""
        deals = self._bridge.desk.deals
        self._answered = {}
        for answer in deals.answers():
            self._answered[answer.criterion_id] = self._answered.get(answer.criterion_id, 0) + 1
        rows = deals.criteria()
        self.stack.setCurrentIndex(0 if rows else 1)
        self.table.set_records(rows)
        self.archive.setVisible(bool(self.table.selected()))
        facts = sum(c.kind is FitKind.DEMOGRAPHIC for c in rows)
        return f"{plural(facts, 'fact')} · {plural(len(rows) - facts, 'attitude')}" if rows else ""

    def set_filter(self, text: str) -> None:
        """Show only criteria that say these words."""
        self.table.set_filter(text)

    def make(self) -> None:
        """Put the cursor where a new one is typed."""
        self.words.setFocus()

    def add_typed(self) -> None:
        """Keep what is typed; what is wrong is said under it."""
        self.words.set_error("")
        try:
            self._bridge.desk.deals.add_criterion(FitCriterion(None, self.kind.value, self.words.value))
        except DeskError as wrong:
            self.words.set_error(str(wrong))
        else:
            self.words.set_value("")

    def archive_chosen(self) -> None:
        """Take the selected ones out of use; deals keep their answers."""
        rows, topic = self.table.selected(), self._bridge.desk.deals

        def step() -> None:
            with self._bridge.desk.store.change(f"Archive {plural(len(rows), 'fit criterion', 'fit criteria')}"):
                for one in rows:
                    topic.edit_criterion(replace(one, archived=True))

        self._bridge.run(step)

    def add_starter(self) -> None:
        """Fill an empty list with the criteria that a new file begins with."""
        self._bridge.run(self._bridge.desk.add_starter_criteria)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("Criterion", lambda c: c.text, width=520, edit=partial(self._edit, "text")),
            Column("Kind", lambda c: c.kind.value.capitalize(), width=180),
            Column("Answered", lambda c: self._answered.get(c.id, 0), align="right", width=90),
        )

    def _edit(self, field: str, criterion: FitCriterion, text: str) -> None:
        topic = self._bridge.desk.deals
        self._bridge.run(lambda: topic.edit_criterion(replace(criterion, **{field: text})))  # type: ignore[arg-type]
