"""What the mouse does in a view of the calendar: choose, open, add, move, stretch."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.widgets.calendar import walk
from ui.widgets.calendar.drags import Drag, drawn_to, gets_time, taken
from ui.widgets.calendar.edges import edge_at, show_edge
from ui.widgets.calendar.places import Spot, day_at, placed_at, spot_of, time_at
from ui.widgets.calendar.under import asked_at, hand_at

if TYPE_CHECKING:
    from ui.widgets.calendar.view import CalendarView

SCROLL_NEAR, SCROLL_BY = 26, 18
LEFT = Qt.MouseButton.LeftButton


class Pointer:
    """The hand on one view; `drag` is what it holds."""

    def __init__(self, view: CalendarView) -> None:
        self._view = view
        self.drag: Drag | None = None
        self._led = False

    def spot(self, at: QPoint) -> Spot:
        """The point of the view under a point of the screen."""
        return spot_of(self._view.places, at.x(), at.y(), self._view.scrolled)

    def press(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer, and take hold of it."""
        event.accept()
        view, at = self._view, event.position().toPoint()
        if event.button() is not LEFT:
            return
        self._led, edge = False, edge_at(view, at)
        if edge is not None:
            show_edge(view, edge)
            return
        spot = self.spot(at)
        placed, day, asked = placed_at(view.places, spot), day_at(view.places, spot), asked_at(view, spot)
        view.cursor_at.day = day or view.cursor_at.day
        if placed is not None:
            view.cursor_at.day = day or placed.day
            walk.choose(view, placed.entry.key)
            self.drag = taken(placed, view.places, spot)
        elif asked is not None:
            view.day_wanted.emit(asked)
        elif day is not None:
            self._go(spot)

    def move(self, event: QMouseEvent) -> None:
        """Draw what is held along; else show what could be done here."""
        at = event.position().toPoint()
        if self.drag is None or not event.buttons() & LEFT:
            self._hand(hand_at(self._view, at))
            return
        may = self.drag.entry.stretchable if self.drag.stretch else self.drag.entry.movable
        if not may:
            self._hand(Qt.CursorShape.ForbiddenCursor)
            return
        self._scroll_along(at)
        above = self.drag.fixed and (at.y() < self._view.places.head or not gets_time(self.drag))
        spot = Spot(at.x(), at.y() + (0 if above else self._view.scrolled), above)
        far = abs(spot.x - self.drag.x) + abs(spot.y - self.drag.y) >= QApplication.startDragDistance()
        if not self.drag.moving and not far:
            return
        self.drag = drawn_to(self.drag, self._view.places, spot)
        self._hand(Qt.CursorShape.SizeVerCursor if self.drag.stretch else Qt.CursorShape.ClosedHandCursor)
        self._view.viewport().update()

    def release(self, event: QMouseEvent) -> None:
        """Let go: what has come somewhere else asks to stay there."""
        event.accept()
        drag, view = self.drag, self._view
        self.give_up()
        if drag is None or event.button() is not LEFT or not drag.changed:
            return
        if drag.stretch:
            view.stretch_wanted.emit(drag.entry.key, drag.minutes)
        else:
            walk.ask_to_move(view, drag.entry, drag.start)

    def double(self, event: QMouseEvent) -> None:
        """Open an entry, or add one where there is none. The second half of a click that led here does nothing."""
        event.accept()
        view, at = self._view, event.position().toPoint()
        spot = self.spot(at)
        placed, day = placed_at(view.places, spot), day_at(view.places, spot)
        self.give_up()
        led, self._led = self._led, False
        if event.button() is not LEFT or led or edge_at(view, at) is not None:
            return
        if placed is not None:
            view.opened.emit(placed.entry.key)
        elif day is not None and asked_at(view, spot) is None:
            midnight = datetime(day.year, day.month, day.day)
            usual = midnight + timedelta(hours=view.hours[0].hour, minutes=view.hours[0].minute)
            whole = view.timed and spot.fixed
            view.add_wanted.emit(midnight if whole else time_at(view.places, spot) or usual, whole)

    def menu(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the entry under the pointer, or by the keyboard of the one that is chosen."""
        view = self._view
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        placed = view.places.where(view.selected()) if by_key else placed_at(view.places, self.spot(event.pos()))
        event.setAccepted(placed is not None)
        if placed is None:
            return
        walk.choose(view, placed.entry.key)
        under = QPoint(round(placed.box.left + 12), round(placed.box.bottom - (0 if placed.fixed else view.scrolled)))
        view.menu_wanted.emit(placed.entry.key, view.viewport().mapToGlobal(under) if by_key else event.globalPos())

    def give_up(self) -> None:
        """Leave what is held where it was."""
        self.let_go()
        self._hand(Qt.CursorShape.ArrowCursor)
        self._view.viewport().update()

    def led_here(self) -> None:
        """A click in another view led to this one: a second half of it is no double-click here."""
        self._led = True

    def let_go(self) -> None:
        """Hold nothing any more."""
        self.drag = None

    def _go(self, spot: Spot) -> None:
        at = time_at(self._view.places, spot)
        if at is not None:
            self._view.cursor_at.minute = (at.hour * 60 + at.minute) // walk.ROW_MINUTES * walk.ROW_MINUTES
        walk.choose(self._view, "")

    def _hand(self, shape: Qt.CursorShape) -> None:
        self._view.viewport().setCursor(shape)

    def _scroll_along(self, at: QPoint) -> None:
        """Near the upper or lower edge the view scrolls, so that an entry can be taken further."""
        view = self._view
        if self.drag is None or not self.drag.moving:
            return
        if at.y() < view.places.head + SCROLL_NEAR:
            view.verticalScrollBar().setValue(view.scrolled - SCROLL_BY)
        elif at.y() > view.viewport().height() - SCROLL_NEAR:
            view.verticalScrollBar().setValue(view.scrolled + SCROLL_BY)
