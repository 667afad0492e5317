"""Skills across topics: the team's matrix, a rep's profile, scored calls, and the papers of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from coachdesk import views
from coachdesk.analysis import matrix as matrices
from coachdesk.analysis import scoring, skill_papers
from coachdesk.analysis.facts import rep_tier
from coachdesk.analysis.matrix import Matrix, MatrixRep
from coachdesk.analysis.profile import Profile, SkillHistory, Slope, history_of, in_order, profile_of, slope_of
from coachdesk.analysis.raters import RaterCheck, rater_check_of
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.scoring import Calibration, CallScore
from coachdesk.analysis.skill_papers import ScorecardPaper, SkillsPaper
from coachdesk.analysis.skills import standings_of, waits
from coachdesk.domain.audiences import Audience
from coachdesk.domain.errors import DeskError
from coachdesk.domain.frameworks import Framework, FrameworkContent
from coachdesk.domain.measures import Result, Target
from coachdesk.domain.people import Rep
from coachdesk.domain.roles import Role
from coachdesk.domain.scorecards import Scorecard, ScoredCall
from coachdesk.domain.skills import Assessment, DatedRating, Observation, Rater, Skill
from coachdesk.settings import value_of
from coachdesk.storage.frameworks import FIRST

if TYPE_CHECKING:
    from coachdesk.desk import Desk


def matrix(desk: Desk, today: date, framework_id: int | None = None, role_id: int | None = None) -> Matrix:
    """Everyone present, or those of one role, against the skills of one framework (the first unless named)."""
    framework = _framework(desk, framework_id)
    common = replace(views.shared(desk), skills=_skills(desk, framework))
    reps = [r for r in desk.people.all() if r.present and role_id in (None, r.role_id)]
    known, roles = _known(desk, common, today), {role.id: role for role in desk.roles.all()}
    people = [_matrix_rep(rep, roles.get(rep.role_id), common, known, today) for rep in reps]
    only = roles.get(role_id)
    return matrices.matrix(framework, common.skills, people, today, only.name if only else "")


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of everybody, by rep: asked for once, not rep by rep."""

    ratings: Mapping[int, tuple[DatedRating, ...]]
    observations: Mapping[int, tuple[Observation, ...]]
    results: Mapping[int, tuple[Result, ...]]
    targets: tuple[Target, ...]


def _known(desk: Desk, common: views.Shared, today: date) -> _Known:
    lead = next((m for m in common.measures if m.lead and not m.archived), None)
    parts = {lead.id, lead.numerator_id, lead.denominator_id} - {None} if lead else set()
    results: dict[int, list[Result]] = {}
    for measure_id in parts:
        for one in desk.results.of_measure(measure_id or 0):
            results.setdefault(one.rep_id, []).append(one)
    return _Known(
        desk.assessments.newest_ratings(today), desk.skills.observations_by_rep(),
        {rep_id: tuple(rows) for rep_id, rows in results.items()},
        tuple(t for t in desk.targets.all() if lead and t.measure_id == lead.id),
    )  # fmt: skip


def _matrix_rep(rep: Rep, role: Role | None, common: views.Shared, known: _Known, today: date) -> MatrixRep:
    at = rep.id or 0
    records = RepRecords(
        rep, role, common.measures, known.results.get(at, ()),
        tuple(t for t in known.targets if t.rep_id == at or (t.role_id is not None and t.role_id == rep.role_id)),
        common.skills, role_skills=tuple(r for r in common.role_targets if r.role_id == rep.role_id),
        ratings=known.ratings.get(at, ()), observations=known.observations.get(at, ()), options=common.options,
        rep_skills=tuple(r for r in common.rep_targets if r.rep_id == at), market=common.market,
    )  # fmt: skip
    named = role.name if role else rep.title
    return MatrixRep(rep, named, rep_tier(records, today).tier.title, standings_of(records, today))


def profile(desk: Desk, rep: Rep, today: date, framework_id: int | None = None) -> Profile:
    """A rep in one framework (the first unless named)."""
    framework = _framework(desk, framework_id)
    return profile_of(views.rep_records(desk, rep), framework, desk.assessments.of_rep(rep.id or 0), today)


def history(desk: Desk, rep: Rep, skill_id: int, today: date) -> SkillHistory:
    """One skill of a rep, also one that is in use no more."""
    at = rep.id or 0
    return history_of(desk.skills.one(skill_id), desk.skills.ratings(at), desk.skills.observations(at), today)


def slope(desk: Desk, rep: Rep, before_id: int, after_id: int) -> Slope:
    """Two assessments of a rep side by side, with the skills as the later one's version names them.

    `DeskError` when they are another rep's, of different raters, or blind and still waiting.
    """
    one, other = _of_rep(desk, rep, before_id), _of_rep(desk, rep, after_id)
    before, after = sorted((one, other), key=lambda a: (a.day, a.id or 0))
    found = {s.id: s for each in (before, after) for s in _as_then(desk, each)}
    aims = {r.skill_id: r.level for r in desk.skills.role_targets() if r.role_id == rep.role_id}
    aims |= {r.skill_id: r.level for r in desk.assessments.rep_targets(rep.id)}
    ratings = desk.skills.ratings(rep.id or 0)
    newest = max((r.day for r in ratings), default=after.day)
    return slope_of(before, after, ratings, in_order(found.values()), aims, newest)


