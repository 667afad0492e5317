"""The draft of a quarter on the page: kept, changed, accepted or let go of."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from coachdesk import quarter
from coachdesk.analysis.planner import Proposal
from coachdesk.analysis.words import plural
from coachdesk.domain.periods import Quarter
from ui.bridge import Bridge

Draft = tuple[Quarter, Proposal]


class Drafting(QObject):
    """`redrawn` when the draft changed: it is no step of the history, so nothing else announces it."""

    redrawn = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge

    def kept(self) -> Draft | None:
        """The draft that is there."""
        return quarter.kept(self._bridge.desk)

    def keep(self, period: Quarter, proposal: Proposal) -> None:
        """Put a draft in the place of the one before."""
        quarter.keep(self._bridge.desk, period, proposal)
        self.redrawn.emit()

    def redraw(self, step: Callable[[Proposal], Proposal]) -> Proposal | None:
        """Change the draft; what it is then, None when it is gone."""
        draft = self.kept()
        if draft is None:
            return None
        fresh = step(draft[1])
        self.keep(draft[0], fresh)
        return fresh

    def accept(self) -> None:
        """Book all of it in one step."""
        draft = self.kept()
        if draft is None:
            return
        desk, now = self._bridge.desk, self._bridge.now()
        count = self._bridge.run(lambda: quarter.accept(desk, draft[1], now, draft[0]))
        if count is not None:
            self.redrawn.emit()
            words = f"{plural(count, 'session')} booked for {draft[0].title}."
            self._bridge.say(words, "Undo", lambda: self._bridge.run(desk.store.undo))

    def discard(self) -> None:
        """Let go of it; the toast brings it back."""
        draft = self.kept()
        if draft is not None:
            quarter.discard(self._bridge.desk)
            self.redrawn.emit()
            self._bridge.say(f"The draft for {draft[0].title} is gone.", "Undo", partial(self.keep, *draft))
