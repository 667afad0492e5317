"""The morning's page: the hours so far, who needs the manager, what nobody has seen."""

from __future__ import annotations

from datetime import date, timedelta

from coachdesk.analysis import coaching, words
from coachdesk.analysis.coaching import hours_words
from coachdesk.analysis.facts import rep_standings, rep_tier, team_row
from coachdesk.analysis.ledger_count import held_minutes
from coachdesk.analysis.measured import headline
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.today import CoachingTime, Need, StaleSkill, TodayFacts
from coachdesk.analysis.today_next import TodayRecords, next_meeting, week
from coachdesk.analysis.today_tasks import tasks
from coachdesk.domain.commitments import CommitmentState, Owner
from coachdesk.domain.measures import Direction
from coachdesk.domain.people import Status
from coachdesk.domain.periods import Quarter
from coachdesk.domain.sessions import SessionKind, SessionStatus

DUE_SOON = timedelta(days=7)
MOST_STALE = 6
RISK = 60.0  # from this weight on a rep is at risk
UNBOOKED = 12.0
LONG_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def today_facts(records: TodayRecords) -> TodayFacts:
    """The whole page."""
    overdue = tuple(p for p in records.promises if p.late)
    until = records.today + DUE_SOON
    due = tuple(p for p in records.promises if p.due is not None and records.today <= p.due <= until)
    todo, found = tasks(records), stale(records)
    return TodayFacts(
        title=_title(records.today),
        summary=_summary(records, len(todo), len(overdue)), next=next_meeting(records), week=week(records),
        overdue=overdue, due=due, open=len(records.promises), tasks=todo, time=coaching_time(records),
        needs=needs(records), stale=found[:MOST_STALE], team=len(records.team), stale_count=len(found),
    )  # fmt: skip


def _title(today: date) -> str:
    return f"{LONG_WEEKDAYS[today.weekday()]} {today.day} {words.long_month(today)}"


def _summary(records: TodayRecords, todo: int, overdue: int) -> str:
    rows = [s for s, _ in records.coaching.within(records.today, records.today) if s.yours]
    planned = [s for s in rows if s.status is SessionStatus.PLANNED]
    singles = sum(s.kind is SessionKind.ONE_ON_ONE for s in planned)
    others = len(planned) - singles
    parts = [f"{words.plural(singles, 'one-on-one') if singles else 'no one-on-one'} today"]
    parts += [words.plural(others, "other session")] if others else []
    parts += [f"{todo} to prepare or wrap up" if todo else "nothing to prepare or wrap up"]
    parts += [f"{words.plural(overdue, 'commitment')} overdue" if overdue else "no commitment overdue"]
    text = " · ".join(parts)
    return text[0].upper() + text[1:]


def coaching_time(records: TodayRecords) -> CoachingTime:
    """The quarter to date: the hours of each rep who is there against the sum of their budgets, and the manager's own.

    A rep on leave whose days are not written down as an absence is left out, with the hours too.
    """
    quarter, today = Quarter.of(records.today), records.today
    met = records.coaching.within(quarter.first, today)
    sessions = [s for s, _ in met if s.yours]
    there = [r for r in records.team if r.rep.status is Status.ACTIVE or any(a.holds(today) for a in r.absences)]
    ids = {r.rep.id for r in there}
    own = sum(held_minutes(records.coaching, sessions).values()) / 60
    by_kind = held_minutes(records.coaching, [s for s, reps in met for rep_id in reps if rep_id in ids])
    hours = sum(by_kind.values()) / 60
    (by_now, most_now), (least, most) = (
        [sum(budgets) for budgets in zip((0.0, 0.0), *(coaching.budget(r, quarter.first, last) for r in there))]
        for last in (today, quarter.last)
    )
    rows = sorted(((_plural(kind), minutes / 60) for kind, minutes in by_kind.items()), key=lambda row: -row[1])
    kinds = [s.kind for s in sessions if records.coaching.counted(s)]
    weeks = round(((quarter.last - quarter.first).days + 1) / 7)
    tone = "over" if hours > most_now else "under" if hours < by_now * 0.9 else ""
    says = _against(hours, by_now, most_now)
    return CoachingTime(
        title=f"Q{quarter.number}, week {min(weeks, (today - quarter.first).days // 7 + 1)} of {weeks}", hours=hours,
        by_now=by_now, least=least, most=most, tone=tone,
        words=f"{says} · {words.figure(round(least, 1))}–{hours_words(round(most, 1))} for the quarter · "
        f"your own time {hours_words(round(own, 1))}",
        by_kind=tuple(rows),
        briefs_words=f"{words.plural(kinds.count(SessionKind.PRE_BRIEF), 'pre-brief')} · "
        f"{words.plural(kinds.count(SessionKind.DEBRIEF), 'debrief')}", own=own,
    )  # fmt: skip


def _against(hours: float, by_now: float, most_now: float) -> str:
    if hours > most_now:
        return f"{hours_words(round(hours - most_now, 1))} over the most by now"
    behind = round(by_now - hours, 1)
    return f"{hours_words(behind)} behind" if behind > 0 else "on plan"


