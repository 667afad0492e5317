"""A customer's call about a deal: planned, briefed before, debriefed after, and the papers of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from coachdesk import booking, daily, views
from coachdesk.analysis import briefs, words
from coachdesk.analysis.briefs import BriefPaper, CallRecords, DebriefPaper, TallyPaper
from coachdesk.analysis.plans import level_text
from coachdesk.analysis.records import RepRecords
from coachdesk.domain.audiences import Audience
from coachdesk.domain.briefs import Brief, Debrief
from coachdesk.domain.deals import Answer, Deal, DealOutcome
from coachdesk.domain.errors import Invalid
from coachdesk.domain.people import Rep
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus

if TYPE_CHECKING:
    from coachdesk.desk import Desk

ABOUT_A_DEAL = (SessionKind.PRE_BRIEF, SessionKind.JOINT_CALL, SessionKind.DEBRIEF)
MOST_CALLS = 12
MOST_BEHAVIOURS = 6
RECENT = timedelta(days=60)


def plan_call(
    desk: Desk, deal: Deal, kind: SessionKind, start: datetime, minutes: int, now: datetime, *, anyway: bool = False
) -> Session:
    """Book a pre-brief, joint call or debrief about a deal with its rep; `Invalid` tells what stands in its way."""
    if kind not in ABOUT_A_DEAL:
        raise Invalid("kind", f"A {kind.value} is not about a deal: choose a pre-brief, a joint call or a debrief.")
    session = Session(None, kind, start, minutes, deal_id=deal.id)
    return booking.book(desk, session, [deal.rep_id], now, anyway=anyway).session


def brief_paper(
    desk: Desk, session: Session, audience: Audience, now: datetime, *, private: bool = False
) -> BriefPaper:
    """The pre-brief sheet, written as far as it is; the private notes on the manager's copy only when asked for."""
    return briefs.brief_paper(_records(desk, session, now.date()), audience, now.date(), private=private)


def debrief_paper(
    desk: Desk, session: Session, audience: Audience, now: datetime, *, private: bool = False
) -> DebriefPaper:
    """The debrief sheet, with the objective and the behaviour watched of the pre-brief before it."""
    return briefs.debrief_paper(_records(desk, session, now.date()), audience, now.date(), private=private)


def tally_paper(desk: Desk, rep: Rep, now: datetime, calls: int = 6) -> TallyPaper:
    """The ride-along sheet: what lately was to be watched, then the behaviour wanted of the focus skills."""
    if not 1 <= calls <= MOST_CALLS:
        raise Invalid("calls", f"The sheet has room for 1 to {MOST_CALLS} calls, not {calls}.")
    records = views.rep_records(desk, rep)
    plan, day = records.plan_of(now.date()), now.date()
    focus = [(plan.focus_id, plan.focus_level), (plan.focus2_id, plan.focus2_level)] if plan else []
    wanted = [level_text(records.levels, skill, level, wanted=True) for skill, level in focus if skill]
    watched = [brief.watched for brief in _lately(desk, records, day)]
    coming = _next_joint_call(records, now)
    return TallyPaper(
        rep=rep.name, role=_role(records), when=_day_words(coming.start.date() if coming else day), printed_on=day,
        left_out=briefs.LEFT_OUT, skill=next((s.name for s in records.skills if focus and s.id == focus[0][0]), ""),
        behaviours=tuple(dict.fromkeys(text for text in (*watched, *wanted) if text))[:MOST_BEHAVIOURS], calls=calls,
    )  # fmt: skip


def record_debrief(
    desk: Desk, session: Session, debrief: Debrief, now: datetime, answers: Mapping[int, Answer] | None = None
) -> Session:
    """Keep a debrief, what became of the deal and how it fits, and count the session as held: one step.

    A blank one is refused, for something must have come of it. One held before its day moves to now.
    """
    assert session.id is not None
    if session.kind not in (SessionKind.DEBRIEF, SessionKind.JOINT_CALL):
        raise Invalid("kind", f"A {session.kind.value} has no debrief: plan one for the deal.")
    if session.status is SessionStatus.MOVED:
        raise Invalid("status", "This session was moved: record the debrief where it stands now.")
    text, promised = briefs.summary_of(debrief), bool(desk.commitments.of_session(session.id))
    if not (text or promised or session.summary or session.private_note):
        raise Invalid("ended", "Say how it ended, in a few words: a blank debrief does not count as held.")
    with desk.store.change("Record a debrief"):
        before = desk.deals.debrief(session.id)
        desk.deals.write_debrief(replace(debrief, session_id=session.id))
        if session.deal_id is not None:
            _judge(desk, desk.deals.one(session.deal_id), debrief, now.date(), answers or {})
        made = session.summary in ("", briefs.summary_of(before) if before else "")
        held = _dated(replace(session, summary=text if made else session.summary, missed_by=None, why=""), now)
        return desk.sessions.finish(held, noted=promised)


