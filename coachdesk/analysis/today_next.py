"""The next meeting and the week round it, as the morning's page says them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from coachdesk.analysis import coaching, words
from coachdesk.analysis.commitments import Promise
from coachdesk.analysis.facts import focus_of, rep_standings, rep_tier, team_row
from coachdesk.analysis.ledger_count import Attended, CoachingRecords
from coachdesk.analysis.measured import headline, measure_facts, points_of
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.today import NextMeeting, Point, WeekDay, WeekEntry
from coachdesk.analysis.training import FollowUpLine
from coachdesk.domain.commitments import Owner
from coachdesk.domain.deals import Deal, DealOutcome
from coachdesk.domain.measures import Direction
from coachdesk.domain.people import Rep, tenure_months
from coachdesk.domain.periods import Cadence, start_of
from coachdesk.domain.rhythms import Every
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus

SOON = timedelta(days=14)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class TodayRecords:
    """What the morning's page is made from: `team` are those on it now, `promises` the open ones, most late first.

    `prepared` are sessions with an agenda, `briefed` with a pre-brief, `debriefed` with a debrief; `off` names days.
    `follow_ups` are all that are open, `events` the titles of training events by their sessions.
    """

    now: datetime
    team: tuple[RepRecords, ...]
    coaching: CoachingRecords
    promises: tuple[Promise, ...] = ()
    deals: Mapping[int, Deal] = field(default_factory=dict)
    rhythms: Mapping[int, Every] = field(default_factory=dict)
    off: Mapping[date, str] = field(default_factory=dict)
    prepared: frozenset[int] = frozenset()
    briefed: frozenset[int] = frozenset()
    debriefed: frozenset[int] = frozenset()
    follow_ups: tuple[FollowUpLine, ...] = ()
    events: Mapping[int, str] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.now.date()

    def follow_up(self, session: Session) -> FollowUpLine | None:
        """The open follow-up of a training that a session was booked for."""
        own = (line for line in self.follow_ups if line.session is not None and line.session.id == session.id)
        return next(own, None)

    def rep(self, rep_id: int) -> Rep | None:
        """The rep of that id, on the team or not."""
        return next((rep for rep, _ in self.coaching.team if rep.id == rep_id), None)

    def records(self, rep_id: int) -> RepRecords | None:
        """The records of one who is on the team."""
        return next((r for r in self.team if r.rep.id == rep_id), None)

    def people(self, rep_ids: Sequence[int]) -> tuple[Rep, ...]:
        """Those of a session whose names are known, the ones still on the team first."""
        known = (rep for i in rep_ids if (rep := self.rep(i)) is not None)
        return tuple(sorted(known, key=lambda rep: not rep.present))

    def concerns(self, rep_ids: Sequence[int]) -> bool:
        """Whether a session has anybody who is still on the team."""
        return any(rep.present for rep in self.people(rep_ids))


def together(people: Sequence[Rep]) -> str:
    """Who takes part: "Dana Fox", "Dana Fox and Li Wei", "Dana Fox and 3 others"."""
    if len(people) < 3:
        return words.listed([rep.name for rep in people])
    return f"{people[0].name} and {len(people) - 1} others"


def next_meeting(records: TodayRecords) -> NextMeeting | None:
    """The manager's meeting that goes on, else the next one that is planned and not over."""
    planned = [row for row in records.coaching.sessions if row[0].status is SessionStatus.PLANNED]
    planned = [row for row in planned if row[0].yours and records.concerns(row[1])]
    going = [row for row in planned if row[0].going_on and row[0].start.date() == records.today]
    coming = [row for row in planned if row[0].end > records.now]
    row = min(going or coming, key=lambda row: row[0].start, default=None)
    return _meeting(records, row) if row else None


def _meeting(records: TodayRecords, row: Attended) -> NextMeeting:
    session, rep_ids = row
    people = records.people(rep_ids)
    lead, now, today = people[0], records.now, records.today
    own = records.records(lead.id or 0)
    promises = [p for p in records.promises if p.rep_id in rep_ids]
    line = team_row(own, today, rep_tier(own, today)) if own else None
    top = headline(own, today) if own else None
    focus, level, wanted, aim = _focus(own, today)
    return NextMeeting(
        session_id=session.id or 0, rep_id=lead.id or 0, rep=together(people), initials=lead.initials,
        kind=session.kind, day=session.start.date(), day_words=day_words(session.start.date(), today),
        time=f"{session.start:%H:%M}", when=_when(session, now), subtitle=_subtitle(own, today) if own else "",
        rhythm=_rhythm(records, session, lead), focus=focus, focus_level=level, focus_wanted=wanted, focus_words=aim,
        attainment=line.attainment if line else "–", attainment_words=top.chart.verdict if top else "no numbers yet",
        attainment_tone=line.signal_tone if line else "", spark=line.spark if line else None,
        open=len(promises), late_words=_late_words(promises),
        points=points(records, own, session, promises) if own else (),
        prepared=session.id in records.prepared, going_on=session.going_on,
        follow_up_id=(follows.follow_up.id or 0) if (follows := records.follow_up(session)) else 0,
    )  # fmt: skip


def day_words(day: date, today: date) -> str:
    """A near day: "today", "tomorrow", "yesterday", else "Wed 25 Nov"."""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get((day - today).days) or words.weekday(day)


def _when(session: Session, now: datetime) -> str:
    parts = [_until(session, now), f"{session.minutes} min", session.place]
    return " · ".join(part for part in parts if part)


