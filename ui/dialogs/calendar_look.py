"""What a calendar file would bring: its busy times in counts, training events to tick, and what is left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coachdesk.analysis.words import day_near, listed, plural, weekday_near
from coachdesk.exchange.calendars_plan import CalendarLook, Step, TrainingStep
from ui import theme
from ui.widgets.card import Banner, Card
from ui.widgets.chips import Chip
from ui.widgets.columns import clear, column_of, row_of
from ui.widgets.labels import Label

MOST_ROWS, INDENT = 60, 29
TONES = {Step.ADD: "good", Step.MOVE: "info", Step.CHANGE: "info", Step.CANCEL: "watch", Step.SAME: "neutral"}


class CalendarView(QWidget):
    """`ticked` when a training event is to be taken as one, or no more."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[frozenset[str], QCheckBox] = {}
        self.counts = QHBoxLayout()
        self.notes = QVBoxLayout()
        self.busy = Card("Busy times", "calendar-days")
        self.training = Card("Training events", "graduation-cap")
        self.left = Card("Left out", "x")
        self._rows, self._left = QVBoxLayout(), QVBoxLayout()
        self.busy.add(self.counts)
        self.busy.add(Label("Their titles stay with you: no paper and no export shows them.", "caption", "text3"))
        self.training.add(self._rows)
        self.left.add(self._left)
        inside = QWidget()
        inside.setObjectName("pageBody")
        inside.setLayout(column_of(self.notes, self.busy, self.training, self.left, 1, spacing=12))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    @property
    def wanted(self) -> frozenset[str]:
        """The times of all training events that are ticked."""
        return frozenset(uid for uids, box in self.boxes.items() if box.isChecked() for uid in uids)

    def offer_trainings(self, look: CalendarLook, names: dict[int, str], today: date) -> None:
        """Exchange the list of training events, all ticked; one that comes again is one line."""
        clear(self._rows)
        self.boxes = {}
        groups: dict[tuple[str, Step], list[TrainingStep]] = {}
        for one in look.trainings:
            groups.setdefault((one.event.uid if one.event else one.uid, one.step), []).append(one)
        for group in list(groups.values())[:MOST_ROWS]:
            self._rows.addLayout(self._training(group, names, today))
        self.training.setVisible(bool(groups))
        self.training.set_count(len(groups))
        more = len(groups) - MOST_ROWS
        self.training.set_sub(f"and {more} more, taken as busy times" if more > 0 else "untick what is no training")

    def show_look(self, look: CalendarLook, today: date) -> None:
        """Show the counts and what is left out."""
        clear(self.counts)
        added = sum(one.id is None for one in look.fresh)
        told = ((added, "new"), (len(look.fresh) - added, "changed"), (look.same, "as they were"),
                (len(look.gone), "not in it any more, removed"))  # fmt: skip
        for count, words in told:
            self.counts.addWidget(Label(f"{count:,}", "kpiSmall", "text" if count else "text3"))
            self.counts.addWidget(Label(words, "caption", "text2"))
            self.counts.addSpacing(14)
        self.counts.addStretch(1)
        self.busy.set_count(look.busy)
        self._show_notes(look, today)
        self._show_left(look)

    def _training(self, group: Sequence[TrainingStep], names: dict[int, str], today: date) -> QHBoxLayout:
        first = group[0]
        box = QCheckBox(first.title.replace("&", "&&"))
        box.setAccessibleName(first.title)
        box.setFont(theme.font("medium"))
        box.setChecked(True)
        box.clicked.connect(lambda _on: self.ticked.emit())
        self.boxes[frozenset(one.uid for one in group)] = box
        people = [names[rep_id] for rep_id in first.rep_ids if rep_id in names]
        who = listed(people) if people else "nobody of the team is invited"
        when = f"{weekday_near(first.start.date(), today)} {first.start:%H:%M} · {first.minutes} min"
        times = f"{plural(len(group), 'time')} from {when}" if len(group) > 1 else when
        words = Label(f"{times} · {who}", "caption", "text2", elide=True)
        words.setContentsMargins(INDENT, 0, 0, 0)
        chip = Chip(_step_words(first, today), TONES[first.step], small=True)
        row = row_of(column_of(box, words, spacing=0), chip)
        row.setStretch(0, 1)
        return row

    def _show_notes(self, look: CalendarLook, today: date) -> None:
        clear(self.notes)
        said = list(look.read.notes)
        if look.read.cut:
            cut = day_near(look.read.cut, today)
            said.insert(0, f"There are more times in it than are read: the list is cut at {cut}.")
        for note in said:
            self.notes.addWidget(Banner(note, "watch", "triangle-alert"))

    def _show_left(self, look: CalendarLook) -> None:
        clear(self._left)
        counts = ((look.free, "takes no time", "take no time"), (look.cancelled, "is cancelled", "are cancelled"),
                  (look.own, "was exported from here", "were exported from here"))  # fmt: skip
        words = [f"{plural(n, 'event')} that {one if n == 1 else many}" for n, one, many in counts if n]
        if words:
            self._left.addWidget(Label(f"{listed(words)}.", "body", "text2", wrap=True))
        if look.left:
            self._left.addWidget(Label(f"{len(look.left)} of {look.read.read} skipped:", "captionStrong", "text2"))
        for one in look.left[:MOST_ROWS]:
            self._left.addWidget(Label(f"“{one.title or 'without a title'}”: {one.why}.", "body", "text2", wrap=True))
        if (more := len(look.left) - MOST_ROWS) > 0:
            self._left.addWidget(Label(f"and {more} more", "caption", "text3"))
        self.left.setVisible(bool(words or look.left))


def _step_words(one: TrainingStep, today: date) -> str:
    if one.step is Step.MOVE and one.held is not None:
        old = one.held.session.start
        return f"moves, was {weekday_near(old.date(), today)} {old:%H:%M}"
    return one.step.value
