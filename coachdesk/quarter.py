"""Plan my quarter: what it needs is proposed, adjusted by hand, kept as a draft, and accepted in one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from coachdesk import booking, covering, following, scheduling
from coachdesk.analysis import follow_ups as checks
from coachdesk.analysis import proposals, words
from coachdesk.analysis import quarter as facts
from coachdesk.analysis.draft_words import DraftWords
from coachdesk.analysis.draft_words import draft_words as told
from coachdesk.analysis.follow_ups import DEBRIEF_ASKS, PRE_BRIEF_ASKS, Room
from coachdesk.analysis.placing import plan
from coachdesk.analysis.planner import Hours, Placed, Problem, Proposal, Wish
from coachdesk.analysis.quarter import Choice, OpenFollowUp, QuarterRecords
from coachdesk.analysis.schedule_words import names_of
from coachdesk.domain.courses import Course
from coachdesk.domain.errors import DeskError
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter
from coachdesk.domain.plans import PlanStatus
from coachdesk.domain.sessions import Session, SessionKind
from coachdesk.domain.training import FollowUp, FollowUpKind, FollowUpState, Training
from coachdesk.settings import clock, first_weekday, lunch, number_of, working_days

if TYPE_CHECKING:
    from coachdesk.desk import Desk

PLACE = "quarter"
DAY = timedelta(days=1)
Offered = tuple[int, str, tuple[int, ...], str]


def propose(desk: Desk, quarter: Quarter, now: datetime, choice: Choice) -> Proposal:
    """Place what is chosen into the hours there are, from now to the end of the quarter; nothing fixed is moved."""
    _check_not_over(quarter, now)
    return plan(facts.problem(_records(desk, quarter, now), choice))


def offered_trainings(desk: Desk, quarter: Quarter, now: datetime) -> tuple[Offered, ...]:
    """The courses the quarter asks for, each with its reps and why: refreshers that wait, and what comes due in it."""
    today, found = now.date(), dict[int, tuple[set[int], list[str]]]()
    for one in covering.refreshers(desk, today):
        if one.course_id is not None and one.waiting:
            reps, why = found.setdefault(one.course_id, (set(), []))
            reps.update(rep_id for rep_id, _ in one.waiting)
            why.append(f"refresher: {one.change}")
    due = _due(desk, quarter, today)
    for (course_id, _), late in due.items():
        found.setdefault(course_id, (set(), []))[0].update(late)
    for (course_id, day), late in due.items():
        reps, why = found[course_id]
        who = "" if len(late) == len(reps) else f" for {words.plural(len(late), 'rep')}"
        why.append(f"due{who}" if day is None else f"due{who} by {words.day(day)}")
    titles = {course.id: course.title for course in desk.courses.all()}
    rows = [
        (id_, titles[id_], tuple(sorted(reps)), " · ".join(why)) for id_, (reps, why) in found.items() if id_ in titles
    ]
    return tuple(sorted(rows, key=lambda row: (row[1].casefold(), row[0])))


def away_throughout(
    desk: Desk, quarter: Quarter, now: datetime, offered: Sequence[Offered]
) -> Mapping[int, Mapping[int, str]]:
    """By course and rep, who could come to an offered training on no day that is left for it, with the words for it."""
    if quarter.last < now.date():
        return {}
    records = _records(desk, quarter, now)
    return {
        course_id: facts.away_throughout(records, records.courses[course_id], rep_ids)
        for course_id, _, rep_ids, _ in offered
    }


def adjust(
    desk: Desk, proposal: Proposal, key: str, start: datetime, now: datetime, minutes: int | None = None
) -> Proposal:
    """Put one of the draft to another time and leave it there, even in a clash; a training takes along what follows it.

    `DeskError` when it is no longer in the draft.
    """
    name = proposals.bare(key)
    every = {wish.key: wish for wish in proposals.wishes(proposal)}
    if name not in every:
        raise DeskError("This is no longer in the draft.")
    wish = every[name] if minutes is None else replace(every[name], minutes=minutes)
    moved, others = Placed(wish, start), [one for one in proposal.placed if one.wish.key != name]
    behind = {one.key for one in proposals.followers(proposal, name)}
    stay = [one for one in others if one.wish.key not in behind or proposals.in_order(one, moved)]
    standing = (*stay, moved)
    again = tuple(proposals.beyond(every[one], start.date()) for one in sorted(behind - {one.wish.key for one in stay}))
    fresh = plan(_around(desk, proposal, again, now), standing)
    rest = [one for one in proposal.unplaced if one.wish.key != name and one.wish.key not in behind]
    return replace(fresh, unplaced=(*rest, *fresh.unplaced))


def drop(proposal: Proposal, key: str) -> Proposal:
    """Leave one out of the draft; a training goes with its follow-up."""
    return proposals.drop(proposal, key)


def clashes(desk: Desk, proposal: Proposal, now: datetime) -> Mapping[str, str]:
    """What of the draft can't stand as it does, by its key in the calendar, with a sentence why."""
    if not proposal.placed:
        return {}
    days = [one.start.date() for one in proposal.placed]
    entries = scheduling.schedule(desk, min(days), max(days), now, proposal).entries
    found = {entry.key: entry.clash for entry in entries if entry.draft and entry.clash}
    for key, said in (*_gone(desk, proposal), *proposals.out_of_order(proposal), *proposals.too_late(proposal, now)):
        found.setdefault(f"{proposals.PREFIX}{key}", said)
    return found


