"""What followed the trainings of the sample team: debriefs, and the checks that are done, late or still to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from itertools import count
from typing import Any

from coachdesk.desk import Desk
from coachdesk.domain.courses import Course
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import FollowUp, FollowUpKind, FollowUpState, Recall, Training
from coachdesk.sample.diary import Diary, workday

CHECK_WEEKS, QUARTER_HOUR, MOST_AWAY = (1, 3, 8), 15, 15
# what the checks of the latest event showed, by place on the team: the first, the second; None is still open, and late
SHOWN = (
    (Recall.YES, Recall.PART),
    (Recall.YES, Recall.YES),
    (Recall.PART, None),
    (Recall.NO, None),
    (Recall.YES, None),
)


@dataclass(frozen=True, slots=True)
class Follower:
    """Writes the follow-up of events into a desk; `diary` knows what is taken."""

    desk: Desk
    words: dict[str, Any]
    today: date
    diary: Diary
    said: count[int] = field(default_factory=count)

    def debriefs(self, event: Training, rep_ids: Sequence[int], day: date) -> None:
        """The one with each rep on the days after the event."""
        for rep_id in rep_ids:
            session = self.alone(rep_id, SessionKind.DEBRIEF, day + timedelta(days=1), self.next("debriefs"))
            if session is not None:
                self._write(FollowUp(
                    None, event.id or 0, rep_id, FollowUpKind.DEBRIEF, day + timedelta(days=3), session_id=session.id,
                    state=FollowUpState.DONE, closed=session.start.date(), note=session.summary,
                ))  # fmt: skip

    def all_checks(self, event: Training, rep_ids: Sequence[int], day: date, course: Course, *, dropped: bool) -> None:
        """Each check on its day; with `dropped`, the last one with the first rep was not wanted."""
        for number, weeks in enumerate(CHECK_WEEKS, 1):
            for place, rep_id in enumerate(rep_ids):
                unwanted = dropped and (number, place) == (len(CHECK_WEEKS), 0)
                showed = None if unwanted else Recall.PART if (number + place) % 4 == 3 else Recall.YES
                self._check(event, rep_id, number, day + timedelta(weeks=weeks), showed, course)

    def late_checks(self, event: Training, rep_ids: Sequence[int], day: date, course: Course) -> None:
        """Of the latest event: some checks are done, some late, the last ones to come."""
        dues = [day + timedelta(weeks=weeks) for weeks in CHECK_WEEKS]
        for place, rep_id in enumerate(rep_ids):
            for number, showed in enumerate(SHOWN[place % len(SHOWN)], 1):
                if showed is None:
                    self._open(event, rep_id, number, dues[number - 1], course)
                else:
                    timed = (place, number) == (0, 2)
                    self._check(event, rep_id, number, dues[number - 1], showed, course, timed=timed)
            self._open(event, rep_id, len(dues), dues[-1], course)

    def alone(
        self, rep_id: int, kind: SessionKind, day: date, said: str, at: time = time(16), minutes: int = QUARTER_HOUR
    ) -> Session | None:
        """A short hour with one rep on that day or the next: held with a line, or planned when it lies ahead."""
        for later in range(3):
            on = workday(day, later)
            start = self.diary.place(on, at, minutes, (rep_id,))
            if start is not None:
                ahead = on >= self.today
                session = Session(None, kind, start, minutes, place="Office")
                held = replace(session, status=SessionStatus.HELD, began=start, summary=said)
                return self.desk.sessions.add(session if ahead else held, (rep_id,))
        return None

    def _check(
        self, event: Training, rep_id: int, number: int, due: date, showed: Recall | None, course: Course, *,
        timed: bool = False,
    ) -> None:  # fmt: skip
        """One that was done on its day, or dropped when it showed nothing; `timed` had its own time."""
        due = self._there(rep_id, due)
        if due >= self.today:
            self._open(event, rep_id, number, due, course)
            return
        note = self.next("checks", showed.value) if showed else self.words["dropped"]
        session = self.alone(rep_id, SessionKind.CHECK, due, note) if timed else None
        state = FollowUpState.DONE if showed else FollowUpState.DROPPED
        self._write(FollowUp(
            None, event.id or 0, rep_id, FollowUpKind.CHECK, due, number, session.id if session else None,
            course.question(number), course.task(number), state, due, showed, showed, note,
        ))  # fmt: skip

    def _open(self, event: Training, rep_id: int, number: int, due: date, course: Course) -> None:
        asked = (course.question(number), course.task(number))
        day = self._there(rep_id, due)
        self._write(FollowUp(None, event.id or 0, rep_id, FollowUpKind.CHECK, day, number, None, *asked))

    def _there(self, rep_id: int, day: date) -> date:
        """The first day from then on that both work; one of a long leave stays where it is."""
        days = (workday(day, later) for later in range(MOST_AWAY))
        return next((one for one in days if not self.diary.away(one, (rep_id,))), workday(day))

    def _write(self, follow_up: FollowUp) -> None:
        self.desk.trainings.save_follow_up(follow_up)

    def next(self, *names: str) -> str:
        """The next line of these, so that the same words don't stand side by side."""
        found = self.words
        for name in names:
            found = found[name]
        lines = list[str](found)
        return lines[next(self.said) % len(lines)]
