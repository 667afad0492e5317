"""Save the calendar for Outlook, Google or Apple: how titles name people, which days, and what is never told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from coachdesk.analysis.feeds import FeedEvent
from coachdesk.analysis.words import day_near, plural, weekday_near
from coachdesk.calendars import Telling, export_calendar, telling
from coachdesk.domain.errors import DeskError
from coachdesk.paths import write_whole
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.refusals import refusal_of
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.columns import clear, row_of
from ui.widgets.date_field import DateField
from ui.widgets.labels import Label
from ui.widgets.segmented import Segmented

NAMES = (("full", "Full names"), ("initials", "Initials"), ("none", "No names"))
TOLD = "Told: what it is, with whom as you choose above, when and where. Every event is marked private."
NEVER = (
    "Never told: notes, commitments, deals and accounts, absences, and the busy times you took in. Training that came "
    "from a calendar is left to that calendar."
)
AGAIN = "Save it again after changes and open it in the same calendar: what moved or was called off is updated there."
MOST_SHOWN, ENDING = 4, ".ics"


class CalendarOutSheet(Sheet):
    """`saved` with the path. The days stand as they are unless somebody changes them."""

    saved = Signal(object)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__("Save the calendar", "One file that Outlook, Google and Apple open", parent, width=600)
        self._bridge, today = bridge, bridge.today()
        usual = telling(bridge.desk, bridge.now())
        self._usual = usual.first, usual.last
        self.names = Segmented("Names in titles", NAMES)
        self.names.picked.connect(lambda _name: self._show())
        self.first, self.last = DateField("From", usual.first, today), DateField("To", usual.last, today)
        for field in (self.first, self.last):
            field.edited.connect(self._show)
        self.shown, self._rows = Card("What it tells", "calendar-days"), QVBoxLayout()
        self._rows.setSpacing(6)
        self.shown.add(self._rows)
        self.said = Label("", "caption", "risk", wrap=True)
        self.save_button = Button("Save…", "primary", "download", self._save)
        self._fill()
        self._show()

    def save_to(self, path: Path) -> None:
        """Write the file, with its ending; what can't be done is said in a sentence."""
        asked = self._days()
        if asked is None:
            return
        if path.suffix.lower() != ENDING:
            path = path.with_name(f"{path.name}{ENDING}")
            if path.exists():
                self.said.setText(f"“{path.name}” is there already: choose another name, or that file itself.")
                return
        desk, now, names = self._bridge.desk, self._bridge.now(), self.names.current
        if refusal := refusal_of(lambda: write_whole(path, export_calendar(desk, now, names, *asked))):
            self.said.setText(refusal)
            return
        self._bridge.say(f"Saved {path.name}")
        self.saved.emit(path)
        self.accept()

    def _days(self) -> tuple[date | None, date | None] | None:
        """The days that were asked for, none where they stand as they were; None when one can't be read."""
        first, last = self.first.read(), self.last.read()
        if first is None or last is None:
            return None
        return (None, None) if (first, last) == self._usual else (first, last)

    def _show(self) -> None:
        """Tell what would be told."""
        clear(self._rows)
        told, why = self._told()
        self.said.setText(why)
        events = [event for event, _ in told.events] if told else []
        gone = len(told.gone) if told else 0
        self.save_button.setEnabled(bool(events or gone))
        self.shown.set_sub(f"{plural(told.times, 'time')} in all" if told else "")
        self.shown.set_count(len(events) if told else None)
        for event in self._nearest(events):
            self._add_row(event)
        if gone:
            self._rows.addWidget(
                Label(f"{plural(gone, 'event')} told before and called off since.", "caption", "text2")
            )
        if not events and not gone:
            self._rows.addWidget(Label("Nothing stands in the calendar on these days.", "body", "text2"))

    def _told(self) -> tuple[Telling | None, str]:
        asked = self._days()
        if asked is None:
            return None, ""
        try:
            return telling(self._bridge.desk, self._bridge.now(), self.names.current, *asked), ""
        except DeskError as error:
            return None, str(error)

    def _nearest(self, events: Sequence[FeedEvent]) -> list[FeedEvent]:
        """The next few, then those just over."""
        now = self._bridge.now()
        coming = [event for event in events if event.last >= now]
        return sorted(coming or events, key=self._next)[:MOST_SHOWN]

    def _next(self, event: FeedEvent) -> date:
        now = self._bridge.now()
        return next((start for start in event.days if start >= now), event.start).date()

    def _add_row(self, event: FeedEvent) -> None:
        day, today = self._next(event), self._bridge.today()
        when = weekday_near(day, today) + ("" if event.all_day else f" {event.start:%H:%M}")
        chip = Chip(event.every.value if event.every else "", small=True)
        words = Label(event.title, "medium", elide=True)
        stamp = Label(when, "caption", "text2")
        stamp.setMinimumWidth(120)
        self._rows.addLayout(row_of(stamp, words, 1, chip))

    def _save(self) -> None:
        day = day_near(self._bridge.today(), self._bridge.today())
        path, _ = QFileDialog.getSaveFileName(self, "Save the calendar", f"Coaching {day}.ics", "Calendar (*.ics)")
        if path:
            self.save_to(Path(path))

    def _fill(self) -> None:
        self.add(row_of(Label("Names in titles", "captionStrong", "text2"), self.names, 1, spacing=12))
        days = row_of(self.first, self.last, spacing=12)
        days.setStretch(0, 1)
        days.setStretch(1, 1)
        self.add(days)
        self.add(self.shown)
        for words in (TOLD, NEVER, AGAIN):
            self.add(Label(words, "caption", "text2", wrap=True))
        self.add(self.said)
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Cancel", "quiet", on=self.reject))
        self.foot.addWidget(self.save_button)