def draft_words(desk: Desk, quarter: Quarter, proposal: Proposal, now: datetime) -> DraftWords:
    """The draft in words, with what of it clashes by now."""
    return told(proposal, clashes(desk, proposal, now), quarter.title, now.date())


def accept(desk: Desk, proposal: Proposal, now: datetime, quarter: Quarter) -> int:
    """Book the whole draft in one step, and let go of it; how many sessions were booked.

    `DeskError` says how many of it clash by now; nothing is booked then.
    """
    if not proposal.placed:
        raise DeskError("Nothing is drafted: plan the quarter first.")
    if found := clashes(desk, proposal, now):
        some = "1 of the drafted clashes" if len(found) == 1 else f"{len(found)} of the drafted clash"
        raise DeskError(f"{some}: {next(iter(found.values()))}")
    with desk.store.change(f"Plan the quarter {quarter}"):
        for one in proposal.placed:
            if one.wish.kind is SessionKind.TRAINING and one.wish.course_id is not None:
                _book_training(desk, proposal, one, now)
            elif one.wish.course_id is None:
                _book(desk, one)
        discard(desk)
    return len(proposal.placed)


def keep(desk: Desk, quarter: Quarter, proposal: Proposal) -> None:
    """Keep the draft over a restart, outside the steps that can be undone."""
    desk.drafts.keep(PLACE, proposals.to_json(str(quarter), proposal))


def kept(desk: Desk) -> tuple[Quarter, Proposal] | None:
    """The draft that was kept, without what was for reps who are no longer on the team; None when there is none."""
    text = desk.drafts.words(PLACE)
    if not text:
        return None
    try:
        name, proposal = proposals.from_json(text)
        quarter = Quarter.parse(name)
    except (ValueError, DeskError):
        return None
    present = {rep.id for rep in desk.people.all() if rep.present}
    every = proposals.wishes(proposal)
    left = proposals.without(proposal, {wish.key for wish in every if not present.issuperset(wish.rep_ids)})
    return (quarter, left) if left.placed or left.unplaced or not every else None


def discard(desk: Desk) -> None:
    """Let go of the draft."""
    if desk.drafts.words(PLACE):
        desk.drafts.drop(PLACE)


def cap_hours(desk: Desk) -> float:
    """The most hours of coaching a week that are set."""
    return number_of("week_hours", desk.settings.all())


def _check_not_over(quarter: Quarter, now: datetime) -> None:
    if quarter.last < now.date():
        raise DeskError(f"{quarter.title} is over: plan this quarter or a later one.")


def hours(desk: Desk) -> Hours:
    """The working week by the settings."""
    saved = desk.settings.all()
    return Hours(
        working_days(saved), clock(saved, "day_starts"), clock(saved, "day_ends"), lunch(saved),
        int(number_of("gap", saved)), round(number_of("week_hours", saved) * 60), first_weekday(saved),
    )  # fmt: skip


