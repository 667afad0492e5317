"""A rep's skill profile: target, self and manager side by side, the gap and its direction, history and slope."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from coachdesk.analysis import words
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.skills import Standing, index_words, shown_ratings, standings_of, waits
from coachdesk.domain.errors import DeskError
from coachdesk.domain.frameworks import Framework
from coachdesk.domain.periods import Quarter
from coachdesk.domain.skills import Assessment, DatedRating, Observation, Rater, Skill

NEWEST = 40
"""So many of the newest assessments are looked at for the slope."""


@dataclass(frozen=True, slots=True)
class ProfileSkill:
    """One skill. `peers` are (name, level). `self_hidden` says that a blind self-rating waits for the manager's.

    `direction` is "closing", "widening", "same" or "" of the gap to the target since `gap_then`;
    `gap_words` says it: "gap 2, was 1 in Q2". `self_words` compares self and manager.
    """

    skill_id: int
    name: str
    family: str
    target: int | None
    target_from: str
    manager: int | None
    self_level: int | None
    self_hidden: bool
    peers: tuple[tuple[str, int], ...]
    gap: int | None
    gap_then: int | None
    direction: str
    gap_words: str
    self_words: str
    observations: int
    newest: date | None
    stale: bool
    why_stale: str
    evidence: str


@dataclass(frozen=True, slots=True)
class HistoryPoint:
    """One rating of a skill, as it was given, with the level text of its version."""

    day: date
    level: int
    rater: Rater
    by: str
    version: int
    evidence: str
    level_text: str


@dataclass(frozen=True, slots=True)
class SkillHistory:
    """Everything known of one skill of a rep, oldest first."""

    skill_id: int
    name: str
    points: tuple[HistoryPoint, ...]
    seen: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class SlopeLine:
    """One skill at two assessments of the same rater."""

    skill: str
    before: int
    after: int
    target: int | None


@dataclass(frozen=True, slots=True)
class Slope:
    """Two assessments side by side: only skills rated in both are drawn; `left_out` counts the others."""

    before: date
    after: date
    rater: str
    lines: tuple[SlopeLine, ...]
    left_out: int
    words: str


@dataclass(frozen=True, slots=True)
class AssessmentLine:
    """One assessment in the list: "Manager, 4 Sep 2026: 12 skills, 8 with evidence"."""

    assessment_id: int
    day: date
    rater: Rater
    by: str
    skills: int
    with_evidence: int
    version: int
    hidden: bool
    words: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A rep in one framework; `slope` is None without two manager's assessments that share a skill."""

    rep_id: int
    rep: str
    role: str
    framework_id: int
    framework: str
    skills: tuple[ProfileSkill, ...]
    slope: Slope | None
    assessments: tuple[AssessmentLine, ...]
    index_words: str


def profile_of(
    records: RepRecords, framework: Framework, assessments: Iterable[Assessment], today: date
) -> Profile:  # fmt: skip
    """A rep in one framework: every skill of it in the order of its families, the assessments newest first."""
    skills = in_order(s for s in records.skills if s.framework_id == framework.id and not s.archived)
    own = {s.skill.id: s for s in standings_of(records, today, skills=skills, every=True)}
    shown = shown_ratings(records.ratings, today)
    inside = [a for a in assessments if a.framework_id == framework.id and a.day <= today]
    inside.sort(key=lambda a: (a.day, a.id or 0), reverse=True)
    aims = {s.skill.id or 0: s.target for s in own.values() if s.target is not None}
    return Profile(
        rep_id=records.rep.id or 0,
        rep=records.rep.name,
        role=records.role.name if records.role else "",
        framework_id=framework.id or 0,
        framework=framework.name,
        skills=tuple(_profile_skill(own[s.id], shown) for s in skills),
        slope=newest_slope(inside, records.ratings, skills, aims, today),
        assessments=tuple(assessment_line(a, records.ratings, records.observations, today) for a in inside),
        index_words=index_words(own.values()),
    )


def in_order(skills: Iterable[Skill]) -> tuple[Skill, ...]:
    """Skills by family, the families in the order of their first skill."""
    rows = sorted(skills, key=lambda s: (s.position, s.id or 0))
    families = list(dict.fromkeys(s.family for s in rows))
    return tuple(sorted(rows, key=lambda s: families.index(s.family)))


