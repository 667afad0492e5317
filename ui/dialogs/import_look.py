"""Reads a file and works out what an import would do, beside the window: a large file takes seconds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from coachdesk.desk import Desk
from coachdesk.domain.errors import DeskError
from coachdesk.exchange.imports import plan_import
from coachdesk.exchange.plans import ImportOptions, ImportPlan, Known
from coachdesk.exchange.recipes import Opened, SavedRecipe, best_recipe, read_remembered
from coachdesk.exchange.tables import Table, read_table, read_text
from coachdesk.importing import desk_weekday, known_of
from ui import jobs

PATIENCE_MS = 350


class ImportLook(QObject):
    """Tells only the answer to the latest question: `opened` a file, `found` a plan, `refused` with a sentence.

    `working` says what takes long and how far it is; `rested` when nothing is under way any more.
    """

    opened = Signal(object)
    found = Signal(object)
    refused = Signal(str)
    working = Signal(str, float)
    rested = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._asked = desk, 0
        self._job: jobs.Job | None = None
        self._known: tuple[Known, int] | None = None
        self._words, self._share = "", 0.0
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._tell)

    def open_path(self, path: Path, recipes: Sequence[SavedRecipe], sheet: str | None = None) -> None:
        """Read a file, or one sheet of it, and find the recipe that fits."""
        measures = self._measures()

        def read(tick: Callable[[float], object]) -> Opened:
            if sheet is None:
                return read_remembered(path, recipes, measures, tick)
            table = read_table(path, sheet, tick=tick)
            return Opened(table, best_recipe(recipes, table.heads, measures))

        self._start(read, self.opened, f"Reading “{path.name}”")

    def open_text(self, text: str, recipes: Sequence[SavedRecipe]) -> None:
        """Read rows that were copied."""
        measures = self._measures()

        def read(_tick: Callable[[float], object]) -> Opened:
            table = read_text(text)
            return Opened(table, best_recipe(recipes, table.heads, measures))

        self._start(read, self.opened, "Reading what was copied")

    def look(self, verb: str, table: Table, options: ImportOptions) -> None:
        """Work out what would change; the file's records are read here, since they stay with the window's thread."""
        self._known = self._known or (known_of(self._desk), desk_weekday(self._desk))
        known, first_weekday = self._known

        def plan(tick: Callable[[float], object]) -> ImportPlan:
            return plan_import(verb, table, known, options, first_weekday, tick)

        self._start(plan, self.found, f"Working out what “{table.name}” becomes")

    def forget(self) -> None:
        """The team has changed: read its records again at the next look."""
        self._known = None

    def stop(self) -> None:
        """Give up what is under way; its answer is not told."""
        self._asked += 1
        if self._job is not None:
            self._job.cancel()
        self._end()

    def _measures(self) -> list[str]:
        return [measure.name for measure in self._desk.measures.all()]

    def _start(self, work: Callable[[Callable[[float], object]], object], answer: Any, words: str) -> None:
        if self._job is not None:
            self._job.cancel()
        self._asked += 1
        asked = self._asked
        self._words, self._share = words, 0.0
        self._patience.start()

        def latest() -> bool:
            return isValid(self) and asked == self._asked

        def done(result: object) -> None:
            if latest():
                self._end()
                answer.emit(result)

        def failed(error: Exception) -> None:
            if not isinstance(error, DeskError):
                raise error
            if latest():
                self._end()
                self.refused.emit(str(error))

        def progressed(share: float, _words: str) -> None:
            if latest():
                self._share = share
                self._tell_again()

        self._job = jobs.start(lambda tick: work(lambda share: tick(share, "")), done, failed)
        self._job.progressed.connect(progressed)

    def _tell(self) -> None:
        self.working.emit(self._words, self._share)

    def _tell_again(self) -> None:
        if not self._patience.isActive():
            self._tell()

    def _end(self) -> None:
        self._job = None
        self._patience.stop()
        self.rested.emit()