def _until(session: Session, now: datetime) -> str:
    """How long until it begins: minutes, then hours, then the day."""
    if session.going_on and session.began:
        return f"going on since {session.began:%H:%M}"
    minutes = int((session.start - now).total_seconds() // 60)
    if minutes < 0:
        return f"was due {words.plural(-minutes, 'minute')} ago"
    if session.start.date() != now.date():
        return day_words(session.start.date(), now.date())
    if minutes < 60:
        return f"in {words.plural(minutes, 'minute')}" if minutes else "now"
    return f"in {minutes // 60} h {minutes % 60} min" if minutes % 60 else f"in {minutes // 60} h"


def _subtitle(own: RepRecords, today: date) -> str:
    met = coaching.last_met(own.sessions, own.commitments, today)
    parts = (
        own.role.name if own.role else "", words.tenure(tenure_months(own.rep.hired, today)),
        f"last met {words.day(met)}" if met else "no one-on-one yet",
    )  # fmt: skip
    return " · ".join(part for part in parts if part)


def _rhythm(records: TodayRecords, session: Session, rep: Rep) -> str:
    every = records.rhythms.get(rep.id or 0) if session.kind is SessionKind.ONE_ON_ONE else None
    return every.value.capitalize() if every else ""


def _focus(own: RepRecords | None, today: date) -> tuple[str, int | None, int | None, str]:
    """The focus skill with its level, the level wanted, and both in words."""
    plan = own.plan_of(today) if own else None
    found = focus_of(rep_standings(own, today), plan) if own else None
    if plan is None or found is None:
        return "", None, None, "no focus skill yet"
    level, wanted = found.manager, plan.focus_level
    now = "not rated" if level is None else str(level)
    aim = now if wanted is None else f"{now} → {wanted} by {words.day(plan.period.last)}"
    return found.skill.name, level, wanted, aim


def _late_words(promises: Sequence[Promise]) -> str:
    late = [p.late for p in promises if p.late]
    if not late:
        return ""
    most = words.plural(max(late), "day")
    return f"{len(late)} overdue, up to {most}" if len(late) > 1 else f"1 overdue by {most}"


def points(records: TodayRecords, own: RepRecords, session: Session, promises: Sequence[Promise]) -> tuple[Point, ...]:
    """What is worth knowing before: at most two late promises, two signals, a deal and the last notes; four in all."""
    late = [Point("late", _overdue(p), f"from {words.day(p.made)}") for p in promises if p.late]
    found = (*late[:2], *_signals(own, records.today)[:2], *_deals(records, own)[:1], *_last_notes(own, session))
    return found[:4]


def _overdue(promise: Promise) -> str:
    return f"Overdue{', yours' if promise.owner is Owner.MANAGER else ''}: {promise.text}"


def _signals(own: RepRecords, today: date) -> list[Point]:
    """Measures with a firm signal among their last four known points."""
    found = []
    for measure in own.measures:
        known = points_of(own, measure, today) if not measure.archived else ()
        facts = measure_facts(own, measure, today) if known else None
        signal = facts.variation.fresh(4) if facts else None
        if signal:
            text = signal.words(measure.direction is Direction.UP).replace(":", ",")
            found.append(Point("signal", f"{measure.name} {text}", "numbers"))
    return found


def _deals(records: TodayRecords, own: RepRecords) -> list[Point]:
    """Open deals of the rep whose next step or close is near, the nearest first."""
    found = []
    for deal in records.deals.values():
        if deal.rep_id != own.rep.id or deal.outcome is not DealOutcome.OPEN:
            continue
        for day, what in ((deal.next_day, deal.next_step or "next step"), (deal.closes, "closes")):
            if day and records.today <= day <= records.today + SOON:
                found.append((day, Point("note", f"{deal.account}: {what} {words.weekday(day)}", "deals")))
    return [point for _, point in sorted(found, key=lambda pair: pair[0])]


def _last_notes(own: RepRecords, session: Session) -> list[Point]:
    """The first line of the shared notes of the last one-on-one."""
    before = [s for s in own.sessions if s.start < session.start and s.status is SessionStatus.HELD and s.summary]
    if not before:
        return []
    last = max(before, key=lambda s: s.start)
    line = last.summary.splitlines()[0].strip()
    short = line if len(line) <= 90 else line[:89].rstrip() + "…"
    return [Point("note", short, f"noted {words.day(last.start.date())}")]


def week(records: TodayRecords) -> tuple[WeekDay, ...]:
    """The working days of this week, and the weekend only where a session stands; moved and cancelled ones are gone."""
    first = start_of(records.today, Cadence.WEEK, records.coaching.options.first_weekday)
    days = [_day(records, first + timedelta(days=n)) for n in range(7)]
    return tuple(day for day in days if day.day.weekday() < SATURDAY or day.entries)


def _day(records: TodayRecords, day: date) -> WeekDay:
    gone = (SessionStatus.MOVED, SessionStatus.CANCELLED)
    rows = [row for row in records.coaching.within(day, day) if row[0].status not in gone]
    entries = tuple(_entry(records, row) for row in sorted(rows, key=lambda row: row[0].start))
    title = f"{words.WEEKDAYS[day.weekday()]} {day.day}"
    return WeekDay(day, title, day == records.today, records.off.get(day, ""), entries)


def _entry(records: TodayRecords, row: Attended) -> WeekEntry:
    session, people = row[0], records.people(row[1])
    if len(people) == 1:
        parts = people[0].name.split()
        name = f"{parts[0]} {parts[-1][:1]}." if len(parts) > 1 else parts[0]
    else:
        name = f"{session.kind.title}{f' ({len(people)})' if people else ''}"
    rep_id = people[0].id if people else None
    return WeekEntry(session.id or 0, rep_id or 0, name, f"{session.start:%H:%M}", session.kind, session.status)