def _dated(session: Session, now: datetime) -> Session:
    """Nothing is held in the days to come: what was done early was done now."""
    at = now.replace(second=0, microsecond=0)
    return replace(session, start=at, began=at) if session.start.date() > now.date() else session


def _judge(desk: Desk, deal: Deal, debrief: Debrief, day: date, answers: Mapping[int, Answer]) -> None:
    outcome = debrief.outcome
    if outcome is not None and outcome is not deal.outcome:
        desk.deals.edit(replace(deal, outcome=outcome, ended=None if outcome is DealOutcome.OPEN else day))
    if answers:
        desk.deals.answer(deal, answers)


def _records(desk: Desk, session: Session, today: date) -> CallRecords:
    """Everything about one call; it may not be saved yet."""
    deal = desk.deals.one(session.deal_id) if session.deal_id is not None else None
    reps = desk.sessions.reps(session.id) if session.id is not None else ()
    if deal is None and not reps:
        raise Invalid("reps", "This session has nobody to talk with: choose a rep first.")
    own = views.rep_records(desk, desk.people.one(deal.rep_id if deal else reps[0]))
    brief = _brief_for(desk, session)
    debrief = desk.deals.debrief(session.id) if session.id is not None else None
    skill_id = (debrief.skill_id if debrief else None) or (brief.skill_id if brief else None) or _focus(own, today)
    return CallRecords(
        session=session, rep=own.rep, role=_role(own), deal=deal,
        fit=next((fit for fit in daily.deal_fits(desk) if deal and fit.deal.id == deal.id), None),
        criteria=desk.deals.criteria(), answers=desk.deals.answers(deal.id) if deal and deal.id else (),
        brief=brief, debrief=debrief, skill=next((s for s in own.skills if s.id == skill_id), None),
        level_text=level_text(own.levels, skill_id, _wanted(own, skill_id, today), wanted=True),
        commitments=desk.commitments.of_session(session.id) if session.id is not None else (),
    )  # fmt: skip


def _brief_for(desk: Desk, session: Session) -> Brief | None:
    """The pre-brief of the session itself, else the last one about its deal before it."""
    own = desk.deals.brief(session.id) if session.id is not None else None
    if own is not None or session.deal_id is None or session.kind is SessionKind.PRE_BRIEF:
        return own
    before = [s for s in desk.sessions.of_deal(session.deal_id) if s.start <= session.start and s.id is not None]
    found = (desk.deals.brief(s.id) for s in reversed(before) if s.id is not None)
    return next((brief for brief in found if brief is not None), None)


def _focus(records: RepRecords, today: date) -> int | None:
    plan = records.plan_of(today)
    return plan.focus_id if plan else None


def _wanted(records: RepRecords, skill_id: int | None, today: date) -> int | None:
    """The level to reach: the plan's for its focus skills, else the role's."""
    plan = records.plan_of(today)
    aims = {r.skill_id: r.level for r in records.role_skills}
    planned = {plan.focus_id: plan.focus_level, plan.focus2_id: plan.focus2_level} if plan else {}
    return planned.get(skill_id) or aims.get(skill_id or 0)


def _day_words(day: date) -> str:
    return f"{words.WEEKDAYS[day.weekday()]} {day.day} {words.long_month(day)}"


def _role(records: RepRecords) -> str:
    return records.rep.title or (records.role.name if records.role else "")


def _lately(desk: Desk, records: RepRecords, day: date) -> list[Brief]:
    """The rep's pre-briefs of the last two months and those to come, the newest first."""
    near = [s for s in records.sessions if s.start.date() >= day - RECENT and s.kind in ABOUT_A_DEAL]
    found = (desk.deals.brief(s.id) for s in sorted(near, key=lambda s: s.start, reverse=True) if s.id is not None)
    return [brief for brief in found if brief is not None]


def _next_joint_call(records: RepRecords, now: datetime) -> Session | None:
    rows = [s for s in records.sessions if s.kind is SessionKind.JOINT_CALL and s.status is SessionStatus.PLANNED]
    return min((s for s in rows if s.end > now), key=lambda s: s.start, default=None)
