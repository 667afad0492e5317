"""Rows of coaching time: who met whom when, for how long, and what became of it."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Any, TypeVar

from coachdesk.analysis.words import listed, plural
from coachdesk.domain.commitments import Owner
from coachdesk.domain.errors import Invalid
from coachdesk.domain.people import Rep
from coachdesk.domain.questions import Model
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.texts import clean_note
from coachdesk.exchange.columns import long_text, recognise, require
from coachdesk.exchange.dates import day_words, vote_dates
from coachdesk.exchange.moments import parse_moment
from coachdesk.exchange.names import Roll, fold_head
from coachdesk.exchange.numbers import NumberStyle, parse_number
from coachdesk.exchange.pairing import pair
from coachdesk.exchange.plans import ImportOptions, ImportPlan, ImportReport, Known, Meeting, PreviewRow, Skip
from coachdesk.exchange.raw import short
from coachdesk.exchange.remarks import odd_days, overlaps
from coachdesk.exchange.tables import Table

Key = tuple[datetime, SessionKind]
Choice = TypeVar("Choice", bound=Enum)
KINDS = {
    **{fold_head(kind.value): kind for kind in SessionKind}, **{fold_head(kind.title): kind for kind in SessionKind},
    **dict.fromkeys(("1on1", "11", "1to1", "onetoone", "oneonones"), SessionKind.ONE_ON_ONE),
    **dict.fromkeys(("ridealong", "jointvisit", "jointmeeting"), SessionKind.JOINT_CALL),
    **dict.fromkeys(("teamcoaching", "groupsession", "teammeeting"), SessionKind.GROUP),
}  # fmt: skip
STATUSES = {
    **{fold_head(status.value): status for status in SessionStatus},
    **dict.fromkeys(("scheduled", "booked", "upcoming"), SessionStatus.PLANNED),
    **dict.fromkeys(("done", "completed", "complete"), SessionStatus.HELD),
    **dict.fromkeys(("noshow",), SessionStatus.MISSED),
    **dict.fromkeys(("rescheduled", "postponed"), SessionStatus.MOVED),
    **dict.fromkeys(("canceled",), SessionStatus.CANCELLED),
}
OWNERS = {
    **{owner.value: owner for owner in Owner},
    **dict.fromkeys(("me", "i", "mgr", "coach", "boss"), Owner.MANAGER),
}
_MODELS = {fold_head(model.value): model for model in Model}
_TEXTS = ("summary", "place", "why")
_MINUTES = re.compile(r"\s*(?:min\.?|mins\.?|minutes?|m)\s*$", re.IGNORECASE)
_HOURS = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::00)?")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row's session, the fields that it names (empty cells name none), and who takes part."""

    row: int
    session: Session
    given: dict[str, Any]
    reps: tuple[int, ...]


