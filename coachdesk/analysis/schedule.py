"""The calendar: everything that stands on a day, what clashes, and the hours of each week against the cap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum


class EntryKind(Enum):
    """What can be shown or hidden, in the order of the list."""

    ONE_ON_ONE = "One-on-one"
    BRIEF = "Pre-brief, debrief"
    TRAINING = "Training"
    JOINT_CALL = "Joint call"
    CHECK = "Follow-up check"
    OTHER = "Other coaching"
    ABSENCE = "Absence"
    BUSY = "Busy elsewhere"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the calendar.

    `key` names it: "session 12", "check 5" (a follow-up without a time), "absence 3", "busy 7", "draft 4". `title` is
    short ("Ben O.", "Discovery drill"), `words` all of it in a sentence for a hint and a screen reader. An `all_day`
    one has no time; an absence lasts to `last`, both included. `status` is planned, held, missed or draft. `clash` is
    a sentence, "" without one. `mine` says whether it takes the manager's time. `what` is its kind as the command line
    writes it ("one-on-one", "absence"), `own` its title for the rep alone, without anybody's name.
    """

    key: str
    kind: EntryKind
    start: datetime
    minutes: int
    title: str
    words: str
    status: str = "planned"
    rep_ids: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    all_day: bool = False
    last: date | None = None
    clash: str = ""
    movable: bool = False
    stretchable: bool = False
    mine: bool = True
    what: str = ""
    own: str = ""

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.minutes)

    @property
    def draft(self) -> bool:
        """Whether it is only proposed."""
        return self.status == "draft"

    def touches(self, day: date) -> bool:
        """Whether it stands on that day."""
        return self.start.date() <= day <= (self.last or self.start.date())


@dataclass(frozen=True, slots=True)
class DayFacts:
    """What a day is: `off` names the holiday or the manager's absence, `note` says that a quarter ends."""

    day: date
    working: bool
    off: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class WeekHours:
    """The manager's coaching in the week that begins on `first`: minutes planned or held, and those only drafted.

    `words` is what stands under the hours: "week 45", "over by 0.4 h".
    """

    first: date
    number: int
    minutes: int
    draft_minutes: int
    cap_minutes: int
    words: str

    @property
    def over(self) -> bool:
        """Whether it is more than the cap, what is drafted included."""
        return self.minutes + self.draft_minutes > self.cap_minutes


@dataclass(frozen=True, slots=True)
class Schedule:
    """The days first..last. `entries` by start; `waiting` is what training has due and nobody booked, in words and
    with a day; `summary` is the page's first line.
    """

    first: date
    last: date
    entries: tuple[Entry, ...]
    days: tuple[DayFacts, ...]
    weeks: tuple[WeekHours, ...]
    summary: str
    clashes: int = 0
    waiting: tuple[Waiting, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something due from training: "Debrief: Discovery drill, Farah", "by Fri 13 Nov"; `watch` when it is late or
    not booked. `key` is "check 5", "certificate 3 4" (rep, course) or "refresher 2 9" (change, course or 0).
    """

    key: str
    title: str
    when: str
    day: date
    watch: bool = False
