"""The entries of a view as they are drawn now: the ones seen, what is chosen, and what is on its way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPen

from ui import theme
from ui.widgets.calendar.entry_paint import paint_more, paint_placed, paint_ring, rect
from ui.widgets.calendar.places import STEP, Box, Look, More, Placed, seen

if TYPE_CHECKING:
    from ui.widgets.calendar.view import CalendarView

FADED, HELD = 0.4, 0.85


def paint_entries(painter: QPainter, view: CalendarView, *, fixed: bool) -> int:
    """Draw what is seen of the entries; returns how many."""
    places, drag = view.places, view.drag
    away = drag.entry.key if drag is not None and drag.moving else ""
    key, count, rings = view.selected(), 0, []
    for one in seen(places, view.viewport().height(), view.scrolled):
        if one.fixed != fixed:
            continue
        painter.setOpacity(FADED if one.entry.key == away else 1)
        paint_placed(painter, one)
        rings += [one.box] if one.entry.key == key and not away else []
        count += 1
    painter.setOpacity(1)
    for more in (more for more in places.more if more.fixed == fixed):
        shown = more if fixed else _up(more, view.scrolled)
        paint_more(painter, shown)
        rings += [shown.box] if key and any(one.key == key for one in more.entries) else []
    for box in rings:
        paint_ring(painter, box)
    if not fixed:
        paint_focus(painter, view)
    if drag is not None and drag.moving and drag.above == fixed:
        _paint_ghost(painter, view)
    return count


def ring_box(view: CalendarView) -> Box | None:
    """Where what has the keyboard stands in what scrolls: an entry, a "+2 more", the day or its half hour."""
    places, key, day = view.places, view.selected(), view.cursor_at.day
    placed = next(
        (one for one in places.placed if one.entry.key == key and (one.day == day or one.look is Look.BAR)), None
    )
    if placed is not None:
        return None if placed.fixed else placed.box
    more = next((one for one in places.more if any(entry.key == key for entry in one.entries)), None)
    if more is not None:
        return None if more.fixed else more.box
    box = places.box_of(day)
    if box is None or places.grid is None or not view.timed:
        return box
    top = places.grid.y_of(view.cursor_at.minute)
    return Box(box.left, top, box.width, places.grid.hour / 2)


def paint_focus(painter: QPainter, view: CalendarView) -> None:
    """The ring around the day, or its half hour, that has the keyboard while no entry is chosen."""
    box = None if view.selected() or not view.hasFocus() else ring_box(view)
    if box is None:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("focus"), 2))
    place = rect(box.moved(y=-view.scrolled)).adjusted(2.5, 2.5, -2, -2)
    painter.drawRoundedRect(place, 6, 6)


def _up(more: More, by: int) -> More:
    return replace(more, box=more.box.moved(y=-by))


def _paint_ghost(painter: QPainter, view: CalendarView) -> None:
    """The entry as it would be: in its hours where there are hours, else under the pointer, its day outlined."""
    drag, places = view.drag, view.places
    assert drag is not None
    up = 0 if drag.above else -view.scrolled
    day = places.box_of(drag.start.date())
    if places.grid is not None and not drag.above and day is not None:
        top = places.grid.y_of(drag.start.hour * 60 + drag.start.minute)
        high = max(places.grid.hour / 4, drag.minutes * places.grid.hour / 60)
        ghost = replace(drag.ghost, all_day=False, minutes=max(STEP, drag.minutes))
        placed = Placed(ghost, Box(day.left + 2, top + up, day.width - 8, high), drag.start.date(), Look.BLOCK)
    else:
        _outline(painter, view)
        box = drag.box.moved(drag.at_x - drag.x, drag.at_y - drag.y + up)
        placed = Placed(drag.ghost, box, drag.start.date(), Look.CHIP)
    painter.setOpacity(HELD)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(rect(placed.box), 5, 5)
    paint_placed(painter, placed)
    painter.setOpacity(1)
    paint_ring(painter, placed.box)


def _outline(painter: QPainter, view: CalendarView) -> None:
    drag, places = view.drag, view.places
    if drag is None or places.grid is not None:
        return
    target = drag.day + (drag.start.date() - drag.entry.start.date())
    box = places.box_of(target)
    if box is None:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("accent"), 1.5, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(rect(box.moved(y=-view.scrolled)).adjusted(2, 2, -2, -2), 6, 6)
