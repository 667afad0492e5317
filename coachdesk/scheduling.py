"""The calendar across topics: what stands in a span of days, and moving what stands there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from coachdesk import booking, covering, following, training
from coachdesk.analysis import order, words
from coachdesk.analysis.calendar_paper import CalendarPaper, Reader
from coachdesk.analysis.calendar_paper import calendar_paper as paper_of
from coachdesk.analysis.coverage import Refresher
from coachdesk.analysis.planner import Proposal
from coachdesk.analysis.schedule import Schedule, Waiting
from coachdesk.analysis.schedule_facts import ScheduleRecords, Week, schedule_facts, whole_weeks
from coachdesk.analysis.schedule_words import days_of, free_words, names_of, who
from coachdesk.analysis.training import FollowUpLine
from coachdesk.domain.absences import Absence
from coachdesk.domain.audiences import Audience
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import FollowUp
from coachdesk.exchange import public_days
from coachdesk.settings import first_weekday, number_of, value_of, working_days

if TYPE_CHECKING:
    from coachdesk.desk import Desk

DAY = timedelta(days=1)
ELSEWHERE = "A busy time stands in the calendar that it came from: change it there, and import it again."
PROPOSED = "This is only proposed: accept the plan first."


def schedule(
    desk: Desk,
    first: date,
    last: date,
    now: datetime,
    draft: Proposal | None = None,
    *,
    summed: tuple[date, date] | None = None,
) -> Schedule:
    """Everything that stands on first..last, what clashes, and the hours of each week, whole ones.

    With `summed` the summary is about those days, when a page shows more than it is about. `Invalid` when the days
    are the wrong way round.
    """
    if last < first:
        raise Invalid("last", f"The last day {last} is before the first day {first}.")
    saved = desk.settings.all()
    week = Week(round(number_of("week_hours", saved) * 60), working_days(saved), first_weekday(saved))
    begin, end = whole_weeks(first, last, week.first_weekday)
    sessions = desk.sessions.all(begin - DAY, end + DAY)
    lines = training.open_lines(desk, now.date())
    trainings, follow_ups = desk.trainings.all(), desk.trainings.follow_ups()
    deals = {session.deal_id for session, _ in sessions if session.deal_id is not None}
    away = tuple(a for a in desk.absences.all() if a.first <= end + DAY and a.last >= begin - DAY)
    return schedule_facts(ScheduleRecords(
        first, last, now, sessions, _reps(desk), week, away, desk.busy.all(begin - DAY, end + DAY),
        _holidays(desk, begin - DAY, end + DAY), {t.session_id: t for t in trainings},
        {c.id or 0: c.title for c in desk.courses.all(include_archived=True)},
        {deal_id: desk.deals.one(deal_id).account for deal_id in deals}, follow_ups,
        frozenset(f.follow_up.id or 0 for f in lines if _untimed(f)), draft, _waiting(desk, lines, now, last), summed,
        {session.id or 0: session for session, _ in desk.sessions.trained()},
    ))  # fmt: skip


def _waiting(desk: Desk, lines: Sequence[FollowUpLine], now: datetime, last: date) -> tuple[Waiting, ...]:
    """What training has due up to a day, or up to today when that is over, and nobody booked.

    Follow-ups that are late or have no time, the soonest first; then certificates and refreshers.
    """
    today = now.date()
    coverage = covering.coverage(desk, today)
    due = [f for f in lines if f.late or (_untimed(f) and f.day <= max(last, today))]
    found = [Waiting(f"check {f.follow_up.id}", f.title, f.when, f.day, f.late) for f in due]
    found += [
        Waiting(f"certificate {c.rep_id} {c.course_id}", f"{c.title}: {c.name}", c.words, c.runs_out, watch=True)
        for c in coverage.running_out if c.booked is None
    ]  # fmt: skip
    of_change = Counter(r.change_id for r in coverage.refreshers)
    found += [
        Waiting(f"refresher {r.change_id} {r.course_id or 0}", _refresher(r, several=of_change[r.change_id] > 1),
                "not booked", r.day, watch=True)
        for r in coverage.refreshers if r.waiting
    ]  # fmt: skip
    return tuple(found)


def _refresher(one: Refresher, *, several: bool) -> str:
    """By the change and, of several courses that it asks for, by the course: "Refresher: Acme (Drill), 2 reps"."""
    course = f" ({one.course or 'no course yet'})" if several else ""
    return f"Refresher: {one.change}{course}, {words.plural(len(one.waiting), 'rep')}"


def _untimed(line: FollowUpLine) -> bool:
    """Whether nothing in the calendar stands for it."""
    return line.session is None or not line.follow_up.booked(line.session)


def calendar_paper(
    desk: Desk, quarter: Quarter, now: datetime, rep: Rep | None = None, audience: Audience = Audience.MANAGER
) -> CalendarPaper:
    """A quarter on one page, the team's or one rep's; the team's is the manager's alone."""
    if rep is None and audience is not Audience.MANAGER:
        raise Invalid("rep", "The calendar of the team is for you alone: choose whose calendar it is.")
    saved = desk.settings.all()
    facts = schedule(desk, quarter.first, quarter.last, now)
    manager = value_of("manager_name", saved)
    parts = [_role(desk, rep) if rep else _team_words(desk), f"manager {manager}" if manager else ""]
    reader = Reader(audience, rep.id if rep else None, rep.name if rep else "", " · ".join(p for p in parts if p))
    holidays = _holidays(desk, quarter.first, quarter.last)
    return paper_of(facts, quarter, holidays, working_days(saved), reader, now.date())


def _role(desk: Desk, rep: Rep) -> str:
    return rep.title or (desk.roles.one(rep.role_id).name if rep.role_id is not None else "")


def _team_words(desk: Desk) -> str:
    cap = words.figure(number_of("week_hours", desk.settings.all()))
    reps = words.plural(sum(rep.present for rep in desk.people.all()), "rep")
    return f"{reps} · cap {cap} h of coaching a week"


def _reps(desk: Desk) -> dict[int, Rep]:
    return {rep.id: rep for rep in desk.people.all(include_archived=True) if rep.id is not None}


def _holidays(desk: Desk, first: date, last: date) -> dict[date, str]:
    """None for a country that nobody knows."""
    with suppress(Invalid):
        return public_days(value_of("country", desk.settings.all()), first, last)
    return {}


def shift_entry(desk: Desk, key: str, start: datetime, now: datetime, minutes: int | None = None) -> str:
    """Move or stretch what stands in the calendar; gives the words for it, with what it clashes with now.

    A planned session goes to another time and keeps its length unless `minutes` says otherwise; a training event takes
    its follow-up along; a check goes to another day, or with a time of day gets a time of its own; an absence moves by
    whole days. `DeskError` says why it can't be.
    """
    kind, _, id_ = key.partition(" ")
    if kind == "session":
        return _shift_session(desk, desk.sessions.one(int(id_)), start, now, minutes)
    if kind == "check":
        return _shift_check(desk, desk.trainings.follow_up(int(id_)), start, now)
    if kind == "absence":
        return _shift_absence(desk, desk.absences.one(int(id_)), start, now, minutes)
    raise DeskError(ELSEWHERE if kind == "busy" else PROPOSED)


def _shift_session(desk: Desk, session: Session, start: datetime, now: datetime, minutes: int | None) -> str:
    length = session.minutes if minutes is None else minutes
    if (start, length) == (session.start, session.minutes):
        return ""
    if session.status is not SessionStatus.PLANNED:
        raise DeskError(f"Only a planned session can be moved; this one is {session.status.value}.")
    if session.going_on:
        raise DeskError(f"This {session.kind.value} goes on already: finish it, or say that it was missed.")
    if start == session.start:
        moved, along = following.change(desk, session, replace(session, minutes=length), now, anyway=True)
        done = f"{_named(desk, moved)} lasts {words.plural(length, 'minute')} now{_along(along)}."
    else:
        moved, along = following.move(desk, session, start, now, minutes=length, anyway=True)
        done = f"{_named(desk, moved)} moved to {words.weekday(start.date())}, {start:%H:%M}{_along(along)}."
    found = booking.problems(desk, moved, desk.sessions.reps(moved.id or 0), now)
    free = free_day(desk, start.date()) if start != session.start and moved.yours else ""
    return " ".join([done, *filter(None, [free]), *(p.words for p in found if not p.hard)])


def free_day(desk: Desk, day: date) -> str:
    """That a day is none of the working days that are set, in a sentence; "" when it is one."""
    return free_words(day, working_days(desk.settings.all()))


def _along(count: int) -> str:
    return f", with {words.plural(count, 'session')} of its follow-up" if count else ""


def _shift_check(desk: Desk, follow_up: FollowUp, start: datetime, now: datetime) -> str:
    """To another day; a moment that is not midnight gives it a time of its own."""
    timed = start.time() != time.min
    if not timed and start.date() == follow_up.due:
        return ""
    moved = following.move_follow_up(desk, follow_up, start if timed else start.date(), now, anyway=True)
    rep = desk.people.one(follow_up.rep_id)
    clock = f", {start:%H:%M}" if timed else ""
    done = f"{follow_up.title} with {rep.first_name} moved to {words.weekday(start.date())}{clock}."
    done = " ".join(filter(None, (done, free_day(desk, start.date()))))
    if not timed or moved.session_id is None:
        side = order.side_words(moved.kind, moved.due, following.event_session(desk, moved))
        return " ".join(filter(None, (done, side)))
    found = booking.problems(desk, desk.sessions.one(moved.session_id), (follow_up.rep_id,), now)
    return " ".join([done, *(p.words for p in found if not p.hard)])


def _shift_absence(desk: Desk, absence: Absence, start: datetime, now: datetime, minutes: int | None) -> str:
    """By whole days; the sessions that fall into it now are counted."""
    length = (absence.last - absence.first) if minutes is None else timedelta(days=max(1, round(minutes / 1440)) - 1)
    fresh = replace(absence, first=start.date(), last=start.date() + length)
    if fresh == absence:
        return ""
    desk.absences.edit(fresh)
    rows = desk.sessions.all(max(fresh.first, now.date()), fresh.last)
    hit = [s for s, reps in rows if s.status is SessionStatus.PLANNED and s.end > now and _concerns(absence, s, reps)]
    whose = "You are" if absence.rep_id is None else f"{desk.people.one(absence.rep_id).name} is"
    falls = f" {words.plural(len(hit), 'session')} {'falls' if len(hit) == 1 else 'fall'} into it." if hit else ""
    return f"{whose} away {days_of(fresh.first, fresh.last)} now.{falls}"


def _concerns(absence: Absence, session: Session, rep_ids: Sequence[int]) -> bool:
    return session.yours if absence.rep_id is None else absence.rep_id in rep_ids


def _named(desk: Desk, session: Session) -> str:
    """What it is and with whom, at the start of a sentence: "One-on-one with Ben", "Training"."""
    rep_ids = desk.sessions.reps(session.id or 0)
    if session.kind is SessionKind.TRAINING:
        return "Training"
    return f"{session.kind.title} with {who(rep_ids, names_of(desk.people.one(i) for i in rep_ids).first)}"
