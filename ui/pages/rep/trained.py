"""What a rep was trained in, what is due or booked, and the follow-ups that are open."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk import covering, training
from coachdesk.analysis.coverage import CourseHead, Cover, CoverState
from coachdesk.analysis.training import FollowUpLine
from coachdesk.analysis.words import plural
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.pages.rep.seen import Seen
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.columns import clear, column_of, row_of
from ui.widgets.labels import Label, Rule

MOST = 6
TONES = {
    CoverState.STALE: "watch", CoverState.DUE: "risk", CoverState.SOON: "watch", CoverState.CURRENT: "good",
    CoverState.NEVER: "neutral",
}  # fmt: skip


class TrainedCard(Card):
    """Courses that were had or are booked, and how many more are asked; a follow-up opens its sheet.

    `asked` opens the page where training is planned.
    """

    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        self.all = Button("Coverage", "link", small=True)
        super().__init__("Training", "graduation-cap", right=self.all)
        self._bridge = bridge
        self._rep_id: int | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.add(self._rows)
        self.all.clicked.connect(lambda _on=False: self._ask("coverage"))

    def show_rep(self, seen: Seen) -> None:
        """Show what was had, what comes next, and what is still open of it."""
        desk, self._rep_id = self._bridge.desk, seen.rep_id
        covers = covering.rep_covers(desk, seen.records.rep, seen.today)
        told = [row for row in covers if row[1].times or row[1].booked]
        clear(self._rows)
        for head, cover in told[:MOST]:
            self._rows.addWidget(_course(head, cover))
        self._rows.addWidget(Label(_rest(covers, told), "caption", "text2", wrap=True))
        lines = training.open_lines(desk, seen.today, seen.rep_id)
        if lines:
            self._rows.addWidget(Rule())
            self._rows.addWidget(Label(f"{plural(len(lines), 'follow-up')} open", "captionStrong", "text2"))
        for line in lines[:MOST]:
            self._rows.addWidget(self._follow_up(line))
        if len(lines) > MOST:
            more = Button(f"{len(lines) - MOST} more", "link", on=lambda: self._ask("follow-ups"), small=True)
            self._rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _follow_up(self, line: FollowUpLine) -> QWidget:
        when = Label(line.when, "caption", "text2", wrap=True)
        if line.late:
            when.set_style("captionStrong")
            when.set_ink("risk")
        title = Label(f"{line.follow_up.title}: {line.event}", "medium", wrap=True)
        record = Button("Open", "quiet", on=partial(self._open, line), small=True)
        record.setAccessibleName(f"Open: {line.title}")
        return _beside(column_of(title, when, spacing=0), record)

    def _open(self, line: FollowUpLine) -> None:
        sheet("followup")(self._bridge, line, self).open()

    def _ask(self, view: str) -> None:
        self.asked.emit("training", {"view": view, "rep_id": self._rep_id})


def _course(head: CourseHead, cover: Cover) -> QWidget:
    words = Label(f"{cover.words[0].upper()}{cover.words[1:]}", "caption", "text2", wrap=True)
    booked = cover.state is CoverState.NEVER and cover.booked is not None
    said, tone = ("Booked", "info") if booked else (cover.state.value.capitalize(), TONES[cover.state])
    chip = Chip(said, tone, small=True)
    return _beside(column_of(Label(head.title, "medium", wrap=True), words, spacing=0), chip)


def _beside(words: QVBoxLayout, right: QWidget) -> QWidget:
    holder = QWidget()
    row = row_of(words, spacing=10)
    row.addWidget(right, 0, Qt.AlignmentFlag.AlignTop)
    row.setStretch(0, 1)
    row.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(row)
    return holder


def _rest(covers: tuple[tuple[CourseHead, Cover], ...], told: list[tuple[CourseHead, Cover]]) -> str:
    """How many courses are not in the list, and why."""
    if not covers:
        return "No course serves a skill that is asked of this rep."
    never = len(covers) - len(told)
    parts = [f"{len(told) - MOST} more had or booked"] if len(told) > MOST else []
    parts += [f"{plural(never, 'course')} asked and not had yet"] if never else []
    return ", ".join(parts) or "Everything that is asked was had at least once or is booked."
