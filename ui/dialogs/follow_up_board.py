"""Everything that is proposed to follow a training, rep by rep, with what speaks against each line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from coachdesk.analysis.training import ProposedFollowUp
from coachdesk.domain.sessions import Session
from coachdesk.domain.training import FollowUpKind
from ui.bridge import Bridge
from ui.dialogs.follow_up_prompts import Prompts
from ui.dialogs.follow_up_rows import ProposedRow, RepGroup
from ui.dialogs.follow_up_times import against, free_time, title_of
from ui.widgets.chips import ChipButton
from ui.widgets.columns import row_of
from ui.widgets.labels import Label


class FollowUpBoard(QWidget):
    """`kept` is what stays. After `look`, `hard` says that a line can't be kept as it is, `warned` that one clashes.

    `event` is the session of the training itself; `nothing` is said when nothing is proposed.
    """

    edited = Signal()

    def __init__(self, bridge: Bridge, proposed: Sequence[ProposedFollowUp], event: Session, nothing: str) -> None:
        super().__init__()
        self._bridge, self._event = bridge, event
        self.hard = self.warned = False
        by_rep: dict[int, list[ProposedFollowUp]] = {}
        for one in proposed:
            by_rep.setdefault(one.rep_id, []).append(one)
        self.groups = [RepGroup(rows[0].rep, rows, self._free_time) for rows in by_rep.values()]
        self.prompts = Prompts(proposed)
        titles = dict.fromkeys(title_of(one) for one in proposed)
        self.kinds = {title: ChipButton(title, "", partial(self.turn_kind, title)) for title in titles}
        self._lay_out(nothing)
        for group in self.groups:
            group.edited.connect(self._tell)
        self.prompts.edited.connect(self._ask)
        self.look()

    @property
    def rows(self) -> list[ProposedRow]:
        """Every line, rep by rep."""
        return [row for group in self.groups for row in group.rows]

    @property
    def kept(self) -> tuple[ProposedFollowUp, ...]:
        """What is ticked, as it stands now."""
        return tuple(row.one for row in self.rows if row.one.keep)

    def look(self) -> None:
        """Say under each line what speaks against it; one that stands as proposed is free of clashes."""
        self.hard = self.warned = False
        for row in self.rows:
            if not row.one.keep:
                row.say("")
            elif not row.readable:
                self.hard = True
            else:
                found = list(against(self._bridge, row.one, self.kept, self._event)) if row.moved else []
                self.hard = self.hard or any(hard for _, hard in found)
                self.warned = self.warned or bool(found)
                row.say(found[0][0] if found else row.one.why, "watch" if found else "text3")
        self._count_kinds()

    def turn_kind(self, title: str) -> None:
        """Keep every line of this title, or none of them when all are kept."""
        own = [row for row in self.rows if title_of(row.one) == title]
        on = not all(row.one.keep for row in own)
        for row in own:
            row.keep(on=on)
        for group in self.groups:
            group.show_count()
        self._tell()

    def _tell(self) -> None:
        self.look()
        self.edited.emit()

    def _free_time(self, one: ProposedFollowUp) -> datetime:
        return free_time(self._bridge, one, self.kept)

    def _ask(self, number: int, question: str, task: str) -> None:
        for row in self.rows:
            if row.one.kind is FollowUpKind.CHECK and row.one.number == number:
                row.ask(question, task)

    def _count_kinds(self) -> None:
        for title, chip in self.kinds.items():
            own = [row.one.keep for row in self.rows if title_of(row.one) == title]
            chip.show_words(f"{title}  {sum(own)} of {len(own)}", active=any(own))

    def _lay_out(self, nothing: str) -> None:
        holder = QWidget()
        holder.setObjectName("pageBody")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(12)
        inside.addWidget(self.prompts)
        for group in self.groups:
            inside.addWidget(group)
        if not self.groups:
            inside.addWidget(Label(nothing, "body", "text2", wrap=True))
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row_of(*self.kinds.values(), 1, spacing=4))
        column.addWidget(area, 1)
