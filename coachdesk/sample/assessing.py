"""How the skills of the sample team are judged beyond the usual: every state that the pages of the skills can show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from coachdesk.desk import Desk
from coachdesk.domain.forms import SentForm
from coachdesk.domain.frameworks import Framework
from coachdesk.domain.market import MarketChange, MarketKind
from coachdesk.domain.skills import Assessment, Rater, Skill
from coachdesk.sample.cast import Member

RETURNED, EDITED, AFTER_EDIT, SENT, BLIND, MARKET = 16, 12, 5, 4, 3, 19
"""How many days ago."""
PERSONAL = {0: 5, 3: 2}
AGAIN, ANSWERED, ASKED, WAITING, PEERS = 0, 2, 5, 4, (0, 1)
SECOND_ROLE, SECOND_RATED = "Account Manager", (40, 70)
FEW = 6


def weigh(desk: Desk, words: Mapping[str, Any]) -> None:
    """What deserves more attention; before anybody is rated, so that it begins no version."""
    for skill in desk.skills.all():
        if skill.name in words["weights"]:
            desk.skills.edit(replace(skill, weight=words["weights"][skill.name]))


@dataclass(frozen=True, slots=True)
class Assessor:
    """Writes assessments, levels aimed at, forms and market changes into a desk that holds the usual ratings."""

    desk: Desk
    words: dict[str, Any]
    today: date
    rng: Random

    def judge(self, members: Sequence[Member], rated: Sequence[Sequence[Skill]]) -> None:
        """Everything, in the order of its days: version 1, the edit that ends it, version 2."""
        self._peers(members, rated)
        self._aims(members, rated)
        self._market()
        self._form(members, rated, ANSWERED, RETURNED, answered=True)
        self._edit()
        if len(members) > AGAIN:
            self._again(members[AGAIN], rated[AGAIN])
        self._form(members, rated, ASKED, SENT, answered=False)
        self._blind(members, rated)
        self._second(members)

    def _ago(self, days: int, member: Member | None = None) -> date:
        day = self.today - timedelta(days=days)
        day -= timedelta(days=max(0, day.weekday() - 4))
        hired = member.rep.hired if member else None
        return max(day, hired) if hired else day

    def _near(self, level: int) -> int:
        return max(1, min(5, level + self.rng.choice((-1, 0, 0, 1))))

    def _level(self, member: Member, skill: Skill) -> int:
        own = [r for r in self.desk.skills.ratings(member.id) if r.skill_id == skill.id and r.rater is Rater.MANAGER]
        return own[-1].level if own else 2

    def _assess(self, about: Assessment, member: Member, skills: Sequence[Skill], said: Sequence[str]) -> Assessment:
        levels = {skill.id or 0: self._near(self._level(member, skill)) for skill in skills}
        evidence = {skill_id: said[place % len(said)] for place, skill_id in enumerate(levels)}
        return self.desk.assessments.save(about, levels, evidence)

    def _peers(self, members: Sequence[Member], rated: Sequence[Sequence[Skill]]) -> None:
        for place, by in zip(PEERS, self.words["peers"]):
            if place < len(members):
                member = members[place]
                about = Assessment(
                    None, member.id, Rater.PEER, self._ago(25 + place, member), self.words["peer_note"], by=by,
                )  # fmt: skip
                self._assess(about, member, rated[place][:FEW], self.words["peer_evidence"])

    def _aims(self, members: Sequence[Member], rated: Sequence[Sequence[Skill]]) -> None:
        """Levels for one person: higher for one who is to be promoted, lower for one who is new."""
        for place, level in PERSONAL.items():
            for skill in rated[place][:2] if place < len(members) else ():
                self.desk.assessments.set_rep_target(members[place].rep, skill.id or 0, level)

    def _market(self) -> None:
        skills = {skill.name: skill.id or 0 for skill in self.desk.skills.all()}
        for name, kind, days in (("past_market", MarketKind.BUYING, 290), ("market", MarketKind.COMPETITOR, MARKET)):
            said = self.words[name]
            change = MarketChange(None, self._ago(days), kind, said["title"], said["note"])
            self.desk.market.save(change, [skills[one] for one in said["skills"]])

    def _form(
        self, members: Sequence[Member], rated: Sequence[Sequence[Skill]], place: int, days: int, *, answered: bool
    ) -> None:
        """One that is out, or one that came back two days later."""
        if place >= len(members):
            return
        member, framework = members[place], self.desk.frameworks.first()
        token = f"{self.rng.getrandbits(128):032x}"
        sent = SentForm(None, token, member.id, framework.id or 0, framework.version, self._ago(days, member))
        form = self.desk.forms.send(sent)
        if answered:
            back = self._ago(days - 2, member)
            about = Assessment(None, member.id, Rater.SELF, back, self.words["self_note"])
            kept = self._assess(about, member, rated[place][:-3], self.words["self_evidence"])
            self.desk.forms.returned(form, back, kept.id or 0)

    def _edit(self) -> None:
        """A text is made clearer after people were rated by it: the old one stays with them as version 1."""
        edited = self.words["edited"]
        skill = self.desk.skills.by_name(edited["skill"])
        self.desk.skills.set_level_text(skill.id or 0, edited["level"], edited["text"])
        for version in self.desk.frameworks.versions(skill.framework_id or 0):
            self.desk.store.save("framework_version", replace(version, day=self._ago(EDITED)))

    def _again(self, member: Member, skills: Sequence[Skill]) -> None:
        """The manager rates some skills again, now by version 2."""
        edited = self.desk.skills.by_name(self.words["edited"]["skill"])
        some = list(dict.fromkeys([edited, *skills[-4:-1]]))
        about = Assessment(
            None, member.id, Rater.MANAGER, self._ago(AFTER_EDIT, member), self.words["manager_note"],
            self.words["private_note"],
        )  # fmt: skip
        levels = {skill.id or 0: self._level(member, skill) for skill in some}
        self.desk.assessments.save(about, levels, {})

    def _blind(self, members: Sequence[Member], rated: Sequence[Sequence[Skill]]) -> None:
        if len(members) > WAITING:
            member = members[WAITING]
            about = Assessment(None, member.id, Rater.SELF, self._ago(BLIND, member), blind=True)
            self._assess(about, member, rated[WAITING][:FEW], self.words["self_evidence"])

    def _second(self, members: Sequence[Member]) -> None:
        """A second, small framework for one role, with the ratings of those who have it."""
        said = self.words["framework"]
        home = self.desk.frameworks.add(Framework(None, said["name"], said["description"]))
        role = next((role for role in self.desk.roles.all() if role.name == SECOND_ROLE), None)
        skills = [self._skill(entry, home, role.id if role else None) for entry in said["skills"]]
        for member in [one for one in members if one.role == SECOND_ROLE][:FEW]:
            day = self._ago(self.rng.randint(*SECOND_RATED), member)
            about = Assessment(None, member.id, Rater.MANAGER, day, framework_id=home.id)
            levels = {skill.id or 0: max(1, min(5, self.rng.choice(member.skill))) for skill in skills[:-1]}
            self.desk.assessments.save(about, levels, {})

    def _skill(self, entry: dict[str, Any], home: Framework, role_id: int | None) -> Skill:
        skill = self.desk.skills.add(
            Skill(None, entry["name"], entry["family"], entry["description"], 365, framework_id=home.id)
        )
        for level, text in entry["texts"].items():
            self.desk.skills.set_level_text(skill.id or 0, int(level), text)
        if role_id is not None:
            self.desk.skills.set_role_target(role_id, skill.id or 0, entry["target"])
        return skill
