"""What rep and manager promise each other in this meeting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.domain.commitments import Commitment, Owner
from ui.pages.meeting.giving import GivingRows
from ui.pages.meeting.state import Meeting, due_words
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.columns import clear, row_of
from ui.widgets.labels import Label
from ui.widgets.promise_line import TONES, PromiseLine

LEAST = 36


class PromisesCard(Card):
    """The line to add one, and below it those made now; each may be taken away again."""

    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__("Commitments made now", "flag", count=None, right=Chip("F6", small=True))
        self.sub.setText("Ctrl+↵ adds · Alt+M you · Alt+R rep")
        self.line = PromiseLine()
        self.lines = GivingRows(LEAST)
        self.rows = self.lines.column
        self.add(self.line)
        self.add(self.lines)

    def show_meeting(self, seen: Meeting, anchors: Callable[[int], Mapping[str, date]]) -> None:
        """Show those made so far; what is being typed stays."""
        self.line.show_for(seen.firsts, seen.today, {rep_id: anchors(rep_id) for rep_id, _ in seen.firsts})
        self.set_count(len(seen.made) or None)
        self.lines.setVisible(bool(seen.made))
        clear(self.rows)
        for one in reversed(seen.made):
            self.rows.addWidget(self._row(one, seen))

    def _row(self, one: Commitment, seen: Meeting) -> QWidget:
        who = seen.first_of(one.rep_id) if one.owner is Owner.REP else "You"
        if seen.group and one.owner is Owner.MANAGER:
            who = f"You to {seen.first_of(one.rep_id)}"
        text = Label(one.text, "medium", elide=True)
        seen_in = Label(f"seen in: {one.seen_in}" if one.seen_in else "", "caption", "text2", elide=True)
        due = Label(due_words(one, seen.today) or "no day", "body", "text2" if one.due else "text3", right=True)
        away = IconButton(f"Remove: {one.text}", "x", partial(self.removed.emit, one.id))
        away.setFixedSize(24, 24)
        holder = QWidget()
        row = row_of(Chip(who, TONES[one.owner]), text, seen_in, 1, due, away)
        row.setStretchFactor(text, 0)
        holder.setLayout(row)
        return holder
