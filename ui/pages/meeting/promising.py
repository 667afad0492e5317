"""What happens to commitments in the meeting: made now, taken away, carried over and closed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from coachdesk import meeting
from coachdesk.domain.commitments import CommitmentState, Owner
from coachdesk.domain.errors import DeskError
from ui.dialogs import sheet
from ui.pages.meeting import acts
from ui.pages.meeting.half_typed import HalfTyped

if TYPE_CHECKING:
    from ui.pages.meeting.page import MeetingPage


class Promising:
    """Writes commitments for the page; `half` is what is being typed."""

    def __init__(self, page: MeetingPage) -> None:
        self._page, self._bridge, self._card = page, page.bridge, page.room.promises
        self.half = HalfTyped(page)
        self._card.line.entered.connect(self.add)
        self._card.removed.connect(self.remove)
        page.room.carried.closed.connect(self.close)
        page.room.training.opened.connect(lambda line: sheet("followup")(page.bridge, line, page).open())

    def add(self) -> bool:
        """Keep the commitment that is typed, else put the keyboard into its line; False when it was refused."""
        line, seen = self._card.line, self._page.seen
        if seen is None or not line.text:
            line.focus_line()
            return True
        if problem := line.problem():
            line.answer(problem)
            line.focus_line()
            return False
        try:
            acts.promise(
                self._bridge.desk, seen, line.owner.owner, line.rep_id, line.text, line.seen.text().strip(),
                self._bridge.now(),
            )  # fmt: skip
        except DeskError as error:
            line.answer(str(error))
            line.focus_line()
            return False
        line.answer("")
        line.focus_line()
        return True

    def set_owner(self, owner: Owner) -> None:
        """Say whose the commitment is that is being typed."""
        self._card.line.set_owner(owner)
        self._card.line.focus_line()

    def remove(self, commitment_id: int) -> None:
        """Take a commitment of now away."""
        self._bridge.run(lambda: acts.unpromise(self._bridge.desk, commitment_id))
        self._card.line.focus_line()

    def close(self, commitment_id: int, state: CommitmentState, why: str) -> None:
        """Say how one that was carried over ended."""
        desk, now = self._bridge.desk, self._bridge.now()
        self._bridge.run(lambda: acts.close_promise(desk, commitment_id, state, why, now))

    def anchors(self, rep_id: int) -> Mapping[str, date]:
        """The days of the next calls of a rep, by account."""
        return meeting.anchors(self._bridge.desk, rep_id, self._bridge.today())
