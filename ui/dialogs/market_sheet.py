"""Market changes: what happened out there, which skills it touches, and what it made stale."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from coachdesk.analysis.market import Touched, touched
from coachdesk.analysis.words import day, plural
from coachdesk.desk import Desk
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.market import MarketChange
from ui.bridge import Bridge
from ui.dialogs.market_form import MarketForm
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button, IconButton
from ui.widgets.columns import clear, column_of, row_of
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label
from ui.widgets.link_row import LinkRow


class ChangeRow(QWidget):
    """One change: what, when, whom, and what it made stale. `chosen` to edit it, `removed` to take it off."""

    chosen = Signal()
    removed = Signal()

    def __init__(self, change: MarketChange, whom: str, count: int, made: Touched, today: date) -> None:
        super().__init__()
        year = "" if change.day.year == today.year else f" {change.day.year}"
        told = f"{change.kind.value} · {day(change.day)}{year} · {whom} · touches {plural(count, 'skill')}"
        self.made = Label(made.words, "caption", "watch" if made.waiting else "text3", wrap=True)
        self.link = LinkRow(f"Edit {change.title}", self.chosen.emit)
        words = column_of(Label(change.title, "strong", elide=True), Label(told, "caption", "text2", wrap=True),
                          self.made, spacing=1)  # fmt: skip
        self.link.add(words, 1)
        self.remove = IconButton(f"Remove {change.title}", "trash-2", self.removed.emit)
        row = row_of(self.link, self.remove, spacing=4)
        row.setStretch(0, 1)
        self.setLayout(row)


class MarketSheet(Sheet):
    """The changes at the left, the form of one at the right; each addition, edit and removal is a step to undo."""

    def __init__(self, bridge: Bridge, change: MarketChange | None = None, parent: QWidget | None = None) -> None:
        sub = "What you rated before the day of a change turns stale, with the reason, until you look again."
        super().__init__("Market changes", sub, parent, width=940, tall=True)
        self._bridge = bridge
        self._id: int | None = None
        self.form = MarketForm(bridge.desk, bridge.today())
        self.heading = Label("", "heading")
        self.rows: list[ChangeRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.nothing = EmptyState(
            "trending-up", "New products, verticals, competitors and buying habits will stand here, with what they "
            "made stale.",
        )  # fmt: skip
        self.fresh = Button("New change", "quiet", "plus", self.start, small=True)
        self.keep_button = Button("", "primary", "check", self.keep)
        self._build()
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self, self.keep)
        self._show_list()
        found = next((ids for one, ids in bridge.desk.market.all() if change and one.id == change.id), frozenset())
        self.show_change(change, found)

    def start(self) -> None:
        """An empty form for a new change."""
        self.show_change(None, frozenset())

    def show_change(self, change: MarketChange | None, skill_ids: frozenset[int]) -> None:
        """Show one change to edit, or an empty form."""
        self._id = change.id if change else None
        self.heading.setText(f"Edit {change.title}" if change else "New change")
        self.keep_button.setText("Keep the change" if change else "Add the change")
        self.fresh.setVisible(change is not None)
        self.form.show_change(change, skill_ids)
        self.form.title.setFocus()

    def keep(self) -> None:
        """Write it down and show what it made stale, or say what is wrong where it is wrong."""
        try:
            change = self.form.read(self._id)
            self._bridge.desk.market.save(change, self.form.skills.value)
        except Invalid as wrong:
            self.form.refuse(wrong)
        except DeskError as error:
            self.form.title.set_error(str(error))
        else:
            self._show_list()
            self.start()

    def remove(self, change: MarketChange) -> None:
        """Take a change off; undo brings it back."""
        self._bridge.run(lambda: self._bridge.desk.market.remove(change))
        self._show_list()
        if self._id == change.id:
            self.start()

    def _show_list(self) -> None:
        desk, today = self._bridge.desk, self._bridge.today()
        roles = {role.id: role.name for role in desk.roles.all()}
        known = desk.market.all()
        clear(self._list)
        self.rows = []
        for (change, ids), made in zip(known, made_stale(desk, today)):
            whom = roles.get(change.role_id, "everybody")
            row = ChangeRow(change, whom, len(ids), made, today)
            row.chosen.connect(lambda one=change, ids=ids: self.show_change(one, ids))
            row.removed.connect(lambda one=change: self.remove(one))
            self._list.addWidget(row)
            self.rows.append(row)
        self.nothing.setVisible(not known)

    def _build(self) -> None:
        holder = QWidget()
        holder.setObjectName("pageBody")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.addLayout(self._list)
        inside.addWidget(self.nothing)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holder)
        left, right = QWidget(), QWidget()
        left.setLayout(column_of(row_of(Label("What changed so far", "heading"), 1, self.fresh), area))
        right.setLayout(column_of(row_of(self.heading, 1), self.form, spacing=10))
        both = row_of(left, right, spacing=24)
        both.setStretch(0, 5)
        both.setStretch(1, 6)
        self.add(both, 1)
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Close", on=self.accept))
        self.foot.addWidget(self.keep_button)


def made_stale(desk: Desk, today: date) -> list[Touched]:
    """What each change did to the reps of now, in the order of `desk.market.all`."""
    roles = {rep.id or 0: rep.role_id for rep in desk.people.all() if rep.present}
    ratings, seen = desk.assessments.ratings(), desk.skills.observations_by_rep()
    return [touched(change, ids, roles, ratings, seen, today) for change, ids in desk.market.all()]