def _profile_skill(found: Standing, shown: Sequence[DatedRating]) -> ProfileSkill:
    mine = [r for r in shown if r.skill_id == found.skill.id and r.rater is Rater.MANAGER]
    before = earlier(mine)
    then = found.target - before.level if before is not None and found.target is not None else None
    return ProfileSkill(
        skill_id=found.skill.id or 0, name=found.skill.name, family=found.skill.family,
        target=found.target, target_from=found.target_from,
        manager=found.manager, self_level=found.self_level, self_hidden=found.self_hidden, peers=found.peers,
        gap=found.gap, gap_then=then, direction=direction(found.gap, then),
        gap_words=gap_words(found, then, _when(mine, before)),
        self_words="a blind self-rating waits until you have rated" if found.self_hidden else found.self_gap,
        observations=found.observations, newest=found.newest,
        stale=found.stale, why_stale=found.why_stale or "", evidence=found.evidence,
    )  # fmt: skip


def earlier(mine: Sequence[DatedRating]) -> DatedRating | None:
    """What the newest rating is set against: the last of an earlier quarter, else the first of the same quarter."""
    if not mine:
        return None
    first = Quarter.of(mine[-1].day).first
    before = [r for r in mine if r.day < first]
    return before[-1] if before else mine[0] if len(mine) > 1 else None


def direction(now: int | None, then: int | None) -> str:
    """How a gap to the target moved: "closing", "widening" or "same"; "" when either is unknown.

    A level above the target is no gap: from two above to one above is "same".
    """
    if now is None or then is None:
        return ""
    moved = max(now, 0) - max(then, 0)
    return "closing" if moved < 0 else "widening" if moved > 0 else "same"


def gap_words(found: Standing, then: int | None, when: str) -> str:
    """The gap and what it was: "gap 2, was 1 in Q2", "at target, was 1 short in Q3 2025", "not rated"."""
    if found.gap is None:
        return "not rated" if found.manager is None else "no target"
    now = f"gap {found.gap}" if found.gap > 0 else _reached(found.gap)
    if then is None:
        return now
    if found.gap <= 0 and then == found.gap:
        return f"{now}, as {when}"
    short = f"{then}" if found.gap > 0 else f"{then} short"
    return f"{now}, was {short if then > 0 else _reached(then)} {when}"


def _reached(gap: int) -> str:
    return f"{-gap} above target" if gap else "at target"


def _when(mine: Sequence[DatedRating], before: DatedRating | None) -> str:
    """The time of the earlier rating: "in Q2", with its year when that is another, or the day in the same quarter."""
    if before is None:
        return ""
    then, now = Quarter.of(before.day), Quarter.of(mine[-1].day)
    if then == now:
        return f"on {words.day(before.day)}"
    return f"in Q{then.number}" if then.year == now.year else f"in {then.title}"


def assessment_line(
    assessment: Assessment, ratings: Sequence[DatedRating], seen: Iterable[Observation], today: date
) -> AssessmentLine:  # fmt: skip
    """One assessment, in words. A manager's rating has evidence when the skill was observed up to that day; one of the
    rep or a peer when they gave words for it.
    """
    inside = [r for r in ratings if r.assessment_id == assessment.id]
    known = {o.skill_id for o in seen if o.day <= assessment.day}
    by_manager = assessment.rater is Rater.MANAGER
    backed = sum(r.skill_id in known if by_manager else bool(r.evidence.strip()) for r in inside)
    hidden = _waits(assessment, ratings, today)
    counts = f"{words.plural(len(inside), 'skill')}, {backed} with evidence"
    head = f"{rater_words(assessment)}, {words.day(assessment.day)} {assessment.day.year}"
    return AssessmentLine(
        assessment_id=assessment.id or 0, day=assessment.day, rater=assessment.rater, by=assessment.by,
        skills=len(inside), with_evidence=backed, version=assessment.version, hidden=hidden,
        words=f"{head}: {'blind, hidden until you have rated' if hidden else counts}",
    )  # fmt: skip


