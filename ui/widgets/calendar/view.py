"""What all views of the calendar share: what is chosen, keys, the mouse, and words for those who hear it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QToolTip

from coachdesk.analysis.schedule import Entry, Schedule
from ui.widgets.calendar import walk
from ui.widgets.calendar.canvas import Canvas
from ui.widgets.calendar.drags import Drag
from ui.widgets.calendar.index import NOTHING_YET, index_of
from ui.widgets.calendar.keys import Act, Cursor, act_of, nearest, next_key
from ui.widgets.calendar.pointer import Pointer
from ui.widgets.calendar.scene import paint_entries, ring_box
from ui.widgets.calendar.under import tip_at
from ui.widgets.calendar.words import focus_words
from ui.widgets.labels import plain_tip


class CalendarView(Canvas):
    """`picked` says what is chosen now ("" for nothing), `opened` what to open. `add_wanted` gives a start and whether
    it is for all day, `move_wanted` the new start, `stretch_wanted` the new minutes, `day_wanted` the day whose own
    view is asked for, `turn_wanted` a day outside of what is shown, to which the keyboard went.
    """

    picked = Signal(str)
    opened = Signal(str)
    add_wanted = Signal(object, bool)
    move_wanted = Signal(str, object)
    stretch_wanted = Signal(str, int)
    day_wanted = Signal(object)
    menu_wanted = Signal(str, QPoint)
    removed = Signal(str)
    turn_wanted = Signal(object)

    timed = False
    """Whether the arrows up and down go through the hours of a day instead of through the weeks."""
    whole_days = False
    """Whether only days can be chosen, so that a click or Enter asks for one."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.cursor_at = Cursor(NOTHING_YET.first)
        self.moved: tuple[Entry, datetime] | None = None
        self.was: dict[str, str] = {}
        self.pointer = Pointer(self)
        self.setAccessibleName(label)

    def show_schedule(self, schedule: Schedule, today: date, day: date) -> None:
        """Exchange what is shown; what is chosen stays chosen while it is there, else `day` has the keyboard."""
        self.index, self.month = index_of(schedule, today), day
        self.pointer.give_up()
        walk.keep_chosen(self, day)
        self.arrange()
        if not self.timed:
            self.show_cursor()

    def show_hours(self, starts: time, ends: time) -> None:
        """Say when the working day begins and ends."""
        if self.hours == (starts, ends):
            return
        self.hours = (starts, ends)
        self.cursor_at.minute = starts.hour * 60 + starts.minute
        self.arrange()

    def select(self, key: str) -> None:
        """Choose an entry and go to its day; "" or one that is not there chooses nothing."""
        entry = self.index.keys.get(key)
        self.cursor_at.key = key if entry is not None else ""
        if entry is not None:
            self.cursor_at.day = walk.day_on(entry, self.cursor_at.day)
        self.show_cursor()

    def selected(self) -> str:
        """The key of what is chosen, "" for nothing."""
        return self.cursor_at.key

    def focus_day(self) -> date:
        """The day that has the keyboard."""
        return self.cursor_at.day

    @property
    def drag(self) -> Drag | None:
        """What is on its way by the mouse."""
        return self.pointer.drag

    def arrange(self) -> None:
        """Work out all places again; the keyboard goes to a day that has one."""
        super().arrange()
        if self.places.days and self.cursor_at.day not in self.places.shown:
            self.cursor_at.day = nearest(self.places.shown, self.cursor_at.day)
        self.say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.selected():
            self.show_cursor()

    def start_at_cursor(self) -> datetime:
        """When something new would begin: on the day with the keyboard, at its time."""
        day = self.cursor_at.day
        return datetime(day.year, day.month, day.day) + timedelta(minutes=self.cursor_at.minute)

    def show_cursor(self) -> None:
        """Bring the day with the keyboard into sight, or where there are hours what has the keyboard; and say it."""
        box = ring_box(self) if self.timed else self.places.box_of(self.cursor_at.day)
        if box is not None:
            walk.bring_into_sight(self.verticalScrollBar(), self.places, box, self.viewport().height())
        self.viewport().update()
        self.say()

    def say(self) -> None:
        """Tell a screen reader what has the keyboard."""
        at = self.start_at_cursor() if self.timed else None
        self.setAccessibleDescription(focus_words(self.index, self.cursor_at.day, self.cursor_at.key, at))

    def paint_entries(self, painter: QPainter, *, fixed: bool) -> int:
        return paint_entries(painter, self, fixed=fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = act_of(event.key(), event.modifiers())
        event.setAccepted(act is not None and walk.do(self, *act))

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.viewport().update()
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            act = act_of(event.key(), event.modifiers())
            if act is not None and (self.selected() or act[0] in walk.ALWAYS):
                event.accept()
        return super().event(event)

    def focusNextPrevChild(self, on: bool) -> bool:
        """Tab goes through the entries of the day before it leaves."""
        day, key = self.cursor_at.day, self.cursor_at.key
        walks = (key or on) and not self.whole_days
        there = next_key(self.index.on(day), key, 1 if on else -1) if walks else None
        if there is None or not walk.do(self, Act.ENTRY, 1 if on else -1):
            return super().focusNextPrevChild(on)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointer.double(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.pointer.menu(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self.tip_at(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def tip_at(self, at: QPoint) -> str:
        """The hint of what is under a point."""
        return tip_at(self, at)
