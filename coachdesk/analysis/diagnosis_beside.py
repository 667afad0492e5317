"""What the others of the role did in the same periods, so that a change of all is not taken for one of a rep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from coachdesk.analysis import words


@dataclass(frozen=True, slots=True)
class Beside:
    """The others of the role before a turn and since, and what is the rep's own of the change.

    `before` and `recent` are what one of them did in a period. `own_before` and `own_recent` are the rep's numbers over
    what the others did in the same period, as a share of what is usual for them: what moves everybody alike, such as
    holidays, is not in them.
    """

    before: float
    recent: float
    own_before: tuple[float, ...]
    own_recent: tuple[float, ...]

    def words(self, alike: float) -> str:
        """What they did: "the whole role fell from 44 to 31" by a tenth or more, as `alike` did, else from → to."""
        then, now = (words.figure(round(value, 1)) for value in (self.before, self.recent))
        change = self.recent / self.before - 1
        if abs(change) >= 0.1 and change * alike > 0:
            return f"the whole role {'fell' if change < 0 else 'rose'} from {then} to {now}"
        return f"others of the role {then} → {now}"


def beside_role(
    own: Mapping[date, float], others: Sequence[Mapping[date, float]], turn: date, least: tuple[int, int]
) -> Beside | None:
    """The others in the periods of `own`, before and since `turn`.

    None unless `least` periods of before and since are known of somebody. Each of the others counts by what was usual
    for them, so that somebody who was away in a period is missing on both sides of the share.
    """
    did, usual, means = dict.fromkeys(own, 0.0), dict.fromkeys(own, 0.0), []
    for values in others:
        then = [value for day, value in values.items() if day in own and day < turn]
        mean = fmean(then) if len(then) >= least[0] else 0.0
        if mean <= 0:
            continue
        means.append(mean)
        for day in own.keys() & values.keys():
            did[day] += values[day]
            usual[day] += mean
    share = {day: did[day] / usual[day] for day in sorted(own) if usual[day] > 0}
    early, late = ([day for day in share if (day < turn) is past] for past in (True, False))
    if len(early) < least[0] or len(late) < least[1]:
        return None
    before, recent = (fmean(share[day] for day in days) for days in (early, late))
    mine = [tuple(own[day] / share[day] for day in days if share[day] > 0) for days in (early, late)]
    return Beside(fmean(means), fmean(means) * recent / before, mine[0], mine[1])
