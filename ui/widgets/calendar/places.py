"""Where the parts of a calendar stand on the screen, for all views alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum

from coachdesk.analysis.schedule import Entry, WeekHours

DAY_MINUTES = 24 * 60
STEP = 15


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x < self.right and self.top <= y < self.bottom

    def moved(self, x: float = 0, y: float = 0) -> Box:
        """The same elsewhere."""
        return Box(self.left + x, self.top + y, self.width, self.height)


class Look(Enum):
    """How an entry is drawn: a line in a day, a bar over days, a block as long as its time, a bare line of text."""

    CHIP = "chip"
    BAR = "bar"
    BLOCK = "block"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry in its place; `fixed` does not scroll. A bar that goes on beyond its row has an open end there."""

    entry: Entry
    box: Box
    day: date
    look: Look = Look.CHIP
    fixed: bool = False
    opens_left: bool = False
    opens_right: bool = False


@dataclass(frozen=True, slots=True)
class More:
    """What of a day found no room: "+2 more"; `marked` with a small bar in the colour of each."""

    day: date
    box: Box
    entries: tuple[Entry, ...]
    fixed: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class DayBox:
    """A day in its place; `muted` belongs to another month or quarter."""

    day: date
    box: Box
    muted: bool = False


@dataclass(frozen=True, slots=True)
class WeekBox:
    """The hours of a week in their place."""

    week: WeekHours
    box: Box
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """The hours of a day one below the other; `top` is midnight."""

    top: float
    hour: float

    def y_of(self, minute: float) -> float:
        """Where a minute of the day is."""
        return self.top + minute * self.hour / 60

    def minute_at(self, y: float) -> float:
        """The minute of the day at a height."""
        return max(0.0, min(DAY_MINUTES - 1.0, (y - self.top) * 60 / self.hour))


@dataclass(frozen=True, slots=True)
class Places:
    """A whole view. What lies above `head` and what is `fixed` stays; all else scrolls and is `tall` in all, head
    included. `shown` are the days that have a place, in order; `number` is where each has its number, counted from its
    corner.
    """

    width: float
    head: float
    tall: float
    days: tuple[DayBox, ...]
    placed: tuple[Placed, ...] = ()
    more: tuple[More, ...] = ()
    weeks: tuple[WeekBox, ...] = ()
    grid: Grid | None = None
    foot: float = 0.0
    number: Box | None = None

    @property
    def shown(self) -> tuple[date, ...]:
        return tuple(one.day for one in self.days)

    def box_of(self, day: date) -> Box | None:
        """Where a day stands."""
        return next((one.box for one in self.days if one.day == day), None)

    def where(self, key: str) -> Placed | None:
        """The first place of an entry."""
        return next((one for one in self.placed if one.entry.key == key), None)


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of a view: `y` counts from the top of what scrolls, or of the head when `fixed`."""

    x: float
    y: float
    fixed: bool


def spot_of(places: Places, x: float, y: float, scrolled: float) -> Spot:
    """The point under the pointer."""
    return Spot(x, y, True) if y < places.head else Spot(x, y + scrolled, False)


def placed_at(places: Places, spot: Spot) -> Placed | None:
    """The entry under a point, the one drawn last first."""
    there = (one for one in reversed(places.placed) if one.fixed == spot.fixed and one.box.holds(spot.x, spot.y))
    return next(there, None)


def more_at(places: Places, spot: Spot) -> More | None:
    """The "+2 more" under a point."""
    return next((one for one in places.more if one.fixed == spot.fixed and one.box.holds(spot.x, spot.y)), None)


def week_at(places: Places, spot: Spot) -> WeekHours | None:
    """The hours under a point."""
    there = (one.week for one in places.weeks if one.fixed == spot.fixed and one.box.holds(spot.x, spot.y))
    return next(there, None)


def day_at(places: Places, spot: Spot) -> date | None:
    """The day under a point; where hours stand below each other also the one whose head or all-day row it is."""
    if places.grid is None:
        there = (one.day for one in places.days if not spot.fixed and one.box.holds(spot.x, spot.y))
    else:
        there = (one.day for one in places.days if one.box.left <= spot.x < one.box.right)
    return next(there, None)


def number_at(places: Places, spot: Spot) -> date | None:
    """The day whose number is under a point; the only day on show leads nowhere."""
    number = places.number
    if number is None or len(places.days) == 1 or spot.fixed != (number.top < 0):
        return None
    there = (one.day for one in places.days if number.moved(one.box.left, one.box.top).holds(spot.x, spot.y))
    return next(there, None)


def time_at(places: Places, spot: Spot) -> datetime | None:
    """The quarter of an hour under a point; None where there are no hours."""
    day = day_at(places, spot)
    if day is None or places.grid is None or spot.fixed:
        return None
    minute = int(places.grid.minute_at(spot.y)) // STEP * STEP
    return datetime(day.year, day.month, day.day) + timedelta(minutes=minute)


def seen(places: Places, height: float, scrolled: float) -> Iterator[Placed]:
    """The entries of which a part is to be seen, in the places where they are seen."""
    for one in places.placed:
        if one.fixed:
            yield one
        elif one.box.bottom - scrolled > places.head and one.box.top - scrolled < height - places.foot:
            yield replace(one, box=one.box.moved(y=-scrolled))


def side_by_side(entries: Sequence[Entry], least: int = STEP) -> tuple[tuple[Entry, int, int], ...]:
    """Each entry with its lane, and how many lanes those that overlap each other need together.

    One shorter than `least` minutes takes that long, because it is drawn so long.
    """
    found: list[tuple[Entry, int, int]] = []
    cluster: list[tuple[Entry, int]] = []
    ends: list[datetime] = []
    latest: datetime | None = None
    for entry in sorted(entries, key=lambda one: (one.start, -one.minutes, one.key)):
        if latest is not None and entry.start >= latest:
            found += [(one, lane, len(ends)) for one, lane in cluster]
            cluster, ends = [], []
        end = entry.start + timedelta(minutes=max(least, entry.minutes))
        lane = next((at for at, free in enumerate(ends) if free <= entry.start), len(ends))
        ends[lane : lane + 1] = [end]
        latest = end if latest is None else max(latest, end)
        cluster.append((entry, lane))
    return tuple(found + [(one, lane, len(ends)) for one, lane in cluster])


def stacked(spans: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """The lane of each bar from column to column, so that none lies on another; lane 0 first."""
    ends: list[int] = []
    lanes = []
    for first, last in spans:
        lane = next((at for at, end in enumerate(ends) if end < first), len(ends))
        ends[lane : lane + 1] = [last]
        lanes.append(lane)
    return tuple(lanes)
