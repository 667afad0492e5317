"""Which skills of a framework are asked: all, those that are old, the focus of the plan, a family, or picked ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from coachdesk import assessing
from coachdesk.analysis.words import plural
from coachdesk.desk import Desk
from coachdesk.domain.frameworks import FrameworkContent, VersionSkill
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter

ALL, STALE, FOCUS, PICKED, FAMILY = "all", "stale", "focus", "picked", "family:"
OWN = ((ALL, "All skills"), (STALE, "Old or never rated"), (FOCUS, "Focus of the plan"))
NOTHING = {STALE: "old or never rated", FOCUS: "in focus of a plan"}


def subset_choices(content: FrameworkContent) -> tuple[tuple[str, str], ...]:
    """What may be chosen of a framework, as (key, words); picked ones come last."""
    families = tuple((FAMILY + name, name) for name in content.families)
    return (*OWN, *families, (PICKED, "Picked skills…"))


def subset_of(
    desk: Desk, rep: Rep, content: FrameworkContent, today: date, key: str, picked: Iterable[int] = ()
) -> frozenset[int]:  # fmt: skip
    """The ids that a choice means for one rep today; empty when there are none of that kind."""
    every = frozenset(skill.id for skill in content.skills)
    if key == ALL:
        return every
    if key == PICKED:
        return every & frozenset(picked)
    if key == FOCUS:
        plan = desk.plans.find(rep.id or 0, Quarter.of(today))
        return every & {plan.focus_id or 0, plan.focus2_id or 0} if plan else frozenset()
    if key == STALE:
        found = assessing.profile(desk, rep, today, content.framework_id)
        return every & {s.skill_id for s in found.skills if s.stale or s.manager is None}
    return frozenset(skill.id for skill in content.skills if FAMILY + skill.family == key)


def subset_words(content: FrameworkContent, key: str, ids: frozenset[int]) -> str:
    """A choice in words, with its count where that says more: "Discovery", "4 picked skills"."""
    if key == PICKED:
        return plural(len(ids), "picked skill")
    return dict(subset_choices(content)).get(key, "All skills")


def by_family(skills: Sequence[VersionSkill]) -> tuple[tuple[str, tuple[VersionSkill, ...]], ...]:
    """Skills in the order of their families, the families in the order of their first skill."""
    names = dict.fromkeys(skill.family for skill in skills)
    return tuple((name, tuple(s for s in skills if s.family == name)) for name in names)
