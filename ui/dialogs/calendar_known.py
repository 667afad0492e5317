"""The calendars that were taken in so far, each with a way to take its busy times off again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from coachdesk.analysis.words import day_near, plural
from coachdesk.domain.busy import Busy
from ui.bridge import Bridge
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.columns import clear, column_of, row_of
from ui.widgets.labels import Label


class KnownCalendars(Card):
    """Hidden while there is none. Undo brings a removed one back."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Taken in so far", "calendar-check")
        self._bridge, self._rows = bridge, QVBoxLayout()
        self.buttons: dict[str, Button] = {}
        self.add(self._rows)

    def refresh(self) -> None:
        """Show them as they are now."""
        clear(self._rows)
        self.buttons = {}
        busy = self._bridge.desk.busy
        times = busy.all()
        for name in busy.calendars():
            words = self._words([one for one in times if one.calendar == name])
            remove = self.buttons[name] = Button("Remove", "quiet", "trash-2", partial(self.remove, name), small=True)
            remove.setAccessibleName(f"Remove {name}")
            said = column_of(Label(name, "medium", elide=True), Label(words, "caption", "text2"), spacing=0)
            row = row_of(said, remove)
            row.setStretch(0, 1)
            self._rows.addLayout(row)
        self.setVisible(bool(self.buttons))

    def remove(self, name: str) -> None:
        """Forget the busy times of one calendar; training that came from it stays."""
        self._bridge.run(lambda: self._bridge.desk.busy.remove_calendar(name))
        self.refresh()

    def _words(self, busy: Sequence[Busy]) -> str:
        today = self._bridge.today()
        first, last = (end(one.start for one in busy).date() for end in (min, max))
        return f"{plural(len(busy), 'busy time')}, {day_near(first, today)} to {day_near(last, today)}"
