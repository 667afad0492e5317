"""Targets in a grid: a row for each role and rep, a column for each quarter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coachdesk import views
from coachdesk.analysis import words
from coachdesk.analysis.series import target_for
from coachdesk.desk import Desk
from coachdesk.domain.measures import Measure, Target, Unit
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Cadence, Quarter
from coachdesk.domain.roles import Role
from ui.pages.numbers.typing import read_numbers, step_label, typed_words
from ui.widgets.number_grid import GridCell, GridEdit

SHOWN = 4
AHEAD = 2


class TargetGrid:
    """Four quarters of one measure; a rep without an own target shows the one it gets from its role."""

    def __init__(self, desk: Desk, measure: Measure, reps: Sequence[Rep], today: date, back: int = 0) -> None:
        self._desk, self._measure = desk, measure
        self._options = views.options(desk)
        used = {rep.role_id for rep in reps}
        self.owners: tuple[Role | Rep, ...] = (*(r for r in desk.roles.all() if r.id in used), *reps)
        first = Quarter.of(today).plus(AHEAD - SHOWN + 1 - back)
        self.quarters = tuple(first.plus(i) for i in range(SHOWN))
        self._targets = [t for t in desk.targets.all() if t.measure_id == measure.id]

    @property
    def heads(self) -> tuple[str, ...]:
        """The names of the rows; a role's row stands for everyone in it."""
        return tuple(owner.name if isinstance(owner, Rep) else f"Everyone: {owner.name}" for owner in self.owners)

    @property
    def columns(self) -> tuple[str, ...]:
        """The heads of the columns."""
        return tuple(q.title for q in self.quarters)

    def cells(self) -> list[list[GridCell]]:
        """What each place shows."""
        return [[self._cell(owner, q) for q in self.quarters] for owner in self.owners]

    def save(self, edits: Sequence[GridEdit]) -> None:
        """Keep the targets that were typed and take away the emptied ones, in one step."""
        places = [f"{self.heads[e.row]}, {self.quarters[e.column].title}" for e in edits]
        values = read_numbers(edits, places, self._measure)
        label = step_label(f"{self._measure.name} target" + "s" * (len(edits) > 1), places, values)
        kept: list[Target] = []
        emptied: list[int] = []
        for edit, value in zip(edits, values):
            owner, quarter = self.owners[edit.row], self.quarters[edit.column]
            own = self._own(owner, quarter)
            if value is not None:
                kept.append(self._target(owner, quarter, value / 100 if self._measure.unit is Unit.RATE else value))
            elif own is not None and own.id is not None:
                emptied.append(own.id)
        with self._desk.store.change(label):
            if emptied:
                self._desk.targets.remove(emptied, label)
            if kept:
                self._desk.targets.save_many(kept, label)

    def _target(self, owner: Role | Rep, quarter: Quarter, value: float) -> Target:
        rep_id, role_id = (owner.id, None) if isinstance(owner, Rep) else (None, owner.id)
        return Target(None, self._measure.id or 0, quarter.first, value, Cadence.QUARTER, rep_id, role_id)

    def _of(self, owner: Role | Rep) -> list[Target]:
        if isinstance(owner, Rep):
            return [t for t in self._targets if t.rep_id == owner.id or (t.role_id and t.role_id == owner.role_id)]
        return [t for t in self._targets if t.role_id == owner.id]

    def _own(self, owner: Role | Rep, quarter: Quarter) -> Target | None:
        rep = isinstance(owner, Rep)
        mine = (t for t in self._of(owner) if t.cadence is Cadence.QUARTER and t.start == quarter.first)
        return next((t for t in mine if (t.rep_id is not None) == rep), None)

    def _cell(self, owner: Role | Rep, quarter: Quarter) -> GridCell:
        unit, own = self._measure.unit, self._own(owner, quarter)
        value = own.value if own else target_for(
            quarter.first, Cadence.QUARTER, self._of(owner), unit, self._options.first_weekday
        )  # fmt: skip
        if value is None:
            return GridCell()
        shown = words.number(value, unit, self._options.currency)
        if own:
            return GridCell(shown, typed_words(value, unit))
        return GridCell(shown, hint="Follows from the role or from other periods; type over it to set this quarter.",
                        quiet=True)  # fmt: skip
