"""The desk as Qt sees it: one signal when something changed, one place where errors are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from coachdesk.desk import Desk
from coachdesk.domain.errors import DeskError

T = TypeVar("T")


class Bridge(QObject):
    """Runs what a person asked for. `said` shows words with an action: (words, action's words, callable or None)."""

    changed = Signal(object)
    refused = Signal(str)
    said = Signal(str, str, object)

    def __init__(
        self, desk: Desk, today: Callable[[], date] | None = None, now: Callable[[], datetime] = datetime.now
    ) -> None:
        super().__init__()
        self.desk = desk
        self.now = now if today is None else lambda: datetime.combine(today(), now().time())
        self.today = today or (lambda: now().date())
        desk.store.subscribe(self.changed.emit)

    def run(self, step: Callable[[], T]) -> T | None:
        """Do a step a person asked for; a refusal is shown, a bug is not hidden."""
        try:
            return step()
        except DeskError as error:
            self.refused.emit(str(error))
            return None

    def attention(self) -> Mapping[int, str]:
        """Which reps need attention: risk for a signal that is bad, watch for what is long not met or not booked."""
        marks = {}
        for row in self.desk.team_facts(self.today()).rows:
            tones = {row.signal_tone, row.last_tone}
            if row.signal_tone == "bad" or (row.late and "bad" in tones):
                marks[row.rep_id] = "risk"
            elif tones & {"bad", "warn"} or row.next_tone == "bad":
                marks[row.rep_id] = "watch"
        return marks

    def say(self, words: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Tell what happened without a change in the file, such as a file written."""
        self.said.emit(words, action, run)
