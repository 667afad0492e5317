"""The view Coverage: who has had which course, what is due, and the certificates that run out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk import covering
from coachdesk.analysis.coverage import Certificate, Coverage
from coachdesk.analysis.coverage_facts import by_need, with_courses
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.pages.training.coverage_tools import CoverageTools
from ui.pages.training.state import Whole
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.columns import column_of, row_of
from ui.widgets.coverage_view import CoverageLegend, CoverageView
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label
from ui.widgets.link_row import RowsCard

SIDE = 292
MOST = 6


class CoveragePart(QWidget):
    """Enter or a click on a cell books the course for that rep, or shows the event that is booked."""

    asked = Signal(str, dict)
    event_asked = Signal(int)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._whole: Whole | None = None
        self._words = ""
        self.groups: list[CertificateGroup] = []
        self.tools, self.view, self.legend = CoverageTools(), CoverageView(), CoverageLegend()
        self.nothing = Label("Nobody and no course matches what is typed.", "body", "text2", wrap=True)
        self.certificates = RowsCard("Certificates", "shield-check")
        self.starter = Button("Add the starter courses", "primary", "plus", self._add_starter)
        self.add_rep = Button("Add a rep", icon="user-plus", on=lambda: sheet("rep")(bridge, None, self).open())
        self.empty = EmptyState(
            "layout-grid", "Who has had which course will stand here, once there are reps and courses.",
            self.starter, self.add_rep,
        )  # fmt: skip
        self.tools.chosen.connect(self._show_part)
        self.view.opened.connect(self.open_cell)
        self.view.named.connect(lambda rep_id: self.asked.emit("rep", {"rep_id": rep_id}))
        self._lay_out()

    def show_whole(self, whole: Whole) -> None:
        """Show what there is now."""
        self._whole = whole
        there = bool(whole.coverage.rows and whole.coverage.heads)
        self.empty.setVisible(not there)
        self.inside.setVisible(there)
        self.starter.setVisible(not whole.coverage.heads)
        self.add_rep.setVisible(not whole.coverage.rows)
        self._offer_roles(whole)
        self._show_part()

    def set_filter(self, text: str) -> None:
        """Show only reps, or else courses, that say these words."""
        self._words = text
        self._show_part()

    def open_cell(self, rep_id: int, course_id: int) -> None:
        """Show the event that is booked for them, or open the sheet that books one."""
        booked = self._booked(rep_id, course_id)
        if booked is not None:
            self.event_asked.emit(booked)
        else:
            self.book(course_id, (rep_id,))

    def book(self, course_id: int, rep_ids: tuple[int, ...]) -> None:
        """Open the sheet of an event of this course for these reps."""
        sheet("event")(self._bridge, None, self, course_id=course_id, rep_ids=rep_ids).open()

    def _add_starter(self) -> None:
        self._bridge.run(self._bridge.desk.add_starter_courses)

    def _booked(self, rep_id: int, course_id: int) -> int | None:
        """The session of the event that a rep is invited to next for a course."""
        rows = self._whole.coverage.rows if self._whole else ()
        covers = [c for row in rows if row.rep_id == rep_id for c in row.covers if c.course_id == course_id]
        day = covers[0].booked if covers else None
        events = self._whole.events if self._whole and day is not None else ()
        found = (
            event.session.id for event in events
            if event.training.course_id == course_id and event.session.start.date() == day
            and any(one.rep_id == rep_id for one in event.attendees)
        )  # fmt: skip
        return next(found, None)

    def _show_part(self) -> None:
        if self._whole is None:
            return
        whole = self._of_role(self._whole)
        ordered = by_need(whole) if self.tools.order.current == "need" else whole
        shown = filtered(ordered, self._words)
        some = bool(shown.rows and shown.heads)
        self.view.show_coverage(shown)
        self.view.setVisible(some)
        self.legend.setVisible(some)
        self.nothing.setVisible(not some)
        self.said.setText(whole.summary)
        self._show_certificates(whole)

    def _of_role(self, whole: Whole) -> Coverage:
        role_id = self.tools.role_id
        if role_id is None:
            return whole.coverage
        return covering.coverage(self._bridge.desk, whole.today, role_id)

    def _offer_roles(self, whole: Whole) -> None:
        """The roles that somebody on the team has."""
        desk, there = self._bridge.desk, {row.rep_id for row in whole.coverage.rows}
        taken = {rep.role_id for rep in desk.people.all() if rep.id in there}
        self.tools.offer((role.id or 0, role.name) for role in desk.roles.all() if role.id in taken)

    def _show_certificates(self, whole: Coverage) -> None:
        found = whole.running_out
        self.certificates.setVisible(bool(found))
        self.certificates.set_count(len(found))
        self.certificates.clear_rows()
        by_course: dict[int, list[Certificate]] = {}
        for one in found:
            by_course.setdefault(one.course_id, []).append(one)
        self.groups = [CertificateGroup(rows, whole.today) for rows in by_course.values()]
        for group in self.groups:
            group.asked.connect(self.book)
            self.certificates.rows.addWidget(group)

    def _lay_out(self) -> None:
        self.inside, card = QWidget(), Card("Who has had what", "layout-grid")
        self.said = card.sub
        card.body.setSpacing(12)
        card.add(self.tools)
        card.add(self.view, 100)
        card.add(self.nothing)
        card.add(self.legend)
        card.body.addStretch(1)
        self.certificates.setFixedWidth(SIDE)
        row = QHBoxLayout(self.inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(card, 1)
        row.addLayout(column_of(self.certificates, 1))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.inside, 1)
        whole.addWidget(self.empty, 1)


class CertificateGroup(QWidget):
    """The certificates of one course that run out; `asked` (course, reps) to renew them in one event."""

    asked = Signal(int, tuple)

    def __init__(self, found: Sequence[Certificate], today: date) -> None:
        super().__init__()
        column = column_of(Label(found[0].title, "strong", wrap=True), spacing=4)
        column.setContentsMargins(6, 2, 6, 10)
        for one in found[:MOST]:
            ink = "text2" if one.booked else "risk" if one.runs_out < today else "watch"
            column.addWidget(Label(one.name, "medium", elide=True))
            column.addWidget(Label(one.words[:1].upper() + one.words[1:], "caption", ink, wrap=True))
        if len(found) > MOST:
            column.addWidget(Label(f"and {len(found) - MOST} more, in the matrix", "caption", "text3"))
        waiting = tuple(one.rep_id for one in found if one.booked is None)
        self.renew = Button(f"Book renewal for {len(waiting)}" if len(waiting) > 1 else "Book renewal", small=True)
        self.renew.setAccessibleName(f"{self.renew.text()}: {found[0].title}")
        if not waiting:
            self.renew.hide()
        course_id = found[0].course_id
        self.renew.clicked.connect(lambda _checked=False: self.asked.emit(course_id, waiting))
        column.addLayout(row_of(self.renew, 1))
        self.setLayout(column)


def filtered(coverage: Coverage, text: str) -> Coverage:
    """The reps who say every word; when nobody does, the courses that do."""
    said = text.casefold().split()
    if not said:
        return coverage
    rows = tuple(r for r in coverage.rows if all(w in f"{r.name} {r.role}".casefold() for w in said))
    if rows:
        return replace(coverage, rows=rows)
    kept = [at for at, head in enumerate(coverage.heads)
            if all(w in f"{head.title} {head.kind} {' '.join(head.skills)}".casefold() for w in said)]  # fmt: skip
    return with_courses(coverage, kept)
