"""The calendar leaves as a file and another program reads it; another calendar comes in and keeps its hours free."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject

from coachdesk import booking, calendars
from coachdesk.domain.absences import Absence
from coachdesk.domain.errors import Invalid
from coachdesk.domain.rhythms import Every
from coachdesk.domain.sessions import Session, SessionKind
from tests.builders import add_rep, new_desk
from tests.exchange.calendar_files import event, ics

NOW = datetime(2026, 10, 1, 8, 0)


def starts_of(vevent):
    """Every start of an event in UTC, as the other library counts them."""
    if not hasattr(vevent, "rrule"):
        return [vevent.dtstart.value.astimezone(UTC)]
    zone = vevent.dtstart.value.tzinfo
    found = vevent.getrruleset(addRDate=True)
    return [(when if when.tzinfo else when.replace(tzinfo=zone)).astimezone(UTC) for when in found]


def read_back(content):
    """Start in UTC and minutes of every event, read by a library that did not write them."""
    calendar = vobject.readOne(content.decode())
    return sorted(
        (start, (one.dtend.value - one.dtstart.value) // timedelta(minutes=1))
        for one in calendar.vevent_list for start in starts_of(one)
    )  # fmt: skip


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "Etc/UTC"])
def test_an_export_read_by_another_icalendar_library_gives_the_same_times_across_a_daylight_saving_change(
    tmp_path, zone
):
    with new_desk(tmp_path, now=lambda: NOW) as desk:
        desk.settings.save("time_zone", zone)
        ben, ana = add_rep(desk, "Ben Okafor"), add_rep(desk, "Ana Ruiz")
        desk.absences.add(Absence(None, ben.id, date(2026, 11, 17), date(2026, 11, 17)))
        talk = Session(None, SessionKind.ONE_ON_ONE, datetime(2026, 10, 6, 9, 30), 45)
        series = booking.book(desk, talk, [ben.id], NOW, Every.WEEKLY).session.series_id
        monthly = Session(None, SessionKind.GROUP, datetime(2026, 10, 29, 16), 60)
        booking.book(desk, monthly, [ben.id, ana.id], NOW, Every.MONTHLY)
        booking.move(desk, desk.sessions.of_series(series)[4], datetime(2026, 11, 4, 11), NOW, anyway=True)
        planned = [s for s, _ in desk.sessions.all() if s.status.value == "planned"]
        here = ZoneInfo(zone)
        expected = sorted((s.start.replace(tzinfo=here).astimezone(UTC), s.minutes) for s in planned)
        assert read_back(calendars.export_calendar(desk, NOW)) == expected
        assert len(expected) > 25


def test_an_imported_calendar_keeps_its_hours_free_until_it_is_taken_off(tmp_path):
    with new_desk(tmp_path, now=lambda: NOW) as desk:
        desk.settings.save("time_zone", "Europe/Berlin")
        rep = add_rep(desk)
        board = event(start="20261006T090000", end="20261006T110000", head=";TZID=Europe/Berlin",
                      more=["RRULE:FREQ=WEEKLY;COUNT=12"])  # fmt: skip
        calendars.take_calendar(desk, calendars.look_at_calendar(desk, ics(board), "work.ics", NOW), NOW)
        wanted = Session(None, SessionKind.ONE_ON_ONE, datetime(2026, 11, 3, 10), 30)
        with pytest.raises(Invalid):
            booking.book(desk, wanted, [rep.id], NOW)
        desk.busy.remove_calendar("Work")
        assert booking.book(desk, wanted, [rep.id], NOW).laid == 1


def test_a_calendar_told_twice_to_another_program_ends_as_it_stands_here(tmp_path):
    """The other program keeps the newest version of each uid, as RFC 5546 says."""
    kept = {}

    def open_there(content):
        for one in vobject.readOne(content.decode()).vevent_list:
            before = kept.get(one.uid.value)
            if before is None or int(one.sequence.value) >= int(before.sequence.value):
                kept[one.uid.value] = one

    with new_desk(tmp_path, now=lambda: NOW) as desk:
        desk.settings.save("time_zone", "Europe/Berlin")
        rep = add_rep(desk)
        days = [datetime(2026, 10, day, 9) for day in (5, 6, 7)]
        made = [desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, day, 30), [rep.id]) for day in days]
        open_there(calendars.export_calendar(desk, NOW))
        booking.move(desk, made[0], datetime(2026, 10, 8, 9), NOW)
        booking.cancel(desk, made[1])
        open_there(calendars.export_calendar(desk, NOW))
    standing = [one.dtstart.value.replace(tzinfo=None) for one in kept.values() if one.status.value == "CONFIRMED"]
    assert sorted(standing) == [datetime(2026, 10, 7, 9), datetime(2026, 10, 8, 9)]
