"""Results in a grid: a row for each rep, a column for each period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coachdesk import views
from coachdesk.analysis import words
from coachdesk.analysis.baselines import baseline_of
from coachdesk.analysis.series import Point, closed_values, measure_points
from coachdesk.analysis.variation import usual_range
from coachdesk.desk import Desk
from coachdesk.domain.measures import Direction, Measure, Result, Unit
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Cadence, end_of, start_of, step
from ui.pages.numbers.typing import period_words, read_numbers, step_label, typed_words
from ui.widgets.number_grid import GridCell, GridEdit

SHOWN = 13
TOLD = ("3-of-4", "run-of-8", "outside")
"""Of several rules that a number breaks, the last of these is told."""


class ResultGrid:
    """Thirteen periods of one measure, the last of them `back` periods before the current one."""

    def __init__(self, desk: Desk, measure: Measure, reps: Sequence[Rep], today: date, back: int = 0) -> None:
        self._desk, self._measure, self.reps, self._today = desk, measure, tuple(reps), today
        self._options, self._baselines = views.options(desk), desk.baselines.all()
        self._weekday = self._options.first_weekday
        last = step(start_of(today, measure.cadence, self._weekday), measure.cadence, -back)
        self.starts = tuple(step(last, measure.cadence, i - SHOWN + 1) for i in range(SHOWN))
        self._all = desk.measures.all(include_archived=True)
        parts = (measure.numerator_id, measure.denominator_id) if measure.unit is Unit.RATE else (measure.id,)
        self._rows: dict[int, list[Result]] = {}
        for part in parts:
            for row in desk.results.of_measure(part or 0):
                self._rows.setdefault(row.rep_id, []).append(row)

    @property
    def heads(self) -> tuple[str, ...]:
        """The names of the rows."""
        return tuple(rep.name for rep in self.reps)

    @property
    def columns(self) -> tuple[str, ...]:
        """The heads of the columns."""
        week = self._measure.cadence is Cadence.WEEK
        return tuple(words.day(s) if week else words.period(s, self._measure.cadence) for s in self.starts)

    def cells(self) -> list[list[GridCell]]:
        """What each place shows."""
        return [self._row(rep) for rep in self.reps]

    def gaps(self) -> int:
        """How many finished periods on show have no number, from a rep's first day on."""
        open_ = [(rep, s) for rep in self.reps for s in self.starts if self._is_due(rep, s)]
        known = {(rep, start_of(row.start, self._measure.cadence, self._weekday))
                 for rep, rows in self._rows.items() for row in rows}  # fmt: skip
        return sum((rep.id, start) not in known for rep, start in open_)

    def newest(self) -> date | None:
        """The newest period with a number of anybody."""
        days = [row.start for rep in self.reps for row in self._rows.get(rep.id or 0, ())]
        return start_of(max(days), self._measure.cadence, self._weekday) if days else None

    def save(self, edits: Sequence[GridEdit]) -> None:
        """Keep what was typed and empty what was emptied, in one step."""
        places = [self._place(e) for e in edits]
        values = read_numbers(edits, places, self._measure)
        label = step_label(self._measure.name, places, values)
        kept, emptied = [], []
        for edit, value in zip(edits, values):
            rep_id, start = self.reps[edit.row].id or 0, self.starts[edit.column]
            emptied += [(rep_id, r.measure_id, r.start) for r in self._rows.get(rep_id, ())
                        if start_of(r.start, self._measure.cadence, self._weekday) == start
                        and (value is None or r.start != start)]  # fmt: skip
            if value is not None:
                kept.append(Result(rep_id, self._measure.id or 0, start, value))
        with self._desk.store.change(label):
            if emptied:
                self._desk.results.clear(emptied, label)
            if kept:
                self._desk.results.save_many(kept, label)

    def _place(self, edit: GridEdit) -> str:
        return f"{self.reps[edit.row].name}, {period_words(self.starts[edit.column], self._measure.cadence)}"

    def _is_due(self, rep: Rep, start: date) -> bool:
        last = end_of(start, self._measure.cadence)
        return last < self._today and (rep.hired is None or rep.hired <= start)

    def _points(self, rep: Rep) -> tuple[Point, ...]:
        rows = self._rows.get(rep.id or 0, [])
        days = [row.start for row in rows]
        if not days:
            return ()
        return measure_points(self._measure, self._all, rows, (), min(days), max(days), self._weekday, self._today)

    def _row(self, rep: Rep) -> list[GridCell]:
        points = self._points(rep)
        own = (b for b in self._baselines if b.rep_id == rep.id)
        since = baseline_of(own, self._today, measure_id=self._measure.id)
        start = since.start if since else None
        found = usual_range(closed_values(points), [p.start for p in points], start, self._measure.floor_zero)
        up = self._measure.direction is Direction.UP
        told = sorted(found.signals, key=lambda s: TOLD.index(s.rule))
        said = {points[i].start: s.words(up) for s in told for i in s.indexes}
        by_start = {p.start: p for p in points}
        return [self._cell(by_start.get(s), said.get(s, "")) for s in self.starts]

    def _cell(self, point: Point | None, signal: str) -> GridCell:
        rate = self._measure.unit is Unit.RATE
        if point is None or point.value is None:
            return GridCell(locked=rate, hint=_parts(point) if rate and point else "")
        shown = words.number(point.value, self._measure.unit, self._options.currency)
        hint = "\n".join(one for one in (_parts(point), signal.capitalize()) if one)
        return GridCell(shown, typed_words(point.value, self._measure.unit), hint, rate, bool(signal))


def _parts(point: Point) -> str:
    if point.successes is None or point.trials is None:
        return ""
    return f"{words.figure(point.successes)} of {words.figure(point.trials)}"
