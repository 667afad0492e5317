"""Training events as tables compare and write them: which event rows tell of, what they change, and all of them out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.texts import clean
from coachdesk.domain.training import Attendance, Presence, Scale, Training
from coachdesk.exchange.pairing import pair
from coachdesk.exchange.plans import EventRow, Known
from coachdesk.exchange.sessions import joined_reps
from coachdesk.exchange.sheets import Cell, Sheet

UNNAMED = "Training"
TRAINING_HEADS = (
    "course", "title", "start", "minutes", "place", "trainer", "seats", "scale", "with you", "status", "rep",
    "presence", "before", "after", "feedback", "follow-ups open", "follow-ups done", "again",
)  # fmt: skip
What = int | str
"""What an event is of: the id of its course, else its title as it compares."""
_OF_SESSION = ("minutes", "place", "yours", "status")
_OF_TRAINING = ("course_id", "title", "trainer", "capacity", "scale")
Counts = tuple[int, int, int]
"""Rows that are added, changed and the same."""


@dataclass(slots=True)
class Entry:
    """One event as a file tells it: what its rows say of it and of each rep, and which reps stand in which row.

    `usual` are the minutes of a new event whose rows name none: those of its course.
    """

    row: int
    start: datetime
    what: What
    usual: int = 0
    given: dict[str, Any] = field(default_factory=dict)
    people: dict[int, dict[str, Any]] = field(default_factory=dict)
    rows: list[tuple[int, ...]] = field(default_factory=list)

    def attended(self, today: date | None) -> bool:
        """Whether somebody was there, and it is not still to come."""
        past = today is None or self.start.date() <= today
        return past and any(said.get("presence") is Presence.ATTENDED for said in self.people.values())


@dataclass(frozen=True, slots=True)
class Record:
    """One event as the file holds it; one that is only a session is made up on the fly, with id None."""

    session: Session
    training: Training
    reps: tuple[int, ...]
    attendance: Mapping[int, Attendance]

    @property
    def what(self) -> What:
        """The course, else the title."""
        return what_of(self.training.course_id, self.training.title)

    @property
    def bare(self) -> bool:
        """Whether nothing makes it an event yet."""
        return self.training.id is None

    @property
    def numbered(self) -> bool:
        """Whether any score was written down."""
        return any(row.before is not None or row.after is not None for row in self.attendance.values())


def what_of(course_id: int | None, title: str) -> What:
    """What an event is of, as it compares."""
    return course_id if course_id is not None else " ".join(clean(title).split()).casefold()


def records_of(known: Known) -> dict[datetime, list[Record]]:
    """The events of the file by their start; bare marks of moved ones are none."""
    trainings = {training.session_id: training for training in known.trainings}
    rows: dict[int, dict[int, Attendance]] = defaultdict(dict)
    for row in known.attendance:
        rows[row.training_id][row.rep_id] = row
    found: dict[datetime, list[Record]] = defaultdict(list)
    for session, reps in known.sessions:
        if session.kind is SessionKind.TRAINING and session.status is not SessionStatus.MOVED:
            training = trainings.get(session.id or 0) or Training(None, session.id or 0, title=UNNAMED)
            found[session.start].append(Record(session, training, tuple(sorted(reps)), rows.get(training.id or 0, {})))
    return found


def compared(
    entries: Iterable[Entry], records: Mapping[datetime, list[Record]], today: date | None
) -> tuple[list[EventRow], Counts]:
    """What is to be written, and how many rows are new, change something, or do neither."""
    by_start: dict[datetime, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_start[entry.start].append(entry)
    found, counts = list[EventRow](), Counter[str]()
    for start, own in by_start.items():
        there: list[Record | None] = pair(own, records.get(start, []), TESTS)
        for entry, record in zip(own, there):
            event = _fresh(entry, today) if record is None else _merged(entry, record, today)
            words = [_row_word(reps, record, event) for reps in entry.rows]
            if record is not None and _own_changes(event, record) and set(words) == {"same"}:
                words[0] = "changed"
            counts.update(words)
            found += [event] if set(words) != {"same"} else []
    return found, (counts["added"], counts["changed"], counts["same"])


def _row_word(reps: tuple[int, ...], record: Record | None, event: EventRow) -> str:
    if record is None or set(reps) - set(record.reps):
        return "added"
    return "changed" if {row.rep_id for row in event.attendance} & set(reps) else "same"


def _own_changes(event: EventRow, record: Record) -> bool:
    return (event.session, event.training) != (record.session, record.training)


def _fresh(entry: Entry, today: date | None) -> EventRow:
    """A new event; somebody who was there makes it held, and a trainer of its own leaves your time free."""
    given = {"status": SessionStatus.HELD if entry.attended(today) else SessionStatus.PLANNED}
    given |= {"yours": "trainer" not in entry.given, "minutes": entry.usual} | entry.given | _scale(entry)
    session = Session(None, SessionKind.TRAINING, entry.start, **_some(given, _OF_SESSION))
    training = Training(None, 0, **_some(given, _OF_TRAINING))
    return EventRow(session, training, tuple(sorted(entry.people)), _attendance(entry, 0, {}))


def _merged(entry: Entry, record: Record, today: date | None) -> EventRow:
    given = dict(entry.given)
    if record.session.status is SessionStatus.PLANNED and entry.attended(today):
        given = {"status": SessionStatus.HELD} | given
    training = record.training
    if record.bare:
        given = {"title": "" if "course_id" in given else training.title} | given | _scale(entry)
    session = replace(record.session, **_some(given, _OF_SESSION))
    reps = tuple(sorted({*record.reps, *entry.people}))
    rows = _attendance(entry, training.id or 0, record.attendance)
    return EventRow(session, replace(training, **_some(given, _OF_TRAINING)), reps, rows)


def _attendance(entry: Entry, training_id: int, known: Mapping[int, Attendance]) -> tuple[Attendance, ...]:
    """The rows that say more than the file does; who is only invited needs none."""
    found = []
    for rep_id, said in entry.people.items():
        old = known.get(rep_id) or Attendance(None, training_id, rep_id)
        new = replace(old, **said)
        found += [new] if new != old else []
    return tuple(found)


def _scale(entry: Entry) -> dict[str, Any]:
    """The scale of numbers that name none: confidence, unless one of them can't be that."""
    numbers = [said[name] for said in entry.people.values() for name in ("before", "after") if name in said]
    low, high = Scale.CONFIDENCE.bounds
    if "scale" in entry.given or all(low <= number <= high for number in numbers):
        return {}
    return {"scale": Scale.SCORE}


