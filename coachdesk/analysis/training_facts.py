"""What a training event comes to: who was there, how far its follow-up is, and both in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from coachdesk.analysis import words
from coachdesk.analysis.training import Attendee, Event, EventState, FollowUpLine
from coachdesk.domain.courses import Course
from coachdesk.domain.people import Rep
from coachdesk.domain.sessions import Session, SessionStatus
from coachdesk.domain.training import Attendance, FollowUp, FollowUpState, Presence, Recall, Scale, Training

UNNAMED = "Training"
"""The title of an event of which nobody said what it was about."""
OFF = (SessionStatus.CANCELLED, SessionStatus.MISSED, SessionStatus.MOVED)


@dataclass(frozen=True, slots=True)
class EventRecords:
    """All that is known about one event; `reps` and `sessions` are looked up by their ids."""

    training: Training
    session: Session
    invited: tuple[int, ...]
    reps: Mapping[int, Rep]
    course: Course | None = None
    skills: tuple[str, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    sessions: Mapping[int, Session] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The course's, unless the event has one of its own."""
        return title_of(self.training, self.course)


def title_of(training: Training, course: Course | None) -> str:
    """The event's own title, else that of its course."""
    return training.title or (course.title if course else UNNAMED)


def event(records: EventRecords, today: date) -> Event:
    """The event as pages show it."""
    attendees = _attendees(records)
    off = records.session.status in OFF
    lines = tuple(sorted(
        (line(records, one, today, off=off) for one in records.follow_ups if one.rep_id in records.reps),
        key=lambda found: (found.day, found.rep.casefold(), found.follow_up.number),
    ))  # fmt: skip
    return Event(
        records.training, records.session, records.course, records.title, records.skills,
        _state(records, attendees, lines, today), attendees, lines, _words(records, attendees, lines),
        _warning(records, attendees),
    )  # fmt: skip


def _attendees(records: EventRecords) -> tuple[Attendee, ...]:
    """Everybody invited or recorded, by name; who has no row is invited."""
    rows = {row.rep_id: row for row in records.attendance}
    ids = [i for i in dict.fromkeys((*records.invited, *rows)) if i in records.reps]
    found = [_attendee(records.reps[i], rows.get(i), records.training) for i in ids]
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def _attendee(rep: Rep, row: Attendance | None, training: Training) -> Attendee:
    who = (rep.id or 0, rep.name, rep.initials)
    if row is None:
        return Attendee(*who, Presence.INVITED)
    return Attendee(
        *who, row.presence, row.before, row.after, row.feedback, moved(row.before, row.after, training.scale)
    )


def moved(before: float | None, after: float | None, scale: Scale) -> str:
    """What changed between before and after: "2 up", "15 points down", "the same"; "" while one of them is unknown."""
    if before is None or after is None:
        return ""
    if before == after:
        return "the same"
    size = words.figure(abs(after - before))
    unit = "" if scale is Scale.CONFIDENCE else " point" if size == "1" else " points"
    return f"{size}{unit} {'up' if after > before else 'down'}"


def line(records: EventRecords, follow_up: FollowUp, today: date, *, off: bool = False) -> FollowUpLine:
    """One follow-up in words; nothing is open of an event that was called off, nor with somebody who has left."""
    rep, session = records.reps[follow_up.rep_id], records.sessions.get(follow_up.session_id or 0)
    is_open = not off and rep.present and not follow_up.settled(session)
    day = follow_up.day(session)
    late = is_open and day < today
    return FollowUpLine(
        follow_up, session, records.title, rep.name, f"{follow_up.title}: {records.title}, {rep.first_name}",
        _when(follow_up, session, rep, today, off=off, late=late), day, late, is_open,
    )  # fmt: skip


