"""iCalendar files for tests, one line an event."""

from datetime import date

from coachdesk.exchange.calendars import read_calendar

TODAY = date(2026, 11, 22)
ZONE = "Europe/Berlin"


def event(uid="a", start="20261201T090000", end="20261201T100000", title="Board", more=(), head=""):
    """One VEVENT; `head` stands between DTSTART or DTEND and its colon, like ;TZID=Europe/Berlin."""
    times = [f"DTSTART{head}:{start}", *([f"DTEND{head}:{end}"] if end else [])]
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", *times, f"SUMMARY:{title}", *more, "END:VEVENT"])


def ics(*events, name="Work", more=()):
    """A whole file."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", *([f"X-WR-CALNAME:{name}"] if name else [])]
    return "\r\n".join([*lines, *more, *events, "END:VCALENDAR", ""]).encode()


def read(*events, **how):
    return read_calendar(ics(*events, **how), "work.ics", ZONE, TODAY)


def times(found):
    """All times of all events, as text."""
    return sorted(f"{at.start:%Y-%m-%d %H:%M}+{at.minutes}" for one in found.events for at in one.times)
