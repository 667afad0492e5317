"""Type back: choose the sheet, type it in the order of the paper, keep it in one step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coachdesk import meeting
from coachdesk.analysis import words
from coachdesk.domain.commitments import Owner
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.people import Rep
from coachdesk.domain.sessions import Session
from ui.bridge import Bridge
from ui.commands import Command
from ui.pages.typeback.choices import SheetChoice, key_card
from ui.pages.typeback.form import ENTER, SheetForm
from ui.pages.typeback.kept import LastKept
from ui.pages.typeback.sheets import Sheet, half_typed, sheet_of, waiting, whose
from ui.pages.typeback.stack import Forms
from ui.summary import copy_summary
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button
from ui.widgets.columns import Columns
from ui.widgets.empty import EmptyState
from ui.widgets.page import PageFrame
from ui.widgets.tab_order import TabOrder, stops


class TypeBackPage(PageFrame):
    """One form for each sheet that is begun: leaving a sheet for another one loses nothing."""

    watches = frozenset({"session", "session_rep", "commitment", "rep", "skill", "plan", "rhythm"})
    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Type back")
        self.bridge = bridge
        self.form: SheetForm | None = None
        self.forms = Forms(bridge)
        self.kept = LastKept(bridge.desk, self.forms)
        self._rep: Rep | None = None
        self._session: Session | None = None
        self.avatar = Avatar("", 44)
        self.set_lead(self.avatar)
        self.keep_button = Button("Keep the sheet", "primary", "check", self.keep, tip="Ctrl+Enter")
        self.leave_button = Button("Leave", "quiet", "x", self.leave, tip="Esc")
        self.add_action(self.leave_button, self.keep_button)
        self.choice = SheetChoice()
        self.again = Button("Type back another", "primary", on=self.another)
        self.copy = Button("Copy summary", icon="copy", on=self._copy)
        self.done = EmptyState("circle-check", "", self.again, self.copy)
        self._keeping = False
        self.columns = Columns(17, 7)
        _fill(self)
        self.tabs = TabOrder(lambda: _stops(self))
        self.forms.ordered.connect(self.tabs.follow)
        self.choice.rep_chosen.connect(lambda rep_id: self.open(rep_id=rep_id))
        self.choice.sheet_chosen.connect(self._choose)
        bridge.changed.connect(self._changed)

    def open(self, rep_id: int | None = None, session_id: int | None = None, **_more: object) -> None:
        """Show the sheet of a session, else the newest one of the rep that waits, else a new one."""
        desk, now = self.bridge.desk, self.bridge.now()
        self.kept.leave()
        found = self.bridge.run(lambda: whose(desk, rep_id, session_id, now, self._rep))
        self._rep, self._session = found or (self._rep, None)
        self._show_again()

    def refresh(self) -> None:
        """Show what is kept now; what is typed stays, also when the sheet was kept and that was undone."""
        if self._keeping:
            return
        desk, now = self.bridge.desk, self.bridge.now()
        self.kept.follow(self.form)
        if self._rep is None or self.kept.id is not None:
            self._show_done()
            return
        try:
            if self._session is not None:
                self._session = desk.sessions.one(self._session.id or 0)
        except DeskError:
            self._session = None  # it was taken back meanwhile
        self._show_form(sheet_of(desk, self._rep, self._session, now))
        rows = waiting(desk, self._rep, now)
        begun = half_typed(desk, self._rep, [*rows, self._session])
        self.choice.show_choices(desk.people.all(), self._rep, rows, self._session, begun)

    def title(self) -> str:
        """Whose sheet it is."""
        return f"Type back: {self._rep.name}" if self._rep else "Type back"

    def commands(self) -> tuple[Command, ...]:
        """What can be done here."""
        return _commands(self)

    def tour_states(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """A form in use, for the pictures of the tour; nothing is written."""
        return (("typed", self._show_example),)

    def keep(self) -> None:
        """Keep the whole sheet in one step; what can't be read is said beside it, and nothing is lost."""
        form = self.form
        typed = form.typed() if form is not None and self.kept.id is None else None
        if form is None or typed is None:
            return
        self._keeping = True
        try:
            held = meeting.type_back(self.bridge.desk, typed, self.bridge.now())
        except DeskError as problem:
            form.refuse(problem.field if isinstance(problem, Invalid) else "", str(problem))
            return
        finally:
            self._keeping = False
        self.kept.take(form, held)
        made = words.plural(len(typed.promises), "new commitment")
        self.done.sentence.setText(f"Kept: {words.weekday(held.start.date())}, {held.minutes} min, {made}.")
        self._show_done()
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def another(self) -> None:
        """The next sheet that waits, of this rep or of another."""
        desk, now = self.bridge.desk, self.bridge.now()
        more = next((rep for rep in desk.people.all() if waiting(desk, rep, now)), self._rep)
        self.open(rep_id=more.id if more else None)

    def leave(self) -> None:
        """Go to the one-on-ones; the form stays as it is until it is kept."""
        self.asked.emit("sessions", {})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        button = self.focusWidget()
        if event.key() in ENTER and isinstance(button, Button):
            button.click()
        else:
            super().keyPressEvent(event)

    def _show_form(self, sheet: Sheet) -> None:
        self.form = self.forms.show_sheet(sheet)
        self.tabs.follow()
        for widget, shown in ((self.columns, True), (self.done, False), (self.keep_button, True)):
            widget.setVisible(shown)
        self.avatar.show_name(sheet.rep.name)
        self.set_title(self.title(), "In the order of the paper. Enter moves on, Ctrl+Enter keeps it all in one step.")

    def _changed(self, change: Any) -> None:
        if "session" in change.tables and not self._keeping:
            self.kept.follow_redo(self.form)

    def _show_example(self) -> None:
        if self.form is not None:
            self.forms.let_go(self.form)
            self.form.show_example()

    def _show_done(self) -> None:
        if self._rep is None:
            self.done.sentence.setText("Add a rep on the page Team first.")
        self.again.setVisible(self._rep is not None)
        self.copy.setVisible(self.kept.id is not None)
        self.columns.hide()
        self.keep_button.hide()
        self.done.show()
        self.set_title(self.title(), "The sheet is in the file." if self.kept.id else "")

    def _show_again(self) -> None:
        self.refresh()
        if self.form is not None and self.kept.id is None:
            self.form.focus_first()

    def _choose(self, session_id: int | None) -> None:
        self._session = self.bridge.desk.sessions.one(session_id) if session_id else None
        self._show_again()

    def _copy(self) -> None:
        if self.kept.id is not None:
            copy_summary(self.bridge, self.kept.id)