def _plural(kind: SessionKind) -> str:
    return {SessionKind.GROUP: "Group coaching", SessionKind.TRAINING: "Training"}.get(kind, f"{kind.title}s")


def needs(records: TodayRecords) -> tuple[Need, ...]:
    """Reps who need attention, most urgent first; nobody on leave or not yet started."""
    found = []
    for own in records.team:
        started = own.rep.hired is None or own.rep.hired <= records.today
        reasons = _reasons(records, own) if own.rep.status is Status.ACTIVE and started else []
        if reasons:
            found.append((sum(weight for weight, _ in reasons), own, reasons))
    found.sort(key=lambda row: (-row[0], row[1].rep.name.casefold()))
    return tuple(_need(own, weight, reasons, records.today) for weight, own, reasons in found)


def _need(own: RepRecords, weight: float, reasons: list[tuple[float, str]], today: date) -> Need:
    spark = team_row(own, today, rep_tier(own, today)).spark
    said = sorted(reasons, key=lambda r: -r[0])[:3]
    why = " · ".join(text for _, text in said)
    drawn = spark if any(value is not None for value in spark.values) else None
    tone = "risk" if weight >= RISK else "watch"
    return Need(own.rep.id or 0, own.rep.name, own.rep.initials, why[0].upper() + why[1:], tone, drawn)


def _reasons(records: TodayRecords, own: RepRecords) -> list[tuple[float, str]]:
    """Each reason with its weight: a real signal 80, a day unmet 1 (at most 60), late promises 20 to 40, or less."""
    today = records.today
    found = (_falling(own, today), _unmet(own, today), _late(own, today), _hours(own, today))
    return [reason for reason in found if reason is not None]


def _falling(own: RepRecords, today: date) -> tuple[float, str] | None:
    """A firm signal for the worse among the last four points of the lead measure."""
    top = headline(own, today)
    signal = top.variation.fresh(4) if top else None
    if top is None or signal is None or own.lead is None:
        return None
    up = own.lead.direction is Direction.UP
    if (signal.side == "above") == up:
        return None
    name = "attainment" if top.chart.title.startswith("Quota attainment") else own.lead.name
    return 55.0 if signal.possible else 80.0, f"{name} {signal.words(up).replace(':', ',')}"


def _unmet(own: RepRecords, today: date) -> tuple[float, str] | None:
    """Nobody met for three weeks or ever, or nothing is booked."""
    met = coaching.last_met(own.sessions, own.commitments, today)
    booked = coaching.next_session(own.sessions, today) is not None
    days = 50 if met is None else (today - met).days
    if met is not None and days <= coaching.LONG_WITHOUT:
        return None if booked else (UNBOOKED, "no one-on-one booked")
    text = "no one-on-one yet" if met is None else f"no one-on-one for {days} days"
    return min(60.0, days) + (0 if booked else UNBOOKED), text if booked else f"{text}, none booked"


def _late(own: RepRecords, today: date) -> tuple[float, str] | None:
    rows = [c for c in own.commitments if c.owner is Owner.REP and c.state is CommitmentState.OPEN]
    late = sum(c.due is not None and c.due < today for c in rows)
    return (min(40.0, 15.0 + 5 * late), f"{words.plural(late, 'overdue commitment')}") if late else None


def _hours(own: RepRecords, today: date) -> tuple[float, str] | None:
    month = coaching.coaching_month(own, today)
    if not month.tone:
        return None
    low, high = round(month.bullet.low, 1), round(month.bullet.high, 1)
    text = f"{words.figure(round(month.hours, 1))} of {words.figure(low)}–{hours_words(high)} of coaching this month"
    return (15.0 if month.tone == "under" else 10.0), text


def stale(records: TodayRecords) -> tuple[StaleSkill, ...]:
    """Skills with a role target that nobody observed for their refresh interval; never seen is stalest, leave apart.

    A skill that was never seen counts once it is rated, or the focus of the quarter: before that nothing is stale.
    Of skills as stale as each other, each rep has one named before anybody has two.
    """
    found = []
    for own in (own for own in records.team if own.rep.status is Status.ACTIVE):
        rows = [s for s in rep_standings(own, records.today) if s.target is not None]
        ages = [(None if s.newest is None else (records.today - s.newest).days, s) for s in rows]
        plan = own.plan_of(records.today)
        focus = {plan.focus_id, plan.focus2_id} if plan else set()
        due = [(age, s) for age, s in ages if age is not None or s.manager is not None or s.skill.id in focus]
        old = [(age, s) for age, s in due if age is None or age > s.skill.refresh_days]
        old.sort(key=lambda pair: -(pair[0] if pair[0] is not None else 99_999))
        found += [(place, own.rep, age, s) for place, (age, s) in enumerate(old)]
    found.sort(key=lambda row: (-(row[2] if row[2] is not None else 99_999), row[0], row[1].name.casefold()))
    return tuple(
        StaleSkill(
            rep.id or 0, rep.name, rep.initials, s.skill.id or 0, s.skill.name,
            "never seen" if age is None else words.plural(age, "day"),
        )
        for _, rep, age, s in found
    )  # fmt: skip
