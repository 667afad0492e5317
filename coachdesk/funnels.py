"""Funnels of a rep, of a role and of the team, from the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from coachdesk.analysis.funnel import Funnel, StageTime
from coachdesk.analysis.funnel_facts import Asked, Counted, Span, counted, funnel_of, stage_times
from coachdesk.analysis.funnel_ranks import FunnelRow
from coachdesk.domain.measures import FUNNEL, Part, Result
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Cadence
from coachdesk.settings import first_weekday, number_of

if TYPE_CHECKING:
    from coachdesk.desk import Desk


def asked(desk: Desk, today: date, span: str) -> Asked:
    """What is counted, over "year" (the last 52 closed weeks) or "quarter" (the last 13)."""
    saved = desk.settings.all()
    parts = {part: measure for part, measure in desk.measures.by_part().items() if part in FUNNEL}
    return Asked(parts, Span(span, today, first_weekday(saved)), int(number_of("least_trials", saved)))


def rep_funnel(desk: Desk, rep: Rep, today: date, span: str = "year") -> Funnel:
    """One rep's, beside the other reps of the same role: the rep's own result does not pull what it is held against."""
    question = asked(desk, today, span)
    own, *others = _counted(desk, question, (rep, *other_peers(desk, rep)))
    return funnel_of(question, (own,), others, _times(desk, question, (rep,)))


def team_funnel(desk: Desk, today: date, span: str = "year", role_id: int | None = None) -> Funnel:
    """Everyone on the team now taken together, or everyone of one role; held against nobody."""
    question, reps = asked(desk, today, span), on_team(desk, role_id)
    found = funnel_of(question, _counted(desk, question, reps), (), _times(desk, question, reps))
    if len({rep.role_id for rep in reps}) > 1 and len(found.stages) > 1:
        found = replace(found, caution=f"{found.caution} Reps of different roles are taken together.")
    return found


def side_by_side(desk: Desk, today: date, span: str = "year", role_id: int | None = None) -> tuple[FunnelRow, ...]:
    """Everyone on the team now, or everyone of one role, by name; each held against the others of the own role."""
    question, reps = asked(desk, today, span), on_team(desk, role_id)
    roles = {role.id: role.name for role in desk.roles.all()}
    by_rep = dict(zip((rep.id for rep in reps), _counted(desk, question, reps)))
    rows = []
    for rep in reps:
        peers = [by_rep[r.id] for r in reps if rep.role_id is not None and r.id != rep.id and r.role_id == rep.role_id]
        funnel = funnel_of(question, (by_rep[rep.id],), peers)
        rows.append(FunnelRow(rep.id or 0, rep.name, roles.get(rep.role_id, ""), funnel.conversions))
    return tuple(rows)


def on_team(desk: Desk, role_id: int | None = None) -> tuple[Rep, ...]:
    """Everyone on the team now, or everyone of one role, by name."""
    return tuple(rep for rep in desk.people.all() if rep.present and role_id in (None, rep.role_id))


def other_peers(desk: Desk, rep: Rep) -> tuple[Rep, ...]:
    """The other reps of the same role who are on the team now; without a role there are none."""
    if rep.role_id is None:
        return ()
    return tuple(peer for peer in on_team(desk, rep.role_id) if peer.id != rep.id)


def _counted(desk: Desk, question: Asked, reps: Iterable[Rep]) -> list[Counted]:
    """What each of them counted, in their order: one query for each stage, whatever the size of the team."""
    since, _ = question.span.bounds(Cadence.QUARTER)
    first = min(since, question.span.bounds(Cadence.WEEK)[0])
    rows: dict[int, list[Result]] = {}
    for measure in question.parts.values():
        for row in desk.results.of_measure(measure.id or 0, first):
            rows.setdefault(row.rep_id, []).append(row)
    return [counted(question, rows.get(rep.id or 0, [])) for rep in reps]


def _times(desk: Desk, question: Asked, reps: Iterable[Rep]) -> dict[Part, StageTime]:
    wanted = {rep.id for rep in reps}
    deals = [deal for deal in desk.deals.all() if deal.rep_id in wanted]
    since, _ = question.span.bounds(Cadence.WEEK)
    return stage_times(deals, desk.deals.stages(), question.parts, since)