def _stops(page: TypeBackPage) -> tuple[QWidget, ...]:
    """The form first, then what is done with it, then which sheet it is."""
    fields = page.form.stops if page.form is not None else ()
    return (*fields, page.keep_button, page.leave_button, *stops(page.choice), *stops(page.done))


def _fill(page: TypeBackPage) -> None:
    page.columns.main.addWidget(page.forms)
    page.columns.main.addStretch(1)
    page.forms.ended.connect(page.keep_button.setFocus)
    page.columns.side.addWidget(page.choice)
    page.columns.side.addWidget(key_card())
    page.columns.side.addStretch(1)
    page.add(page.columns)
    page.add(page.done)
    page.body.addStretch(1)
    page.done.hide()


def _commands(page: TypeBackPage) -> tuple[Command, ...]:
    own = page.forms.set_owner
    return (
        Command("typeback.keep", "Keep the sheet", page.keep, "Ctrl+Return"),
        Command("typeback.mine", "The commitment is mine", partial(own, Owner.MANAGER), "Alt+M"),
        Command("typeback.theirs", "The commitment is the rep’s", partial(own, Owner.REP), "Alt+R"),
        Command("typeback.sheet", "Choose another sheet", page.choice.sheet.box.setFocus, "F2"),
        Command("typeback.leave", "Leave the form", page.leave),
    )
