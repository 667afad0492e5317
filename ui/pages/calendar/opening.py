"""Where an entry of the calendar leads, and what its menu offers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from coachdesk import covering, training
from coachdesk.analysis.schedule import Entry, Waiting
from coachdesk.analysis.training import EventState
from coachdesk.domain.errors import DeskError
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import FollowUp
from ui import ways
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.pages.calendar.move_sheet import MoveSheet
from ui.pages.calendar.moves import Moves

SHEETS = {"miss", "record"}
FOLLOWING = "Cancel this and the following"


class Opening(QObject):
    """`asked` leads to a page; sheets open over `over`."""

    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge, moves: Moves, over: QWidget) -> None:
        super().__init__(over)
        self._bridge, self._moves, self._over = bridge, moves, over

    def open(self, entry: Entry) -> None:
        """Go where it is worked on; a busy time only says what it is."""
        name, _, number = entry.key.partition(" ")
        ways_in = {"session": self._open_session, "check": self._open_check, "absence": self._open_absence}
        if name in ways_in:
            self._bridge.run(lambda: ways_in[name](int(number)))
        elif entry.draft:
            self.move(entry)
        else:
            self._bridge.say(entry.words)

    def open_waiting(self, waiting: Waiting) -> None:
        """Go where something due from training is done or booked."""
        self._bridge.run(lambda: self._open_waiting(*waiting.key.split()))

    def move(self, entry: Entry) -> None:
        """Ask for another day and time."""
        step, told = partial(self._moves.shift, entry), partial(self._moves.tell, before=self._moves.before(entry))
        MoveSheet(self._bridge, entry, step, told, self._over).open()

    def change(self, session: Session) -> None:
        """Open the sheet in which a planned session is changed."""
        if session.kind is SessionKind.TRAINING:
            event = training.event(self._bridge.desk, session.id or 0, self._bridge.today())
            sheet("event")(self._bridge, event, self._over).open()
        else:
            sheet("session")(self._bridge, session, self._over).open()

    def show_menu(self, entry: Entry, at: QPoint) -> None:
        """Offer at a place what can be done with an entry."""
        self.menu(entry).popup(at)

    def menu(self, entry: Entry) -> QMenu:
        """What can be done with an entry: only what it allows."""
        menu, session = QMenu(self._over), self._session(entry)
        menu.addAction("Open").triggered.connect(lambda: self.open(entry))
        if entry.movable:
            menu.addAction("Move to…").triggered.connect(lambda: self.move(entry))
        if session is not None and session.status is SessionStatus.PLANNED:
            menu.addAction("Change…").triggered.connect(lambda: self.change(session))
            if session.kind is not SessionKind.TRAINING:
                menu.addAction("Missed…").triggered.connect(lambda: self._miss(session))
        if words := self._removing(entry, session):
            menu.addSeparator()
            menu.addAction(words).triggered.connect(lambda: self._moves.remove(entry))
            if session is not None and session.series_id is not None:
                menu.addAction(FOLLOWING).triggered.connect(lambda: self._moves.remove(entry, following=True))
        return menu

    def _removing(self, entry: Entry, session: Session | None) -> str:
        name = entry.key.partition(" ")[0]
        if name == "session":
            return "Cancel" if session is not None and session.status is SessionStatus.PLANNED else ""
        return {"check": "Drop this check", "absence": "Take it out", "draft": "Leave it out"}.get(name, "")

    def _session(self, entry: Entry) -> Session | None:
        """Its session, which may be gone by now."""
        name, _, number = entry.key.partition(" ")
        try:
            return self._bridge.desk.sessions.one(int(number)) if name == "session" else None
        except DeskError:
            return None

    def _open_session(self, session_id: int) -> None:
        desk = self._bridge.desk
        session, follow_up = desk.sessions.one(session_id), desk.trainings.follow_up_of_session(session_id)
        if session.kind is SessionKind.TRAINING:
            self._open_training(session_id)
        elif follow_up is not None:
            self._open_follow_up(follow_up)
        else:
            self._open_by(ways.way_of(session, self._bridge.now()), session)

    def _open_by(self, way: str, session: Session) -> None:
        if way not in SHEETS:
            self.asked.emit(way, {"session_id": session.id})
        elif way == "miss":
            self._miss(session, "held")
        else:
            sheet(way)(self._bridge, session, self._over).open()

    def _open_training(self, session_id: int) -> None:
        event = training.event(self._bridge.desk, session_id, self._bridge.today())
        if event.state is EventState.TO_RECORD:
            sheet("attendance")(self._bridge, event, self._over).open()
        else:
            self.asked.emit("training", {"view": "events", "session_id": session_id})

    def _open_check(self, follow_up_id: int) -> None:
        self._open_follow_up(self._bridge.desk.trainings.follow_up(follow_up_id))

    def _open_follow_up(self, follow_up: FollowUp) -> None:
        desk = self._bridge.desk
        event = training.event(desk, desk.trainings.one(follow_up.training_id).session_id, self._bridge.today())
        line = next(line for line in event.follow_ups if line.follow_up.id == follow_up.id)
        sheet("followup")(self._bridge, line, self._over).open()

    def _open_absence(self, absence_id: int) -> None:
        sheet("absence")(self._bridge, self._bridge.desk.absences.one(absence_id), self._over).open()

    def _miss(self, session: Session, chosen: str = "rep") -> None:
        asking = sheet("miss")(self._bridge, session, self._over)
        asking.asked.connect(self.asked)
        asking.choose(chosen)
        asking.open()

    def _open_waiting(self, name: str, first: str, second: str = "0") -> None:
        """A check by its id, a certificate by rep and course, a refresher by market change and course."""
        if name == "check":
            self._open_check(int(first))
            return
        rep_ids: tuple[int, ...] = (int(first),)
        title = ""
        if name == "refresher":
            rows = covering.refreshers(self._bridge.desk, self._bridge.today())
            asked = next(r for r in rows if (r.change_id, r.course_id or 0) == (int(first), int(second)))
            rep_ids = tuple(rep_id for rep_id, _ in asked.waiting)
            title = "" if asked.course_id else f"Refresher: {asked.change}"
        course_id = int(second) or None
        sheet("event")(self._bridge, None, self._over, course_id=course_id, rep_ids=rep_ids, title=title).open()