def _when(follow_up: FollowUp, session: Session | None, rep: Rep, today: date, *, off: bool, late: bool) -> str:
    day = follow_up.day(session)
    if follow_up.settled(session):
        word = "dropped" if follow_up.state is FollowUpState.DROPPED else "done"
        closed = follow_up.closed or day
        return f"{word} {words.weekday_near(closed, today)}"
    if off or not rep.present:
        return "called off" if off else f"{rep.first_name} has left"
    near = words.weekday_near(day, today)
    booked = session is not None and follow_up.booked(session)
    said = f"{near} {session.start:%H:%M}" if booked and session else f"by {near}"
    return f"{said} · {words.due(day, today)}" if late else said


def _state(
    records: EventRecords, attendees: Sequence[Attendee], lines: Sequence[FollowUpLine], today: date
) -> EventState:
    """One that was held is finished once nothing of its follow-up is open, and not before somebody said that none is
    wanted; one of an older file, of which nobody said who was there, asks for none.
    """
    session = records.session
    if session.status in OFF:
        return EventState.CANCELLED
    recorded = any(one.presence is Presence.ATTENDED for one in attendees)
    if session.status is SessionStatus.PLANNED and session.start.date() >= today:
        return EventState.PLANNED
    told = recorded or (session.status is SessionStatus.HELD and records.training.id is None)
    if session.status is SessionStatus.PLANNED or not told:
        return EventState.TO_RECORD
    unsaid = recorded and not lines
    return EventState.FOLLOWING if unsaid or any(one.open for one in lines) else EventState.FINISHED


def _words(records: EventRecords, attendees: Sequence[Attendee], lines: Sequence[FollowUpLine]) -> str:
    """Who was there, or is invited, and how much follow-up is done: "3 of 4 attended · 5 of 12 follow-ups done"."""
    counted = Counter(one.presence for one in attendees)
    parts = [f"{len(attendees)} invited"]
    if there := counted[Presence.ATTENDED]:
        parts = [f"{there} of {len(attendees)} attended"]
    elif records.training.capacity:
        parts = [f"{len(attendees)} invited for {words.plural(records.training.capacity, 'seat')}"]
    dropped = sum(one.follow_up.state is FollowUpState.DROPPED for one in lines)
    done = sum(one.follow_up.settled(one.session) for one in lines) - dropped
    if kept := len(lines) - dropped:
        parts.append(f"{done} of {words.plural(kept, 'follow-up')} done")
    if dropped:
        parts.append(f"{dropped} dropped")
    return " · ".join(parts)


def _warning(records: EventRecords, attendees: Sequence[Attendee]) -> str:
    """More who come than there are seats; it is told, and left to the manager."""
    seats, gone = records.training.capacity, (Presence.ABSENT, Presence.EXCUSED)
    coming = sum(one.presence not in gone for one in attendees)
    if seats is None or coming <= seats:
        return ""
    return f"{coming} come to {words.plural(seats, 'seat')}."


def changed_words(event: Event) -> str:
    """How many went up between before and after, of those who gave both: "3 of 4 gave both: 2 up, 1 the same"."""
    pairs = [(a.before, a.after) for a in event.attendees if a.before is not None and a.after is not None]
    there = sum(a.presence is Presence.ATTENDED for a in event.attendees)
    if not pairs:
        return ""
    said = Counter("up" if after > before else "down" if after < before else "the same" for before, after in pairs)
    return f"{len(pairs)} of {max(there, len(pairs))} gave both: " + ", ".join(
        f"{said[word]} {word}" for word in ("up", "the same", "down") if said[word]
    )


RECALLED = {
    Recall.YES: "Recalled without help.", Recall.PART: "Recalled in part.", Recall.NO: "Not recalled.",
}  # fmt: skip
APPLIED = {
    Recall.YES: "Tried on the job.", Recall.PART: "Tried in part.", Recall.NO: "Not tried yet.",
}  # fmt: skip


def result_words(follow_up: FollowUp) -> str:
    """What a follow-up showed: "Recalled in part. Tried on the job."; "" when nobody said."""
    recalled = RECALLED[follow_up.recalled] if follow_up.recalled else ""
    applied = APPLIED[follow_up.applied] if follow_up.applied else ""
    return " ".join(part for part in (recalled, applied) if part)
