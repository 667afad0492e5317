"""The fields of a training event: which course, when, where, by whom, with whom, and how it comes again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from coachdesk.analysis.training import Event
from coachdesk.booking import Problem
from coachdesk.domain.courses import Course
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.rhythms import Every
from coachdesk.domain.sessions import Session, SessionKind
from coachdesk.domain.training import Scale, Training
from ui import theme
from ui.bridge import Bridge
from ui.dialogs.course_form import beside, whole
from ui.dialogs.event_invited import InvitedField
from ui.widgets.columns import row_of
from ui.widgets.date_field import read_spoken_day
from ui.widgets.forms import ChoiceField, Field, NumberField, TextField
from ui.widgets.labels import Label
from ui.widgets.slot_fields import SlotFields

USUAL = 60
SCALES = ((Scale.CONFIDENCE, "Confidence, 1 to 5"), (Scale.SCORE, "Score, 0 to 100 %"))


class EventForm(QWidget):
    """`edited` whenever something was chosen or typed to its end. What is wrong stands beside its field."""

    edited = Signal()

    def __init__(
        self, bridge: Bridge, event: Event | None, *, course_id: int | None, rep_ids: Sequence[int], start: datetime,
        title: str,
    ) -> None:  # fmt: skip
        super().__init__()
        self._bridge, self._event = bridge, event
        training = event.training if event else Training(None, 0, course_id, title or "new")
        desk = bridge.desk
        self._courses = {c.id: c for c in desk.courses.all(include_archived=True)}
        offered = [c for c in self._courses.values() if not c.archived or c.id == training.course_id]
        choices = [(None, "No course: a title of its own"), *((c.id, c.title) for c in offered)]
        self.course = ChoiceField("Course", choices, training.course_id)
        self.title = TextField("Title", training.title if event else title, hint="What it is called", limit=120)
        minutes = event.session.minutes if event else self._usual_minutes()
        self.slot = SlotFields(start, minutes, bridge.today())
        self.place = TextField("Place", event.session.place if event else "", hint="room, call link")
        self.trainer = TextField("Trainer", training.trainer, hint="you", limit=120)
        self.yours = _tick("I take part", on=event.session.yours if event else True)
        self.seats = NumberField("Seats", hint="as many as like")
        self.seats.set_value(training.capacity)
        self.few = Label("", "caption", "watch", wrap=True)
        self.scale = ChoiceField("Asked before and after", SCALES, training.scale)
        self.reps = InvitedField(bridge, event, rep_ids)
        self.repeat = ChoiceField("Repeat", [(None, "Once"), *((e, e.value.capitalize()) for e in Every)])
        self.until = TextField("Until", hint="goes on", caption="Laid up to the end of the next quarter.")
        self._lay_out()
        self._connect()
        self._show_fields()

    @property
    def chosen(self) -> Course | None:
        """The course that is chosen."""
        return self._courses.get(self.course.value)

    @property
    def rep_ids(self) -> tuple[int, ...]:
        """Who is invited."""
        found: tuple[int, ...] = self.reps.value
        return found

    @property
    def name(self) -> str:
        """What the event is called: its course, or its own title."""
        return self.chosen.title if self.chosen else self.title.value

    def draft(self) -> Session | None:
        """The session as the fields say; None when one of them can't be read, which it says itself."""
        slot = self.slot.read()
        if slot is None:
            return None
        start, minutes = slot
        base = self._event.session if self._event else Session(None, SessionKind.TRAINING, start, USUAL)
        try:
            return replace(base, start=start, minutes=minutes, place=self.place.value, yours=self.yours.isChecked())
        except Invalid as wrong:
            self.show_error(wrong.field, str(wrong))
            return None

    def training(self) -> Training | None:
        """The event as the fields say; None when one of them can't be read, which it says itself."""
        base = self._event.training if self._event else Training(None, 0, title="new")
        course = self.chosen
        try:
            seats = whole(self.seats, "capacity") if self.seats.line.text().strip() else None
            return replace(
                base, course_id=course.id if course else None, title="" if course else self.title.value,
                trainer=self.trainer.value, capacity=seats, scale=self.scale.value,
            )  # fmt: skip
        except Invalid as wrong:
            self.show_error(wrong.field, str(wrong))
            return None

    def repeats(self) -> tuple[Every | None, date | None] | None:
        """How often it comes again and up to which day; None when the day can't be read."""
        every = self.repeat.value
        if every is None or not self.until.value:
            return every, None
        try:
            return every, read_spoken_day(self.until.value, self._bridge.today())
        except DeskError as error:
            self.show_error("repeat", str(error))
            return None

    def show_problems(self, found: Sequence[Problem]) -> None:
        """Say each problem beside its field; what was said before goes, but for what can't be read."""
        for field in (self.reps, self.until, self.title, self.seats):
            field.set_error("")
        for problem in found:
            self.show_error(problem.field, problem.words)

    def show_error(self, name: str, sentence: str) -> None:
        """Put a sentence beside the field of that name, below one that stands there already."""
        fields: dict[str, Field] = {
            "reps": self.reps, "minutes": self.slot.minutes, "time": self.slot.time, "repeat": self.until,
            "place": self.place, "course": self.title, "title": self.title, "capacity": self.seats,
            "trainer": self.trainer,
        }  # fmt: skip
        field = fields.get(name, self.slot.day)
        said = field.error.text() if field.error.isVisibleTo(field) else ""
        field.set_error(f"{said}\n{sentence}" if said and sentence not in said else sentence)

    def _usual_minutes(self) -> int:
        return self.chosen.minutes if self.chosen else USUAL

    def _choose_course(self) -> None:
        if self._event is None and not self.slot.touched and (slot := self.slot.read()) is not None:
            self.slot.show_slot(slot[0], self._usual_minutes())
        self._tell()

    def _tell(self) -> None:
        self._show_fields()
        self.edited.emit()

    def _show_fields(self) -> None:
        self.title.setVisible(self.chosen is None)
        self.until.setVisible(self._event is None and self.repeat.value is not None)
        self.repeat.setVisible(self._event is None)
        if not self.trainer.value:
            self.yours.setChecked(True)
        self.yours.setVisible(bool(self.trainer.value))
        self.reps.show_due(self.course.value)
        seats, invited = self.seats.value, len(self.rep_ids)
        over = seats is not None and invited > seats
        self.few.setText(f"{invited} invited, {seats:g} seats." if over else "")
        self.few.setVisible(over)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        people = row_of(self.trainer, beside(self.yours), self.seats, self.scale, spacing=12)
        for at, share in ((0, 4), (2, 3), (3, 5)):
            people.setStretch(at, share)
        again = row_of(self.repeat, self.until, spacing=12)
        for one in (self.course, self.title, row_of(self.slot, spacing=12), self.place, people, self.few, self.reps,
                    again):  # fmt: skip
            column.addWidget(one) if isinstance(one, QWidget) else column.addLayout(one)

    def _connect(self) -> None:
        self.course.edited.connect(self._choose_course)
        self.yours.clicked.connect(lambda _on: self._tell())
        for field in (self.title, self.slot, self.place, self.trainer, self.seats, self.scale, self.reps, self.repeat,
                      self.until):  # fmt: skip
            field.edited.connect(self._tell)


def _tick(words: str, *, on: bool) -> QCheckBox:
    box = QCheckBox(words)
    box.setFont(theme.font("body"))
    box.setAccessibleName(words)
    box.setChecked(on)
    return box
