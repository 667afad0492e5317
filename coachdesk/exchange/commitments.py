"""Rows of promises: who keeps what, by when, and how it ended."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from coachdesk.analysis.due import Due, read_due
from coachdesk.analysis.words import listed, plural
from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.measures import check_start
from coachdesk.domain.people import Rep
from coachdesk.domain.sessions import SessionStatus
from coachdesk.domain.texts import clean_note
from coachdesk.exchange.columns import long_text, recognise, require
from coachdesk.exchange.dates import DateStyle, day_words, parse_day, vote_dates
from coachdesk.exchange.moments import parse_moment
from coachdesk.exchange.names import Roll, fold, fold_head
from coachdesk.exchange.pairing import pair
from coachdesk.exchange.plans import ImportOptions, ImportPlan, ImportReport, Known, Meeting, PreviewRow, Skip
from coachdesk.exchange.raw import short
from coachdesk.exchange.remarks import told
from coachdesk.exchange.sessions import OWNERS, choice
from coachdesk.exchange.tables import Table

Key = tuple[int, Owner, str]
Met = dict[tuple[datetime, int], int | None]
_STATES = {
    **{state.value: state for state in CommitmentState},
    **dict.fromkeys(("kept", "completed", "complete", "closed"), CommitmentState.DONE),
    **dict.fromkeys(("partly", "partlydone", "inpart"), CommitmentState.PART),
    **dict.fromkeys(("cancelled", "canceled"), CommitmentState.DROPPED),
    **dict.fromkeys(("todo", "notdone", "pending", "inprogress"), CommitmentState.OPEN),
}
_YES = {"yes", "y", "true", "1", "x", "done", "✓", "✔"}
_NO = {"no", "n", "false", "0", "open", "not yet", "-", "–"}
ENDED = {
    CommitmentState.DONE: "done", CommitmentState.PART: "partly done", CommitmentState.DROPPED: "dropped",
}  # fmt: skip
_DAYS = ("due", "done", "made")
_TEXTS = {"why": "why", "seen in": "seen_in", "due words": "due_words"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row's promise, and the fields that it names; empty cells name none."""

    promise: Commitment
    given: dict[str, Any]
    said: bool = False
    """Whether its due day was said in words, without the day they were said on."""


@dataclass(slots=True)
class Told:
    """What is told beside the rows: how many named no day, which ones no why, which a session that is not there."""

    undated: int = 0
    ended: Counter[CommitmentState] = field(default_factory=Counter)
    unreasoned: list[int] = field(default_factory=list)
    unlinked: list[int] = field(default_factory=list)

    def notes(self) -> list[str]:
        """In words, each once."""
        notes = []
        if self.undated:
            count = plural(self.undated, "new commitment")
            notes.append(f"{count} named no day of the promise: it is today, or the due day where that is earlier.")
        if self.ended:
            count, said = plural(self.ended.total(), "commitment"), [ENDED[s] for s in ENDED if self.ended[s]]
            notes.append(f"{count} said {listed(said)} without a day: it is the due day if that is past, else today.")
        notes += told(self.unreasoned, "dropped without a why: say why in the column “why”")
        return [*notes, *told(self.unlinked, "names a session that is not there: kept without it")]


