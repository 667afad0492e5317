"""What the papers about skills say, resolved: the skills scorecard, the call scorecard, the self-assessment form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from coachdesk.analysis import words
from coachdesk.analysis.plans import level_text
from coachdesk.analysis.profile import Profile, ProfileSkill
from coachdesk.analysis.scoring import CallScore, ScoreLine, blank_lines, rep_side
from coachdesk.domain.audiences import Audience
from coachdesk.domain.frameworks import FrameworkContent
from coachdesk.domain.scorecards import Criterion, Scorecard
from coachdesk.domain.skills import Assessment, DatedRating, Rater, SkillLevel

LEFT_OUT = "private notes"


@dataclass(frozen=True, slots=True)
class SkillsPaper:
    """The skills scorecard of a rep, as of one assessment (its day and its version's texts) or as of today.

    `texts` are (skill_id, behaviour at the manager's level, behaviour at the target).
    """

    rep: str
    rep_first: str
    role: str
    framework: str
    version: int
    as_of: str
    audience: str
    printed_on: date
    left_out: str
    skills: tuple[ProfileSkill, ...]
    texts: tuple[tuple[int, str, str], ...]
    index_words: str
    note: str
    private: str


@dataclass(frozen=True, slots=True)
class ScorecardPaper:
    """A call scorecard, filled in (`score`) or blank (`score` None, `lines` without levels)."""

    name: str
    version: int
    call_type: str
    rep: str
    when: str
    title: str
    audience: str
    printed_on: date
    left_out: str
    lines: tuple[ScoreLine, ...]
    score: CallScore | None
    private: str


@dataclass(frozen=True, slots=True)
class FormPaper:
    """A self-assessment form for one rep and one version; with a `token` it is made to be filled in and come back.

    `subset` are the ids of the skills asked; empty means all of the content.
    """

    rep: str
    rep_first: str
    manager: str
    content: FrameworkContent
    subset: frozenset[int]
    token: str
    printed_on: date
    left_out: str


def skills_paper(
    profile: Profile,
    content: FrameworkContent,
    versions: Mapping[int, FrameworkContent],
    ratings: Iterable[DatedRating],
    assessment: Assessment | None,
    audience: Audience,
    day: date,
    today: date,
    *,
    private: bool = False,
) -> SkillsPaper:
    """The skills scorecard of a rep as of a day, with the texts of one version.

    The behaviour at the manager's level is the text that the rating stood on when it was given; the private note of
    the assessment is on the manager's own copy only, and only when asked for.
    """
    own = private and audience is Audience.MANAGER
    return SkillsPaper(
        rep=profile.rep, rep_first=profile.rep.split()[0], role=profile.role, framework=content.name,
        version=content.version, as_of=words.long_day(day), audience=audience.value, printed_on=today,
        left_out="" if own else LEFT_OUT, skills=profile.skills,
        texts=_texts(profile.skills, content, versions, ratings, day),
        index_words=profile.index_words, note=assessment.note if assessment else "",
        private=assessment.private_note if assessment and own else "",
    )  # fmt: skip


def _texts(
    skills: Iterable[ProfileSkill], content: FrameworkContent, versions: Mapping[int, FrameworkContent],
    ratings: Iterable[DatedRating], day: date,
) -> tuple[tuple[int, str, str], ...]:
    """What the manager's level and the target look like; a level without a text of its own borrows a near one.

    The text of a rating, and the one it borrows, is that of the version it was given by.
    """
    given = [r for r in ratings if r.rater is Rater.MANAGER and r.day <= day]
    stood_on = {r.skill_id: r for r in sorted(given, key=lambda r: r.day)}
    written = _written(content)
    then = {number: _written(version) for number, version in versions.items()}
    found = []
    for skill in skills:
        at, rated = skill.skill_id, stood_on.get(skill.skill_id)
        kept = rated.level_text if rated is not None and rated.level == skill.manager else ""
        of_then = then.get(rated.version, written) if rated is not None else written
        now = kept or level_text(of_then.get(at, []), at, skill.manager, wanted=False)
        found.append((at, now, level_text(written.get(at, []), at, skill.target, wanted=True)))
    return tuple(found)


def _written(content: FrameworkContent) -> dict[int, list[SkillLevel]]:
    return {s.id: [SkillLevel(None, s.id, level, text) for level, text in s.levels] for s in content.skills}


def scorecard_paper(
    card: Scorecard,
    criteria: Sequence[Criterion],
    score: CallScore | None,
    audience: Audience,
    today: date,
    *,
    private: bool = False,
) -> ScorecardPaper:
    """A call scorecard to fill in, or one that was filled in.

    The rep's copy has no second rater, and the manager's side only once the rep has scored. The call on the paper
    never carries its private note; the manager's own copy names it apart, and only when asked for.
    """
    own = private and audience is Audience.MANAGER
    shown = rep_side(score) if score is not None and audience is Audience.REP else score
    if shown is not None:
        shown = replace(shown, call=replace(shown.call, private_note=""))
    return ScorecardPaper(
        name=card.name, version=card.version, call_type=card.call_type, rep=score.rep if score else "",
        when=words.long_day(score.call.day) if score else "", title=score.call.title if score else "",
        audience=audience.value, printed_on=today, left_out=_left_out(score, audience, own=own),
        lines=shown.lines if shown else blank_lines(criteria), score=shown,
        private=score.call.private_note if score and own else "",
    )  # fmt: skip


def _left_out(score: CallScore | None, audience: Audience, *, own: bool) -> str:
    parts = [] if own else [LEFT_OUT]
    if audience is Audience.REP and score is not None:
        waiting = score.rep_first and score.manager_total.observed
        parts += ["the manager’s scores until yours are there"] if waiting else []
        parts += ["the second rater’s scores"] if score.second_by else []
    return ", ".join(parts)
