"""The half year behind the sample team and the quarter before it: absences, sessions, deals, calls and promises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from coachdesk.desk import Desk
from coachdesk.domain.absences import Absence, AbsenceKind
from coachdesk.domain.people import Status
from coachdesk.sample.agendas import Agendas
from coachdesk.sample.cast import LEAVE_WEEKS, Member, texts
from coachdesk.sample.deals import Dealings
from coachdesk.sample.diary import Diary, workday
from coachdesk.sample.following import Follower
from coachdesk.sample.meetings import Meetings
from coachdesk.sample.promises import Promises
from coachdesk.sample.training import Trainer

ON_HOLIDAY, WAS_ILL = 5, 4


def keep_calendar(desk: Desk, members: Sequence[Member], today: date, rng: Random, fully: int) -> None:
    """Write it for all; only the first `fully` reps have a whole half year, deals and calls."""
    words, dealt = texts("meetings"), texts("deals")
    absences = [desk.absences.add(absence) for absence in _absences(members, today, words["absences"])]
    diary = Diary(absences)
    meetings = Meetings(desk, words, today, rng, diary)
    deals = Dealings(desk, dealt, today, rng, meetings)
    latest = meetings.group(members)
    for place, member in enumerate(members):
        meetings.one_on_ones(member, place, fully=place < fully)
    for place, member in enumerate(members[:fully]):
        deals.deal(member, place)
        deals.calls(member, place)
        meetings.others(member, place)
    promises, agendas = Promises(desk, words, today, rng), Agendas(desk, words, today)
    for place, member in enumerate(members):
        promises.promise(member, place)
        if place < fully:
            agendas.prepare(member, place)
    taught = texts("training")
    Trainer(desk, taught, today, diary, meetings, Follower(desk, taught, today, diary)).train(members[:fully], latest)


def _absences(members: Sequence[Member], today: date, notes: dict[str, str]) -> Iterator[Absence]:
    """The manager's fair and winter holiday, a rep's holiday, days of illness, and the leave of whoever is on leave."""
    monday = workday(today) - timedelta(days=workday(today).weekday())
    fair, holiday = monday - timedelta(weeks=9), monday + timedelta(weeks=5)
    yield Absence(None, None, fair, fair + timedelta(days=1), AbsenceKind.TRAINING)
    yield Absence(None, None, holiday, holiday + timedelta(days=4))
    for place, member in enumerate(members):
        if place == ON_HOLIDAY:
            first = monday + timedelta(weeks=2)
            yield Absence(None, member.id, first, first + timedelta(days=4), private_note=notes["holiday"])
        if place == WAS_ILL:
            ill = monday - timedelta(weeks=4)
            yield Absence(None, member.id, ill, ill + timedelta(days=2), AbsenceKind.SICK, notes["sick"])
        if member.rep.status is Status.ON_LEAVE:
            first = today - timedelta(weeks=LEAVE_WEEKS + 1) + timedelta(days=1)
            last = today + timedelta(weeks=7)
            yield Absence(None, member.id, first, last, AbsenceKind.OTHER, notes["leave"])
