"""What the desk says every day: the morning's page, the coaching ledger, promises, and whether customers fit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from coachdesk import booking, training, views
from coachdesk.analysis import commitments as promised
from coachdesk.analysis import deals as fits
from coachdesk.analysis.commitments import Promise, Streak
from coachdesk.analysis.deals import DealFit, RepFit
from coachdesk.analysis.facts import rep_tier
from coachdesk.analysis.ledger import Ledger
from coachdesk.analysis.ledger_count import Attended, CoachingRecords
from coachdesk.analysis.ledger_sums import ledger as sums
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.today import StaleSkill, TodayFacts
from coachdesk.analysis.today_next import TodayRecords
from coachdesk.analysis.today_parts import stale
from coachdesk.analysis.today_parts import today_facts as facts_of_today
from coachdesk.analysis.today_tasks import tasks
from coachdesk.domain.briefs import Reply
from coachdesk.domain.commitments import Owner
from coachdesk.domain.errors import Invalid
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Cadence, start_of
from coachdesk.domain.rhythms import Every
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import Presence

if TYPE_CHECKING:
    from coachdesk.desk import Desk

NEAR = timedelta(days=14)


def today_facts(desk: Desk, now: datetime) -> TodayFacts:
    """The page that opens in the morning."""
    return facts_of_today(_records(desk, _team(desk), now))


def stale_skills(desk: Desk, now: datetime) -> tuple[StaleSkill, ...]:
    """Every skill of every rep that nobody observed for its refresh interval, the stalest first."""
    return stale(_records(desk, _team(desk), now))


def waiting(desk: Desk, now: datetime) -> int:
    """How many sessions are to be prepared or wrapped up."""
    return len(tasks(_records(desk, (), now)))


def _records(desk: Desk, team: tuple[RepRecords, ...], now: datetime) -> TodayRecords:
    today = now.date()
    monday = start_of(today, Cadence.WEEK)
    sessions = desk.sessions.all()
    return TodayRecords(
        now=now, team=team, coaching=_coaching(desk, sessions, {}), promises=promises(desk, today),
        deals={deal.id: deal for deal in desk.deals.all() if deal.id is not None}, rhythms=_rhythms(desk, team),
        off=booking.days_off(desk, monday - NEAR, monday + 2 * NEAR),
        prepared=_prepared(desk, sessions, now), briefed=_briefed(desk, sessions, now),
        debriefed=frozenset(d.session_id for d in desk.deals.debriefs()),
        follow_ups=training.open_lines(desk, today), events=training.titles(desk),
    )  # fmt: skip


def ledger(desk: Desk, first: date, last: date, today: date) -> Ledger:
    """The coaching of the days first..last; `Invalid` when they are the wrong way round."""
    if last < first:
        raise Invalid("to", f"The last day {last} is before the first day {first}.")
    tiers = {records.rep.id: rep_tier(records, today).tier.title for records in _team(desk)}
    return sums(_coaching(desk, desk.sessions.all(), tiers), first, last, today)


def promises(desk: Desk, today: date, *, rep_id: int | None = None, everything: bool = False) -> tuple[Promise, ...]:
    """The open commitments of the team or one rep, overdue first; with `everything`, the closed ones too."""
    if rep_id is None:
        rows = desk.commitments.all() if everything else desk.commitments.open()
        reps = desk.people.all(include_archived=everything)
        known = {rep.id for rep in reps if everything or rep.present}
        return promised.promises([c for c in rows if c.rep_id in known], reps, today)
    own = desk.commitments.of_rep(rep_id)
    opened = {c.id for c in desk.commitments.open()}
    return promised.promises([c for c in own if everything or c.id in opened], [desk.people.one(rep_id)], today)


def streaks(desk: Desk, rep: Rep, today: date) -> tuple[Streak, Streak]:
    """The latest run of what was kept or missed: the rep's, and the manager's towards this rep."""
    rows = desk.commitments.of_rep(rep.id or 0)
    return promised.streak(rows, Owner.REP, today), promised.streak(rows, Owner.MANAGER, today)


def rep_fit(desk: Desk, rep: Rep) -> RepFit:
    """The fit of the deals of one rep."""
    return fits.rep_fit([fit for fit in deal_fits(desk) if fit.deal.rep_id == rep.id])


def deal_fits(desk: Desk) -> tuple[DealFit, ...]:
    """The fit of every deal; a debrief says whether we should have been there, the newest one counts."""
    criteria, answers, currency = desk.deals.criteria(), desk.deals.answers(), views.options(desk).currency
    belonged = _belonged(desk)
    return tuple(
        fits.deal_fit(deal, criteria, answers, belonged.get(deal.id or 0), currency) for deal in desk.deals.all()
    )


def _belonged(desk: Desk) -> dict[int, Reply]:
    found = {}
    rows = [(desk.sessions.one(d.session_id), d.belonged) for d in desk.deals.debriefs() if d.belonged is not None]
    for session, belonged in sorted(rows, key=lambda row: row[0].start):
        if session.deal_id is not None:
            found[session.deal_id] = belonged
    return found


def _team(desk: Desk) -> tuple[RepRecords, ...]:
    """Everyone on the team now; nothing here needs the first months of earlier hires, so they stay unread."""
    common = views.shared(desk)
    return tuple(views.rep_records(desk, rep, common=common) for rep in desk.people.all() if rep.present)


def _coaching(desk: Desk, sessions: tuple[Attended, ...], tiers: Mapping[int | None, str]) -> CoachingRecords:
    """All sessions, with everybody who is not archived; those on the team by tier.

    A training that was held has the reps who attended it; those who were absent or excused were not in it.
    """
    people, presence = tuple((rep, tiers.get(rep.id, "")) for rep in desk.people.all()), desk.trainings.presence()
    rows = tuple((session, _there(session, rep_ids, presence)) for session, rep_ids in sessions)
    return CoachingRecords(
        rows, desk.commitments.all(), people, views.options(desk), desk.absences.all(), frozenset(presence)
    )


def _there(
    session: Session, rep_ids: tuple[int, ...], presence: Mapping[int, Mapping[int, Presence]]
) -> tuple[int, ...]:  # fmt: skip
    rows = presence.get(session.id or 0)
    if rows is None or session.status is not SessionStatus.HELD:
        return rep_ids
    return tuple(rep_id for rep_id in rep_ids if rows.get(rep_id) is Presence.ATTENDED)


def _rhythms(desk: Desk, team: tuple[RepRecords, ...]) -> dict[int, Every]:
    rows = [(records.rep.id, desk.rhythms.of_rep(records.rep)) for records in team]
    return {rep_id: rhythm.every for rep_id, rhythm in rows if rep_id is not None and rhythm and rhythm.every}


def _near(sessions: tuple[Attended, ...], now: datetime, back: timedelta) -> list[tuple[int, SessionKind]]:
    """The sessions from so long ago to two weeks ahead that may still need something."""
    states = (SessionStatus.PLANNED, SessionStatus.HELD)
    return [
        (s.id, s.kind) for s, _ in sessions
        if s.id is not None and s.status in states and now - back <= s.start <= now + NEAR
    ]  # fmt: skip


def _prepared(desk: Desk, sessions: tuple[Attended, ...], now: datetime) -> frozenset[int]:
    near = [i for i, kind in _near(sessions, now, timedelta(days=1)) if kind is SessionKind.ONE_ON_ONE]
    return frozenset(i for i in near if desk.agendas.of_session(i))


def _briefed(desk: Desk, sessions: tuple[Attended, ...], now: datetime) -> frozenset[int]:
    kinds = (SessionKind.PRE_BRIEF, SessionKind.JOINT_CALL)
    near = [i for i, kind in _near(sessions, now, NEAR) if kind in kinds]
    return frozenset(i for i in near if desk.deals.brief(i))
