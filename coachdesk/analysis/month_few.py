"""Which reps of a large team a month's table lists when it has no room for all, and what it says of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coachdesk.analysis import words
from coachdesk.analysis.month import MonthPaper, MonthRep


def listing(paper: MonthPaper, most: int) -> MonthPaper:
    """The paper with at most so many reps: those over or under their hours, then the longest without a one-on-one."""
    if len(paper.reps) <= most:
        return paper
    chosen = {row.rep_id for row in sorted(paper.reps, key=_matters)[:most]}
    shown = tuple(row for row in paper.reps if row.rep_id in chosen)
    return replace(paper, reps=shown, unlisted=rest_words([r for r in paper.reps if r.rep_id not in chosen]))


def _matters(row: MonthRep) -> tuple[bool, int, str]:
    return not row.tone, -(row.gap or 0), row.rep.casefold()


def rest_words(rest: Sequence[MonthRep]) -> str:
    """Those who are not listed, counted: "And 15 more reps: 12 as meant, 3 under their hours; longest gap 21 days."."""
    under, over = (sum(row.tone == tone for row in rest) for tone in ("under", "over"))
    counts = ((len(rest) - under - over, "neither over nor under"), (under, "under"), (over, "over"))
    told = words.listed([f"{count} {what}" for count, what in counts if count])
    gaps = [row.gap for row in rest if row.gap is not None]
    longest = f"; longest gap {words.plural(max(gaps), 'day')}" if gaps else ""
    return f"And {words.plural(len(rest), 'more rep')}, in hours {told}{longest}."
