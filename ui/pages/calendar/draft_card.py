"""The draft of a quarter beside the calendar: what was placed, whether it holds, and the two ways on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk import quarter
from coachdesk.analysis.draft_words import DraftCheck, DraftWords
from coachdesk.analysis.planner import Proposal
from coachdesk.domain.periods import Quarter
from ui.bridge import Bridge
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.columns import clear, column_of, row_of
from ui.widgets.icons import Icon
from ui.widgets.labels import Label, Rule
from ui.widgets.link_row import LinkRow

MOST, INDENT = 4, 17
TOP, LEFT = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignLeft


class DraftCard(Card):
    """`accepted` and `discarded` are about all of it; `shown` and `dropped` give the calendar's key of one clash."""

    accepted = Signal()
    discarded = Signal()
    shown = Signal(str)
    dropped = Signal(str)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Plan my quarter", "trending-up", right=Chip("draft", "accent", small=True))
        self._bridge = bridge
        self.summary = Label("", "body", "text2", wrap=True)
        self.checks, self.left = QVBoxLayout(), QVBoxLayout()
        self.checks.setSpacing(8)
        self.accept_button = Button("Accept all", "primary", "check", self.accepted.emit)
        self.discard_button = Button("Discard", "quiet", on=self.discarded.emit)
        self.unplaced = self._unplaced()
        self._lines: Sequence[str] = ()
        for part in (self.summary, self.checks, self.unplaced):
            self.add(part)
        self.add(row_of(self.accept_button, self.discard_button, 1))
        self.add(Label("One step: Ctrl+Z takes all of it back.", "caption", "text2", wrap=True))

    def show_draft(self, period: Quarter, proposal: Proposal) -> None:
        """Show a draft as it stands in the calendar of now."""
        self.show_words(quarter.draft_words(self._bridge.desk, period, proposal, self._bridge.now()))

    def show_words(self, told: DraftWords) -> None:
        """Show what there is to say of a draft; it can be accepted once nothing in it clashes."""
        self.set_sub(told.quarter)
        self.summary.setText(told.summary)
        clear(self.checks)
        for place, check in enumerate(told.checks):
            self.checks.addLayout(_check(check))
            if place == 0:
                self._show_clashes(told.clashes)
        self._lines = told.unplaced
        self._show_lines(MOST)
        self.accept_button.setEnabled(told.acceptable)
        self.accept_button.setToolTip("" if told.acceptable else "Move or leave out what clashes first.")

    def _show_clashes(self, clashes: Sequence[tuple[str, str]]) -> None:
        """The first few, right under how many there are."""
        for key, sentence in clashes[:MOST]:
            self.checks.addLayout(self._clash(key, sentence))
        if more := len(clashes[MOST:]):
            self.checks.addWidget(Label(f"and {more} more, marked in the calendar", "caption", "text2", wrap=True))

    def _unplaced(self) -> QWidget:
        box = QWidget()
        self.left.setSpacing(6)
        column = column_of(Rule(), Label("Could not be placed", "captionStrong", "text2"), self.left, spacing=8)
        column.setContentsMargins(0, 0, 0, 0)
        box.setLayout(column)
        return box

    def _show_lines(self, most: int) -> None:
        clear(self.left)
        for line in self._lines[:most]:
            self.left.addWidget(Label(line, "caption", "text2", wrap=True))
        if left := len(self._lines[most:]):
            self.left.addWidget(Button(f"and {left} more", "link", on=self._show_all, small=True), 0, LEFT)
        self.unplaced.setVisible(bool(self._lines))

    def _show_all(self) -> None:
        self._show_lines(len(self._lines))

    def _clash(self, key: str, sentence: str) -> QHBoxLayout:
        row = LinkRow(f"Show in the calendar: {sentence}", partial(self.shown.emit, key))
        row.add(Label(sentence, "caption", "watch", wrap=True), 1)
        out = IconButton(f"Leave it out: {sentence}", "x", partial(self.dropped.emit, key))
        line = row_of(row, out, spacing=2)
        line.setContentsMargins(INDENT, 0, 0, 0)
        line.setStretch(0, 1)
        return line


def _check(check: DraftCheck) -> QHBoxLayout:
    """A tick, or a warning that says the same in colour and in words."""
    ink, icon = ("good", "check") if check.good else ("watch", "triangle-alert")
    row = row_of(spacing=8)
    row.addWidget(Icon(icon, ink, 15), 0, TOP)
    row.addWidget(Label(check.words, "medium", "text" if check.good else "watch", wrap=True), 1)
    return row
