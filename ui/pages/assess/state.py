"""What the rating form shows: who rates whom on which day, and each skill with what is known beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from coachdesk import assessing
from coachdesk.analysis import words
from coachdesk.analysis.profile import ProfileSkill
from coachdesk.analysis.skills import waits
from coachdesk.desk import Desk
from coachdesk.domain.errors import DeskError
from coachdesk.domain.frameworks import FrameworkContent, VersionSkill
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter
from coachdesk.domain.skills import Assessment, DatedRating, Observation, Rater, Rating
from ui.subsets import ALL, by_family


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose form it is; `only` are the skills asked (None: all of them), chosen by `subset`."""

    rep_id: int
    day: date
    rater: Rater = Rater.MANAGER
    by: str = ""
    framework_id: int | None = None
    blind: bool = False
    subset: str = ALL
    only: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """A rating made at another time: "3 on 4 Sep"."""

    level: int
    day: date


@dataclass(frozen=True, slots=True)
class Line:
    """One skill of the form. `last` is the manager's rating before, `own` the rep's newest, `own_hidden` that it waits.

    `level` None is unknown, which is no rating.
    """

    skill: VersionSkill
    level: int | None
    evidence: str
    target: int | None
    target_from: str
    role_target: int | None
    last: Earlier | None
    own: Earlier | None
    own_hidden: bool
    peers: tuple[tuple[str, int], ...]
    seen: tuple[Observation, ...]
    why_stale: str
    focus: bool

    @property
    def bare(self) -> bool:
        """Rated, with no observation behind it."""
        return self.level is not None and not self.seen


@dataclass(frozen=True, slots=True)
class Form:
    """One form as it stands; `assessment` is None until something was rated. `waits`: a blind one, not to be seen."""

    rep: Rep
    choice: Choice
    content: FrameworkContent
    assessment: Assessment | None
    lines: tuple[Line, ...]
    waits: bool

    @property
    def progress(self) -> str:
        """How far it is: "7 of 12 rated, 5 unknown"."""
        rated = sum(line.level is not None for line in self.lines)
        unknown = len(self.lines) - rated
        return f"{rated} of {len(self.lines)} rated" + (f", {unknown} unknown" if unknown else "")


def choice_of(assessment: Assessment) -> Choice:
    """The choice that leads to an assessment there is."""
    one = assessment
    return Choice(one.rep_id, one.day, one.rater, one.by, one.framework_id, one.blind)


def found_by(desk: Desk, choice: Choice) -> Assessment | None:
    """The assessment there is of that rep, rater, day and framework."""
    key = (choice.rater, choice.by, choice.day, choice.framework_id)
    own = desk.assessments.of_rep(choice.rep_id)
    return next((a for a in own if (a.rater, a.by, a.day, a.framework_id) == key), None)


def form_of(desk: Desk, choice: Choice, today: date) -> Form:
    """The form with everything beside it; by the version of its assessment, else by the present one."""
    framework_id = choice.framework_id or _first(desk)
    choice = replace(choice, framework_id=framework_id)
    rep, kept = desk.people.one(choice.rep_id), found_by(desk, choice)
    content = desk.frameworks.content(framework_id, kept.version) if kept else desk.frameworks.now(framework_id)
    ratings = desk.skills.ratings(choice.rep_id)
    maker = _Maker(desk, rep, choice, today, ratings, kept)
    asked = [s for _, inside in by_family(content.skills) for s in inside if choice.only is None or s.id in choice.only]
    hidden = kept is not None and waits(kept.id, ratings, today)
    return Form(rep, choice, content, kept, tuple(maker.line(skill) for skill in asked), hidden)


def _first(desk: Desk) -> int:
    found = desk.frameworks.all()
    if not found:
        raise DeskError("There is no framework of skills yet: add one on the page Skills first.")
    return found[0].id or 0


class _Maker:
    """Makes the lines of one form from what is read once."""

    def __init__(
        self, desk: Desk, rep: Rep, choice: Choice, today: date, ratings: Sequence[DatedRating],
        kept: Assessment | None,
    ) -> None:  # fmt: skip
        self._choice, self._today = choice, today
        self._own: dict[int, Rating] = (
            {r.skill_id: r for r in desk.assessments.ratings_of(kept.id or 0)} if kept else {}
        )
        self._mine = [r for r in ratings if r.rater is Rater.MANAGER and r.day <= today]
        self._others = [r for r in ratings if r.day <= today and (kept is None or r.assessment_id != kept.id)]
        found = assessing.profile(desk, rep, today, choice.framework_id)
        self._found = {one.skill_id: one for one in found.skills}
        self._seen = [o for o in desk.skills.observations(rep.id or 0) if o.day <= today][::-1]
        plan = desk.plans.find(rep.id or 0, Quarter.of(today))
        self._focus = {plan.focus_id, plan.focus2_id} if plan else set()
        self._role = {r.skill_id: r.level for r in desk.skills.role_targets() if r.role_id == rep.role_id}

    def line(self, skill: VersionSkill) -> Line:
        """One skill with what stands beside it."""
        kept, found = self._own.get(skill.id), self._found.get(skill.id)
        own = self._newest(skill.id, Rater.SELF)
        return Line(
            skill=skill, level=kept.level if kept else None, evidence=kept.evidence if kept else "",
            target=found.target if found else None, target_from=found.target_from if found else "",
            role_target=self._role.get(skill.id),
            last=_earlier(self._newest(skill.id, Rater.MANAGER)), own=_earlier(own),
            own_hidden=own is not None and own.blind and not self._rated_since(own),
            peers=_peers(found), seen=tuple(o for o in self._seen if o.skill_id == skill.id),
            why_stale=found.why_stale if found else "", focus=skill.id in self._focus,
        )  # fmt: skip

    def _newest(self, skill_id: int, rater: Rater) -> DatedRating | None:
        """The newest rating of another day; that of a day after the form's is no earlier one, but the rep's counts."""
        rows = [r for r in self._others if r.skill_id == skill_id and r.rater is rater]
        rows = [r for r in rows if rater is Rater.SELF or r.day <= self._choice.day]
        return max(rows, key=lambda r: r.day, default=None)

    def _rated_since(self, own: DatedRating) -> bool:
        """Whether the manager rated this skill since; only then a blind self-rating shows here."""
        return any(r.skill_id == own.skill_id and r.day >= own.day for r in self._mine)


def _earlier(rating: DatedRating | None) -> Earlier | None:
    return Earlier(rating.level, rating.day) if rating else None


def _peers(found: ProfileSkill | None) -> tuple[tuple[str, int], ...]:
    return found.peers if found else ()


def day_words(day: date, today: date) -> str:
    """A day, with its year unless it is this one."""
    return words.day(day) if day.year == today.year else f"{words.day(day)} {day.year}"


def rater_words(choice: Choice, rep: Rep) -> str:
    """Whose view the form is: "your view", "Dana’s own view", "Kim’s view"."""
    if choice.rater is Rater.MANAGER:
        return "your view"
    return f"{rep.first_name}’s own view" if choice.rater is Rater.SELF else f"{choice.by or 'a peer'}’s view"
