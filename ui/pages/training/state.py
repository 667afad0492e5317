"""What the training page knows of the file, and its first line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from coachdesk import covering, training
from coachdesk.analysis.coverage import Certificate, Coverage
from coachdesk.analysis.training import Event, EventState, FollowUpLine
from coachdesk.analysis.words import day_near, plural
from coachdesk.desk import Desk
from coachdesk.settings import first_weekday

TONES = {
    EventState.PLANNED: "info", EventState.TO_RECORD: "watch", EventState.FOLLOWING: "accent",
    EventState.FINISHED: "good", EventState.CANCELLED: "neutral",
}  # fmt: skip


UNSAID = "Nothing follows yet: propose its follow-up, or say that none is wanted."


@dataclass(frozen=True, slots=True)
class Whole:
    """Every event, every follow-up that is open, and the coverage, read once for all views."""

    today: date
    week_ends: date
    events: tuple[Event, ...]
    open: tuple[FollowUpLine, ...]
    coverage: Coverage

    @property
    def to_record(self) -> tuple[Event, ...]:
        """Events that are over and of which nobody wrote down who was there, the newest first."""
        return tuple(event for event in self.events if event.state is EventState.TO_RECORD)

    @property
    def summary(self) -> str:
        """The first line of the page: what waits, and what runs out."""
        late = sum(line.late for line in self.open)
        week = sum(line.day <= self.week_ends for line in self.open) - late
        coming = sum(event.state is EventState.PLANNED for event in self.events)
        parts = [f"{plural(len(self.to_record), 'event')} to record"] if self.to_record else []
        parts += [f"{plural(late, 'follow-up')} late"] if late else []
        parts += [f"{plural(week, 'follow-up')} due this week"] if week else []
        parts += [running_out(self.coverage.running_out, self.today)] if self.coverage.running_out else []
        nothing = [f"{plural(coming, 'event')} planned", "nothing waits"] if self.events else []
        return " · ".join(parts or nothing)


def read_whole(desk: Desk, today: date) -> Whole:
    """Read everything that the page shows."""
    into = (today.weekday() - first_weekday(desk.settings.all())) % 7
    week_ends = today + timedelta(days=6 - into)
    return Whole(
        today, week_ends, training.events(desk, today), training.open_lines(desk, today),
        covering.coverage(desk, today),
    )  # fmt: skip


def running_out(certificates: tuple[Certificate, ...], today: date) -> str:
    """How many certificates run out, and the first day of it: "1 certificate runs out on 12 Dec"."""
    waiting = [one for one in certificates if one.booked is None] or list(certificates)
    first = min(one.runs_out for one in waiting)
    count = plural(len(waiting), "certificate")
    if first < today:
        over = sum(one.runs_out < today for one in waiting)
        return f"{plural(over, 'certificate')} ran out" + (
            f", {len(waiting) - over} more soon" if over < len(waiting) else ""
        )
    verb = "runs" if len(waiting) == 1 else "run"
    return f"{count} {verb} out{' on' if len(waiting) == 1 else ', the first on'} {day_near(first, today)}"


def done_of(event: Event) -> tuple[int, int]:
    """How many of the follow-ups of an event are done or dropped, and how many there are."""
    return sum(not line.open for line in event.follow_ups), len(event.follow_ups)


def state_words(event: Event) -> str:
    """How far an event is, for its chip: "followed up 5 of 12"."""
    done, count = done_of(event)
    if event.state is EventState.FOLLOWING:
        return f"followed up {done} of {count}" if count else "nothing follows yet"
    return str(event.state.value)


def why_unfinished(event: Event) -> str:
    """What keeps an event from being finished, in a sentence; "" when nothing does."""
    done, count = done_of(event)
    if event.state is EventState.TO_RECORD:
        return "Not finished: write down who was there."
    if event.state is not EventState.FOLLOWING:
        return ""
    if not count:
        return UNSAID
    following = event.next_open
    said = f"Not finished: {count - done} of {plural(count, 'follow-up')} open."
    return f"{said} Next: {following.title}, {following.when}." if following else said
