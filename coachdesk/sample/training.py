"""The trainings of the sample team: some behind us, one that nobody has recorded yet, some to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from coachdesk import training
from coachdesk.desk import Desk
from coachdesk.domain.courses import Course
from coachdesk.domain.periods import Quarter
from coachdesk.domain.rhythms import Every
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import Attendance, Presence, Scale, Training
from coachdesk.sample.cast import Member
from coachdesk.sample.diary import Diary, workday
from coachdesk.sample.following import Follower
from coachdesk.sample.meetings import SHORT, Meetings

TRAINED = 6
MORNING, MID_QUARTER_AT, HALF_A_QUARTER = time(9), time(16, 15), 6


@dataclass(frozen=True, slots=True)
class Trainer:
    """Writes events with their attendance and follow-up into a desk; `diary` knows what is taken."""

    desk: Desk
    words: dict[str, Any]
    today: date
    diary: Diary
    meetings: Meetings
    follower: Follower

    @property
    def now(self) -> datetime:
        """The morning of the day on which the sample is made."""
        return datetime.combine(self.today, MORNING)

    def train(self, members: Sequence[Member], latest: Session | None) -> None:
        """All events; `latest` is the one that stands in the calendar already."""
        team = [member for member in members if member.profile != SHORT][:TRAINED]
        for told in self.words["past"]:
            self._past(told, team)
        if latest is not None:
            self._lately(latest, team)
        self._unrecorded(team)
        for told in self.words["planned"]:
            self._planned(told, [team[place] for place in told["who"] if place < len(team)])
        self._half_way(team)

    def _past(self, told: dict[str, Any], team: Sequence[Member]) -> None:
        """One whose follow-up is all done, or partly dropped."""
        day = workday(self.today - timedelta(weeks=told["weeks"]), 2)
        reps = self.meetings.present(team[: len(told["rows"])], day)
        course, session = self._course(told), self._held(reps, told, day)
        if session is None or course is None:
            return
        event = self._event(session, course, told)
        there = self._record(event, reps, told["rows"])
        self.follower.debriefs(event, there, day)
        self.follower.all_checks(event, there, day, course, dropped=told["ends"] == "dropped")

    def _lately(self, session: Session, team: Sequence[Member]) -> None:
        """The one of which some checks are done, some late and some to come."""
        told, day = self.words["lately"], session.start.date()
        course = self._course(told)
        if course is None:
            return
        session = self.desk.sessions.edit(replace(session, summary=told["summary"]))
        event = self._event(session, course, told)
        invited = self.desk.sessions.reps(session.id or 0)
        there = self._record(event, [member.id for member in team if member.id in invited], told["rows"])
        self.follower.debriefs(event, there, day)
        self.follower.late_checks(event, there, day, course)

    def _unrecorded(self, team: Sequence[Member]) -> None:
        """One of the last working day, of which nobody has said who was there."""
        told, day = self.words["unrecorded"], workday(self.today, -1)
        reps = self.meetings.present(team[:4], day)
        course = self._course(told)
        start = self.diary.place(day, time(14), told["minutes"], reps) if reps else None
        if start is None or course is None:
            return
        planned = Session(None, SessionKind.TRAINING, start, told["minutes"], place=told["place"])
        session = self.desk.sessions.add(planned, reps)
        self._event(session, course, told)
        self._accept(session, course, reps)

    def _planned(self, told: dict[str, Any], team: Sequence[Member]) -> None:
        """One to come, with the follow-up that it proposes."""
        monday = workday(self.today) - timedelta(days=workday(self.today).weekday())
        day = monday + timedelta(weeks=told["weeks"], days=told["weekday"])
        reps, course = self.meetings.present(team, day), self._course(told)
        start = self.diary.place(day, time.fromisoformat(told["at"]), told["minutes"], reps) if reps else None
        if start is None or course is None:
            return
        session = Session(
            None, SessionKind.TRAINING, start, told["minutes"], place=told["place"], yours=not told["trainer"]
        )
        event = Training(
            None, 0, course.id, trainer=told["trainer"], capacity=told["seats"], scale=Scale(told["scale"])
        )
        proposed = training.propose_follow_ups(self.desk, session, course, reps, self.now)
        every = Every(told["every"]) if told["every"] else None
        training.book_event(self.desk, session, event, reps, proposed, self.now, every, anyway=True)

    def _accept(self, session: Session, course: Course, reps: Sequence[int]) -> None:
        event = training.event(self.desk, session.id or 0, self.today)
        proposed = training.propose_follow_ups(self.desk, session, course, reps, self.now)
        training.accept_follow_ups(self.desk, event, proposed, self.now, anyway=True)

    def _half_way(self, team: Sequence[Member]) -> None:
        """The look at each plan in the middle of the quarter."""
        first = workday(Quarter.of(self.today).first + timedelta(weeks=HALF_A_QUARTER))
        for place, member in enumerate(team[:4]):
            day = workday(first, place)
            if self.meetings.present([member], day):
                said = self.words["mid_quarter"][place % len(self.words["mid_quarter"])]
                self.follower.alone(member.id, SessionKind.MID_QUARTER, day, said, MID_QUARTER_AT, 30)

    def _held(self, reps: Sequence[int], told: dict[str, Any], day: date) -> Session | None:
        start = self.diary.place(day, time(13), told["minutes"], reps) if reps else None
        if start is None:
            return None
        held = Session(
            None, SessionKind.TRAINING, start, told["minutes"], SessionStatus.HELD, told["place"], told["summary"],
            began=start, yours=not told["trainer"],
        )  # fmt: skip
        return self.desk.sessions.add(held, reps)

    def _event(self, session: Session, course: Course, told: dict[str, Any]) -> Training:
        trainer, scale = told.get("trainer", ""), Scale(told["scale"])
        return self.desk.trainings.save(Training(None, session.id or 0, course.id, trainer=trainer, scale=scale))

    def _record(self, event: Training, reps: Sequence[int], told: Sequence[Sequence[Any]]) -> list[int]:
        """Who was there; somebody always was."""
        rows = []
        for place, (rep_id, (presence, before, after)) in enumerate(zip(reps, told)):
            said = Presence(presence) if len(reps) > 1 else Presence.ATTENDED
            feedback = self.follower.next("feedback") if said is Presence.ATTENDED and place % 2 == 0 else ""
            rows.append(Attendance(None, event.id or 0, rep_id, said, before, after, feedback))
        self.desk.trainings.record(rows)
        return [row.rep_id for row in rows if row.presence is Presence.ATTENDED]

    def _course(self, told: dict[str, Any]) -> Course | None:
        return self.desk.courses.by_title(told["course"])
