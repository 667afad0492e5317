"""The skills of the sample team: what was seen, and who was rated where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from coachdesk.desk import Desk
from coachdesk.domain.skills import Observation, Rater, Setting, Skill
from coachdesk.sample.cast import Member

RATED_SKILLS = 14


@dataclass(frozen=True, slots=True)
class Coach:
    """Writes one rep's observations and ratings into a desk, from words of the sample and a seeded draw."""

    desk: Desk
    words: dict[str, Any]
    today: date
    rng: Random

    def coach(self, member: Member, skills: Sequence[Skill]) -> tuple[Skill, ...]:
        """What was seen of one rep, and the ratings; returns the skills that were rated, the weakest first."""
        rated = sorted(self.rng.sample(list(skills), min(RATED_SKILLS, len(skills))), key=lambda s: s.position)
        levels = {skill: self._level(member) for skill in rated}
        self._observe(member, rated[: RATED_SKILLS - 2])
        self._rate(member, levels)
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


def _known(key: int | None) -> int:
    assert key is not None
    return key
