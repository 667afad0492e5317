"""Rows of ratings: who rated whom in which skill on which day, at which level, and on what it stands."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from coachdesk.analysis.words import plural
from coachdesk.domain.errors import Invalid
from coachdesk.domain.people import Rep
from coachdesk.domain.skills import DatedRating, Rater
from coachdesk.domain.texts import clean
from coachdesk.exchange.names import fold
from coachdesk.exchange.plans import ImportOptions, ImportPlan, ImportReport, Known, RatingRow
from coachdesk.exchange.raw import short
from coachdesk.exchange.skill_exports import shown_of
from coachdesk.exchange.skill_rows import UNKNOWN_NOTE, Reading
from coachdesk.exchange.tables import Table

Key = tuple[int, int, Rater, str, date]
_RATERS = {
    **dict.fromkeys(("manager", "mgr", "supervisor", "coach", "boss", "by manager"), Rater.MANAGER),
    **dict.fromkeys(("self", "rep", "own", "self-assessment", "self-rating", "by self"), Rater.SELF),
}
_PEER = re.compile(r"(?:peer|colleague)\s*(?:[:–—-]\s*(.+)|\(\s*(.+?)\s*\))?", re.IGNORECASE)


class RatingsImport:
    """One reading of a table of ratings; one is the same when rep, skill, rater and day are."""

    def __init__(self, table: Table, known: Known, options: ImportOptions) -> None:
        self._read = Reading("ratings", table, known, options, ("rep", "skill", "by", "date", "level"))
        self._known = {key_of_rating(rep_id, rating): rating for rep_id, rating in known.ratings}
        shown = {(rep_id, id(rating)) for rep_id, rating in shown_of(known)}
        hidden = [(rep_id, one) for rep_id, one in known.ratings if (rep_id, id(one)) not in shown]
        self._waiting = {(rep_id, one.day) for rep_id, one in hidden}
        self._today = known.today
        self._rows: dict[Key, int] = {}
        self._ratings: dict[Key, RatingRow] = {}
        self._unknown = 0

    def plan(self) -> ImportPlan:
        """Go through the rows once, then compare."""
        read = self._read
        preview = read.preview(self._row)
        added = [row for key, row in self._ratings.items() if key not in self._known]
        old = [(row, self._known[key]) for key, row in self._ratings.items() if key in self._known]
        changed = [replace(row, by=rating.by) for row, rating in old if _differs(row, rating)]
        report = ImportReport(
            len(read.table.rows), len(added), len(changed), len(old) - len(changed), tuple(read.skipped),
            read.roll.unknown(), self._notes(),
        )  # fmt: skip
        return ImportPlan(
            report, (), tuple(read.roll.added), preview=preview, facts=read.facts(), ratings=(*added, *changed)
        )

    def _notes(self) -> tuple[str, ...]:
        rows = plural(self._unknown, "row")
        them = "it" if self._unknown == 1 else "them"
        unknown = UNKNOWN_NOTE.format(rows=rows, them=them) if self._unknown else ""
        return tuple(note for note in (self._read.style.note, unknown) if note)

    def _row(self, number: int, row: tuple[str, ...]) -> tuple[str, str]:
        read = self._read
        rep, skill, day = read.rep(row), read.skill(row), read.day(row)
        rater, by = _rater(read.cell(row, "by"), rep)
        level, evidence = read.level(row), read.note(row, "evidence")
        if level is None:
            self._unknown += 1
            return "unknown: no rating", "muted"
        if rep is None:
            return "who is this? choose below", "watch"
        key = (rep.id or 0, skill.id or 0, rater, by, day)
        if earlier := self._rows.get(key):
            raise Invalid("skill", f"Row {earlier} has this rating already.")
        if rater is Rater.SELF and (rep.id, day) in self._waiting:
            raise Invalid("by", f"A blind self-assessment of {day} waits for your rating: this row is left out.")
        if self._today is not None and day > self._today:
            raise Invalid("date", f"{day} is still to come: a rating is of a day that was.")
        self._rows[key] = number
        self._ratings[key] = RatingRow(*key, level, evidence, skill.framework_id)
        return f"{rep.first_name}: {skill.name} {level}, {by or rater.value}", "good"


def key_of_rating(rep_id: int, rating: DatedRating) -> Key:
    """What makes a rating the same one."""
    by = _one_line(rating.by) if rating.rater is Rater.PEER else ""
    return rep_id, rating.skill_id, rating.rater, by, rating.day


def _differs(row: RatingRow, rating: DatedRating) -> bool:
    """Whether the row says more or other than the file; an empty cell of evidence says nothing."""
    return row.level != rating.level or (bool(row.evidence) and row.evidence != rating.evidence)


def _rater(cell: str, rep: Rep | None) -> tuple[Rater, str]:
    """Who rated, and the name of a peer; the rep's own name means self."""
    text = _one_line(cell)
    if rep is not None and text and fold(text) == fold(rep.name):
        return Rater.SELF, ""
    if rater := _RATERS.get(text.casefold()):
        return rater, ""
    if found := _PEER.fullmatch(text):
        if not (name := found[1] or found[2]):
            raise Invalid("by", "Say which peer rated: write “peer: Name”.")
        return Rater.PEER, name
    if not text:
        raise Invalid("by", "Who rated? Write manager, self or “peer: Name”.")
    raise Invalid("by", f"“{short(cell)}” is none of manager, self or “peer: Name”.")


def _one_line(by: str) -> str:
    return " ".join(clean(by).split())