def _some(given: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: given[name] for name in names if name in given}


def _whole(entry: Entry, record: Record) -> bool:
    """Whether the rows say all that the file holds of the event, and nothing else."""
    if "minutes" not in entry.given:
        return False
    new = _fresh(entry, None)
    told = Record(new.session, new.training, new.reps, {row.rep_id: row for row in new.attendance})
    return _told(told) == _told(record)


def _told(record: Record) -> tuple[Any, ...]:
    """What a table says of an event."""
    said = {(row.rep_id, row.presence, row.before, row.after, row.feedback) for row in record.attendance.values()}
    own = (getattr(record.session, name) for name in _OF_SESSION)
    made = (getattr(record.training, name) for name in _OF_TRAINING)
    bare = {(rep_id, Presence.INVITED, None, None, "") for rep_id in record.reps}
    return (*own, *made, record.reps, said - bare)


def _nothing_new(entry: Entry, record: Record) -> bool:
    if not _same_what(entry, record):
        return False
    event = _merged(entry, record, None)
    return not event.attendance and event.reps == record.reps and not _own_changes(event, record)


def _same_people(entry: Entry, record: Record) -> bool:
    return _same_what(entry, record) and set(entry.people) == set(record.reps)


def _some_people(entry: Entry, record: Record) -> bool:
    return _same_what(entry, record) and bool(set(entry.people) & set(record.reps))


def _same_what(entry: Entry, record: Record) -> bool:
    return entry.what == record.what


def _only_a_session(entry: Entry, record: Record) -> bool:
    """A session that nothing makes an event yet, with somebody of the row in it."""
    return record.bare and bool(set(entry.people) & set(record.reps))


TESTS: tuple[Callable[[Entry, Record], bool], ...] = (
    _whole, _nothing_new, _same_people, _some_people, _same_what, _only_a_session,
)  # fmt: skip


def training_sheet(known: Known) -> Sheet:
    """Every event, one row for each rep who is invited; counts of follow-ups are told and not taken back."""
    return Sheet("training", TRAINING_HEADS, tuple(_rows(known)))


def _rows(known: Known) -> Iterator[tuple[Cell, ...]]:
    reps = {rep.id: rep.name for rep in known.reps}
    titles = {course.id: course.title for course in known.courses}
    follow_ups = _follow_ups(known)
    events = []
    for record in (one for found in records_of(known).values() for one in found):
        head = _event_cells(record, titles)
        people = sorted((reps[rep_id], rep_id) for rep_id in record.reps if rep_id in reps)
        lines = [_rep_cells(name, record, rep_id, follow_ups) for name, rep_id in people] or [("",) + (None,) * 6]
        events.append((head, lines, (record.session.start, record.what)))
    seen: Counter[tuple[datetime, What]] = Counter()
    for head, lines, key in sorted(events, key=lambda event: (event[0][2], str(event[0]), str(event[1]))):
        seen[key] += 1
        again = seen[key] if seen[key] > 1 else None
        yield from ((*head, *line, again) for line in lines)


def _event_cells(record: Record, titles: Mapping[int | None, str]) -> tuple[Cell, ...]:
    session, training = record.session, record.training
    return (titles.get(training.course_id, ""), training.title, f"{session.start:%Y-%m-%d %H:%M}", session.minutes,
            session.place, training.trainer, training.capacity, training.scale.value,
            "yes" if session.yours else "no", session.status.value)  # fmt: skip


def _rep_cells(
    name: str, record: Record, rep_id: int, follow_ups: Mapping[tuple[int | None, int], tuple[int, int]]
) -> tuple[Cell, ...]:
    row = record.attendance.get(rep_id) or Attendance(None, 0, rep_id)
    opened, done = follow_ups.get((record.training.id, rep_id), (0, 0))
    return joined_reps([name]), row.presence.value, row.before, row.after, row.feedback, opened, done


def _follow_ups(known: Known) -> dict[tuple[int | None, int], tuple[int, int]]:
    """How many follow-ups are open and how many settled, by event and rep."""
    sessions = {session.id: session for session, _ in known.sessions}
    found: dict[tuple[int | None, int], tuple[int, int]] = {}
    for one in known.follow_ups:
        settled = one.settled(sessions.get(one.session_id) if one.session_id is not None else None)
        opened, done = found.get((one.training_id, one.rep_id), (0, 0))
        found[one.training_id, one.rep_id] = (opened + (not settled), done + settled)
    return found
