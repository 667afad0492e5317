"""What of a day stands outside of the hours in sight: "↑ 1 earlier" and "↓ 2 later" at the ends of its column."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPen

from coachdesk.analysis.schedule import Entry
from ui import theme
from ui.widgets.calendar import walk
from ui.widgets.calendar.days_paint import MIDDLE
from ui.widgets.calendar.entry_paint import letters, rect
from ui.widgets.calendar.places import Box, Places

if TYPE_CHECKING:
    from ui.widgets.calendar.view import CalendarView

HIGH, WIDE, GAP = 18, 76, 4
LEAST = HIGH + GAP
"""What is seen by fewer pixels lies under the count, so that it is counted too."""
Standing = tuple[Box, tuple[Entry, ...]]


@dataclass(frozen=True, slots=True)
class Edge:
    """The entries of a day before or after what is in sight; `box` is on the screen, `near` where the next stands."""

    day: date
    box: Box
    near: Box
    entries: tuple[Entry, ...]
    later: bool

    @property
    def words(self) -> str:
        """How many they are."""
        return f"↓ {len(self.entries)} later" if self.later else f"↑ {len(self.entries)} earlier"


def edges_of(places: Places, height: float, scrolled: float) -> tuple[Edge, ...]:
    """What each day has out of sight; nothing where there are no hours."""
    top, bottom = places.head + scrolled, height - places.foot + scrolled
    before: dict[date, list[Standing]] = {}
    after: dict[date, list[Standing]] = {}
    for day, box, entries in _standing(places):
        if box.bottom - top < min(LEAST, box.height):
            before.setdefault(day, []).append((box, entries))
        elif bottom - box.top < min(LEAST, box.height):
            after.setdefault(day, []).append((box, entries))
    found = []
    for one in places.days:
        wide = min(WIDE, one.box.width - 2 * GAP)
        left = one.box.right - GAP - wide
        if there := before.get(one.day):
            near = max((box for box, _ in there), key=lambda box: box.bottom)
            found.append(Edge(one.day, Box(left, places.head + GAP, wide, HIGH), near, _all(there), later=False))
        if there := after.get(one.day):
            near = min((box for box, _ in there), key=lambda box: box.top)
            low = height - places.foot - GAP - HIGH
            found.append(Edge(one.day, Box(left, low, wide, HIGH), near, _all(there), later=True))
    return tuple(found)


def edge_at(view: CalendarView, at: QPoint) -> Edge | None:
    """The one under a point."""
    if view.places.grid is None:
        return None
    found = edges_of(view.places, view.viewport().height(), view.scrolled)
    return next((edge for edge in found if edge.box.holds(at.x(), at.y())), None)


def show_edge(view: CalendarView, edge: Edge) -> None:
    """Scroll to the next of what is out of sight, so far that nothing lies over it."""
    room, near = HIGH + 2 * GAP, edge.near
    box = Box(near.left, near.top - (0 if edge.later else room), near.width, near.height + room)
    walk.bring_into_sight(view.verticalScrollBar(), view.places, box, view.viewport().height())


def paint_edges(painter: QPainter, view: CalendarView) -> None:
    """Draw them over everything."""
    for edge in edges_of(view.places, view.viewport().height(), view.scrolled):
        place = rect(edge.box)
        painter.setPen(QPen(theme.colour("borderStrong"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), HIGH / 2, HIGH / 2)
        painter.setFont(letters("micro", medium=True))
        painter.setPen(theme.colour("accentText"))
        narrow = painter.fontMetrics().horizontalAdvance(edge.words) + 8 > place.width()
        painter.drawText(place, MIDDLE, edge.words.rpartition(" ")[0] if narrow else edge.words)


def _standing(places: Places) -> list[tuple[date, Box, tuple[Entry, ...]]]:
    blocks = [(one.day, one.box, (one.entry,)) for one in places.placed if not one.fixed]
    return blocks + [(one.day, one.box, one.entries) for one in places.more if not one.fixed] if places.grid else []


def _all(there: list[Standing]) -> tuple[Entry, ...]:
    return tuple(entry for _, entries in there for entry in entries)
