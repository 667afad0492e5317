"""Results of a file beside those that stand: new, changed, as they were, or against a number that was typed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import isclose

from coachdesk.domain.measures import Result, Source
from coachdesk.domain.people import Rep
from coachdesk.exchange.plans import ImportPlan, Known, NumberChange

Key = tuple[int, int, date]


@dataclass(frozen=True, slots=True)
class Compared:
    """What would be written, what is the same, and which typed numbers differ."""

    changes: tuple[NumberChange, ...]
    same: int
    conflicts: tuple[NumberChange, ...]

    @property
    def added(self) -> int:
        return sum(1 for one in self.changes if one.was is None)


def compare(
    sums: Mapping[Key, float], known: Known, new_reps: Iterable[Rep], *, replace_typed: bool = False
) -> Compared:
    """Set each number beside the one of the same rep, measure and period; a typed one is only replaced when asked."""
    old = {(r.rep_id, r.measure_id, r.start): r for r in known.results}
    reps = {rep.id: rep.name for rep in (*known.reps, *new_reps)}
    measures = {measure.id: measure for measure in known.measures}
    changes: list[NumberChange] = []
    conflicts: list[NumberChange] = []
    same = 0
    for key, value in sums.items():
        result = Result(*key, round(value, 9), Source.IMPORTED)
        stands = old.get(key)
        if stands is not None and isclose(stands.value, result.value, rel_tol=1e-9, abs_tol=1e-9):
            same += 1
            continue
        measure = measures[key[1]]
        was = stands.value if stands else None
        told = NumberChange(reps[key[0]], measure.name, measure.cadence, was, result)
        typed = stands is not None and stands.source is Source.TYPED and not replace_typed
        (conflicts if typed else changes).append(told)
    return Compared(tuple(changes), same, tuple(conflicts))


def overwrite(plan: ImportPlan, keys: Collection[Key]) -> ImportPlan:
    """The plan with the file's number taken for some of the typed ones; the others stay as they were typed."""
    taken = tuple(one for one in plan.report.conflicts if one.key in keys)
    left = tuple(one for one in plan.report.conflicts if one.key not in keys)
    changed = plan.report.changed + len(taken)
    report = replace(plan.report, changed=changed, kept=len(left), conflicts=left)
    results = (*plan.results, *(one.result for one in taken))
    return replace(plan, report=report, results=results, changes=(*plan.changes, *taken))
