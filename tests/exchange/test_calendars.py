"""iCalendar files: what is read of them, what is left out and why, and what is refused."""

import subprocess
import sys
from datetime import date, datetime, timedelta

import pytest

from coachdesk.domain.errors import DeskError
from coachdesk.exchange.calendars import WALL_SECONDS, Left, read_calendar
from tests.exchange.calendar_files import TODAY, ZONE, event, ics, read, times

WINTER_TIME = "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:-0300\r\nTZOFFSETTO:-0300\r\nEND:STANDARD"


def only(found):
    (one,) = found.events
    return one


def test_a_time_in_utc_is_told_on_the_managers_wall():
    assert times(read(event(start="20261201T090000Z", end="20261201T093000Z"))) == ["2026-12-01 10:00+30"]


def test_a_floating_time_stays_as_it_is():
    assert times(read(event())) == ["2026-12-01 09:00+60"]


@pytest.mark.parametrize("zone", ["America/New_York", "Eastern Standard Time", "/vendor.org/America/New_York"])
def test_a_zone_is_known_by_its_own_name_and_the_one_windows_gives_it(zone):
    assert times(read(event(head=f";TZID={zone}"))) == ["2026-12-01 15:00+60"]


def test_a_zone_that_the_file_brings_along_is_used():
    zone = f"BEGIN:VTIMEZONE\r\nTZID:Our Office\r\n{WINTER_TIME}\r\nEND:VTIMEZONE"
    assert times(read(event(head=";TZID=Our Office"), more=[zone])) == ["2026-12-01 13:00+60"]


def test_a_zone_that_nobody_knows_is_said():
    found = read(event(head=";TZID=Mars/Base"))
    assert times(found) == ["2026-12-01 09:00+60"]
    assert found.notes == ("The time zone “Mars/Base” is not known: its times were read as times of yours.",)


def test_whole_days_begin_at_midnight_and_last_whole_days():
    found = read(event(start="20261224", end="20261227", head=";VALUE=DATE"))
    assert only(found).all_day
    assert times(found) == ["2026-12-24 00:00+4320"]


def test_a_day_without_an_end_is_one_day_and_a_duration_counts():
    day = event("day", "20261224", "", head=";VALUE=DATE")
    assert times(read(day, event("hour", end="", more=["DURATION:PT90M"]))) == [
        "2026-12-01 09:00+90", "2026-12-24 00:00+1440",
    ]  # fmt: skip


def test_a_repeat_keeps_its_wall_time_across_the_change_of_the_clocks():
    weekly = event(
        start="20270322T090000", end="20270322T100000", head=f";TZID={ZONE}", more=["RRULE:FREQ=WEEKLY;COUNT=2"]
    )
    assert times(read(weekly)) == ["2027-03-22 09:00+60", "2027-03-29 09:00+60"]


def test_a_repeat_of_another_zone_moves_while_the_two_change_their_clocks():
    weekly = event(start="20270308T090000", head=";TZID=America/New_York", end="20270308T100000",
                   more=["RRULE:FREQ=WEEKLY;COUNT=4"])  # fmt: skip
    assert times(read(weekly)) == [
        "2027-03-08 15:00+60", "2027-03-15 14:00+60", "2027-03-22 14:00+60", "2027-03-29 15:00+60",
    ]  # fmt: skip


def test_an_hour_that_the_spring_skips_is_told_an_hour_later_and_one_that_comes_twice_is_the_first():
    spring = event("s", "20270328T023000", "20270328T033000", head=f";TZID={ZONE}")
    autumn = event("a", "20271031T023000", "20271031T024500", head=f";TZID={ZONE}")
    assert times(read(spring, autumn)) == ["2027-03-28 02:30+60", "2027-10-31 02:30+15"]


def test_days_left_out_and_changed_by_themselves_are_respected():
    weekly = event(more=["RRULE:FREQ=WEEKLY;UNTIL=20261222T090000", "EXDATE:20261208T090000"])
    moved = event(start="20261216T140000", end="20261216T150000", more=["RECURRENCE-ID:20261215T090000"])
    assert times(read(weekly, moved)) == ["2026-12-01 09:00+60", "2026-12-16 14:00+60", "2026-12-22 09:00+60"]


