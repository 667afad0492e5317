"""What a key does in a view of the calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollBar

from coachdesk.analysis.schedule import Entry
from ui.widgets.calendar.index import DAY, Index, last_day
from ui.widgets.calendar.keys import Act, day_after, next_key, week_after
from ui.widgets.calendar.places import DAY_MINUTES, STEP, Box, Places

if TYPE_CHECKING:
    from ui.widgets.calendar.view import CalendarView

ROW_MINUTES = 30
ALWAYS = frozenset({Act.DAY, Act.ROW, Act.ENTRY, Act.OPEN, Act.OPEN_DAY, Act.TODAY})


def do(view: CalendarView, act: Act, by: int) -> bool:
    """Do what a key asks for; False when there is nothing to do."""
    return ACTS[act](view, by)


def kept_key(index: Index, key: str, moved: tuple[Entry, datetime] | None) -> str:
    """What stays chosen in a new schedule: the same, or what a moved entry has become, else nothing."""
    if key in index.keys or not key or moved is None:
        return key if key in index.keys else ""
    old, start = moved
    alike = (one for one in index.timed.get(start.date(), ()) + index.whole.get(start.date(), ())
             if (one.start, one.kind, one.rep_ids) == (start, old.kind, old.rep_ids))  # fmt: skip
    return next((one.key for one in alike), "")


def keep_chosen(view: CalendarView, day: date) -> None:
    """What is chosen stays chosen in a new schedule: as it is, as what it has become, or, when that is taken back, as
    what it was; else `day` has the keyboard.
    """
    had = view.cursor_at.key
    key = kept_key(view.index, had, view.moved)
    if not key and view.was.get(had) in view.index.keys:
        key = view.was[had]
    if key and key != had:
        view.was = {key: had}
    entry = view.index.keys.get(key)
    view.moved = None
    view.cursor_at.key = key
    view.cursor_at.day = day if entry is None else day_on(entry, day)


def day_on(entry: Entry, near: date) -> date:
    """The day of an entry that is next to another one."""
    return min(max(entry.start.date(), near), last_day(entry))


def bring_into_sight(bar: QScrollBar, places: Places, box: Box, height: int) -> None:
    """Scroll no further than a box needs to be seen whole; its upper edge first."""
    lowest, highest = box.bottom + 4 - (height - places.foot), box.top - 4 - places.head
    if bar.value() < lowest or bar.value() > highest:
        bar.setValue(round(min(highest, max(lowest, bar.value()))))


def choose(view: CalendarView, key: str) -> bool:
    """Choose an entry of the day with the keyboard, "" for none."""
    if key != view.cursor_at.key:
        view.cursor_at.key = key
        view.picked.emit(key)
    view.show_cursor()
    return True


def go_to(view: CalendarView, day: date) -> bool:
    """Take the keyboard to a day; one that is not shown is asked for."""
    if day not in view.places.shown:
        view.turn_wanted.emit(day)
        return True
    view.cursor_at.day = day
    return choose(view, "")


def _go_days(view: CalendarView, by: int) -> bool:
    there = day_after(view.places.shown, view.cursor_at.day, by)
    return go_to(view, view.cursor_at.day + by * DAY if there is None else there)


def _go_rows(view: CalendarView, by: int) -> bool:
    if not view.timed:
        there = week_after(view.places.shown, view.cursor_at.day, by)
        return go_to(view, view.cursor_at.day + 7 * by * DAY if there is None else there)
    minute = view.cursor_at.minute // ROW_MINUTES * ROW_MINUTES + by * ROW_MINUTES
    view.cursor_at.minute = max(0, min(DAY_MINUTES - ROW_MINUTES, minute))
    return choose(view, "")


def _go_entries(view: CalendarView, by: int) -> bool:
    there = None if view.whole_days else next_key(view.index.on(view.cursor_at.day), view.cursor_at.key, by)
    if there is None:
        return False
    entry = view.index.keys[there]
    if not entry.all_day:
        view.cursor_at.minute = entry.start.hour * 60 + entry.start.minute
    return choose(view, there)


def _today(view: CalendarView, _by: int) -> bool:
    return go_to(view, view.index.today)


def _open(view: CalendarView, _by: int) -> bool:
    if view.whole_days:
        view.day_wanted.emit(view.cursor_at.day)
    elif view.selected():
        view.opened.emit(view.selected())
    else:
        view.add_wanted.emit(view.start_at_cursor(), False)
    return True


def _open_day(view: CalendarView, _by: int) -> bool:
    if len(view.places.days) == 1:
        return False
    view.day_wanted.emit(view.cursor_at.day)
    return True


def _give_up(view: CalendarView, _by: int) -> bool:
    if view.drag is not None:
        view.pointer.give_up()
        return True
    return choose(view, "") if view.selected() else False


def _remove(view: CalendarView, _by: int) -> bool:
    if not view.selected():
        return False
    view.removed.emit(view.selected())
    return True


def _move_days(view: CalendarView, by: int) -> bool:
    entry = view.index.keys.get(view.selected())
    if entry is None:
        return False
    there = day_after(view.places.shown, view.cursor_at.day, by)
    ask_to_move(view, entry, entry.start + ((by * DAY) if there is None else there - view.cursor_at.day))
    return True


def _move_minutes(view: CalendarView, by: int) -> bool:
    entry = view.index.keys.get(view.selected())
    if entry is None:
        return False
    if not entry.all_day:
        ask_to_move(view, entry, _within_day(entry, by))
    return True


def _within_day(entry: Entry, by: int) -> datetime:
    start = entry.start + timedelta(minutes=by)
    return start if start.date() == entry.start.date() else entry.start


def ask_to_move(view: CalendarView, entry: Entry, start: datetime) -> None:
    """Ask for another start, unless the entry stays where it is or may not be moved."""
    if entry.movable and start != entry.start:
        view.moved = (entry, start)
        view.move_wanted.emit(entry.key, start)


def _stretch(view: CalendarView, by: int) -> bool:
    entry = view.index.keys.get(view.selected())
    if entry is None:
        return False
    minutes = max(STEP, entry.minutes + by)
    if entry.stretchable and minutes != entry.minutes:
        view.stretch_wanted.emit(entry.key, minutes)
    return True


ACTS: dict[Act, Callable[[CalendarView, int], bool]] = {
    Act.DAY: _go_days, Act.ROW: _go_rows, Act.ENTRY: _go_entries, Act.MOVE_DAYS: _move_days,
    Act.MOVE_MINUTES: _move_minutes, Act.STRETCH: _stretch, Act.OPEN: _open, Act.OPEN_DAY: _open_day,
    Act.REMOVE: _remove, Act.TODAY: _today, Act.GIVE_UP: _give_up,
}  # fmt: skip