class SessionsImport:
    """One reading of a table of sessions; one is the same when start and kind are, and somebody is in both."""

    def __init__(self, table: Table, known: Known, options: ImportOptions) -> None:
        self._table, self._known = table, known
        self._at = recognise("sessions", table, options.mapping)
        require(table, self._at, ("rep", "start", "minutes"))
        self._roll = Roll(known, options)
        self._dates = vote_dates((cell.split(" ")[0] for cell in table.column(self._at["start"])), options.day_first)
        self._rows: dict[tuple[Any, ...], int] = {}
        self._entries: defaultdict[Key, list[Entry]] = defaultdict(list)
        self._skipped: list[Skip] = []
        self._there = {(s.start, s.kind, s.status, rep_id) for s, ids in known.sessions for rep_id in ids}

    def plan(self) -> ImportPlan:
        """Go through the rows once, then compare."""
        preview = tuple(self._row(number, row) for number, row in zip(self._table.row_numbers, self._table.rows))
        added, changed, same = self._compare()
        taken = sorted((*added, *changed), key=lambda one: one[0])
        notes = [self._dates.note, _hollow(self._known, [meeting for _, meeting in taken])]
        notes += [*overlaps(self._known, taken), *odd_days(self._known, taken)]
        unknown = self._roll.unknown()
        report = ImportReport(
            len(self._table.rows), len(added), len(changed), same, tuple(self._skipped), unknown,
            tuple(note for note in notes if note),
        )  # fmt: skip
        names = len(self._roll.names)
        facts = {"rep": f"{names:,} names, {names - len(unknown):,} known", "start": self._dates.words}
        return ImportPlan(
            report, (), tuple(self._roll.added), preview=preview, facts=facts,
            sessions=tuple(meeting for _, meeting in (*added, *changed)),
        )  # fmt: skip

    def _row(self, number: int, row: tuple[str, ...]) -> PreviewRow:
        try:
            reps = self._reps(row)
            if reps is None:
                return PreviewRow(number, row, "left out: not one of your reps", "muted")
            session, given = self._session(row)
            if len(found := [rep for rep in reps if rep is not None]) < len(reps):
                return PreviewRow(number, row, "who is this? choose below", "watch")
            self._take(number, row, session, given, found)
        except Invalid as error:
            at = self._at.get(error.field, self._at["start"])
            self._skipped.append(Skip(number, self._table.heads[at], row[at][:200], str(error)))
            return PreviewRow(number, row, f"skipped: {error}", "muted")
        who = ", ".join(rep.first_name for rep in found)
        when = f"{day_words(session.start.date())} {session.start:%H:%M}"
        return PreviewRow(number, row, f"{who}: {session.kind.value}, {when}, {session.status.value}", "good")

    def _take(
        self, number: int, row: tuple[str, ...], session: Session, given: dict[str, Any], reps: list[Rep]
    ) -> None:
        key, ids = (session.start, session.kind), tuple(sorted({rep.id or 0 for rep in reps}))
        whole = (*key, ids, self._cell(row, "again").strip().removesuffix(".0"))
        if earlier := self._rows.get(whole):
            raise Invalid("start", f"Row {earlier} has this session already.")
        self._check(session, reps)
        self._rows[whole] = number
        self._entries[key].append(Entry(number, session, given, ids))

    def _check(self, session: Session, reps: list[Rep]) -> None:
        """Nothing is held on a day to come, and nothing new is planned with somebody who has left."""
        day, today = session.start.date(), self._known.today
        fresh = [r for r in reps if (session.start, session.kind, session.status, r.id) not in self._there]
        if session.status is SessionStatus.HELD and fresh and today is not None and day > today:
            raise Invalid("status", f"{day_words(day)} is still to come: plan it, and say afterwards that it was held.")
        gone = [r.name for r in fresh if not r.present or (r.left is not None and day > r.left)]
        if session.status is SessionStatus.PLANNED and gone:
            raise Invalid("rep", f"{listed(gone)} left the team: nothing new is planned.")

    def _reps(self, row: tuple[str, ...]) -> tuple[Rep | None, ...] | None:
        """Each one who takes part, None for an unknown one; None for all when none of them is wanted."""
        names = split_reps(row[self._at["rep"]])
        if not names:
            raise Invalid("rep", "no name")
        wanted = [name for name in names if not self._roll.left_out(name)]
        try:
            return tuple(self._roll.settle(name) for name in wanted) or None
        except Invalid as error:
            raise Invalid("rep", str(error)) from error

    def _session(self, row: tuple[str, ...]) -> tuple[Session, dict[str, Any]]:
        """The session a row tells of, and the fields that it names; empty cells name none."""
        given: dict[str, Any] = {
            field: value for field in _TEXTS if (value := clean_note(self._cell(row, field), field))
        }
        given |= self._chosen(row)
        for field in ("usefulness", "energy"):
            if cell := self._cell(row, field).strip():
                given[field] = whole(cell, field)
        start = parse_moment(row[self._at["start"]], self._dates, self._cell(row, "time"))
        kind = choice(self._cell(row, "kind"), "kind", KINDS, SessionKind) or SessionKind.ONE_ON_ONE
        given["minutes"] = lasting(row[self._at["minutes"]])
        past = self._known.today is None or start.date() <= self._known.today
        if "status" not in given and "summary" in given and past:
            given["status"] = SessionStatus.HELD
        return Session(None, kind, start, **given), given

    def _chosen(self, row: tuple[str, ...]) -> dict[str, Any]:
        found = {
            "status": choice(self._cell(row, "status"), "status", STATUSES, SessionStatus),
            "model": choice(self._cell(row, "model"), "model", _MODELS, Model),
            "missed_by": choice(self._cell(row, "missed by"), "missed by", OWNERS, Owner),
        }
        return {field: value for field, value in found.items() if value is not None}

    def _cell(self, row: tuple[str, ...], field: str) -> str:
        return long_text(self._table, row, self._at[field]) if field in self._at else ""

    def _compare(self) -> tuple[list[tuple[int, Meeting]], list[tuple[int, Meeting]], int]:
        """The rows that are new, those that change something, each with its meeting, and how many do neither."""
        known: defaultdict[Key, list[Meeting]] = defaultdict(list)
        for session, reps in self._known.sessions:
            known[session.start, session.kind].append((session, tuple(sorted(reps))))
        added, changed, same = list[tuple[int, Meeting]](), list[tuple[int, Meeting]](), 0
        for key, entries in self._entries.items():
            old = sorted(known[key], key=lambda meeting: _marks_last(meeting[0]))
            partners = pair(entries, old, TESTS)
            for entry, record in zip(entries, partners):
                if record is None:
                    added.append((entry.row, (entry.session, entry.reps)))
                elif (merged := (_merged(record[0], entry.given), entry.reps)) == record:
                    same += 1
                else:
                    changed.append((entry.row, merged))
        return added, changed, same


