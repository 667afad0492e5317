"""Book a session, or change, move or cancel one that is booked."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coachdesk import booking
from coachdesk.analysis import words
from coachdesk.booking import Problem
from coachdesk.domain.deals import Deal
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from ui.bridge import Bridge
from ui.dialogs import session_steps as steps
from ui.dialogs.session_form import SessionForm
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.columns import column_of, row_of
from ui.widgets.forms import TextField
from ui.widgets.labels import Label
from ui.widgets.segmented import Segmented

MARK = "A move leaves a mark where it was, so it counts as moved. A correction leaves none."


class SessionSheet(Sheet):
    """What speaks against a booking stands beside its field; what may be done anyway is said on the button."""

    def __init__(
        self, bridge: Bridge, session: Session | None = None, parent: QWidget | None = None, *,
        kind: SessionKind = SessionKind.ONE_ON_ONE, rep_id: int | None = None, deal: Deal | None = None,
        day: date | None = None, at: time | None = None,
    ) -> None:  # fmt: skip
        super().__init__(*_titles(bridge, session), parent, width=640)
        self._bridge, self._session = bridge, session
        self._warned: tuple[Problem, ...] = ()
        self.form = SessionForm(bridge, session, kind=kind, rep_id=rep_id, deal=deal, day=day, at=at)
        self.scope = Segmented("Which ones", [("one", "This one"), ("following", "This and following")])
        self.way = Segmented("How", [("move", "Move it"), ("correct", "Correct it")])
        self.mark = Label(MARK, "caption", "text3", wrap=True)
        self.why = TextField("Why", hint="customer call, sick, travel", limit=500)
        self.error = Label("", "caption", "risk", wrap=True)
        if session is not None and session.series_id is not None and self._planned:
            self.add(row_of(self.scope, 1))
        self.add(self.form)
        if self._planned:
            self._moving = QWidget()
            self._moving.setLayout(column_of(row_of(self.way, 1), self.mark, spacing=4))
            self.add(self._moving)
            self.add(self.why)
        self.add(self.error)
        self._finish()
        self.form.edited.connect(self.look)
        self.scope.picked.connect(lambda _name: self.look())
        self.way.picked.connect(lambda _name: self.look())
        self.look()
        self.form.slot.day.setFocus()
        self.form.slot.day.line.selectAll()

    def look(self) -> tuple[Session, tuple[Problem, ...]] | None:
        """Say beside the fields what speaks against it; None when a field can't be read."""
        draft = self.form.draft()
        self.error.setText("")
        self.error.hide()
        self._name_buttons(draft, anyway=False)
        if draft is None:
            return None
        found = steps.against(
            self._bridge.desk, self._session, draft, self.form.rep_ids, self._bridge.now(), following=self._following
        )
        self.form.show_problems(found)
        self._warned = found
        if self._planned:
            moved = self._session is not None and draft.start != self._session.start
            self._moving.setVisible(moved and not self._following)
        readable = self._session is not None or self.form.repeats() is not None
        self._name_buttons(draft, anyway=bool(found) and readable and not any(problem.hard for problem in found))
        return draft, found

    def keep(self) -> None:
        """Book or change it; a problem not seen yet is shown first, and everything typed stays."""
        warned = self._warned
        seen = self.look()
        if seen is None:
            return
        draft, found = seen
        hard = any(problem.hard for problem in found)
        if hard or found != warned or (found and "anyway" not in self.go.text()):
            return
        try:
            self._book(draft) if self._session is None else self._change(self._session, draft)
        except Invalid as wrong:
            self.form.show_error(wrong.field, str(wrong))
            self._name_buttons(draft, anyway=False)
        except DeskError as wrong:
            self._say(str(wrong))

    def cancel(self) -> None:
        """Call it off, and the following ones too when they are meant; undo brings them back."""
        session, desk = self._session, self._bridge.desk
        if session is None:
            return
        try:
            booking.cancel(desk, session, following=self._following, why=self.why.value)
        except DeskError as wrong:
            self._say(str(wrong))
        else:
            self.accept()

    @property
    def _planned(self) -> bool:
        return self._session is not None and self._session.status is SessionStatus.PLANNED

    @property
    def _following(self) -> bool:
        return self.scope.current == "following"

    def _name_buttons(self, draft: Session | None, *, anyway: bool) -> None:
        """What each button does, and to how many sessions; "anyway" only where nothing hard or unreadable stands."""
        verb = self._verb(draft)
        self.go.setText(f"{verb} anyway" if anyway else verb)
        if self._session is None or not self._planned:
            return
        count = 1 + len(booking.after_in_series(self._bridge.desk, self._session)) if self._following else 1
        following = f"Cancel this and following ({words.plural(count, 'session')})"
        self.call_off.setText(following if self._following else "Cancel this session")

    def _verb(self, draft: Session | None) -> str:
        if self._session is None:
            return "Book"
        if draft is None:
            return "Change"
        moved = draft.start != self._session.start and self._planned and not self._following
        return "Move" if moved and self.way.current == "move" else "Change"

    def _book(self, draft: Session) -> None:
        repeats = self.form.repeats()
        if repeats is None:
            return
        every, until = repeats
        desk, rep_ids = self._bridge.desk, self.form.rep_ids
        step = f"Book {draft.kind.value} on {draft.start:%Y-%m-%d}"
        with desk.store.change(f"{step} {every.value}" if every else step):
            session = steps.with_deal(desk, draft, rep_ids, self.form.new_account())
            booked = booking.book(desk, session, rep_ids, self._bridge.now(), every, until, anyway=True)
        self.accept()
        if booked.skipped:
            self._bridge.say(steps.laid_words(booked), "Undo", lambda: self._bridge.run(desk.store.undo))

    def _change(self, old: Session, draft: Session) -> None:
        wish = steps.Wish(
            draft, self.form.rep_ids, self.form.new_account(), self._following, self._verb(draft) == "Move",
            self.why.value,
        )  # fmt: skip
        steps.change(self._bridge.desk, old, wish, self._bridge.now())
        self.accept()

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _finish(self) -> None:
        if self._planned:
            self.call_off = Button("Cancel this session", "risk", "x", self.cancel)
            self.foot.addWidget(self.call_off)
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Close", "quiet", on=self.reject))
        self.go = Button("Book" if self._session is None else "Change", "primary", "check", self.keep)
        self.foot.addWidget(self.go)
        for keys in (Qt.Modifier.CTRL | Qt.Key.Key_Return, Qt.Modifier.CTRL | Qt.Key.Key_Enter):
            QShortcut(QKeySequence(keys), self, self.keep)


def _titles(bridge: Bridge, session: Session | None) -> tuple[str, str]:
    if session is None:
        return "Book a session", "Days in plain words: fri, 2w, 18 Dec. Arrow keys step a day or a quarter of an hour."
    reps = [bridge.desk.people.one(rep_id).name for rep_id in bridge.desk.sessions.reps(session.id or 0)]
    when = f"{words.weekday(session.start.date())} {session.start:%H:%M}"
    again = f", {bridge.desk.sessions.series(session.series_id).every.value}" if session.series_id else ""
    return f"{session.kind.title} with {words.listed(reps) or 'nobody'}", f"{when}{again} · {session.status.value}"