def test_a_change_of_one_repeat_is_known_by_its_time_in_any_zone():
    weekly = event(head=f";TZID={ZONE}", more=["RRULE:FREQ=WEEKLY;COUNT=2"])
    off = event(start="20261208T090000", end="", more=["RECURRENCE-ID:20261208T080000Z", "STATUS:CANCELLED"])
    found = read(weekly, off)
    assert [(one.cancelled, len(one.times)) for one in found.events] == [(False, 1), (True, 1)]


def test_added_days_count_and_the_first_day_always_does():
    found = read(event(more=["RRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=1", "RDATE:20261210T090000"]))
    assert times(found) == ["2026-12-01 09:00+60", "2026-12-02 09:00+60", "2026-12-10 09:00+60"]


def test_only_the_last_30_days_and_the_next_two_years_are_read():
    daily = event(start="20100101T090000", end="20100101T091000", more=["RRULE:FREQ=DAILY;INTERVAL=3"])
    found = times(read(daily, event("old", "20260901T090000", "20260901T100000"), event("far", "20300101T090000", "")))
    assert (found[0], found[-1], len(found)) == ("2026-10-25 09:00+10", "2028-11-19 09:00+10", 253)


def test_the_newest_version_of_an_event_counts():
    old, new = event(more=["SEQUENCE:1"]), event(start="20261202T090000", end="20261202T100000", more=["SEQUENCE:2"])
    assert times(read(new, old)) == ["2026-12-02 09:00+60"]


def test_one_bad_event_does_not_lose_the_others():
    found = read(event("bad", start="nonsense"), event("good"), event("odd", end="20261130T090000", title="Odd"))
    assert [one.uid for one in found.events] == ["good"]
    assert found.left == (Left(1, "Board", "it is damaged"), Left(3, "Odd", "it ends before it starts"))
    assert found.read == 3


def test_an_event_that_is_never_ended_does_not_swallow_the_next():
    found = read(event("open").removesuffix("END:VEVENT"), event("next", "20261203T090000", "20261203T100000"))
    assert [one.uid for one in found.events] == ["open", "next"]


RULES = [
    ("FREQ=SECONDLY", "it repeats secondly, which is not read"),
    ("FREQ=MONTHLY;INTERVAL=0", "its interval is 0, and only 1 to 10,000 is read"),
    ("FREQ=DAILY;COUNT=0", "its count is 0, and only a number from 1 on is read"),
    ("FREQ=DAILY;INTERVAL=1000000000", "its interval is 1000000000, and only 1 to 10,000 is read"),
    ("FREQ=YEARLY;BYYEARDAY=" + ",".join(map(str, range(1, 90))), "its rule is too long to be read"),
]


@pytest.mark.parametrize(("rule", "why"), RULES)
def test_a_rule_that_could_run_on_for_ever_is_refused_before_it_runs(rule, why):
    found = read(event(more=[f"RRULE:{rule}"]), event("good"))
    assert [one.why for one in found.left] == [why]
    assert [one.uid for one in found.events] == ["good"]


def test_a_count_beyond_all_days_that_are_read_is_as_none():
    found = read(event(more=["RRULE:FREQ=DAILY;COUNT=1000000000"]))
    assert (times(found), found.left) == (times(read(event(more=["RRULE:FREQ=DAILY"]))), ())


def test_of_several_hours_of_a_day_the_first_time_is_taken_in_and_that_is_said():
    found = read(event(more=["RRULE:FREQ=DAILY;BYHOUR=9,10"]), event("good"))
    assert [len(one.times) for one in found.events] == [1, 1]
    assert [one.why for one in found.left] == ["it repeats at several hours of a day: only its first time is taken in"]


def test_two_events_with_one_name_at_different_times_are_both_read_in_any_order():
    one, other = event(), event(start="20261205T090000", end="20261205T100000")
    assert times(read(one, other)) == ["2026-12-01 09:00+60", "2026-12-05 09:00+60"]
    uids = [{each.uid for each in read(*both).events} for both in ((one, other), (other, one))]
    assert uids == [{"a#20261201T090000", "a#20261205T090000"}] * 2


