"""Days of a calendar made by hand, and a hand that drags over them."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from coachdesk.analysis.schedule import DayFacts, Entry, EntryKind, Schedule, WeekHours

TODAY = date(2026, 11, 18)
"""A Wednesday."""
MONTH = (date(2026, 11, 2), date(2026, 12, 6))
WEEK = (date(2026, 11, 16), date(2026, 11, 22))
QUARTER = (date(2026, 9, 28), date(2027, 1, 3))
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
KINDS = (EntryKind.ONE_ON_ONE, EntryKind.BRIEF, EntryKind.TRAINING, EntryKind.JOINT_CALL, EntryKind.CHECK)


def entry(number, day=TODAY, clock="10:00", minutes=45, title="Ben O.", status="planned", **more):
    """A session at a time; it can be moved and stretched unless told otherwise."""
    start = datetime.fromisoformat(f"{day} {clock}")
    kind = more.pop("kind", EntryKind.ONE_ON_ONE)
    words = more.pop("words", f"{kind.value}: {title}, {clock}")
    free = {"movable": True, "stretchable": True}
    return Entry(f"session {number}", kind, start, minutes, title, words, status, **{**free, **more})


def check(number, day=TODAY, title="Check 1, Ben"):
    """A follow-up without a time."""
    start = datetime(day.year, day.month, day.day)
    return Entry(f"check {number}", EntryKind.CHECK, start, 0, title, title, all_day=True, movable=True)


def absence(number, first, last, title="Ben on leave"):
    """Somebody away over days."""
    start = datetime(first.year, first.month, first.day)
    return Entry(f"absence {number}", EntryKind.ABSENCE, start, 0, title, title, all_day=True, last=last, movable=True)


def schedule(span, *entries, off=(), cap=360):
    """The days of a span with entries; `off` are pairs of a day and the name of its holiday."""
    names, first, last = dict(off), *span
    days = [first + timedelta(days=at) for at in range((last - first).days + 1)]
    facts = tuple(DayFacts(day, day.weekday() < 5, names.get(day, "")) for day in days)
    monday = first - timedelta(days=first.weekday())
    starts = [monday + timedelta(weeks=at) for at in range((last - monday).days // 7 + 1)]
    weeks = tuple(one_week(start, entries, cap) for start in starts)
    return Schedule(first, last, tuple(sorted(entries, key=lambda one: one.start)), facts, weeks, "")


def one_week(start, entries, cap):
    """The hours of a week."""
    there = [one for one in entries if start <= one.start.date() < start + timedelta(days=7)]
    held, drafted = (sum(one.minutes for one in there if one.draft is draft) for draft in (False, True))
    number = start.isocalendar().week
    return WeekHours(start, number, held, drafted, cap, f"week {number}")


def many(span, count=5000):
    """So many entries, spread over a span."""
    first, last = span
    days = (last - first).days + 1
    return [entry(at, first + timedelta(days=at % days), f"{8 + at // days % 9:02}:{at % 4 * 15:02}", 30,
                  f"Rep {at}", kind=KINDS[at % 5]) for at in range(count)]  # fmt: skip


def spot_of(view, key, x=20, y=6):
    """A point in an entry as it is seen."""
    placed = view.places.where(key)
    return QPoint(int(placed.box.left + x), int(placed.box.top + y - (0 if placed.fixed else view.scrolled)))


def middle_of(view, day):
    """The middle of a day as it is seen."""
    box = view.places.box_of(day)
    return QPoint(int(box.left + box.width / 2), int(box.top + box.height / 2 - view.scrolled))


def press(view, at):
    mouse(view, QEvent.Type.MouseButtonPress, at)


def pull(view, at):
    """Move with the button down."""
    mouse(view, QEvent.Type.MouseMove, at)


def let_go(view, at):
    mouse(view, QEvent.Type.MouseButtonRelease, at, Qt.MouseButton.NoButton)


def drag(view, start, end):
    """Take hold, pull and let go."""
    press(view, start)
    pull(view, end)
    let_go(view, end)


def mouse(view, kind, at, held=Qt.MouseButton.LeftButton):
    """One event of the left button on what scrolls."""
    room, left = view.viewport(), Qt.MouseButton.LeftButton
    where = QPointF(at)
    event = QMouseEvent(kind, where, room.mapToGlobal(where), left, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(room, event)


def heard(signal):
    """What a signal says from now on."""
    said = []
    signal.connect(lambda *args: said.append(args[0] if len(args) == 1 else args))
    return said
