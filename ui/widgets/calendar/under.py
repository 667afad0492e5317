"""What is under the pointer: the day a click asks for, the hand that says so, and the hint."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from ui.widgets.calendar.drags import on_grip
from ui.widgets.calendar.edges import edge_at
from ui.widgets.calendar.places import Spot, day_at, more_at, number_at, placed_at, week_at
from ui.widgets.calendar.words import day_words, more_words, tip_words, week_words

if TYPE_CHECKING:
    from ui.widgets.calendar.view import CalendarView


def asked_at(view: CalendarView, spot: Spot) -> date | None:
    """The day that a click asks for: by its number, by "+2 more", or anywhere on it where only days are chosen."""
    more = more_at(view.places, spot)
    if more is not None:
        return more.day
    return day_at(view.places, spot) if view.whole_days else number_at(view.places, spot)


def hand_at(view: CalendarView, at: QPoint) -> Qt.CursorShape:
    """What the pointer looks like over a point."""
    spot = view.pointer.spot(at)
    placed = placed_at(view.places, spot)
    if edge_at(view, at) is not None:
        return Qt.CursorShape.PointingHandCursor
    if placed is not None and on_grip(placed, view.places, spot):
        return Qt.CursorShape.SizeVerCursor
    leads = placed is not None or asked_at(view, spot) is not None
    return Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor


def tip_at(view: CalendarView, at: QPoint) -> str:
    """What is under a point, in words."""
    places, spot, edge = view.places, view.pointer.spot(at), edge_at(view, at)
    placed, more = placed_at(places, spot), more_at(places, spot)
    week, day = week_at(places, spot), day_at(places, spot)
    if edge is not None:
        return more_words(edge.entries)
    if placed is not None:
        return tip_words(placed.entry)
    if more is not None:
        return more_words(more.entries)
    if week is not None:
        return week_words(week)
    fact = None if day is None else view.index.fact(day)
    return day_words(view.index, fact.day) if fact is not None and (fact.off or fact.note) else ""
