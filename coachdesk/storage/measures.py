"""Measures in the file."""

from __future__ import annotations

from dataclasses import replace

from coachdesk.domain.measures import Measure, Part
from coachdesk.storage.names import check_free, named_or_nearest
from coachdesk.storage.store import Store


class Measures:
    """What is counted, in the order the manager gave it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self, include_archived: bool = False) -> tuple[Measure, ...]:
        where = "1" if include_archived else "archived = 0"
        return self._store.find("measure", Measure, where, order="position, id")

    def one(self, id: int) -> Measure:  # noqa: A002
        return self._store.one("measure", Measure, id)

    def by_name(self, name: str) -> Measure:
        """The measure with this name in any case; `DeskError` with the nearest names when there is none."""
        return named_or_nearest(name, self.all(include_archived=True), "measure")

    def lead(self) -> Measure | None:
        """The outcome that tiers and attainment go by."""
        return next((measure for measure in self.all() if measure.lead), None)

    def by_part(self) -> dict[Part, Measure]:
        """The measures that count a part of the process, by that part."""
        return {measure.part: measure for measure in self.all() if measure.part is not None}

    def add(self, measure: Measure) -> Measure:
        """A new measure, last in order unless it names its place."""
        check_free(measure, self.all(include_archived=True), "measure")
        if not measure.position:
            last = self._store.rows("select coalesce(max(position), 0) from measure")[0][0]
            measure = replace(measure, position=last + 1)
        return self._keep(measure, "Add")

    def edit(self, measure: Measure) -> Measure:
        check_free(measure, self.all(include_archived=True), "measure")
        return self._keep(measure, "Edit")

    def _keep(self, measure: Measure, verb: str) -> Measure:
        """There is one lead measure, and one for each part of the process: a new one takes the mark from the old."""
        with self._store.change(f"{verb} measure {measure.name}"):
            if measure.part is not None:
                taken = "update measure set part = null where part = ? and id is not ?"
                self._store.write(taken, [measure.part.value, measure.id])
            saved = self._store.save("measure", measure)
            if saved.lead:
                self._store.write("update measure set lead = 0 where lead and id <> ?", [saved.id])
            return saved
