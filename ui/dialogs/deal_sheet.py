"""Add a light deal, or change what is known about one, with whether its customer fits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from coachdesk.domain.deals import Answer, Deal, DealOutcome
from coachdesk.domain.errors import DeskError, Invalid
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.date_field import read_spoken_day
from ui.widgets.day_field import day_words
from ui.widgets.fit_form import FitForm
from ui.widgets.forms import ChoiceField, Field, NoteField, PrivateField, TextField

AROUND, LEAST = 240, 300
TIMES = {"k": 1_000, "m": 1_000_000}
THOUSANDS, AMOUNT = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?"), re.compile(r"-?\d{1,15}(\.\d{1,6})?")
DAYS = ("closes", "next_day", "ended")
OUTCOMES = tuple((outcome, outcome.value.capitalize()) for outcome in DealOutcome)
# field -> row, column, columns
PLACES = {
    "account": (0, 0, 1), "rep_id": (0, 1, 1), "value": (1, 0, 1), "stage": (1, 1, 1), "people": (2, 0, 2),
    "next_step": (3, 0, 1), "next_day": (3, 1, 1), "closes": (4, 0, 1), "outcome": (4, 1, 1), "ended": (5, 1, 1),
    "note": (6, 0, 1), "private_note": (6, 1, 1),
}  # fmt: skip


class DealSheet(Sheet):
    """The form of one deal; what is refused is said under its field, the typed text stays. `kept` is the deal."""

    def __init__(
        self, bridge: Bridge, deal: Deal | None = None, parent: QWidget | None = None, *, rep_id: int | None = None
    ) -> None:
        title = f"Edit {deal.account}" if deal else "Add a deal"
        super().__init__(title, "As much of it as coaching needs.", parent, width=1120)
        self._bridge, self._deal = bridge, deal
        self.kept: Deal | None = None
        reps = [(r.id, r.name) for r in bridge.desk.people.all() if r.present or (deal and deal.rep_id == r.id)]
        known = deal or Deal(None, rep_id or (reps[0][0] if reps else None) or 0, "?")
        self.fields = self._make_fields(known, "" if deal is None else deal.account, reps)
        self.fit = FitForm()
        answers = bridge.desk.deals.answers(deal.id) if deal else ()
        self.fit.show_fit(bridge.desk.deals.criteria(), {one.criterion_id: one.answer for one in answers})
        self.fields["outcome"].edited.connect(self._show_ended)
        self._lay_out_fields()
        self._fill_foot()
        self._show_ended()
        self.fields["account"].setFocus()

    def keep(self) -> None:
        """Save the form, or say what is wrong where it is wrong."""
        for field in self.fields.values():
            field.set_error("")
        try:
            self.kept = self._save(self._values())
        except Invalid as wrong:
            at = wrong.field.replace(" ", "_")
            self.fields.get(at, self.fields.get(f"{at}_id", self.fields["account"])).set_error(str(wrong))
        except DeskError as error:
            self.fields["account"].set_error(str(error))
        else:
            self.accept()

    def remove(self) -> None:
        """Take the deal out of the file; Undo brings it back."""
        deal = self._deal
        if deal is not None and deal.id is not None:
            self._bridge.run(lambda: self._bridge.desk.deals.remove(deal.id or 0))
            self.accept()

    def _values(self) -> dict[str, Any]:
        values: dict[str, Any] = {name: field.value for name, field in self.fields.items()}
        for name in DAYS:
            values[name] = self._day(name)
        if values["rep_id"] is None:
            raise Invalid("rep", "A deal belongs to a rep: add one to the team first.")
        values["value"] = read_money(values["value"])
        if values["outcome"] is DealOutcome.OPEN:
            values["ended"] = None
        return values

    def _day(self, name: str) -> Any:
        text = self.fields[name].value
        try:
            back = name == "ended"
            return read_spoken_day(text, self._bridge.today(), back=back) if text else None
        except DeskError as error:
            raise Invalid(name, str(error)) from None

    def _save(self, values: Mapping[str, Any]) -> Deal:
        desk, old = self._bridge.desk, self._deal
        answers = self.fit.value
        with desk.store.change(f"{'Edit' if old else 'Add'} deal {values['account']}"[:120]):
            made = desk.deals.edit(replace(old, **values)) if old else desk.deals.add(Deal(None, **values))
            before = {one.criterion_id: one.answer for one in desk.deals.answers(made.id)}
            if any(before.get(id_, Answer.UNKNOWN) is not answer for id_, answer in answers.items()):
                desk.deals.answer(made, answers)
        return made

    def _make_fields(self, known: Deal, account: str, reps: list[tuple[int | None, str]]) -> dict[str, Field]:
        today = self._bridge.today()
        return {
            "account": TextField("Account", account, hint="Halden"),
            "rep_id": ChoiceField("Rep", reps, known.rep_id),
            "value": TextField("Value", "" if known.value is None else f"{known.value:,.12g}", hint="unknown"),
            "stage": TextField("Stage", known.stage, hint="Proposal"),
            "people": TextField("People", known.people, hint="Who decides, who uses it, who helps you", limit=2000),
            "next_step": TextField("Next step", known.next_step, hint="What was agreed with them", limit=2000),
            "next_day": TextField("On", day_words(known.next_day, today), hint="18 Dec"),
            "closes": TextField("Closes", day_words(known.closes, today), hint="fri, 2w, 18 Dec"),
            "outcome": ChoiceField("Outcome", OUTCOMES, known.outcome),
            "ended": TextField("Ended on", day_words(known.ended or today, today), hint="18 Dec"),
            "note": NoteField("Note", known.note, rows=3),
            "private_note": PrivateField("Only for me", known.private_note, rows=3),
        }

    def _show_ended(self) -> None:
        self.fields["ended"].setVisible(self.fields["outcome"].value is not DealOutcome.OPEN)

    def _lay_out_fields(self) -> None:
        inside = QWidget()
        inside.setObjectName("pageBody")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for name, (row, column, columns) in PLACES.items():
            grid.addWidget(self.fields[name], row, column, 1, columns)
        grid.setRowStretch(7, 1)
        around = QVBoxLayout()
        around.addWidget(self.fit)
        around.addStretch(1)
        grid.addLayout(around, 0, 2, 8, 1)
        for column, share in enumerate((4, 4, 9)):
            grid.setColumnStretch(column, share)
        grid.setColumnMinimumWidth(2, 300)
        window = self.parentWidget()
        room = (window.height() if window else 720) - AROUND
        self.add(_scrolling(inside, max(LEAST, min(inside.sizeHint().height(), room))), 1)

    def _fill_foot(self) -> None:
        self.foot.addWidget(Button("Cancel", "quiet", on=self.reject))
        if self._deal:
            self.foot.addWidget(Button("Remove", "quiet", "trash-2", on=self.remove))
        self.foot.addStretch(1)
        save = Button("Save" if self._deal else "Add deal", "primary", "check", on=self.keep)
        save.setDefault(True)
        self.foot.addWidget(save)
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self, self.keep)


def read_money(text: str) -> float | None:
    """An amount as people write it: "40000", "40,000", "40k", "1.2m"; None for no text, `Invalid` for no amount."""
    bare = text.replace(" ", "").replace("\u202f", "").lower()
    if not bare:
        return None
    whole, times = (bare[:-1], TIMES[bare[-1]]) if bare[-1] in TIMES else (bare, 1)
    whole = whole.replace(",", "") if THOUSANDS.fullmatch(whole) else whole.replace(",", ".")
    if not AMOUNT.fullmatch(whole):
        raise Invalid("value", f"“{text[:40]}” is not a number: write 40000, 40,000 or 40k.")
    return float(whole) * times


def _scrolling(inside: QWidget, height: int) -> QScrollArea:
    """The form as high as there is room, scrolled where that is not enough."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    area.setMinimumHeight(height)
    return area