def rater_check(desk: Desk, today: date) -> RaterCheck:
    """The manager's own ratings, beside those of the reps and of peers; archived reps are left out."""
    names = {rep.id or 0: rep.name for rep in desk.people.all()}
    return rater_check_of(desk.assessments.ratings(), names, today)


def call_score(desk: Desk, call: ScoredCall) -> CallScore:
    """One scored call by the version it was scored with."""
    card = desk.scorecards.one(call.scorecard_id)
    criteria, scores = desk.scorecards.criteria(card.id or 0), desk.scorecards.scores(call.id)
    return scoring.call_score(call, card, criteria, scores, desk.people.one(call.rep_id).name)


def calibration(desk: Desk, second: str, rep_id: int | None = None) -> Calibration:
    """The manager against one second rater, over the calls of all reps or of one."""
    calls = {call.id for call in desk.scorecards.calls(rep_id)}
    scores = [score for score in desk.scorecards.scores() if score.call_id in calls]
    manager = value_of("manager_name", desk.settings.all()) or "Manager"
    return scoring.calibration(scores, manager, second)


def second_raters(desk: Desk) -> tuple[str, ...]:
    """Who scored calls beside the manager, by name."""
    names = {score.by for score in desk.scorecards.scores() if score.rater is Rater.PEER}
    return tuple(sorted(names, key=str.casefold))


def skills_paper(
    desk: Desk,
    rep: Rep,
    audience: Audience,
    today: date,
    assessment_id: int | None = None,
    *,
    private: bool = False,
    framework_id: int | None = None,
) -> SkillsPaper:
    """The skills scorecard as it stands, or as it stood on the day of one assessment with the texts of its version.

    Targets have no versions: those of today are shown. The words of a self-assessment that still waits for the
    manager's rating stay away as its levels do.
    """
    ratings = desk.skills.ratings(rep.id or 0)
    if assessment_id is None:
        framework = _framework(desk, framework_id)
        told = _newest(desk, rep, framework, today)
        content, day = _on(desk, framework, today), today
    else:
        told = _of_rep(desk, rep, assessment_id)
        framework, day = _framework(desk, told.framework_id), told.day
        content = desk.frameworks.content(framework.id or 0, told.version)
    if told and waits(told.id, ratings, day):
        told = replace(told, note="", private_note="")
    records = replace(views.rep_records(desk, rep), skills=_skills_of(content))
    found = profile_of(records, framework, desk.assessments.of_rep(rep.id or 0), day)
    versions = {r.version for r in ratings} if framework.id is not None else ()
    texts = {number: desk.frameworks.content(framework.id or 0, number) for number in versions}
    return skill_papers.skills_paper(found, content, texts, ratings, told, audience, day, today, private=private)


def scorecard_paper(
    desk: Desk,
    card: Scorecard,
    today: date,
    call: ScoredCall | None = None,
    audience: Audience = Audience.REP,
    *,
    private: bool = False,
) -> ScorecardPaper:
    """A scorecard to fill in; with a call, what was scored by the version it was scored with."""
    score = call_score(desk, call) if call else None
    used = score.card if score else card
    criteria = desk.scorecards.criteria(used.id or 0)
    return skill_papers.scorecard_paper(used, criteria, score, audience, today, private=private)


def _framework(desk: Desk, framework_id: int | None) -> Framework:
    """The one named, else the first in use; a file without any has an empty one by the usual name."""
    if framework_id is not None:
        return desk.frameworks.one(framework_id)
    found = desk.frameworks.all() or desk.frameworks.all(include_archived=True)
    return found[0] if found else Framework(None, FIRST)


def _skills(desk: Desk, framework: Framework) -> tuple[Skill, ...]:
    return tuple(s for s in desk.skills.all() if s.framework_id == framework.id and framework.id is not None)


def _on(desk: Desk, framework: Framework, day: date) -> FrameworkContent:
    """The version that was in use on a day."""
    kept = desk.frameworks.versions(framework.id) if framework.id is not None else ()
    then = next((version.number for version in kept if version.day > day), None)
    return _now(desk, framework) if then is None else desk.frameworks.content(framework.id or 0, then)


def _now(desk: Desk, framework: Framework) -> FrameworkContent:
    if framework.id is None:
        return FrameworkContent(0, framework.name, framework.version, ())
    return desk.frameworks.now(framework.id)


def _skills_of(content: FrameworkContent) -> tuple[Skill, ...]:
    """The skills as one version has them, those that are in use no more too."""
    return tuple(
        Skill(s.id, s.name, s.family, s.description, s.refresh_days, place, framework_id=content.framework_id,
              weight=s.weight)
        for place, s in enumerate(content.skills)
    )  # fmt: skip


def _as_then(desk: Desk, assessment: Assessment) -> tuple[Skill, ...]:
    if assessment.framework_id is None:
        return desk.skills.all()
    return _skills_of(desk.frameworks.content(assessment.framework_id, assessment.version))


def _of_rep(desk: Desk, rep: Rep, assessment_id: int) -> Assessment:
    """An assessment of this rep; another rep's is refused, so that no paper mixes two people."""
    found = desk.assessments.one(assessment_id)
    if found.rep_id != rep.id:
        raise DeskError(f"This assessment is not one of {rep.name}.")
    return found


def _newest(desk: Desk, rep: Rep, framework: Framework, today: date) -> Assessment | None:
    """The manager's newest assessment, whose notes the paper of today carries."""
    own = [a for a in desk.assessments.of_rep(rep.id or 0) if a.rater is Rater.MANAGER and a.day <= today]
    return next((a for a in reversed(own) if a.framework_id == framework.id), None)
