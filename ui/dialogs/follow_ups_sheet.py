"""What follows a training, for everybody who is invited: kept, moved or left out, then booked in one step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coachdesk import training
from coachdesk.analysis.training import Event, ProposedFollowUp
from coachdesk.analysis.words import plural, weekday
from coachdesk.domain.errors import DeskError
from coachdesk.domain.sessions import Session
from coachdesk.domain.training import Presence
from ui.bridge import Bridge
from ui.dialogs.event_wish import EventWish
from ui.dialogs.follow_up_board import FollowUpBoard
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.labels import Label

EVERYTHING = "Everybody who was invited has the follow-up that your settings ask for."
NO_ROOM = "No day is left for follow-up by your settings."


class FollowUpsSheet(Sheet):
    """For an event that stands, or with a `wish` for one that is booked together with what is kept here."""

    def __init__(
        self, bridge: Bridge, event: Event | None = None, parent: QWidget | None = None, *,
        wish: EventWish | None = None,
    ) -> None:  # fmt: skip
        about = event or wish
        assert about is not None
        self._when = when_words(about.session)
        super().__init__(f"Follow-up: {about.title}", self._when, parent, width=860, tall=True)
        self._bridge, self._event, self._wish = bridge, event, wish
        proposed = proposed_now(bridge, event) if event else wish.propose(bridge) if wish else ()
        self.board = FollowUpBoard(bridge, proposed, about.session, NO_ROOM if wish else EVERYTHING)
        self.error = Label("", "caption", "risk", wrap=True)
        self.go = Button("", "primary", "check", self.keep)
        self.add(self.board, 1)
        self.add(self.error)
        self._finish()
        self.board.edited.connect(self.look)
        self.look()

    def look(self) -> None:
        """Say on the buttons what will happen."""
        self._say("")
        board, count = self.board, len(self.board.kept)
        more = " anyway" if board.warned and not board.hard else ""
        counted = f"{self._when} · {count} of {len(board.rows)} kept"
        self.set_sub(counted if board.rows else self._when)
        booking = f"Book with follow-up{more} ({count})"
        self.go.setText(booking if self._wish else f"Accept {plural(count, 'follow-up')}{more}")
        self.go.setVisible(bool(count))
        self.go.setEnabled(not board.hard)

    def keep(self) -> None:
        """Book the event with what is kept, or what is kept for the event that stands; one step to undo."""
        self.board.look()
        self.look()
        if not self.board.hard:
            self._do(self._keep)

    def book_without(self) -> None:
        """Book the event alone."""
        if self._wish is not None:
            wish = self._wish
            self._do(lambda: wish.book(self._bridge, ()))

    def _keep(self) -> None:
        kept = self.board.kept
        if self._wish is not None:
            self._wish.book(self._bridge, kept)
        elif self._event is not None and kept:
            training.accept_follow_ups(self._bridge.desk, self._event, kept, self._bridge.now(), anyway=True)

    def _do(self, step: Callable[[], None]) -> None:
        try:
            step()
        except DeskError as wrong:
            self._say(str(wrong))
        else:
            self.accept()

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _finish(self) -> None:
        if self._wish is not None:
            self.foot.addWidget(Button("Book without follow-up", "quiet", on=self.book_without))
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Back" if self._wish else "Close", "quiet", on=self.reject))
        self.foot.addWidget(self.go)
        for keys in (Qt.Modifier.CTRL | Qt.Key.Key_Return, Qt.Modifier.CTRL | Qt.Key.Key_Enter):
            QShortcut(QKeySequence(keys), self, self.keep)


def proposed_now(bridge: Bridge, event: Event) -> tuple[ProposedFollowUp, ...]:
    """What an event that stands proposes for those who were not missing, and has not got yet."""
    out = (Presence.ABSENT, Presence.EXCUSED)
    rep_ids = [one.rep_id for one in event.attendees if one.presence not in out]
    there = {(f.rep_id, f.kind, f.number) for f in (line.follow_up for line in event.follow_ups)}
    found = training.propose_follow_ups(
        bridge.desk, event.session, event.course, rep_ids, bridge.now(), event.title
    )  # fmt: skip
    return tuple(one for one in found if (one.rep_id, one.kind, one.number) not in there)


def when_words(session: Session) -> str:
    """When the training is: "Tue 1 Dec, 10:00 · 45 min"."""
    return f"{weekday(session.start.date())}, {session.start:%H:%M} · {session.minutes} min"