class CommitmentsImport:
    """One reading of a table of commitments; one is the same when rep, owner and words are, and the days agree."""

    def __init__(self, table: Table, known: Known, options: ImportOptions) -> None:
        self._table, self._known = table, known
        self._at = recognise("commitments", table, options.mapping)
        require(table, self._at, ("rep", "owner", "text"))
        self._roll = Roll(known, options)
        self._styles = {
            field: vote_dates(table.column(self._at[field]), options.day_first) for field in _DAYS if field in self._at
        }
        self._met = _met(known)
        self._rows: dict[tuple[Any, ...], int] = {}
        self._entries: defaultdict[Key, list[Entry]] = defaultdict(list)
        self._skipped: list[Skip] = []
        self._told = Told()

    def plan(self) -> ImportPlan:
        """Go through the rows once, then compare."""
        preview = tuple(self._row(number, row) for number, row in zip(self._table.row_numbers, self._table.rows))
        added, changed, same = self._compare()
        unknown = self._roll.unknown()
        report = ImportReport(
            len(self._table.rows), len(added), len(changed), same, tuple(self._skipped), unknown,
            (*dict.fromkeys(style.note for style in self._styles.values() if style.note), *self._told.notes()),
        )  # fmt: skip
        names = len(self._roll.names)
        facts = {"rep": f"{names:,} names, {names - len(unknown):,} known"}
        facts |= {field: style.words for field, style in self._styles.items() if style.words}
        return ImportPlan(
            report, (), tuple(self._roll.added), preview=preview, facts=facts, commitments=(*added, *changed)
        )

    def _row(self, number: int, row: tuple[str, ...]) -> PreviewRow:
        if self._roll.left_out(row[self._at["rep"]]):
            return PreviewRow(number, row, "left out: not one of your reps", "muted")
        try:
            rep = self._rep(row)
            entry = self._entry(row, rep)
            if rep is None:
                return PreviewRow(number, row, "who is this? choose below", "watch")
            self._take(number, row, entry)
        except DeskError as error:
            at = self._at.get(getattr(error, "field", "text"), self._at["text"])
            self._skipped.append(Skip(number, self._table.heads[at], row[at][:200], str(error)))
            return PreviewRow(number, row, f"skipped: {error}", "muted")
        promise = entry.promise
        due = f"due {day_words(promise.due)}" if promise.due else "no day"
        who = rep.first_name if promise.owner is Owner.REP else f"you, for {rep.first_name}"
        return PreviewRow(number, row, f"{who}: {due}, {promise.state.value}", "good")

    def _rep(self, row: tuple[str, ...]) -> Rep | None:
        if not row[self._at["rep"]].strip():
            raise Invalid("rep", "no name")
        try:
            return self._roll.settle(row[self._at["rep"]])
        except Invalid as error:
            raise Invalid("rep", str(error)) from error

    def _take(self, number: int, row: tuple[str, ...], entry: Entry) -> None:
        key = _key(entry.promise)
        again = self._cell(row, "again").strip().removesuffix(".0")
        whole = (*key, entry.given.get("due"), entry.given.get("made"), again)
        if earlier := self._rows.get(whole):
            raise Invalid("text", f"Row {earlier} has this commitment already.")
        self._rows[whole] = number
        self._entries[key].append(entry)
        if entry.promise.state is CommitmentState.DROPPED and not entry.promise.why:
            self._told.unreasoned.append(number)
        if self._cell(row, "session").strip() and "session_id" not in entry.given:
            self._told.unlinked.append(number)

    def _entry(self, row: tuple[str, ...], rep: Rep | None) -> Entry:
        rep_id = (rep.id or 0) if rep else 0
        text = clean_note(self._cell(row, "text"), "text")
        if not text:
            raise Invalid("text", "no words")
        given: dict[str, Any] = {"text": text}
        for head, name in _TEXTS.items():
            if value := clean_note(self._cell(row, head), head):
                given[name] = value
        if made := self._day(row, "made"):
            given["made"] = made
        due = _due(self._cell(row, "due"), self._styles.get("due", DateStyle()), made or self._known.today)
        if due is not None:
            given |= {"due": due.day} | ({"due_words": due.words} if due.words else {})
        done = self._cell(row, "done")
        closed = None if _folded(done) in _YES | _NO else self._day(row, "done")
        if closed and self._known.today and closed > self._known.today:
            raise Invalid("done", f"{day_words(closed)} is still to come: leave it open until it is done.")
        given |= _ended(self._cell(row, "state"), done, closed)
        if (link := _link(self._cell(row, "session"), rep_id, self._met)) is not None:
            given["session_id"] = link
        promise = Commitment(None, rep_id, _owner(self._cell(row, "owner"), rep), text, date.min)
        return Entry(replace(promise, **given), given, said=due is not None and bool(due.words) and made is None)

    def _day(self, row: tuple[str, ...], field: str) -> date | None:
        cell = self._cell(row, field)
        if not cell.strip():
            return None
        try:
            day = parse_day(cell, self._styles[field])
            check_start(day)
        except Invalid as error:
            raise Invalid(field, str(error)) from error
        return day

    def _cell(self, row: tuple[str, ...], field: str) -> str:
        return long_text(self._table, row, self._at[field]) if field in self._at else ""

    def _compare(self) -> tuple[list[Commitment], list[Commitment], int]:
        known: defaultdict[Key, list[Commitment]] = defaultdict(list)
        for promise in self._known.commitments:
            known[_key(promise)].append(promise)
        added, changed, same = list[Commitment](), list[Commitment](), 0
        for key, entries in self._entries.items():
            partners = pair(entries, known[key], TESTS)
            for entry, record in zip(entries, partners):
                if record is None:
                    added.append(self._new(entry))
                elif (merged := self._merged(record, entry)) == record:
                    same += 1
                else:
                    changed.append(merged)
        return added, changed, same

    def _new(self, entry: Entry) -> Commitment:
        """A new one; where no day says when it was made, the earliest of today, the due and the done day does."""
        promise = entry.promise
        if "made" not in entry.given:
            self._told.undated += 1
            days = (self._known.today, promise.due, promise.closed)
            promise = replace(promise, made=min(day for day in (*days, date.max) if day is not None))
        return self._closed(promise)

    def _merged(self, record: Commitment, entry: Entry) -> Commitment:
        again = entry.said and entry.given.get("due_words") == record.due_words
        merged = replace(record, **{f: v for f, v in entry.given.items() if not (again and f == "due")})
        return self._closed(merged) if merged.state is not record.state else merged

    def _closed(self, promise: Commitment) -> Commitment:
        if promise.state is CommitmentState.OPEN or promise.closed is not None:
            return promise
        self._told.ended[promise.state] += 1
        today = self._known.today
        past = promise.due is not None and (today is None or promise.due <= today)
        return replace(promise, closed=promise.due if past else today or promise.made)


