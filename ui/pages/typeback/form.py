"""The form of one sheet, in the order of the paper: Enter or Tab moves on, one key each for outcomes and scores."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from coachdesk.domain.commitments import Owner
from coachdesk.domain.sessions import LONGEST
from coachdesk.meeting import TypedBack
from ui.pages.typeback.outcomes import OutcomesCard
from ui.pages.typeback.parts import NewPromises, SeenCard, SheetNote
from ui.pages.typeback.sheets import Sheet
from ui.widgets.card import Card
from ui.widgets.columns import column_of, row_of
from ui.widgets.forms import Field, NumberField
from ui.widgets.labels import Label
from ui.widgets.score import Score
from ui.widgets.when_field import WhenField

ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class NotesOfSheet(Field):
    """Wins and notes in one field."""

    def __init__(self) -> None:
        self.text = SheetNote(3)
        self.text.setPlaceholderText("Wins first, then what was said. Shift+Enter begins a new line.")
        super().__init__("Wins and notes", self.text, right="the rep’s copy has these")

    @property
    def value(self) -> str:
        return self.text.toPlainText()


class SheetForm(QWidget):
    """One sheet. `ended` when Enter goes past the last field, `edited` when anything in it changes.

    `ordered` when there are other stops for the keyboard than before.
    """

    ended = Signal()
    edited = Signal()
    ordered = Signal()

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.sheet = sheet
        self.when = WhenField("Held on", sheet.start)
        self.minutes = NumberField("Minutes", sheet.minutes, limit=4)  # type: ignore[arg-type]
        self.outcomes, self.notes = OutcomesCard(), NotesOfSheet()
        self.seen, self.promises = SeenCard(sheet.skills, sheet.focus), NewPromises()
        self.useful, self.energy = Score(f"Useful to {sheet.rep.first_name}?"), Score("Energy")
        self.next = WhenField("Next", _from_day(sheet.start, sheet.next_start))
        self.private = QLineEdit()
        self.error = Label("", "medium", "risk", wrap=True)
        lay_out(self)
        self._connect()
        self.when.set_value(sheet.start)
        self.next.set_value(sheet.next_start)
        self.show_sheet(sheet)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what changed in the file meanwhile; everything typed stays."""
        self.sheet = sheet
        self.outcomes.show_open(sheet.open, sheet.rep.first_name, sheet.start.date())
        self._tell_day()
        self.order()

    def show_example(self) -> None:
        """Type a little, for a picture; nothing is written."""
        self.notes.text.setPlainText("Renewed at list price; wants to practise the pause.")
        self.promises.lines[0].line.setText("ask for the reference before any discount fri")

    def focus_first(self) -> None:
        """Put the keyboard where the sheet begins."""
        first = self.outcomes.rows[0] if self.outcomes.rows else self.notes.text
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> TypedBack | None:
        """What stands in the form; None when something can't be read, which is said beside it."""
        self._clear_errors()
        wrong = self._unread()
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        rep_id, session_id = self.sheet.key
        assert self.when.value is not None
        return TypedBack(
            rep_id, session_id, self.when.value, int(self.minutes.value or 0), self.notes.value,
            self.private.text(), self.outcomes.outcomes, self.promises.promises, self.useful.value,
            self.energy.value, self.next.value, self.seen.observation, book_next=self.next.value is not None,
        )  # fmt: skip

    def refuse(self, field: str, sentence: str) -> None:
        """Say a refusal beside the field it is about; everything typed stays."""
        places = {
            "start": (self.when.set_error, self.when.edit), "minutes": (self.minutes.set_error, self.minutes.line),
            "outcomes": (self.outcomes.say, None), "promises": (self.promises.say, self.promises.lines[0].line),
            "observation": (self.seen.seen.set_error, self.seen.seen.line),
            "notes": (self.notes.set_error, self.notes.text), "next_start": (self.next.set_error, self.next.edit),
        }  # fmt: skip
        say, where = places.get(field, (self._say, None))
        say(sentence)
        if where is not None:
            where.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_owner(self, owner: Owner) -> None:
        """Say whose the commitment is that is being typed."""
        self.promises.set_owner(owner, self.focusWidget())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.move_on()
        else:
            super().keyPressEvent(event)

    def move_on(self) -> None:
        """Go to the next field; past the last one say so."""
        if self.private.hasFocus():
            self.ended.emit()
            return
        self._grow()
        self.focusNextChild()

    def _unread(self) -> QWidget | None:
        """The first field that can't be read, the sentence of each beside it."""
        found: list[QWidget | None] = []
        if not self.when.settle():
            found.append(self.when.edit)
        elif self.when.value is None:
            self.when.set_error("A sheet needs the day it was held on.")
            found.append(self.when.edit)
        minutes = self.minutes.value
        if minutes is None or not 1 <= minutes <= LONGEST or minutes != int(minutes):
            self.minutes.set_error(f"Write 1 to {LONGEST} whole minutes.")
            found.append(self.minutes.line)
        found.append(self.promises.wrong())
        if not self.next.settle():
            found.append(self.next.edit)
        return next((one for one in found if one is not None), None)

    def _grow(self) -> None:
        """Another line for a commitment once all are used."""
        if self.promises.needs_line():
            self.promises.add_line(Owner.MANAGER)
            self.order()

    def _tell_day(self) -> None:
        rep, when = self.sheet.rep, self.when.value or self.sheet.start
        self.promises.show_for(rep.id or 0, rep.first_name, when.date(), self.sheet.anchors)

    def _clear_errors(self) -> None:
        for field in (self.when, self.minutes, self.notes, self.next, self.seen.seen):
            field.set_error("")
        for part in (self.outcomes, self.promises):
            part.say("")
        self._say("")

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Every stop of the keyboard in the order of the paper."""
        rows = [stop for row in self.outcomes.rows for stop in (row, row.why)]
        lines = [line.line for line in self.promises.lines]
        return (
            self.when.edit, self.minutes.line, *rows, self.notes.text, self.seen.seen.line, self.seen.skill.box,
            self.seen.level, *lines, self.useful, self.energy, self.next.edit, self.private,
        )  # fmt: skip

    def order(self) -> None:
        """Let Tab go through the fields in the order of the paper."""
        self.ordered.emit()

    def _connect(self) -> None:
        self.outcomes.moved_on.connect(self.move_on)
        self.when.edited.connect(self._tell_day)
        for score in (self.seen.level, self.useful, self.energy):
            score.picked.connect(lambda value: self.move_on() if value is not None else None)
        follow(self)


def _from_day(day: datetime, clock: datetime | None) -> datetime:
    """Days without a date are read from the day of the meeting on, times are that of the proposal."""
    return datetime.combine(day.date(), (clock or day).time())


def follow(form: SheetForm) -> None:
    """Say `edited` for whatever changes in the form."""
    lines = (form.when.edit, form.minutes.line, form.seen.seen.line, form.next.edit, form.private)
    scores = (form.seen.level, form.useful, form.energy)
    for signal in (
        *(line.textChanged for line in lines), *(score.picked for score in scores), form.notes.text.textChanged,
        form.seen.skill.edited, form.outcomes.edited, form.promises.edited,
    ):  # fmt: skip
        signal.connect(lambda *_: form.edited.emit())


def lay_out(form: SheetForm) -> None:
    """Put the fields into cards, one below the other as on the paper."""
    first = form.sheet.rep.first_name
    form.error.hide()
    form.minutes.setFixedWidth(90)
    form.when.setMaximumWidth(260)
    top, notes, close = Card(), Card(), Card("Close", "check")
    top.add(row_of(form.when, form.minutes, 1, spacing=16))
    notes.add(form.notes)
    useful = column_of(Label(f"Useful to {first}?", "captionStrong", "text2"), form.useful, 1, spacing=1)
    energy = column_of(Label("Energy", "captionStrong", "text2"), form.energy, 1, spacing=1)
    close.add(row_of(useful, energy, form.next, spacing=24))
    private = Card("Only for me", "lock", "never printed, never exported", tone="private")
    private.heading.set_ink("private")
    form.private.setProperty("tone", "private")
    form.private.setAccessibleName("Only for me, never printed, never exported")
    private.add(form.private)
    column = QVBoxLayout(form)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    for card in (top, form.outcomes, notes, form.seen, form.promises, close, private, form.error):
        column.addWidget(card)
