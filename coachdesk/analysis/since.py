"""What happened between two one-on-ones, and what comes next: sessions, observations, deals, commitments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from coachdesk.analysis import words
from coachdesk.analysis.coaching import is_held
from coachdesk.analysis.commitments import promise
from coachdesk.analysis.deals import short_money
from coachdesk.analysis.prep import PrepDeal
from coachdesk.analysis.records import RepRecords
from coachdesk.domain.commitments import CommitmentState
from coachdesk.domain.deals import Deal, DealOutcome
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.skills import DatedRating, Rater

FIRST_LOOK = timedelta(days=28)
"""How far a first one-on-one looks back."""
AHEAD = timedelta(days=60)
MOST_DEALS = 4
LONG_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def held_before(records: RepRecords, session: Session) -> tuple[Session, ...]:
    """The one-on-ones held before a session, in order."""
    rows = [
        s
        for s in records.sessions
        if s.kind is SessionKind.ONE_ON_ONE and s.id != session.id and s.start < session.start
        and is_held(s, records.commitments)
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda s: s.start))


def since_words(last: Session | None, session: Session | None) -> str:
    """How long ago the last one was: "7 days since the last"; "" for a session whose day is not known yet."""
    if last is None:
        return "first one-on-one"
    if session is None:
        return ""
    days = (session.start.date() - last.start.date()).days
    return f"{words.plural(days, 'day')} since the last" if days else "second one of the day"


def since_day(last: Session | None, session: Session, today: date) -> date:
    """The day after which things are news."""
    return last.start.date() if last else min(today, session.start.date()) - FIRST_LOOK


def since_lines(
    records: RepRecords, deals: Sequence[Deal], session: Session, since: date, today: date
) -> tuple[str, ...]:
    """News in lines: deals, sessions, observations by skill, commitments closed."""
    return (
        *_deals(deals, records.options.currency, since, today),
        *_sessions(records, session, since, today),
        *_observations(records, since, today),
        *_closed(records, session, since, today),
    )


def _deals(deals: Sequence[Deal], currency: str, since: date, today: date) -> Iterator[str]:
    for deal in _ended(deals, since, today):
        parts = [deal.account, short_money(deal.value, currency), words.weekday(deal.ended or today)]
        yield f"{deal.outcome.value.capitalize()}: {', '.join(part for part in parts if part)}"


def _ended(deals: Sequence[Deal], since: date, today: date) -> list[Deal]:
    rows = [d for d in deals if d.outcome is not DealOutcome.OPEN and d.ended and since < d.ended <= today]
    return sorted(rows, key=lambda d: (d.outcome is not DealOutcome.WON, d.ended))


def _sessions(records: RepRecords, session: Session, since: date, today: date) -> Iterator[str]:
    for one in sorted(records.sessions, key=lambda s: s.start):
        day = one.start.date()
        if one.id == session.id or not since < day <= today:
            continue
        if is_held(one, records.commitments, records.presence):
            yield f"{one.kind.title}, {words.weekday(day)}, {one.minutes} min"
        elif one.status is SessionStatus.MISSED:
            yield f"{one.kind.title} of {words.weekday(day)} did not take place"


def _observations(records: RepRecords, since: date, today: date) -> Iterator[str]:
    rows = [o for o in records.observations if since < o.day <= today]
    names = {s.id: s.name for s in records.skills}
    for skill_id, count in Counter(o.skill_id for o in rows).most_common():
        newest = max(o.day for o in rows if o.skill_id == skill_id)
        if skill_id in names:
            yield f"{names[skill_id]}: {words.plural(count, 'observation')}, newest {words.weekday(newest)}"


def _closed(records: RepRecords, session: Session, since: date, today: date) -> Iterator[str]:
    for one in sorted(records.commitments, key=lambda c: (c.closed or today, c.id or 0)):
        within = one.closed is not None and since < one.closed <= today
        if within and one.state is not CommitmentState.OPEN and one.session_id != (session.id or -1):
            row = promise(one, records.rep, today)
            yield f"{row.who}: {row.text}, {row.state_words}"


def wins(records: RepRecords, deals: Sequence[Deal], since: date, today: date) -> tuple[str, ...]:
    """What went well since last time, as far as it is known: deals won, skills rated higher than before."""
    currency = records.options.currency
    won = won_deals(deals, since, today)
    lines = [", ".join(part for part in (f"{d.account} won", short_money(d.value, currency)) if part) for d in won]
    mine = sorted((r for r in records.ratings if r.rater is Rater.MANAGER and r.day <= today), key=lambda r: r.day)
    names = {s.id: s.name for s in records.skills}
    for skill_id, name in names.items():
        own = [r for r in mine if r.skill_id == skill_id]
        lines += [f"{name}: level {b.level}, up from {a.level}" for a, b in _steps(own, since) if b.level > a.level]
    return tuple(lines)


def won_deals(deals: Sequence[Deal], since: date, today: date) -> list[Deal]:
    """Deals won after a day."""
    return [d for d in _ended(deals, since, today) if d.outcome is DealOutcome.WON]


def _steps(own: Sequence[DatedRating], since: date) -> list[tuple[DatedRating, DatedRating]]:
    """The last rating up to a day and the newest one after it, when there are both."""
    before, after = [r for r in own if r.day <= since], [r for r in own if r.day > since]
    return [(before[-1], after[-1])] if before and after else []


def coming_deals(deals: Sequence[Deal], fits: Mapping[int, str], currency: str, today: date) -> tuple[PrepDeal, ...]:
    """Open deals with a step or a close within two months, or past their close, the nearest first."""
    rows = [(day, d) for d in deals if d.outcome is DealOutcome.OPEN and (day := _next_day(d, today)) is not None]
    near = sorted((row for row in rows if row[0] - today <= AHEAD), key=lambda row: (row[0], row[1].account))
    return tuple(
        PrepDeal(deal.id or 0, deal.account, _deal_words(deal, currency, today), fits.get(deal.id or 0, ""))
        for _, deal in near[:MOST_DEALS]
    )


def _next_day(deal: Deal, today: date) -> date | None:
    days = [d for d in (deal.next_day, deal.closes) if d is not None]
    return min((d for d in days if d >= today), default=max(days, default=None))


def _deal_words(deal: Deal, currency: str, today: date) -> str:
    """Value, stage and what comes next: a step or the close."""
    coming = f"{'closes' if deal.closes >= today else 'was to close'} {words.day(deal.closes)}" if deal.closes else ""
    if deal.next_day is not None and deal.next_day == _next_day(deal, today) and deal.next_day >= today:
        coming = f"{deal.next_step or 'next step'} {words.weekday(deal.next_day)}"
    return " · ".join(part for part in (short_money(deal.value, currency), deal.stage, coming) if part)


def when_words(start: datetime, minutes: int) -> str:
    """The time of a session: "Tue 24 November, 10:30, 45 min"."""
    day = f"{words.WEEKDAYS[start.weekday()]} {start.day} {words.long_month(start)}"
    return f"{day}, {start:%H:%M}, {minutes} min"


def next_words(start: datetime | None, *, booked: bool) -> str:
    """The next date: "Tuesday 1 December, 10:30"; one that the rhythm gives says that it is not booked."""
    if start is None:
        return ""
    day = f"{LONG_WEEKDAYS[start.weekday()]} {start.day} {words.long_month(start)}, {start:%H:%M}"
    return day if booked else f"{day}, not booked yet"
