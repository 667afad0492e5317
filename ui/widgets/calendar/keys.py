"""What the keys of a calendar do, and how the keyboard walks from day to day and from entry to entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from PySide6.QtCore import Qt

from coachdesk.analysis.schedule import Entry
from ui.widgets.calendar.index import DAY

Key, Held = Qt.Key, Qt.KeyboardModifier


class Act(Enum):
    """What a key asks for; the number beside it says how far."""

    DAY = auto()
    ROW = auto()
    ENTRY = auto()
    MOVE_DAYS = auto()
    MOVE_MINUTES = auto()
    STRETCH = auto()
    OPEN = auto()
    OPEN_DAY = auto()
    REMOVE = auto()
    TODAY = auto()
    GIVE_UP = auto()


@dataclass(slots=True)
class Cursor:
    """Where the keyboard is: a day, an entry by its key ("" for none), and the minute of the day."""

    day: date
    key: str = ""
    minute: int = 9 * 60


Table = dict[int, tuple[Act, int]]
NOTHING: Table = {}
ARROWS: Table = {
    Key.Key_Left: (Act.DAY, -1), Key.Key_Right: (Act.DAY, 1), Key.Key_Up: (Act.ROW, -1), Key.Key_Down: (Act.ROW, 1),
}  # fmt: skip
WITH_CONTROL: Table = {
    Key.Key_Up: (Act.ENTRY, -1), Key.Key_Down: (Act.ENTRY, 1),
    Key.Key_Return: (Act.OPEN_DAY, 0), Key.Key_Enter: (Act.OPEN_DAY, 0),
}  # fmt: skip
WITH_ALT: Table = {
    Key.Key_Left: (Act.MOVE_DAYS, -1), Key.Key_Right: (Act.MOVE_DAYS, 1),
    Key.Key_Up: (Act.MOVE_MINUTES, -15), Key.Key_Down: (Act.MOVE_MINUTES, 15),
}  # fmt: skip
WITH_BOTH: Table = {Key.Key_Up: (Act.STRETCH, -15), Key.Key_Down: (Act.STRETCH, 15)}
PLAIN: Table = {
    **ARROWS, Key.Key_Return: (Act.OPEN, 0), Key.Key_Enter: (Act.OPEN, 0), Key.Key_Space: (Act.OPEN, 0),
    Key.Key_Delete: (Act.REMOVE, 0), Key.Key_Home: (Act.TODAY, 0), Key.Key_Escape: (Act.GIVE_UP, 0),
}  # fmt: skip
TABLES = {
    Held.NoModifier: PLAIN, Held.ControlModifier: WITH_CONTROL, Held.AltModifier: WITH_ALT,
    Held.AltModifier | Held.ShiftModifier: WITH_BOTH,
}  # fmt: skip


def act_of(key: int, held: Qt.KeyboardModifier) -> tuple[Act, int] | None:
    """What a key with Control, Alt or Shift asks for; None for a key that is not ours."""
    return TABLES.get(held & ~Held.KeypadModifier, NOTHING).get(key)


def next_key(entries: Sequence[Entry], key: str, by: int) -> str | None:
    """The entry after or before one on its day, the first or last when none is chosen; None past the ends."""
    keys = [one.key for one in entries]
    if not keys:
        return None
    if key not in keys:
        return keys[0 if by > 0 else -1]
    at = keys.index(key) + by
    return keys[at] if 0 <= at < len(keys) else None


def day_after(shown: Sequence[date], day: date, by: int) -> date | None:
    """The shown day so many steps on; None past the ends."""
    if day not in shown:
        return nearest(shown, day)
    at = shown.index(day) + by
    return shown[at] if 0 <= at < len(shown) else None


def week_after(shown: Sequence[date], day: date, by: int) -> date | None:
    """The same weekday so many weeks on; None past the ends."""
    wanted = day + timedelta(weeks=by)
    return wanted if wanted in shown else None


def nearest(shown: Sequence[date], day: date) -> date:
    """The shown day next to one that has no column; the later one of two."""
    return min(shown, key=lambda one: (abs((one - day) // DAY), one < day)) if shown else day
