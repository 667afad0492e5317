"""Time zones: the one this computer keeps, and how one is told to other calendars."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil.tz import tzical
from icalendar import Calendar

from coachdesk.exchange import zones
from coachdesk.exchange.calendars_zone import zone_of
from tests.exchange.calendar_files import event, ics

CHANGING = ["Europe/Berlin", "America/New_York", "Australia/Sydney", "America/Santiago", "Africa/Casablanca",
            "Asia/Kolkata", "Europe/Dublin"]  # fmt: skip


@pytest.mark.parametrize("name", CHANGING)
def test_a_zone_that_is_told_has_the_same_hours_for_another_reader(name):
    zone, calendar = ZoneInfo(name), Calendar()
    calendar.add_component(zone_of(zone, 2026, 2028))
    told = tzical(StringIO(calendar.to_ical().decode().replace("\r\n", "\n"))).get(name)
    hours = (datetime(2026, 2, 1) + timedelta(hours=n) for n in range(24 * 900))
    apart = [hour for hour in hours if _stands(hour, zone) and _utc(hour, told) != _utc(hour, zone)]
    assert apart == []


@pytest.mark.parametrize("name", CHANGING)
def test_a_reader_that_knows_no_lists_of_changes_has_the_same_hours(name):
    zone, days = ZoneInfo(name), [datetime(2026, 1, 2, 12) + timedelta(days=2 * n) for n in range(500)]
    events = [event(f"{n}", f"{day:%Y%m%dT%H%M%S}", "", head=f";TZID={name}") for n, day in enumerate(days)]
    told = zone_of(zone, 2025, 2029).to_ical().decode().strip()
    found = vobject.readOne(ics(*events, more=[told]).decode()).vevent_list
    assert [one.dtstart.value.astimezone(UTC) for one in found] == [
        day.replace(tzinfo=zone).astimezone(UTC) for day in days
    ]


def _utc(hour, zone):
    return hour.replace(tzinfo=zone).utcoffset()


def _stands(hour, zone):
    """Whether an hour is on the clock once: not the one that spring skips, nor the one that autumn has twice."""
    first, second = (hour.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    return first == second


def test_zones_that_change_by_rule_are_told_by_rule():
    told = zone_of(ZoneInfo("Europe/Berlin"), 2026, 2028).to_ical().decode()
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in told
    assert "DTSTART:20260329T020000" in told
    assert "RDATE" not in told


NAMES = [
    ("Europe/Berlin", "Europe/Berlin"), ("W. Europe Standard Time", "Europe/Berlin"),
    ("/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo"), ("/var/db/timezone/zoneinfo/Asia/Tokyo", "Asia/Tokyo"),
    ("Nowhere/Land", None), ("", None), ("../../etc/passwd", None),
]  # fmt: skip


@pytest.mark.parametrize(("told", "zone"), NAMES)
def test_a_zone_is_known_by_its_name_a_link_or_what_windows_calls_it(told, zone):
    assert zones.known(told) == zone


def test_the_computers_zone_is_read_off_a_link_or_a_file(tmp_path, monkeypatch):
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(zones, "LOCALTIME", tmp_path / "localtime")
    monkeypatch.setattr(zones, "TIMEZONE", tmp_path / "timezone")
    (tmp_path / "timezone").write_text("Asia/Tokyo\n")
    assert zones.computer_zone() == "Asia/Tokyo"
    (tmp_path / "zoneinfo" / "Europe").mkdir(parents=True)
    (tmp_path / "zoneinfo" / "Europe" / "Berlin").write_bytes(b"")
    (tmp_path / "localtime").symlink_to(tmp_path / "zoneinfo" / "Europe" / "Berlin")
    assert zones.computer_zone() == "Europe/Berlin"
