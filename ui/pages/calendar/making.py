"""What the calendar makes: sessions, events and absences, the draft of a quarter, and calendars in and out."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coachdesk.analysis.planner import Proposal
from coachdesk.analysis.schedule import Schedule
from coachdesk.domain.periods import Quarter
from coachdesk.settings import clock
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.pages.calendar.drafting import Drafting
from ui.pages.calendar.paper import QuarterPaperSheet

NO_TEAM = "Your team’s sessions, trainings and absences will stand here."
NO_SESSION = "Nothing is booked yet: double-click a day, or let the quarter be planned."


class Making(QObject):
    """Opens each sheet over the page. `proposed` once a proposal is kept as the draft."""

    proposed = Signal()

    def __init__(self, bridge: Bridge, drafting: Drafting, over: QWidget) -> None:
        super().__init__(over)
        self._bridge, self._drafting, self._over = bridge, drafting, over

    def make(self, name: str, day: date | None = None, start: datetime | None = None) -> None:
        """Something new on a day, at a time where one was chosen: session, event or absence."""
        if not self.anybody:
            self.begin(self._bridge.today())
        elif name == "session":
            at = start.time() if start is not None else None
            sheet("session")(self._bridge, None, self._over, day=day, at=at).open()
        elif name == "event":
            begins = clock(self._bridge.desk.settings.all(), "day_starts")
            sheet("event")(self._bridge, None, self._over, start=day and datetime.combine(day, begins)).open()
        else:
            sheet("absence")(self._bridge, None, self._over, day=day).open()

    def begin(self, day: date) -> None:
        """What an empty calendar begins with: a rep, or the plan of the quarter."""
        if self.anybody:
            self.plan(day)
        else:
            sheet("rep")(self._bridge, None, self._over).open()

    def plan(self, day: date) -> None:
        """Ask what is to be planned for the quarter of a day, or for the one of today when that is over."""
        if not self.anybody:
            self.begin(day)
            return
        quarter = self.quarter(day)
        asking = sheet("quarter")(self._bridge, quarter, self._over)
        asking.proposed.connect(partial(self._keep, quarter))
        asking.open()

    def quarter(self, day: date) -> Quarter:
        """The quarter that would be planned."""
        return Quarter.of(max(day, self._bridge.today()))

    def print_quarter(self, day: date, rep_ids: frozenset[int] | None) -> None:
        """Show the quarter of a day as it prints; for the one rep that is looked for, if any."""
        rep_id = next(iter(rep_ids)) if rep_ids is not None and len(rep_ids) == 1 else None
        QuarterPaperSheet(self._bridge, day, rep_id, self._over).open()

    def missing(self, schedule: Schedule) -> tuple[str, str]:
        """The sentence over an empty calendar and the words of the button that begins it; both empty otherwise."""
        if not self.anybody:
            return NO_TEAM, "Add a rep"
        if schedule.entries or self._bridge.desk.sessions.all():
            return "", ""
        return NO_SESSION, "Plan the quarter"

    @property
    def anybody(self) -> bool:
        """Whether there is somebody to meet."""
        return any(rep.present for rep in self._bridge.desk.people.all())

    def _keep(self, quarter: Quarter, proposal: Proposal) -> None:
        self._drafting.keep(quarter, proposal)
        self.proposed.emit()
