"""The calendar as an iCalendar file that Outlook, Google and Apple read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from coachdesk.analysis.feeds import FeedEvent, rule
from coachdesk.domain.texts import clean
from coachdesk.exchange.calendars_zone import zone_of

PRODUCT = "-//CoachDesk//Calendar//EN"
UNIVERSAL = ("UTC", "Etc/UTC")


@dataclass(frozen=True, slots=True)
class Gone:
    """An event that was told before and does not take place."""

    uid: str
    start: datetime

    @property
    def last(self) -> datetime:
        """When it would have started."""
        return self.start


Numbered = tuple[FeedEvent | Gone, int]
"""An event with the number of its changes."""


def calendar_bytes(events: Sequence[Numbered], zone: str, now: datetime, name: str = "Coaching") -> bytes:
    """The whole file; wall times are told with their zone. Only the stamp of each event tells when it was written."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    zone = "UTC" if zone in UNIVERSAL else zone
    calendar.add("x-wr-timezone", zone)
    here = ZoneInfo(zone)
    stamp = now.replace(tzinfo=here, microsecond=0).astimezone(UTC)
    for event, sequence in events:
        told = _gone(event, here) if isinstance(event, Gone) else _event(event, here)
        told.add("dtstamp", stamp)
        told.add("sequence", sequence)
        told.add("class", "PRIVATE")
        calendar.add_component(told)
    if here.key != "UTC" and events:
        years = [day.year for event, _ in events for day in (event.start, event.last)]
        calendar.subcomponents.insert(0, zone_of(here, min(years) - 1, max(years) + 1))
    content: bytes = calendar.to_ical()
    return content


def _event(event: FeedEvent, zone: ZoneInfo) -> Event:
    told = Event()
    told.add("uid", event.uid)
    told.add("summary", " ".join(clean(event.title).split()))
    if event.all_day:
        told.add("dtstart", event.start.date())
        told.add("dtend", (event.start + timedelta(minutes=event.minutes)).date())
    else:
        told.add("dtstart", event.start.replace(tzinfo=zone))
        told.add("dtend", (event.start + timedelta(minutes=event.minutes)).replace(tzinfo=zone))
    if (repeats := rule(event)) and event.until is not None:
        told.add("rrule", {**repeats, "UNTIL": event.until.replace(tzinfo=zone).astimezone(UTC)})
        if event.left_out:
            told.add("exdate", [slot.replace(tzinfo=zone) for slot in event.left_out])
    if event.place:
        told.add("location", " ".join(clean(event.place).split()))
    told.add("status", "CONFIRMED")
    told.add("transp", "OPAQUE" if event.takes_time else "TRANSPARENT")
    return told


def _gone(event: Gone, zone: ZoneInfo) -> Event:
    told = Event()
    told.add("uid", event.uid)
    told.add("summary", "Called off")
    told.add("dtstart", event.start.replace(tzinfo=zone))
    told.add("status", "CANCELLED")
    told.add("transp", "TRANSPARENT")
    return told
