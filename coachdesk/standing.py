"""How the team stands: tiers over time, who is at goal, and what top performers do differently."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coachdesk import daily, views
from coachdesk.analysis.facts import rep_tier
from coachdesk.analysis.tier_history import Aim, TierHistory, aim_of
from coachdesk.analysis.tier_history import tier_history as history_of
from coachdesk.analysis.tiers import Tier
from coachdesk.analysis.top import TopDifferences
from coachdesk.analysis.top_rows import Compared
from coachdesk.analysis.top_rows import top_differences as differences_of
from coachdesk.domain.people import Rep

if TYPE_CHECKING:
    from coachdesk.desk import Desk


def tier_history(desk: Desk, rep: Rep, today: date) -> TierHistory:
    """A rep's tier now and as the rule would have given it at the end of each closed quarter."""
    return history_of(views.rep_records(desk, rep, today), today)


def tier_on(desk: Desk, rep: Rep, day: date) -> Tier:
    """What the rule gives on a day, from the results before it as they stand now."""
    return rep_tier(views.rep_records(desk, rep), day).tier


def tier_histories(desk: Desk, today: date) -> tuple[TierHistory, ...]:
    """The same for everyone on the team."""
    return tuple(history_of(records, today) for records in views.team_records(desk, today))


def aim(desk: Desk, today: date) -> Aim:
    """Who is at goal so far this quarter, and what the others lack."""
    return aim_of(views.team_records(desk, today), today)


def top_differences(desk: Desk, today: date, role_id: int | None = None) -> TopDifferences:
    """What top performers of a role do differently from the others of it; never a cause."""
    compared = Compared(views.team_records(desk, today), desk.measures.by_part(), daily.deal_fits(desk))
    return differences_of(compared, today, role_id)
