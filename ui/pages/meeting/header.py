"""The head of the meeting: who, when, whether the clock runs, and the three buttons."""

from __future__ import annotations

from collections.abc import Callable

from coachdesk.domain.sessions import SessionStatus
from ui.pages.meeting.state import Meeting
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button
from ui.widgets.page import PageFrame

CHIPS = {SessionStatus.HELD: "good", SessionStatus.MISSED: "risk"}


class Head:
    """Fills the header of a page; the clock, what was seen and leaving are asked of it."""

    def __init__(
        self, page: PageFrame, pause: Callable[[], object], observe: Callable[[], object], leave: Callable[[], object]
    ) -> None:
        self._page = page
        self.avatar = Avatar("", 44)
        self.pause = Button("Pause", icon="pause", on=pause, tip="F9")
        self.observe = Button("What I saw", icon="eye", on=observe, tip="Ctrl+O")
        self.leave = Button("Leave", "quiet", "x", leave, tip="Esc")
        page.set_lead(self.avatar)
        page.add_action(self.pause, self.observe, self.leave)
        page.header.setProperty("line", True)
        page.header.setContentsMargins(0, -4, 0, 12)

    def show_meeting(self, seen: Meeting | None, *, paused: bool) -> None:
        """Say whose meeting it is and how it stands; None is none."""
        going = seen is not None and seen.session.going_on
        self.avatar.setVisible(seen is not None)
        self.observe.setVisible(seen is not None)
        self.pause.setVisible(going)
        self.pause.setText("Go on" if paused else "Pause")
        self.pause.set_icon("play" if paused else "pause")
        if seen is None:
            self._page.set_title("Meeting", "Open a one-on-one from the day or from the list to hold it.")
            self._page.set_chips()
            return
        session, facts = seen.session, seen.facts
        self.avatar.show_name(seen.reps[0].name if seen.reps else "")
        own = () if seen.group else (f"session {facts.number}", facts.since_words)
        parts = (facts.when, *own, session.place)
        self._page.set_title(seen.title, " · ".join(part for part in parts if part))
        running = ("paused", "watch") if paused else ("in session", "good")
        state = (session.status.value, CHIPS.get(session.status, "neutral"))
        self._page.set_chips(running if going else state)
