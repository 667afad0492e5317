"""The words of monthly reports in the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from coachdesk.domain.months import MonthNote
from coachdesk.storage.store import Store


class MonthNotes:
    """What the manager wrote to leadership, month by month."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, month: date) -> MonthNote:
        """The words of a month; empty ones when nothing was written yet."""
        return next(iter(self._store.find("month_note", MonthNote, "month = ?", (month,))), MonthNote(None, month))

    def write(self, note: MonthNote) -> MonthNote:
        """Keep what is being typed: the many saves of a minute are one step."""
        with self._store.change(f"Write the report of {note.month:%Y-%m}", merge=f"month {note.month}"):
            return self._store.save("month_note", replace(note, id=self.of(note.month).id))
