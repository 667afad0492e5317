"""When the sample team's deals came to their stages, so that time in a stage has something to show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from coachdesk.desk import Desk
from coachdesk.domain.deals import DealStage

SHORTEST, LONGEST = 4, 32


def lay_stages(desk: Desk, stages: Sequence[str], today: date, rng: Random) -> None:
    """The way of each deal through the stages up to its own, back from its last day or from today."""
    for deal in desk.deals.all():
        last = deal.ended or today
        passed = stages[: stages.index(deal.stage) + 1] if deal.stage in stages else ()
        for stage in reversed(passed):
            last -= timedelta(days=rng.randint(SHORTEST, LONGEST))
            desk.deals.enter_stage(DealStage(None, deal.id or 0, stage, last))
