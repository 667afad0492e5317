"""Add a training event with its follow-up, or change one that stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from coachdesk import booking, training
from coachdesk.analysis.training import Event
from coachdesk.analysis.words import plural
from coachdesk.booking import Problem
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.sessions import Session
from coachdesk.settings import clock, working_days
from ui.bridge import Bridge
from ui.dialogs import session_steps as steps
from ui.dialogs.event_form import EventForm
from ui.dialogs.event_wish import EventWish
from ui.dialogs.follow_ups_sheet import FollowUpsSheet
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.labels import Label

SUB = "Days in plain words: fri, 2w, 18 Dec. What follows the event is proposed next."
AHEAD = 21


class EventSheet(Sheet):
    """What speaks against a booking stands beside its field; a clash may be booked anyway, which the button says."""

    def __init__(
        self, bridge: Bridge, event: Event | None = None, parent: QWidget | None = None, *,
        course_id: int | None = None, rep_ids: Sequence[int] = (), start: datetime | None = None, title: str = "",
    ) -> None:  # fmt: skip
        super().__init__(event.title if event else "Add a training", event.words if event else SUB, parent, width=720)
        self._bridge, self._event = bridge, event
        self._warned: tuple[Problem, ...] = ()
        first = event.session.start if event else start or usual_start(bridge)
        self.form = EventForm(bridge, event, course_id=course_id, rep_ids=rep_ids, start=first, title=title)
        self.error = Label("", "caption", "risk", wrap=True)
        self.error.hide()
        self.add(FormArea(self.form), 1)
        self.add(self.error)
        self._finish()
        self.form.edited.connect(self.look)
        self._ask_for_reps = bool(self.form.rep_ids)
        self.look()
        (self.form.course if course_id is None and event is None else self.form.slot.day).setFocus()

    def look(self) -> tuple[Session, tuple[Problem, ...]] | None:
        """Say beside the fields what speaks against it; None when a field can't be read."""
        draft = self.form.draft()
        self._say("")
        if draft is None:
            self._name_buttons(anyway=False)
            return None
        old = self._event.session if self._event else None
        found = steps.against(
            self._bridge.desk, old, draft, self.form.rep_ids, self._bridge.now(), following=False
        )  # fmt: skip
        self._ask_for_reps = self._ask_for_reps or bool(self.form.rep_ids)
        self.form.show_problems([p for p in found if p.field != "reps" or self._ask_for_reps])
        self._warned = found
        self._name_buttons(anyway=bool(found) and not any(problem.hard for problem in found))
        return draft, found

    def keep(self) -> None:
        """On to the follow-up of a new event, or write down the change of one that stands."""
        self._act(self._change if self._event else self._propose)

    def book_without(self) -> None:
        """Book a new event alone; its follow-up can be proposed later."""
        self._act(self._book_alone)

    def _act(self, step: Callable[[EventWish], object]) -> None:
        """Do a step unless something hard stands against it, or a clash that was not seen before."""
        warned, self._ask_for_reps = self._warned, True
        seen, event, repeats = self.look(), self.form.training(), self.form.repeats()
        if seen is None or event is None or repeats is None:
            return
        draft, found = seen
        hard = any(problem.hard for problem in found)
        if hard or found != warned or (found and "anyway" not in self.go.text()):
            return
        wish = EventWish(draft, event, self.form.rep_ids, self.form.chosen, self.form.name, *repeats)
        try:
            step(wish)
        except Invalid as wrong:
            self.form.show_error(wrong.field, str(wrong))
        except DeskError as wrong:
            self._say(str(wrong))

    def _propose(self, wish: EventWish) -> None:
        asking = FollowUpsSheet(self._bridge, None, self, wish=wish)
        asking.accepted.connect(self.accept)
        asking.open()

    def _book_alone(self, wish: EventWish) -> None:
        wish.book(self._bridge, ())
        self.accept()

    def _change(self, wish: EventWish) -> None:
        bridge, event = self._bridge, self._event
        kept = training.change_event(
            bridge.desk, wish.training, wish.session, wish.rep_ids, bridge.now(), anyway=True
        )  # fmt: skip
        self.accept()
        fresh = training.event(bridge.desk, kept.id or 0, bridge.today())
        if event is not None and (count := _went_along(event, fresh)):
            said = f"{event.title} changed, with {plural(count, 'session')} of its follow-up."
            bridge.say(said, "Undo", lambda: bridge.run(bridge.desk.store.undo))

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _name_buttons(self, *, anyway: bool) -> None:
        """What each button does; "anyway" only where nothing hard or unreadable stands."""
        more = " anyway" if anyway else ""
        following = "Next anyway" if anyway else "Next: follow-up"
        self.go.setText(f"Change{more}" if self._event else following)
        self.alone.setText(f"Book without follow-up{more}")

    def _finish(self) -> None:
        self.alone = Button("", "quiet", on=self.book_without)
        if self._event is not None:
            self.alone.hide()
        self.go = Button("", "primary", "check" if self._event else "arrow-right", self.keep)
        self.foot.addWidget(self.alone)
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Close", "quiet", on=self.reject))
        self.foot.addWidget(self.go)
        for keys in (Qt.Modifier.CTRL | Qt.Key.Key_Return, Qt.Modifier.CTRL | Qt.Key.Key_Enter):
            QShortcut(QKeySequence(keys), self, self.keep)


def _went_along(was: Event, event: Event) -> int:
    """How many of its follow-ups have another time now, or none of their own any more."""
    before, after = (
        {line.follow_up.id: line.session and line.session.start for line in one.follow_ups} for one in (was, event)
    )
    return sum(start is not None and id_ in after and after[id_] != start for id_, start in before.items())


def usual_start(bridge: Bridge) -> datetime:
    """A week ahead at ten, or when the day starts if that is later, on a working day that nobody has off."""
    desk, today = bridge.desk, bridge.today()
    saved = desk.settings.all()
    days = [today + timedelta(days=n) for n in range(7, 7 + AHEAD)]
    off = booking.days_off(desk, days[0], days[-1])
    free = [day for day in days if day.weekday() in working_days(saved) and day not in off]
    return datetime.combine(free[0] if free else days[0], max(time(10), clock(saved, "day_starts")))


class FormArea(QScrollArea):
    """A form that is as high as it needs, and scrolls where the window is low."""

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        self._form = form
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        form.setObjectName("pageBody")
        self.setWidget(form)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        return self._form.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 160)
