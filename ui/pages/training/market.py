"""The view Market: what changed out there, and the refreshers it asks for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from coachdesk.analysis.coverage import Refresher
from coachdesk.analysis.words import day_near, listed
from coachdesk.domain.market import MarketChange
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.pages.training.state import Whole
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.columns import clear, column_of, row_of
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label, Rule

ALL_DONE = "Nobody waits: whoever it concerns has looked at it since."


class MarketPart(QWidget):
    """One card a change, with a line for each course that refreshes what it made stale."""

    asked = Signal(str, dict)
    coverage_asked = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._whole: Whole | None = None
        self._words = ""
        self.cards: list[ChangeCard] = []
        self.change_button = Button("What has the market changed", icon="plus", on=self.change, small=True)
        self.nothing = Label("No change matches what is typed.", "body", "text2", wrap=True)
        start = Button("What has the market changed", "primary", "plus", self.change)
        self.empty = EmptyState(
            "trending-up", "New products, verticals, competitors and buying habits will stand here, with the training "
            "they ask for.", start,
        )  # fmt: skip
        self._lay_out()

    def show_whole(self, whole: Whole) -> None:
        """Show what there is now."""
        self._whole = whole
        known = self._bridge.desk.market.all()
        self.empty.setVisible(not known)
        self.inside.setVisible(bool(known))
        self._show()

    def set_filter(self, text: str) -> None:
        """Show only changes that say these words."""
        self._words = text
        self._show()

    def change(self, change: MarketChange | None = None) -> None:
        """Open the sheet of market changes, at one of them or at a new one."""
        sheet("market")(self._bridge, change, self).open()

    def book(self, refresher: Refresher) -> None:
        """Open the sheet of an event of this course for everybody who waits."""
        rep_ids = [rep_id for rep_id, _ in refresher.waiting]
        sheet("event")(self._bridge, None, self, course_id=refresher.course_id, rep_ids=rep_ids).open()

    def add_course(self, refresher: Refresher) -> None:
        """Open the sheet of a new course that serves these skills."""
        sheet("course")(self._bridge, None, self, skill_ids=refresher.skill_ids).open()

    def _show(self) -> None:
        if self._whole is None:
            return
        clear(self._rows)
        self.cards = []
        said = self._words.casefold().split()
        by_change: dict[int, list[Refresher]] = {}
        for one in self._whole.coverage.refreshers:
            by_change.setdefault(one.change_id, []).append(one)
        for change, skill_ids in self._bridge.desk.market.all():
            refreshers = by_change.get(change.id or 0, [])
            text = f"{change.title} {change.kind.value} {' '.join(r.course for r in refreshers)}".casefold()
            if all(word in text for word in said):
                self._add_card(change, refreshers, skill_ids)
        self.nothing.setVisible(not self.cards and bool(said))

    def _add_card(self, change: MarketChange, refreshers: Sequence[Refresher], skill_ids: frozenset[int]) -> None:
        names = {s.id: s.name for s in self._bridge.desk.skills.all(include_archived=True)}
        role = next((r.name for r in self._bridge.desk.roles.all() if r.id == change.role_id), "everybody")
        skills = sorted(names[i] for i in skill_ids if i in names)
        sub = f"{change.kind.value} · {day_near(change.day, self._bridge.today())} · {role}"
        card = ChangeCard(change, sub, skills, refreshers)
        card.edit.clicked.connect(lambda _checked=False, change=change: self.change(change))
        card.book_asked.connect(self.book)
        card.course_asked.connect(self.add_course)
        self.cards.append(card)
        self._rows.addWidget(card)

    def _lay_out(self) -> None:
        holder = QWidget()
        holder.setObjectName("pageBody")
        body = QVBoxLayout(holder)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(16)
        body.addLayout(self._rows)
        body.addWidget(self.nothing)
        body.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holder)
        coverage = Button("Coverage", "link", on=self.coverage_asked.emit, small=True)
        self.inside = QWidget()
        note = Label(
            "A change makes the skills it touches stale. These courses bring people up to date.", "body", "text2"
        )
        self.inside.setLayout(column_of(row_of(note, 1, coverage, self.change_button), area, spacing=12))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.inside, 1)
        whole.addWidget(self.empty, 1)


class ChangeCard(Card):
    """One change: the skills it touches, and each course that answers it with who waits, is booked, is done."""

    book_asked = Signal(object)
    course_asked = Signal(object)

    def __init__(self, change: MarketChange, sub: str, skills: list[str], refreshers: Sequence[Refresher]) -> None:
        self.edit = Button("Edit", "link", small=True)
        self.edit.setAccessibleName(f"Edit {change.title}")
        super().__init__(change.title, "trending-up", sub, self.edit)
        self.buttons: list[Button] = []
        if change.note:
            self.add(Label(change.note, "body", "text2", wrap=True))
        for one in refreshers:
            self.add(Rule())
            self._add_refresher(one)
        if not refreshers:
            self.add(Label(f"Touches {listed(skills)}", "body", wrap=True))
            self.add(Label(ALL_DONE, "body", "good", wrap=True))

    def _add_refresher(self, one: Refresher) -> None:
        title = one.course if one.course_id is not None else "No course yet"
        words = column_of(Label(title, "medium", wrap=True), spacing=3)
        if one.words:
            words.addWidget(Label(one.words, "caption", "text2", wrap=True))
        for tone, state, people in (("watch", "wait", one.waiting), ("accent", "booked", one.booked),
                                    ("good", "done", one.done)):  # fmt: skip
            if people:
                said = "waits" if state == "wait" and len(people) == 1 else state
                names = Label(listed([name for _, name in people]), "body", "text", wrap=True)
                line = row_of(Chip(f"{len(people)} {said}", tone, small=True), names, spacing=8)
                line.setStretch(1, 1)
                words.addLayout(line)
        row = row_of(words, spacing=16)
        row.setStretch(0, 1)
        button = self._button(one)
        if button is not None:
            self.buttons.append(button)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.add(row)

    def _button(self, one: Refresher) -> Button | None:
        if one.course_id is None:
            return Button(
                "Add a course for these skills", icon="plus", on=partial(self.course_asked.emit, one), small=True
            )
        if not one.waiting:
            return None
        return Button("Book the refresher", "normal", "calendar-days", partial(self.book_asked.emit, one), small=True)
