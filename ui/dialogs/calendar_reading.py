"""Reads a calendar file beside the window: a large one takes seconds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from coachdesk.domain.errors import DeskError
from coachdesk.exchange.calendars import ReadCalendar, read_calendar, read_file
from ui import jobs


class CalendarReading(QObject):
    """Tells only of the file asked for last: `read` what stands in it, or `refused` with a sentence."""

    read = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: jobs.Job | None = None

    def open(self, path: Path, zone: str, today: date) -> None:
        """Read a file; one that is being read still is left."""
        self.stop()

        def work(tick: jobs.Tick) -> ReadCalendar:
            content = read_file(path)
            tick(0.1, "")
            return read_calendar(content, path.name, zone, today)

        def done(found: ReadCalendar) -> None:
            if isValid(self) and self._job is job:
                self._job = None
                self.read.emit(found)

        def failed(error: Exception) -> None:
            if not isinstance(error, DeskError):
                raise error
            if isValid(self) and self._job is job:
                self._job = None
                self.refused.emit(str(error))

        job = self._job = jobs.start(work, done, failed)

    def stop(self) -> None:
        """Leave the file that is being read; what comes of it is dropped."""
        if self._job is not None:
            self._job.cancel()
        self._job = None
