"""Lines that keep themselves: a check with its day and what it showed, and one piece of support."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.domain.commitments import Owner
from coachdesk.domain.errors import DeskError
from coachdesk.domain.improvement import CheckResult, ImprovementCheck, Support
from ui.widgets.buttons import IconButton
from ui.widgets.check_circle import CheckCircle
from ui.widgets.chips import ChipButton
from ui.widgets.columns import row_of
from ui.widgets.day_field import DayEdit
from ui.widgets.labels import Label, Rule
from ui.widgets.note_field import GrowingText
from ui.widgets.segmented import Segmented

RESULTS = (
    (CheckResult.OPEN.value, "Open"), (CheckResult.MET.value, "Met"), (CheckResult.PART.value, "Partly"),
    (CheckResult.NOT_MET.value, "Not met"),
)  # fmt: skip
DAY_WIDTH = 104


class Line(QWidget):
    """What both lines share: `kept` gives the record as edited, `removed` says that it is to go."""

    kept = Signal(object)
    removed = Signal()

    def __init__(self, record: Any, name: str, hint: str, *, rule: bool) -> None:
        super().__init__()
        self.record = record
        self.what = _text(name, hint)
        self.day = DayEdit(date.min)
        self.day.setFixedWidth(DAY_WIDTH)
        self.error = Label("", "caption", "risk", wrap=True)
        self.error.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        if rule:
            self.column.addWidget(Rule())
        self.day.refused.connect(self.answer)

    def answer(self, refusal: str) -> None:
        """Say under the line what became of it."""
        self.error.setText(refusal)
        self.error.setVisible(bool(refusal))
        if not refusal:
            for text in self.findChildren(GrowingText):
                text.accept()

    def settle(self) -> None:
        """Keep now what has been typed."""
        self.day.settle()
        for text in self.findChildren(GrowingText):
            text.settle()

    def change(self, **fields: Any) -> None:
        """Keep the record with other values; words that can't be kept stay and say why."""
        try:
            new = replace(self.record, **fields)
        except DeskError as error:
            self.answer(str(error))
            return
        if new == self.record:
            self.answer("")
            return
        self.record = new
        self.kept.emit(new)


class CheckLine(Line):
    """One check: its day, what is looked at, what it showed and a note on it."""

    def __init__(self, check: ImprovementCheck, *, rule: bool) -> None:
        super().__init__(check, "What both look at", "What is looked at?", rule=rule)
        self.day.setAccessibleName("Day of the check")
        self.note = _text("Note on the check", "What it showed, in a sentence")
        self.result = Segmented("Result of the check", RESULTS)
        self.late = Label("", "captionStrong", "watch")
        more = IconButton("Remove this check", "trash-2", self.removed.emit)
        first = row_of(self.day, self.what, more)
        first.setStretch(1, 1)
        second = row_of(self.result, self.note, self.late)
        second.setStretch(1, 1)
        for item in (first, second):
            self.column.addLayout(item)
        self.column.addWidget(self.error)
        self.day.chosen.connect(self._choose_day)
        self.what.settled.connect(lambda text: self.change(what=text))
        self.note.settled.connect(lambda text: self.change(note=text))
        self.result.picked.connect(lambda name: self.change(result=CheckResult(name)))

    def show_record(self, check: ImprovementCheck, near: date, late: str) -> None:
        """Show a check as kept; words being typed stay."""
        self.record = check
        self.day.show_day(check.day, near)
        self.what.show_text(check.what)
        self.note.show_text(check.note)
        self.result.set_current(check.result.value)
        self.late.setText(late)
        self.late.setVisible(bool(late))

    def _choose_day(self, day: date | None) -> None:
        if day is None:
            self.answer("A check has a day: write one like 18 Dec.")
        else:
            self.change(day=day)


class SupportLine(Line):
    """One piece of support: done or not, what, who and by when."""

    def __init__(self, support: Support, names: dict[Owner, str], *, rule: bool) -> None:
        super().__init__(support, "Support", "Who does what?", rule=rule)
        self._names = names
        self.circle = CheckCircle("Done")
        self.owner = ChipButton("", on=self._turn_owner)
        self.day.setAccessibleName("Support due")
        self.late = Label("", "captionStrong", "watch")
        more = IconButton("Remove this support", "trash-2", self.removed.emit)
        row = row_of(self.circle, self.what, self.late, self.owner, self.day, more)
        row.setStretch(1, 1)
        self.column.addLayout(row)
        self.column.addWidget(self.error)
        self.circle.toggled.connect(lambda on: self.change(done=on))
        self.what.settled.connect(lambda text: self.change(text=text))
        self.day.chosen.connect(lambda day: self.change(due=day))

    def show_record(self, support: Support, near: date, late: str) -> None:
        """Show a piece of support as kept; words being typed stay."""
        self.record = support
        self.circle.blockSignals(True)
        self.circle.setChecked(support.done)
        self.circle.blockSignals(False)
        self.what.show_text(support.text)
        self.owner.show_words(self._names[support.owner], active=False)
        self.owner.setAccessibleDescription("Who does it; press to give it to the other side")
        self.day.show_day(support.due, near)
        self.late.setText(late)
        self.late.setVisible(bool(late))

    def _turn_owner(self) -> None:
        self.change(owner=Owner.REP if self.record.owner is Owner.MANAGER else Owner.MANAGER)


def _text(name: str, hint: str) -> GrowingText:
    text = GrowingText(bare=True)
    text.setAccessibleName(name)
    text.setPlaceholderText(hint)
    return text