def rater_words(assessment: Assessment) -> str:
    """Who rated: "Manager", "Self", "Peer Kim Lee"."""
    return f"{assessment.rater.value.capitalize()} {assessment.by}".strip()


def _waits(assessment: Assessment, ratings: Iterable[DatedRating], today: date) -> bool:
    return waits(assessment.id, tuple(ratings), today)


def history_of(
    skill: Skill, ratings: Sequence[DatedRating], observations: Iterable[Observation], today: date
) -> SkillHistory:  # fmt: skip
    """One skill of a rep, given all the rep's ratings; blind self-ratings that wait are left out."""
    points = (
        HistoryPoint(r.day, r.level, r.rater, r.by, r.version, r.evidence, r.level_text)
        for r in shown_ratings(ratings, today)
        if r.skill_id == skill.id
    )
    seen = sorted((o for o in observations if o.skill_id == skill.id and o.day <= today), key=lambda o: o.day)
    return SkillHistory(skill.id or 0, skill.name, tuple(points), tuple(seen))


def slope_of(
    one: Assessment,
    other: Assessment,
    ratings: Sequence[DatedRating],
    skills: Iterable[Skill],
    targets: Mapping[int, int],
    today: date,
) -> Slope:
    """Two assessments of a rep by the same rater, the older first; lines stand in the order of `skills`.

    Different raters are not compared here, for that would read a difference of views as progress: `DeskError`.
    """
    if (one.rater, one.by, one.rep_id) != (other.rater, other.by, other.rep_id) or one.id == other.id:
        raise DeskError("A slope compares two assessments of one rep by the same rater.")
    if _waits(one, ratings, today) or _waits(other, ratings, today):
        raise DeskError("This self-assessment was made blind. It shows once you have rated.")
    before, after = sorted((one, other), key=lambda a: (a.day, a.id or 0))
    old, new = levels_of(before, ratings), levels_of(after, ratings)
    lines = tuple(
        SlopeLine(s.name, old[s.id], new[s.id], targets.get(s.id))
        for s in skills
        if s.id is not None and s.id in old and s.id in new
    )
    left_out = len(old.keys() | new.keys()) - len(lines)
    return Slope(before.day, after.day, rater_words(after), lines, left_out, slope_words(lines, left_out))


def levels_of(assessment: Assessment, ratings: Iterable[DatedRating]) -> dict[int, int]:
    """The levels of one assessment by skill."""
    return {r.skill_id: r.level for r in ratings if r.assessment_id == assessment.id}


def slope_words(lines: Sequence[SlopeLine], left_out: int) -> str:
    """What moved, with its count: "3 of 8 skills up, 1 down, 4 the same; 2 rated only once are left out"."""
    if not lines:
        return "No skill was rated in both."
    up, down = sum(s.after > s.before for s in lines), sum(s.after < s.before for s in lines)
    moved = f"{up} of {words.plural(len(lines), 'skill')} up, {down} down, {len(lines) - up - down} the same"
    alone = f"; {left_out} rated only once {'is' if left_out == 1 else 'are'} left out" if left_out else ""
    return moved + alone


def newest_slope(
    assessments: Iterable[Assessment],
    ratings: Sequence[DatedRating],
    skills: Sequence[Skill],
    targets: Mapping[int, int],
    today: date,
) -> Slope | None:
    """The slope between the two newest manager's assessments that have enough in common; None without a shared skill.

    Enough is half of what the most alike pair shares, so that a lone rating between two reviews doesn't stand for one.
    """
    present = {s.id for s in skills}
    mine = sorted((a for a in assessments if a.rater is Rater.MANAGER), key=lambda a: (a.day, a.id or 0), reverse=True)
    rated = {a.id: levels_of(a, ratings).keys() & present for a in mine[:NEWEST]}
    pairs = [(len(rated[b.id] & rated[a.id]), a, b) for b, a in combinations(mine[:NEWEST], 2)]
    most = max((shared for shared, _, _ in pairs), default=0)
    chosen = next(((a, b) for shared, a, b in pairs if shared and 2 * shared >= most), None)
    return slope_of(*chosen, ratings, skills, targets, today) if chosen else None
