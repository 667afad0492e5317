"""The commitment and the agenda item that are being typed: each waits for its own meeting, also after a kill."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coachdesk.domain.commitments import Owner
from ui.drafts import Draft, read, text_of

if TYPE_CHECKING:
    from ui.pages.meeting.page import MeetingPage


class HalfTyped:
    """Follows both lines and keeps what stands in them."""

    def __init__(self, page: MeetingPage) -> None:
        self._desk = page.bridge.desk
        self._line, self._agenda = page.room.promises.line, page.room.agenda
        self._draft, self._place = Draft(page.bridge, self._words, page), ""
        self.settle = self._draft.settle
        for signal in (
            self._line.edited, self._line.owner.clicked, self._line.rep.activated, self._agenda.line.textChanged,
        ):  # fmt: skip
            signal.connect(self._touched)

    def take_up(self, session_id: int) -> None:
        """Show what was left half typed in a meeting, and keep from now on what is typed in it; once for each."""
        if self._place == self._desk.drafts.meeting(session_id):
            return
        self._place = self._desk.drafts.meeting(session_id)
        found = read(self._desk.drafts.words(self._place))
        self._line.answer("")
        self._line.set_owner(Owner.MANAGER if found.get("owner") == Owner.MANAGER.value else Owner.REP)
        self._line.choose_rep(found.get("rep"))
        self._line.line.setText(text_of(found.get("text")))
        self._line.seen.setText(text_of(found.get("seen_in")))
        self._agenda.take_up(text_of(found.get("item")))
        self._draft.take_up(self._place)

    def let_go(self) -> None:
        """Keep nothing any more until another meeting is taken up."""
        self._draft.let_go()
        self._place = ""

    def move(self, session_id: int) -> None:
        """The meeting goes on as another session, and so does what is half typed in it."""
        words, drafts, old = self._words(), self._desk.drafts, self._place
        self.let_go()
        with self._desk.store.change("Keep what is typed"):
            drafts.drop(old)
            drafts.keep(drafts.meeting(session_id), words)

    def _touched(self, *_: object) -> None:
        self._draft.touch()

    def _words(self) -> str:
        text, seen_in, item = self._line.text, self._line.seen.text().strip(), self._agenda.line.text().strip()
        if not (text or seen_in or item):
            return ""
        typed = {"owner": self._line.owner.owner.value, "rep": self._line.rep_id, "text": text, "seen_in": seen_in}
        return json.dumps({**typed, "item": item}, ensure_ascii=False)
