"""Rows of observations: what was seen of one skill of one rep on one day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from coachdesk.domain.errors import Invalid
from coachdesk.domain.skills import Observation, Setting
from coachdesk.exchange.names import fold_head
from coachdesk.exchange.plans import ImportOptions, ImportPlan, ImportReport, Known
from coachdesk.exchange.sessions import choice
from coachdesk.exchange.skill_rows import Reading
from coachdesk.exchange.tables import Table

Key = tuple[int, int, date, str, int]
_SETTINGS = {
    **{fold_head(setting.value): setting for setting in Setting},
    **dict.fromkeys(("phone", "phonecall", "salescall"), Setting.CALL),
    **dict.fromkeys(("jointcall", "ridealong", "joint"), Setting.JOINT_CALL),
    **dict.fromkeys(("roleplay", "practice"), Setting.ROLE_PLAY),
    **dict.fromkeys(("email", "mail", "chat", "linkedin"), Setting.MESSAGE),
    **dict.fromkeys(("oneonone", "demo", "presentation"), Setting.MEETING),
}


class ObservationsImport:
    """One reading of a table of observations; one is the same when rep, skill, day and words are."""

    def __init__(self, table: Table, known: Known, options: ImportOptions) -> None:
        self._read = Reading("observations", table, known, options, ("rep", "skill", "date", "seen"))
        self._known = dict(numbered(known.observations))
        self._today = known.today
        self._rows: dict[Key, int] = {}
        self._added: list[Observation] = []
        self._changed: list[Observation] = []
        self._same = self._nowhere = 0

    def plan(self) -> ImportPlan:
        """Go through the rows once and compare each."""
        read = self._read
        preview = read.preview(self._row)
        counts = len(self._added), len(self._changed), self._same
        report = ImportReport(len(read.table.rows), *counts, tuple(read.skipped), read.roll.unknown(), self._notes())
        found = (*self._added, *self._changed)
        return ImportPlan(report, (), tuple(read.roll.added), preview=preview, facts=read.facts(), observations=found)

    def _notes(self) -> tuple[str, ...]:
        nowhere = f"{self._nowhere:,} new without a place: taken as “{Setting.OTHER.value}”." if self._nowhere else ""
        return tuple(note for note in (self._read.style.note, nowhere) if note)

    def _row(self, number: int, row: tuple[str, ...]) -> tuple[str, str]:
        read = self._read
        rep, skill, day, seen = read.rep(row), read.skill(row), read.day(row), read.note(row, "seen")
        if not seen:
            raise Invalid("seen", "no words: what was seen or heard?")
        setting = choice(read.cell(row, "where"), "where", _SETTINGS, Setting)
        level, again = read.level(row), _again(read.cell(row, "again"))
        if rep is None:
            return "who is this? choose below", "watch"
        key = (rep.id or 0, skill.id or 0, day, seen, again)
        if earlier := self._rows.get(key):
            raise Invalid("seen", f"Row {earlier} has this observation already.")
        if self._today is not None and day > self._today:
            raise Invalid("date", f"{day} is still to come: an observation is of a day that was.")
        self._rows[key] = number
        self._compare(key, setting, level)
        return f"{rep.first_name}: {skill.name}", "good"

    def _compare(self, key: Key, setting: Setting | None, level: int | None) -> None:
        """Against the one in the file; an empty cell changes nothing."""
        old = self._known.get(key)
        if old is None:
            self._nowhere += setting is None
            self._added.append(Observation(None, *key[:4], setting or Setting.OTHER, level))
            return
        new = replace(old, setting=setting or old.setting, level=level or old.level)
        if new == old:
            self._same += 1
        else:
            self._changed.append(new)


def numbered(observations: Iterable[Observation]) -> Iterator[tuple[Key, Observation]]:
    """Each with what makes it the same one; of several alike, the second is number 2 and so on."""
    seen: Counter[tuple[int, int, date, str]] = Counter()
    for one in observations:
        alike = one.rep_id, one.skill_id, one.day, one.seen
        seen[alike] += 1
        yield (*alike, seen[alike]), one


def _again(cell: str) -> int:
    text = cell.strip().removesuffix(".0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1