def test_a_changed_repeat_belongs_to_the_one_that_repeats_of_two_with_one_name():
    weekly = event(more=["RRULE:FREQ=WEEKLY;COUNT=2"])
    once = event(start="20261203T090000", end="20261203T100000")
    moved = event(start="20261209T090000", end="20261209T100000", more=["RECURRENCE-ID:20261208T090000"])
    assert times(read(moved, weekly, once)) == ["2026-12-01 09:00+60", "2026-12-03 09:00+60", "2026-12-09 09:00+60"]


def test_of_two_events_with_one_name_and_one_start_the_lost_one_is_told():
    found = read(event(title="Short"), event(end="20261201T120000", title="Long"), event(end="20261201T120000"))
    assert times(found) == ["2026-12-01 09:00+180"]
    assert found.left == (Left(1, "Short", "another event of the file has its name and its start"),)


def test_exceptions_by_rule_and_changes_of_all_that_follow_are_refused():
    found = read(
        event("x", more=["EXRULE:FREQ=WEEKLY"]), event("y", more=["RECURRENCE-ID;RANGE=THISANDFUTURE:20261201"])
    )
    assert ["not read" in one.why for one in found.left] == [True, True]


def test_a_rule_without_any_day_is_left_and_does_not_hang():
    found = read(event(more=["RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"]), event("good"))
    assert "good" in [one.uid for one in found.events]


def test_of_one_event_2000_times_are_read_and_the_rest_is_said():
    dates = ",".join(f"2027{1 + n % 12:02}{1 + n // 12 % 28:02}T{n // 336:02}0000" for n in range(3500))
    found = read(event("dates", more=[f"RDATE:{dates}"]), event("good"))
    assert [len(one.times) for one in found.events] == [2_000, 1]
    assert [one.why for one in found.left] == [
        "it takes place more than 2,000 times: only the first 2,000 are taken in"
    ]
    assert found.cut is None


def test_of_more_than_20000_times_the_last_days_are_cut_whatever_their_order_in_the_file():
    daily = [event(f"{n}", more=["RRULE:FREQ=DAILY"]) for n in range(30)]
    soon, late = event("soon", "20261130T090000", "20261130T100000"), event("late", "20281101T090000", "")
    found = read(late, *daily, soon)
    days = (20_000 - 1) // 30
    assert found.cut == date(2026, 12, 1) + timedelta(days=days)
    assert len(times(found)) == 30 * days + 1
    assert {len(one.times) for one in found.events if one.uid.isdecimal()} == {days}


def test_more_than_20000_times_on_one_day_are_refused():
    dates = ",".join(f"20261201T{n // 60:02}{n % 60:02}00" for n in range(1_200))
    with pytest.raises(DeskError, match="more than 20,000 times on a day"):
        read(*(event(f"{n}", "20261201T000000", "20261201T000100", more=[f"RDATE:{dates}"]) for n in range(20)))


def test_as_many_plain_events_as_a_file_may_hold_are_read():
    begin = datetime(2026, 12, 1)
    starts = [f"{begin + timedelta(minutes=50 * n):%Y%m%dT%H%M%SZ}" for n in range(19_999)]
    found = read(*(event(f"{n}", start, "", more=["DURATION:PT30M"]) for n, start in enumerate(starts)))
    assert (found.read, len(times(found)), found.left, found.cut) == (19_999, 19_999, (), None)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limits")
def test_the_process_that_reads_is_bound_by_its_own_time_and_not_by_that_of_others():
    asked = "from coachdesk.exchange.calendars_worker import limit, resource as r; limit(); "
    asked += "print(r.getrlimit(r.RLIMIT_CPU))"
    assert subprocess.check_output([sys.executable, "-c", asked], text=True) == "(10, 11)\n"
    assert WALL_SECONDS > 10


def test_a_line_that_is_far_too_long_is_not_parsed():
    assert [one.why for one in read(event(title="x" * 70_000)).left] == ["its SUMMARY is too long to be read"]


def test_nothing_but_what_is_needed_is_looked_at():
    bell = ["BEGIN:VALARM", "ACTION:PROCEDURE", "ATTACH:file:///bin/sh", "SUMMARY:Bell", "TRIGGER:-PT1M", "END:VALARM"]
    found = only(read(event(more=["ATTACH:file:///etc/passwd", "URL:http://example.com", "DESCRIPTION:Secret", *bell])))
    assert found.title == "Board"
    assert "Secret" not in repr(found) and "passwd" not in repr(found)


