"""The list of commitments: mine, theirs, overdue, by rep; done, part or dropped by one key."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from coachdesk import daily
from coachdesk.analysis.commitments import Promise
from coachdesk.analysis.words import day_near, plural
from coachdesk.domain.commitments import CommitmentState, Owner
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.records import Column, RecordTable
from ui.widgets.avatar import paint_avatar
from ui.widgets.buttons import Button
from ui.widgets.chips import paint_chip
from ui.widgets.columns import row_of
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label
from ui.widgets.segmented import Segmented
from ui.widgets.team_cells import write

VIEWS = (("open", "Open"), ("overdue", "Overdue"), ("mine", "Mine"), ("theirs", "Theirs"), ("ended", "Ended"))
TONES = {CommitmentState.DONE: "good", CommitmentState.PART: "watch", CommitmentState.DROPPED: "neutral"}
WHILE_OPEN, ONCE_ENDED = ("Seen in", "Made", "State"), ("Ended", "Why")
"""Columns that say something only of open commitments, and only of those that ended."""
KEYS = (("D", CommitmentState.DONE), ("P", CommitmentState.PART), ("X", CommitmentState.DROPPED))


class PromiseList(QWidget):
    """Works on whatever is selected; how part and dropped ones ended is asked in a sheet."""

    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._rows: tuple[Promise, ...] = ()
        self._ended: bool | None = None
        self.view = Segmented("Which commitments", VIEWS)
        self.view.picked.connect(lambda _name: self._show())
        self.rep = QComboBox()
        self.rep.setAccessibleName("Rep")
        self.rep.currentIndexChanged.connect(lambda _at: self._show())
        self.streak = Label("", "caption", "text2", elide=True)
        self.table = RecordTable(self._columns(), lambda p: p.id, label="Commitments", row_height=44)
        self.table.opened.connect(self.edit)
        self.table.selection_changed.connect(self._show_actions)
        self.buttons = tuple(
            Button(state.value.capitalize(), icon=icon, on=partial(self.end, state), small=True, tip=key)
            for (key, state), icon in zip(KEYS, ("check", "ellipsis", "x"))
        )
        for key, state in KEYS:
            shortcut = QShortcut(QKeySequence(key), self.table, partial(self.end, state))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.again = Button("Open again", icon="undo-2", on=lambda: self.end(CommitmentState.OPEN), small=True)
        add = Button("Add a commitment", "primary", "plus", self.add_promise)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        bring_in = Button("Import commitments", "quiet", "upload", self.bring_in)
        said = "What you and your reps promise each other will be listed here."
        self.empty = EmptyState("flag", said, add, bring_in)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row_of(self.view, self.rep, self.streak, 1, *self.buttons, self.again))
        column.addWidget(self.stack, 1)

    def refresh(self) -> str:
        """Read the commitments again; gives the summary of the page."""
        desk, today = self._bridge.desk, self._bridge.today()
        self._rows = daily.promises(desk, today, everything=True)
        self._offer_reps()
        self.stack.setCurrentIndex(0 if self._rows else 1)
        self._show()
        open_ones = [p for p in self._rows if p.state is CommitmentState.OPEN]
        late = sum(p.late > 0 for p in open_ones)
        mine = sum(p.owner is Owner.MANAGER for p in open_ones)
        parts = [f"{len(open_ones)} open", f"{mine} mine", f"{len(open_ones) - mine} theirs"]
        return " · ".join([*parts, *([f"{late} overdue"] if late else [])]) if self._rows else ""

    def set_filter(self, text: str) -> None:
        """Show only commitments that say these words."""
        self.table.set_filter(text)

    def add_promise(self) -> None:
        """Open the sheet for a new commitment."""
        sheet("promise")(self._bridge, rep_id=self.rep.currentData(), parent=self).open()

    def bring_in(self) -> None:
        """Open the import of commitments."""
        sheet("import")(self._bridge, self, "commitments").open()

    def edit(self, row: Promise) -> None:
        """Open the sheet of a commitment."""
        sheet("promise")(self._bridge, commitment=self._bridge.desk.commitments.one(row.id), parent=self).open()

    def end(self, state: CommitmentState) -> None:
        """Say how the selected ones ended; part and dropped ask why."""
        rows = [self._bridge.desk.commitments.one(row.id) for row in self.table.selected()]
        if not rows:
            return
        if state in (CommitmentState.PART, CommitmentState.DROPPED):
            sheet("ending")(self._bridge, rows, state, self).open()
            return
        word = "Open again" if state is CommitmentState.OPEN else "Done"

        def close() -> None:
            with self._bridge.desk.store.change(f"{word}: {plural(len(rows), 'commitment')}"):
                for one in rows:
                    self._bridge.desk.commitments.close(one, state, self._bridge.today())

        self._bridge.run(close)

    def _offer_reps(self) -> None:
        chosen, self_blocked = self.rep.currentData(), self.rep.blockSignals(True)
        self.rep.clear()
        self.rep.addItem("Everyone", None)
        for rep_id, name in sorted({(p.rep_id, p.rep) for p in self._rows}, key=lambda pair: pair[1].casefold()):
            self.rep.addItem(name, rep_id)
        self.rep.setCurrentIndex(max(0, self.rep.findData(chosen)))
        self.rep.blockSignals(self_blocked)

    def _show(self) -> None:
        rep_id = self.rep.currentData()
        rows = [p for p in self._rows if rep_id in (None, p.rep_id) and _fits(p, self.view.current)]
        ended = self.view.current == "ended"
        if ended:
            rows.sort(key=lambda p: (p.closed or date.min, p.id), reverse=True)
        if ended != self._ended:
            self._ended = ended
            for heading in (*WHILE_OPEN, *ONCE_ENDED):
                self.table.show_column(heading, shown=(heading in ONCE_ENDED) is ended)
        self.table.set_records(rows)
        self.streak.setText(self._streaks(rep_id) if rep_id is not None else "")
        self._show_actions()

    def _streaks(self, rep_id: int) -> str:
        rep = self._bridge.desk.people.one(rep_id)
        theirs, mine = daily.streaks(self._bridge.desk, rep, self._bridge.today())
        return f"{rep.first_name}: {theirs.words or 'none ended yet'} · you: {mine.words or 'none ended yet'}"

    def _show_actions(self) -> None:
        chosen = self.table.selected()
        is_open = any(p.state is CommitmentState.OPEN for p in chosen)
        for button in self.buttons:
            button.setVisible(is_open)
        self.again.setVisible(bool(chosen) and not is_open)

    def _columns(self) -> tuple[Column, ...]:
        def near(day: date) -> str:
            return day_near(day, self._bridge.today())

        return (
            Column("Whose", lambda p: f"{p.who} {p.rep}", width=226, least=200, paint=_paint_who),
            Column("What", lambda p: p.text, width=360, least=180),
            Column("Seen in", lambda p: p.seen_in or None, width=130, least=90),
            Column("Due", lambda p: p.due_words or None, width=150, least=130, paint=_paint_due,
                   sort=lambda p: p.due or date.max),
            Column("Made", lambda p: p.made, near, width=108, least=104),
            Column("State", lambda p: p.state_words, width=116, least=112, paint=_paint_state),
            Column("Ended", lambda p: p.state_words, width=220, least=206, paint=_paint_state,
                   sort=lambda p: p.closed or date.min),
            Column("Why", lambda p: p.why or None, width=240, least=130),
        )  # fmt: skip


def _fits(row: Promise, view: str) -> bool:
    is_open = row.state is CommitmentState.OPEN
    return {
        "open": is_open, "overdue": is_open and row.late > 0, "mine": is_open and row.owner is Owner.MANAGER,
        "theirs": is_open and row.owner is Owner.REP, "ended": not is_open,
    }[view]  # fmt: skip


def _paint_who(painter: QPainter, place: QRectF, row: Promise, _chosen: bool) -> None:
    paint_avatar(painter, QRectF(place.left(), place.center().y() - 13, 26, 26), row.rep)
    mine = row.owner is Owner.MANAGER
    words = f"You → {row.rep}" if mine else row.rep
    write(painter, place.adjusted(36, 0, 0, 0), words, "medium" if mine else "body")


def _paint_due(painter: QPainter, place: QRectF, row: Promise, _chosen: bool) -> None:
    late = row.late > 0 and row.state is CommitmentState.OPEN
    write(painter, place, row.late_words if late else row.due_words, "captionStrong" if late else "body",
          "risk" if late else "text2")  # fmt: skip


def _paint_state(painter: QPainter, place: QRectF, row: Promise, _chosen: bool) -> None:
    words = row.state_words
    if row.state is CommitmentState.OPEN:
        write(painter, place, "carried over" if row.carried else "open", "body", "text2")
    else:
        paint_chip(painter, place, words[:1].upper() + words[1:], TONES[row.state])
