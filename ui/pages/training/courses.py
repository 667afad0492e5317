"""The view Courses: what can be trained, when it was held last and when it comes next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coachdesk.analysis.training import EventState
from coachdesk.analysis.words import day_near, money, plural, symbol
from coachdesk.domain.courses import Course
from coachdesk.settings import value_of
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.pages.training.state import Whole
from ui.records import Column, RecordTable
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.empty import EmptyState
from ui.widgets.segmented import Segmented
from ui.widgets.team_cells import two_lines

NOT_HELD = (EventState.CANCELLED, EventState.TO_RECORD)
SHOWN = (("used", "In use"), ("archived", "Archived"))


@dataclass(frozen=True, slots=True)
class CourseRow:
    """One course with the names of its skills, and the days of its last event and its next."""

    course: Course
    skills: tuple[str, ...]
    last: date | None
    next: date | None
    times: int

    @property
    def id(self) -> int | None:
        return self.course.id


class CoursesView(QWidget):
    """Enter or a double click opens a course; archived ones stand in a list of their own."""

    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._rows: tuple[CourseRow, ...] = ()
        self.which = Segmented("Which courses", SHOWN)
        self.which.picked.connect(lambda _name: self._show())
        self.table = RecordTable(self._columns(), label="Courses", row_height=48)
        self.table.opened.connect(lambda row: self.edit(row.course))
        self.table.selection_changed.connect(self._show_actions)
        self.book_button = Button("Book this course", icon="calendar-days", on=self.book, small=True)
        self.edit_button = Button("Edit", icon="pencil", on=self.edit_chosen, small=True)
        self.away = Button("Archive", icon="archive", on=self.archive_chosen, small=True)
        self.import_button = Button("Import courses", "quiet", "upload", self.bring_in, small=True)
        self.new = Button("Add a course", icon="plus", on=self.make, small=True)
        start = Button("Add the starter courses", "primary", "plus", self.add_starter)
        self.empty = EmptyState(
            "graduation-cap", "What you train your people in will stand here: workshops, drills, role-plays.", start,
            Button("Add one of your own", "quiet", on=self.make),
        )  # fmt: skip
        self._lay_out()

    def show_whole(self, whole: Whole) -> None:
        """Show what there is now."""
        desk = self._bridge.desk
        names, ids = {s.id: s.name for s in desk.skills.all(include_archived=True)}, desk.courses.skills_by_course()
        days: dict[int | None, list[tuple[date, bool]]] = {}
        for event in whole.events:
            if event.state not in NOT_HELD:
                planned = event.state is EventState.PLANNED
                days.setdefault(event.training.course_id, []).append((event.session.start.date(), planned))
        self._rows = tuple(
            _row(course, tuple(sorted(names[i] for i in ids.get(course.id or 0, ()) if i in names)),
                 days.get(course.id, []))
            for course in desk.courses.all(include_archived=True)
        )  # fmt: skip
        self.stack.setCurrentIndex(0 if self._rows else 1)
        self._show()

    def set_filter(self, text: str) -> None:
        """Show only courses that say these words."""
        self.table.set_filter(text)

    def choose(self, course_id: int) -> None:
        """Select a course, in the list where it stands."""
        row = next((row for row in self._rows if row.id == course_id), None)
        if row is not None:
            self.which.set_current("archived" if row.course.archived else "used")
            self._show()
            self.table.select([course_id])

    def make(self) -> None:
        """Open the sheet of a new course."""
        sheet("course")(self._bridge, None, self).open()

    def edit(self, course: Course) -> None:
        """Open the sheet of a course."""
        sheet("course")(self._bridge, course, self).open()

    def edit_chosen(self) -> None:
        """Open the sheet of the selected course."""
        for row in self.table.selected()[:1]:
            self.edit(row.course)

    def book(self) -> None:
        """Open the sheet of a new event of the selected course."""
        for row in self.table.selected()[:1]:
            sheet("event")(self._bridge, None, self, course_id=row.id).open()

    def bring_in(self) -> None:
        """Open the import of courses."""
        sheet("import")(self._bridge, self, "courses").open()

    def archive_chosen(self) -> None:
        """Put the selected courses away, or bring them back; what was held of them stays."""
        rows, desk = self.table.selected(), self._bridge.desk
        archive = self.which.current == "used"

        def step() -> None:
            with desk.store.change(f"{'Archive' if archive else 'Bring back'} {plural(len(rows), 'course')}"):
                for row in rows:
                    desk.courses.save(replace(row.course, archived=archive))

        if rows:
            self._bridge.run(step)

    def add_starter(self) -> None:
        """Fill an empty list with the courses that a new file begins with."""
        self._bridge.run(self._bridge.desk.add_starter_courses)

    def _show(self) -> None:
        archived = self.which.current == "archived"
        self.table.set_records([row for row in self._rows if row.course.archived == archived])
        self._show_actions()

    def _show_actions(self) -> None:
        count, archived = len(self.table.selected()), self.which.current == "archived"
        self.book_button.setVisible(count == 1 and not archived)
        self.edit_button.setVisible(count == 1)
        self.away.setVisible(bool(count))
        self.away.setText("Bring back" if archived else "Archive")

    def _columns(self) -> tuple[Column, ...]:
        def near(day: date) -> str:
            return day_near(day, self._bridge.today())

        return (
            Column("Course", lambda r: f"{r.course.title} {r.course.kind.title}", width=280, least=190,
                   paint=_paint_course, sort=lambda r: r.course.title.casefold()),
            Column("Skills", lambda r: ", ".join(r.skills) or None, width=340, least=120),
            Column("Minutes", lambda r: r.course.minutes, align="right", width=86, least=80),
            Column("Comes again", lambda r: r.course.refresh_days, again_words, width=126, least=116),
            Column("Cost", lambda r: r.course.cost, self._money, align="right", width=84, least=74),
            Column("Last held", lambda r: r.last, near, width=108, least=96),
            Column("Next", lambda r: r.next, near, width=108, least=96),
        )  # fmt: skip

    def _money(self, value: float) -> str:
        return money(value, symbol(value_of("currency", self._bridge.desk.settings.all())))

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row_of(
            self.which, 1, self.book_button, self.edit_button, self.away, self.import_button, self.new
        ))  # fmt: skip
        column.addWidget(self.table, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(inside)
        self.stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)


def again_words(days: Any) -> str:
    """After how long it comes again: "after 90 days"."""
    return f"after {plural(days, 'day')}"


def _row(course: Course, skills: tuple[str, ...], days: list[tuple[date, bool]]) -> CourseRow:
    past, coming = [day for day, planned in days if not planned], [day for day, planned in days if planned]
    return CourseRow(course, skills, max(past, default=None), min(coming, default=None), len(past))


def _paint_course(painter: QPainter, place: QRectF, row: CourseRow, _chosen: bool) -> None:
    held = f" · held {row.times} times" if row.times > 1 else " · held once" if row.times else ""
    two_lines(painter, place, row.course.title, f"{row.course.kind.title}{held}", "text2")
