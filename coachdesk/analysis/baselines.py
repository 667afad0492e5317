"""Which new start of a usual range holds on a day, and how it is told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from coachdesk.analysis import words
from coachdesk.domain.baselines import Baseline


def baseline_of(
    baselines: Iterable[Baseline], today: date, *, measure_id: int | None = None, skill_id: int | None = None
) -> Baseline | None:
    """The newest start of one rep's measure or skill that isn't after a day; None when the first known point counts."""
    asked = (measure_id, skill_id)
    if asked == (None, None):
        return None
    found = [b for b in baselines if (b.measure_id, b.skill_id) == asked and b.start <= today]
    return max(found, key=lambda b: (b.start, b.id or 0), default=None)


def baseline_words(baseline: Baseline, today: date) -> str:
    """As a caption says it: "new baseline since 6 Oct: new territory"."""
    return f"new baseline since {words.day_near(baseline.start, today)}: {baseline.reason}"
