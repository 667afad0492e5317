"""Call scorecards: the forms, the calls that were scored with them, and how two raters agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from coachdesk import assessing
from coachdesk.analysis.scoring import CallScore, Total
from coachdesk.analysis.words import day, plural
from coachdesk.domain.scorecards import Scorecard
from coachdesk.reports import report
from coachdesk.settings import value_of
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.printing import ask_and_print
from ui.records import Column, RecordTable
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.columns import row_of
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label


@dataclass(frozen=True, slots=True)
class CardRow:
    """One form: its newest version, how many criteria, how often this version was used."""

    card: Scorecard
    criteria: int
    calls: int

    @property
    def id(self) -> int | None:
        return self.card.id


class ScorecardList(QWidget):
    """Forms at the top, calls below; Enter or a double click opens either."""

    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._filter = ""
        self.cards = RecordTable(_card_columns(), label="Scorecards", row_height=40)
        self.cards.opened.connect(lambda row: self.edit(row.card))
        self.cards.selection_changed.connect(self._show_actions)
        self.calls = RecordTable(_call_columns(), lambda row: row.call.id, label="Scored calls", row_height=44)
        self.calls.opened.connect(lambda row: self.asked.emit("score", {"call_id": row.call.id}))
        self.blank = Button("Print blank", icon="printer", on=self.print_blank, small=True)
        self.archive = Button("Archive", icon="archive", on=self.archive_chosen, small=True)
        self.new = Button("New scorecard", icon="plus", on=self.make_card, small=True)
        self.score = Button("Score a call", "primary", "check", self.make)
        self.second = QComboBox()
        self.second.setAccessibleName("Second rater")
        self.second.activated.connect(lambda _at: self._show_agreement())
        self.agreement = Label("", "body", "text2", wrap=True)
        start = Button("Add the starter scorecards", "primary", "plus", self.add_starter)
        self.empty = EmptyState(
            "clipboard-list", "Forms to score calls by will stand here.", start, self._make_button()
        )
        self._lay_out()

    def refresh(self) -> str:
        """Read forms and calls again; gives the summary of the page."""
        desk = self._bridge.desk
        rows = desk.scorecards.calls()
        used: dict[int, int] = {}
        for call in rows:
            used[call.scorecard_id] = used.get(call.scorecard_id, 0) + 1
        cards = [
            CardRow(card, len(desk.scorecards.criteria(card.id or 0)), used.get(card.id or 0, 0))
            for card in desk.scorecards.all()
        ]
        self.cards.set_records(cards)
        self.cards.setFixedHeight(56 + 40 * max(1, min(6, len(cards))))
        self.calls.set_records([assessing.call_score(desk, call) for call in reversed(rows)])
        self.stack.setCurrentIndex(0 if cards else 1)
        self.nothing.setVisible(not rows)
        self.calls.setVisible(bool(rows))
        self._offer_raters()
        self._show_actions()
        parts = [plural(len(cards), "scorecard"), f"{plural(len(rows), 'call')} scored"]
        return " · ".join(parts) if cards else ""

    def set_filter(self, text: str) -> None:
        """Show only forms and calls that say these words."""
        self.cards.set_filter(text)
        self.calls.set_filter(text)

    def make(self) -> None:
        """Open the sheet for a call to score."""
        chosen = self.cards.selected()
        asking = sheet("call")(self._bridge, chosen[0].card if chosen else None, self)
        asking.asked.connect(self.asked)
        asking.open()

    def make_card(self) -> None:
        """Open the builder for a new form."""
        sheet("scorecard")(self._bridge, None, self).open()

    def edit(self, card: Scorecard) -> None:
        """Open the builder for a form."""
        sheet("scorecard")(self._bridge, card, self).open()

    def archive_chosen(self) -> None:
        """Put forms away; the calls scored with them stay."""
        rows, desk = self.cards.selected(), self._bridge.desk

        def step() -> None:
            with desk.store.change(f"Archive {plural(len(rows), 'scorecard')}"):
                for row in rows:
                    desk.scorecards.archive(row.card)

        if rows:
            self._bridge.run(step)

    def print_blank(self) -> None:
        """A form to score by hand."""
        for row in self.cards.selected()[:1]:
            size = value_of("paper", self._bridge.desk.settings.all())
            paper = assessing.scorecard_paper(self._bridge.desk, row.card, self._bridge.today())
            ask_and_print(report("scorecard").scorecard_pdf((paper,), size), row.card.name, size, self)

    def add_starter(self) -> None:
        """Fill an empty list with the forms that a new file begins with."""
        self._bridge.run(self._bridge.desk.add_starter_scorecards)

    def _offer_raters(self) -> None:
        names, chosen = assessing.second_raters(self._bridge.desk), self.second.currentText()
        self.second.clear()
        self.second.addItems(list(names))
        self.second.setCurrentIndex(max(0, self.second.findText(chosen)))
        self.calibration.setVisible(bool(names))
        self._show_agreement()

    def _show_agreement(self) -> None:
        name = self.second.currentText()
        words = assessing.calibration(self._bridge.desk, name).words if name else ""
        self.agreement.setText(words[:1].upper() + words[1:])

    def _show_actions(self) -> None:
        chosen = bool(self.cards.selected())
        self.blank.setVisible(chosen)
        self.archive.setVisible(chosen)

    def _make_button(self) -> Button:
        return Button("Make one of your own", "quiet", on=self.make_card)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row_of(Label("Scorecards", "heading"), 1, self.blank, self.archive, self.new, self.score))
        column.addWidget(self.cards)
        self.calibration = Card("Do you and a second rater see the same?", "users", right=self.second)
        self.calibration.add(self.agreement)
        column.addWidget(self.calibration)
        column.addWidget(Label("Scored calls", "heading"))
        self.nothing = EmptyState("message-square", "Calls that you and a rep have scored will be listed here.")
        column.addWidget(self.calls, 1)
        column.addWidget(self.nothing, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(inside)
        self.stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)


def _card_columns() -> tuple[Column, ...]:
    return (
        Column("Scorecard", lambda r: r.card.name, width=280),
        Column("Type of call", lambda r: r.card.call_type or None, width=260),
        Column("Version", lambda r: r.card.version, align="right", width=84, least=80),
        Column("Criteria", lambda r: r.criteria, align="right", width=84, least=80),
        Column("Calls", lambda r: r.calls, align="right", width=74, least=70),
        Column(
            "State", lambda r: "used, so locked" if r.calls else "not used yet", width=320
        ),
    )


def _call_columns() -> tuple[Column, ...]:
    return (
        Column("Rep", lambda s: s.rep, width=150),
        Column("Day", lambda s: s.call.day, lambda d: f"{day(d)} {d.year}", width=110, least=104),
        Column("Call", lambda s: s.call.title or None, width=180),
        Column("Scorecard", lambda s: f"{s.card.name}, version {s.card.version}", width=220),
        Column("Rep says", lambda s: _short(s.rep_total), width=110, least=104, sort=lambda s: s.rep_total.score),
        Column("You say", _yours, width=110, least=104, sort=lambda s: s.manager_total.score),
        Column("Difference", lambda s: s.difference_words or None, width=250, least=230),
    )


def _yours(score: CallScore) -> Any:
    """The manager's total; it waits while the rep has not scored yet."""
    if score.rep_first and score.manager_total.score is None:
        return "after the rep"
    return _short(score.manager_total)


def _short(total: Total) -> str:
    """The mean and on how many criteria it stands: "3.5 · 4 of 5"."""
    if total.score is None:
        return "not scored yet"
    return f"{total.score:.1f} · {total.observed} of {total.criteria}"
