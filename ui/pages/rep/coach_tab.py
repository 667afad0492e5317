"""The Coaching tab: hours with this rep month by month, what was kept on both sides, and the sessions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from coachdesk import daily
from coachdesk.analysis import words
from coachdesk.analysis.coaching import is_held
from coachdesk.domain.periods import Cadence, end_of, start_of
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from ui.bridge import Bridge
from ui.charts.hours import HourBar, HoursView
from ui.dialogs import sheet
from ui.pages.rep.seen import Seen
from ui.pages.rep.trained import TrainedCard
from ui.training_sheets import led_to_training
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.columns import Columns, clear
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label

MOST, MONTHS = 14, 12
TONES = {SessionStatus.HELD: "good", SessionStatus.PLANNED: "info", SessionStatus.MISSED: "risk"}
WRITTEN = {SessionKind.PRE_BRIEF, SessionKind.DEBRIEF}


class CoachTab(QWidget):
    """`asked` opens the page where a session is worked on."""

    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._seen: Seen | None = None
        self.hours = HoursView("Hours of coaching by month", 190)
        self.by_month = Card("Hours by month", "clock", "held, against the budget of a month; dashed: planned")
        self.by_month.add(self.hours)
        self.kept = Card("Kept", "flag", "in a row, both sides")
        self.theirs, self.mine = Label("", wrap=True), Label("", wrap=True)
        self.gap = Label("", "caption", "text2", wrap=True)
        for label in (self.theirs, self.mine, self.gap):
            self.kept.add(label)
        self.trained = TrainedCard(bridge)
        self.trained.asked.connect(self.asked)
        book = Button("New one-on-one", "link", on=self.book)
        self.sessions = Card("Sessions", "message-square", right=book)
        self._holder = QVBoxLayout()
        self.sessions.add(self._holder)
        columns = Columns()
        columns.main.addWidget(self.by_month)
        columns.main.addWidget(self.sessions)
        columns.main.addStretch(1)
        columns.side.addWidget(self.trained)
        columns.side.addWidget(self.kept)
        columns.side.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(columns)
        whole.addStretch(1)

    def show_rep(self, seen: Seen) -> None:
        """Show one rep's coaching."""
        self._seen = seen
        self._show_hours(seen)
        theirs, mine = daily.streaks(self._bridge.desk, seen.records.rep, seen.today)
        self.theirs.setText(f"{seen.records.rep.first_name}: {theirs.words or 'nothing ended yet'}")
        self.mine.setText(f"You: {mine.words or 'nothing ended yet'}")
        met = seen.facts.last_met
        self.gap.setText(f"Last one-on-one {words.ago(met, seen.today)} ago" if met and met < seen.today else "")
        self.trained.show_rep(seen)
        self._show_sessions(seen)

    def book(self) -> None:
        """Open the sheet for a new one-on-one with this rep."""
        if self._seen is not None:
            sheet("session")(self._bridge, rep_id=self._seen.rep_id, parent=self).open()

    def _show_hours(self, seen: Seen) -> None:
        """The last twelve months; minutes planned show from now on."""
        held = seen.facts.hours
        months: list[date] = []
        month = start_of(seen.today, Cadence.MONTH)
        while len(months) < MONTHS:
            months.append(month)
            month = start_of(date.fromordinal(month.toordinal() - 1), Cadence.MONTH)
        options = seen.records.options
        self.hours.show_bars(
            [self._bar(m, held.get(m, 0.0), seen) for m in reversed(months)], options.budget_low, options.budget_high
        )

    @staticmethod
    def _bar(month: date, hours: float, seen: Seen) -> HourBar:
        last = end_of(month, Cadence.MONTH)
        coming = [s for s in seen.records.sessions if s.status is SessionStatus.PLANNED]
        planned = sum(s.minutes for s in coming if month <= s.start.date() <= last) / 60
        said = f"{words.month_year(month)}: {words.figure(round(hours, 1))} h held"
        said += f", {words.figure(round(planned, 1))} h planned" if planned else ""
        return HourBar(words.month(month), hours, planned, said)

    def _show_sessions(self, seen: Seen) -> None:
        clear(self._holder)
        rows = sorted(seen.records.sessions, key=lambda s: s.start)
        coming = [s for s in rows if s.start.date() >= seen.today][:4]
        shown = [*reversed(coming), *reversed([s for s in rows if s.start.date() < seen.today])][:MOST]
        self.sessions.set_count(len(rows) or None)
        if not shown:
            self._holder.addWidget(EmptyState("message-square", "The sessions with this rep will stand here."))
            return
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for at, one in enumerate(shown):
            for column, widget in enumerate(self._cells(one, seen)):
                grid.addWidget(widget, at, column, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._holder.addWidget(inside)

    def _cells(self, one: Session, seen: Seen) -> Iterator[QWidget]:
        day = one.start.date()
        year = "" if day.year == seen.today.year else f" {day.year}"
        yield Label(f"{words.weekday(day)}{year}, {one.start:%H:%M}", "medium")
        yield Button(one.kind.title, "link", on=lambda: self._open(one))
        yield Label(f"{one.minutes} min", "caption", "text2", right=True)
        hollow = one.status is SessionStatus.HELD and not is_held(one, seen.records.commitments, seen.records.presence)
        said = "Held, no note" if hollow else one.status.value.capitalize()
        yield Chip(said, "watch" if hollow else TONES.get(one.status, "neutral"))

    def _open(self, one: Session) -> None:
        args = {"session_id": one.id}
        if led_to_training(self._bridge, self, one, self.asked.emit):
            return
        if one.kind in WRITTEN:
            self.asked.emit("brief", args)
        elif one.status is SessionStatus.PLANNED:
            self.asked.emit("meeting" if one.going_on else "prepare", args)
        else:
            sheet("record")(self._bridge, one, self).open()