def _marks_last(session: Session) -> bool:
    """What took or takes place goes before the marks of what was moved away or called off."""
    return session.status not in (SessionStatus.PLANNED, SessionStatus.HELD)


def _merged(old: Session, given: dict[str, Any]) -> Session:
    new = replace(old, **given)
    return replace(new, began=None) if new.status is not old.status and _marks_last(new) else new


def _alike(entry: Entry, record: Meeting) -> bool:
    """Whether the row says all that the record does and may be exported, and nothing else."""
    old = record[0]
    own = replace(
        entry.session, id=old.id, private_note=old.private_note, series_id=old.series_id, deal_id=old.deal_id,
        began=old.began,
    )  # fmt: skip
    return (own, entry.reps) == record


def _equal(entry: Entry, record: Meeting) -> bool:
    return (_merged(record[0], entry.given), entry.reps) == record


def _same_status(entry: Entry, record: Meeting) -> bool:
    return entry.session.status is record[0].status and entry.reps == record[1]


def _same_reps(entry: Entry, record: Meeting) -> bool:
    return entry.reps == record[1]


def _some_reps(entry: Entry, record: Meeting) -> bool:
    return bool(set(entry.reps) & set(record[1])) and entry.session.status is record[0].status


def _any_reps(entry: Entry, record: Meeting) -> bool:
    return bool(set(entry.reps) & set(record[1]))


TESTS: tuple[Callable[[Entry, Meeting], bool], ...] = (
    _alike, _equal, _same_status, _same_reps, _some_reps, _any_reps,
)  # fmt: skip


def _hollow(known: Known, meetings: Sequence[Meeting]) -> str:
    """Tell of held sessions with nothing to show for them."""
    led = {promise.session_id for promise in known.commitments}
    held = (s for s, _ in meetings if s.status is SessionStatus.HELD and not s.summary and not s.private_note)
    count = sum(session.id is None or session.id not in led for session in held)
    if not count:
        return ""
    return f"{plural(count, 'held session')} without a summary: held counts only with a note or a commitment."


def split_reps(cell: str) -> tuple[str, ...]:
    """The names in a cell, parted by semicolons; a name that holds one stands in quotes."""
    try:
        (names,) = csv.reader([" ".join(cell.split())], delimiter=";", skipinitialspace=True)
    except (csv.Error, ValueError):
        names = [cell]
    return tuple(name for name in names if name.strip())


def joined_reps(names: list[str]) -> str:
    """The names as `split_reps` takes them apart again."""
    return "; ".join('"' + name.replace('"', '""') + '"' if set(name) & set(';"') else name for name in names)


def choice(cell: str, field: str, words: dict[str, Choice], choices: type[Choice]) -> Choice | None:
    """The one a cell names, None where it is empty; a refusal says which there are."""
    if not cell.strip():
        return None
    if (found := words.get(fold_head(cell))) is None:
        every = [str(one.value) for one in choices]
        raise Invalid(field, f"“{short(cell)}” is no {field}: write {', '.join(every[:-1])} or {every[-1]}.")
    return found


def whole(cell: str, field: str) -> int:
    """A whole number."""
    try:
        value = parse_number(cell, NumberStyle())
    except Invalid as error:
        raise Invalid(field, str(error)) from error
    if value is None or not value.is_integer():
        raise Invalid(field, f"“{short(cell)}” is not a whole number.")
    return int(value)


def lasting(cell: str) -> int:
    """A length in minutes: 45, “45 min” or 0:45."""
    if not cell.strip():
        raise Invalid("minutes", "no length")
    if found := _HOURS.fullmatch(cell.strip()):
        return int(found[1]) * 60 + int(found[2])
    return whole(_MINUTES.sub("", cell), "minutes")
