"""What the framework editor says: the version and who uses it, the skills and what they lack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from coachdesk.analysis.profile import in_order
from coachdesk.analysis.words import listed, plural
from coachdesk.desk import Desk
from coachdesk.domain.frameworks import Framework
from coachdesk.domain.skills import Skill, SkillLevel
from ui.widgets.skill_tree import FAMILY, SKILL, Key, SkillLine

WRITTEN = (1, 3, 5)
WEIGHTS = ((1, "Usual"), (2, "More"), (3, "Most"))
Texts = Mapping[int, Mapping[int, str]]


def version_words(desk: Desk, framework: Framework) -> str:
    """Who uses the present version and what the next edit does to it."""
    version = framework.version
    if not desk.frameworks.used(framework):
        before = f"version {version - 1} stays with what was rated by it" if version > 1 else "nobody was rated by it"
        return f"Version {version}, not used yet: your edits go into it; {before}"
    return (
        f"Version {version}, in use by {uses(desk, framework.id or 0, version)}; your next edit begins version "
        f"{version + 1}, what was rated stays as it was"
    )


def uses(desk: Desk, framework_id: int, version: int) -> str:
    """How many stand on a version: "24 assessments and 2 forms"; "" when none does."""
    at = (framework_id, version)
    assessments = sum((a.framework_id, a.version) == at for a in desk.assessments.all())
    forms = sum((f.framework_id, f.version) == at for f in desk.forms.all())
    parts = [plural(assessments, "assessment")] if assessments else []
    return listed([*parts, *([plural(forms, "form")] if forms else [])])


def texts_of(levels: Iterable[SkillLevel]) -> dict[int, dict[int, str]]:
    """The level texts by skill."""
    found: dict[int, dict[int, str]] = {}
    for one in levels:
        found.setdefault(one.skill_id, {})[one.level] = one.behaviour
    return found


def lacking(texts: Mapping[int, str]) -> list[int]:
    """The levels of 1, 3 and 5 that have no words."""
    return [level for level in WRITTEN if not texts.get(level)]


def lines_of(skills: Sequence[Skill], texts: Texts) -> tuple[SkillLine, ...]:
    """The rows of the tree: the skills in use by family, then those put away."""
    used = in_order([s for s in skills if not s.archived])
    return tuple(_line(s, texts.get(s.id or 0, {})) for s in (*used, *(s for s in skills if s.archived)))


def _line(skill: Skill, texts: Mapping[int, str]) -> SkillLine:
    empty = lacking(texts)
    note, tone = ("", "text3") if skill.weight == 1 else (f"{dict(WEIGHTS)[skill.weight].lower()} weight", "text3")
    if empty and not skill.archived:
        note, tone = ("no texts" if len(empty) == len(WRITTEN) else f"no text at {listed([*map(str, empty)])}"), "watch"
    return SkillLine(skill.id or 0, skill.name, skill.family, note, tone, skill.archived)


def summary_words(framework: Framework, skills: Sequence[Skill], texts: Texts) -> str:
    """The line under the title: "Sales skills, version 2 · 19 skills in 6 families · 3 lack a level text"."""
    used = [s for s in skills if not s.archived]
    families = len({s.family for s in used})
    bare = sum(bool(lacking(texts.get(s.id or 0, {}))) for s in used)
    parts = [f"{framework.name}, version {framework.version}"]
    if used:
        parts.append(f"{plural(len(used), 'skill')} in {plural(families, 'family', 'families')}")
    if bare:
        parts.append(f"{bare} {'lacks' if bare == 1 else 'lack'} a level text")
    return " · ".join([*parts, *(["archived"] if framework.archived else [])])


def refresh_words(days: int) -> str:
    """Days as people think of them: "about 6 months"."""
    if days < 60:
        return f"about {plural(round(days / 7), 'week')}" if days >= 14 else ""
    if days < 700:
        return f"about {plural(round(days / 30.4), 'month')}"
    return f"about {plural(round(days / 365.25), 'year')}"


def settled_key(skills: Sequence[Skill], key: Key | None, anchor_id: int | None) -> tuple[Key | None, int | None]:
    """What is on show and the skill it hangs on: a family by the name it may have got; else the first skill."""
    anchor = next((s for s in skills if s.id == anchor_id), None)
    if anchor is None:
        first = next((s for s in skills if not s.archived), None)
        return ((SKILL, first.id or 0), first.id) if first else (None, None)
    family = key is not None and key[0] == FAMILY and not anchor.archived
    return ((FAMILY, anchor.family) if family else (SKILL, anchor.id or 0)), anchor.id


def still_there(frameworks: Iterable[Framework], shown: Framework | None) -> Framework | None:
    """The one on show as it is now, else the first in use."""
    at = shown.id if shown else None
    return min(frameworks, key=lambda f: (f.id != at, f.archived), default=None)
