"""Rows of training: one for each rep of an event, with who was there and what it changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from coachdesk.analysis.words import listed
from coachdesk.domain.courses import Course
from coachdesk.domain.errors import Invalid
from coachdesk.domain.people import Rep
from coachdesk.domain.sessions import SessionStatus
from coachdesk.domain.training import Presence, Scale
from coachdesk.exchange.courses import said_yes
from coachdesk.exchange.dates import day_words, vote_dates
from coachdesk.exchange.moments import parse_moment
from coachdesk.exchange.names import fold_head, nearest
from coachdesk.exchange.numbers import parse_number, vote_numbers
from coachdesk.exchange.plans import ImportOptions, ImportPlan, ImportReport, Known
from coachdesk.exchange.raw import short
from coachdesk.exchange.sessions import STATUSES, choice, lasting, split_reps, whole
from coachdesk.exchange.skill_rows import Reading
from coachdesk.exchange.tables import Table
from coachdesk.exchange.training_checks import check_event, check_reps
from coachdesk.exchange.training_events import Entry, Record, What, compared, records_of, what_of

Key = tuple[datetime, What, str]
PRESENCES = {
    **{fold_head(one.value): one for one in Presence},
    **dict.fromkeys(("yes", "y", "true", "1", "x", "present", "there", "completed", "complete"), Presence.ATTENDED),
    **dict.fromkeys(("no", "n", "false", "0", "noshow", "missed", "notthere"), Presence.ABSENT),
    **dict.fromkeys(("sick", "holiday", "onleave", "cancelled", "canceled", "declined"), Presence.EXCUSED),
    **dict.fromkeys(("enrolled", "registered", "booked", "planned", "notstarted", "inprogress"), Presence.INVITED),
}
SCALES = {
    **{fold_head(one.value): one for one in Scale},
    **dict.fromkeys(("percent", "test", "points", "testscore"), Scale.SCORE),
}


class TrainingImport:
    """One reading of a table of training; an event is the same when its start and its course or title are.

    Nobody is taken out of an event, and an empty cell changes nothing.
    """

    def __init__(self, table: Table, known: Known, options: ImportOptions) -> None:
        self._read, self._known = Reading("training", table, known, options, ("start",)), known
        at, self._today = self._read.at, known.today
        self._courses = {what_of(None, course.title): course for course in known.courses}
        self._dates = vote_dates((cell.split(" ")[0] for cell in table.column(at["start"])), options.day_first)
        scores = [cell for name in ("before", "after") if name in at for cell in table.column(at[name])]
        self._style = vote_numbers(scores)
        self._entries: dict[Key, Entry] = {}
        self._records = records_of(known)

    def plan(self) -> ImportPlan:
        """Go through the rows once, then compare event by event."""
        read = self._read
        preview = read.preview(self._row)
        events, counts = compared(self._entries.values(), self._records, self._today)
        report = ImportReport(
            len(read.table.rows), *counts, tuple(read.skipped), read.roll.unknown(),
            tuple(note for note in (self._dates.note, self._style.note) if note),
        )  # fmt: skip
        facts = {**read.facts(), "start": self._dates.words}
        return ImportPlan(report, (), tuple(read.roll.added), preview=preview, facts=facts, events=tuple(events))

    def _row(self, number: int, row: tuple[str, ...]) -> tuple[str, str]:
        reps, start = self._reps(row), self._start(row)
        given = self._event(row)
        course = self._course(row, given)
        what = what_of(course.id if course else None, given.get("title", ""))
        key = start, what, self._read.cell(row, "again").strip().removesuffix(".0")
        entry = self._entries.get(key) or Entry(number, start, what, course.minutes if course else 0)
        said = self._said(row, many=len(reps) > 1)
        known = self._known_as(entry)
        entry.usual = entry.usual or next((one.session.minutes for one in known), 0)
        check_event(entry, given, known, self._today)
        check_reps(entry, given | entry.given, said, [rep for rep in reps if rep is not None], known, self._today)
        if None in reps:
            return "who is this? choose below", "watch"
        ids = tuple(rep.id or 0 for rep in reps if rep is not None)
        entry.given |= given
        entry.people |= dict.fromkeys(ids, said)
        entry.rows.append(ids)
        self._entries[key] = entry
        who = listed([rep.first_name for rep in reps if rep is not None]) or "nobody yet"
        title, state = course.title if course else given["title"], said.get("presence", Presence.INVITED).value
        return f"{title}, {day_words(start.date())} {start:%H:%M}: {who}{f', {state}' if ids else ''}", "good"

    def _reps(self, row: tuple[str, ...]) -> tuple[Rep | None, ...]:
        """Who the row is about: nobody, one, or several in one cell; None for an unknown one."""
        names = split_reps(self._read.cell(row, "rep"))
        wanted = [name for name in dict.fromkeys(names) if not self._read.roll.left_out(name)]
        try:
            return tuple(self._read.roll.settle(name) for name in wanted)
        except Invalid as error:
            raise Invalid("rep", str(error)) from error

    def _start(self, row: tuple[str, ...]) -> datetime:
        cell = row[self._read.at["start"]]
        if not cell.strip():
            raise Invalid("start", "no start")
        return parse_moment(cell, self._dates, self._read.cell(row, "time"))

    def _course(self, row: tuple[str, ...], given: dict[str, Any]) -> Course | None:
        """The course the row names; a title alone will do."""
        name = self._read.cell(row, "course")
        if not name.strip():
            if "title" not in given:
                raise Invalid("course", "no course and no title")
            return None
        if (found := self._courses.get(what_of(None, name))) is None:
            close = nearest(name, [course.title for course in self._known.courses])
            hint = f" Did you mean “{short(close)}”?" if close else ""
            raise Invalid("course", f"There is no course “{short(name)}”.{hint} Bring in the courses first.")
        given["course_id"] = found.id
        return found

    def _event(self, row: tuple[str, ...]) -> dict[str, Any]:
        """What the row says of the event as a whole; empty cells say nothing."""
        read, given = self._read, dict[str, Any]()
        for name in ("title", "trainer", "place"):
            text = read.note(row, name)
            given |= {name: text if name == "place" else " ".join(text.split())} if text else {}
        if cell := read.cell(row, "minutes").strip():
            given["minutes"] = lasting(cell)
        if cell := read.cell(row, "seats").strip():
            given["capacity"] = whole(cell, "seats")
        told = {
            "scale": choice(read.cell(row, "scale"), "scale", SCALES, Scale),
            "status": choice(read.cell(row, "status"), "status", STATUSES, SessionStatus),
            "yours": said_yes(read.cell(row, "with you"), "with you"),
        }
        return given | {name: value for name, value in told.items() if value is not None}

    def _said(self, row: tuple[str, ...], *, many: bool) -> dict[str, Any]:
        """What the row says of its rep."""
        found: dict[str, Any] = {"presence": choice(self._read.cell(row, "presence"), "presence", PRESENCES, Presence)}
        for name in ("before", "after"):
            try:
                found[name] = parse_number(self._read.cell(row, name), self._style)
            except Invalid as error:
                raise Invalid(name, str(error)) from error
        found["feedback"] = self._read.note(row, "feedback") or None
        said = {name: value for name, value in found.items() if value is not None}
        if many and said.keys() - {"presence"}:
            raise Invalid("rep", "What one rep said or scored stands in a row with that rep alone.")
        return said

    def _known_as(self, entry: Entry) -> list[Record]:
        """The events of the file that this could be: those of its course or title, else those that are of none."""
        there = self._records.get(entry.start, [])
        return [one for one in there if one.what == entry.what] or [one for one in there if one.bare]
