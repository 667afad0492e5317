"""Courses in the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from coachdesk.domain.courses import Course
from coachdesk.domain.errors import Invalid
from coachdesk.storage.store import Store


class Courses:
    """What can be trained, by title, with the skills each course serves."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self, *, include_archived: bool = False) -> tuple[Course, ...]:
        where = "1" if include_archived else "archived = 0"
        return self._store.find("course", Course, where, order="title collate nocase, id")

    def one(self, id: int) -> Course:  # noqa: A002
        return self._store.one("course", Course, id)

    def by_title(self, title: str) -> Course | None:
        """The course of that title in any case, an archived one too; None when there is none."""
        said = _folded(title)
        return next((c for c in self.all(include_archived=True) if _folded(c.title) == said), None)

    def skills(self, id: int) -> frozenset[int]:  # noqa: A002
        """The ids of the skills that a course serves."""
        return self.skills_by_course().get(id, frozenset())

    def skills_by_course(self) -> Mapping[int, frozenset[int]]:
        """The ids of the skills by the id of the course; a course without any is missing."""
        found: dict[int, set[int]] = {}
        for course_id, skill_id in self._store.rows("select course_id, skill_id from course_skill"):
            found.setdefault(course_id, set()).add(skill_id)
        return {course_id: frozenset(ids) for course_id, ids in found.items()}

    def save(self, course: Course, skill_ids: Iterable[int] | None = None) -> Course:
        """Add one or change it; None leaves the skills as they are. A title stands once."""
        other = self.by_title(course.title)
        if other is not None and other.id != course.id:
            where = " among the archived ones" if other.archived else ""
            raise Invalid("title", f"There is a course “{other.title}” already{where}: choose another title.")
        verb = "Add" if course.id is None else "Edit"
        with self._store.change(f"{verb} course {course.title}"):
            kept = self._store.save("course", course)
            if skill_ids is not None and frozenset(skill_ids) != self.skills(kept.id or 0):
                self._set_skills(kept.id or 0, skill_ids)
            return kept

    def remove(self, id: int) -> None:  # noqa: A002
        """Take a course off that no event uses; one that is used can only be archived."""
        course = self.one(id)
        if self._store.rows("select 1 from training where course_id = ? limit 1", [id]):
            raise Invalid("course", f"“{course.title}” has been held or is planned: archive it instead.")
        with self._store.change(f"Remove course {course.title}"):
            self._store.remove("course", "id = ?", [id])

    def _set_skills(self, course_id: int, skill_ids: Iterable[int]) -> None:
        self._store.remove("course_skill", "course_id = ?", [course_id])
        for skill_id in sorted(set(skill_ids)):
            self._store.insert("course_skill", {"course_id": course_id, "skill_id": skill_id})


def _folded(title: str) -> str:
    return " ".join(title.split()).casefold()
