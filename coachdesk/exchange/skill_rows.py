"""What tables about skills share: whose row it is, which skill it names, and a list of what was not taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.measures import check_start
from coachdesk.domain.people import Rep
from coachdesk.domain.skills import Skill
from coachdesk.domain.texts import clean_name, clean_note
from coachdesk.exchange.columns import long_text, recognise, require
from coachdesk.exchange.dates import parse_day, vote_dates
from coachdesk.exchange.levels import parse_level
from coachdesk.exchange.names import Roll, nearest
from coachdesk.exchange.plans import ImportOptions, Known, PreviewRow, Skip
from coachdesk.exchange.raw import short
from coachdesk.exchange.tables import Table

UNKNOWN_NOTE = "{rows} without a level (empty, 0 or n/a): unknown is not zero, so no level was taken from {them}."


def key_of(name: str) -> str:
    """A skill's or framework's name as it compares: without case and extra spaces."""
    return clean_name(name).casefold()


class Shelf:
    """The skills of all frameworks by name."""

    def __init__(self, known: Known) -> None:
        self.frameworks = {one.id: one.name for one in known.frameworks}
        self._skills: dict[str, list[Skill]] = {}
        for skill in sorted(known.skills, key=_archived):
            self._skills.setdefault(key_of(skill.name), []).append(skill)

    def find(self, name: str, framework: str = "") -> Skill:
        """The skill a cell names; of one name in several frameworks the framework must be named too."""
        if not name.strip():
            raise Invalid("skill", "no skill")
        found = self._skills.get(key_of(name), [])
        if framework.strip():
            self._check_framework(framework)
            found = [s for s in found if key_of(self.frameworks.get(s.framework_id, "–")) == key_of(framework)]
        if not found:
            raise Invalid("skill", self._missing(name))
        in_use = [skill for skill in found if not skill.archived] or found
        if len({skill.framework_id for skill in in_use}) > 1:
            homes = " and ".join(f"“{short(self.frameworks.get(s.framework_id, '–'))}”" for s in in_use)
            raise Invalid("skill", f"“{short(name)}” is a skill of {homes}: add a column framework.")
        return in_use[0]

    def _missing(self, name: str) -> str:
        close = nearest(name, [skill.name for skills in self._skills.values() for skill in skills])
        hint = f" Did you mean “{short(close)}”?" if close else ""
        return f"There is no skill “{short(name)}”.{hint}"

    def _check_framework(self, name: str) -> None:
        names = list(self.frameworks.values())
        if key_of(name) in map(key_of, names):
            return
        close = nearest(name, names)
        hint = f" Did you mean “{short(close)}”?" if close else ""
        raise Invalid("framework", f"There is no framework “{short(name)}”.{hint}")


class Reading:
    """One table that is read row by row: its columns, the roll of reps, the shelf of skills, and what was skipped."""

    def __init__(self, verb: str, table: Table, known: Known, options: ImportOptions, needed: tuple[str, ...]) -> None:
        self.table, self.at = table, recognise(verb, table, options.mapping)
        require(table, self.at, needed)
        self.roll, self.shelf = Roll(known, options), Shelf(known)
        days = table.column(self.at["date"]) if "date" in self.at else ()
        self.style = vote_dates(days, options.day_first)
        self.skipped: list[Skip] = []
        self._usual = needed[-1]

    def preview(self, read: Callable[[int, tuple[str, ...]], tuple[str, str]]) -> tuple[PreviewRow, ...]:
        """Each row with what becomes of it; `read` tells it in words and a tone, or refuses the row."""
        return tuple(self._row(read, number, row) for number, row in zip(self.table.row_numbers, self.table.rows))

    def _row(
        self, read: Callable[[int, tuple[str, ...]], tuple[str, str]], number: int, row: tuple[str, ...]
    ) -> PreviewRow:
        if "rep" in self.at and self.roll.left_out(row[self.at["rep"]]):
            return PreviewRow(number, row, "left out: not one of your reps", "muted")
        try:
            words, tone = read(number, row)
        except DeskError as error:
            at = self.at.get(getattr(error, "field", self._usual), self.at[self._usual])
            self.skipped.append(Skip(number, self.table.heads[at], row[at][:200], str(error)))
            return PreviewRow(number, row, f"skipped: {error}", "muted")
        return PreviewRow(number, row, words, tone)

    def cell(self, row: tuple[str, ...], field: str) -> str:
        return long_text(self.table, row, self.at[field]) if field in self.at else ""

    def note(self, row: tuple[str, ...], field: str) -> str:
        """A text of any number of lines."""
        return clean_note(self.cell(row, field), field)

    def rep(self, row: tuple[str, ...]) -> Rep | None:
        """The rep of the row, None where the name is unknown and must be settled first."""
        name = row[self.at["rep"]]
        if not name.strip():
            raise Invalid("rep", "no name")
        try:
            return self.roll.settle(name)
        except Invalid as error:
            raise Invalid("rep", str(error)) from error

    def skill(self, row: tuple[str, ...]) -> Skill:
        return self.shelf.find(row[self.at["skill"]], self.cell(row, "framework"))

    def day(self, row: tuple[str, ...]) -> date:
        cell = row[self.at["date"]]
        if not cell.strip():
            raise Invalid("date", "no date")
        try:
            day = parse_day(cell, self.style)
            check_start(day)
        except Invalid as error:
            raise Invalid("date", str(error)) from error
        return day

    def level(self, row: tuple[str, ...], field: str = "level") -> int | None:
        """The level of the row, None where it is unknown."""
        try:
            return parse_level(self.cell(row, field))
        except Invalid as error:
            raise Invalid(field, str(error)) from error

    def facts(self) -> Mapping[str, str]:
        """What was found in the columns, in words."""
        unknown = len(self.roll.unknown())
        names = len(self.roll.names)
        found = {"rep": f"{names:,} names, {names - unknown:,} known"} if "rep" in self.at else {}
        return found | ({"date": self.style.words} if self.style.words else {})


def _archived(skill: Skill) -> bool:
    return skill.archived
