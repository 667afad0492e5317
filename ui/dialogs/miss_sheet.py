"""Was it held? A session whose time has passed is written down, counted as missed, moved or called off."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from coachdesk import booking, following
from coachdesk.analysis import words
from coachdesk.booking import Problem
from coachdesk.domain.commitments import Owner
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.sessions import Session, SessionKind
from ui import theme
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.forms import TextField
from ui.widgets.labels import Label
from ui.widgets.slot_fields import SlotFields

BRIEFS = {SessionKind.PRE_BRIEF, SessionKind.DEBRIEF}
VERBS = {"held": "Write it down", "rep": "Mark as missed", "me": "Mark as missed", "move": "Move", "off": "Cancel it"}
COUNTS = {
    "held": "It counts once a note or a commitment is written.",
    "rep": "It stands as missed in the ledger; one line why helps you see a pattern.",
    "me": "It stands as missed in the ledger, on your side.",
    "move": "A mark stays where it was; agenda and questions go along.",
    "off": "It leaves the count of planned and missed.",
}


class MissSheet(Sheet):
    """One choice, its reason, one button. `asked` says the page where a held one is written down."""

    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge, session: Session, parent: QWidget | None = None) -> None:
        reps = [bridge.desk.people.one(rep_id) for rep_id in bridge.desk.sessions.reps(session.id or 0)]
        when = f"{words.weekday(session.start.date())} {session.start:%H:%M} · {session.minutes} min"
        names = words.listed([rep.name for rep in reps]) or "nobody"
        super().__init__("Was it held?", f"{session.kind.title} with {names}, {when}", parent, width=520)
        self._bridge, self._session = bridge, session
        self._rep_id = reps[0].id if reps else None
        self._warned: tuple[Problem, ...] = ()
        who = reps[0].first_name if len(reps) == 1 else "the group"
        self.group = QButtonGroup(self)
        self.choices: dict[str, QRadioButton] = {}
        for name, text in (
            ("held", "Held: write down what came of it"), ("rep", f"Missed by {who}"), ("me", "Missed by me"),
            ("move", "Moved to another time"), ("off", "Called off"),
        ):  # fmt: skip
            self._offer(name, text)
        self.says = Label("", "caption", "text2", wrap=True)
        self.why = TextField("Why", hint="customer call, sick, travel", limit=500)
        again = bridge.now().replace(hour=session.start.hour, minute=session.start.minute, second=0, microsecond=0)
        self.slot = SlotFields(again + timedelta(days=1), session.minutes, bridge.today())
        self.error = Label("", "caption", "risk", wrap=True)
        for widget in (self.says, self.why, self.slot, self.error):
            self.add(widget)
        self.slot.edited.connect(self._look)
        self._finish()
        self.choose("held")

    @property
    def chosen(self) -> str:
        """What is on: held, rep, me, move or off."""
        return next(name for name, button in self.choices.items() if button.isChecked())

    def choose(self, name: str) -> None:
        """Turn one choice on."""
        self.choices[name].setChecked(True)
        self.choices[name].setFocus()

    def keep(self) -> None:
        """Do what was chosen; what is wrong is said, and what was typed stays."""
        try:
            self._keep()
        except Invalid as wrong:
            (self.slot.day if wrong.field == "start" else self.slot.minutes).set_error(str(wrong))
        except DeskError as wrong:
            self.error.setText(str(wrong))
            self.error.show()

    def _keep(self) -> None:
        session, why, desk = self._session, self.why.value, self._bridge.desk
        if self.chosen == "held":
            self._write_down()
        elif self.chosen == "move":
            self._move()
        elif self.chosen == "off":
            booking.cancel(desk, session, why=why)
            self.accept()
        else:
            desk.sessions.miss(session, Owner.REP if self.chosen == "rep" else Owner.MANAGER, why)
            self.accept()

    def _write_down(self) -> None:
        self.accept()
        if self._session.kind in BRIEFS:
            self.asked.emit("brief", {"session_id": self._session.id})
        else:
            self.asked.emit("typeback", {"rep_id": self._rep_id, "session_id": self._session.id})

    def _move(self) -> None:
        warned, slot = self._warned, self.slot.read()
        if slot is None:
            return
        found = self._look()
        if any(problem.hard for problem in found) or found != warned:
            return
        start, minutes = slot
        now = self._bridge.now()
        bridge = self._bridge
        moved, along = following.move(
            bridge.desk, self._session, start, now, minutes=minutes, why=self.why.value, anyway=bool(found)
        )
        self.accept()
        if along:
            said = f"Training moved to {words.weekday(moved.start.date())}, {moved.start:%H:%M}, with "
            said += f"{words.plural(along, 'session')} of its follow-up."
            bridge.say(said, "Undo", lambda: bridge.run(bridge.desk.store.undo))

    def _look(self) -> tuple[Problem, ...]:
        """Say beside the day what speaks against the new time."""
        slot = self.slot.read()
        if slot is None or self.chosen != "move":
            return ()
        try:
            found = self._problems(*slot)
        except Invalid as wrong:
            found = (Problem("minutes", str(wrong), hard=True),)
        for problem in found:
            (self.slot.minutes if problem.field == "minutes" else self.slot.day).set_error(problem.words)
        self._warned = found
        soft = bool(found) and not any(problem.hard for problem in found)
        self.go.setText("Move anyway" if soft else "Move")
        return found

    def _problems(self, start: datetime, minutes: int) -> tuple[Problem, ...]:
        fresh = replace(self._session, start=start, minutes=minutes)
        rep_ids = self._bridge.desk.sessions.reps(self._session.id or 0)
        return booking.problems(self._bridge.desk, fresh, rep_ids, self._bridge.now())

    def _offer(self, name: str, text: str) -> None:
        button = self.choices[name] = QRadioButton(text.replace("&", "&&"))
        button.setAccessibleName(text)
        button.setFont(theme.font("medium"))
        button.toggled.connect(lambda on: self._show(name) if on else None)
        self.group.addButton(button)
        self.add(button)

    def _show(self, name: str) -> None:
        self.says.setText(COUNTS[name])
        self.why.setVisible(name != "held")
        self.slot.setVisible(name == "move")
        self.error.hide()
        self.go.setText(VERBS[name])
        if name == "move":
            self._look()

    def _finish(self) -> None:
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Close", "quiet", on=self.reject))
        self.go = Button("Write it down", "primary", "check", self.keep)
        self.foot.addWidget(self.go)
        for keys in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Modifier.CTRL | Qt.Key.Key_Return):
            QShortcut(QKeySequence(keys), self, self.keep)