def _due(cell: str, style: DateStyle, base: date | None) -> Due | None:
    """The due day, without words where the cell is a date; plain words are read against the day it was made."""
    if not cell.strip():
        return None
    try:
        day = parse_day(cell, style)
    except Invalid as wrong:
        with suppress(Invalid):
            if base is not None:
                return read_due(cell, base)
        raise Invalid("due", f"“{short(cell)}” is no due day: write 2026-12-18, 18 Dec, fri or 2w.") from wrong
    try:
        check_start(day)
    except Invalid as error:
        raise Invalid("due", str(error)) from error
    return Due(day, "")


def _folded(cell: str) -> str:
    return " ".join(cell.casefold().split())


def _ended(state_cell: str, done: str, day: date | None) -> dict[str, Any]:
    """State and closing day by the columns state and done; done holds a day, or yes or no."""
    yes = _folded(done) in _YES
    state = choice(state_cell, "state", _STATES, CommitmentState)
    if state is None and done.strip():
        state = CommitmentState.DONE if day or yes else CommitmentState.OPEN
    if state is None:
        return {}
    if state is not CommitmentState.OPEN:
        return {"state": state} | ({"closed": day} if day else {})
    if day or yes:
        raise Invalid("done", "It says done, yet its state is open: keep one of the two.")
    return {"state": state, "closed": None}


def _owner(cell: str, rep: Rep | None) -> Owner:
    """The word, or the rep's own name."""
    if rep is not None and cell.strip() and fold(cell) in (fold(rep.name), fold(rep.first_name)):
        return Owner.REP
    owner = choice(cell, "owner", OWNERS, Owner)
    if owner is None:
        raise Invalid("owner", "no owner: write rep or manager")
    return owner


def _met(known: Known) -> Met:
    """The session of a start and a rep; where there are several, one that was held."""
    meetings = sorted(known.sessions, key=_held_last)
    return {(session.start, rep): session.id for session, reps in meetings for rep in reps}


def _link(cell: str, rep_id: int, met: Met) -> int | None:
    """The session of this rep that starts then; another file may not hold it, and then there is no link."""
    if not cell.strip():
        return None
    try:
        return met.get((parse_moment(cell, vote_dates(())), rep_id))
    except Invalid:
        return None


def _held_last(meeting: Meeting) -> bool:
    return meeting[0].status is SessionStatus.HELD


def _key(promise: Commitment) -> Key:
    return promise.rep_id, promise.owner, fold_head(promise.text)


def _alike(entry: Entry, record: Commitment) -> bool:
    """Whether the row says all that the record does, and nothing else."""
    return replace(entry.promise, id=record.id, carried_from=record.carried_from) == record


def _agree(entry: Entry, record: Commitment) -> bool:
    """Whether the row adds nothing and leaves nothing out."""
    return replace(record, **entry.given) == record and _same_due(entry, record)


def _same_days(entry: Entry, record: Commitment) -> bool:
    return _same_due(entry, record) and entry.given.get("made", record.made) == record.made


def _same_due(entry: Entry, record: Commitment) -> bool:
    return entry.given.get("due") == record.due


def _same_made(entry: Entry, record: Commitment) -> bool:
    return entry.given.get("made") == record.made


def _same_words(entry: Entry, record: Commitment) -> bool:
    return entry.said and entry.given.get("due_words") == record.due_words


def _undated(entry: Entry, _record: Commitment) -> bool:
    return "due" not in entry.given and "made" not in entry.given


TESTS: tuple[Callable[[Entry, Commitment], bool], ...] = (
    _alike, _agree, _same_days, _same_due, _same_made, _same_words, _undated,
)  # fmt: skip
