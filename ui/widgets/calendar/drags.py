"""An entry on its way by the mouse: where it would stand, or how long it would be, if it were let go now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from coachdesk.analysis.schedule import Entry
from ui.widgets.calendar.index import is_bar
from ui.widgets.calendar.places import DAY_MINUTES, STEP, Box, Placed, Places, Spot, day_at, time_at

GRIP = 7
"""So near to its lower edge a block is stretched and not moved."""


@dataclass(frozen=True, slots=True)
class Drag:
    """`day` and (`x`, `y`) are where it was taken; `moving` once the mouse has really gone somewhere. `start` and
    `minutes` are what would come of it, (`at_x`, `at_y`) is the pointer now, `above` the hours where it is `fixed`.
    """

    entry: Entry
    box: Box
    day: date
    x: float
    y: float
    fixed: bool
    stretch: bool
    start: datetime
    minutes: int
    at_x: float
    at_y: float
    moving: bool = False
    above: bool = False

    @property
    def changed(self) -> bool:
        """Whether letting go changes anything."""
        return self.moving and (self.start, self.minutes) != (self.entry.start, self.entry.minutes)

    @property
    def ghost(self) -> Entry:
        """The entry as it would be."""
        return replace(self.entry, start=self.start, minutes=self.minutes)


def taken(placed: Placed, places: Places, spot: Spot) -> Drag:
    """Take hold of an entry: in the middle to move it, by its lower edge to stretch it."""
    entry = placed.entry
    day = day_at(places, spot) or placed.day
    return Drag(
        entry, placed.box, day, spot.x, spot.y, spot.fixed, on_grip(placed, places, spot),
        entry.start, entry.minutes, spot.x, spot.y, above=spot.fixed,
    )  # fmt: skip


def on_grip(placed: Placed, places: Places, spot: Spot) -> bool:
    """Whether a point is the lower edge of something that can be stretched; a short block keeps its upper half."""
    if places.grid is None or placed.fixed or not placed.entry.stretchable:
        return False
    return spot.y >= placed.box.bottom - min(GRIP, placed.box.height / 2)


def drawn_to(drag: Drag, places: Places, spot: Spot) -> Drag:
    """The drag after the pointer moved there; outside of all days it stays where it was last."""
    drag = replace(drag, at_x=spot.x, at_y=spot.y, moving=True, above=spot.fixed)
    if drag.stretch:
        return replace(drag, minutes=_stretched(drag, places, spot))
    day = day_at(places, spot)
    if day is None:
        return drag
    timed = time_at(places, spot) if gets_time(drag) else None
    if timed is not None:
        return replace(drag, start=timed)
    start = drag.entry.start + (day - drag.day)
    if places.grid is not None and not drag.fixed:
        start = _snapped(start, drag.entry, (spot.y - drag.y) * 60 / places.grid.hour)
    return replace(drag, start=start)


def gets_time(drag: Drag) -> bool:
    """Whether something without a time, taken from above the hours, gets one when it is let go among them."""
    return drag.fixed and not is_bar(drag.entry)


def _snapped(start: datetime, entry: Entry, minutes: float) -> datetime:
    """The time moved by whole quarters of an hour, on a quarter, within its day."""
    steps = round(minutes / STEP)
    midnight = datetime(start.year, start.month, start.day)
    if not steps:
        return start
    wanted = (start - midnight) / timedelta(minutes=1) + steps * STEP
    last = max(0, DAY_MINUTES - max(STEP, entry.minutes)) // STEP * STEP
    return midnight + timedelta(minutes=min(last, max(0, round(wanted / STEP) * STEP)))


def _stretched(drag: Drag, places: Places, spot: Spot) -> int:
    """The minutes if the lower edge were where the pointer is, ending on a quarter of an hour of the same day."""
    grid, entry = places.grid, drag.entry
    if grid is None or not round((spot.y - drag.y) * 60 / grid.hour / STEP):
        return entry.minutes
    begins = entry.start.hour * 60 + entry.start.minute
    end = round((begins + entry.minutes + (spot.y - drag.y) * 60 / grid.hour) / STEP) * STEP
    return max(STEP, min(DAY_MINUTES, end) - begins)