def test_free_cancelled_and_private_events_are_told_as_such():
    found = read(event("f", more=["TRANSP:TRANSPARENT"]), event("c", more=["STATUS:CANCELLED"]),
                 event("p", title="Doctor", more=["CLASS:PRIVATE"]),
                 event("o", more=["X-MICROSOFT-CDO-BUSYSTATUS:FREE"]))  # fmt: skip
    assert [(one.uid, one.free, one.cancelled, one.title) for one in found.events] == [
        ("f", True, False, "Board"), ("c", False, True, "Board"), ("p", False, False, ""), ("o", True, False, "Board"),
    ]  # fmt: skip


def test_categories_and_people_are_read():
    invited = 'ATTENDEE;CN="Okafor, Ben":mailto:Ben@Example.com'
    found = only(read(event(more=["CATEGORIES:Sales,Training", invited])))
    assert found.training
    assert found.people == (("ben@example.com", "Okafor, Ben"),)


def test_long_lines_that_are_folded_and_escapes_are_put_together():
    assert only(read(event(title="Plan\\, b\r\n udget\\; more"))).title == "Plan, budget; more"
    assert read(event(), name="Mine\\, all").name == "Mine, all"


def test_a_calendar_without_a_name_is_called_by_its_file():
    assert read(event(), name="").name == "work"


def test_letters_of_another_code_and_a_byte_order_mark_are_read():
    plain = ics(event(title="Büro"))
    for content in (b"\xef\xbb\xbf" + plain, plain.decode().encode("cp1252"), plain.decode().encode("utf-16")):
        assert only(read_calendar(content, "work.ics", ZONE, TODAY)).title == "Büro"


REFUSED = [
    (b"hello", "“work.ics” is not an iCalendar file: export the calendar as .ics and take that."),
    (b"", "“work.ics” is not an iCalendar file: export the calendar as .ics and take that."),
    (ics(), "“work.ics” is a calendar with nothing in it."),
    (
        ics("BEGIN:X\r\nEND:X\r\n" * 20_001),
        "“work.ics” holds more than 20,000 parts: export fewer days of the calendar.",
    ),
    (b"x" * (10 * 1024 * 1024 + 1), "“work.ics” is larger than 10 MB: export fewer days of the calendar."),
]


@pytest.mark.parametrize(("content", "sentence"), REFUSED, ids=["words", "nothing", "empty", "parts", "large"])
def test_what_is_no_calendar_is_refused_in_one_sentence(content, sentence):
    with pytest.raises(DeskError) as refused:
        read_calendar(content, "work.ics", ZONE, TODAY)
    assert str(refused.value) == sentence


def test_a_name_never_reaches_for_a_file():
    assert times(read(event(head=";TZID=../../etc/passwd"))) == ["2026-12-01 09:00+60"]


def test_plain_lines_are_read_like_those_with_parameters():
    said = [("SUMMARY", "Plan\\, b\\nudget \\\\n"), ("LOCATION", "Room\\; 4")]
    plain = "\r\n".join(f"{name}:{value}" for name, value in said)
    other = "\r\n".join(f"{name};LANGUAGE=en:{value}" for name, value in said)
    one, two = (only(read(event().replace("SUMMARY:Board", lines))) for lines in (plain, other))
    assert (one.title, one.place) == (two.title, two.place)


def test_people_are_read_with_and_without_quotes_and_parameters():
    people = ["ATTENDEE:mailto:a@b.c", "ATTENDEE;ROLE=CHAIR;CN=Ana Ruiz:MAILTO:ana@b.c",
              'ATTENDEE;CN="Li: Wei":mailto:l@b.c', "ATTENDEE;CN=O^'Neil:mailto:o@b.c"]  # fmt: skip
    assert sorted(only(read(event(more=people))).people) == [
        ("a@b.c", ""), ("ana@b.c", "Ana Ruiz"), ("l@b.c", "Li: Wei"), ("o@b.c", 'O"Neil'),
    ]  # fmt: skip