def _records(desk: Desk, quarter: Quarter, now: datetime) -> QuarterRecords:
    rules, reps = following.rules(desk), tuple(rep for rep in desk.people.all() if rep.present)
    rhythms = {rep.id or 0: desk.rhythms.of_rep(rep) for rep in reps}
    last = facts.horizon(quarter, rules)
    due = _covers(desk, now.date())
    return QuarterRecords(
        quarter, now, hours(desk), rules, reps, names_of(reps).first,
        {rep_id: rhythm for rep_id, rhythm in rhythms.items() if rhythm is not None}, desk.sessions.all(),
        _to_check(desk, quarter), _untimed(desk, quarter, reps, now, timed=rules.checks_timed),
        {course.id or 0: course for course in desk.courses.all()}, due,
        booking.days_off(desk, now.date(), last), desk.absences.all(), desk.busy.all(now.date() - DAY, last),
    )  # fmt: skip


def _around(desk: Desk, proposal: Proposal, again: Sequence[Wish], now: datetime) -> Problem:
    """The calendar as it is, for the few wishes of a draft that are placed again."""
    days = [now.date(), *(one.start.date() for one in proposal.placed), *(wish.last for wish in again)]
    records = replace(_records(desk, Quarter.of(max(days)), now), quarter=Quarter.of(max(days)))
    bare = facts.problem(records, Choice(one_on_ones=False, mid_quarter=False, follow_ups=False))
    return replace(bare, wishes=tuple(again), hours=replace(bare.hours, cap=proposal.cap))


def _to_check(desk: Desk, quarter: Quarter) -> dict[int, date | None]:
    """The reps whose plan of the quarter waits for its mid-quarter check, with the day agreed on."""
    waiting = (PlanStatus.DRAFT, PlanStatus.AGREED)
    plans = [one for one in desk.plans.all(quarter) if one.status in waiting and one.checked_on is None]
    return {one.rep_id: one.check_day for one in plans}


def _untimed(
    desk: Desk, quarter: Quarter, reps: Sequence[Rep], now: datetime, *, timed: bool
) -> tuple[OpenFollowUp, ...]:
    """What trainings left open up to the end of the quarter and is to have a time of its own, but has none."""
    present, found = {rep.id for rep in reps}, []
    events = {t.id: (desk.sessions.one(t.session_id), following.title_in(desk, t)) for t in desk.trainings.all()}
    for one in desk.trainings.follow_ups():
        own = desk.sessions.one(one.session_id) if one.session_id is not None else None
        event, title = events[one.training_id]
        wanted = one.kind is not FollowUpKind.CHECK or timed
        near = (one.due >= quarter.first or quarter == Quarter.of(now.date())) and one.due <= quarter.last
        open_ = one.state is FollowUpState.OPEN and not one.booked(own) and event.status in facts.TAKES_TIME
        late = one.kind is FollowUpKind.PRE_BRIEF and event.start <= now
        if open_ and wanted and near and not late and one.rep_id in present:
            found.append(OpenFollowUp(one, event, title))
    return tuple(found)


def _covers(desk: Desk, today: date) -> dict[tuple[int, int], date]:
    """When each course comes due again, by course and rep; what is booked already is left out."""
    rows = covering.coverage(desk, today).rows
    return {(c.course_id, c.rep_id): c.due for row in rows for c in row.covers if c.due and c.booked is None}


def _due(desk: Desk, quarter: Quarter, today: date) -> dict[tuple[int, date | None], tuple[int, ...]]:
    """The reps for whom each course comes due up to the end of the quarter, by it and the first day; None when late."""
    found: dict[int, list[tuple[date, int]]] = {}
    for (course_id, rep_id), day in _covers(desk, today).items():
        if day <= quarter.last:
            found.setdefault(course_id, []).append((day, rep_id))
    return {
        (course_id, min(rows)[0] if min(rows)[0] >= today else None): tuple(rep_id for _, rep_id in sorted(rows))
        for course_id, rows in found.items()
    }


