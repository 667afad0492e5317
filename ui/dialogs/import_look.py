"""Reads a file and works out what an import would do, beside the window: a large file takes seconds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from coachdesk.desk import Desk
from coachdesk.domain.errors import DeskError
from coachdesk.exchange.imports import plan_import
from coachdesk.exchange.plans import ImportOptions, ImportPlan
from coachdesk.exchange.tables import Table
from coachdesk.importing import desk_weekday, known_of
from ui import jobs


class ImportLook(QObject):
    """Tells only the answer to the latest question: `opened` a table, `found` a plan, `refused` with a sentence."""

    opened = Signal(object)
    found = Signal(object)
    refused = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._asked = desk, 0

    def open(self, read: Callable[[], Table]) -> None:
        """Read a table."""
        self._start(read, self.opened)

    def look(self, verb: str, table: Table, options: ImportOptions) -> None:
        """Work out what would change; the file's records are read here, since they stay with the window's thread."""
        known, first_weekday = known_of(self._desk), desk_weekday(self._desk)

        def plan() -> ImportPlan:
            return plan_import(verb, table, known, options, first_weekday)

        self._start(plan, self.found)

    def _start(self, work: Callable[[], object], answer: object) -> None:
        self._asked += 1
        asked = self._asked

        def done(result: object) -> None:
            if isValid(self) and asked == self._asked:
                answer.emit(result)  # type: ignore[attr-defined]

        def failed(error: Exception) -> None:
            if not isinstance(error, DeskError):
                raise error
            if isValid(self) and asked == self._asked:
                self.refused.emit(str(error))

        jobs.start(lambda _tick: work(), done, failed)
