"""The calendar of the sample team: series laid ahead, and what became of the sessions behind us."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from coachdesk.desk import Desk
from coachdesk.domain.commitments import Owner
from coachdesk.domain.people import Status
from coachdesk.domain.periods import Quarter
from coachdesk.domain.questions import Model
from coachdesk.domain.rhythms import Every, Rhythm, Series
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.sample.cast import Member
from coachdesk.sample.diary import Diary, workday

WEEKS_BACK, BRIEFLY_BACK, GROUP_SIZE = 26, 6, 8
SLOTS = ((0, time(10, 30)), (0, time(15)), (1, time(9, 30)), (1, time(14)), (2, time(11)), (2, time(16)), (3, time(10)),
         (4, time(13, 30)))  # fmt: skip
OUTCOMES = (SessionStatus.HELD, SessionStatus.MISSED, SessionStatus.MOVED, SessionStatus.CANCELLED)
SHORT = "low"  # the profile that is met too little
UNRECORDED, HOLLOW = "nobody has said yet", "held without a word"
# what stands out by place on the team and by how many times ago, so that each state is there to see
SHOWN = {
    (0, 3): SessionStatus.MOVED, (0, 5): SessionStatus.CANCELLED, (2, 5): Owner.REP, (2, 7): SessionStatus.MOVED,
    (3, 1): UNRECORDED, (4, 3): Owner.MANAGER, (5, 1): Owner.MANAGER, (5, 2): HOLLOW,
    (6, 1): SessionStatus.HELD, (6, 2): Owner.MANAGER,
}  # fmt: skip
MOVED_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Meetings:
    """Writes sessions into a desk; `diary` knows what is taken."""

    desk: Desk
    words: dict[str, Any]
    today: date
    rng: Random
    diary: Diary
    used: dict[SessionKind, int] = field(default_factory=dict)

    @property
    def next_day(self) -> date:
        """Today, or the Monday after a weekend."""
        return workday(self.today)

    def one_on_ones(self, member: Member, place: int, *, fully: bool) -> None:
        """The rep's rhythm, as a series from half a year ago to the end of the next quarter."""
        rhythm = _rhythm(self.desk, member, self.words["rhythms"])
        series = self._series(member, place, rhythm, WEEKS_BACK if fully else BRIEFLY_BACK)
        until = Quarter.of(self.today).plus(1).last if fully else self.today + timedelta(weeks=3)
        days = [day for day in series.days(until) if self._here(member, day)]
        behind = [day for day in days if day < self.today]
        for ago, day in zip(range(len(behind), 0, -1), behind):
            self._behind(member, series, day, SHOWN.get((place, ago)))
        for ahead, day in enumerate(days[len(behind) :]):
            self._ahead(member, series, day, moved=(place, ahead) == (MOVED_AHEAD, 1))

    def group(self, members: Sequence[Member]) -> Session | None:
        """Group coaching once a month, and one training, with whoever is there; gives the training."""
        team = [member for member in members if member.profile != SHORT][:GROUP_SIZE]
        first = workday(self.next_day - timedelta(weeks=WEEKS_BACK), 3)
        every = Series(None, SessionKind.GROUP, Every.MONTHLY, datetime.combine(first, time(9)), 60, "Room Birch")
        series = self.desk.sessions.save_series(every)
        for day in series.days(Quarter.of(self.today).plus(1).last):
            self.meet(self.present(team, day), SessionKind.GROUP, day, time(9), 60, series_id=series.id)
        trained = workday(self.today - timedelta(weeks=5), 1)
        return self.meet(self.present(team, trained), SessionKind.TRAINING, trained, time(9), 60)

    def others(self, member: Member, place: int) -> None:
        """A look at calls every two months, and a talk about the career."""
        for weeks in range(2 + place % 4 // 3, WEEKS_BACK, 8):
            day = workday(self.today - timedelta(weeks=weeks), place % 5)
            if self._here(member, day):
                self.meet((member.id,), SessionKind.CALL_REVIEW, day, time(15, 30), 30)
        for weeks in (-11, 3 if place == MOVED_AHEAD else -11):
            day = workday(self.today + timedelta(weeks=weeks), place % 5)
            if self._here(member, day) and (weeks > 0 or place % 3 == 0):
                self.meet((member.id,), SessionKind.CAREER_TALK, day, time(16), 45)

    def meet(
        self, reps: Sequence[int], kind: SessionKind, day: date, at: time, minutes: int, *, later: bool = False,
        **fields: Any,
    ) -> Session | None:  # fmt: skip
        """A session of that day: held when it lies behind us, else planned; None where there is no time for it."""
        start = self.diary.place(day, at, minutes, reps, later=later) if reps else None
        if start is None:
            return None
        place = "Customer site" if kind is SessionKind.JOINT_CALL else "Room Birch" if len(reps) > 1 else self._where()
        session = Session(None, kind, start, minutes, **{"place": place} | fields)
        return self.desk.sessions.add(session if day >= self.today else self.held(session), reps)

    def held(self, session: Session, *, hollow: bool = False) -> Session:
        """The session with its notes and what the rep thought of it."""
        said: dict[str, Any] = {"summary": "" if hollow else self._summary(session.kind)}
        if session.kind is SessionKind.ONE_ON_ONE and not hollow:
            said |= {
                "usefulness": self.rng.choice((None, 3, 4, 4, 5, 5)), "energy": self.rng.choice((None, 2, 3, 4, 4, 5)),
                "private_note": self.rng.choice(self.words["private"]) if self.rng.random() < 0.12 else "",
            }  # fmt: skip
        return replace(session, status=SessionStatus.HELD, began=session.start, **said)

    def _series(self, member: Member, place: int, rhythm: Rhythm, weeks: int) -> Series:
        """From `weeks` ago, or from the first days with us; its next day is the one of the rep's slot."""
        steps, at = SLOTS[place] if place < len(SLOTS) else (place % 5, time(self.rng.randrange(9, 17)))
        every = rhythm.every or Every.FORTNIGHTLY
        first = workday(self.next_day, steps) - timedelta(weeks=weeks)
        hired = member.rep.hired or first
        first += timedelta(weeks=2 * max(0, -(-(hired - first).days // 14)))
        series = Series(None, SessionKind.ONE_ON_ONE, every, datetime.combine(first, at), rhythm.minutes, self._where())
        return self.desk.sessions.save_series(series)

    def _ahead(self, member: Member, series: Series, day: date, *, moved: bool) -> None:
        """A planned one; the one of today is there even on a day that most have off."""
        if day == self.next_day:
            start = self.diary.take(day, series.start.time(), series.minutes)
        else:
            start = self.diary.place(day, series.start.time(), series.minutes, (member.id,))
        if start is None:
            return
        session = self._of(series, start)
        if moved:
            self._moved(member, session)
        else:
            self.desk.sessions.add(session, (member.id,))

    def _behind(self, member: Member, series: Series, day: date, shown: object) -> None:
        start = self.diary.place(day, series.start.time(), series.minutes, (member.id,))
        if start is None:
            return
        session = self._of(series, start)
        drawn = self.rng.choices(OUTCOMES, (88, 5, 4, 3))[0]
        status = shown if isinstance(shown, SessionStatus) else SessionStatus.HELD if shown else drawn
        if shown == UNRECORDED:
            self.desk.sessions.add(session, (member.id,))
        elif isinstance(shown, Owner) or status is SessionStatus.MISSED:
            self._missed(member, session, shown if isinstance(shown, Owner) else self.rng.choice(tuple(Owner)))
        elif status is SessionStatus.MOVED:
            self._moved(member, session)
        elif status is SessionStatus.CANCELLED:
            why = self.rng.choice(self.words["why"]["cancelled"])
            self.desk.sessions.add(replace(session, status=status, why=why), (member.id,))
        else:
            self.desk.sessions.add(self.held(session, hollow=shown == HOLLOW), (member.id,))

    def _missed(self, member: Member, session: Session, by: Owner) -> None:
        why = self.rng.choice(self.words["why"][by.value])
        self.desk.sessions.add(replace(session, status=SessionStatus.MISSED, missed_by=by, why=why), (member.id,))

    def _moved(self, member: Member, session: Session) -> None:
        """The mark where it was, and the new one a working day or two later."""
        why = self.rng.choice(self.words["why"]["moved"])
        self.desk.sessions.add(replace(session, status=SessionStatus.MOVED, why=why), (member.id,))
        day = workday(session.start.date(), self.rng.choice((1, 2)))
        again: dict[str, Any] = {"series_id": session.series_id, "place": session.place}
        self.meet((member.id,), session.kind, day, session.start.time(), session.minutes, **again)

    def _of(self, series: Series, start: datetime) -> Session:
        model = self.rng.choices(tuple(Model), (6, 2, 1, 1))[0]
        return Session(None, series.kind, start, series.minutes, place=series.place, series_id=series.id, model=model)

    def _here(self, member: Member, day: date) -> bool:
        return member.works_on(day, self.today) and not (day >= self.today and member.rep.status is Status.ON_LEAVE)

    def present(self, members: Sequence[Member], day: date) -> tuple[int, ...]:
        """The ids of those who are there on a day."""
        return tuple(m.id for m in members if self._here(m, day) and not self.diary.away(day, (m.id,)))

    def _where(self) -> str:
        where: str = self.rng.choice(self.words["places"])
        return where

    def _summary(self, kind: SessionKind) -> str:
        """The next one of this kind, so that the same words don't stand side by side."""
        self.used[kind] = self.used.get(kind, self.rng.randrange(20)) + 1
        choices: list[str] = self.words["summaries"][kind.value]
        return choices[self.used[kind] % len(choices)]


def _rhythm(desk: Desk, member: Member, own: dict[str, Any]) -> Rhythm:
    """The rep's own one where the profile asks for it, else the role's; on leave there is none from now on."""
    usual = desk.rhythms.of_rep(member.rep) or Rhythm(None, Every.FORTNIGHTLY, 45, rep_id=member.id)
    if member.profile in own:
        every, minutes = own[member.profile]
        return desk.rhythms.save(Rhythm(None, Every(every), minutes, rep_id=member.id))
    if member.rep.status is Status.ON_LEAVE:
        desk.rhythms.save(Rhythm(None, None, rep_id=member.id))
    return usual
