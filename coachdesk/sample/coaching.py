"""The coaching of the sample team: what was seen, who was rated where, sessions and promises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from coachdesk.desk import Desk
from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.people import Status
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.skills import Observation, Rater, Setting, Skill
from coachdesk.sample.cast import Member

WEEKS_BACK, WEEKS_AHEAD = 26, 3
RATED_SKILLS = 14
STATES = (CommitmentState.DONE, CommitmentState.PART, CommitmentState.OPEN)
KINDS = (SessionKind.ONE_ON_ONE,) * 6 + (SessionKind.JOINT_CALL, SessionKind.PRE_BRIEF, SessionKind.DEBRIEF)
MINUTES = {SessionKind.ONE_ON_ONE: (25, 30, 45), SessionKind.JOINT_CALL: (60, 90)}


@dataclass(frozen=True, slots=True)
class Coach:
    """Writes one rep's coaching into a desk, from words of the sample and a seeded draw."""

    desk: Desk
    words: dict[str, Any]
    today: date
    rng: Random

    def coach(self, member: Member, skills: Sequence[Skill], weeks: int = WEEKS_BACK) -> tuple[Skill, ...]:
        """Everything that happened with one rep; returns the skills that were rated, the weakest first."""
        rated = sorted(self.rng.sample(list(skills), min(RATED_SKILLS, len(skills))), key=lambda s: s.position)
        levels = {skill: self._level(member) for skill in rated}
        self._observe(member, rated[: RATED_SKILLS - 2])
        self._rate(member, levels)
        self._meet(member, weeks)
        self._promise(member)
        return tuple(sorted(rated, key=lambda s: (levels[s], s.position)))

    def _level(self, member: Member) -> int:
        return min(5, max(1, self.rng.choice(member.skill)))

    def _day(self, least: int, most: int, member: Member) -> date:
        day = self.today - timedelta(days=self.rng.randint(least, most))
        day -= timedelta(days=max(0, day.weekday() - 4))
        return max(day, member.rep.hired) if member.rep.hired else day

    def _observe(self, member: Member, skills: Sequence[Skill]) -> None:
        for skill in skills:
            for _ in range(self.rng.choice((0, 1, 1, 2, 3))):
                setting, seen = self.rng.choice(self.words["observations"])
                level = self.rng.choice((None, self._level(member)))
                day = self._day(3, 200, member)
                self.desk.skills.observe(
                    Observation(None, member.id, _known(skill.id), day, seen, Setting(setting), level)
                )

    def _rate(self, member: Member, levels: dict[Skill, int]) -> None:
        """Two assessments by the manager, one by the rep; the last skill was last rated long ago."""
        stale = list(levels)[-1]
        earlier, later, own = self._day(300, 330, member), self._day(20, 60, member), self._day(15, 50, member)
        for skill, level in levels.items():
            before = max(1, min(5, level + self.rng.choice((-1, -1, 0, 0, 1))))
            self.desk.skills.rate(member.rep, skill, before, earlier)
            if skill != stale and later > earlier:
                self.desk.skills.rate(member.rep, skill, level, later, evidence=self.rng.choice(self.words["evidence"]))
            if self.rng.random() < 0.75:
                seen = max(1, min(5, level + self.rng.choice((-1, 0, 0, 1, 1))))
                self.desk.skills.rate(member.rep, skill, seen, own, rater=Rater.SELF)

    def _meet(self, member: Member, weeks: int) -> None:
        monday = self.today - timedelta(days=self.today.weekday())
        weekday, hour = self.rng.randrange(5), self.rng.randrange(9, 16)
        for week in range(-weeks, WEEKS_AHEAD + 1):
            day = monday + timedelta(weeks=week, days=weekday)
            ahead = day >= self.today
            here = not (ahead and member.rep.status is Status.ON_LEAVE) and member.works_on(day, self.today)
            if here and (ahead or self.rng.random() < 0.85):
                self.desk.sessions.add(self._session(datetime.combine(day, time(hour)), ahead), (member.id,))

    def _session(self, start: datetime, ahead: bool) -> Session:
        kind = SessionKind.ONE_ON_ONE if ahead else self.rng.choice(KINDS)
        past = self.rng.choices(
            (SessionStatus.HELD, SessionStatus.MISSED, SessionStatus.MOVED, SessionStatus.CANCELLED), (84, 8, 5, 3)
        )[0]
        status = SessionStatus.PLANNED if ahead else past
        summary = self.rng.choice(self.words["summaries"]) if status is SessionStatus.HELD else ""
        minutes = 30 if ahead else self.rng.choice(MINUTES.get(kind, (15, 20, 30)))
        return Session(None, kind, start, minutes, status, self.rng.choice(self.words["places"]), summary)

    def _promise(self, member: Member) -> None:
        for owner, count in ((Owner.REP, 4), (Owner.MANAGER, 2)):
            for text in self.rng.sample(self.words[f"commitments_{owner.value}"], count):
                made = self._day(4, 60, member)
                due = made + timedelta(days=14)
                state = self.rng.choices(STATES, (6, 1, 4))[0]
                closed = None if state is CommitmentState.OPEN else min(due, self.today)
                self.desk.commitments.add(Commitment(None, member.id, owner, text, made, due, state, closed))


def _known(key: int | None) -> int:
    assert key is not None
    return key