def _gone(desk: Desk, proposal: Proposal) -> list[tuple[str, str]]:
    """What is for somebody who left, or for a follow-up that is done or has its time by now."""
    names = {rep.id: rep for rep in desk.people.all(include_archived=True)}
    found = []
    for one in proposal.placed:
        left = [names[rep_id].name for rep_id in one.wish.rep_ids if not names[rep_id].present]
        if left:
            found.append((one.wish.key, f"{words.listed(left)} left the team: leave out “{one.wish.title}”."))
        elif one.wish.key.startswith("follow-up ") and not _still_open(desk, int(one.wish.key.split()[1])):
            found.append((one.wish.key, f"“{one.wish.title}” is settled by now: leave it out."))
    return found


def _still_open(desk: Desk, follow_up_id: int) -> bool:
    one = next((f for f in desk.trainings.follow_ups() if f.id == follow_up_id), None)
    own = desk.sessions.one(one.session_id) if one and one.session_id is not None else None
    return one is not None and one.state is FollowUpState.OPEN and not one.booked(own)


def _book(desk: Desk, one: Placed) -> Session:
    """Put one of the draft into the calendar; an open follow-up gets its time by it."""
    wish = one.wish
    session = desk.sessions.add(Session(None, wish.kind, one.start, wish.minutes), wish.rep_ids)
    if wish.key.startswith("follow-up "):
        follow_up = desk.trainings.follow_up(int(wish.key.split()[1]))
        desk.trainings.save_follow_up(replace(follow_up, session_id=session.id))
    return session


def _book_training(desk: Desk, proposal: Proposal, one: Placed, now: datetime) -> None:
    """Put an event into the calendar with its follow-up: what has a time, what found none, and the short checks."""
    course = desk.courses.one(one.wish.course_id or 0)
    session = _book(desk, one)
    training = desk.trainings.save(Training(None, session.id or 0, course.id))
    key = one.wish.key
    for behind in proposal.placed:
        if key in (behind.wish.after, behind.wish.before):
            own = _book(desk, behind)
            desk.trainings.save_follow_up(
                replace(_follow_up(desk, training, behind.wish, one, course), session_id=own.id)
            )
    for left in proposal.unplaced:
        if key == left.wish.after:
            desk.trainings.save_follow_up(_follow_up(desk, training, left.wish, one, course))
    _short_checks(desk, training, session, one.wish.rep_ids, now, course)


def _follow_up(desk: Desk, training: Training, wish: Wish, event: Placed, course: Course) -> FollowUp:
    day, days, asks, task = event.start.date(), -1, PRE_BRIEF_ASKS, ""
    if wish.kind is SessionKind.DEBRIEF:
        days, asks = following.rules(desk).debrief_days, DEBRIEF_ASKS
    elif wish.kind is SessionKind.CHECK:
        days, asks, task = 7 * wish.weeks, course.question(wish.number), course.task(wish.number)
    kind = next(kind for kind, own in checks.KINDS.items() if own is wish.kind)
    return FollowUp(None, training.id or 0, wish.rep_ids[0], kind, day + timedelta(days=days), wish.number,
                    question=asks, task=task)  # fmt: skip


def _short_checks(
    desk: Desk, training: Training, session: Session, rep_ids: Sequence[int], now: datetime, course: Course
) -> None:
    """The spaced checks that are part of a one-on-one, beyond the end of the quarter too."""
    rules = following.rules(desk)
    if rules.checks_timed or not rules.check_weeks:
        return
    last = session.start.date() + timedelta(weeks=max(rules.check_weeks), days=checks.LATEST_CHECK)
    room = Room(booking.calendar_of(desk, session.start.date(), last), rules, now)
    for rep_id in rep_ids:
        for number, week in enumerate(rules.check_weeks, 1):
            if found := checks.check(session, rep_id, number, week, course, room):
                desk.trainings.save_follow_up(FollowUp(
                    None, training.id or 0, rep_id, FollowUpKind.CHECK, found.due, number, question=found.question,
                    task=found.task,
                ))  # fmt: skip
