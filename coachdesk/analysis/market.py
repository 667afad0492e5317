"""What a market change did to ratings: those that wait to be looked at again, and those that were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coachdesk.analysis.words import plural
from coachdesk.domain.market import MarketChange
from coachdesk.domain.skills import DatedRating, Observation, Rater


@dataclass(frozen=True, slots=True)
class Touched:
    """Ratings of the manager that a change made stale: `waiting` of `reps` still are, `renewed` were looked at since.

    `ahead` says that the change is yet to come, so that nothing is stale by it.
    """

    waiting: int
    reps: int
    renewed: int
    ahead: bool = False

    @property
    def words(self) -> str:
        """As the list says it: "made 7 ratings of 4 reps stale, 2 looked at since"."""
        if self.ahead:
            return "to come: nothing is stale by it yet"
        since = f"{self.renewed} looked at since" if self.renewed else ""
        if self.waiting:
            told = f"made {plural(self.waiting, 'rating')} of {plural(self.reps, 'rep')} stale"
            return ", ".join(part for part in (told, since) if part)
        return f"nothing is stale by it, {since}" if since else "nothing is stale by it"


def touched(
    change: MarketChange,
    skill_ids: Iterable[int],
    roles: Mapping[int, int | None],
    ratings: Mapping[int, Sequence[DatedRating]],
    observations: Mapping[int, Sequence[Observation]],
    today: date,
) -> Touched:
    """What one change did to the reps in `roles` (rep to role), by the rule of the standings.

    A rating goes by its newest observation, else by its own day; before the day of the change it is stale.
    """
    if change.day > today:
        return Touched(0, 0, 0, ahead=True)
    waiting, renewed = [], 0
    for rep_id, role_id in roles.items():
        if change.role_id not in {None, role_id}:
            continue
        for skill_id in skill_ids:
            mine = _days(ratings.get(rep_id, ()), skill_id, today)
            seen = _days(observations.get(rep_id, ()), skill_id, today)
            if mine and max(seen or mine) < change.day:
                waiting.append(rep_id)
            elif mine and min(mine) < change.day:
                renewed += 1
    return Touched(len(waiting), len(set(waiting)), renewed)


def _days(rows: Iterable[DatedRating | Observation], skill_id: int, today: date) -> list[date]:
    """The days of one skill up to today; of ratings only the manager's."""
    return [
        row.day for row in rows if row.skill_id == skill_id and row.day <= today
        and (isinstance(row, Observation) or row.rater is Rater.MANAGER)
    ]  # fmt: skip
