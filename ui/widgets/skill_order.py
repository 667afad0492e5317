"""The order of skills within their families, as a person changes it."""

from __future__ import annotations

from collections.abc import Sequence

Places = tuple[tuple[int, str], ...]
"""Ids of skills in order, each with its family."""


def grouped(places: Sequence[tuple[int, str]]) -> list[tuple[str, list[int]]]:
    """Families in the order of their first skill, each with its skills."""
    found: dict[str, list[int]] = {}
    for skill_id, family in places:
        found.setdefault(family, []).append(skill_id)
    return list(found.items())


def put_skill(places: Sequence[tuple[int, str]], skill_id: int, family: str, at: int) -> Places:
    """Put a skill at a place of a family, counted with the skill where it stands now."""
    groups = grouped(places)
    for name, ids in groups:
        if skill_id in ids:
            before = ids.index(skill_id)
            ids.remove(skill_id)
            at -= int(name == family and before < at)
    for name, ids in groups:
        if name == family:
            ids.insert(max(0, min(at, len(ids))), skill_id)
    return _flat(groups)


def put_family(places: Sequence[tuple[int, str]], family: str, at: int) -> Places:
    """Put a whole family at a place among the families, counted with the family where it stands now."""
    groups = grouped(places)
    before = next(i for i, (name, _) in enumerate(groups) if name == family)
    moved = groups.pop(before)
    groups.insert(max(0, at - int(before < at)), moved)
    return _flat(groups)


def step_skill(places: Sequence[tuple[int, str]], skill_id: int, by: int) -> Places:
    """A skill one place up (-1) or down (1); past the end of its family it goes into the next one."""
    groups = grouped(places)
    here = next(i for i, (_, ids) in enumerate(groups) if skill_id in ids)
    family, ids = groups[here]
    to = ids.index(skill_id) + by
    if 0 <= to < len(ids):
        return put_skill(places, skill_id, family, to + int(by > 0))
    if not 0 <= here + by < len(groups):
        return _flat(groups)
    other, others = groups[here + by]
    return put_skill(places, skill_id, other, len(others) if by < 0 else 0)


def step_family(places: Sequence[tuple[int, str]], family: str, by: int) -> Places:
    """A family one place up (-1) or down (1)."""
    names = [name for name, _ in grouped(places)]
    return put_family(places, family, names.index(family) + (2 if by > 0 else -1))


def _flat(groups: Sequence[tuple[str, list[int]]]) -> Places:
    return tuple((skill_id, family) for family, ids in groups for skill_id in ids)
